// From a card to a session: who buys, then create, then the saved payment methods. Knows nothing of what is shown.
#include "core/pay/cashier.hpp"
#include "core/state/turn.hpp"
#include "core/wire/requests.hpp"

namespace till {
namespace {

void create(Turn& turn, Choices choices) {
    const Buyer buyer = turn.model.buyer.value_or(Buyer{});
    wire::CreateRequest request;
    for (const WantedItem& item : choices.items) request.items.push_back({item.item, item.quantity});
    request.currency = wire::lower_case(choices.currency);
    request.locale = turn.model.locale.tag;
    request.buyer_name = buyer.name;
    request.email = choices.email.empty() ? buyer.email : choices.email;
    request.phone = choices.phone.empty() ? buyer.phone : choices.phone;
    request.address = choices.address;
    request.codes = choices.codes;
    Pending pending;
    pending.call.operation = Operation::create;
    pending.call.merchant = choices.merchant;
    pending.call.protocol = choices.protocol;
    pending.call.body = wire::write_create(choices.protocol, request);
    pending.call.idempotency_key = fresh_key(turn, "create", pending.call.merchant + pending.call.body);
    send(turn, pending);
    turn.model.sheet = Opening{std::move(choices), std::move(pending), std::nullopt};
}

}  // namespace

// With the buyer known: create. Else ask for the buyer first, so that the first session already has the address.
void open_order(Turn& turn, Choices choices) {
    if (!is_spoken(choices.protocol)) {
        turn.say_now(say(turn.model.locale, Word::cannot_complete_no_link));
        turn.model.sheet = Opening{std::move(choices), Pending{}, notice(Word::cannot_complete)};
        return;
    }
    if (!turn.model.online) {
        turn.say_politely(say(turn.model.locale, Word::offline));
        turn.model.sheet = Asking{std::move(choices), RequestId{}, true};
        return;
    }
    if (turn.model.buyer) {
        if (!choices.address && !turn.model.buyer->addresses.empty())
            choices.address = turn.model.buyer->addresses.front();
        return create(turn, std::move(choices));
    }
    const RequestId request = turn.new_request();
    turn.ask(AskBuyer{request});
    turn.model.sheet = Asking{std::move(choices), request, false};
}

void buyer_received(Turn& turn, const BuyerReceived& event) {
    auto* asking = turn.in<Asking>();
    if (!asking || asking->request != event.request) return;
    turn.model.buyer = event.buyer;
    open_order(turn, Choices(std::move(asking->choices)));
}

void opening_refused(Turn& turn, const Refusal* refusal) {
    auto* opening = turn.in<Opening>();
    if (!opening) return;
    if (repeat_later(turn, opening->pending, refusal)) return;
    opening->pending.call.request = RequestId{};
    opening->refused = refusal && !worth_repeating(refusal) ? notice(*refusal) : notice(Word::no_answer);
    if (refusal && refusal->code == MessageCode::out_of_stock) memo_of(turn, opening->choices.product).sold_out = true;
}

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
    turn.ask(std::move(list));
}

// The shopper asked for this order, so the first method stands ready to be seen and changed; nothing is paid by that.
void choose_first_method(Turn& turn, Draft& draft) {
    bool still_there = false;
    const PaymentMethod* first = nullptr;
    for (const PaymentMethod& method : draft.methods) {
        if (!is_selectable(turn.model.host, draft, method)) continue;
        if (!first) first = &method;
        still_there = still_there || method.id == draft.choices.method;
    }
    if (still_there || draft.methods_state != Methods::known) return;
    draft.choices.method = first ? first->id : std::string();
    draft.sight = Sight::unseen;
}

void methods_listed(Turn& turn, const MethodsListed& event) {
    Draft* draft = editable(turn);
    if (!draft || draft->methods_state != Methods::asked || draft->methods_request != event.request) return;
    draft->methods = event.methods;
    draft->methods_state = Methods::known;
    choose_first_method(turn, *draft);
}

}  // namespace till
