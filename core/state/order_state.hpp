// One order as a value, and each state of its machine from "who buys?" to the receipt.
// Knows nothing of how it is shown or changed (core/surface/update.cpp names every way from state to state).
#pragma once

#include "core/language/locale.hpp"
#include "core/market/catalog.hpp"
#include "core/market/session.hpp"
#include "core/state/effect.hpp"
#include "core/state/event.hpp"

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace till {

struct WantedItem {
    std::string item;
    std::int64_t quantity = 1;
    bool operator==(const WantedItem&) const = default;
};

struct Consented {
    std::string channel;
    bool opted_in = false;
    bool operator==(const Consented&) const = default;
};

// What the shopper wants. Survives refusals, expiry and refresh.
struct Choices {
    std::string product;
    std::string merchant;   // seller id
    std::string seller;     // seller name
    Protocol protocol{};    // the seller's
    std::string currency;
    std::vector<WantedItem> items;
    std::optional<Address> address;
    std::string email, phone;   // typed; empty = the buyer's
    std::string option;         // fulfilment option; empty = the merchant's own choice
    std::string method;         // saved payment method
    std::vector<std::string> codes;
    std::vector<Consented> consents;
    bool operator==(const Choices&) const = default;
};

enum class Field : std::uint8_t { name, line_one, line_two, city, state, postal_code, country, email, phone };
inline constexpr std::size_t field_count = 9;

struct AddressForm {
    std::array<std::string, field_count> text;
    std::array<bool, field_count> missing{};   // told to the shopper after a submit
    std::array<std::string, field_count> wrong;  // the merchant's reason
    bool operator==(const AddressForm&) const = default;
};

// Something of our own to say at the top of the sheet.
struct Notice {
    Word word{};
    MessageCode code = MessageCode::none;  // or the protocol's, said by core/order/messages
    std::string text;                      // the merchant's words, marked as such
    std::string old_total, new_total;      // price changed: already written
    std::string continue_url{};            // UCP: where an error without a checkout leads
    std::int64_t left = 0;                 // of what there is less of than was wanted, in `unit`
    SoldBy unit{};
    bool operator==(const Notice&) const = default;
};

enum class Methods : std::uint8_t { asked, known, failed };

// Pay is ready once the newest order has stood on the screen for a while, so that the shopper had time to read it.
// In part: a picture that must be seen cannot be shown here, so nothing can be agreed to here.
enum class Visibility : std::uint8_t { unseen, settling, settled, in_part };

// An order being prepared: the shopper's choices, and the session as the merchant last told it.
struct Draft {
    Choices choices;
    Session session;
    Methods methods_state = Methods::asked;
    RequestId methods_request{};
    std::vector<PaymentMethod> methods;
    TimerId expiry{};
    SheetStep step = SheetStep::items;      // which half is shown where there is no room for both
    std::optional<AddressForm> form;
    std::optional<std::string> code_text;   // promo code entry is open
    std::vector<Notice> notices;
    std::int64_t seen_total = 0;            // total of the newest session, for "up $9"
    Visibility visibility = Visibility::unseen;
    TimerId settling{};                     // what will make it settled
    std::string shown_items;                // SHA-256 of the view painted last: of the first half, where there are two
    std::string shown;                      // and of what Pay stands on
    std::uint32_t payments = 0;             // how often Pay was pressed
    std::string bank_step{};                // UCP: the actions that were already shown; each is for one use
    bool operator==(const Draft&) const = default;
};

// What one tap on Pay agreed to. Never changed after it was made.
struct Consent {
    std::string hash;       // SHA-256 of what was shown
    std::string key;        // idempotency key: session + hash
    std::int64_t total = 0;
    std::string handler, method;
    std::string instrument;    // "card", "wallet"
    MethodExit exit = MethodExit::token;
    std::string method_label;  // "Visa ··4242"
    bool operator==(const Consent&) const = default;
};

// A call that may have to be repeated with the same key.
struct Pending {
    CallCheckout call;
    TimerId retry{};        // 0 = the call is running
    std::int64_t wait_s = 0;
    int tries = 0;          // repeats so far
    bool operator==(const Pending&) const = default;
};

// What outlives a reload while a payment is open, and after it: no secret in it.
struct PendingPayment {
    enum class Phase : std::uint8_t { paying, paid };
    Phase phase = Phase::paying;
    std::string session, merchant, product, seller, key, method_label;
    std::string handler;    // of the payment method; UCP: whose bank may be asked after a reload
    std::string currency;
    std::int64_t total = 0;
    Protocol protocol{};
    bool operator==(const PendingPayment&) const = default;
};

struct Receipt {
    PendingPayment payment;
    Session session;        // completed, with its order
    bool operator==(const Receipt&) const = default;
};

// ---- the states of an order (behind each: PanelView::state) ----

struct AskingBuyer {                            // loading: the host is asked who buys
    Choices choices;
    RequestId request{};
    bool failed = false;
    bool operator==(const AskingBuyer&) const = default;
};

struct CreatingSession {                           // loading: the session is created
    Choices choices;
    Pending pending;
    std::optional<Notice> refused;
    bool operator==(const CreatingSession&) const = default;
};

struct Reviewing {                         // ready, needs_input, price_changed, stock_changed, declined, offline
    Draft draft;
    bool operator==(const Reviewing&) const = default;
};

struct Updating {
    Draft draft;
    Pending pending;
    std::uint8_t changes = 0;
    bool operator==(const Updating&) const = default;
};

struct Confirming {                        // a token is asked for
    Draft draft;
    Consent consent;
    RequestId request{};
    TimerId timeout{};
    bool operator==(const Confirming&) const = default;
};

struct Delegated {                         // the host's own sheet pays; what it did is asked of the merchant
    Draft draft;
    Consent consent;
    RequestId request{};
    TimerId timeout{};
    bool operator==(const Delegated&) const = default;
};

struct Completing {                        // Complete is out
    Draft draft;
    Consent consent;
    std::string handle;                    // of the token
    CompleteCheckout call;                 // repeated byte for byte or not at all
    TimerId retry{};                       // 0 = the call is running
    std::int64_t wait_s = 0;
    int tries = 0;
    std::optional<Notice> reason{};        // why it will not be paid: the bank said no, and the merchant is told
    bool operator==(const Completing&) const = default;
};

struct Authenticating {                    // action_required
    Draft draft;
    Consent consent;
    std::string handle;
    RequestId request{};
    bool operator==(const Authenticating&) const = default;
};

struct VerifyingOutcome {                          // the outcome of a payment is unknown
    PendingPayment payment;
    std::optional<Draft> draft;            // absent after a reload
    std::optional<Consent> consent;
    std::string handle;
    std::optional<CompleteCheckout> call;  // what may be sent once more, byte for byte
    bool resent = false;
    RequestId request{};                   // the GET or the resend that is running; 0 = a timer runs, or we gave up
    TimerId timer{};
    int polls = 0;
    std::string expires_at{};              // UCP: of the session; past it only the shopper has the merchant asked
    std::int64_t since = 0;                // of the reload; 0 = there was none
    int unpaid_answers = 0;                // how often in a row the session said that nothing was bought
    std::optional<Notice> reason;          // the merchant refused; only the truth about the session is missing
    bool operator==(const VerifyingOutcome&) const = default;
};

struct Succeeded {
    Receipt receipt;
    bool operator==(const Succeeded&) const = default;
};

struct Expired {
    Draft draft;
    bool operator==(const Expired&) const = default;
};

struct Escalated {                         // the merchant's turn
    Draft draft;
    RequestId request{};                   // the GET
    TimerId timer{};
    int polls = 0;
    RequestId embedded{};                  // the merchant's own checkout is open in the sheet
    bool operator==(const Escalated&) const = default;
};

struct Cancelled {
    Draft draft;
    bool operator==(const Cancelled&) const = default;
};

using OrderState = std::variant<AskingBuyer, CreatingSession, Reviewing, Updating, Confirming, Delegated, Completing,
    Authenticating, VerifyingOutcome, Succeeded, Expired, Escalated, Cancelled>;

enum class OrderId : std::uint32_t {};

struct Order {
    OrderId id{};
    OrderState state;
    bool operator==(const Order&) const = default;
};

// ---- what every state is asked; one without an answer does not compile ----

template <typename State, typename... States>
concept OneOf = (std::same_as<State, States> || ...);

// The requests whose answers a state awaits; 0 = none. They are forgotten when the order is left.
using Requests = std::array<RequestId, 2>;
inline Requests running(const AskingBuyer& state) { return {state.request}; }
inline Requests running(const OneOf<CreatingSession, Updating> auto& state) { return {state.pending.call.request}; }
inline Requests running(const OneOf<Confirming, Delegated, Authenticating, VerifyingOutcome> auto& state) {
    return {state.request};
}
inline Requests running(const Completing& state) {
    return {state.retry == TimerId{} ? state.call.request() : RequestId{}};
}
inline Requests running(const Escalated& state) { return {state.request, state.embedded}; }
inline Requests running(const OneOf<Reviewing, Succeeded, Expired, Cancelled> auto&) { return {}; }

// The protocol that a session must be told in, to be an answer; unknown = no session is awaited.
inline Protocol protocol_of(const CreatingSession& state) { return state.choices.protocol; }
inline Protocol protocol_of(const OneOf<Updating, Delegated, Escalated> auto& state) {
    return state.draft.choices.protocol;
}
inline Protocol protocol_of(const Completing& state) { return state.call.protocol(); }
inline Protocol protocol_of(const VerifyingOutcome& state) { return state.payment.protocol; }
inline Protocol protocol_of(
    const OneOf<AskingBuyer, Reviewing, Confirming, Authenticating, Succeeded, Expired, Cancelled> auto&) {
    return Protocol::unknown;
}

// A payment runs: the order can be neither left nor hidden.
constexpr bool pays(const OneOf<Confirming, Delegated, Completing, Authenticating, VerifyingOutcome> auto&) {
    return true;
}
constexpr bool pays(
    const OneOf<AskingBuyer, CreatingSession, Reviewing, Updating, Succeeded, Expired, Escalated, Cancelled> auto&) {
    return false;
}

// The product whose card opened the order.
inline const std::string& product_of(const OneOf<AskingBuyer, CreatingSession> auto& state) {
    return state.choices.product;
}
inline const std::string& product_of(
    const OneOf<Reviewing, Updating, Confirming, Delegated, Completing, Authenticating, Expired, Escalated,
        Cancelled> auto& state) {
    return state.draft.choices.product;
}
inline const std::string& product_of(const VerifyingOutcome& state) { return state.payment.product; }
inline const std::string& product_of(const Succeeded& state) { return state.receipt.payment.product; }

Requests running(const Order& order);
bool pays(const Order& order);
const std::string& product_of(const Order& order);

// The state, if it is this one. `order` may be null.
template <typename State>
State* as(Order* order) { return order ? std::get_if<State>(&order->state) : nullptr; }
template <typename State>
const State* as(const Order* order) { return order ? std::get_if<State>(&order->state) : nullptr; }

Draft* editable(Order* order);  // of Reviewing or Updating; null: nothing can be changed

}  // namespace till
