// After a payment went out and its outcome is unknown, and after a reload: ask the merchant until it is known, and
// never let the shopper pay again meanwhile. Knows nothing of tokens; a repeated call is the same to the byte.
#include "core/language/dates.hpp"
#include "core/order/order.hpp"
#include "core/pay/bank.hpp"
#include "core/pay/pay.hpp"
#include "core/state/handover.hpp"

namespace till {
namespace {

// "Not paid" may mean that the payment is still on its way: accepted after this many answers in a row.
constexpr int answers_to_believe = 3;
// After a reload "not paid" is accepted only when a call in flight has had this time to arrive.
constexpr std::int64_t longest_way_ms = 30 * 1000;

void get_session(Turn& turn, VerifyingOutcome& checking) {
    CallCheckout call;
    call.request = checking.request = turn.new_request();
    call.operation = Operation::get;
    call.session = checking.payment.session;
    call.protocol = checking.payment.protocol;
    checking.timer = TimerId{};
    turn.emit(std::move(call));
}

void wait_and_ask(Turn& turn, VerifyingOutcome& checking) {
    checking.request = RequestId{};
    checking.timer = TimerId{};
    const auto expires =
        outcome_known_at_expiry(checking.payment.protocol) ? parse_rfc3339(checking.expires_at) : std::nullopt;
    if (expires && turn.model.now >= epoch_ms(*expires)) return;
    if (checking.polls < most_polls) checking.timer = turn.start_timer(pause_ms(checking.polls++));
}

void not_bought(Turn& turn, Order& order, VerifyingOutcome& checking, Session session) {
    Draft draft = checking.draft ? std::move(*checking.draft) : draft_from_payment(checking.payment, session);
    Notice why = checking.reason.value_or(notice(Word::not_paid));
    const bool by_reload = draft.methods_state == Methods::asked && draft.methods_request == RequestId{};
    settle_unpaid(turn, order, std::move(draft), std::move(session), std::move(why));
    if (Draft* back = by_reload ? editable(&order) : nullptr) list_methods(turn, *back);
}

// UCP: an error in the session means that the payment failed.
bool says_why(const Session& session) { return error_ends_payment(session.protocol) && has_error(session); }

void unpaid_answer(Turn& turn, Order& order, VerifyingOutcome& checking, Session session) {
    if (checking.reason || says_why(session)) return not_bought(turn, order, checking, std::move(session));
    if (checking.call && !checking.resent) {
        checking.resent = true;
        checking.request = turn.new_request();
        turn.emit(same_again(*checking.call, checking.request));
        return;
    }
    const bool paying =
        checking.payment.phase == PendingPayment::Phase::paying;  // an old receipt is never paid for again
    if (paying && !checking.draft &&
        !checking.resent) {  // after a reload: perhaps it never left, and the consent stands
        checking.resent = true;
        checking.request = turn.new_request();
        turn.emit(as_before_the_reload(checking.payment, checking.request));
        return;
    }
    if (++checking.unpaid_answers >= answers_to_believe && turn.model.now - checking.since >= longest_way_ms)
        return not_bought(turn, order, checking, std::move(session));
    wait_and_ask(turn, checking);
}

void authentication_wanted(Turn& turn, Order& order, VerifyingOutcome& checking, Session session) {
    if (checking.draft && checking.consent && !checking.handle.empty() && !checking.reason &&
        can_ask_bank(session, *checking.consent)) {
        Draft draft = std::move(*checking.draft);
        draft.session = std::move(session);
        return ask_bank(turn, order, std::move(draft), Consent(std::move(*checking.consent)),
            std::string(std::move(checking.handle)));
    }
    if (!checking.reason)
        checking.reason = notice(Word::bank_closed);  // the token is gone with the page: nothing can be paid by it
    session.status = SessionStatus::expired;
    not_bought(turn, order, checking, std::move(session));
}

// UCP: the step needs no token, so a reload does not end it. The pending payment has what was agreed to.
bool bank_step_wanted(Turn& turn, Order& order, VerifyingOutcome& checking, const Session& session) {
    if (checking.reason || checking.payment.phase != PendingPayment::Phase::paying) return false;
    Draft draft = checking.draft ? *checking.draft : draft_from_payment(checking.payment, session);
    Consent consent = checking.consent ? *checking.consent : consent_from_payment(checking.payment);
    if (!wants_bank_step(session, draft, consent)) return false;
    draft.session = session;
    ask_bank(turn, order, std::move(draft), std::move(consent), std::string(checking.handle));
    return true;
}

}  // namespace

std::int64_t pause_ms(int polls) { return polls >= 5 ? 30000 : std::int64_t{1000} << (polls < 0 ? 0 : polls); }

void check(Turn& turn, Order& order, VerifyingOutcome checking) {
    get_session(turn, checking);
    turn.say_politely(say(turn.model.locale, Word::checking));
    turn.phase("checking");
    order.state = std::move(checking);
}

void check_receipt(Turn& turn, PendingPayment payment) {
    VerifyingOutcome checking;
    checking.payment = std::move(payment);
    checking.since = turn.model.now;
    get_session(turn, checking);
    show_order(turn.model, std::move(checking));
}

void retry(Turn& turn, Order&, VerifyingOutcome& state) {
    if (state.request != RequestId{}) return;
    if (state.timer == TimerId{}) state.polls = 5;  // it had given up
    get_session(turn, state);
}

void timer(Turn& turn, Order& order, VerifyingOutcome& state, TimerId fired) {
    if (state.timer == fired) retry(turn, order, state);
}

void returned(Turn& turn, Order& order, VerifyingOutcome& state) {
    if (state.timer == TimerId{}) retry(turn, order, state);
}

void answered(Turn& turn, Order& order, VerifyingOutcome& checking, const SessionReceived& event) {
    Session session = event.session;
    if (session.id != checking.payment.session) return unanswered(turn, order, checking, event.request, nullptr);
    checking.request = RequestId{};
    checking.expires_at = session.expires_at;
    if (bank_step_wanted(turn, order, checking, session)) return;
    switch (session.status) {
        case SessionStatus::completed: {
            const bool newly = checking.payment.phase == PendingPayment::Phase::paying;
            return succeed(turn, order, PendingPayment(std::move(checking.payment)), std::move(session), newly);
        }
        case SessionStatus::ready_for_payment:
        case SessionStatus::not_ready_for_payment: return unpaid_answer(turn, order, checking, std::move(session));
        case SessionStatus::authentication_required:
            return authentication_wanted(turn, order, checking, std::move(session));
        case SessionStatus::expired:
        case SessionStatus::canceled:
        case SessionStatus::requires_escalation:
        case SessionStatus::pending_approval: return not_bought(turn, order, checking, std::move(session));
        case SessionStatus::unknown:
        case SessionStatus::incomplete:
        case SessionStatus::in_progress:
        case SessionStatus::complete_in_progress: checking.unpaid_answers = 0; return wait_and_ask(turn, checking);
    }
}

void unanswered(Turn& turn, Order& order, VerifyingOutcome& checking, RequestId, const Refusal* refusal) {
    const bool restored = checking.payment.phase == PendingPayment::Phase::paid;
    if (restored && refusal && refusal->status == 404) {  // an old receipt the shop no longer has
        return give_up(turn.model, order);
    }
    if (refusal && refusal->kind == RefusalCode::idempotency_conflict) checking.call.reset();
    wait_and_ask(turn, checking);
}

// Nothing was bought: the session as it is now, with the reason. A merchant's own error says it better than ours.
void settle_unpaid(Turn& turn, Order& order, Draft draft, Session session, Notice why) {
    if (session.status != SessionStatus::pending_approval &&
        session.status != SessionStatus::requires_escalation) {  // those may still become an order
        turn.emit(Remember{""});
        turn.phase("failed");
    }
    const bool told = has_error(session);
    const Total* total = grand_total(session);
    const bool dearer = total && total->amount != draft.seen_total;
    const bool plain = why.word == Word::not_paid;
    draft.notices.clear();
    if (!plain ||
        (!told && !dearer && session.status != SessionStatus::expired &&
            session.status != SessionStatus::pending_approval)) {
        turn.say_now(say(turn.model.locale, why.word, {{"seller", draft.choices.seller}}));
        draft.notices.push_back(std::move(why));
    } else if (told) {
        for (const Message& message : session.messages) {
            if (message.type != MessageType::error) continue;
            turn.say_now(message.code == MessageCode::payment_declined || message.text.empty()
                    ? say(turn.model.locale, Word::declined)
                    : message.text);
            break;
        }
    } else {
        turn.model.polite.clear();
    }
    Accepting how;
    how.paid_for = true;
    accept(turn, order, std::move(draft), std::move(session), how);
}

}  // namespace till
