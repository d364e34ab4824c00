// What several capabilities look up in the model, and the one place that puts something else into the sheet.
// Knows nothing of what leads to that.
#include "core/state/model.hpp"

#include <algorithm>

namespace till {
namespace {

void give_up_shown(Model& model) {
    if (const auto* showing = std::get_if<Showing>(&model.sheet))
        std::erase_if(model.orders, [id = showing->order](const Order& order) { return order.id == id; });
}

template <typename AnyOrder, typename AnyModel>
AnyOrder* find_shown(AnyModel& model) {
    const auto* showing = std::get_if<Showing>(&model.sheet);
    if (!showing) return nullptr;
    for (AnyOrder& order : model.orders) {
        if (order.id == showing->order) return &order;
    }
    return nullptr;
}

}  // namespace

CardMemo& memo_of(Model& model, const std::string& product) {
    for (CardMemo& memo : model.cards) {
        if (memo.product == product) return memo;
    }
    CardMemo memo;
    memo.product = product;
    model.cards.push_back(std::move(memo));
    return model.cards.back();
}

Order* shown_order(Model& model) { return find_shown<Order>(model); }

const Order* shown_order(const Model& model) { return find_shown<const Order>(model); }

Order* awaiting(Model& model, RequestId request) {
    if (request == RequestId{}) return nullptr;
    for (Order& order : model.orders) {
        for (const RequestId awaited : running(order)) {
            if (awaited == request) return &order;
        }
    }
    return nullptr;
}

Order& show_order(Model& model, OrderState state) {
    give_up_shown(model);
    const OrderId id{model.next_order++};
    model.orders.push_back({id, std::move(state)});
    model.sheet = Showing{id};
    return model.orders.back();
}

void give_up(Model& model, const Order& order) {
    const OrderId id = order.id;
    if (&order == shown_order(model)) model.sheet = Closed{};
    std::erase_if(model.orders, [id](const Order& other) { return other.id == id; });
}

void show(Model& model, Closed closed) {
    give_up_shown(model);
    model.sheet = std::move(closed);
}

void show(Model& model, Choosing choosing) {
    give_up_shown(model);
    model.sheet = std::move(choosing);
}

Contact contact_of(const Model& model, const Choices& choices) {
    Contact contact{choices.email, choices.phone};
    if (!model.buyer) return contact;
    if (contact.email.empty()) contact.email = model.buyer->email;
    if (contact.phone.empty()) contact.phone = model.buyer->phone;
    return contact;
}

}  // namespace till
