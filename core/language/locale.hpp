// How one language writes numbers, money, dates and our own sentences. Data from the shell's Intl, so that every build
// and every test formats alike. Knows nothing of clocks, of the machine's locale or of what is said.
//
// The shell sends (web/engine/locale.js makes it; every member may be absent, then English stands in):
//   {"type":"locale","locale":{
//     "tag":"fr-FR","dir":"ltr"|"rtl","decimal":",","group":" ",
//     "group_sizes":[3,3],          last group first; Indian [3,2]
//     "group_from":1,               digits needed before the first group: 2 where 1234 has none but 12 345 has
//     "minus":"-","digits":"0123456789" (ten characters, perhaps native),
//     "currency":{"USD":{"symbol":"$","pattern":"{s}{n}","negative":"-{s}{n}"}},   upper-case ISO codes
//     "fallback_currency":"{s} {n}",          {s} = the code
//     "months_short":[12],"weekdays_short":[7 from Sunday],"months":[12],"weekdays":[7],
//     "date":"{weekday} {day} {month}","date_year":"{weekday} {day} {month} {year}",
//     "date_spoken":"{weekday} {day} {month}",
//     "range_in_month":"{weekday} {day} – {weekday2} {day2} {month}","range_in_year":"… {month} – … {month2}",
//     "time24":true,"hour_digits":2,"time":"{hour}:{minute} {period}","am":"AM","pm":"PM","utc_offset_min":60,
//     "plural":"one-other|one01-other|one-many|one01-many|other|arabic|slavic|polish|czech|hebrew",
//     "list_and":"{a} and {b}","list_middle":", ","list_end":", and "},
//    "words":{key: text}}            core/language/words/<language>.json; absent = English
#pragma once

#include "core/base/bidi.hpp"
#include "core/base/money.hpp"
#include "core/language/words.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace till {

// CLDR's rules for whole numbers. `one_many` is Spanish and Italian, `one01_many` French and Portuguese: their full
// millions ask for a preposition ("1 000 000 de jours").
enum class PluralRule : std::uint8_t {
    one_other, one01_other, one_many, one01_many, other, arabic, slavic, polish, czech, hebrew
};

struct CurrencyStyle {
    std::string code;      // upper case
    std::string symbol;
    std::string pattern;   // {s} symbol, {n} number
    std::string negative;
    bool operator==(const CurrencyStyle&) const = default;
};

struct Locale {
    std::string tag = "en";
    bool rtl = false;
    std::string decimal = ".";
    std::string group = ",";
    int first_group = 3;   // digits in the group next to the decimal sign
    int other_groups = 3;
    int group_from = 1;
    std::string minus = "-";
    std::array<std::string, 10> digits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    std::vector<CurrencyStyle> currencies;
    std::string fallback_currency = "{s} {n}";
    std::array<std::string, 12> months_short{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::array<std::string, 7> weekdays_short{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    // In full, for the ear: "Thursday, November 27".
    std::array<std::string, 12> months{"January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December"};
    std::array<std::string, 7> weekdays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    std::string date_spoken = "{weekday}, {month} {day}";
    std::string date = "{weekday}, {month} {day}";
    std::string date_year = "{weekday}, {month} {day}, {year}";
    // Two days of one year, the first one's names without a number: empty = the two dates one after the other.
    std::string range_in_month, range_in_year;
    bool time24 = true;
    int hour_digits = 2;  // least
    std::string time = "{hour}:{minute}";
    std::string am = "AM";
    std::string pm = "PM";
    int utc_offset_min = 0;
    PluralRule plural = PluralRule::one_other;
    std::string list_and = "{a} and {b}";  // of two
    std::string list_middle = ", ", list_end = " and ";  // between three and more, before the last
    Vocabulary words;
    bool operator==(const Locale&) const = default;
};

// ---- numbers and money ----
std::string native_digits(const Locale& locale, std::string_view ascii);  // "12:05" in the digits of the language
std::string format_integer(const Locale& locale, std::int64_t number);
std::string format_money(const Locale& locale, const Money& money);
std::string format_percent(const Locale& locale, std::int64_t basis_points);  // 1250 -> "12.5 %"
// Thousandths, trailing zeros left out: 4400 -> "4.4".
std::string format_thousandths(const Locale& locale, std::int64_t thousandths);

// ---- sentences ----
struct Argument {
    std::string_view name;
    std::string text;
    std::int64_t count = 0;  // what {name:one=…} looks at

    Argument(std::string_view name_, std::string text_) : name(name_), text(static_cast<std::string&&>(text_)) {}
    Argument(std::string_view name_, std::string text_, std::int64_t count_)
        : name(name_), text(static_cast<std::string&&>(text_)), count(count_) {}
};
std::string say(const Locale& locale, Word word, std::initializer_list<Argument> arguments = {});
Argument counted(const Locale& locale, std::string_view name, std::int64_t count);
// An argument that runs against the sentence is isolated in it (core/base/bidi.hpp): no name can turn a price round.
Direction direction_of(const Locale& locale);
std::string join_and(const Locale& locale, const std::vector<std::string>& parts);
std::string_view plural_category(PluralRule rule, std::int64_t count);

}  // namespace till
