// Money as integers. Knows nothing of how it is written for people.
#include "core/base/money.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <random>

using namespace till;

TEST_CASE("currencies have the minor digits of ISO 4217, whatever the case of their code") {
    for (const char* none : {"JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF", "XPF", "BIF", "DJF", "GNF", "KMF",
             "PYG", "RWF", "UYI", "VUV"})
        CHECK(minor_digits(none) == 0);
    for (const char* three : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}) CHECK(minor_digits(three) == 3);
    for (const char* four : {"CLF", "UYW"}) CHECK(minor_digits(four) == 4);
    for (const char* two : {"USD", "EUR", "usd", "MRU", "MGA", "HUF"}) CHECK(minor_digits(two) == 2);
    CHECK(minor_digits("jpy") == 0);
    CHECK(minor_digits("???") == 2);
    CHECK(minor_digits("") == 2);
    CHECK(Money::of(1, "eur") == Money::eur_cents(1));
    CHECK(Money::yen(900).currency == "JPY");
}

TEST_CASE("sums, differences and products are exact or absent") {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max(),
                           least = std::numeric_limits<std::int64_t>::min();
    CHECK(checked_add(2, 3) == 5);
    CHECK_FALSE(checked_add(most, 1));
    CHECK_FALSE(checked_add(least, -1));
    CHECK_FALSE(checked_subtract(least, 1));
    CHECK(checked_subtract(-1, most) == least);
    CHECK_FALSE(checked_multiply(least, -1));
    CHECK_FALSE(checked_multiply(-1, least));
    CHECK(checked_multiply(least, 1) == least);
    CHECK_FALSE(checked_multiply(most / 2 + 1, 2));
    CHECK(magnitude(least) == std::uint64_t{1} << 63);
    std::mt19937_64 chance(1);
    for (int i = 0; i < 20000; ++i) {
        const auto pick = [&] { return static_cast<std::int64_t>(chance()) >> (chance() % 64); };
        const std::int64_t a = pick(), b = pick();
        std::int64_t expected = 0;
        CHECK(checked_add(a, b) == (__builtin_add_overflow(a, b, &expected) ? std::nullopt : std::optional(expected)));
        CHECK(checked_subtract(a, b) ==
            (__builtin_sub_overflow(a, b, &expected) ? std::nullopt : std::optional(expected)));
        CHECK(checked_multiply(a, b) ==
            (__builtin_mul_overflow(a, b, &expected) ? std::nullopt : std::optional(expected)));
    }
}

TEST_CASE("a decimal is read strictly") {
    CHECK(parse_money("149.00", "USD") == Money::usd_cents(14900));
    CHECK(parse_money("149", "usd") == Money::usd_cents(14900));
    CHECK(parse_money("0.5", "EUR") == Money::eur_cents(50));
    CHECK(parse_money("-3", "EUR") == Money::eur_cents(-300));
    CHECK(parse_money("900", "JPY") == Money::yen(900));
    CHECK(parse_money("1.234", "KWD") == Money::of(1234, "KWD"));
    for (const char* bad : {"", "-", ".", ".5", "5.", "1.234", "1,00", "+1", " 1", "1 ", "1e3", "0x1", "1.-1", "--1",
             "99999999999999999999", "١"})
        CHECK_FALSE(parse_money(bad, "USD"));
    CHECK_FALSE(parse_money("9.0", "JPY"));
}

TEST_CASE("what is written in decimal is read back the same") {
    std::mt19937_64 chance(2);
    for (const char* currency : {"USD", "JPY", "KWD", "CLF"}) {
        for (int i = 0; i < 2000; ++i) {
            const Money money = Money::of((static_cast<std::int64_t>(chance()) >> (chance() % 63)), currency);
            if (money.amount == std::numeric_limits<std::int64_t>::min()) continue;
            const DecimalText text = decimal_text(money);
            CHECK(parse_money(
                      (money.amount < 0 ? "-" : "") + text.whole + (text.fraction.empty() ? "" : "." + text.fraction),
                      currency) == money);
        }
    }
    CHECK(decimal_text(Money::usd_cents(std::numeric_limits<std::int64_t>::min())).whole == "92233720368547758");
}
