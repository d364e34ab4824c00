// By which way an order may be paid here, whether it may be now, and how much of it must be seen first.
// Knows nothing of how one pays: nothing here has effects.
#pragma once

#include "core/order/exits.hpp"
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
// No frame that stood on the screen has shown this order yet. The surface answers the next one with SheetShown.
bool awaits_sight(const Model& model);
// The sheet was painted as the view with this hash, and SheetShown has not said so yet.
bool is_unreported(const Model& model, const std::string& shown);

// How much of the sheet is shown: all of it, half of it, or only what can be read before one goes on at the merchant's.
enum class SheetPart : std::uint8_t { all, items, payment, brief };
SheetPart sheet_part(const HostFacts& host, const Draft& draft);

// An error of the merchant's that another tap on Pay cannot be the answer to.
bool blocks_payment(const Message& message);

// The session takes it, we know its kind, and this page can do what it needs.
bool is_selectable(const HostFacts& host, const Draft& draft, const PaymentMethod& method);
const PaymentMethod* chosen_method(const HostFacts& host, const Draft& draft);
// The seller's own checkout may be shown in the sheet.
bool can_embed(const HostFacts& host, const Session& session);
// The way by which this order can be paid on this page (core/order/exits).
Exit exit_of(const HostFacts& host, const Draft& draft);
std::string method_label(const Locale& locale, const PaymentMethod& method);  // "Visa ··4242"

}  // namespace till
