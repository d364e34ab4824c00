// Blocks of what can still be chosen: address, delivery, payment method, promo code. Knows nothing of totals.
#pragma once

#include "core/state/lens.hpp"

#include <string>
#include <vector>

namespace till {

void add_delivery_to(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_delivery(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_methods(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_codes(const Lens& lens, const Draft& draft, Blocks& blocks);

std::string option_dates(const Lens& lens, const FulfillmentOption& option);
std::vector<Words> address_lines(const Address& address);

}  // namespace till
