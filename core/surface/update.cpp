// Every event goes to the overload of `on` in the capability that owns it; every reply and timer goes to the order that
// awaits it. A state or event without an overload does not compile. One table:
//
//   Closed            card opened                      Choosing (variant missing) | AskingBuyer
//                                                      | CreatingSession | Updating (reopened: get) | Succeeded (bought)
//   Choosing          card opened again, all chosen    AskingBuyer | CreatingSession
//   AskingBuyer       buyer received                   CreatingSession    lost: stays, Retry
//   CreatingSession   session                          -> by status       refused: repeat, same key, bounded; else told
//   Reviewing         a change                         Updating           Pay, if pay_state is ready: Confirming
//                     drawn, then half a second        Reviewing, settled: only now pay_state can be ready
//   Updating          session                          -> by status       another change: Updating, the older forgotten
//   Confirming        token                            Completing         refused or lost: Reviewing (nothing was sent)
//   Confirming        a wallet's token, given up       Reviewing
//   Delegated         host sheet: completed            Succeeded          refused, lost, late, else: VerifyingOutcome
//   Completing        session completed                Succeeded          authentication_required: Authenticating
//                     session ready, not ready, …      -> by status       in progress, unknown: VerifyingOutcome
//                     409 in flight, 429, 5xx          Completing, after a while the same bytes with the same key
//                     lost, 504, other refusals        VerifyingOutcome
//   Authenticating    outcome                          Completing (its result is sent)
//   VerifyingOutcome  get: completed                   Succeeded          in progress, unknown, lost: later again
//                     get: not paid                    the same bytes once more, believed after three: -> by status
//   Expired           Retry                            AskingBuyer | CreatingSession (a new session, the same choices)
//   Escalated         get: another status              -> by status       its checkout opened and closed here: get
//   Escalated, VerifyingOutcome: the page is seen again  the same, and the merchant is asked
//   by status         ready_for_payment, not_ready_for_payment, incomplete, unknown: Reviewing (the first unlocks Pay)
//                     completed: Succeeded   canceled: Cancelled   expired: Expired
//                     requires_escalation, pending_approval, in_progress, complete_in_progress: Escalated
//   any but Succeeded and those that pay (Confirming, Delegated, Completing, Authenticating, VerifyingOutcome):
//                     dismissed -> Closed. Those that pay say "Payment in progress".
//
// An answer to a request that is not waited for, a timer that is not waited for, and a tap that the state has no use
// for change nothing. Complete leaves only from Confirming, and Confirming is entered only from Reviewing.
#include "core/surface/update.hpp"

#include "core/base/intake.hpp"
#include "core/cards/cards.hpp"
#include "core/order/order.hpp"
#include "core/orders/orders.hpp"
#include "core/pay/pay.hpp"

namespace till {
namespace {

// `refusal` null: the answer was lost, and with it whether anything happened.
void not_answered(Turn& turn, RequestId request, const Refusal* refusal) {
    if (methods_not_listed(turn, request) || recall_ended(turn, request)) return;
    Order* order = awaiting(turn.model, request);
    if (!order) return;
    std::visit([&](auto& state) { unanswered(turn, *order, state, request, refusal); }, order->state);
}

void on(Turn&, const Nothing&) {}

void on(Turn& turn, const LocaleChanged& event) {
    turn.model.locale = event.locale;
    turn.model.has_locale = true;
}

// Back online: what had failed for want of it is tried at once.
void on(Turn& turn, const ConnectivityChanged& event) {
    if (turn.model.online == event.online) return;
    turn.model.online = event.online;
    turn.say_politely(say(turn.model.locale, event.online ? Word::online_again : Word::offline_now));
    if (!event.online) return;
    for (Order& order : turn.model.orders)
        std::visit([&](auto& state) { online_again(turn, order, state); }, order.state);
}

void on(Turn& turn, const Returned&) {
    for (Order& order : turn.model.orders) std::visit([&](auto& state) { returned(turn, order, state); }, order.state);
}

// A body that was read in another protocol than it was asked for in counts as a lost answer.
void on(Turn& turn, const SessionReceived& event) {
    Order* order = awaiting(turn.model, event.request);
    if (!order) return;
    const auto asked = std::visit([](const auto& state) { return protocol_of(state); }, order->state);
    if (event.session.protocol != asked) return not_answered(turn, event.request, nullptr);
    std::visit([&](auto& state) { answered(turn, *order, state, event); }, order->state);
}

void on(Turn& turn, const RequestRefused& event) { not_answered(turn, event.request, &event.refusal); }

void on(Turn& turn, const ResponseLost& event) { not_answered(turn, event.request, nullptr); }

void on(Turn& turn, const TimerFired& event) {
    if (event.timer == TimerId{}) return;
    auto* closed = shown<Closed>(turn.model);
    if (closed && closed->draft && closed->draft->expiry == event.timer) return closed->draft.reset();
    for (Order& order : turn.model.orders)
        std::visit([&](auto& state) { timer(turn, order, state, event.timer); }, order.state);
}

void on(Turn& turn, const RetryPressed&) {
    if (Order* order = shown_order(turn.model))
        std::visit([&](auto& state) { retry(turn, *order, state); }, order->state);
}

void on(Turn& turn, const SheetDismissed&) {
    std::string product;
    std::optional<Closed> closed;
    if (auto* choosing = shown<Choosing>(turn.model)) {
        product = choosing->product;
        closed.emplace();
    } else if (Order* order = shown_order(turn.model)) {
        if (pays(*order)) return turn.say_politely(say(turn.model.locale, Word::payment_in_progress));
        product = product_of(*order);
        turn.forget_running(*order);
        closed = std::visit([](auto& state) { return leave(state); }, order->state);
    }
    if (!closed || product.empty()) return;
    show(turn.model, std::move(*closed));
    turn.phase("closed");
    turn.focus(keys::card_review(product));
}

void on(Turn& turn, const LinkFollowed& event) {
    if (limits::is_https(event.url)) turn.emit(OpenLink{event.url});
}

void on(Turn& turn, const KeysAsked&) { turn.model.keys_shown = !turn.model.keys_shown; }

}  // namespace

Step update(Model model, const Event& event) {
    Turn turn{std::move(model), {}, event.at};
    if (event.at > turn.model.now) turn.model.now = event.at;
    std::visit([&](const auto& what) { on(turn, what); }, event.what);
    ask_for_room(turn);
    return {std::move(turn.model), std::move(turn.effects)};
}

}  // namespace till
