// How many of a thing, in whole numbers and steps of a unit. Knows nothing of languages or of what it costs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace till {

// UCP 2026-08-25: a quantity counts steps of 10^-scale of the unit: 15 with scale 1 is "1.5 lb". Absent: whole things.
struct QuantityUnit {
    std::string unit, text;           // machine name, and the business's printable one
    int scale = 0;                    // 0 to 15
    std::int64_t increment = 1;       // steps between one quantity and the next
    bool operator==(const QuantityUnit&) const = default;
};
inline constexpr int most_scale = 15;

using SoldBy = std::optional<QuantityUnit>;

// 1 where nothing is said
std::int64_t quantity_step(const SoldBy& unit);
// The nearest multiples of the step on either side. Below one step there is nothing: 0.
std::int64_t quantity_below(std::int64_t quantity, const SoldBy& unit);
std::int64_t quantity_above(std::int64_t quantity, const SoldBy& unit);
// What an order starts with: one whole unit, or the next more that is sold.
std::int64_t first_quantity(const SoldBy& unit);

}  // namespace till
