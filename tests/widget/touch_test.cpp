// What a control shows of the hand that is on it, in the states that have one of each. Knows nothing of colours.
#include "tests/widget/states.hpp"

#include <algorithm>

using namespace till;
using namespace till::test;

namespace {

bool same(const Command& a, const Command& b) {
    return std::equal(std::begin(a.rect), std::end(a.rect), std::begin(b.rect)) && a.fill == b.fill &&
        a.border_color == b.border_color && a.border == b.border && a.texture == b.texture;
}

bool same_paint(const Picture& a, const Picture& b) {
    return std::equal(a.commands.begin(), a.commands.end(), b.commands.begin(), b.commands.end(), same) &&
        std::equal(a.vertices.begin(), a.vertices.end(), b.vertices.begin(), b.vertices.end(),
            [](const Vertex& v, const Vertex& w) { return v.x == w.x && v.y == w.y && v.color == w.color; });
}

// Runs `see` on every control that lies in sight, in the dark too and from right to left.
template <typename See>
void for_each_control(See see) {
    const Lab lab;
    for (const char* state : {"carousel-three", "card-details", "card-variant-needed", "sheet-ready",
             "sheet-needs-variant", "sheet-needs-input", "sheet-input-wrong", "receipt"}) {
        for (const float width : {320.0F, 360.0F, 494.0F, 768.0F}) {
            Replay replay(lab, state, width == 360 ? arabic() : english(), width);
            if (width == 494) replay.app.receive(Themed{{{"dark", "true"}}});
            for (int frame = 0; frame < 2; ++frame) replay.draw();  // the first may still put words into the atlas
            const Nodes nodes = replay.nodes();
            for (const Node& node : nodes) {
                if (!is_control(node) || !node.enabled || node.box.x < 0 || node.box.x + node.box.w > width) continue;
                INFO(state << " at " << width << ": " << node.name);
                see(replay, node, width);
            }
        }
    }
}

}  // namespace

TEST_CASE("every control shows that it is pointed at and that it is held, and nothing that is read changes") {
    for_each_control([](Replay& replay, const Node& node, float) {
        const Nodes nodes = replay.nodes();
        const Picture rest = replay.app.picture();
        const auto with = [&](bool down, bool inside) {
            replay.app.receive(PointerMoved{node.box.x + node.box.w / 2, node.box.y + node.box.h / 2, down, inside});
            replay.draw();
            return replay.app.picture();
        };
        const Picture pointed = with(false, true), held = with(true, true);
        CHECK_FALSE(same_paint(pointed, rest));
        CHECK(
            (node.role == Role::text_field || !same_paint(held, pointed)));  // who presses a field has the focus in it
        CHECK(replay.nodes() == nodes);
        for (int frame = 0; frame < 10; ++frame) with(false, false);
        CHECK(same_paint(replay.app.picture(), rest));
    });
}

TEST_CASE("the focus is seen on every control, whole, and around no words but its own") {
    for_each_control([](Replay& replay, const Node& node, float width) {
        const std::vector<Command> rest = replay.app.picture().commands;
        replay.app.receive(Focused{node.id, true});
        const Frame& frame = replay.draw();
        const std::vector<Command> focused = replay.app.picture().commands;
        const auto [before, now] = std::mismatch(rest.begin(), rest.end(), focused.begin(), focused.end(), same);
        REQUIRE(now != focused.end());
        const float* ring = now->rect;
        CHECK(now->border == 2);
        CHECK(now->border_color == replay.app.look().accent);
        CHECK(ring[0] >= 0);
        CHECK(ring[1] >= 0);
        CHECK(ring[0] + ring[2] <= width);
        CHECK(ring[1] + ring[3] <= frame.css_height);
        for (const Node& other : replay.nodes()) {
            if (other.id == node.id || other.parent == node.id) continue;
            for (const Line& line : other.lines) {
                const float middle = line.box.y + line.box.h / 2;
                const bool crossed = line.box.x < ring[0] + ring[2] && line.box.x + line.box.w > ring[0] &&
                    middle > ring[1] && middle < ring[1] + ring[3];
                CHECK_MESSAGE(!crossed, line.text);
            }
        }
        replay.app.receive(Focused{NodeId{}, false});
        replay.draw();
    });
}
