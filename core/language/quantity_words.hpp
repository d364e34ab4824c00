// Quantities as a language writes them: whole things, or a measure of a unit. Knows nothing of what is sold.
#pragma once

#include "core/language/locale.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace till {

// `value` counts steps of 10^-scale: 15 with scale 1 is "1.5". Scale is 0 to 15.
std::string format_scaled(const Locale& locale, std::int64_t value, int scale);
// The same with the unit's printable text, which may be empty: "1.5 lb".
std::string format_measure(const Locale& locale, std::int64_t value, int scale, std::string_view unit);

}  // namespace till
