// When Pay may be pressed (core/order/payable.cpp). What it then does is in core/pay/cashier.cpp, the one file that can move money.
#pragma once

#include "core/state/model.hpp"

namespace till {

struct PayState {
    bool ready = false;
    Word reason{};          // why not
    bool settling = false;  // only because it has not stood on the screen for long enough
};

PayState pay_state(const Model& model, const Draft& draft);
// Why it is of no use to go on to paying yet; nothing = it is.
std::optional<Word> waits_for_items(const Model& model, const Draft& draft);

// How long an order stands unchanged on the screen before it can be paid, ms.
inline constexpr std::int64_t settle_ms = 500;
// The sheet shows an order that no frame has told of yet: the widget answers its next frame with SheetShown.
bool awaits_sight(const Model& model);

// How much of the sheet is shown: all of it, half of it, or only what can be read before one goes on at the merchant's.
enum class Extent : std::uint8_t { all, items, payment, brief };
Extent extent_of(const HostFacts& host, const Draft& draft);

// An error of the merchant's that another tap on Pay cannot be the answer to.
bool blocks_payment(const Message& message);

// The session takes it, we know its kind, and this page can do what it needs.
bool is_selectable(const HostFacts& host, const Draft& draft, const PaymentMethod& method);
const PaymentMethod* chosen_method(const HostFacts& host, const Draft& draft);
// The seller's own checkout may be shown in the sheet.
bool can_embed(const HostFacts& host, const Session& session);
// The way out that the page offers for this order, by core/order/exits.
Exit exit_of(const HostFacts& host, const Draft& draft);
std::string method_label(const Locale& locale, const PaymentMethod& method);  // "Visa ··4242"

}  // namespace till
