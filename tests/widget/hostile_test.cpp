// Words nobody would choose: too long, of every script, full of marks that move or hide others. Knows nothing of meaning.
#include "tests/widget/shopper.hpp"

#include "widget/paint/text.hpp"

#include <algorithm>
#include <cmath>

using namespace till;
using namespace till::test;

namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string out;
    while (out.size() + piece.size() <= bytes) out += piece;
    return out;
}

const std::pair<const char*, std::string> nasty[] = {
    {"400 letters without a break", repeated("W", 400)},
    {"400 letters of words", repeated("very long words ", 400)},
    {"overrides of direction", "\u202eTBUO \u2066\u2067bag\u2069 \u202d$1.00\u202c free"},
    {"nothing to see", "a\u200b\u200c\u200d\u2060\ufeffb"},
    {"joined emoji", repeated("👩‍👩‍👧‍👦", 400)},
    {"emoji without end", repeated("😀", 400)},
    {"Arabic", repeated("حقيبة سفر صغيرة ", 400)},
    {"Japanese", repeated("とても長い名前の鞄", 400)},
    {"Thai", repeated("กระเป๋าเดินทาง", 400)},
    {"marks upon marks", "Z" + repeated("\u0335\u0301\u0308", 390)},
    {"markup", "<img src=x onerror=alert(1)><script>alert(1)</script> **bold** [a](https://evil.example)"},
    {"quotes and slashes", "\"\\\"', {first} {count} {title} %s %n \\u0000"},
    {"one letter", "I"},
};

constexpr float hostile_widths[] = {280, 360, 494, 768};

bool within(const Box& inner, const Box& outer) {
    return inner.x >= outer.x - 0.5F && inner.y >= outer.y - 0.5F && inner.x + inner.w <= outer.x + outer.w + 0.5F &&
        inner.y + inner.h <= outer.y + outer.h + 0.5F;
}

// Nothing of a card leaves the card, nothing of the sheet the sheet.
void stays_inside(const Shopper& shopper) {
    const Box* frame = nullptr;
    NodeId owner{};
    std::vector<NodeId> family;
    for (const Node& node : shopper.nodes()) {
        if ((node.role == Role::list_item && !node.role_description.empty()) || node.role == Role::dialog ||
            node.role == Role::article) {
            frame = &node.box;
            owner = node.id;
            family = {owner};
            continue;
        }
        if (!frame || std::find(family.begin(), family.end(), node.parent) == family.end()) continue;
        family.push_back(node.id);
        INFO(node.key << " \"" << node.name << "\" " << static_cast<double>(node.box.x) << " "
                      << static_cast<double>(node.box.w) << " in " << static_cast<double>(frame->x) << " "
                      << static_cast<double>(frame->w));
        CHECK(node.box.w >= 0);
        CHECK(within(node.box, *frame));
        for (const Line& line : node.lines) CHECK(within(line.box, node.box));
        if (is_control(node)) {
            CHECK(node.box.w >= 44);
            CHECK(node.box.h >= 44);
            CHECK_FALSE(node.name.empty());
        }
    }
}

void no_controls_meet(const Shopper& shopper) {
    for (const Node& a : shopper.nodes()) {
        for (const Node& b : shopper.nodes()) {
            if (&a >= &b || !is_control(a) || !is_control(b)) continue;
            INFO(a.key << " and " << b.key);
            CHECK((a.box.x + a.box.w <= b.box.x + 0.5F || b.box.x + b.box.w <= a.box.x + 0.5F ||
                a.box.y + a.box.h <= b.box.y + 0.5F || b.box.y + b.box.h <= a.box.y + 0.5F));
        }
    }
}

void numbers_are_finite(const Shopper& shopper) {
    bool finite = true;
    const Picture picture = shopper.picture();
    for (const Vertex& vertex : picture.vertices) finite = finite && std::isfinite(vertex.x) && std::isfinite(vertex.y);
    for (const Command& command : picture.commands) {
        for (const float number : command.rect) finite = finite && std::isfinite(number);
        finite = finite && command.rect[2] >= 0 && command.rect[3] >= 0;
    }
    CHECK(finite);
}

Json of_nasty_products(const std::string& words) {
    Json catalog = three_products();
    catalog["query"] = words;
    catalog["ranking"] = words;
    for (Json& product : catalog["products"]) {
        product["title"] = words;
        product["offer"] = words;
        product["seller"]["name"] = words;
        product["seller"]["support"] = words;
        product["fit"] = {words, words};
        product["description"] = words;
        product["condition_note"] = words;
        product["rating"]["source"] = words;
        product["checks"] = {{{"text", words}, {"met", false}}};
        product["unit_price"] = {{"amount", 1}, {"currency", "USD"}, {"per", words}};
        product["links"] = {{{"type", "x"}, {"title", words}, {"url", "https://trailhouse.example"}}};
    }
    return catalog;
}

Json nasty_session(const std::string& words) {
    Json made = with_error(session(), "unknown_to_us", words.c_str());
    made["line_items"][0]["name"] = words;
    made["line_items"][0]["disclosures"][0]["content"] = words;
    made["line_items"][0]["custom_attributes"] = {{{"display_name", words}, {"value", words}}};
    made["line_items"][0]["marketplace_seller_details"] = {{"name", words}};
    for (Json& option : made["fulfillment_options"])
        option["title"] = option["carrier"] = option["description"] = words;
    for (Json& row : made["totals"]) row["display_text"] = row["description"] = words;
    for (Json& link : made["links"]) link["title"] = words;
    made["marketing_consent_options"][0]["display_text"] = words;
    for (const char* field : {"name", "line_one", "line_two", "city", "state", "postal_code", "company"})
        made["fulfillment_details"]["address"][field] = words;
    return made;
}

}  // namespace

TEST_CASE("no words leave their card") {
    for (const auto& [name, words] : nasty) {
        const char* const what = name;  // a structured binding cannot be captured
        for (const float width : hostile_widths) {
            Shopper shopper(width);
            shopper.browse(english(), of_nasty_products(words));
            INFO(what << ", " << static_cast<int>(width) << " px");
            stays_inside(shopper);
            no_controls_meet(shopper);
            numbers_are_finite(shopper);
        }
    }
}

TEST_CASE("no words leave an opened card") {
    for (const auto& [name, words] : nasty) {
        const char* const what = name;  // a structured binding cannot be captured
        Shopper shopper(360);
        shopper.browse(english(), of_nasty_products(words));
        for (const Node* child : shopper.inside(*shopper.first(Role::list_item))) {
            if (child->role != Role::button || !child->expandable) continue;
            shopper.press(Role::button, std::string(child->name));
            break;
        }
        INFO(what);
        stays_inside(shopper);
    }
}

TEST_CASE("no words leave the sheet or the receipt") {
    for (const auto& [name, words] : nasty) {
        const char* const what = name;  // a structured binding cannot be captured
        for (const float width : hostile_widths) {
            INFO(what << ", " << static_cast<int>(width) << " px");
            Shopper shopper(width);
            shopper.review(english(), nasty_session(words), of_nasty_products(words));
            REQUIRE(shopper.first(Role::dialog));
            stays_inside(shopper);
            no_controls_meet(shopper);
            numbers_are_finite(shopper);
            Shopper buyer(width);
            buyer.review(english(), session(), of_nasty_products(words));
            buyer.pay();
            Json done = nasty_session(words);
            done["status"] = "completed";
            done["order"] = paid()["order"];
            done["order"]["order_number"] = words;
            done["order"]["support"]["email"] = words;
            buyer.answer_complete(done);
            stays_inside(buyer);
        }
    }
}

TEST_CASE("an option with a long name leaves its neighbour room on the card") {
    for (const std::string& name : {std::string("Size of the frame and of both wheels"), repeated("W", 200)}) {
        for (const float width : hostile_widths) {
            Json catalog = three_products();
            Json& shoe = catalog["products"][2];
            shoe["options"][0]["name"] = name;
            for (Json& variant : shoe["variants"]) variant["options"] = {{name, variant["options"]["Size"]}};
            shoe["selected"] = "shoe-9";
            Shopper shopper(width);
            shopper.browse(english(), catalog);
            INFO(name << ", " << static_cast<int>(width) << " px");
            stays_inside(shopper);
            no_controls_meet(shopper);
        }
    }
}

TEST_CASE("great sums of money stay on card and sheet") {
    for (const std::int64_t amount : {std::int64_t{0}, std::int64_t{1}, std::int64_t{12345678},
             std::int64_t{1234567890}, std::int64_t{12345678901234}}) {
        for (const float width : hostile_widths) {
            Json catalog = three_products(), bill = session();
            for (Json& product : catalog["products"]) product["price"] = money(amount);
            bill["line_items"][0]["totals"][0]["amount"] = amount;
            for (Json& row : bill["totals"]) row["amount"] = amount;
            for (Json& option : bill["fulfillment_options"]) option["totals"][0]["amount"] = amount;
            INFO(static_cast<long long>(amount) << ", " << static_cast<int>(width) << " px");
            Shopper shopper(width);
            shopper.review(english(), bill, catalog);
            stays_inside(shopper);
            numbers_are_finite(shopper);
            shopper.press(Role::button, "Close");
            stays_inside(shopper);
            // Neither a price nor what it says of taxes is ever cut.
            for (const Node& node : shopper.nodes()) {
                if (node.name == "+ tax" || node.name.starts_with("$")) CHECK(node.lines.front().text == node.name);
            }
        }
    }
}

TEST_CASE("a language that runs the other way is told, and everything still has its place") {
    for (const float width : hostile_widths) {
        Shopper shopper(width);
        shopper.review(arabic(), nasty_session("حقيبة سفر"), of_nasty_products("حقيبة سفر"));
        stays_inside(shopper);
        CHECK(shopper.draw().css_height > 0);
        shopper.press(Role::button, shopper.pay_name());
        stays_inside(shopper);
    }
}

TEST_CASE("the whole title is read, however little of it is painted") {
    const std::string title = repeated("very long words ", 390) + "end";
    Json catalog = three_products();
    catalog["products"][0]["title"] = title;
    Shopper shopper(494);
    shopper.browse(english(), catalog);
    const Node& heading = shopper.get(Role::heading, title);
    CHECK(heading.lines.size() == 2);
    CHECK(heading.lines.back().text.ends_with("…"));
    CHECK(shopper.sees(Role::button, "Review order, " + title));
}

TEST_CASE("lines are never wider than they may be, lose no word and end") {
    TextStyle style;
    for (const auto& [name, words] : nasty) {
        const char* const what = name;  // a structured binding cannot be captured
        for (const float width : {30.0F, 57.0F, 196.0F, 440.0F}) {
            INFO(what << ", " << static_cast<int>(width) << " px");
            const std::vector<std::string> lines = text::wrap(words, style, width, 0);
            std::string told, meant;
            for (const std::string& line : lines) {
                CHECK(text::width(line, style) <= width);
                for (const char c : line) told += c == ' ' ? "" : std::string(1, c);
            }
            for (const char c : words) meant += c == ' ' ? "" : std::string(1, c);
            CHECK(told == meant);
            for (const int most : {1, 2, 3}) {
                const std::vector<std::string> few = text::wrap(words, style, width, most);
                CHECK(static_cast<int>(few.size()) <= most);
                for (const std::string& line : few) CHECK(text::width(line, style) <= width);
            }
        }
    }
}

TEST_CASE("a line that is cut at a forced break is no wider than the others") {
    TextStyle style;
    const std::vector<std::string> lines = text::wrap("1234567890\nrest", style, 75, 1);
    REQUIRE(lines.size() == 1);
    CHECK(text::width(lines.front(), style) <= 75);
    CHECK(lines.front().ends_with("…"));
    CHECK(text::wrap("", style, 75, 0).empty());
    CHECK(text::wrap("a", style, 0, 0).size() == 1);  // a character is the least there is
    CHECK(text::wrap("ab", style, -5, 0).size() == 2);
}
