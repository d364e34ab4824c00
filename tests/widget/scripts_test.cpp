// Every script: surfaces that run to the left, texts that run against their surface, lines that end between characters,
// and the store of painted words. Knows nothing of what is sold.
#include "core/base/digest.hpp"
#include "tests/widget/shopper.hpp"

#include "widget/paint/text.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

using namespace till;
using namespace till::test;

namespace {

constexpr void (*reach[])(Shopper&, const Json&) = {
    [](Shopper& s, const Json& locale) { s.browse(locale); },
    [](Shopper& s, const Json& locale) { s.review(locale); },
    [](Shopper& s, const Json& locale) {
        s.review(locale);
        s.press(Role::button, "Change, deliver to");
    },
    [](Shopper& s, const Json& locale) { s.buy(locale); },
};

// English words and figures on a surface that runs to the left: everything else is equal.
Json turned() {
    Json locale = english();
    locale["locale"]["dir"] = "rtl";
    return locale;
}

std::vector<std::string> clusters() {
    return {"👩‍👩‍👧", "🇫🇷", "🇯🇵", "👍🏽", "क्ष", "स्त्री", "é", "नी",
        "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", "か"};
}

std::string bare(std::string text) {
    for (const char* isolate : {"\u2068", "\u2069"}) {
        for (std::size_t at = text.find(isolate); at != std::string::npos; at = text.find(isolate))
            text.erase(at, std::strlen(isolate));
    }
    return text;
}

bool near(float a, float b) { return std::abs(a - b) < 0.02F; }

// The texels that one painted quad shows, by the texture it names; null while nobody has that texture.
const ImTextureData* texture_of(const Shopper& shopper, std::uint32_t id) {
    for (const ImTextureData* texture : shopper.shared.paint.atlas.TexList) {
        if (static_cast<std::uint32_t>(texture->TexID) == id && texture->Pixels) return texture;
    }
    return nullptr;
}

// How many painted lines of words show their own picture; any that shows another's fails.
int lines_with_their_own_words(const Shopper& shopper) {
    std::map<std::pair<long, long>, std::uint32_t> painted;  // left top corner, px -> fingerprint
    const Picture picture = shopper.picture();
    for (const Command& command : picture.commands) {
        if (command.kind != CommandKind::triangles) continue;
        const ImTextureData* texture = texture_of(shopper, command.texture);
        REQUIRE(texture);
        for (std::uint32_t i = command.index_offset; i + 5 < command.index_offset + command.index_count; i += 6) {
            const Vertex& a = picture.vertices[command.vertex_offset + picture.indices[i]];
            const Vertex& c = picture.vertices[command.vertex_offset + picture.indices[i + 2]];
            const int x = static_cast<int>((a.u + c.u) / 2 * static_cast<float>(texture->Width)),
                      y = static_cast<int>((a.v + c.v) / 2 * static_cast<float>(texture->Height));
            std::uint32_t texel = 0;
            std::memcpy(&texel, texture->Pixels + (y * texture->Width + x) * 4, 4);
            painted[{std::lround(a.x), std::lround(a.y)}] = texel;
        }
    }
    int own = 0;
    for (const Node& node : shopper.nodes()) {
        for (const Line& line : node.lines) {
            const auto found = painted.find({std::lround(line.box.x), std::lround(line.box.y) - 2});
            if (found == painted.end()) continue;  // scrolled out of sight
            CAPTURE(line.text);
            CHECK(found->second == fnv_1a(line.text));
            ++own;
        }
    }
    return own;
}

Json japanese_products(int widget) {
    Json catalog = three_products();
    const std::string number = std::to_string(widget);
    for (Json& product : catalog["products"]) {
        product["title"] = "第" + number + "店の機内持ち込みキャリーケース・軽量タイプ " + std::string(product["id"]);
        product["description"] = "旅行用の鞄 " + number;
        product["seller"]["name"] = "旅の店" + number;
    }
    catalog["query"] = "機内持ち込み " + number;
    return catalog;
}

}  // namespace

TEST_CASE("to the left everything lies exactly where it lies to the right, seen in a mirror") {
    for (const float width : {320.0F, 494.0F, 768.0F}) {
        for (const auto go : reach) {
            Shopper right(width), left(width);
            go(right, english());
            go(left, turned());
            CAPTURE(width);
            REQUIRE(left.nodes().size() == right.nodes().size());
            for (std::size_t i = 0; i < left.nodes().size(); ++i) {
                const Node &a = right.nodes()[i], &b = left.nodes()[i];
                CAPTURE(a.key);
                CHECK(b.key == a.key);
                CHECK(bare(b.name) == a.name);
                CHECK(b.snaps == a.snaps);
                if (a.hidden_from_eye) continue;
                CHECK(near(b.box.x, width - a.box.x - a.box.w));
                CHECK(b.box.y == a.box.y);
                REQUIRE(b.lines.size() == a.lines.size());
                // Isolates have a width of their own in fixed metrics: such lines are mirrored by their box alone.
                for (std::size_t line = 0; line < a.lines.size() && b.name == a.name; ++line)
                    CHECK(near(b.lines[line].box.x, width - a.lines[line].box.x - a.lines[line].box.w));
            }
            const auto frames = [](Shopper& shopper) {
                std::vector<Command> boxes;
                Command plate;   // a brand is the same from either side
                shopper.draw();  // a picture is of whoever drew last
                for (const Command& command : shopper.picture().commands) {
                    if (command.kind != CommandKind::box) continue;
                    const bool on_plate = command.rect[0] > plate.rect[0] &&
                        command.rect[0] + command.rect[2] < plate.rect[0] + plate.rect[2] &&
                        command.rect[1] > plate.rect[1] &&
                        command.rect[1] + command.rect[3] < plate.rect[1] + plate.rect[3];
                    if (!on_plate) boxes.push_back(command);
                    if (command.rect[2] == 40 && command.rect[3] == 26) plate = command;
                }
                return boxes;
            };
            const std::vector<Command> there = frames(right), here = frames(left);
            REQUIRE(here.size() == there.size());
            for (std::size_t i = 0; i < here.size(); ++i)
                CHECK(std::abs(here[i].rect[0] - (width - there[i].rect[0] - there[i].rect[2])) <= 1.01F);
        }
    }
}

TEST_CASE("on a surface that runs to the left one presses a button where it is painted") {
    Shopper shopper;
    shopper.browse(turned());
    const Node button = shopper.get(Role::button, "Review order, Cabin bag");
    CHECK(button.box.x > shopper.width() / 2);  // the first card is the rightmost
    const auto fills = [&] {
        std::vector<std::uint32_t> colors;
        for (const Command& command : shopper.picture().commands) {
            if (command.kind == CommandKind::box && std::abs(command.rect[0] - std::round(button.box.x)) < 1.5F &&
                std::abs(command.rect[1] - std::round(button.box.y)) < 1.5F)
                colors.push_back(command.fill);
        }
        return colors;
    };
    const std::vector<std::uint32_t> before = fills();
    REQUIRE_FALSE(before.empty());
    const float x = button.box.x + 4, y = button.box.y + button.box.h / 2;
    for (int frame = 0; frame < 3; ++frame) {
        shopper.app.receive(PointerMoved{x, y, false, true});
        shopper.draw();
    }
    CHECK(fills() != before);
}

TEST_CASE("cards that are scrolled to come from the left and the reading start is at the right") {
    Shopper shopper(494);
    shopper.browse(turned());
    const Node* scroller = shopper.first(Role::scroller);
    REQUIRE(scroller);
    CHECK(scroller->box.x == 0);
    std::vector<float> ends;
    for (const Node& node : shopper.nodes()) {
        if (node.role == Role::list_item && node.role_description == "slide") ends.push_back(node.box.x + node.box.w);
    }
    REQUIRE(ends.size() == 3);
    CHECK(near(ends[0], 494));
    CHECK(ends[1] < ends[0]);
    CHECK(ends[2] - 224 < 0);  // beyond the left edge, where a scroller that runs to the left finds it
    CHECK(scroller->snaps.front() == 0);
    CHECK(scroller->snaps.back() > 0);
}

TEST_CASE("a text that runs against its surface says so, and lies where its surface reads it") {
    Json catalog = three_products();
    catalog["products"][0]["title"] = "حقيبة Nomad 38";
    catalog["products"][0]["lang"] = "ar";
    catalog["products"][1]["title"] = "Bag שקל 9";
    Shopper shopper;
    shopper.browse(english(), catalog);
    const Node& arabic = shopper.get(Role::heading, "حقيبة Nomad 38");
    CHECK(arabic.style.rtl);
    CHECK(arabic.lines.front().box.x == arabic.box.x);  // where English titles lie
    CHECK_FALSE(shopper.get(Role::heading, "Bag שקל 9").style.rtl);
    Shopper turned_round;
    turned_round.browse(turned(), catalog);
    CHECK(turned_round.get(Role::heading, "حقيبة Nomad 38").style.rtl);
    const Node& latin = turned_round.get(Role::heading, "Trail shoe");
    CHECK_FALSE(latin.style.rtl);
    CHECK(near(latin.lines.front().box.x + latin.lines.front().box.w, latin.box.x + latin.box.w));
    for (const Node& node : turned_round.nodes()) {
        for (const Line& line : node.lines) {
            if (line.text.find('$') == std::string::npos || node.role != Role::text) continue;
            CHECK(node.style.rtl ==
                (line.text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == std::string::npos));
        }
    }
}

TEST_CASE("a name full of overrides cannot turn the price beside it round") {
    Json catalog = three_products();
    catalog["products"][0]["title"] = "\u202eBag\u202d \u2067x\u2066";
    catalog["products"][0]["seller"]["name"] = "\u202eחנות 24\u202c";
    Shopper shopper;
    shopper.browse(english(), catalog);
    for (const Node& node : shopper.nodes()) {
        for (const char* sign : {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067"})
            CHECK(node.name.find(sign) == std::string::npos);
        const auto count = [&](const char* sign) {
            int times = 0;
            for (std::size_t at = node.name.find(sign); at != std::string::npos; at = node.name.find(sign, at + 1))
                ++times;
            return times;
        };
        CHECK(count("\u2068") == count("\u2069"));
    }
    CHECK(shopper.sees(Role::text, "Sold by \u2068חנות 24\u2069, new"));
    const Node& price = shopper.get(Role::text, "Price $149.00");
    REQUIRE(price.lines.size() == 1);
    CHECK(price.lines[0].text == "$149.00");
}

TEST_CASE("lines end between characters as readers see them, with and without the three dots") {
    const TextStyle style;
    std::string words;
    std::set<std::string> whole;
    for (int round = 0; round < 3; ++round) {
        for (const std::string& cluster : clusters()) {
            words += cluster;
            whole.insert(cluster);
        }
    }
    for (float width = 1; width < 140; width += 3) {
        for (const int most : {0, 1, 2}) {
            CAPTURE(width);
            CAPTURE(most);
            std::string all;
            const std::vector<std::string> lines = text::wrap(words, style, width, most);
            if (most > 0) CHECK(static_cast<int>(lines.size()) <= most);
            for (const std::string& line : lines) all += line;
            const bool cut = all.ends_with("…");
            if (cut) all.resize(all.size() - std::strlen("…"));
            CHECK((cut ? words.starts_with(all) : all == words));
            std::size_t at = 0, line_end = 0;
            std::set<std::size_t> ends{0};
            for (int i = 0; at < words.size(); ++i)
                ends.insert(at += clusters()[static_cast<std::size_t>(i) % clusters().size()].size());
            for (const std::string& line : lines) {
                line_end += line.size() - (line.ends_with("…") ? std::strlen("…") : 0);
                CHECK(ends.contains(line_end));
            }
        }
    }
}

TEST_CASE("fifty surfaces full of Japanese words keep within one atlas of 16 MB") {
    Shared page;
    std::vector<std::unique_ptr<Shopper>> shoppers;
    std::size_t most_bytes = 0, most_texels = 0;
    for (int i = 0; i < 50; ++i) {
        shoppers.push_back(std::make_unique<Shopper>(494.0F, 2.0F, &page));
        shoppers.back()->browse(english(), japanese_products(i));
        most_bytes = std::max(most_bytes, page.runs.atlas_bytes());
        most_texels = std::max(most_texels, page.runs.texels());
    }
    CHECK(most_bytes <= 16 * 1024 * 1024);
    CHECK(most_texels <= Runs::most_texels);
    CHECK(most_texels > Runs::most_texels / 2);  // the words of fifty were more than fit
    CHECK(page.runs.size() > 50);
}

TEST_CASE("what was dropped is painted anew, and never with another's words") {
    Shared page;
    std::vector<std::unique_ptr<Shopper>> shoppers;
    for (int i = 0; i < 60; ++i) {
        shoppers.push_back(std::make_unique<Shopper>(768.0F, 1.0F, &page));
        shoppers.back()->browse(english(), japanese_products(i));
    }
    int lines = 0;
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < shoppers.size(); ++i) {
            Shopper& shopper = *shoppers[(i * 37 + static_cast<std::size_t>(round)) % shoppers.size()];
            shopper.draw();
            lines += lines_with_their_own_words(shopper);
        }
    }
    CHECK(lines > 60 * 2 * 20);
}

TEST_CASE("a surface that needs more than the bound on its own is painted whole, and the room is given back") {
    Shared page;
    Shopper large(3900, 4, &page);
    Json catalog = japanese_products(1);
    for (int i = 0; i < 40; ++i)
        catalog["products"][0]["description"] =
            std::string(catalog["products"][0]["description"]) + " とても長い説明文が続きます" + std::to_string(i);
    large.browse(english(), catalog);
    Shopper small(360, 1, &page);
    small.browse(english(), japanese_products(2));
    for (int i = 0; i < 4; ++i) {
        small.draw();
        CHECK(lines_with_their_own_words(small) > 10);
    }
    CHECK(page.runs.atlas_bytes() <= 16 * 1024 * 1024);
}
