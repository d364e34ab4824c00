// The pending payment as the text that survives a reload. Knows nothing of where it is kept; holds no secret.
#pragma once

#include "core/state/order_state.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace till {

PendingPayment payment_of(const Draft& draft, const Consent& consent);
std::string write_payment(const PendingPayment& payment);
std::optional<PendingPayment> read_payment(std::string_view text);  // nullopt: empty, torn or from another version

}  // namespace till
