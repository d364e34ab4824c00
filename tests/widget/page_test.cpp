// One page, several surfaces: what is painted again and what is not, pictures, and who knows of whom.
// Knows nothing of single nodes' places.
#include "tests/widget/shopper.hpp"

#include <algorithm>

using namespace till;
using namespace till::test;

namespace {

bool same(const Command& a, const Command& b) {
    return a.kind == b.kind && a.texture == b.texture && a.index_offset == b.index_offset &&
        a.index_count == b.index_count && std::equal(std::begin(a.rect), std::end(a.rect), std::begin(b.rect)) &&
        std::equal(std::begin(a.clip), std::end(a.clip), std::begin(b.clip)) &&
        std::equal(std::begin(a.uv), std::end(a.uv), std::begin(b.uv)) && a.fill == b.fill &&
        a.border_color == b.border_color;
}

int images_painted(const Shopper& shopper) {
    const Picture picture = shopper.picture();
    return static_cast<int>(std::count_if(picture.commands.begin(), picture.commands.end(),
        [](const Command& command) { return command.kind == CommandKind::image; }));
}

}  // namespace

TEST_CASE("without an event the next frame has nothing new to say, to upload or to wait for") {
    void (*const reach[])(Shopper&) = {
        [](Shopper& s) { s.browse(); }, [](Shopper& s) { s.review(); }, [](Shopper& s) { s.buy(); }};
    for (const auto& go : reach) {
        Shopper shopper;
        go(shopper);
        shopper.draw();
        const Picture before = shopper.picture();
        const Frame& frame = shopper.draw();
        CHECK(frame.nodes_size == 0);
        CHECK(frame.nodes == 0);
        CHECK(frame.texture_count == 0);
        CHECK(frame.again == 0);
        const Picture after = shopper.picture();
        REQUIRE(after.commands.size() == before.commands.size());
        for (std::size_t i = 0; i < after.commands.size(); ++i) CHECK(same(after.commands[i], before.commands[i]));
        CHECK(after.vertices.size() == before.vertices.size());
        CHECK(shopper.app.take_effects().empty());
    }
}

TEST_CASE("what waits turns, unless the shopper asked for less motion") {
    Shopper shopper;
    shopper.browse();
    shopper.press(Role::button, "Review order, Cabin bag");
    CHECK(shopper.draw().again == 1);
    shopper.app.receive(Themed{{{"reduced_motion", "true"}}});
    CHECK(shopper.draw().again == 0);
}

TEST_CASE("a picture is asked for once, however many frames, cards and surfaces show it") {
    Shared page;
    Shopper one(494, 1, &page), two(768, 2, &page);
    one.browse();
    two.browse();
    for (int i = 0; i < 5; ++i) {
        one.draw();
        two.draw();
    }
    const auto wanted = page.images.take_wanted();
    REQUIRE(wanted.size() == 3);
    for (const auto& image : wanted) {
        CHECK(std::count_if(wanted.begin(), wanted.end(), [&](const auto& other) { return other.url == image.url; }) ==
            1);
        CHECK(
            std::count_if(wanted.begin(), wanted.end(), [&](const auto& other) { return other.id == image.id; }) == 1);
    }
    one.draw();
    CHECK(page.images.take_wanted().empty());
}

TEST_CASE("a picture that the page let go is asked for anew by whoever shows it next") {
    Shared page;
    Shopper one(494, 1, &page);
    one.browse();
    const auto wanted = page.images.take_wanted();
    REQUIRE(wanted.size() == 3);
    for (const auto& image : wanted) page.images.arrived(image.id, 632, 600);
    page.images.forget(wanted[0].id);
    Shopper two(494, 1, &page);
    two.browse();
    const auto again = page.images.take_wanted();
    REQUIRE(again.size() == 1);
    CHECK(again[0].url == wanted[0].url);
    CHECK(again[0].id != wanted[0].id);
}

TEST_CASE("a picture that arrives is painted; one that fails leaves everything where it was") {
    Shopper shopper(768);
    shopper.browse();
    const Nodes before = shopper.nodes();
    const auto wanted = shopper.shared.images.take_wanted();
    REQUIRE(wanted.size() == 3);
    CHECK(images_painted(shopper) == 0);
    shopper.shared.images.arrived(wanted[0].id, 632, 600);
    shopper.shared.images.arrived(wanted[1].id, 0, 0);
    shopper.draw();
    CHECK(images_painted(shopper) == 1);
    CHECK(shopper.nodes() == before);
    shopper.draw();
    CHECK(shopper.shared.images.take_wanted().empty());  // what failed is not asked for again
}

TEST_CASE("until a picture is there its own colour stands in its place, and the theme's ground where it fails") {
    Shopper shopper(768);
    shopper.browse();
    const std::uint32_t moss = 0xff54877a, ground = light_theme().ground;
    const auto at_picture = [&](std::uint32_t color) {
        const Picture picture = shopper.picture();
        const Box where = shopper.get(Role::image, "A picture of Cabin bag").box;
        return std::any_of(picture.commands.begin(), picture.commands.end(), [&](const Command& command) {
            return command.kind != CommandKind::image && command.fill == color && command.rect[0] == where.x &&
                command.rect[1] == where.y && command.rect[2] == where.w && command.rect[3] == where.h;
        });
    };
    const auto wanted = shopper.shared.images.take_wanted();
    const std::string url = shopper.get(Role::image, "A picture of Cabin bag").url;
    const auto first = std::find_if(wanted.begin(), wanted.end(), [&](const auto& image) { return image.url == url; });
    REQUIRE(first != wanted.end());
    CHECK(at_picture(moss));
    CHECK_FALSE(at_picture(ground));
    shopper.shared.images.arrived(first->id, 0, 0);
    shopper.draw();
    CHECK(at_picture(ground));
    CHECK_FALSE(at_picture(moss));
}

TEST_CASE("pictures of any shape stay in their place") {
    const std::pair<int, int> shapes[] = {{1, 1}, {1, 4000}, {4000, 1}, {632, 600}, {16384, 16384}};
    for (const auto& [width, height] : shapes) {
        Shopper shopper(768);
        shopper.browse();
        for (const auto& image : shopper.shared.images.take_wanted())
            shopper.shared.images.arrived(image.id, width, height);
        shopper.draw();
        CHECK(images_painted(shopper) == 3);
        std::vector<Box> places;
        for (const Node& node : shopper.nodes()) {
            if (node.role == Role::image) places.push_back(node.box);
        }
        std::size_t at = 0;
        for (const Command& command : shopper.picture().commands) {
            if (command.kind != CommandKind::image) continue;
            const Box& place = places[at++];
            CHECK(command.rect[0] >= place.x - 1);
            CHECK(command.rect[1] >= place.y - 1);
            CHECK(command.rect[0] + command.rect[2] <= place.x + place.w + 1);
            CHECK(command.rect[1] + command.rect[3] <= place.y + place.h + 1);
            for (const float uv : command.uv) {
                CHECK(uv >= 0);
                CHECK(uv <= 1);
            }
        }
    }
}

TEST_CASE("two surfaces on a page know nothing of each other") {
    Shared page;
    Shopper one(494, 1, &page), two(360, 2, &page);
    one.browse();
    two.browse(french());
    const Nodes before = two.nodes();
    const std::string hash = two.app.hash();
    one.press(Role::button, "Review order, Cabin bag");
    CHECK(one.first(Role::dialog));
    two.draw();
    CHECK(two.nodes() == before);
    CHECK(two.app.hash() == hash);
    CHECK(two.times<AskBuyer>() == 0);
    CHECK(two.find(Role::button, "Review order, Cabin bag") == nullptr);
}

TEST_CASE("a surface that goes away takes nothing with it") {
    Shared page;
    Shopper stays(494, 1, &page);
    stays.browse();
    const Nodes before = stays.nodes();
    for (int i = 0; i < 8; ++i) {
        Shopper leaves(494, 1, &page);
        leaves.browse();
    }
    stays.draw();
    CHECK(stays.nodes() == before);
    CHECK(stays.draw().nodes_size == 0);
}

TEST_CASE("fifty surfaces share one atlas of words") {
    Shared page;
    std::vector<std::unique_ptr<Shopper>> all;
    for (int i = 0; i < 50; ++i) {
        all.push_back(std::make_unique<Shopper>(494.0F, 1.0F, &page));
        all.back()->browse();
    }
    for (const auto& shopper : all) {
        CHECK(shopper->app.hash() == all.front()->app.hash());
        CHECK(shopper->nodes().size() == all.front()->nodes().size());
    }
}

TEST_CASE("the ring is around what has the focus by keyboard, and changes no node") {
    Shopper shopper(768);
    shopper.browse();
    const Nodes before = shopper.nodes();
    const std::size_t painted = shopper.picture().commands.size();
    for (const Node& node : before) {
        if (!is_control(node)) continue;
        INFO(node.name);
        shopper.app.receive(Focused{node.id, true});
        shopper.draw();
        CHECK(shopper.picture().commands.size() == painted + 1);
        CHECK(shopper.nodes() == before);
        shopper.app.receive(Focused{node.id, false});
        shopper.draw();
        CHECK(shopper.picture().commands.size() == painted);
    }
}

TEST_CASE("a pointer anywhere, even nowhere, does nothing by itself") {
    Shopper shopper;
    shopper.review();
    const Nodes before = shopper.nodes();
    const std::size_t asked = shopper.effects.size();
    for (const float x : {-1e9F, -1.0F, 0.0F, 240.0F, 493.0F, 1e9F}) {
        for (const float y : {-1e9F, 0.0F, 300.0F, 900.0F, 1e9F}) {
            for (const bool down : {true, false}) {
                shopper.app.receive(PointerMoved{x, y, down, x >= 0 && x < 494});
                shopper.draw();
            }
        }
    }
    CHECK(shopper.nodes() == before);
    CHECK(shopper.app.take_effects().empty());
    CHECK(shopper.effects.size() == asked);
}

TEST_CASE("a button shows that it is pointed at and that it is held, if it can be pressed") {
    Shopper shopper;
    shopper.review();
    const auto paint_of = [&](const Node& node) {
        for (const Command& command : shopper.picture().commands) {
            if (command.kind == CommandKind::box && command.rect[0] == std::round(node.box.x) &&
                command.rect[1] == std::round(node.box.y) && command.rect[2] == std::round(node.box.w))
                return command.fill;
        }
        FAIL(node.key << " is not painted");
        return std::uint32_t{};
    };
    const Node pay = shopper.get(Role::button, "Pay $161.00");
    const float x = pay.box.x + 30, y = pay.box.y + 30;
    const std::uint32_t at_rest = paint_of(pay);
    const auto with = [&](float at_x, bool down) {
        shopper.app.receive(PointerMoved{at_x, y, down, true});
        shopper.draw();
        return paint_of(pay);
    };
    const std::uint32_t pointed = with(x, false), held = with(x, true);
    CHECK(pointed != at_rest);
    CHECK(held != at_rest);
    CHECK(held != pointed);
    CHECK(with(pay.box.x - 10, true) == at_rest);  // slid off: letting go there does nothing
    CHECK(with(x, true) == held);
    CHECK(with(pay.box.x - 10, false) == at_rest);
    with(pay.box.x - 10, true);
    CHECK(with(x, true) == at_rest);  // pressed elsewhere
}

TEST_CASE("scrolling moves what is painted and the range that is read, and no card") {
    Shopper shopper(360);
    shopper.browse();
    const Node* scroller = shopper.first(Role::scroller);
    REQUIRE(scroller);
    CHECK(scroller->content_width > 360);
    CHECK(scroller->snaps.size() == 3);
    CHECK(shopper.sees(Role::text, "Showing 1 to 1 of 3"));
    CHECK_FALSE(shopper.get(Role::button, "Previous picks").enabled);
    CHECK(shopper.get(Role::button, "Next picks").enabled);
    const Box card = shopper.get(Role::list_item, "3 of 3: Trail shoe").box;
    const NodeId id = scroller->id;
    for (const float offset : {-50.0F, 1e9F, scroller->snaps.back()}) {
        shopper.app.receive(Scrolled{id, offset});
        shopper.draw();
        CHECK(shopper.get(Role::list_item, "3 of 3: Trail shoe").box == card);
    }
    CHECK(shopper.get(Role::button, "Previous picks").enabled);
    CHECK_FALSE(shopper.get(Role::button, "Next picks").enabled);
}

TEST_CASE("where it is narrower than a card and a bit, cards stand in a list and nothing scrolls sideways") {
    Shopper shopper(320);
    shopper.browse();
    CHECK_FALSE(shopper.first(Role::scroller));
    CHECK_FALSE(shopper.sees(Role::button, "Next picks"));
    float top = 0;
    for (const char* name : {"1 of 3: Cabin bag", "2 of 3: Day pack", "3 of 3: Trail shoe"}) {
        const Box& box = shopper.get(Role::list_item, name).box;
        CHECK(box.y >= top);
        top = box.y + box.h;
    }
}

TEST_CASE("all cards are as high as the highest, and their buttons stand on one line") {
    for (const float width : {360.0F, 494.0F, 768.0F}) {
        Shopper shopper(width);
        shopper.browse();
        const Node& first = shopper.get(Role::list_item, "1 of 3: Cabin bag");
        for (const char* name : {"2 of 3: Day pack", "3 of 3: Trail shoe"})
            CHECK(shopper.get(Role::list_item, name).box.h == first.box.h);
        CHECK(shopper.get(Role::button, "Review order, Day pack").box.y ==
            shopper.get(Role::button, "Review order, Cabin bag").box.y);
    }
}
