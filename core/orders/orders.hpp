// Orders that are placed, and their receipts. Knows nothing of how an order was paid.
// An order enters here by succeed(), declared in core/state/handover.hpp, because paying and
// ordering may not know this room.
#pragma once

#include "core/state/turn.hpp"

#include <optional>

namespace till {

// ---- the answers of its state to what every state is asked (core/surface/update.cpp): a receipt awaits nothing ----
inline void answered(Turn&, Order&, Succeeded&, const SessionReceived&) {}
inline void unanswered(Turn&, Order&, Succeeded&, RequestId, const Refusal*) {}
inline void timer(Turn&, Order&, Succeeded&, TimerId) {}
inline void retry(Turn&, Order&, Succeeded&) {}
inline void online_again(Turn&, Order&, Succeeded&) {}
inline void returned(Turn&, Order&, Succeeded&) {}
inline std::optional<Closed> leave(Succeeded&) { return std::nullopt; }  // it stays in the thread

}  // namespace till
