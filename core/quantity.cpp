// Quantities counted in steps of a power of ten. Integers only.
#include "core/quantity.hpp"

namespace till {

std::string format_scaled(const Locale& locale, std::int64_t value, int scale) {
    std::int64_t one = 1;
    for (int i = 0; i < scale; ++i) one *= 10;  // scale is at most 15
    std::string fraction;
    for (std::int64_t rest = (value < 0 ? -(value % one) : value % one), digit = one / 10; digit > 0 && rest > 0; digit /= 10) {
        fraction += locale.digits[static_cast<std::size_t>(rest / digit)];
        rest %= digit;
    }
    const std::string whole = format_integer(locale, value / one);
    return fraction.empty() ? whole : whole + locale.decimal + fraction;
}

std::string quantity_text(const Locale& locale, const LineItem& line) {
    if (!line.quantity_unit) return format_integer(locale, line.quantity);
    const std::string number = format_scaled(locale, line.quantity, line.quantity_unit->scale);
    return line.quantity_unit->text.empty() ? number : number + " " + line.quantity_unit->text;
}

std::int64_t quantity_step(const LineItem& line) { return line.quantity_unit ? line.quantity_unit->increment : 1; }

}  // namespace till
