// Dates and times as they were written (RFC 3339): a timestamp shows its own wall clock, in the words of a language.
// Knows no clock and no time zone but the offset in the text.
#pragma once

#include "core/language/locale.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace till {

struct WallTime {
    int year = 0, month = 0, day = 0;  // month and day from 1
    int hour = 0, minute = 0, second = 0;
    bool has_time = false;
    int offset_min = 0;
    bool operator==(const WallTime&) const = default;
};
std::optional<WallTime> parse_rfc3339(std::string_view text);  // also a plain date
std::int64_t epoch_ms(const WallTime& wall);                   // without a time: start of that day, UTC
WallTime wall_of(std::int64_t ms, int offset_min);
std::string rfc3339(std::int64_t ms);                          // "2026-11-27T10:00:00Z"

// `now_ms` decides whether the year is worth saying; 0 = it is not.
std::string format_date(const Locale& locale, const WallTime& wall, std::int64_t now_ms);
std::string format_time(const Locale& locale, const WallTime& wall);
// Either end may be missing: "by Fri, Nov 28", "from Thu, Nov 27". Both empty or unreadable: empty.
std::string format_date_range(
    const Locale& locale, std::string_view earliest, std::string_view latest, std::int64_t now_ms);
// The same for the ear, names in full and no year: "Thursday, November 27 to Friday, November 28".
std::string spoken_date_range(const Locale& locale, std::string_view earliest, std::string_view latest);

}  // namespace till
