// Money as integers of a currency's minor unit, and ISO 4217's number of minor digits.
// Knows nothing of how money is written for people (core/language/locale) and has no fractions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace till {

// "usd" -> "USD". Anything but ASCII letters is kept, so an unknown code is shown as it came.
std::string currency_code(std::string_view written);

// 2 for most, 0 for JPY, 3 for KWD, 4 for UYW; an unknown code is taken to have 2.
int minor_digits(std::string_view currency);

struct Money {
    std::int64_t amount = 0;  // minor units
    std::string currency;     // upper case
    bool operator==(const Money&) const = default;

    static Money of(std::int64_t amount, std::string_view currency) { return {amount, currency_code(currency)}; }
    static Money usd_cents(std::int64_t cents) { return {cents, "USD"}; }
    static Money eur_cents(std::int64_t cents) { return {cents, "EUR"}; }
    static Money yen(std::int64_t yen) { return {yen, "JPY"}; }
};

// nullopt = the true result does not fit.
std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b);
std::optional<std::int64_t> checked_subtract(std::int64_t a, std::int64_t b);
std::optional<std::int64_t> checked_multiply(std::int64_t a, std::int64_t b);

// The amount without its sign; the smallest int64 has one too.
std::uint64_t magnitude(std::int64_t amount);

// Strict: "149.00", "-3", "0.5"; at most the currency's minor digits, no blanks, no exponent, no leading plus.
std::optional<Money> parse_money(std::string_view decimal, std::string_view currency);

// What it takes to write an amount in decimal: whole units and minor digits, both ASCII, no sign.
struct DecimalText {
    std::string whole;
    std::string fraction;  // exactly minor_digits long, perhaps empty
};
DecimalText decimal_text(const Money& money);

}  // namespace till
