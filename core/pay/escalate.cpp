// The merchant's turn: waiting for what the merchant makes of a session, and the merchant's own checkout in the sheet.
// Knows nothing of tokens or consents.
#include "core/order/order.hpp"
#include "core/order/payable.hpp"
#include "core/pay/pay.hpp"
#include "core/state/handover.hpp"

namespace till {
namespace {

void ask_merchant(Turn& turn, Escalated& state) {
    if (state.request != RequestId{}) return;
    CallCheckout get;
    get.request = state.request = turn.new_request();
    get.operation = Operation::get;
    get.session = state.draft.session.id;
    get.protocol = state.draft.choices.protocol;
    state.timer = TimerId{};
    turn.emit(std::move(get));
}

// Asks again after a growing pause, a bounded number of times.
void ask_later(Turn& turn, Escalated& state) {
    state.request = RequestId{};
    if (state.polls < most_polls) state.timer = turn.start_timer(pause_ms(2 + state.polls++));
}

}  // namespace

void wait_for_merchant(Turn& turn, Order& order, Draft draft) {
    Escalated escalated;
    const bool moving = draft.session.status != SessionStatus::requires_escalation;
    escalated.draft = std::move(draft);
    if (moving) escalated.timer = turn.start_timer(pause_ms(2));
    order.state = std::move(escalated);
}

void on(Turn& turn, const EmbeddedOpened&) {
    auto* escalated = shown<Escalated>(turn.model);
    if (!escalated || escalated->embedded != RequestId{} || !can_embed(turn.model.host, escalated->draft.session))
        return;
    escalated->embedded = turn.new_request();
    const Draft& draft = escalated->draft;
    turn.emit(OpenEmbedded{escalated->embedded, draft.session.id, draft.session.continue_url,
        say(turn.model.locale, Word::continue_at, {{"seller", draft.choices.seller}})});
    turn.focus(keys::panel_embedded);
}

// However it ended, the merchant says what came of it.
void embedded_ended(Turn& turn, Escalated& state) {
    state.embedded = RequestId{};
    ask_merchant(turn, state);
}

void on(Turn& turn, const EmbeddedEnded& event) {
    auto* escalated = as<Escalated>(awaiting(turn.model, event.request));
    if (escalated && escalated->embedded == event.request) embedded_ended(turn, *escalated);
}

void answered(Turn& turn, Order& order, Escalated& state, const SessionReceived& event) {
    if (state.request != event.request) return;  // the embedded checkout answers by ending
    if (event.session.id != state.draft.session.id) return ask_later(turn, state);
    if (event.session.status == state.draft.session.status) {
        state.draft.session = event.session;
        return ask_later(turn, state);
    }
    turn.forget(state.embedded);
    Draft draft = std::move(state.draft);
    accept(turn, order, std::move(draft), event.session, {});
}

void unanswered(Turn& turn, Order&, Escalated& state, RequestId request, const Refusal*) {
    if (state.embedded == request) return embedded_ended(turn, state);
    ask_later(turn, state);
}

void timer(Turn& turn, Order&, Escalated& state, TimerId fired) {
    if (state.timer == fired) ask_merchant(turn, state);
}

void retry(Turn& turn, Order&, Escalated& state) { ask_merchant(turn, state); }

void returned(Turn& turn, Order&, Escalated& state) { ask_merchant(turn, state); }

}  // namespace till
