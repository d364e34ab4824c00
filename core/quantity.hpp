// How many of a thing, in words and steps. Knows nothing of what it costs.
#pragma once

#include "core/locale.hpp"
#include "core/session.hpp"

#include <string>

namespace till {

std::string format_scaled(const Locale& locale, std::int64_t value, int scale);     // 15, 1 -> "1.5"
std::string quantity_text(const Locale& locale, const LineItem& line);              // "2", "1.5 lb"
std::int64_t quantity_step(const LineItem& line);                                   // 1 where nothing is said

}  // namespace till
