// What must hold of every frame at every width: sizes, order, room. Knows nothing of what the nodes are for.
#include "tests/widget/shopper.hpp"

#include <algorithm>
#include <cmath>

using namespace till;
using namespace till::test;

namespace {

struct Scene {
    const char* name;
    void (*reach)(Shopper&, const Json& locale);
};

constexpr Scene scenes[] = {
    {"carousel", [](Shopper& s, const Json& l) { s.browse(l); }},
    {"expanded card",
        [](Shopper& s, const Json& l) {
            s.browse(l);
            for (const Node* child : s.inside(*s.first(Role::list_item))) {
                if (child->role == Role::button && child->expandable)
                    return void(s.press(Role::button, std::string(child->name)));
            }
        }},
    {"choosing",
        [](Shopper& s, const Json& l) {
            s.browse(l);
            s.press(Role::button, s.review_name(2));
        }},
    {"loading",
        [](Shopper& s, const Json& l) {
            s.browse(l);
            s.open();
        }},
    {"waiting for methods",
        [](Shopper& s, const Json& l) {
            s.browse(l);
            s.open();
            s.answer(session());
        }},
    {"ready", [](Shopper& s, const Json& l) { s.review(l); }},
    {"addresses",
        [](Shopper& s, const Json& l) {
            s.review(l);
            for (const Node& node : s.nodes()) {
                if (std::holds_alternative<AddressEditOpened>(node.on_activate.what))
                    return void(s.press(node.role, std::string(node.name)));
            }
        }},
    {"code entry",
        [](Shopper& s, const Json& l) {
            s.review(l);
            for (const Node& node : s.nodes()) {
                if (std::holds_alternative<CodeEntryOpened>(node.on_activate.what))
                    return void(s.press(node.role, std::string(node.name)));
            }
        }},
    {"confirming",
        [](Shopper& s, const Json& l) {
            s.review(l);
            s.press(Role::button, s.pay_name());
        }},
    {"declined",
        [](Shopper& s, const Json& l) {
            s.review(l);
            s.pay();
            s.answer_complete(declined());
        }},
    {"sold out", [](Shopper& s, const Json& l) { s.review(l, sold_out()); }},
    {"receipt", [](Shopper& s, const Json& l) { s.buy(l); }},
};

constexpr float scene_widths[] = {280, 360, 494, 768};
constexpr float scales[] = {1, 1.5F, 2, 3};

// Every scene in every language at every width, reached once for all tests.
struct Shown {
    std::string what;
    std::unique_ptr<Shopper> shopper;
};

struct Exhibition {
    Shared page;
    std::vector<Shown> all;

    Exhibition() {
        const std::pair<const char*, Json> locales[] = {{"en", english()}, {"fr", french()}, {"ar", arabic()}};
        for (const auto& [language, locale] : locales) {
            for (const Scene& scene : scenes) {
                for (const float width : scene_widths) {
                    all.push_back({std::string(scene.name) + ", " + language + ", " +
                            std::to_string(static_cast<int>(width)) + " px",
                        std::make_unique<Shopper>(width, 1.0F, &page)});
                    scene.reach(*all.back().shopper, locale);
                }
                if (&scene - scenes >= 2) continue;
                for (const float width : {360.0F, 494.0F, 768.0F}) {
                    all.push_back({std::string(scene.name) + ", " + language + ", 400 px high",
                        std::make_unique<Shopper>(width, 1.0F, &page)});
                    scene.reach(*all.back().shopper, locale);
                    all.back().shopper->give(400);
                }
            }
        }
    }
};

template <typename Check>
void everywhere(Check check) {
    static Exhibition exhibition;
    for (const Shown& shown : exhibition.all) {
        INFO(shown.what);
        check(*shown.shopper);
    }
}

const Node* parent_of(const Shopper& shopper, const Node& node) {
    for (const Node& other : shopper.nodes()) {
        if (other.id == node.parent) return &other;
    }
    return nullptr;
}

// What scrolls sideways is as wide as its content, from the reading start on; everything else as the surface.
Box room(const Shopper& shopper, const Node& node, float height) {
    for (const Node* at = parent_of(shopper, node); at; at = parent_of(shopper, *at)) {
        if (at->role == Role::scroller)
            return {
                shopper.app.model().locale.rtl ? shopper.width() - at->content_width : 0, 0, at->content_width, height};
    }
    return {0, 0, shopper.width(), height};
}

bool finite(const Box& b) {
    return std::isfinite(b.x) && std::isfinite(b.y) && std::isfinite(b.w) && std::isfinite(b.h);
}

bool within(const Box& inner, const Box& outer, float slack) {
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.x + inner.w <= outer.x + outer.w + slack &&
        inner.y + inner.h <= outer.y + outer.h + slack;
}

bool overlap(const Box& a, const Box& b) {
    return a.x + 0.5F < b.x + b.w && b.x + 0.5F < a.x + a.w && a.y + 0.5F < b.y + b.h && b.y + 0.5F < a.y + a.h;
}

}  // namespace

TEST_CASE("parents come before their children, and no two nodes have one id") {
    everywhere([](const Shopper& shopper) {
        std::vector<NodeId> seen;
        for (const Node& node : shopper.nodes()) {
            INFO(node.key);
            const auto known = [&](NodeId id) { return std::find(seen.begin(), seen.end(), id) != seen.end(); };
            CHECK_FALSE(known(node.id));
            CHECK((seen.empty() || known(node.parent)));
            seen.push_back(node.id);
        }
    });
}

TEST_CASE("every control has a name, and a place of 44 by 44 inside the frame") {
    everywhere([](Shopper& shopper) {
        const float height = shopper.draw().css_height;
        for (const Node& node : shopper.nodes()) {
            if (!is_control(node)) continue;
            INFO(node.key << " \"" << node.name << "\"");
            CHECK_FALSE(node.name.empty());
            CHECK(node.box.h >= 44);
            CHECK(node.box.w >= 44);
            CHECK(within(node.box, room(shopper, node, height), 0.5F));
        }
    });
}

TEST_CASE("no two controls lie on one another") {
    everywhere([](const Shopper& shopper) {
        for (const Node& a : shopper.nodes()) {
            for (const Node& b : shopper.nodes()) {
                if (&a >= &b || !is_control(a) || !is_control(b)) continue;
                INFO(a.key << " and " << b.key);
                CHECK_FALSE(overlap(a.box, b.box));
            }
        }
    });
}

TEST_CASE("no node is wider than the surface or reaches out of it") {
    everywhere([](const Shopper& shopper) {
        for (const Node& node : shopper.nodes()) {
            INFO(node.key << " \"" << node.name << "\"");
            CHECK(finite(node.box));
            CHECK(node.box.w >= 0);
            CHECK(node.box.h >= 0);
            const Box all = room(shopper, node, 0);
            CHECK(node.box.x >= all.x - 0.01F);
            CHECK(node.box.x + node.box.w <= all.x + all.w + 0.5F);
        }
    });
}

TEST_CASE("lines of text stay inside the node that says them, and are its words") {
    everywhere([](const Shopper& shopper) {
        for (const Node& node : shopper.nodes()) {
            for (const Line& line : node.lines) {
                INFO(node.key << " \"" << line.text << "\"");
                CHECK(within(line.box, node.box, 0.5F));
                CHECK_FALSE(line.text.empty());
            }
        }
    });
}

TEST_CASE("what a node holds lies inside it") {
    everywhere([](const Shopper& shopper) {
        for (const Node& node : shopper.nodes()) {
            const Node* parent = parent_of(shopper, node);
            if (!parent || node.hidden_from_eye || parent->role == Role::scroller || parent->box.h <= 0) continue;
            INFO(node.key << " in " << parent->key);
            // The button beside a fact reaches 12 px beyond the words it ends with.
            CHECK(within(node.box, parent->box, 12.5F));
        }
    });
}

TEST_CASE("nodes are in reading order: what is lower on the sheet or on a card is said later") {
    everywhere([](const Shopper& shopper) {
        for (const Node& outer : shopper.nodes()) {
            if (outer.role != Role::dialog && outer.role != Role::article &&
                !(outer.role == Role::list_item && !outer.role_description.empty()))
                continue;
            Box last;
            for (const Node* child : shopper.inside(outer)) {
                if (std::holds_alternative<SheetDismissed>(child->on_activate.what) && child->lines.empty())
                    continue;  // the cross, beside the title
                INFO(child->key);
                const Box& here = child->box;
                const bool beside =
                    here.x >= last.x + last.w || here.x + here.w <= last.x;  // then no higher than the label of a field
                CHECK(here.y >= last.y - (beside ? 22 : 0.5F));
                last = here;
            }
        }
    });
}

TEST_CASE("nothing stands between what is bought and the button that pays") {
    for (const float width : scene_widths) {
        Shopper shopper(width);
        shopper.review();
        const auto children = shopper.inside(*shopper.first(Role::dialog));
        for (std::size_t i = 1; i < children.size(); ++i) {
            if (!std::holds_alternative<PayPressed>(children[i]->on_activate.what)) continue;
            CHECK(children[i - 1]->name.find("Total\u00a0$161.00") != std::string::npos);
            CHECK(children[i]->box.h >= 52);
        }
    }
}

TEST_CASE("the words on Pay are never cut: in some countries they are the law") {
    const auto uncut = [](const Shopper& shopper) {
        const Node& pay = shopper.get(Role::button, shopper.pay_name());
        std::string painted;
        for (const Line& line : pay.lines) {
            painted += (painted.empty() ? "" : " ") + line.text;
            CHECK(within(line.box, pay.box, 0));
        }
        CHECK(painted == pay.name);
    };
    for (const char* language : {"de", "es", "fr", "it", "nl", "pl", "en", "fi"}) {
        for (const float width : scene_widths) {
            Json bill = session();
            bill["fulfillment_details"]["address"]["country"] = "NL";
            Shopper shopper(width);
            shopper.review({{"type", "locale"}, {"locale", {{"tag", language}}}}, bill);
            INFO(language << ", " << static_cast<int>(width) << " px");
            uncut(shopper);
            shopper.press(Role::button, shopper.pay_name());
            uncut(shopper);
        }
    }
}

TEST_CASE("a saved way to pay with a long name is told to its end") {
    const std::string name = "Visa of the household, ending in 4242";
    for (const float width : {330.0F, 360.0F, 494.0F}) {
        Shopper shopper(width);
        shopper.browse();
        shopper.open();
        shopper.answer(session());
        Json saved = methods();
        saved[0]["label"] = name;
        shopper.tell({{"type", "methods"},
            {"request", static_cast<std::uint32_t>(shopper.asked<ListMethods>()->request)}, {"methods", saved}});
        const auto label = std::find_if(shopper.nodes().begin(), shopper.nodes().end(),
            [&](const Node& node) { return node.role == Role::text && node.name == name; });
        INFO(static_cast<int>(width) << " px");
        REQUIRE(label != shopper.nodes().end());
        CHECK(label->lines.back().text.ends_with("4242"));
        CHECK(label->lines.size() == (width < 400 ? 2 : 1));
    }
}

TEST_CASE("every number that is painted is a number") {
    for (const Scene& scene : scenes) {
        for (const float width : scene_widths) {
            for (const float scale : scales) {
                Shopper shopper(width, scale);
                scene.reach(shopper, english());
                INFO(std::string(scene.name) << ", " << static_cast<int>(width) << " px, times " << scale);
                const Frame frame = shopper.draw();
                const Picture picture = shopper.picture();
                CHECK(frame.command_count == picture.commands.size());
                CHECK(frame.command_count > 0);
                CHECK(frame.width == std::lround(width * scale));
                CHECK(frame.height == std::lround(frame.css_height * scale));
                bool finite_numbers = true, in_range = true;
                for (const Vertex& vertex : picture.vertices)
                    finite_numbers = finite_numbers && std::isfinite(vertex.x) && std::isfinite(vertex.y) &&
                        std::isfinite(vertex.u) && std::isfinite(vertex.v);
                for (const Command& command : picture.commands) {
                    for (const auto* four : {&command.clip, &command.rect, &command.shadow, &command.uv}) {
                        for (const float number : *four) finite_numbers = finite_numbers && std::isfinite(number);
                    }
                    finite_numbers = finite_numbers && std::isfinite(command.radius) && std::isfinite(command.border) &&
                        std::isfinite(command.opacity);
                    in_range = in_range && command.rect[2] >= 0 && command.rect[3] >= 0 &&
                        command.index_offset + command.index_count <= picture.indices.size();
                }
                CHECK(finite_numbers);
                CHECK(in_range);
            }
        }
    }
}

TEST_CASE("what was said is the same at every width and resolution") {
    for (const Scene& scene : scenes) {
        std::string hash;
        for (const float width : scene_widths) {
            for (const float scale : scales) {
                Shopper shopper(width, scale);
                scene.reach(shopper, english());
                if (hash.empty()) hash = shopper.app.hash();
                INFO(std::string(scene.name) << ", " << static_cast<int>(width) << " px, times " << scale);
                CHECK(shopper.app.hash() == hash);
            }
        }
        CHECK(hash.size() == 64);
    }
}

TEST_CASE("boxes do not depend on the resolution") {
    for (const Scene& scene : scenes) {
        Shopper coarse(494, 1), fine(494, 3);
        scene.reach(coarse, english());
        scene.reach(fine, english());
        REQUIRE(coarse.nodes().size() == fine.nodes().size());
        for (std::size_t i = 0; i < coarse.nodes().size(); ++i) CHECK(coarse.nodes()[i].box == fine.nodes()[i].box);
    }
}

TEST_CASE("a surface made narrow and wide again is what it was") {
    for (const Scene& scene : scenes) {
        Shopper shopper(494);
        scene.reach(shopper, english());
        const Nodes before = shopper.nodes();
        for (const float width : {280.0F, 0.0F, 1.0F, 4000.0F, 494.0F}) shopper.resize(width);
        INFO(std::string(scene.name));
        CHECK(shopper.nodes() == before);
    }
}
