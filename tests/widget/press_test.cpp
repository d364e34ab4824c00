// What gives way to a press, how far and for how long. Time is given. Knows nothing of what a press leads to.
#include "tests/widget/shopper.hpp"

#include <algorithm>
#include <cmath>

using namespace till;
using namespace till::test;

namespace {

// Cards as they are painted, in their order.
std::vector<Box> cards(const Shopper& shopper) {
    std::vector<Box> found;
    for (const Command& c : shopper.picture().commands) {
        if (c.kind == CommandKind::box && c.fill == shopper.app.look().raised && c.shadow[2] == 14)
            found.push_back({c.rect[0], c.rect[1], c.rect[2], c.rect[3]});
    }
    return found;
}

bool about(float a, float b) { return std::fabs(a - b) < 0.01F; }

bool same_paint(const Picture& a, const Picture& b) {
    return std::equal(a.vertices.begin(), a.vertices.end(), b.vertices.begin(), b.vertices.end(),
               [](const Vertex& v, const Vertex& w) { return v.x == w.x && v.y == w.y && v.color == w.color; }) &&
        std::equal(a.commands.begin(), a.commands.end(), b.commands.begin(), b.commands.end(),
            [](const Command& v, const Command& w) {
                return std::equal(std::begin(v.rect), std::end(v.rect), std::begin(w.rect)) && v.fill == w.fill &&
                    v.border == w.border;
            });
}

struct Hand {
    explicit Hand(const Json& locale = english()) : shopper(768) {
        shopper.browse(locale);
        draw(0);
    }
    // Milliseconds after the last.
    const Frame& draw(double ms) { return shopper.app.frame(now += ms); }
    void at(const Box& box, bool down) {
        shopper.app.receive(PointerMoved{box.x + box.w / 2, box.y + box.h / 2, down, true});
    }

    Shopper shopper;
    double now = 5000;
};

}  // namespace

TEST_CASE("a card gives way by a fiftieth within 80 ms while its button is held, and comes back as it was") {
    for (const Json& locale : {english(), arabic()}) {
        Hand hand(locale);
        const Box button = hand.shopper.get(Role::button, hand.shopper.review_name(1)).box;
        hand.at(button, false);
        hand.draw(16);
        const std::vector<Box> before = cards(hand.shopper);
        REQUIRE(before.size() == 3);
        const Picture rest = hand.shopper.picture();
        const Nodes nodes = hand.shopper.nodes();

        hand.at(button, true);
        CHECK(hand.draw(1000).again == 1);
        CHECK(cards(hand.shopper)[1].w == before[1].w);
        CHECK(hand.draw(40).again == 1);
        CHECK(about(cards(hand.shopper)[1].w, before[1].w * 0.99F));
        CHECK(hand.draw(41).again == 0);
        const Box held = cards(hand.shopper)[1];
        CHECK(about(held.w, before[1].w * 0.98F));
        CHECK(about(held.h, before[1].h * 0.98F));
        CHECK(about(held.x + held.w / 2, before[1].x + before[1].w / 2));
        CHECK(about(held.y + held.h / 2, before[1].y + before[1].h / 2));
        CHECK(cards(hand.shopper)[0] == before[0]);
        CHECK(cards(hand.shopper)[2] == before[2]);
        CHECK(hand.shopper.nodes() == nodes);

        hand.at(button, false);
        CHECK(hand.draw(3000).again == 1);
        CHECK(hand.draw(40).again == 1);
        CHECK(about(cards(hand.shopper)[1].w, before[1].w * 0.99F));
        CHECK(hand.draw(41).again == 0);
        CHECK(same_paint(hand.shopper.picture(), rest));
    }
}

TEST_CASE("who slides off lets the card go, and what is no control does not give way") {
    Hand hand;
    const Box button = hand.shopper.get(Role::button, hand.shopper.review_name()).box,
              picture = hand.shopper.get(Role::image, "A picture of Cabin bag").box;
    const float whole = cards(hand.shopper).front().w;
    const auto after = [&](const Box& box, bool down) {
        hand.at(box, down);
        hand.draw(16);
        hand.draw(100);
        return cards(hand.shopper).front().w;
    };
    CHECK(after(button, true) < whole);
    CHECK(after(picture, true) == whole);
    CHECK(after(button, true) < whole);
    CHECK(after(picture, false) == whole);
    CHECK(after(picture, true) == whole);
    CHECK(after(button, true) == whole);  // pressed elsewhere
}

TEST_CASE("for who wants less motion a card gives way at once") {
    Hand hand;
    hand.shopper.app.receive(Themed{{{"reduced_motion", "true"}}});
    const Box button = hand.shopper.get(Role::button, hand.shopper.review_name()).box;
    const float whole = cards(hand.shopper).front().w;
    hand.at(button, true);
    CHECK(hand.draw(16).again == 0);
    CHECK(about(cards(hand.shopper).front().w, whole * 0.98F));
    hand.at(button, false);
    CHECK(hand.draw(16).again == 0);
    CHECK(cards(hand.shopper).front().w == whole);
}

TEST_CASE("a card that is gone while it gives way keeps nothing moving") {
    Hand hand;
    hand.at(hand.shopper.get(Role::button, hand.shopper.review_name()).box, true);
    CHECK(hand.draw(16).again == 1);
    hand.shopper.app.receive(PointerMoved{});
    hand.shopper.open();
    hand.shopper.answer(session());
    hand.shopper.list_methods();
    CHECK(hand.draw(16).again == 0);
}
