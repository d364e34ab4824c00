// After a payment went out and its outcome is unknown, and after a reload: ask the merchant until it is known, and never
// let the shopper pay again meanwhile. Knows nothing of tokens; what it sends once more is what was sent, to the byte.
#include "core/base/intake.hpp"
#include "core/pay/cashier.hpp"
#include "core/pay/note.hpp"
#include "core/state/turn.hpp"

namespace till {
namespace {

constexpr int most_polls = 10;
// An honest "not paid" may only mean that the payment is still on its way. Believed when it was said this often in a row.
constexpr int answers_to_believe = 3;
// And, where the page that paid is gone, only when what it had sent must have arrived if it ever will.
constexpr std::int64_t longest_way_ms = 30 * 1000;

std::int64_t pause_ms(int polls) { return polls >= 5 ? 30000 : std::int64_t{1000} << (polls < 0 ? 0 : polls); }

void get_session(Turn& turn, Checking& checking) {
    CallCheckout call;
    call.request = checking.request = turn.new_request();
    call.operation = Operation::get;
    call.session = checking.note.session;
    call.protocol = checking.note.protocol;
    checking.timer = TimerId{};
    turn.ask(std::move(call));
}

void wait_and_ask(Turn& turn, Checking& checking) {
    checking.request = RequestId{};
    checking.timer = TimerId{};
    const auto expires = is_ucp(checking.note.protocol) ? parse_rfc3339(checking.expires_at) : std::nullopt;
    if (expires && turn.model.now >= epoch_ms(*expires)) return;
    if (checking.polls < most_polls) checking.timer = turn.start_timer(pause_ms(checking.polls++));
}

// A reload left nothing but the note; the session tells the rest.
Draft draft_from_note(const Note& note, const Session& session) {
    Draft draft;
    draft.choices.product = note.product;
    draft.choices.merchant = note.merchant;
    draft.choices.seller = note.seller;
    draft.choices.protocol = note.protocol;
    draft.choices.currency = session.currency;
    draft.choices.address = session.fulfillment.address;
    for (const LineItem& line : session.lines) {
        if (!line.item.empty())
            draft.choices.items.push_back(
                {line.item, line.quantity < most_units(note.protocol) ? line.quantity : most_units(note.protocol)});
    }
    draft.session = session;
    draft.seen_total = note.total;
    return draft;
}

Consent consent_from_note(const Note& note) {
    Consent consent;
    consent.key = note.key;
    consent.total = note.total;
    consent.handler = note.handler;
    consent.method_label = note.method_label;
    return consent;
}

void not_bought(Turn& turn, Session session) {
    auto* checking = turn.in<Checking>();
    Draft draft = checking->draft ? std::move(*checking->draft) : draft_from_note(checking->note, session);
    Notice why = checking->reason.value_or(notice(Word::not_paid));
    const bool by_reload = draft.methods_state == Methods::asked && draft.methods_request == RequestId{};
    settle_unpaid(turn, std::move(draft), std::move(session), std::move(why));
    if (Draft* back = by_reload ? editable(turn) : nullptr) list_methods(turn, *back);
}

// UCP: back at the start with an error is what became of the payment.
bool says_why(const Session& session) {
    for (const Message& message : session.messages) {
        if (message.type == MessageType::error && is_ucp(session.protocol)) return true;
    }
    return false;
}

void unpaid_answer(Turn& turn, Session session) {
    auto* checking = turn.in<Checking>();
    if (checking->reason || says_why(session)) return not_bought(turn, std::move(session));
    if (checking->call && !checking->resent) {
        checking->resent = true;
        checking->request = turn.new_request();
        turn.ask(same_again(*checking->call, checking->request));
        return;
    }
    const bool paying = checking->note.phase == Note::Phase::paying;  // an old receipt is never paid for again
    if (paying && !checking->draft &&
        !checking->resent) {  // after a reload: perhaps it never left, and the consent stands
        checking->resent = true;
        checking->request = turn.new_request();
        turn.ask(as_before_the_reload(checking->note, checking->request));
        return;
    }
    if (++checking->unpaid_answers >= answers_to_believe && turn.model.now - checking->since >= longest_way_ms)
        return not_bought(turn, std::move(session));
    wait_and_ask(turn, *checking);
}

void authentication_wanted(Turn& turn, Session session) {
    auto* checking = turn.in<Checking>();
    if (checking->draft && checking->consent && !checking->handle.empty() && !checking->reason &&
        can_ask_bank(session, *checking->consent)) {
        Draft draft = std::move(*checking->draft);
        draft.session = std::move(session);
        return ask_bank(
            turn, std::move(draft), Consent(std::move(*checking->consent)), std::string(std::move(checking->handle)));
    }
    if (!checking->reason)
        checking->reason = notice(Word::bank_closed);  // the token is gone with the page: nothing can be paid by it
    session.status = SessionStatus::expired;
    not_bought(turn, std::move(session));
}

// UCP: the step needs no token, so a reload does not end it. The note has what was agreed to.
bool bank_step_wanted(Turn& turn, const Session& session) {
    auto* checking = turn.in<Checking>();
    if (checking->reason || checking->note.phase != Note::Phase::paying) return false;
    Draft draft = checking->draft ? *checking->draft : draft_from_note(checking->note, session);
    Consent consent = checking->consent ? *checking->consent : consent_from_note(checking->note);
    if (!wants_bank_step(session, draft, consent)) return false;
    draft.session = session;
    ask_bank(turn, std::move(draft), std::move(consent), std::string(checking->handle));
    return true;
}

}  // namespace

void check(Turn& turn, Checking checking) {
    get_session(turn, checking);
    turn.say_politely(say(turn.model.locale, Word::checking));
    turn.phase("checking");
    turn.model.sheet = std::move(checking);
}

void check_again(Turn& turn) {
    auto* checking = turn.in<Checking>();
    if (!checking || checking->request != RequestId{}) return;
    if (checking->timer == TimerId{}) checking->polls = 5;  // it had given up
    get_session(turn, *checking);
}

void checked(Turn& turn, Session session) {
    auto* checking = turn.in<Checking>();
    if (!checking) return;
    if (session.id != checking->note.session) return check_refused(turn, nullptr);
    checking->request = RequestId{};
    checking->expires_at = session.expires_at;
    if (bank_step_wanted(turn, session)) return;
    switch (session.status) {
        case SessionStatus::completed: {
            const bool newly = checking->note.phase == Note::Phase::paying;
            return succeed(turn, Note(std::move(checking->note)), std::move(session), newly);
        }
        case SessionStatus::ready_for_payment:
        case SessionStatus::not_ready_for_payment: return unpaid_answer(turn, std::move(session));
        case SessionStatus::authentication_required: return authentication_wanted(turn, std::move(session));
        case SessionStatus::expired:
        case SessionStatus::canceled:
        case SessionStatus::requires_escalation:
        case SessionStatus::pending_approval: return not_bought(turn, std::move(session));
        case SessionStatus::unknown:
        case SessionStatus::incomplete:
        case SessionStatus::in_progress:
        case SessionStatus::complete_in_progress: checking->unpaid_answers = 0; return wait_and_ask(turn, *checking);
    }
}

void check_refused(Turn& turn, const Refusal* refusal) {
    auto* checking = turn.in<Checking>();
    if (!checking) return;
    const bool restored = checking->note.phase == Note::Phase::paid;
    if (restored && refusal && refusal->status == 404) {  // an old receipt the shop no longer has
        turn.model.sheet = Closed{};
        return;
    }
    if (refusal && refusal->kind == RefusalCode::idempotency_conflict) checking->call.reset();
    wait_and_ask(turn, *checking);
}

void ask_bank(Turn& turn, Draft draft, Consent consent, std::string handle) {
    Authenticate authenticate;
    authenticate.request = turn.new_request();
    authenticate.session = draft.session.id;
    authenticate.handler = consent.handler;
    authenticate.handle = handle;
    authenticate.metadata = draft.session.authentication_metadata;
    authenticate.title = say(turn.model.locale, Word::bank_check);
    const RequestId request = authenticate.request;
    turn.ask(std::move(authenticate));
    turn.say_politely(say(turn.model.locale, Word::bank_asks));
    turn.focus("panel/challenge");
    turn.model.sheet = Authenticating{std::move(draft), std::move(consent), std::move(handle), request};
}

void succeed(Turn& turn, Note note, Session session, bool newly) {
    const OrderInfo order = session.order.value_or(OrderInfo{});
    const Total* total = grand_total(session);
    note.phase = Note::Phase::paid;
    turn.ask(Remember{write_note(note)});
    if (newly) {
        ReportOrder report;
        report.order = order.id;
        report.number = order.number.empty() ? order.id : order.number;
        report.session = session.id;
        report.merchant = note.merchant;
        report.permalink = order.permalink;
        report.total = total ? total->amount : note.total;
        report.currency = session.currency;
        report.protocol = note.protocol;
        turn.say_politely(say(turn.model.locale, Word::receipt_thanks, {{"seller", note.seller}}));
        turn.ask(std::move(report));
        turn.focus("panel/title");
    }
    turn.phase("paid");
    Receipt receipt{std::move(note), std::move(session)};
    std::erase_if(
        turn.model.receipts, [&](const Receipt& other) { return other.note.product == receipt.note.product; });
    turn.model.receipts.push_back(receipt);
    turn.model.sheet = Succeeded{std::move(receipt)};
}

// Nothing was bought: the session as it is now, with the reason. A merchant's own error says it better than ours.
void settle_unpaid(Turn& turn, Draft draft, Session session, Notice why) {
    if (session.status != SessionStatus::pending_approval &&
        session.status != SessionStatus::requires_escalation) {  // those may still become an order
        turn.ask(Remember{""});
        turn.phase("failed");
    }
    bool told = false;
    for (const Message& message : session.messages) told = told || message.type == MessageType::error;
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
    accept(turn, std::move(draft), std::move(session), how);
}

void recalled(Turn& turn, const PendingRecalled& event) {
    if (turn.model.recalling != Recalling::asked || turn.model.recall != event.request) return;
    turn.model.recalling = Recalling::settled;
    auto note = read_note(event.note);
    if (!note || turn.in<Confirming>() || turn.in<Delegated>() || turn.in<Completing>() || turn.in<Authenticating>())
        return;
    if (note->phase == Note::Phase::paid && !turn.in<Closed>()) return;  // the shopper is already elsewhere
    Checking checking;
    checking.note = std::move(*note);
    checking.since = turn.model.now;
    if (checking.note.phase == Note::Phase::paying) return check(turn, std::move(checking));
    get_session(turn, checking);
    turn.model.sheet = std::move(checking);
}

void wait_for_merchant(Turn& turn, Draft draft) {
    Escalated escalated;
    const bool moving = draft.session.status != SessionStatus::requires_escalation;
    escalated.draft = std::move(draft);
    if (moving) escalated.timer = turn.start_timer(pause_ms(2));
    turn.model.sheet = std::move(escalated);
}

void ask_merchant(Turn& turn) {
    auto* escalated = turn.in<Escalated>();
    if (!escalated || escalated->request != RequestId{}) return;
    CallCheckout get;
    get.request = escalated->request = turn.new_request();
    get.operation = Operation::get;
    get.session = escalated->draft.session.id;
    get.protocol = escalated->draft.choices.protocol;
    escalated->timer = TimerId{};
    turn.ask(std::move(get));
}

void open_embedded(Turn& turn) {
    auto* escalated = turn.in<Escalated>();
    if (!escalated || escalated->embedded != RequestId{} || !can_embed(turn.model.host, escalated->draft.session))
        return;
    escalated->embedded = turn.new_request();
    const Draft& draft = escalated->draft;
    turn.ask(OpenEmbedded{escalated->embedded, draft.session.id, draft.session.continue_url,
        say(turn.model.locale, Word::continue_at, {{"seller", draft.choices.seller}})});
    turn.focus("panel/embedded");
}

// However it ended, the merchant says what came of it.
void embedded_ended(Turn& turn, RequestId request) {
    auto* escalated = turn.in<Escalated>();
    if (!escalated || request == RequestId{} || escalated->embedded != request) return;
    escalated->embedded = RequestId{};
    ask_merchant(turn);
}

void merchant_answered(Turn& turn, const Session* session) {
    auto* escalated = turn.in<Escalated>();
    if (!escalated) return;
    escalated->request = RequestId{};
    const bool same = session && session->id == escalated->draft.session.id;
    if (same && session->status != escalated->draft.session.status) {
        if (escalated->embedded != RequestId{}) turn.ask(Forget{escalated->embedded});
        Draft draft = std::move(escalated->draft);
        return accept(turn, std::move(draft), *session, {});
    }
    if (same) escalated->draft.session = *session;
    if (escalated->polls < most_polls) escalated->timer = turn.start_timer(pause_ms(2 + escalated->polls++));
}

}  // namespace till
