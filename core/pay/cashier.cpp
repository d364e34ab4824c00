// Paying: the only file that can ask for a token and place an order, because only Cashier can cut a PayKey.
// Knows nothing of gateways, tokens (it sees handles) or what happens once an outcome is unknown (core/pay/check.cpp).
#include "core/pay/cashier.hpp"

#include "core/base/digest.hpp"
#include "core/pay/consent.hpp"
#include "core/pay/note.hpp"
#include "core/state/turn.hpp"
#include "core/surface/present.hpp"
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

Model at_step(Model model, SheetStep step) {
    if (auto* reviewing = std::get_if<Reviewing>(&model.sheet)) reviewing->draft.step = step;
    return model;
}

// What was on the screen before the tap, and when, and the how-manieth tap of this session it is.
std::string consent_hash(const Model& model, const Draft& draft) {
    std::string shown = canonical(present(model));
    if (extent_of(model.host, draft) == Extent::payment) shown += canonical(present(at_step(model, SheetStep::items)));
    for (const std::string& part : {draft.session.id, std::to_string(model.now), std::to_string(draft.payments)}) {
        shown += '\n';
        shown += part;
    }
    return sha256_hex(shown);
}

std::string complete_body(const Turn& turn, const Draft& draft, const Consent& consent, const std::string& handle,
    std::string_view outcome, const std::string& details) {
    const Buyer buyer = turn.model.buyer.value_or(Buyer{});
    wire::CompleteRequest request;
    request.buyer_name = buyer.name;
    request.email = draft.choices.email.empty() ? buyer.email : draft.choices.email;
    request.phone = draft.choices.phone.empty() ? buyer.phone : draft.choices.phone;
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

Note note_of(const Draft& draft, const Consent& consent) {
    Note note;
    note.session = draft.session.id;
    note.merchant = draft.choices.merchant;
    note.product = draft.choices.product;
    note.seller = draft.choices.seller;
    note.key = consent.key;
    note.method_label = consent.method_label;
    note.handler = consent.handler;
    note.currency = draft.session.currency;
    note.total = consent.total;
    note.protocol = draft.choices.protocol;
    return note;
}

// Nothing was sent to the merchant, so nothing can have been charged.
void back_to_review(Turn& turn, Draft draft, Notice why) {
    turn.say_now(say(turn.model.locale, why.word));
    draft.notices = {std::move(why)};
    draft.sight = Sight::unseen;
    turn.model.sheet = Reviewing{std::move(draft)};
    turn.phase("failed");
}

// Whoever pays has been asked; here the wait for them begins, and ends.
TimerId begin_to_wait(Turn& turn, Draft& draft) {
    turn.phase("paying");
    draft.notices.clear();
    ++draft.payments;
    turn.model.assertive.clear();  // the same refusal again would be no news
    turn.say_politely(say(turn.model.locale, Word::confirming));
    return turn.start_timer(gateway_patience_ms);
}

// First: the host's sheet needs the shopper's gesture. The note next, for the sheet may place the order with us gone.
void open_host_sheet(Turn& turn, Draft draft, Consent consent) {
    const RequestId request = turn.new_request();
    turn.ask(Cashier::sheet(request, draft.choices.protocol, draft.session.id, consent));
    turn.ask(Remember{write_note(note_of(draft, consent))});
    const TimerId timeout = begin_to_wait(turn, draft);
    turn.model.sheet = Delegated{std::move(draft), std::move(consent), request, timeout};
}

void start_checking(Turn& turn, Completing done, std::optional<Notice> reason, bool may_resend) {
    Checking checking;
    checking.note = note_of(done.draft, done.consent);
    checking.draft = std::move(done.draft);
    checking.consent = std::move(done.consent);
    checking.handle = std::move(done.handle);
    if (may_resend) checking.call = std::move(done.call);
    checking.reason = std::move(reason);
    check(turn, std::move(checking));
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

struct Outcome {
    std::string_view name;
    bool has_details;  // ACP wants them with it
    Word told;         // why it will not be paid; checking = it may be
};

constexpr Outcome outcomes[] = {
    {"authenticated", true, Word::checking},
    {"attempt_acknowledged", true, Word::checking},
    {"informational", true, Word::checking},
    {"denied", false, Word::bank_refused},
    {"rejected", false, Word::bank_refused},
    {"canceled", false, Word::bank_closed},
    {"abandoned", false, Word::bank_closed},
    {"processing_error", false, Word::method_unavailable},
    {"not_supported", false, Word::method_unavailable},
    {"internal_error", false, Word::method_unavailable},
};

const Outcome& outcome_named(std::string_view name, bool details) {
    for (const Outcome& outcome : outcomes) {
        if (outcome.name == name && (!outcome.has_details || details)) return outcome;
    }
    return outcomes[9];  // nothing we know of: not authenticated
}

}  // namespace

void sheet_shown(Turn& turn, bool whole) {
    if (!awaits_sight(turn.model)) return;
    Draft& draft = turn.in<Reviewing>()->draft;
    if (!whole) {
        draft.sight = Sight::in_part;
        return turn.say_politely(say(turn.model.locale, Word::cannot_show));
    }
    draft.settling = turn.start_timer(settle_ms);
    draft.sight = Sight::settling;
}

void press_pay(Turn& turn, std::int64_t at) {
    auto* reviewing = turn.in<Reviewing>();
    if (!reviewing) return;
    Draft& shown = reviewing->draft;
    if (!turn.model.online) return turn.say_now(say(turn.model.locale, Word::offline));
    if (!pay_state(turn.model, shown).ready) return;
    if (has_expired(shown.session, turn.model.now)) {
        turn.say_now(say(turn.model.locale, Word::expired));
        turn.model.sheet = Expired{Draft(std::move(shown))};
        return;
    }
    const PaymentMethod* method = chosen_method(turn.model.host, shown);
    const Total* total = grand_total(shown.session);
    const bool by_host = exit_of(turn.model.host, shown) == Exit::host_sheet;
    if ((!method && !by_host) || !total) return;
    Consent consent;
    consent.hash = consent_hash(turn.model, shown);
    consent.key = shown.session.id + ":" + consent.hash;
    consent.total = total->amount;
    if (by_host) return open_host_sheet(turn, std::move(shown), std::move(consent));
    consent.exit = method->exit;
    consent.handler = method->handler;
    consent.method = method->id;
    consent.instrument = instrument_of(shown.session, *method);
    consent.method_label = method_label(turn.model.locale, *method);
    Allowance allowance;
    allowance.max_amount = total->amount;
    allowance.currency = wire::lower_case(shown.session.currency);
    allowance.session = shown.session.id;
    allowance.merchant = shown.choices.merchant;
    allowance.expires_at = rfc3339((at > 0 ? at : turn.model.now) + token_lifetime_ms);
    const RequestId request = turn.new_request();
    turn.ask(Cashier::token(request, shown.choices.protocol, consent, shown.choices.seller,
        std::move(allowance)));  // first: a wallet needs the shopper's gesture
    Draft draft = std::move(shown);
    const TimerId timeout = begin_to_wait(turn, draft);
    turn.model.sheet = Confirming{std::move(draft), std::move(consent), request, timeout};
}

void token_issued(Turn& turn, const TokenIssued& event) {
    auto* confirming = turn.in<Confirming>();
    if (!confirming || confirming->request != event.request) return;
    if (event.handle.empty()) return token_refused(turn, "unavailable");
    Draft draft = std::move(confirming->draft);
    Consent consent = std::move(confirming->consent);
    turn.ask(Remember{write_note(note_of(draft, consent))});  // before it goes out, or a reload would forget it
    CompleteCheckout call = Cashier::complete(turn.new_request(), draft.choices.protocol, draft.session.id,
        complete_body(turn, draft, consent, event.handle, {}, {}), consent.key);
    turn.ask(call);
    turn.model.sheet =
        Completing{std::move(draft), std::move(consent), event.handle, std::move(call), TimerId{}, 0, 0, std::nullopt};
}

void token_refused(Turn& turn, std::string_view code) {
    auto* confirming = turn.in<Confirming>();
    if (!confirming) return;
    back_to_review(turn, Draft(std::move(confirming->draft)), notice(refused_word(code)));
}

// The host's sheet is closed. Whatever it says, only the merchant knows whether there is an order: a "no" is heard once
// more from there, an unclear word until it is clear.
void host_sheet_ended(Turn& turn, const Session* session, std::string_view code) {
    auto* delegated = turn.in<Delegated>();
    if (!delegated) return;
    if (session && session->id == delegated->draft.session.id && session->status == SessionStatus::completed) {
        const Note note = note_of(delegated->draft, delegated->consent);
        return succeed(turn, note, Session(*session), true);
    }
    Checking checking;
    checking.note = note_of(delegated->draft, delegated->consent);
    if (!code.empty()) checking.reason = notice(refused_word(code));
    checking.draft = std::move(delegated->draft);
    checking.consent = std::move(delegated->consent);
    check(turn, std::move(checking));
}

// The bank is asked about what was agreed to and nothing else.
bool can_ask_bank(const Session& session, const Consent& consent) {
    const Total* total = grand_total(session);
    return !session.authentication_metadata.empty() && total && total->amount == consent.total;
}

bool wants_bank_step(const Session& session, const Draft& draft, const Consent& consent) {
    return is_ucp(session.protocol) && session.status == SessionStatus::complete_in_progress &&
        session.authentication_metadata != draft.bank_step && can_ask_bank(session, consent);
}

void completed(Turn& turn, Session session) {
    auto* completing = turn.in<Completing>();
    if (!completing) return;
    if (session.id != completing->draft.session.id)
        return complete_refused(turn, nullptr);  // an answer about something else
    Completing done = std::move(*completing);
    if (!done.reason && wants_bank_step(session, done.draft, done.consent)) {
        done.draft.session = std::move(session);
        return ask_bank(turn, std::move(done.draft), std::move(done.consent), std::move(done.handle));
    }
    switch (session.status) {
        case SessionStatus::completed:
            return succeed(turn, note_of(done.draft, done.consent), std::move(session), true);
        case SessionStatus::authentication_required:
            if (done.reason || !can_ask_bank(session, done.consent)) {  // this session can go no further
                Notice why = done.reason.value_or(notice(Word::not_paid));
                session.status = SessionStatus::expired;
                return settle_unpaid(turn, std::move(done.draft), std::move(session), std::move(why));
            }
            done.draft.session = std::move(session);
            return ask_bank(turn, std::move(done.draft), std::move(done.consent), std::move(done.handle));
        case SessionStatus::unknown:
        case SessionStatus::incomplete:
        case SessionStatus::in_progress:
        case SessionStatus::complete_in_progress: return start_checking(turn, std::move(done), std::nullopt, false);
        case SessionStatus::not_ready_for_payment:
        case SessionStatus::requires_escalation:
        case SessionStatus::ready_for_payment:
        case SessionStatus::pending_approval:
        case SessionStatus::canceled:
        case SessionStatus::expired:
            return settle_unpaid(
                turn, std::move(done.draft), std::move(session), done.reason.value_or(notice(Word::not_paid)));
    }
}

void complete_refused(Turn& turn, const Refusal* refusal) {
    auto* completing = turn.in<Completing>();
    if (!completing) return;
    const bool unknown = !refusal || refusal->kind == RefusalCode::outcome_unknown || refusal->status == 504;
    if (!unknown && worth_repeating(refusal) && completing->tries < most_tries) {
        completing->wait_s = wait_before(completing->tries + 1, refusal);
        ++completing->tries;
        completing->retry = turn.start_timer(completing->wait_s * 1000);
        return;
    }
    Completing done = std::move(*completing);
    const bool may_resend = !done.reason;
    if (unknown || worth_repeating(refusal)) return start_checking(turn, std::move(done), std::nullopt, may_resend);
    // UCP: the key is known there with other bytes, so something may have been bought by it. Only the checkout tells.
    if (is_ucp(done.draft.choices.protocol) && refusal->kind == RefusalCode::idempotency_conflict)
        return start_checking(turn, std::move(done), std::nullopt, false);
    const bool before_merchant = refusal->status == 401 || refusal->kind == RefusalCode::unauthenticated;
    if (before_merchant) {
        turn.ask(Remember{""});
        return back_to_review(turn, std::move(done.draft), notice(Word::signed_out));
    }
    // Refused, so not paid by this; the session tells the rest (sold out, dearer, wants a bank's check, …).
    Notice why = refusal->kind == RefusalCode::message ? notice(*refusal) : notice(Word::not_accepted);
    if (done.reason) why = *done.reason;
    start_checking(turn, std::move(done), std::move(why), false);
}

// The same call to the byte, with an id of its own for the answer.
CompleteCheckout same_again(const CompleteCheckout& call, RequestId request) {
    return Cashier::complete(request, call.protocol(), call.session(), call.body(), call.idempotency_key());
}

RepeatComplete as_before_the_reload(const Note& note, RequestId request) {
    return Cashier::repeat(request, note.session);
}

void repeat_complete(Turn& turn) {
    auto* completing = turn.in<Completing>();
    if (!completing) return;
    completing->call = same_again(completing->call, turn.new_request());
    completing->retry = TimerId{};
    completing->wait_s = 0;
    turn.ask(completing->call);
}

// The merchant is told whatever the bank said: without it the session could go no further.
void authentication_ended(Turn& turn, std::string_view name, const std::string& details) {
    auto* authenticating = turn.in<Authenticating>();
    if (!authenticating) return;
    const Outcome& outcome = outcome_named(name, !details.empty());
    Draft draft = std::move(authenticating->draft);
    Consent consent = std::move(authenticating->consent);
    const std::string handle = std::move(authenticating->handle);
    if (is_ucp(draft.choices
                   .protocol)) {  // the business hears from the bank itself; nothing is sent, the checkout is asked
        draft.bank_step = draft.session.authentication_metadata;
        Checking checking;
        checking.note = note_of(draft, consent);
        checking.draft = std::move(draft);
        checking.consent = std::move(consent);
        checking.handle = handle;
        return check(turn, std::move(checking));
    }
    std::optional<Notice> reason;
    if (outcome.told != Word::checking) reason = notice(outcome.told);
    // A request of its own with a body of its own, and a bank may ask twice: the same consent, so the same key with its part named.
    std::string body =
        complete_body(turn, draft, consent, handle, outcome.name, outcome.has_details ? details : std::string());
    const std::string key = consent.key + ":3ds-" + sha256_hex(body).substr(0, 16);
    CompleteCheckout call =
        Cashier::complete(turn.new_request(), draft.choices.protocol, draft.session.id, std::move(body), key);
    turn.ask(call);
    turn.model.sheet =
        Completing{std::move(draft), std::move(consent), handle, std::move(call), TimerId{}, 0, 0, std::move(reason)};
}

}  // namespace till
