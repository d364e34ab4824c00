// Numbers, money, dates and sentences in a language. Knows nothing of what is said in them.
#include "core/language/dates.hpp"
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

using namespace till;

namespace {

Locale english() {
    Locale locale;
    locale.currencies = {
        {"USD", "$", "{s}{n}", "-{s}{n}"}, {"JPY", "¥", "{s}{n}", "-{s}{n}"}, {"EUR", "€", "{s}{n}", "-{s}{n}"}};
    return locale;
}

Locale indian() {
    Locale locale = english();
    locale.other_groups = 2;
    locale.currencies = {{"INR", "₹", "{s}{n}", "-{s}{n}"}};
    return locale;
}

Locale arabic() {
    Locale locale;
    locale.tag = "ar-EG";
    locale.rtl = true;
    locale.decimal = "٫";
    locale.group = "٬";
    locale.digits = {"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"};
    locale.plural = PluralRule::arabic;
    return locale;
}

}  // namespace

TEST_CASE("money is written with the language's symbol, grouping and sign") {
    CHECK(format_money(english(), Money::usd_cents(14900)) == "$149.00");
    CHECK(format_money(english(), Money::of(14900, "usd")) == "$149.00");
    CHECK(format_money(english(), Money::usd_cents(-50)) == "-$0.50");
    CHECK(format_money(english(), Money::usd_cents(123456789)) == "$1,234,567.89");
    CHECK(format_money(english(), Money::yen(1234)) == "¥1,234");
    CHECK(format_money(english(), Money::of(1234, "KWD")) == "KWD 1.234");
    CHECK(format_money(english(), Money::of(-5, "XBT")) == "XBT -0.05");
    CHECK(format_money(indian(), Money::of(123456789012, "INR")) == "₹1,23,45,67,890.12");
    CHECK(format_money(indian(), Money::of(12345678, "INR")) == "₹1,23,456.78");
    CHECK(format_money(test::french(), Money::eur_cents(123450)) == "1 234,50 €");
    CHECK(format_money(english(), Money::usd_cents(INT64_MIN)) == "-$92,233,720,368,547,758.08");
    CHECK(format_integer(arabic(), 1234567) == "١٬٢٣٤٬٥٦٧");
}

TEST_CASE("a currency's own sign keeps its order where the text runs the other way") {
    Locale locale = arabic();
    locale.currencies = {
        {"USD", "US$", "\u200F{n} {s}", "\u200F\u200E-{n} {s}"}, {"EGP", "ج.م.", "{n} {s}", "-{n} {s}"}};
    CHECK(format_money(locale, Money::usd_cents(-1490)) == "\u200F\u200E-١٤٫٩٠ \u2068US$\u2069");
    CHECK(format_money(locale, Money::of(1490, "EGP")) == "١٤٫٩٠ ج.م.");
    CHECK(format_money(locale, Money::of(5, "XBT")) == "\u2068XBT\u2069 ٠٫٠٥");
}

TEST_CASE("a language that groups late writes four digits together") {
    Locale spanish;
    spanish.group = ".";
    spanish.group_from = 2;
    CHECK(format_integer(spanish, 1234) == "1234");
    CHECK(format_integer(spanish, 12345) == "12.345");
    for (const std::int64_t n : {std::int64_t{0}, std::int64_t{9}, std::int64_t{999}, std::int64_t{1000}})
        CHECK(format_integer(Locale{}, n) == (n == 1000 ? "1,000" : std::to_string(n)));
}

TEST_CASE("a percentage has the digits it needs") {
    CHECK(format_percent(english(), 825) == "8.25%");
    CHECK(format_percent(english(), 2000) == "20%");
    CHECK(format_percent(test::french(), 550) == "5,5\u00a0%");
    CHECK(format_thousandths(english(), 4400) == "4.4");
    CHECK(format_thousandths(english(), 55000) == "55");
}

TEST_CASE("a timestamp shows its own wall clock") {
    const auto wall = parse_rfc3339("2026-11-27T23:30:00-08:00");
    REQUIRE(wall);
    CHECK(format_date(english(), *wall, 0) == "Fri, Nov 27");
    CHECK(format_time(english(), *wall) == "23:30");
    Locale twelve = english();
    twelve.time24 = false;
    twelve.time = "{hour}:{minute} {period}";
    CHECK(format_time(twelve, *wall) == "11:30 PM");
    CHECK(format_time(twelve, *parse_rfc3339("2026-11-27T00:05:00Z")) == "12:05 AM");
    twelve.hour_digits = 1;
    CHECK(format_time(twelve, *parse_rfc3339("2026-11-27T09:05:00Z")) == "9:05 AM");
    twelve.hour_digits = 2;
    CHECK(format_time(twelve, *parse_rfc3339("2026-11-27T09:05:00Z")) == "09:05 AM");
    CHECK(epoch_ms(*parse_rfc3339("1970-01-01T00:00:00Z")) == 0);
    CHECK(epoch_ms(*parse_rfc3339("2026-11-26T12:00:00Z")) == test::noon);
    CHECK(epoch_ms(*parse_rfc3339("2026-11-26T14:00:00+02:00")) == test::noon);
    CHECK(rfc3339(test::noon) == "2026-11-26T12:00:00Z");
    CHECK(format_date(english(), *parse_rfc3339("2027-01-02"), test::noon) == "Sat, Jan 2, 2027");
    CHECK(format_date(english(), *parse_rfc3339("2026-12-02"), test::noon) == "Wed, Dec 2");
    CHECK(wall_of(INT64_MAX, 0).year == 9999);
    CHECK(wall_of(INT64_MIN, 840).year == 1);
}

TEST_CASE("what is no RFC 3339 is no time") {
    for (const char* bad : {"", "2026", "2026-13-01", "2026-02-29", "2026-00-10", "2026-11-31", "2026-11-27T",
             "2026-11-27T25:00:00Z", "2026-11-27T10:00Z", "2026-11-27T10:00:00", "2026-11-27T10:00:00+0100",
             "2026-11-27T10:00:00.Z", "0000-01-01", "27/11/2026", "2026-11-27T10:00:00Zx"})
        CHECK_FALSE(parse_rfc3339(bad));
    CHECK(parse_rfc3339("2024-02-29"));
    CHECK(parse_rfc3339("2025-10-12T07:20:50.52Z"));
}

TEST_CASE("every day of four centuries goes to milliseconds and back") {
    for (std::int64_t day = -60000; day < 90000; day += 7) {
        const WallTime wall = wall_of(day * 86400000, 0);
        CHECK(epoch_ms(wall) == day * 86400000);
    }
}

TEST_CASE("a range may be open at either end") {
    CHECK(format_date_range(english(), "2026-11-27", "2026-11-28", 0) == "Fri, Nov 27 – Sat, Nov 28");
    CHECK(format_date_range(english(), "2026-11-27T09:00:00Z", "2026-11-27T18:00:00Z", 0) == "Fri, Nov 27");
    CHECK(format_date_range(english(), "", "2026-11-28", 0) == "by Sat, Nov 28");
    CHECK(format_date_range(english(), "2026-11-27", "nonsense", 0) == "from Fri, Nov 27");
    CHECK(spoken_date_range(english(), "2026-11-27", "2026-11-28T18:00:00Z") ==
        "Friday, November 27 to Saturday, November 28");
    CHECK(spoken_date_range(english(), "2026-11-27", "2026-11-27") == "Friday, November 27");
    CHECK(spoken_date_range(english(), "", "2026-11-28") == "by Saturday, November 28");
    CHECK(spoken_date_range(english(), "nonsense", "").empty());
    CHECK(format_date_range(english(), "", "", 0) == "");
}

TEST_CASE("two days of one year share what the language lets them share") {
    Locale german = english();
    german.range_in_month = "{weekday}, {day}. – {weekday2}, {day2}. {month}";
    german.range_in_year = "{weekday}, {day}. {month} – {weekday2}, {day2}. {month2}";
    CHECK(format_date_range(german, "2026-11-27", "2026-11-28", test::noon) == "Fri, 27. – Sat, 28. Nov");
    CHECK(format_date_range(german, "2026-11-27", "2026-12-01", test::noon) == "Fri, 27. Nov – Tue, 1. Dec");
    CHECK(format_date_range(german, "2026-12-31", "2027-01-02", test::noon) == "Thu, Dec 31 – Sat, Jan 2, 2027");
    CHECK(format_date_range(german, "2027-01-02", "2027-01-03", test::noon) == "Sat, Jan 2, 2027 – Sun, Jan 3, 2027");
    CHECK(format_date_range(german, "2026-11-27", "2026-11-27", test::noon) == "Fri, Nov 27");
}

TEST_CASE("plural forms follow the language's rule") {
    CHECK(say(english(), Word::picks, {counted(english(), "n", 1)}) == "1 pick");
    CHECK(say(english(), Word::picks, {counted(english(), "n", 3)}) == "3 picks");
    const Locale french = test::french();
    CHECK(say(french, Word::picks, {counted(french, "n", 0)}) == "0 suggestion");
    CHECK(say(french, Word::picks, {counted(french, "n", 2)}) == "2 suggestions");
    using P = PluralRule;
    struct Row {
        P rule;
        int n;
        const char* category;
    };
    const std::vector<Row> rows = {{P::one_other, 0, "other"}, {P::one_other, 1, "one"}, {P::one01_other, 0, "one"},
        {P::other, 1, "other"}, {P::arabic, 0, "zero"}, {P::arabic, 2, "two"}, {P::arabic, 103, "few"},
        {P::arabic, 11, "many"}, {P::arabic, 100, "other"}, {P::slavic, 21, "one"}, {P::slavic, 11, "many"},
        {P::slavic, 22, "few"}, {P::polish, 21, "many"}, {P::polish, 2, "few"}, {P::czech, 4, "few"},
        {P::czech, 5, "other"}, {P::hebrew, 2, "two"}, {P::one_many, 1, "one"}, {P::one_many, 0, "other"},
        {P::one_many, 2000000, "many"}, {P::one01_many, 0, "one"}, {P::one01_many, 1000000, "many"},
        {P::one01_many, 1000001, "other"}};
    for (const Row& row : rows) CHECK(plural_category(row.rule, row.n) == row.category);
    // Words of another language are missing: the sentence is English, and so is its plural.
    Locale untranslated = arabic();
    CHECK(say(untranslated, Word::picks, {counted(untranslated, "n", 2)}) == "٢ picks");
}

TEST_CASE("a plural form may hold its number, or say it in a word") {
    Locale told = arabic();
    told.words.texts[static_cast<std::size_t>(Word::picks)] =
        "{n:zero=none|one=a pick|two=two picks|few=# picks|many=#|other=# picks}!";
    CHECK(say(told, Word::picks, {counted(told, "n", 2)}) == "two picks!");
    CHECK(say(told, Word::picks, {counted(told, "n", 3)}) == "٣ picks!");
    CHECK(say(told, Word::picks, {counted(told, "n", 12)}) == "١٢!");
}

TEST_CASE("a placeholder nobody fills stays for the widget to fill") {
    CHECK(say(english(), Word::range) == "{first}–{last} of {count}");
    CHECK(join_and(english(), {"a", "b", "c"}) == "a, b and c");
    CHECK(join_and(english(), {}) == "");
    Locale japanese = english();
    japanese.list_and = "{a}、{b}";
    japanese.list_middle = japanese.list_end = "、";
    CHECK(join_and(japanese, {"a"}) == "a");
    CHECK(join_and(japanese, {"a", "b"}) == "a、b");
    CHECK(join_and(japanese, {"a", "b", "c"}) == "a、b、c");
}
