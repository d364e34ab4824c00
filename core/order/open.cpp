// From a card to a session: who buys, then create, then the saved payment methods. Knows nothing of what is shown.
#include "core/base/text.hpp"
#include "core/order/order.hpp"
#include "core/order/payable.hpp"
#include "core/state/retry.hpp"
#include "core/wire/requests.hpp"

namespace till {
namespace {

void create(Turn& turn, Order& order, Choices choices) {
    const Contact contact = contact_of(turn.model, choices);
    wire::CreateRequest request;
    for (const WantedItem& item : choices.items) request.items.push_back({item.item, item.quantity});
    request.currency = lower_case(choices.currency);
    request.locale = turn.model.locale.tag;
    if (turn.model.buyer) request.buyer_name = turn.model.buyer->name;
    request.email = contact.email;
    request.phone = contact.phone;
    request.address = choices.address;
    request.codes = choices.codes;
    Pending pending;
    pending.call.operation = Operation::create;
    pending.call.merchant = choices.merchant;
    pending.call.protocol = choices.protocol;
    pending.call.body = wire::write_create(choices.protocol, request);
    pending.call.idempotency_key = fresh_key(turn, "create", pending.call.merchant + pending.call.body);
    send(turn, pending);
    order.state = CreatingSession{std::move(choices), std::move(pending), std::nullopt};
}

// With the buyer known: create. Else ask for the buyer first, so that the first session already has the address.
void begin(Turn& turn, Order& order, Choices choices) {
    if (!is_spoken(choices.protocol)) {
        turn.say_now(say(turn.model.locale, Word::cannot_complete_no_link));
        order.state = CreatingSession{std::move(choices), Pending{}, notice(Word::cannot_complete)};
        return;
    }
    if (!turn.model.online) {
        turn.say_politely(say(turn.model.locale, Word::offline));
        order.state = AskingBuyer{std::move(choices), RequestId{}, true};
        return;
    }
    if (turn.model.buyer) {
        if (!choices.address && !turn.model.buyer->addresses.empty())
            choices.address = turn.model.buyer->addresses.front();
        return create(turn, order, std::move(choices));
    }
    const RequestId request = turn.new_request();
    turn.emit(AskBuyer{request});
    order.state = AskingBuyer{std::move(choices), request, false};
}

// The draft that awaits its payment methods by this request.
Draft* listing(Model& model, RequestId request) {
    for (Order& order : model.orders) {
        Draft* draft = editable(&order);
        if (draft && draft->methods_state == Methods::asked && draft->methods_request == request) return draft;
    }
    return nullptr;
}

}  // namespace

void open_order(Turn& turn, Choices choices) { begin(turn, show_order(turn.model, AskingBuyer{}), std::move(choices)); }

void on(Turn& turn, const BuyerReceived& event) {
    Order* order = awaiting(turn.model, event.request);
    auto* asking = as<AskingBuyer>(order);
    if (!asking) return;
    turn.model.buyer = event.buyer;
    begin(turn, *order, Choices(std::move(asking->choices)));
}

void unanswered(Turn&, Order&, AskingBuyer& state, RequestId, const Refusal*) {
    state.request = RequestId{};
    state.failed = true;
}

void retry(Turn& turn, Order& order, AskingBuyer& state) {
    if (state.failed) begin(turn, order, Choices(std::move(state.choices)));
}

void answered(Turn& turn, Order& order, CreatingSession& state, const SessionReceived& event) {
    Draft draft;
    draft.choices = std::move(state.choices);
    Accepting how;
    how.first = true;
    accept(turn, order, std::move(draft), event.session, how);
}

void unanswered(Turn& turn, Order&, CreatingSession& state, RequestId, const Refusal* refusal) {
    if (repeat_later(turn, state.pending, refusal)) return;
    state.pending.call.request = RequestId{};
    state.refused = refusal && !worth_repeating(refusal) ? notice(*refusal) : notice(Word::no_answer);
    if (refusal && refusal->code == MessageCode::out_of_stock)
        memo_of(turn.model, state.choices.product).sold_out = true;
}

void timer(Turn& turn, Order&, CreatingSession& state, TimerId fired) {
    if (state.pending.retry == fired) send(turn, state.pending);
}

void retry(Turn& turn, Order& order, CreatingSession& state) {
    if (state.refused) begin(turn, order, Choices(std::move(state.choices)));
}

void online_again(Turn& turn, Order& order, CreatingSession& state) {
    if (state.refused && state.refused->word == Word::no_answer) retry(turn, order, state);
}

void retry(Turn& turn, Order& order, Expired& state) { begin(turn, order, Choices(std::move(state.draft.choices))); }

void list_methods(Turn& turn, Draft& draft) {
    if (draft.session.handlers.empty()) {
        draft.methods_state = Methods::known;
        draft.methods.clear();
        return;
    }
    ListMethods list;
    list.request = draft.methods_request = turn.new_request();
    for (const PaymentHandler& handler : draft.session.handlers) list.handlers.push_back(handler.id);
    draft.methods_state = Methods::asked;
    turn.emit(std::move(list));
}

// The shopper asked for this order, so the first method stands ready to be seen and changed; nothing is paid by that.
void choose_first_method(Turn& turn, Draft& draft) {
    bool still_there = false;
    const PaymentMethod* first = nullptr;
    for (const PaymentMethod& method : draft.methods) {
        if (!is_selectable(turn.model.host, draft, method)) continue;
        if (!first) first = &method;
        if (method.id == draft.choices.method) still_there = true;
    }
    if (still_there || draft.methods_state != Methods::known) return;
    draft.choices.method = first ? first->id : std::string();
    draft.visibility = Visibility::unseen;
}

void on(Turn& turn, const MethodsListed& event) {
    Draft* draft = listing(turn.model, event.request);
    if (!draft) return;
    draft->methods = event.methods;
    draft->methods_state = Methods::known;
    choose_first_method(turn, *draft);
}

bool methods_not_listed(Turn& turn, RequestId request) {
    Draft* draft = listing(turn.model, request);
    if (draft) draft->methods_state = Methods::failed;
    return draft != nullptr;
}

void retry(Turn& turn, Order&, Reviewing& state) {
    if (state.draft.methods_state == Methods::failed) list_methods(turn, state.draft);
}

}  // namespace till
