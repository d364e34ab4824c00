// Paying: the only file that can ask for a token and place an order, because only Cashier can cut a PayKey.
// Knows nothing of gateways, tokens (it sees handles) or what happens once an outcome is unknown (core/pay/check.cpp).

#include "core/base/digest.hpp"
#include "core/base/text.hpp"
#include "core/language/dates.hpp"
#include "core/order/order.hpp"
#include "core/order/payable.hpp"
#include "core/pay/bank.hpp"
#include "core/pay/pay.hpp"
#include "core/state/handover.hpp"
#include "core/state/pending_payment.hpp"
#include "core/state/retry.hpp"
#include "core/wire/requests.hpp"

namespace till {

// Cuts the key. Defined here and nowhere else: no other file can make what moves money.
struct Cashier {
    static RequestToken token(
        RequestId request, Protocol protocol, const Consent& consent, std::string payee, Allowance allowance) {
        return {PayKey{}, request, protocol, consent.handler, consent.method, std::move(payee), std::move(allowance),
            consent.hash};
    }
    static RequestCheckout sheet(
        RequestId request, Protocol protocol, const std::string& session, const Consent& consent) {
        return {PayKey{}, request, protocol, session, consent.hash};
    }
    static CompleteCheckout complete(
        RequestId request, Protocol protocol, const std::string& session, std::string body, std::string key) {
        return {PayKey{}, request, protocol, session, std::move(body), std::move(key)};
    }
    static RepeatComplete repeat(RequestId request, const std::string& session) { return {PayKey{}, request, session}; }
};

namespace {

constexpr std::int64_t token_lifetime_ms = 15 * 60 * 1000;
constexpr std::int64_t gateway_patience_ms = 10 * 60 * 1000;  // a wallet's own sheet may be open that long
constexpr int most_tries = 5;

bool has_expired(const Session& session, std::int64_t now) {
    const auto expires = parse_rfc3339(session.expires_at);
    return expires && now > 0 && epoch_ms(*expires) <= now;
}

// Hashes the views that stood on the screen before the tap, the session, the time and the attempt number.
std::string consent_hash(const Model& model, const Draft& draft) {
    std::string seen = draft.shown;
    if (sheet_part(model.host, draft) == SheetPart::payment) seen += draft.shown_items;
    for (const std::string& part : {draft.session.id, std::to_string(model.now), std::to_string(draft.payments)}) {
        seen += '\n';
        seen += part;
    }
    return sha256_hex(seen);
}

std::string complete_body(const Turn& turn, const Draft& draft, const Consent& consent, const std::string& handle,
    std::string_view outcome, const std::string& details) {
    const Contact contact = contact_of(turn.model, draft.choices);
    wire::CompleteRequest request;
    if (turn.model.buyer) request.buyer_name = turn.model.buyer->name;
    request.email = contact.email;
    request.phone = contact.phone;
    request.handler = consent.handler;
    request.method = consent.method;
    request.instrument_type = consent.instrument;
    request.token_handle = handle;
    request.billing = draft.choices.address;
    for (const ConsentOption& offered : draft.session.consents) {
        for (const Consented& given : draft.choices.consents) {
            if (given.channel == offered.channel) request.consents.push_back({given.channel, given.opted_in});
        }
    }
    request.authentication_outcome = outcome;
    request.authentication_details_handle = details;
    return wire::write_complete(draft.choices.protocol, request);
}

// Nothing was sent to the merchant, so nothing can have been charged.
void back_to_review(Turn& turn, Order& order, Draft draft, Notice why) {
    turn.say_now(say(turn.model.locale, why.word));
    draft.notices = {std::move(why)};
    draft.visibility = Visibility::unseen;
    order.state = Reviewing{std::move(draft)};
    turn.phase("failed");
}

// The gateway or the host has been asked to pay; starts the timer that ends the wait.
TimerId begin_to_wait(Turn& turn, Draft& draft) {
    turn.phase("paying");
    draft.notices.clear();
    ++draft.payments;
    turn.model.assertive.clear();  // the same refusal again would be no news
    turn.say_politely(say(turn.model.locale, Word::confirming));
    return turn.start_timer(gateway_patience_ms);
}

// First: the host's sheet needs the shopper's gesture. The pending payment is remembered next, because the
// sheet may place the order while this page is gone.
void open_host_sheet(Turn& turn, Order& order, Draft draft, Consent consent) {
    const RequestId request = turn.new_request();
    turn.emit(Cashier::sheet(request, draft.choices.protocol, draft.session.id, consent));
    turn.emit(Remember{write_payment(payment_of(draft, consent))});
    const TimerId timeout = begin_to_wait(turn, draft);
    order.state = Delegated{std::move(draft), std::move(consent), request, timeout};
}

void start_checking(Turn& turn, Order& order, Completing done, std::optional<Notice> reason, bool may_resend) {
    VerifyingOutcome checking;
    checking.payment = payment_of(done.draft, done.consent);
    checking.draft = std::move(done.draft);
    checking.consent = std::move(done.consent);
    checking.handle = std::move(done.handle);
    if (may_resend) checking.call = std::move(done.call);
    checking.reason = std::move(reason);
    check(turn, order, std::move(checking));
}

// What the handler says it takes; where it says nothing, what the method is.
std::string instrument_of(const Session& session, const PaymentMethod& method) {
    const std::string own = method.kind == MethodKind::wallet ? "wallet" : "card";
    for (const PaymentHandler& handler : session.handlers) {
        if (handler.id != method.handler || handler.instruments.empty()) continue;
        for (const std::string& type : handler.instruments) {
            if (type == own) return own;
        }
        return handler.instruments.front();
    }
    return own;
}

Word refused_word(std::string_view code) {
    if (code == "canceled") return Word::payment_closed;
    if (code == "declined") return Word::declined;
    return code == "blocked" ? Word::popup_blocked : Word::method_unavailable;
}

}  // namespace

// A newer view of the same order replaces the hash and lets the half second run on.
void on(Turn& turn, const SheetShown& event) {
    auto* reviewing = shown<Reviewing>(turn.model);
    if (!reviewing || reviewing->draft.visibility == Visibility::in_part) return;
    Draft& draft = reviewing->draft;
    const bool first = awaits_sight(turn.model);
    if (!event.whole) {
        if (!first) return;
        draft.visibility = Visibility::in_part;
        return turn.say_politely(say(turn.model.locale, Word::cannot_show));
    }
    if (event.shown.empty()) return;  // without the hash of a view it proves nothing
    (sheet_part(turn.model.host, draft) == SheetPart::items ? draft.shown_items : draft.shown) = event.shown;
    if (!first) return;
    draft.settling = turn.start_timer(settle_ms);
    draft.visibility = Visibility::settling;
}

namespace {

// For no more than the total on the screen, and only for as long as a shopper may take.
Allowance allowance_for(const Turn& turn, const Draft& shown, const Consent& consent) {
    Allowance allowance;
    allowance.max_amount = consent.total;
    allowance.currency = lower_case(shown.session.currency);
    allowance.session = shown.session.id;
    allowance.merchant = shown.choices.merchant;
    allowance.expires_at = rfc3339((turn.at > 0 ? turn.at : turn.model.now) + token_lifetime_ms);
    return allowance;
}

// First: a wallet needs the shopper's gesture.
void ask_for_token(Turn& turn, Order& order, Draft draft, Consent consent) {
    const RequestId request = turn.new_request();
    turn.emit(Cashier::token(
        request, draft.choices.protocol, consent, draft.choices.seller, allowance_for(turn, draft, consent)));
    const TimerId timeout = begin_to_wait(turn, draft);
    order.state = Confirming{std::move(draft), std::move(consent), request, timeout};
}

}  // namespace

void on(Turn& turn, const PayPressed&) {
    Order* order = shown_order(turn.model);
    auto* reviewing = as<Reviewing>(order);
    if (!reviewing) return;
    Draft& shown = reviewing->draft;
    if (!turn.model.online) return turn.say_now(say(turn.model.locale, Word::offline));
    if (!pay_state(turn.model, shown).ready) return;
    if (has_expired(shown.session, turn.model.now)) return expire(turn, *order, std::move(shown));
    const PaymentMethod* method = chosen_method(turn.model.host, shown);
    const Total* total = grand_total(shown.session);
    const bool by_host = exit_of(turn.model.host, shown) == Exit::host_sheet;
    if ((!method && !by_host) || !total) return;
    Consent consent;
    consent.hash = consent_hash(turn.model, shown);
    consent.key = shown.session.id + ":" + consent.hash;
    consent.total = total->amount;
    if (by_host) return open_host_sheet(turn, *order, std::move(shown), std::move(consent));
    consent.exit = method->exit;
    consent.handler = method->handler;
    consent.method = method->id;
    consent.instrument = instrument_of(shown.session, *method);
    consent.method_label = method_label(turn.model.locale, *method);
    ask_for_token(turn, *order, std::move(shown), std::move(consent));
}

namespace {

void token_refused(Turn& turn, Order& order, Confirming& confirming, std::string_view code) {
    back_to_review(turn, order, std::move(confirming.draft), notice(refused_word(code)));
}

// The host's sheet is closed. Whatever it says, only the merchant knows whether there is an order: after a refusal or
// an unclear answer the merchant is asked. `code` empty: no answer.
void host_sheet_ended(Turn& turn, Order& order, Delegated& delegated, std::string_view code) {
    VerifyingOutcome checking;
    checking.payment = payment_of(delegated.draft, delegated.consent);
    if (!code.empty()) checking.reason = notice(refused_word(code));
    checking.draft = std::move(delegated.draft);
    checking.consent = std::move(delegated.consent);
    check(turn, order, std::move(checking));
}

}  // namespace

void on(Turn& turn, const TokenIssued& event) {
    Order* order = awaiting(turn.model, event.request);
    auto* confirming = as<Confirming>(order);
    if (!confirming) return;
    if (event.handle.empty()) return token_refused(turn, *order, *confirming, "unavailable");
    Draft draft = std::move(confirming->draft);
    Consent consent = std::move(confirming->consent);
    turn.emit(Remember{write_payment(payment_of(draft, consent))});  // before it goes out, or a reload would forget it
    CompleteCheckout call = Cashier::complete(turn.new_request(), draft.choices.protocol, draft.session.id,
        complete_body(turn, draft, consent, event.handle, {}, {}), consent.key);
    turn.emit(call);
    order->state = Completing{
        .draft = std::move(draft), .consent = std::move(consent), .handle = event.handle, .call = std::move(call)};
}

void on(Turn& turn, const TokenRefused& event) {
    Order* order = awaiting(turn.model, event.request);
    if (auto* confirming = as<Confirming>(order)) return token_refused(turn, *order, *confirming, event.code);
    if (auto* delegated = as<Delegated>(order))
        host_sheet_ended(turn, *order, *delegated, event.code.empty() ? "unavailable" : event.code);
}

void unanswered(Turn& turn, Order& order, Confirming& state, RequestId, const Refusal*) {
    token_refused(turn, order, state, "unavailable");
}

void timer(Turn& turn, Order& order, Confirming& state, TimerId fired) {
    if (state.timeout != fired) return;
    turn.forget(state.request);
    token_refused(turn, order, state, "canceled");
}

void answered(Turn& turn, Order& order, Delegated& state, const SessionReceived& event) {
    const Session& session = event.session;
    if (session.id != state.draft.session.id || session.status != SessionStatus::completed)
        return host_sheet_ended(turn, order, state, {});
    succeed(turn, order, payment_of(state.draft, state.consent), session, true);
}

void unanswered(Turn& turn, Order& order, Delegated& state, RequestId, const Refusal*) {
    host_sheet_ended(turn, order, state, {});
}

void timer(Turn& turn, Order& order, Delegated& state, TimerId fired) {
    if (state.timeout == fired) host_sheet_ended(turn, order, state, {});
}

void answered(Turn& turn, Order& order, Completing& state, const SessionReceived& event) {
    Session session = event.session;
    if (session.id != state.draft.session.id)
        return unanswered(turn, order, state, event.request, nullptr);  // an answer about something else
    Completing done = std::move(state);
    if (!done.reason && wants_bank_step(session, done.draft, done.consent)) {
        done.draft.session = std::move(session);
        return ask_bank(turn, order, std::move(done.draft), std::move(done.consent), std::move(done.handle));
    }
    switch (session.status) {
        case SessionStatus::completed:
            return succeed(turn, order, payment_of(done.draft, done.consent), std::move(session), true);
        case SessionStatus::authentication_required:
            if (done.reason || !can_ask_bank(session, done.consent)) {  // this session can go no further
                Notice why = done.reason.value_or(notice(Word::not_paid));
                session.status = SessionStatus::expired;
                return settle_unpaid(turn, order, std::move(done.draft), std::move(session), std::move(why));
            }
            done.draft.session = std::move(session);
            return ask_bank(turn, order, std::move(done.draft), std::move(done.consent), std::move(done.handle));
        case SessionStatus::unknown:
        case SessionStatus::incomplete:
        case SessionStatus::in_progress:
        case SessionStatus::complete_in_progress:
            return start_checking(turn, order, std::move(done), std::nullopt, false);
        case SessionStatus::not_ready_for_payment:
        case SessionStatus::requires_escalation:
        case SessionStatus::ready_for_payment:
        case SessionStatus::pending_approval:
        case SessionStatus::canceled:
        case SessionStatus::expired:
            return settle_unpaid(
                turn, order, std::move(done.draft), std::move(session), done.reason.value_or(notice(Word::not_paid)));
    }
}

void unanswered(Turn& turn, Order& order, Completing& state, RequestId, const Refusal* refusal) {
    const bool unknown = !refusal || refusal->kind == RefusalCode::outcome_unknown || refusal->status == 504;
    if (!unknown && worth_repeating(refusal) && state.tries < most_tries) {
        state.wait_s = wait_before(state.tries + 1, refusal);
        ++state.tries;
        state.retry = turn.start_timer(state.wait_s * 1000);
        return;
    }
    Completing done = std::move(state);
    const bool may_resend = !done.reason;
    if (unknown || worth_repeating(refusal))
        return start_checking(turn, order, std::move(done), std::nullopt, may_resend);
    // UCP: the key is known there with other bytes, so something may have been bought by it. Only the checkout tells.
    if (conflict_may_be_paid(done.draft.choices.protocol) && refusal->kind == RefusalCode::idempotency_conflict)
        return start_checking(turn, order, std::move(done), std::nullopt, false);
    const bool before_merchant = refusal->status == 401 || refusal->kind == RefusalCode::unauthenticated;
    if (before_merchant) {
        turn.emit(Remember{""});
        return back_to_review(turn, order, std::move(done.draft), notice(Word::signed_out));
    }
    // Refused, so not paid by this; the session tells the rest (sold out, dearer, wants a bank's check, …).
    Notice why = refusal->kind == RefusalCode::message ? notice(*refusal) : notice(Word::not_accepted);
    if (done.reason) why = *done.reason;
    start_checking(turn, order, std::move(done), std::move(why), false);
}

// The same call to the byte, with an id of its own for the answer.
CompleteCheckout same_again(const CompleteCheckout& call, RequestId request) {
    return Cashier::complete(request, call.protocol(), call.session(), call.body(), call.idempotency_key());
}

RepeatComplete as_before_the_reload(const PendingPayment& payment, RequestId request) {
    return Cashier::repeat(request, payment.session);
}

void timer(Turn& turn, Order&, Completing& state, TimerId fired) {
    if (state.retry != fired) return;
    state.call = same_again(state.call, turn.new_request());
    state.retry = TimerId{};
    state.wait_s = 0;
    turn.emit(state.call);
}

namespace {

// Completes with the bank's outcome, also a failed one: without it the session goes no further.
void bank_answered(Turn& turn, Order& order, Authenticating& state, std::string_view name, const std::string& details) {
    const BankOutcome outcome = bank_outcome(name, !details.empty());
    Draft draft = std::move(state.draft);
    Consent consent = std::move(state.consent);
    std::string handle = std::move(state.handle);
    if (bank_tells_business(draft.choices.protocol)) {  // nothing is sent, the checkout is asked
        draft.bank_step = draft.session.authentication_metadata;
        VerifyingOutcome checking;
        checking.payment = payment_of(draft, consent);
        checking.draft = std::move(draft);
        checking.consent = std::move(consent);
        checking.handle = std::move(handle);
        return check(turn, order, std::move(checking));
    }
    std::optional<Notice> reason;
    if (outcome.word != Word::checking) reason = notice(outcome.word);
    // A request of its own with a body of its own, and a bank may ask twice: the same consent, so the same key with its
    // part named.
    std::string body =
        complete_body(turn, draft, consent, handle, outcome.name, outcome.has_details ? details : std::string());
    const std::string key = consent.key + ":3ds-" + sha256_hex(body).substr(0, 16);
    CompleteCheckout call =
        Cashier::complete(turn.new_request(), draft.choices.protocol, draft.session.id, std::move(body), key);
    turn.emit(call);
    order.state = Completing{.draft = std::move(draft),
        .consent = std::move(consent),
        .handle = std::move(handle),
        .call = std::move(call),
        .reason = std::move(reason)};
}

}  // namespace

void on(Turn& turn, const AuthenticationEnded& event) {
    Order* order = awaiting(turn.model, event.request);
    if (auto* state = as<Authenticating>(order)) bank_answered(turn, *order, *state, event.outcome, event.handle);
}

void unanswered(Turn& turn, Order& order, Authenticating& state, RequestId, const Refusal*) {
    bank_answered(turn, order, state, "abandoned", {});
}

void on(Turn& turn, const ChallengeClosed&) {
    Order* order = shown_order(turn.model);
    if (auto* confirming = as<Confirming>(order); confirming && confirming->consent.exit != MethodExit::token) {
        turn.forget(confirming->request);
        return token_refused(turn, *order, *confirming, "canceled");
    }
    if (auto* escalated = as<Escalated>(order); escalated && escalated->embedded != RequestId{}) {
        turn.forget(escalated->embedded);
        return embedded_ended(turn, *escalated);
    }
    if (auto* authenticating = as<Authenticating>(order)) {
        turn.forget(authenticating->request);
        bank_answered(turn, *order, *authenticating, "canceled", {});
    }
}

}  // namespace till
