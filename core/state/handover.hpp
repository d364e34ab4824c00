// The two calls that run against the arrows between the capabilities: what an order in the making becomes when the
// merchant says that it is bought, or that it is the merchant's turn. Everything else is called along the arrows.
#pragma once

#include "core/state/turn.hpp"

namespace till {

// Defined in core/orders/update.cpp. `newly`: reported to the host and said to the shopper.
void succeed(Turn& turn, Order& order, PendingPayment payment, Session session, bool newly);
// Defined in core/pay/escalate.cpp.
void wait_for_merchant(Turn& turn, Order& order, Draft draft);

}  // namespace till
