// What the shell tells about the person: the buyer, the saved payment methods, the language. For use inside core/wire
// only. Knows nothing of merchants.
#pragma once

#include "core/language/locale.hpp"
#include "core/market/buyer.hpp"
#include "core/market/payment_method.hpp"
#include "core/wire/json.hpp"

#include <vector>

namespace till::wire {

Buyer read_buyer(const Json& value);
std::vector<PaymentMethod> read_methods(const Json& list);
Locale read_locale(const Json& value, const Json* words);

}  // namespace till::wire
