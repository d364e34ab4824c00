// Blocks of what is bought and what it costs. Knows nothing of paying.
#pragma once

#include "core/state/lens.hpp"

#include <cstdint>

namespace till {

enum class Lines : std::uint8_t {
    to_change,     // all, with steppers
    as_ordered,    // all, as they stand
    with_messages  // only those with a message or disclosure beneath
};

void add_lines(const Lens& lens, const Draft& draft, Lines which, Blocks& blocks);
void add_totals(const Lens& lens, const Draft& draft, Blocks& blocks);

}  // namespace till
