// Dates and times as they were written, in a language. Knows no clock and no time zone but the offset in the text.
#include "core/language/dates.hpp"

#include "core/base/text.hpp"

namespace till {
namespace {

// Days since 1970-01-01 of a date of the proleptic Gregorian calendar, and back (H. Hinnant's public-domain
// algorithms).
std::int64_t days_of(int year, int month, int day) {
    const std::int64_t y = month <= 2 ? year - 1 : year;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
    const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void set_date(WallTime& wall, std::int64_t days) {
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097, of_era = days - era * 146097;
    const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100),
                       month = (5 * of_year + 2) / 153;
    wall.day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
    wall.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    wall.year = static_cast<int>(year_of_era + era * 400 + (wall.month <= 2 ? 1 : 0));
}

int days_in(int year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[month - 1];
}

// Exactly `count` digits at `at`, which moves on; -1 = not there.
int take_digits(std::string_view text, std::size_t& at, std::size_t count) {
    if (at > text.size() || text.size() - at < count) return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const char c = text[at + i];
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    at += count;
    return value;
}

bool take(std::string_view text, std::size_t& at, char wanted) {
    if (at >= text.size() || text[at] != wanted) return false;
    ++at;
    return true;
}

// "Z", "+02:00", "-0530" is not allowed.
std::optional<int> take_offset(std::string_view text, std::size_t& at) {
    if (take(text, at, 'Z') || take(text, at, 'z')) return 0;
    const bool west = at < text.size() && text[at] == '-';
    if (!west && !(at < text.size() && text[at] == '+')) return std::nullopt;
    ++at;
    const int hours = take_digits(text, at, 2);
    if (!take(text, at, ':')) return std::nullopt;
    const int minutes = take_digits(text, at, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    return west ? -(hours * 60 + minutes) : hours * 60 + minutes;
}

bool take_time(std::string_view text, std::size_t& at, WallTime& wall) {
    wall.hour = take_digits(text, at, 2);
    if (!take(text, at, ':')) return false;
    wall.minute = take_digits(text, at, 2);
    if (!take(text, at, ':')) return false;
    wall.second = take_digits(text, at, 2);
    if (wall.hour < 0 || wall.hour > 23 || wall.minute < 0 || wall.minute > 59 || wall.second < 0 || wall.second > 60)
        return false;
    if (take(text, at, '.')) {
        const std::size_t start = at;
        while (take_digits(text, at, 1) >= 0) {}
        if (at == start) return false;
    }
    const auto offset = take_offset(text, at);
    if (!offset) return false;
    wall.offset_min = *offset;
    wall.has_time = true;
    return true;
}

std::string two(int value) { return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)}; }

struct DayNames {
    const std::array<std::string, 7>& weekdays;
    const std::array<std::string, 12>& months;
};

DayNames short_names(const Locale& locale) { return {locale.weekdays_short, locale.months_short}; }

const std::string& weekday_of(const DayNames& names, const WallTime& wall) {
    const std::int64_t days = days_of(wall.year, wall.month, wall.day);
    return names.weekdays[static_cast<std::size_t>(((days + 4) % 7 + 7) % 7)];  // 1970-01-01 was a Thursday
}

const std::string& month_of(const DayNames& names, const WallTime& wall) {
    return names.months[static_cast<std::size_t>(wall.month - 1)];
}

bool is_other_year(const Locale& locale, const WallTime& wall, std::int64_t now_ms) {
    return now_ms > 0 && wall_of(now_ms, locale.utc_offset_min).year != wall.year;
}

std::string dated(const Locale& locale, const WallTime& wall, const std::string& pattern, const DayNames& names) {
    if (wall.month < 1 || wall.month > 12) return {};
    return filled(pattern,
        {
            {"{weekday}", weekday_of(names, wall)},
            {"{day}", native_digits(locale, std::to_string(wall.day))},
            {"{month}", month_of(names, wall)},
            {"{year}", native_digits(locale, std::to_string(wall.year))},
        });
}

// Where an end is missing or both are the same day; nullopt = two days.
std::optional<std::string> one_day(const Locale& locale, const std::string& first, const std::string& last) {
    if (first.empty() && last.empty()) return std::string();
    if (first.empty()) return say(locale, Word::by_date, {{"date", last}});
    if (last.empty()) return say(locale, Word::from_date, {{"date", first}});
    if (first == last) return first;
    return std::nullopt;
}

}  // namespace

std::optional<WallTime> parse_rfc3339(std::string_view text) {
    WallTime wall;
    std::size_t at = 0;
    wall.year = take_digits(text, at, 4);
    if (!take(text, at, '-')) return std::nullopt;
    wall.month = take_digits(text, at, 2);
    if (!take(text, at, '-')) return std::nullopt;
    wall.day = take_digits(text, at, 2);
    if (wall.year < 1 || wall.month < 1 || wall.month > 12 || wall.day < 1 || wall.day > days_in(wall.year, wall.month))
        return std::nullopt;
    if (at == text.size()) return wall;
    if (!take(text, at, 'T') && !take(text, at, 't') && !take(text, at, ' ')) return std::nullopt;
    if (!take_time(text, at, wall) || at != text.size()) return std::nullopt;
    return wall;
}

std::int64_t epoch_ms(const WallTime& wall) {
    const std::int64_t minutes =
        days_of(wall.year, wall.month, wall.day) * 1440 + wall.hour * 60 + wall.minute - wall.offset_min;
    return (minutes * 60 + wall.second) * 1000;
}

WallTime wall_of(std::int64_t ms, int offset_min) {
    // Nothing outside years 1 to 9999 is a time of this world; clamp so that no arithmetic can overflow.
    constexpr std::int64_t first = -62135596800000, last = 253402300799000;
    ms = ms < first ? first : ms > last ? last : ms;
    const std::int64_t shifted = ms + std::int64_t{60000} * offset_min;
    const std::int64_t day_ms = 86400000, days = (shifted >= 0 ? shifted : shifted - day_ms + 1) / day_ms;
    const std::int64_t seconds = (shifted - days * day_ms) / 1000;
    WallTime wall{.hour = static_cast<int>(seconds / 3600),
        .minute = static_cast<int>(seconds / 60 % 60),
        .second = static_cast<int>(seconds % 60),
        .has_time = true,
        .offset_min = offset_min};
    set_date(wall, days);
    return wall;
}

std::string rfc3339(std::int64_t ms) {
    const WallTime wall = wall_of(ms, 0);
    return two(wall.year / 100) + two(wall.year % 100) + "-" + two(wall.month) + "-" + two(wall.day) + "T" +
        two(wall.hour) + ":" + two(wall.minute) + ":" + two(wall.second) + "Z";
}

std::string format_date(const Locale& locale, const WallTime& wall, std::int64_t now_ms) {
    return dated(
        locale, wall, is_other_year(locale, wall, now_ms) ? locale.date_year : locale.date, short_names(locale));
}

std::string format_time(const Locale& locale, const WallTime& wall) {
    const int twelve = wall.hour % 12 == 0 ? 12 : wall.hour % 12, hour = locale.time24 ? wall.hour : twelve;
    return filled(locale.time,
        {
            {"{hour}", native_digits(locale, hour < 10 && locale.hour_digits < 2 ? std::to_string(hour) : two(hour))},
            {"{minute}", native_digits(locale, two(wall.minute))},
            {"{period}", wall.hour < 12 ? locale.am : locale.pm},
        });
}

std::string format_date_range(
    const Locale& locale, std::string_view earliest, std::string_view latest, std::int64_t now_ms) {
    const auto from = parse_rfc3339(earliest), to = parse_rfc3339(latest);
    const std::string first = from ? format_date(locale, *from, now_ms) : std::string(),
                      last = to ? format_date(locale, *to, now_ms) : std::string();
    if (auto one = one_day(locale, first, last)) return *one;
    const std::string& pattern = from->month == to->month ? locale.range_in_month : locale.range_in_year;
    if (pattern.empty() || from->year != to->year || is_other_year(locale, *from, now_ms))
        return say(locale, Word::date_span, {{"from", first}, {"to", last}});
    const DayNames names = short_names(locale);
    return filled(pattern,
        {
            {"{weekday}", weekday_of(names, *from)},
            {"{day}", native_digits(locale, std::to_string(from->day))},
            {"{month}", month_of(names, *from)},
            {"{weekday2}", weekday_of(names, *to)},
            {"{day2}", native_digits(locale, std::to_string(to->day))},
            {"{month2}", month_of(names, *to)},
        });
}

std::string spoken_date_range(const Locale& locale, std::string_view earliest, std::string_view latest) {
    const auto spoken = [&](std::string_view text) {
        const auto wall = parse_rfc3339(text);
        return wall ? dated(locale, *wall, locale.date_spoken, {locale.weekdays, locale.months}) : std::string();
    };
    const std::string first = spoken(earliest), last = spoken(latest);
    if (auto one = one_day(locale, first, last)) return *one;
    return say(locale, Word::span_spoken, {{"from", first}, {"to", last}});
}

}  // namespace till
