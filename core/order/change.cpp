// The shopper changes the order: each change is one update with all that was not yet answered; the last one wins.
// Knows nothing of paying and nothing of what is shown.
#include "core/base/intake.hpp"
#include "core/pay/cashier.hpp"
#include "core/state/turn.hpp"
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
        const Buyer buyer = turn.model.buyer.value_or(Buyer{});
        const std::string name = choices.address && !choices.address->name.empty() ? choices.address->name : buyer.name;
        request.delivery = {name, choices.email.empty() ? buyer.email : choices.email,
            choices.phone.empty() ? buyer.phone : choices.phone, choices.address};
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

// What was asked for and not yet answered.
std::uint8_t unanswered(Turn& turn) {
    const auto* updating = turn.in<Updating>();
    if (!updating) return 0;
    forget_running(turn, updating->pending);
    return updating->changes;
}

void change_order(Turn& turn, std::uint8_t what) {
    const std::uint8_t before = unanswered(turn);
    Draft draft = std::move(*editable(turn));
    send_update(turn, std::move(draft), static_cast<std::uint8_t>(before | what));
}

std::int64_t most_of(const Draft& draft, const LineItem& line) {
    std::int64_t most = most_units(draft.choices.protocol);
    if (line.max_quantity && *line.max_quantity < most) most = *line.max_quantity;
    if (line.available_quantity && *line.available_quantity < most) most = *line.available_quantity;
    return most;
}

std::string trimmed(const std::string& text) { return limits::clean(text, limits::id); }

}  // namespace

Draft* editable(Turn& turn) {
    if (auto* reviewing = turn.in<Reviewing>()) return &reviewing->draft;
    if (auto* updating = turn.in<Updating>()) return &updating->draft;
    return nullptr;
}

void send_update(Turn& turn, Draft draft, std::uint8_t changes) {
    Pending pending;
    pending.call.operation = Operation::update;
    pending.call.session = draft.session.id;
    pending.call.protocol = draft.choices.protocol;
    pending.call.body = update_body(turn, draft, changes);
    pending.call.idempotency_key = fresh_key(turn, "update", pending.call.session + pending.call.body);
    send(turn, pending);
    turn.model.sheet = Updating{std::move(draft), std::move(pending), changes};
}

void choose_quantity(Turn& turn, const QuantityChosen& event) {
    Draft* draft = editable(turn);
    const LineItem* line = draft ? find_line(draft->session, event.line) : nullptr;
    if (!line || event.quantity < 1 || event.quantity > most_of(*draft, *line)) return;
    for (WantedItem& wanted : draft->choices.items) {
        if (wanted.item != line->item || wanted.quantity == event.quantity) continue;
        wanted.quantity = event.quantity;
        return change_order(turn, change::items);
    }
}

void choose_fulfillment(Turn& turn, const FulfillmentChosen& event) {
    Draft* draft = editable(turn);
    const FulfillmentOption* option = draft ? find_option(draft->session, event.option) : nullptr;
    if (!option || option->type == FulfillmentType::unknown || draft->choices.option == event.option) return;
    draft->choices.option = event.option;
    change_order(turn, change::option);
}

void choose_method(Turn& turn, const MethodChosen& event) {
    Draft* draft = editable(turn);
    if (!draft) return;
    for (const PaymentMethod& method : draft->methods) {
        if (method.id != event.method || !is_selectable(turn.model.host, *draft, method) ||
            draft->choices.method == method.id)
            continue;
        draft->choices.method = method.id;
        draft->sight = Sight::unseen;
    }
}

void choose_address(Turn& turn, const AddressChosen& event) {
    Draft* draft = editable(turn);
    if (!draft || !turn.model.buyer) return;
    for (const Address& address : turn.model.buyer->addresses) {
        if (address.id != event.address) continue;
        const bool same = draft->choices.address == address;
        draft->choices.address = address;
        draft->form.reset();
        turn.focus("panel/deliver_to");
        if (!same) change_order(turn, change::delivery);
        return;
    }
}

void submit_code(Turn& turn) {
    Draft* draft = editable(turn);
    if (!draft || !draft->code_text) return;
    std::string code = trimmed(*draft->code_text);
    if (code.empty()) return;
    for (const std::string& known : draft->choices.codes) {
        if (known == code) return;
    }
    if (draft->choices.codes.size() >= limits::small) return;
    draft->code_text = code;  // as it was sent, to be known again when it is taken
    draft->choices.codes.push_back(std::move(code));
    change_order(turn, change::codes);
}

void remove_code(Turn& turn, const CodeRemoved& event) {
    Draft* draft = editable(turn);
    if (!draft) return;
    auto& codes = draft->choices.codes;
    const std::size_t before = codes.size();
    std::erase(codes, event.code);
    if (codes.size() != before) change_order(turn, change::codes);
}

void toggle_consent(Turn& turn, const ConsentToggled& event) {
    Draft* draft = editable(turn);
    if (!draft) return;
    for (Consented& consent : draft->choices.consents) {
        if (consent.channel == event.channel) consent.opted_in = !consent.opted_in;
    }
    if (is_ucp(draft->choices.protocol))
        change_order(turn, change::consents);  // there it is part of the checkout, not of paying
}

// The order is again what the merchant last said it is; the wish is told to be refused.
void update_refused(Turn& turn, const Refusal* refusal) {
    auto* updating = turn.in<Updating>();
    if (!updating || repeat_later(turn, updating->pending, refusal)) return;
    Draft draft = std::move(updating->draft);
    const bool gone = refusal &&
        ((refusal->kind == RefusalCode::message &&
             (refusal->code == MessageCode::expired || refusal->code == MessageCode::not_found)) ||
            refusal->status == 404);
    if (gone) {
        turn.say_now(say(turn.model.locale, Word::expired));
        turn.model.sheet = Expired{std::move(draft)};
        return;
    }
    Session session = draft.session;
    const bool answered = refusal && !worth_repeating(refusal);
    Notice why = answered ? notice(*refusal) : notice(Word::no_answer);
    if (answered && why.code == MessageCode::none && why.word == Word::cannot_complete) why.word = Word::update_refused;
    accept(turn, std::move(draft), std::move(session), {});
    if (Draft* back = editable(turn)) back->notices.push_back(std::move(why));
}

}  // namespace till
