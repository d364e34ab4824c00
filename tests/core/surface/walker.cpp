// Palette, book and classes of the walks. Knows nothing of how far they go.
#include "tests/core/surface/walker.hpp"

#include "core/order/payable.hpp"
#include "core/state/pending_payment.hpp"

namespace till::test {
namespace {

const Draft* draft_of(const Model& model) {
    if (const auto* s = shown<Reviewing>(model)) return &s->draft;
    if (const auto* s = shown<Updating>(model)) return &s->draft;
    if (const auto* s = shown<Confirming>(model)) return &s->draft;
    if (const auto* s = shown<Delegated>(model)) return &s->draft;
    if (const auto* s = shown<Completing>(model)) return &s->draft;
    if (const auto* s = shown<Authenticating>(model)) return &s->draft;
    if (const auto* s = shown<Expired>(model)) return &s->draft;
    if (const auto* s = shown<Escalated>(model)) return &s->draft;
    if (const auto* s = shown<Cancelled>(model)) return &s->draft;
    if (const auto* s = shown<VerifyingOutcome>(model)) return s->draft ? &*s->draft : nullptr;
    return nullptr;
}

struct Awaited {
    std::set<RequestId> requests{RequestId{0}, RequestId{1}, RequestId{4000000000}};
    std::set<TimerId> timers{TimerId{0}, TimerId{1}};
};

Awaited awaited(const Model& model) {
    Awaited out;
    const auto pending = [&](const Pending& p) {
        out.requests.insert(p.call.request);
        out.timers.insert(p.retry);
    };
    if (const auto* s = shown<AskingBuyer>(model)) out.requests.insert(s->request);
    if (const auto* s = shown<CreatingSession>(model)) pending(s->pending);
    if (const auto* s = shown<Updating>(model)) pending(s->pending);
    if (const auto* s = shown<Confirming>(model)) {
        out.requests.insert(s->request);
        out.timers.insert(s->timeout);
    }
    if (const auto* s = shown<Delegated>(model)) {
        out.requests.insert(s->request);
        out.timers.insert(s->timeout);
    }
    if (const auto* s = shown<Completing>(model)) {
        out.requests.insert(s->call.request());
        out.timers.insert(s->retry);
    }
    if (const auto* s = shown<Authenticating>(model)) out.requests.insert(s->request);
    if (const auto* s = shown<VerifyingOutcome>(model)) {
        out.requests.insert(s->request);
        out.timers.insert(s->timer);
    }
    if (const auto* s = shown<Escalated>(model)) {
        out.requests.insert(s->request);
        out.requests.insert(s->embedded);
        out.timers.insert(s->timer);
    }
    if (const Draft* draft = draft_of(model)) {
        out.requests.insert(draft->methods_request);
        out.timers.insert(draft->expiry);
        out.timers.insert(draft->settling);
    }
    if (model.recalling == Recalling::asked) out.requests.insert(model.recall);
    return out;
}

std::vector<Session> make_sessions() {
    std::vector<Session> out;
    for (int status = 0; status <= static_cast<int>(SessionStatus::expired); ++status)
        out.push_back(with_status(static_cast<SessionStatus>(status)));
    out.push_back(session(5900));
    out.push_back(paid());
    out.push_back(challenged());
    Session dear = challenged();
    dear.totals.back().amount = 9900;
    out.push_back(dear);
    Session stranger = paid();
    stranger.id = "cs2";
    out.push_back(stranger);
    Session unreadable = session(), two_totals = session(), negative = session(), no_handlers = session(),
            brief = session();
    unreadable.unreadable = true;
    two_totals.totals.push_back(total(TotalType::total, 1));
    negative.totals.back().amount = -5000;
    no_handlers.handlers.clear();
    brief.expires_at = "2026-11-26T12:00:05Z";
    for (const Session& given : {unreadable, two_totals, negative, no_handlers, brief}) out.push_back(given);
    for (const MessageCode code : {MessageCode::unknown, MessageCode::payment_declined, MessageCode::out_of_stock})
        out.push_back(with_error(code, SessionStatus::ready_for_payment));
    Session omen = with_error(MessageCode::none, SessionStatus::ready_for_payment);
    omen.messages[0].type = MessageType::unknown;
    out.push_back(omen);
    Session step = challenged();  // UCP: the bank's step, while the order is being placed
    step.status = SessionStatus::complete_in_progress;
    out.push_back(step);
    return out;
}

Protocol spoken(const Model& model) {
    return model.catalog.products.empty() ? Protocol{} : model.catalog.products.front().seller.protocol;
}

const std::vector<Session>& sessions(Protocol protocol) {
    static std::map<Protocol, std::vector<Session>> made;
    std::vector<Session>& out = made[protocol];
    if (out.empty()) {
        out = make_sessions();
        for (Session& session : out) session.protocol = protocol;
    }
    return out;
}

const std::vector<Refusal>& refusals() {
    static const std::vector<Refusal> made = {refusal(400), refusal(401), refusal(404), refusal(429), refusal(500),
        refusal(504), refusal(409, RefusalCode::idempotency_in_flight), refusal(422, RefusalCode::idempotency_conflict),
        refusal(500, RefusalCode::outcome_unknown), refused_with(MessageCode::payment_declined),
        refused_with(MessageCode::expired), refused_with(MessageCode::requires_3ds)};
    return made;
}

const Session* shown_session(const Model& model) {
    if (const auto* s = shown<Succeeded>(model)) return &s->receipt.session;
    if (const auto* s = shown<Reviewing>(model)) return &s->draft.session;
    if (const auto* s = shown<Updating>(model)) return &s->draft.session;
    if (const auto* s = shown<Confirming>(model)) return &s->draft.session;
    if (const auto* s = shown<Completing>(model)) return &s->draft.session;
    return nullptr;
}

// The rules again, written from the protocol: what makes a session one that can be paid.
std::string why_not(const Session& session) {
    if (session.status != SessionStatus::ready_for_payment) return "the session is not ready";
    if (session.unreadable || session.lines.empty()) return "the session could not be read whole";
    int totals = 0;
    for (const Total& row : session.totals) {
        if (row.type == TotalType::total) ++totals;
        if (row.type == TotalType::total && row.amount < 0) return "the total is below nothing";
    }
    if (totals != 1) return "there is not one total";
    std::int64_t rest = 0;
    for (const Total& row : session.totals) rest += row.type == TotalType::total ? -row.amount : row.amount;
    if (is_ucp(session.protocol) && rest != 0) return "the rows do not add up";
    for (const Message& message : session.messages) {
        if (message.type == MessageType::unknown) return "a message of unknown type";
        if (message.type == MessageType::error && message.code != MessageCode::payment_declined)
            return "an error stands";
    }
    bool deliverable = session.fulfillment_options.empty();
    for (const SelectedOption& selected : session.selected) {
        for (const FulfillmentOption& option : session.fulfillment_options)
            deliverable = deliverable || (option.id == selected.option && option.type != FulfillmentType::unknown);
    }
    return deliverable ? "" : "no delivery is chosen";
}

std::string token_objection(
    const Model& before, const Event& event, const Model& after, const RequestToken& token, Book& book) {
    const auto* reviewing = shown<Reviewing>(before);
    if (!reviewing) return "a token from a state that shows no Pay";
    if (!std::holds_alternative<PayPressed>(event.what)) return "a token without a tap on Pay";
    const Draft& draft = reviewing->draft;
    if (std::string why = why_not(draft.session); !why.empty()) return "a token though " + why;
    if (!before.online || draft.form || before.recalling == Recalling::asked)
        return "a token while offline, in a form, or with an older payment perhaps open";
    if (!book.shown || event.at - *book.shown < 500)
        return "a token for an order that has not stood on the screen for half a second";
    bool known = false, taken = false;
    for (const PaymentMethod& method : draft.methods)
        known = known ||
            (method.id == token.method() && method.handler == token.handler() && method.kind != MethodKind::unknown &&
                method.id == draft.choices.method);
    for (const PaymentHandler& handler : draft.session.handlers) taken = taken || handler.id == token.handler();
    if (!known || !taken) return "a token of a method that was not chosen or is not taken";
    const Allowance& allowance = token.allowance();
    for (const Total& row : draft.session.totals) {
        if (row.type == TotalType::total && row.amount != allowance.max_amount)
            return "a token for another amount than the total";
    }
    if (currency_code(allowance.currency) != draft.session.currency || allowance.session != draft.session.id ||
        allowance.merchant != draft.choices.merchant)
        return "a token for something else";
    if (!book.consents.insert(token.consent()).second) return "two tokens for one consent";
    const auto* confirming = shown<Confirming>(after);
    if (!confirming || confirming->consent.hash != token.consent() || confirming->consent.total != allowance.max_amount)
        return "a token nobody waits for";
    return {};
}

// The host's sheet: by a tap on Pay that could have asked for a token, first, once for a consent, and never to be forgotten.
std::string sheet_objection(
    const Model& before, const Event& event, const Step& step, const RequestCheckout& asked, Book& book) {
    const auto* reviewing = shown<Reviewing>(before);
    if (!reviewing || !std::holds_alternative<PayPressed>(event.what)) return "a host's sheet without a tap on Pay";
    if (std::string why = why_not(reviewing->draft.session); !why.empty()) return "a host's sheet though " + why;
    if (!book.shown || event.at - *book.shown < 500)
        return "a host's sheet for an order that has not stood on the screen for half a second";
    if (!before.host.host_sheet || asked.session() != reviewing->draft.session.id)
        return "a host's sheet that is none, or for something else";
    if (!book.consents.insert(asked.consent()).second) return "two sheets for one consent";
    bool kept = false;
    for (const Effect& effect : step.effects) kept = kept || std::holds_alternative<Remember>(effect);
    if (!kept || !std::holds_alternative<RequestCheckout>(step.effects.front()))
        return "a host's sheet that is not first, or that a reload would forget";
    return shown<Delegated>(step.model) ? "" : "a host's sheet nobody waits for";
}

// From which of four places, and always the same bytes under the same key.
std::string order_objection(const Model& before, const Event& event, const CompleteCheckout& call, Book& book) {
    const std::string& key = call.idempotency_key();
    const auto known = book.bodies.find(key);
    if (known != book.bodies.end() && known->second != call.body()) return "other bytes under the same key";
    const bool again = known != book.bodies.end();
    book.bodies[key] = call.body();
    const char* credential = is_ucp(call.protocol()) ? R"("credential":{"$handle":")" : R"("token":{"$handle":")";
    if (call.body().find(credential) == std::string::npos) return "an order without a handle";
    if (call.protocol() != spoken(before)) return "an order in another dialect";
    if (const auto* confirming = shown<Confirming>(before)) {
        const auto* issued = std::get_if<TokenIssued>(&event.what);
        if (!issued || issued->request != confirming->request || issued->handle.empty())
            return "an order without the token that was asked for";
        if (again || !book.placed.insert(confirming->consent.hash).second) return "two orders for one consent";
        if (book.consents.count(confirming->consent.hash) == 0) return "an order without a consent";
        if (key != call.session() + ":" + confirming->consent.hash || call.session() != confirming->draft.session.id)
            return "an order under a key of its own";
        if (why_not(confirming->draft.session) != "") return "an order though " + why_not(confirming->draft.session);
        return {};
    }
    if (const auto* completing = shown<Completing>(before))
        return again && std::holds_alternative<TimerFired>(event.what) && completing->call.body() == call.body()
            ? ""
            : "a repeated order that is not the same";
    if (const auto* checking = shown<VerifyingOutcome>(before))
        return again && checking->call && !checking->resent && !checking->reason
            ? ""
            : "an order sent again though its outcome is open";
    if (const auto* bank = shown<Authenticating>(before)) {
        if (book.placed.count(bank->consent.hash) == 0) return "a bank's outcome for an order that was never placed";
        return call.body().find("authentication_result") == std::string::npos
            ? "a second order instead of a bank's outcome"
            : "";
    }
    return "an order from a state that cannot place one";
}

}  // namespace

HostFacts host_with_sheet() {
    HostFacts facts;
    facts.host_sheet = true;
    return facts;
}

HostFacts host_that_embeds() {
    HostFacts facts;
    facts.embedding = true;
    return facts;
}

std::vector<Occurrence> palette(const Model& model) {
    const Awaited now = awaited(model);
    std::vector<Occurrence> out = {Nothing{}, LocaleChanged{},
        CatalogReceived{model.has_catalog ? model.catalog : catalog()}, CatalogRefused{"x"}, ConnectivityChanged{false},
        ConnectivityChanged{true}, Returned{}, HostChanged{}, HostChanged{host_with_sheet()},
        HostChanged{host_that_embeds()}, EmbeddedOpened{}, CardOpened{"p1"}, CardOpened{"gone"}, VariantsOpened{"p1"},
        DetailsToggled{"p1"}, QuantityChosen{"l1", 2}, QuantityChosen{"l1", 0}, QuantityChosen{"l1", 2000000000},
        FulfillmentChosen{"fast"}, FulfillmentChosen{"no"}, MethodChosen{"hop"}, MethodChosen{"odd"},
        AddressChosen{"a2"}, AddressEditOpened{}, AddressEditClosed{}, AddressSubmitted{}, CodeEntryOpened{},
        CodeSubmitted{}, CodeRemoved{"X"}, TextEntered{"code", "X"}, TextEntered{"name", ""}, ConsentToggled{"email"},
        SheetShown{}, SheetShown{false, {}}, SheetShown{true, "painted"}, PayPressed{}, RetryPressed{},
        ChallengeClosed{}, SheetDismissed{}, LinkFollowed{"https://trailhouse.example/"}};
    PendingPayment payment;
    payment.session = "cs1";
    payment.merchant = "m1";
    payment.product = "p1";
    payment.handler = "card";
    payment.currency = "USD";
    payment.total = 5000;
    payment.protocol = spoken(model);
    const std::vector<Session>& told = sessions(payment.protocol);
    PendingPayment receipt = payment;
    receipt.phase = PendingPayment::Phase::paid;
    const std::vector<PaymentMethod> odd = {method("odd", "card", MethodKind::unknown), method("far", "elsewhere")};
    for (const RequestId request : now.requests) {
        const bool stale = request <= RequestId{1} || request == RequestId{4000000000};
        if (stale) {
            out.push_back(SessionReceived{request, told[static_cast<std::size_t>(SessionStatus::ready_for_payment)]});
            out.push_back(SessionReceived{request, told[static_cast<std::size_t>(SessionStatus::completed)]});
            out.push_back(RequestRefused{request, refusals()[0]});
        } else {
            for (const Session& given : told) out.push_back(SessionReceived{request, given});
            for (const Refusal& given : refusals()) out.push_back(RequestRefused{request, given});
        }
        out.push_back(ResponseLost{request});
        out.push_back(BuyerReceived{request, buyer()});
        out.push_back(MethodsListed{request, methods()});
        out.push_back(MethodsListed{request, odd});
        out.push_back(TokenIssued{request, "h1"});
        out.push_back(TokenIssued{request, ""});
        out.push_back(TokenRefused{request, "declined"});
        out.push_back(EmbeddedEnded{request});
        out.push_back(AuthenticationEnded{request, "authenticated", "h2"});
        out.push_back(AuthenticationEnded{request, "authenticated", ""});
        out.push_back(AuthenticationEnded{request, "denied", ""});
        out.push_back(AuthenticationEnded{request, "ready_to_rumble", "h2"});
        out.push_back(PendingRecalled{request, ""});
        out.push_back(PendingRecalled{request, write_payment(payment)});
        out.push_back(PendingRecalled{request, write_payment(receipt)});
    }
    for (const TimerId timer : now.timers) out.push_back(TimerFired{timer});
    return out;
}

std::string objection(const Model& before, const Event& event, const Step& step, Book& book) {
    int tokens = 0, orders = 0, remembered = 0;
    std::string wrong;
    const auto object = [&](std::string why) {
        if (wrong.empty()) wrong = std::move(why);
    };
    for (const Effect& effect : step.effects) {
        if (std::holds_alternative<Remember>(effect)) ++remembered;
        std::uint32_t id = 0;
        if (const auto* token = std::get_if<RequestToken>(&effect)) {
            ++tokens;
            id = static_cast<std::uint32_t>(token->request());
            object(token_objection(before, event, step.model, *token, book));
            if (&effect != &step.effects.front()) object("something before the token request: the gesture may be gone");
        }
        if (const auto* sheet = std::get_if<RequestCheckout>(&effect)) {
            ++tokens;
            id = static_cast<std::uint32_t>(sheet->request());
            object(sheet_objection(before, event, step, *sheet, book));
        }
        if (const auto* order = std::get_if<CompleteCheckout>(&effect)) {
            ++orders;
            id = static_cast<std::uint32_t>(order->request());
            if (shown<Confirming>(before) && remembered == 0) object("an order that a reload would forget");
            object(order_objection(before, event, *order, book));
        }
        if (const auto* again = std::get_if<RepeatComplete>(&effect)) {
            const auto* checking = shown<VerifyingOutcome>(before);
            id = static_cast<std::uint32_t>(again->request());
            ++orders;
            if (!checking || checking->draft || checking->resent ||
                checking->payment.phase != PendingPayment::Phase::paying ||
                checking->payment.session != again->session())
                object("a payment of before a reload is repeated out of its place");
            if (!std::holds_alternative<SessionReceived>(event.what))
                object("it is repeated before the shop was asked");
        }
        if (const auto* call = std::get_if<CallCheckout>(&effect)) id = static_cast<std::uint32_t>(call->request);
        if (id != 0 && id <= book.newest_id) object("an id that was given out before");
        if (id != 0) book.newest_id = id;
    }
    if (tokens + orders > 1) object("two things that move money in one step");
    const auto *was = shown<Reviewing>(before), *is = shown<Reviewing>(step.model);
    const bool same = was && is && was->draft.session == is->draft.session &&
        was->draft.choices.method == is->draft.choices.method && was->draft.notices == is->draft.notices &&
        before.host == step.model.host;
    if (!same) book.shown.reset();
    if (const auto* seen = std::get_if<SheetShown>(&event.what);
        is && seen && seen->whole && !seen->shown.empty() && !book.shown)
        book.shown = event.at;
    return wrong;
}

std::string objection_to_view(const Model& model) {
    const View view = present(model);
    if (!view.panel) return {};
    const Session* session = shown_session(model);
    for (const ButtonView& button : buttons_of(*view.panel)) {
        if (!std::holds_alternative<PayPressed>(button.on_activate.what) || !button.enabled) continue;
        if (!shown<Reviewing>(model)) return "Pay offered in another state";
        if (std::string why = why_not(*session); !why.empty()) return "Pay offered though " + why;
    }
    if (!session) return {};
    std::vector<const TotalRow*> rows;
    std::string recap;
    for (const Block& block : view.panel->blocks) {
        if (const auto* totals = std::get_if<TotalsBlock>(&block)) {
            for (const TotalRow& row : totals->rows) rows.push_back(&row);
        }
        if (const auto* text = std::get_if<TextBlock>(&block); text && text->key == "recap") recap = text->text.text;
    }
    if (rows.size() != session->totals.size()) return "not every row of the totals is shown";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Total& total = session->totals[i];
        const std::string amount = format_money(model.locale, Money::of(total.amount, session->currency));
        if (total.type == TotalType::total && (!rows[i]->grand || rows[i]->amount != amount))
            return "another total is shown than the session has";
        if (total.type != TotalType::total && rows[i]->grand) return "a row is shown as the total and is none";
        if (total.type == TotalType::total && grand_total(*session) && !recap.empty() &&
            recap.find(amount) == std::string::npos)
            return "the recap has another total";
    }
    return {};
}

std::size_t place_of(const Model& model) {
    const Order* order = shown_order(model);
    return order ? 2 + order->state.index() : model.sheet.index();
}

std::string class_of(const Model& model) {
    std::string out = std::to_string(place_of(model));
    const auto add = [&](std::int64_t part) { out += "," + std::to_string(part); };
    const auto few = [](int count, int most) { return count >= most ? 2 : count > 0 ? 1 : 0; };
    add(model.online);
    add(static_cast<int>(model.recalling));
    if (const auto* s = shown<Closed>(model))
        add(s->draft.has_value() + 2 * model.receipts.empty() + 4 * model.buyer.has_value());
    if (const auto* s = shown<AskingBuyer>(model)) add(s->failed);
    if (const auto* s = shown<CreatingSession>(model))
        add(few(s->pending.tries, 6) * 4 + (s->pending.retry != TimerId{}) * 2 + s->refused.has_value());
    if (const auto* s = shown<Updating>(model))
        add((few(s->pending.tries, 6) * 2 + (s->pending.retry != TimerId{})) * 2 + (s->changes != 0));
    if (const auto* s = shown<Confirming>(model)) add(few(static_cast<int>(s->draft.payments), 3));
    if (const auto* s = shown<Completing>(model)) {
        add((s->tries * 2 + (s->retry != TimerId{})) * 2 + s->reason.has_value());
        add(s->call.body().find("authentication_result") != std::string::npos);
    }
    if (const auto* s = shown<VerifyingOutcome>(model)) {
        add(static_cast<int>(s->payment.phase) + 2 * s->draft.has_value() + 4 * s->call.has_value() + 8 * s->resent +
            16 * (s->request != RequestId{}) + 32 * (s->timer != TimerId{}) + 64 * s->reason.has_value());
        add(few(s->unpaid_answers, 3) * 2 + (model.now - s->since >= 30000));
        add(few(s->polls, 10));
    }
    if (const auto* s = shown<Escalated>(model))
        add((s->request != RequestId{}) * 2 + (s->timer != TimerId{}) + 4 * (s->embedded != RequestId{}) +
            8 * can_embed(model.host, s->draft.session));
    const Draft* draft = draft_of(model);
    const bool paying = shown<Completing>(model) || shown<VerifyingOutcome>(model) || shown<Authenticating>(model);
    if (draft && paying)
        add(draft->bank_step.empty() + 2 * (draft->methods_request == RequestId{}));  // 0: a draft of after a reload
    if (!draft || !(shown<Reviewing>(model) || shown<Updating>(model) || shown<Escalated>(model))) return out;
    add(static_cast<int>(draft->session.status));
    add(static_cast<int>(draft->methods_state));
    add(draft->form.has_value() + 2 * (draft->expiry != TimerId{}) + 4 * !draft->choices.method.empty());
    add(why_not(draft->session).empty() +
        2 * (model.host.host_sheet && shown<Reviewing>(model) && why_not(draft->session).empty()));
    add(why_not(draft->session).empty() && draft->payments < 2 ? static_cast<int>(draft->visibility) : 0);
    add(few(static_cast<int>(draft->payments), 2) * 2 + draft->session.messages.empty());
    return out;
}

}  // namespace till::test
