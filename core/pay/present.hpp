// The end of the sheet as blocks: policies, what is shared, the recap, the button that pays, the ways out.
// Knows nothing of what a tap leads to.
#pragma once

#include "core/state/lens.hpp"

#include <cstdint>

namespace till {

// How far the purchase on the sheet is.
enum class Stage : std::uint8_t { reviewing, updating, confirming, completing };

void add_policies(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_shared(const Lens& lens, const Draft& draft, Blocks& blocks);
// `exit`: of the method whose token is awaited; all but `token` open a window or a slot of their own.
void add_pay(const Lens& lens, const Draft& draft, Stage stage, MethodExit exit, Blocks& blocks);
void add_way_out(const Lens& lens, const Draft& draft, Blocks& blocks);

}  // namespace till
