// ISO 4217 and checked integers. Knows nothing of locales.
#include "core/base/money.hpp"

#include <limits>

namespace till {
namespace {

struct Digits {
    std::string_view code;
    int digits;
};

// ISO 4217 list one, the currencies (and funds) whose minor unit is not a hundredth. MRU and MGA are written with 2,
// as the list has them, though a unit of theirs has five parts.
constexpr Digits not_two[] = {
    {"BHD", 3},
    {"BIF", 0},
    {"CLF", 4},
    {"CLP", 0},
    {"DJF", 0},
    {"GNF", 0},
    {"IQD", 3},
    {"ISK", 0},
    {"JOD", 3},
    {"JPY", 0},
    {"KMF", 0},
    {"KRW", 0},
    {"KWD", 3},
    {"LYD", 3},
    {"OMR", 3},
    {"PYG", 0},
    {"RWF", 0},
    {"TND", 3},
    {"UGX", 0},
    {"UYI", 0},
    {"UYW", 4},
    {"VND", 0},
    {"VUV", 0},
    {"XAF", 0},
    {"XOF", 0},
    {"XPF", 0},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits only; nullopt when empty, foreign or too large.
std::optional<std::int64_t> whole_number(std::string_view digits) {
    if (digits.empty()) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : digits) {
        if (!is_digit(c)) return std::nullopt;
        const auto tens = checked_multiply(value, 10);
        const auto next = tens ? checked_add(*tens, c - '0') : std::nullopt;
        if (!next) return std::nullopt;
        value = *next;
    }
    return value;
}

}  // namespace

std::string currency_code(std::string_view written) {
    std::string code(written);
    for (char& c : code) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return code;
}

int minor_digits(std::string_view currency) {
    const std::string code = currency_code(currency);
    for (const Digits& row : not_two) {
        if (row.code == code) return row.digits;
    }
    return 2;
}

std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) return std::nullopt;
    return sum;
}

std::optional<std::int64_t> checked_subtract(std::int64_t a, std::int64_t b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference)) return std::nullopt;
    return difference;
}

std::optional<std::int64_t> checked_multiply(std::int64_t a, std::int64_t b) {
    // Not the builtin: for wasm32 it asks for a 128-bit library function.
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max(),
                           least = std::numeric_limits<std::int64_t>::min();
    if (a == 0 || b == 0) return 0;
    if (a == -1) return b == least ? std::nullopt : std::optional(-b);
    if (b == -1) return a == least ? std::nullopt : std::optional(-a);
    if (a > 0 ? (b > 0 ? a > most / b : b < least / a) : (b > 0 ? a < least / b : a < most / b)) return std::nullopt;
    return a * b;
}

std::uint64_t magnitude(std::int64_t amount) {
    const auto bits = static_cast<std::uint64_t>(amount);
    return amount < 0 ? 0 - bits : bits;
}

std::optional<Money> parse_money(std::string_view decimal, std::string_view currency) {
    const bool negative = !decimal.empty() && decimal.front() == '-';
    if (negative) decimal.remove_prefix(1);
    const std::size_t dot = decimal.find('.');
    std::string digits(decimal.substr(0, dot));
    const auto most = static_cast<std::size_t>(minor_digits(currency));
    if (digits.empty()) return std::nullopt;
    std::size_t minor = 0;
    if (dot != std::string_view::npos) {
        const std::string_view fraction = decimal.substr(dot + 1);
        if (fraction.empty() || fraction.size() > most) return std::nullopt;
        digits += fraction;
        minor = fraction.size();
    }
    digits.append(most - minor, '0');
    const auto amount = whole_number(digits);
    if (!amount) return std::nullopt;
    return Money::of(negative ? -*amount : *amount, currency);
}

DecimalText decimal_text(const Money& money) {
    std::string digits;
    for (std::uint64_t rest = magnitude(money.amount); rest != 0; rest /= 10)
        digits.insert(digits.begin(), static_cast<char>('0' + rest % 10));
    const auto minor = static_cast<std::size_t>(minor_digits(money.currency));
    if (digits.size() <= minor) digits.insert(0, minor + 1 - digits.size(), '0');
    return {digits.substr(0, digits.size() - minor), digits.substr(digits.size() - minor)};
}

}  // namespace till
