// The states page says what each of its states is; here it is held to that. Knows nothing of how they look.
#include "tests/widget/states.hpp"

#include <set>

using namespace till;
using namespace till::test;

namespace {

const std::map<std::string, CardState> card_states = {{"ready", CardState::ready}, {"stale", CardState::stale},
    {"low_stock", CardState::low_stock}, {"out_of_stock", CardState::out_of_stock},
    {"variant_needed", CardState::variant_needed}, {"ordered", CardState::ordered},
    {"disclosure_missing", CardState::disclosure_missing}};

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
            const bool covered = view.panel && view.panel->kind == PanelKind::sheet;
            CHECK(view.carousel.has_value() == !covered);
            const View uncovered = replay.view_beneath();
            REQUIRE(uncovered.carousel);
            const Json wanted = expected.value("cards", Json::object());
            std::size_t known = 0;
            for (const CardView& card : uncovered.carousel->cards) {
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
    for (const char* panel : {"loading", "locked", "arming", "ready", "updating", "needs_input", "needs_variant",
             "price_changed", "stock_changed", "confirming", "completing", "action_required", "checking", "succeeded",
             "declined", "failed", "expired", "offline", "escalated", "cancelled", "read_only"}) {
        CHECK_MESSAGE(panels.contains(panel), panel);
    }
    for (const char* card :
        {"ready", "stale", "low_stock", "out_of_stock", "variant_needed", "ordered", "disclosure_missing"})
        CHECK_MESSAGE(cards.contains(card), card);
}

TEST_CASE("a wheel turns while something is asked, and stands nowhere once nothing is") {
    const Lab lab;
    const auto turning = [&](const char* name) {
        const Replay replay(lab, name);
        return std::count_if(replay.nodes().begin(), replay.nodes().end(), [](const Node& node) { return node.busy; });
    };
    for (const char* name : {"sheet-asking", "sheet-loading", "sheet-methods-loading", "sheet-updating",
             "sheet-confirming", "sheet-checking", "receipt-fetching"})
        CHECK_MESSAGE(turning(name) == 1, name);
    for (const char* name : {"sheet-checking-given-up", "sheet-loading-failed", "sheet-methods-failed", "sheet-ready",
             "sheet-declined", "sheet-action-required", "sheet-escalated", "sheet-cancelled", "receipt"})
        CHECK_MESSAGE(turning(name) == 0, name);
}

TEST_CASE("what is still unknown is not to be paid again") {
    const Lab lab;
    for (const char* name : {"sheet-checking", "sheet-checking-given-up"}) {
        const Replay replay(lab, name);
        CHECK(std::any_of(replay.nodes().begin(), replay.nodes().end(),
            [](const Node& node) { return node.name.find("Do not pay again.") != std::string::npos; }));
    }
}

TEST_CASE("what a message offers stands within its box, where its words begin") {
    const Lab lab;
    for (const char* name :
        {"sheet-loading-sold-out", "sheet-methods-failed", "sheet-not-delivered", "sheet-stock-changed"}) {
        for (const float width : {320.0F, 494.0F}) {
            INFO(std::string(name) << ", " << static_cast<int>(width) << " px");
            const Replay replay(lab, name, english(), width);
            int seen = 0;
            for (const Node& group : replay.nodes()) {
                if (group.role != Role::group || group.icon.empty()) continue;
                float words = 0;
                for (const Node& node : replay.nodes()) {
                    if (node.parent != group.id) continue;
                    if (node.role == Role::text) words = node.box.x;
                    if (node.role != Role::button) continue;
                    ++seen;
                    CHECK(node.box.x == words);
                    CHECK(node.box.y + node.box.h <= group.box.y + group.box.h - 8);
                }
            }
            CHECK(seen == 1);
        }
    }
}

TEST_CASE("short fields share a row where each has room for its label") {
    const Lab lab;
    for (const float width : {280.0F, 494.0F}) {
        const Replay replay(lab, "sheet-needs-input", english(), width);
        const Node *code = replay.at("panel/postal_code"), *city = replay.at("panel/city");
        REQUIRE(code);
        REQUIRE(city);
        CHECK((code->box.y == city->box.y) == (width > 400));
    }
}

TEST_CASE("under a Pay that waits stands what can be done about it, not that the shop is not ready") {
    const Lab lab;
    const std::pair<const char*, const char*> waits[] = {{"sheet-no-delivery", "Choose a delivery."},
        {"sheet-no-address", "Use this address first, or cancel."},
        {"sheet-sign-in", "Something above has to be solved first."},
        {"sheet-not-delivered", "Something above has to be solved first."}};
    for (const auto& wait : waits) {
        INFO(wait.first);
        const Replay replay(lab, wait.first, english(), 494);
        const auto pay = std::find_if(
            replay.nodes().begin(), replay.nodes().end(), [](const Node& node) { return node.key.ends_with("/pay"); });
        REQUIRE(pay != replay.nodes().end());
        CHECK_FALSE(pay->enabled);
        CHECK(pay->description == wait.second);
    }
}

namespace {

bool has(const Replay& replay, Role role, std::string_view name) {
    return std::any_of(replay.nodes().begin(), replay.nodes().end(),
        [&](const Node& node) { return node.role == role && node.name == name; });
}

}  // namespace

TEST_CASE("what cannot be paid or asked for again leads on: to the seller, to something similar, or to the end") {
    const Lab lab;
    const Replay unreadable(lab, "sheet-unreadable", english(), 494),
        refused(lab, "sheet-loading-refused", english(), 494), cancelled(lab, "sheet-cancelled", english(), 494);
    CHECK(has(unreadable, Role::button, "Continue at Trailhouse"));
    CHECK_FALSE(unreadable.at("panel/pay"));
    CHECK_FALSE(has(unreadable, Role::radio_group, "Pay with"));
    CHECK(has(refused, Role::button, "See similar"));
    CHECK_FALSE(has(refused, Role::button, "Try again"));
    CHECK(has(cancelled, Role::button, "Close"));
    CHECK_FALSE(has(cancelled, Role::button, "Continue at Trailhouse"));
}

TEST_CASE("another address is a third choice, and its fields begin empty where a kept one is used") {
    const Lab lab;
    const Replay replay(lab, "sheet-needs-input", english(), 494);
    const Node* other = replay.at("panel/other_address");
    REQUIRE(other);
    CHECK(other->role == Role::radio);
    CHECK(other->checked);
    for (const char* key : {"panel/line_two", "panel/city", "panel/postal_code", "panel/state"}) {
        INFO(key);
        REQUIRE(replay.at(key));
        CHECK(replay.at(key)->value.empty());
    }
    CHECK(replay.at("panel/country")->value == "US");
    CHECK(replay.at("panel/country")->input == "country");
}

TEST_CASE("each thing bought has its line above Pay, and a date stands there only where it is true of all") {
    const Lab lab;
    const Replay many(lab, "sheet-many", english(), 494), one(lab, "sheet-ready", english(), 494);
    CHECK(has(many, Role::text, "2 × Nomad 38L cabin backpack"));
    CHECK(has(many, Role::text, "1 × Power bank 20 000 mAh"));
    CHECK(has(many, Role::text, "Total\u00a0$330.11"));
    CHECK(std::any_of(one.nodes().begin(), one.nodes().end(), [](const Node& node) {
        return node.key == "panel/recap" && node.name.find("Nov\u00a028") != std::string::npos;
    }));
}

TEST_CASE("one card alone stands beside its picture where there is room, and else takes the whole width") {
    const Lab lab;
    for (const float width : {360.0F, 439.0F, 440.0F, 768.0F}) {
        INFO(width);
        const Replay replay(lab, "carousel-one", english(), width);
        const Node *card = replay.at("carousel/nomad"), *picture = replay.at("carousel/nomad/image"),
                   *title = replay.at("carousel/nomad/title");
        REQUIRE(card);
        REQUIRE(picture);
        REQUIRE(title);
        CHECK(card->box.w == std::min(width, 640.0F));
        CHECK((title->box.x > picture->box.x + picture->box.w) == (width >= 440));
        CHECK((title->box.y > picture->box.y + picture->box.h) == (width < 440));
    }
}

TEST_CASE(
    "while a payment runs or may have gone through nothing invites to leave or to pay elsewhere, and no button "
    "pretends to") {
    const Lab lab;
    for (const char* name : {"sheet-confirming", "sheet-completing", "sheet-completing-slow", "sheet-action-required",
             "sheet-checking", "sheet-checking-given-up", "sheet-approval"}) {
        INFO(name);
        const Replay replay(lab, name, english(), 494);
        const auto has = [&](std::string_view label) {
            return std::any_of(replay.nodes().begin(), replay.nodes().end(),
                [&](const Node& node) { return node.role == Role::button && node.name == label; });
        };
        CHECK(has("Close") == (std::string_view(name) == "sheet-approval"));  // ordered and known to be: it may be left
        CHECK_FALSE(has("Not now"));
        CHECK_FALSE(has("Continue at Trailhouse"));
    }
}

TEST_CASE("among words from right to left a card's number stays behind its brand") {
    const Lab lab;
    for (const char* name : {"sheet-ready", "sheet-checking", "receipt"}) {
        INFO(name);
        const Replay replay(lab, name, arabic(), 494);
        int seen = 0;
        for (const Node& node : replay.nodes()) {
            if (node.role != Role::text || node.name.find("··4242") == std::string::npos) continue;
            ++seen;
            CHECK(node.name.starts_with("\u2068"));
            CHECK(node.name.ends_with("4242\u2069"));
        }
        CHECK(seen == 1);
    }
}

TEST_CASE("no tick stands over an order that was not confirmed as agreed") {
    const Lab lab;
    const Theme theme = light_theme();
    for (const auto& [name, ticked] : {std::pair("receipt", true), std::pair("receipt-differs", false)}) {
        const Replay replay(lab, name, english(), 494);
        const Picture& picture = replay.app.picture();
        const auto marked = [&](std::uint32_t color) {
            return std::any_of(picture.commands.begin(), picture.commands.end(), [&](const Command& command) {
                return command.fill == color && command.rect[2] == 28 && command.rect[3] == 28 && command.radius == 14;
            });
        };
        CHECK(marked(theme.success) == ticked);
        CHECK(marked(theme.warning) != ticked);
    }
}
