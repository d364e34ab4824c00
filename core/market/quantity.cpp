// Quantities counted in steps of a power of ten. Integers only.
#include "core/market/quantity.hpp"

namespace till {

std::string format_scaled(const Locale& locale, std::int64_t value, int scale) {
    std::int64_t one = 1;
    for (int i = 0; i < scale; ++i) one *= 10;  // scale is at most 15
    std::string fraction;
    for (std::int64_t rest = (value < 0 ? -(value % one) : value % one), digit = one / 10; digit > 0 && rest > 0;
         digit /= 10) {
        fraction += locale.digits[static_cast<std::size_t>(rest / digit)];
        rest %= digit;
    }
    const std::string whole = format_integer(locale, value / one);
    return fraction.empty() ? whole : whole + locale.decimal + fraction;
}

std::string quantity_text(const Locale& locale, std::int64_t quantity, const SoldBy& unit) {
    if (!unit) return format_integer(locale, quantity);
    const std::string number = format_scaled(locale, quantity, unit->scale);
    return unit->text.empty() ? number : number + " " + unit->text;
}

std::int64_t quantity_step(const SoldBy& unit) { return unit ? unit->increment : 1; }

std::int64_t quantity_below(std::int64_t quantity, const SoldBy& unit) {
    const std::int64_t step = quantity_step(unit), over = quantity % step;
    return over > 0 ? quantity - over : quantity >= step ? quantity - step : 0;
}

std::int64_t quantity_above(std::int64_t quantity, const SoldBy& unit) {
    const std::int64_t step = quantity_step(unit), more = step - quantity % step;
    return quantity <= INT64_MAX - more ? quantity + more : quantity;
}

std::int64_t first_quantity(const SoldBy& unit) {
    std::int64_t one = 1;
    for (int i = 0; unit && i < unit->scale; ++i) one *= 10;
    const std::int64_t step = quantity_step(unit);
    return one % step == 0 ? one : quantity_above(one, unit);
}

}  // namespace till
