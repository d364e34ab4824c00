// The questions to a state, put to an order. Knows nothing of what is done with the answers.
#include "core/state/order_state.hpp"

namespace till {

Requests running(const Order& order) {
    return std::visit([](const auto& state) { return running(state); }, order.state);
}

bool pays(const Order& order) {
    return std::visit([](const auto& state) { return pays(state); }, order.state);
}

const std::string& product_of(const Order& order) {
    return std::visit([](const auto& state) -> const std::string& { return product_of(state); }, order.state);
}

Draft* editable(Order* order) {
    if (auto* reviewing = as<Reviewing>(order)) return &reviewing->draft;
    if (auto* updating = as<Updating>(order)) return &updating->draft;
    return nullptr;
}

}  // namespace till
