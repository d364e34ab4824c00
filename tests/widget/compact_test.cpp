// The carousel where a host gives it little height: how high it is, what gives way and what never does.
// Knows nothing of how a host says so.
#include "tests/widget/shopper.hpp"

#include <algorithm>

using namespace till;
using namespace till::test;

namespace {

constexpr float widths[] = {330, 360, 396, 494, 598, 768};

Json dear_products() {
    Json catalog = three_products();
    catalog["products"][0]["unit_price"] = {{"amount", 392}, {"currency", "USD"}, {"per", "l"}};
    catalog["products"][1]["title"] = "A day pack whose name is longer than any card is wide, twice over and then some";
    return catalog;
}

const Node* part(const Shopper& shopper, std::string_view card, std::string_view key) {
    const std::string path = shopper.get(Role::list_item, card).key + "/" + std::string(key);
    for (const Node& node : shopper.nodes()) {
        if (node.key == path) return &node;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a host that gives 400 px gets a carousel of 396 at most") {
    for (const Json& locale : {english(), french(), arabic()}) {
        for (const float width : widths) {
            Shopper shopper(width);
            shopper.browse(locale);
            const float regular = shopper.draw().css_height;
            shopper.give(400);
            INFO(static_cast<int>(width) << " px");
            CHECK(regular > 480);
            CHECK(shopper.draw().css_height <= 396);
        }
    }
}

TEST_CASE(
    "a host that gives 421 px, and one that gives no width for cards side by side, get the carousel they always had") {
    for (const auto& [width, height] : {std::pair{494.0F, 421.0F}, {320.0F, 400.0F}}) {
        Shopper shopper(width);
        shopper.browse();
        const Nodes before = shopper.nodes();
        shopper.give(height);
        CHECK(shopper.nodes() == before);
    }
    Shopper shopper(494);
    shopper.browse();
    const Nodes before = shopper.nodes();
    shopper.give(420);
    CHECK_FALSE(shopper.nodes() == before);
}

TEST_CASE("what gives way is read all the same, where it would stand") {
    for (const float width : widths) {
        Shopper shopper(width);
        shopper.browse();
        const std::string hash = shopper.app.hash();
        shopper.give(400);
        CHECK(shopper.app.hash() == hash);
        CHECK(part(shopper, "1 of 3: Cabin bag", "rating")->hidden_from_eye);
    }
}

TEST_CASE("who paid, what it costs, what that depends on, when it comes and whether it is there never give way") {
    for (const float width : widths) {
        Shopper shopper(width);
        shopper.browse(english(), dear_products());
        shopper.give(400);
        for (const char* key :
            {"disclosure", "title", "price", "price_note", "was", "unit_price", "delivery", "stock"}) {
            INFO(key << " at " << static_cast<int>(width) << " px");
            const Node* node = part(shopper, "1 of 3: Cabin bag", key);
            REQUIRE(node);
            CHECK_FALSE(node->lines.empty());
        }
    }
}

TEST_CASE("opened details show what gave way, and the card grows") {
    Shopper shopper(494);
    shopper.browse();
    shopper.give(400);
    const float before = shopper.get(Role::list_item, "1 of 3: Cabin bag").box.h;
    shopper.press(Role::button, "Details, Cabin bag");
    CHECK(shopper.get(Role::list_item, "1 of 3: Cabin bag").box.h > before);
    for (const char* key : {"check0", "check1", "fit", "rating", "seller", "returns"})
        CHECK_FALSE(part(shopper, "1 of 3: Cabin bag", key)->hidden_from_eye);
}

TEST_CASE("the arrows lie on the edges of the pictures, below the badges, and are reached before the cards") {
    for (const float width : {360.0F, 494.0F}) {
        Shopper shopper(width);
        shopper.browse();
        shopper.give(400);
        const Node &back = shopper.get(Role::button, "Previous picks"),
                   &forward = shopper.get(Role::button, "Next picks"), &scroller = *shopper.first(Role::scroller);
        const Box picture = shopper.first(Role::image)->box,
                  badge = part(shopper, "1 of 3: Cabin bag", "disclosure")->box;
        for (const Node* arrow : {&back, &forward}) {
            CHECK(arrow < &scroller);
            CHECK(arrow->box.w == 44);
            CHECK(arrow->box.h == 44);
            CHECK(arrow->box.y >= badge.y + badge.h);
            CHECK(arrow->box.y + arrow->box.h <= picture.y + picture.h);
        }
        CHECK(back.box.x < 8);
        CHECK(forward.box.x + forward.box.w > width - 8);
    }
}

TEST_CASE("how all was chosen, and how many were paid for, is painted to its end: pictures give way to it") {
    Json catalog = three_products();
    catalog["ranking"] = "Sorted by match to your request, then price. 2 sponsored picks.";
    for (const float width : widths) {
        Shopper shopper(width);
        shopper.browse(english(), catalog);
        shopper.give(400);
        INFO(static_cast<int>(width) << " px");
        const Node& told = *std::find_if(shopper.nodes().begin(), shopper.nodes().end(),
            [](const Node& node) { return node.key == "carousel/ranking"; });
        REQUIRE_FALSE(told.lines.empty());
        CHECK(told.name.ends_with(told.lines.back().text));
        CHECK(shopper.draw().css_height <= 396);
    }
}
