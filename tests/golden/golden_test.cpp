// What a shopper is told, as trees to be read and compared line by line. TILL_RECORD=1 writes them anew; what changed is
// then seen in the diff. Knows nothing of why it is told.
#include "tests/widget/shopper.hpp"

#include <cmath>
#include <cstdlib>

using namespace till;
using namespace till::test;

namespace {

constexpr const char* roles[] = {"region", "group", "list", "list item", "heading", "text", "image", "button", "link",
    "dialog", "article", "radio group", "radio", "checkbox", "text field", "status", "alert", "scroller", "slot",
    "separator"};

int depth(const Nodes& nodes, const Node& node) {
    for (const Node& other : nodes) {
        if (other.id == node.parent && &other != &node) return depth(nodes, other) + 1;
    }
    return 0;
}

std::string told(const Nodes& nodes) {
    std::string out;
    for (const Node& node : nodes) {
        out += std::string(2 * static_cast<std::size_t>(depth(nodes, node)), ' ') +
            roles[static_cast<std::size_t>(node.role)];
        if (node.level > 0) out += " " + std::to_string(node.level);
        if (!node.name.empty()) out += " \"" + node.name + "\"";
        if (!node.value.empty()) out += " = \"" + node.value + "\"";
        if (!node.description.empty()) out += " (" + node.description + ")";
        if (!node.role_description.empty()) out += " as " + node.role_description;
        if (!node.lang.empty()) out += " in " + node.lang;
        const std::pair<bool, const char*> states[] = {{!node.enabled, "disabled"}, {node.checked, "checked"},
            {node.expandable, node.expanded ? "expanded" : "collapsed"}, {node.busy, "busy"},
            {node.required, "required"}, {node.invalid, "invalid"}, {node.modal, "modal"}};
        for (const auto& [on, word] : states) out += on ? std::string(", ") + word : "";
        if (!node.hidden_from_eye) {
            out += " [";
            for (const float number : {node.box.x, node.box.y, node.box.w, node.box.h})
                out += (out.back() == '[' ? "" : " ") + std::to_string(std::lround(number));
            out += "]";
        }
        out += "\n";
    }
    return out;
}

void compare(const std::string& name, const Shopper& shopper) {
    const std::string path = "tests/golden/" + name + ".txt", now = told(shopper.nodes());
    INFO(path << " (TILL_RECORD=1 writes it)");
    const char* record = std::getenv("TILL_RECORD");
    if (record && std::string_view(record) == "1") std::ofstream(path, std::ios::binary) << now;
    const std::string before = file_text(path);
    REQUIRE_FALSE(before.empty());
    std::istringstream old_lines(before), new_lines(now);
    std::string old_line, new_line;
    for (int line = 1; std::getline(old_lines, old_line); ++line) {
        new_line.clear();
        std::getline(new_lines, new_line);
        INFO("line " << line);
        REQUIRE(new_line == old_line);
    }
    CHECK(now == before);
}

template <typename Reach>
void in_both_languages(const std::string& name, Reach reach) {
    const std::pair<std::string, Json> languages[] = {{"en", english()}, {"fr", french()}};
    for (const auto& [language, locale] : languages) {
        Shopper shopper(494);
        reach(shopper, locale);
        compare(name + "_" + language, shopper);
    }
}

}  // namespace

TEST_CASE("the carousel") {
    in_both_languages("carousel", [](Shopper& shopper, const Json& locale) { shopper.browse(locale); });
}

TEST_CASE("a sheet that can be paid") {
    in_both_languages("sheet_ready", [](Shopper& shopper, const Json& locale) { shopper.review(locale); });
}

TEST_CASE("a sheet after the bank declined") {
    in_both_languages("sheet_declined", [](Shopper& shopper, const Json& locale) {
        shopper.review(locale);
        shopper.pay();
        shopper.answer_complete(declined());
    });
}

TEST_CASE("a sheet whose product is sold out") {
    in_both_languages(
        "sheet_sold_out", [](Shopper& shopper, const Json& locale) { shopper.review(locale, sold_out()); });
}

TEST_CASE("a receipt") {
    in_both_languages("receipt", [](Shopper& shopper, const Json& locale) { shopper.buy(locale); });
}
