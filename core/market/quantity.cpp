// Quantities counted in steps of a power of ten. Integers only.
#include "core/market/quantity.hpp"

namespace till {

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
