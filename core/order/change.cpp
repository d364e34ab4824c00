// The shopper changes the order: each change is one update with all that was not yet answered; the last one wins.
// Knows nothing of paying and nothing of what is shown.
#include "core/base/intake.hpp"
#include "core/order/order.hpp"
#include "core/order/payable.hpp"
#include "core/state/retry.hpp"
#include "core/wire/requests.hpp"

namespace till {
namespace {

std::string update_body(const Turn& turn, const Draft& draft, std::uint8_t changes) {
    const Choices& choices = draft.choices;
    wire::UpdateRequest request;
    if ((changes & change::items) != 0) {
        request.items.emplace();
        for (const WantedItem& item : choices.items) request.items->push_back({item.item, item.quantity});
    }
    if ((changes & change::delivery) != 0) {
        const Contact contact = contact_of(turn.model, choices);
        std::string name = choices.address ? choices.address->name : std::string();
        if (name.empty() && turn.model.buyer) name = turn.model.buyer->name;
        request.delivery = {std::move(name), contact.email, contact.phone, choices.address};
    }
    if ((changes & change::option) != 0) {
        const FulfillmentOption* option = find_option(draft.session, choices.option);
        SelectedOption selected;
        selected.type = option ? option->type : FulfillmentType::shipping;
        selected.option = choices.option;
        for (const LineItem& line : draft.session.lines) selected.items.push_back(line.id);
        request.selected = std::vector<SelectedOption>{std::move(selected)};
    }
    if ((changes & change::codes) != 0) request.codes = choices.codes;
    if ((changes & change::consents) != 0) {
        for (const Consented& consent : choices.consents)
            request.consents.push_back({consent.channel, consent.opted_in});
    }
    return wire::write_update(choices.protocol, request, draft.session);
}

std::string trimmed(const std::string& text) { return limits::clean(text, limits::id); }

}  // namespace

void send_update(Turn& turn, Order& order, Draft draft, std::uint8_t changes) {
    Pending pending;
    pending.call.operation = Operation::update;
    pending.call.session = draft.session.id;
    pending.call.protocol = draft.choices.protocol;
    pending.call.body = update_body(turn, draft, changes);
    pending.call.idempotency_key = fresh_key(turn, "update", pending.call.session + pending.call.body);
    send(turn, pending);
    order.state = Updating{std::move(draft), std::move(pending), changes};
}

void change_order(Turn& turn, Order& order, std::uint8_t what) {
    if (const auto* updating = as<Updating>(&order)) {
        what = static_cast<std::uint8_t>(what | updating->changes);
        turn.forget_running(order);
    }
    Draft draft = std::move(*editable(&order));
    send_update(turn, order, std::move(draft), what);
}

std::int64_t most_of(const Draft& draft, const LineItem& line) {
    std::int64_t most = most_units(draft.choices.protocol);
    if (line.max_quantity && *line.max_quantity < most) most = *line.max_quantity;
    if (line.available_quantity && *line.available_quantity < most) most = *line.available_quantity;
    return most;
}

void on(Turn& turn, const QuantityChosen& event) {
    Order* order = shown_order(turn.model);
    Draft* draft = editable(order);
    const LineItem* line = draft ? find_line(draft->session, event.line) : nullptr;
    if (!line || event.quantity < 1 || event.quantity > most_of(*draft, *line)) return;
    for (WantedItem& wanted : draft->choices.items) {
        if (wanted.item != line->item || wanted.quantity == event.quantity) continue;
        wanted.quantity = event.quantity;
        return change_order(turn, *order, change::items);
    }
}

void on(Turn& turn, const FulfillmentChosen& event) {
    Order* order = shown_order(turn.model);
    Draft* draft = editable(order);
    const FulfillmentOption* option = draft ? find_option(draft->session, event.option) : nullptr;
    if (!option || option->type == FulfillmentType::unknown || draft->choices.option == event.option) return;
    draft->choices.option = event.option;
    change_order(turn, *order, change::option);
}

void on(Turn& turn, const MethodChosen& event) {
    Order* order = shown_order(turn.model);
    Draft* draft = editable(order);
    if (!draft) return;
    for (const PaymentMethod& method : draft->methods) {
        if (method.id != event.method || !is_selectable(turn.model.host, *draft, method) ||
            draft->choices.method == method.id)
            continue;
        draft->choices.method = method.id;
        draft->visibility = Visibility::unseen;
    }
}

void on(Turn& turn, const AddressChosen& event) {
    Order* order = shown_order(turn.model);
    Draft* draft = editable(order);
    if (!draft || !turn.model.buyer) return;
    for (const Address& address : turn.model.buyer->addresses) {
        if (address.id != event.address) continue;
        const bool same = draft->choices.address == address;
        draft->choices.address = address;
        draft->form.reset();
        turn.focus(keys::panel_deliver_to);
        if (!same) change_order(turn, *order, change::delivery);
        return;
    }
}

void on(Turn& turn, const CodeEntryOpened&) {
    Draft* draft = editable(shown_order(turn.model));
    if (!draft || draft->code_text) return;
    draft->code_text = std::string();
    turn.focus(keys::panel_code);
}

void on(Turn& turn, const CodeSubmitted&) {
    Order* order = shown_order(turn.model);
    Draft* draft = editable(order);
    if (!draft || !draft->code_text) return;
    std::string code = trimmed(*draft->code_text);
    if (code.empty()) return;
    for (const std::string& known : draft->choices.codes) {
        if (known == code) return;
    }
    if (draft->choices.codes.size() >= limits::small) return;
    draft->code_text = code;  // as it was sent, to be known again when it is taken
    draft->choices.codes.push_back(std::move(code));
    change_order(turn, *order, change::codes);
}

void on(Turn& turn, const CodeRemoved& event) {
    Order* order = shown_order(turn.model);
    Draft* draft = editable(order);
    if (!draft) return;
    auto& codes = draft->choices.codes;
    const std::size_t before = codes.size();
    std::erase(codes, event.code);
    if (codes.size() != before) change_order(turn, *order, change::codes);
}

void on(Turn& turn, const ConsentToggled& event) {
    Order* order = shown_order(turn.model);
    Draft* draft = editable(order);
    if (!draft) return;
    for (Consented& consent : draft->choices.consents) {
        if (consent.channel == event.channel) consent.opted_in = !consent.opted_in;
    }
    if (consents_in_update(draft->choices.protocol)) change_order(turn, *order, change::consents);
}

void answered(Turn& turn, Order& order, Updating& state, const SessionReceived& event) {
    if (event.session.id != state.draft.session.id) return unanswered(turn, order, state, event.request, nullptr);
    Draft draft = std::move(state.draft);
    Accepting how;
    how.changes = state.changes;
    accept(turn, order, std::move(draft), event.session, how);
}

// The order is again what the merchant last said it is, and the shopper reads that the change was refused.
void unanswered(Turn& turn, Order& order, Updating& state, RequestId, const Refusal* refusal) {
    if (repeat_later(turn, state.pending, refusal)) return;
    Draft draft = std::move(state.draft);
    const bool gone = refusal &&
        ((refusal->kind == RefusalCode::message &&
             (refusal->code == MessageCode::expired || refusal->code == MessageCode::not_found)) ||
            refusal->status == 404);
    if (gone) return expire(turn, order, std::move(draft));
    Session session = draft.session;
    const bool answered = refusal && !worth_repeating(refusal);
    Notice why = answered ? notice(*refusal) : notice(Word::no_answer);
    if (answered && why.code == MessageCode::none && why.word == Word::cannot_complete) why.word = Word::update_refused;
    accept(turn, order, std::move(draft), std::move(session), {});
    if (Draft* back = editable(&order)) back->notices.push_back(std::move(why));
}

std::optional<Closed> leave(Reviewing& state) {
    state.draft.form.reset();
    state.draft.code_text.reset();
    return Closed{std::move(state.draft)};
}

}  // namespace till
