// The states page says what each of its states is; here it is held to that. Knows nothing of how they look.
#include "tests/widget/states.hpp"

#include <set>

using namespace till;
using namespace till::test;

namespace {

const std::map<std::string, CardState> card_states = {
    {"loading", CardState::loading}, {"ready", CardState::ready}, {"stale", CardState::stale}, {"price_changed", CardState::price_changed}, {"low_stock", CardState::low_stock},
    {"out_of_stock", CardState::out_of_stock}, {"variant_needed", CardState::variant_needed}, {"blocked_by_limits", CardState::blocked_by_limits},
    {"unavailable_region", CardState::unavailable_region}, {"ordered", CardState::ordered}, {"disclosure_missing", CardState::disclosure_missing}};

std::string pay_of(const Nodes& nodes) {
    for (const Node& node : nodes) {
        if (std::holds_alternative<PayPressed>(node.on_activate.what)) return node.enabled ? "on" : "off";
    }
    return "none";
}

}  // namespace

TEST_CASE("every state of the page is the state it is called, at every width and in either direction") {
    const Lab lab;
    for (const Json& state : lab.states()) {
        const std::string name = state.at("name");
        const Json expected = state.value("expect", Json::object());
        const std::pair<float, Json> looks[] = {{320.0F, english()}, {494.0F, arabic()}, {768.0F, english()}};
        for (const auto& look : looks) {
            INFO(name << " at " << look.first);
            const Replay replay(lab, name, look.second, look.first);
            const View view = replay.view();
            CHECK((view.panel ? view.panel->state : "") == expected.value("panel", ""));
            CHECK(pay_of(replay.nodes()) == expected.value("pay", "none"));
            REQUIRE(view.carousel);
            const Json wanted = expected.value("cards", Json::object());
            std::size_t known = 0;
            for (const CardView& card : view.carousel->cards) {
                if (!wanted.contains(card.key)) continue;
                ++known;
                CHECK(card.state == card_states.at(wanted.at(card.key)));
            }
            CHECK(known == wanted.size());
        }
    }
}

TEST_CASE("the page has every state that a card or a sheet can reach") {
    const Lab lab;
    std::set<std::string> panels, cards, names;
    for (const Json& state : lab.states()) {
        const Json expected = state.value("expect", Json::object());
        panels.insert(expected.value("panel", ""));
        const Json shown = expected.value("cards", Json::object());
        for (const Json& card : shown) cards.insert(card.get<std::string>());
        CHECK_MESSAGE(names.insert(state.at("name")).second, state.at("name"));
    }
    for (const char* panel : {"loading", "locked", "arming", "ready", "updating", "needs_input", "needs_variant", "price_changed", "stock_changed", "confirming", "completing", "action_required", "checking",
                              "succeeded", "declined", "failed", "expired", "offline", "escalated", "cancelled", "read_only"}) {
        CHECK_MESSAGE(panels.contains(panel), panel);
    }
    for (const char* card : {"ready", "stale", "low_stock", "out_of_stock", "variant_needed", "ordered", "disclosure_missing"}) CHECK_MESSAGE(cards.contains(card), card);
}
