// Decimal quantities by integer arithmetic alone. Knows nothing of rounding: every digit is written.
#include "core/language/quantity_words.hpp"

namespace till {

std::string format_scaled(const Locale& locale, std::int64_t value, int scale) {
    std::int64_t one = 1;
    for (int i = 0; i < scale; ++i) one *= 10;
    std::string fraction;
    for (std::int64_t rest = (value < 0 ? -(value % one) : value % one), digit = one / 10; digit > 0 && rest > 0;
         digit /= 10) {
        fraction += locale.digits[static_cast<std::size_t>(rest / digit)];
        rest %= digit;
    }
    const std::string whole = format_integer(locale, value / one);
    return fraction.empty() ? whole : whole + locale.decimal + fraction;
}

std::string format_measure(const Locale& locale, std::int64_t value, int scale, std::string_view unit) {
    std::string out = format_scaled(locale, value, scale);
    if (!unit.empty()) (out += ' ') += unit;
    return out;
}

}  // namespace till
