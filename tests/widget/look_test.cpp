// What a sheet looks like where it can be told from numbers: rows of a box, marks of brands, whose colour is where.
// Knows nothing of taste.
#include "tests/widget/shopper.hpp"

#include <algorithm>

using namespace till;
using namespace till::test;

namespace {

constexpr std::uint32_t white = 0xffffffff;

std::vector<Box> boxes(const Shopper& shopper, std::uint32_t fill) {
    std::vector<Box> found;
    for (const Command& c : shopper.picture().commands) {
        if (c.kind == CommandKind::box && c.fill == fill) found.push_back({c.rect[0], c.rect[1], c.rect[2], c.rect[3]});
    }
    return found;
}

std::vector<const Node*> choices(const Shopper& shopper, const char* legend) {
    std::vector<const Node*> found = shopper.inside(shopper.get(Role::radio_group, legend));
    found.erase(std::remove_if(found.begin(), found.end(), [](const Node* node) { return node->role != Role::radio; }),
        found.end());
    return found;
}

bool is_plate(const Box& box) { return box.w == 40 && box.h == 26; }

}  // namespace

TEST_CASE("what has a price or a mark stands in one box, row under row, as wide as everything else") {
    for (const float width : {280.0F, 360.0F, 494.0F}) {
        Shopper shopper(width);
        shopper.review();
        for (const char* legend : {"Delivery", "Pay with"}) {
            const std::vector<const Node*> rows = choices(shopper, legend);
            REQUIRE(rows.size() == 2);
            const Box &first = rows[0]->box, &second = rows[1]->box;
            CHECK(first.x == second.x);
            CHECK(first.w == shopper.get(Role::button, shopper.pay_name()).box.w);
            CHECK(second.w == first.w);
            CHECK(second.y == first.y + first.h);
            CHECK(first.h >= 56);
            const auto around = boxes(shopper, shopper.app.look().surface);
            CHECK(std::count_if(around.begin(), around.end(), [&](const Box& b) {
                return b.x == std::round(first.x) && b.y == std::round(first.y) &&
                    std::abs(b.h - first.h - second.h) <= 1;
            }) == 1);
        }
    }
}

TEST_CASE("sizes stay what they are: one beside the other, each in a box of its own") {
    Shopper shopper(494);
    shopper.browse();
    shopper.press(Role::button, shopper.review_name(2));
    const std::vector<const Node*> sizes = choices(shopper, "Size");
    REQUIRE(sizes.size() == 3);
    CHECK(sizes[0]->box.y == sizes[1]->box.y);
    CHECK(sizes[0]->box.x + sizes[0]->box.w < sizes[1]->box.x);
}

TEST_CASE("every card has the plate of its brand before its words, also from right to left, and it adds no word") {
    for (const Json& locale : {english(), arabic()}) {
        Shopper shopper(360);
        shopper.app.receive(Themed{{{"dark", "true"}}});
        shopper.review(locale);
        const auto painted = boxes(shopper, white);
        CHECK(std::count_if(painted.begin(), painted.end(), is_plate) == 2);
        for (const Node& node : shopper.nodes()) {
            if (!std::holds_alternative<MethodChosen>(node.on_activate.what)) continue;
            const auto plate = std::find_if(painted.begin(), painted.end(),
                [&](const Box& b) { return is_plate(b) && b.y >= node.box.y && b.y + b.h <= node.box.y + node.box.h; });
            REQUIRE(plate != painted.end());
            CHECK(plate->x >= node.box.x);
            CHECK(plate->x + plate->w <= node.box.x + node.box.w);
            const std::vector<const Node*> parts = shopper.inside(node);
            REQUIRE_FALSE(parts.empty());
            CHECK(std::all_of(parts.begin(), parts.end(), [](const Node* part) { return part->role == Role::text; }));
            const Line& words = parts.front()->lines.front();
            CHECK((words.box.x >= plate->x + plate->w || words.box.x + words.box.w <= plate->x));
        }
    }
}

TEST_CASE("the seller's colour is on the button that pays and on nothing else") {
    Shopper shopper;
    shopper.app.receive(Themed{{{"merchant", "#7a1fa2"}}});
    const Theme theme = shopper.app.look();
    shopper.review();
    const auto painted = boxes(shopper, theme.action);
    REQUIRE(painted.size() == 1);
    CHECK(painted[0].y == std::round(shopper.get(Role::button, shopper.pay_name()).box.y));
    CHECK(boxes(shopper, theme.accent).size() == 2);  // Standard and Visa are chosen
}

TEST_CASE("the total is the largest number, and nothing pressed lies nearer to Pay than 12 px") {
    for (const float width : {280.0F, 360.0F, 494.0F, 768.0F}) {
        Shopper shopper(width);
        shopper.review();
        const Node& pay = shopper.get(Role::button, shopper.pay_name());
        float largest = 0;
        for (const Node& node : shopper.nodes()) {
            if (node.key.find("/totals/") != std::string::npos && node.role == Role::text)
                largest = std::max(largest, node.style.size);
            if (!is_control(node) || &node == &pay) continue;
            INFO(node.name);
            CHECK((node.box.y + node.box.h <= pay.box.y - 12 || node.box.y >= pay.box.y + pay.box.h + 12));
        }
        CHECK(largest == 22);
        CHECK(pay.box.h == 52);
    }
}
