// Fields equal to their default are left out; web/layer/layer.js fills them in.
#include "widget/describe.hpp"

#include "widget/style/style.hpp"

#include "core/base/json_writer.hpp"

namespace till {
namespace {

// The layer's names (web/layer/roles.js).
const char* name_of(Role role) {
    switch (role) {
        case Role::region: return "region";
        case Role::group: return "group";
        case Role::list: return "list";
        case Role::list_item: return "list_item";
        case Role::heading: return "heading";
        case Role::text: return "text";
        case Role::image: return "image";
        case Role::button: return "button";
        case Role::link: return "link";
        case Role::dialog: return "dialog";
        case Role::article: return "article";
        case Role::radio_group: return "radio_group";
        case Role::radio: return "radio";
        case Role::checkbox: return "checkbox";
        case Role::text_field: return "text_field";
        case Role::status: return "status";
        case Role::alert: return "alert";
        case Role::scroller: return "scroller";
        case Role::slot: return "slot";
        case Role::separator: return "separator";
    }
    return "group";
}

// These follow the width of the surface, not what it shows.
bool follows_width(Part part) { return part == Part::range || part == Part::previous || part == Part::next; }

bool does(const Event& event) { return !std::holds_alternative<Nothing>(event.what); }

void numbers(JsonWriter& out, const Box& box) {
    for (const float number : {box.x, box.y, box.w, box.h}) out.element_decimal(number);
}

void write_style(JsonWriter& out, const TextStyle& style) {
    out.open("style");
    out.member_decimal("size", style.size);
    out.member_decimal("leading", style.leading);
    out.member_int("weight", style.weight);
    if (style.tabular) out.member_bool("tabular", true);
    if (style.struck) out.member_bool("struck", true);
    out.member("color", hex_of(style.color));
    out.close();
}

void write_lines(JsonWriter& out, const std::vector<Line>& lines) {
    out.open_list("lines");
    for (const Line& line : lines) {
        out.open_list();
        out.element(line.text);
        numbers(out, line.box);
        out.close_list();
    }
    out.close_list();
}

// Left out where they are empty.
struct TextField {
    const char* name;
    std::string Node::*text;
};
constexpr TextField texts[] = {{"value", &Node::value}, {"description", &Node::description},
    {"roledescription", &Node::role_description}, {"lang", &Node::lang}, {"url", &Node::url},
    {"autocomplete", &Node::autocomplete}, {"input", &Node::input}, {"slot", &Node::slot}, {"icon", &Node::icon}};

// Left out where they are false.
struct FlagField {
    const char* name;
    bool Node::*flag;
};
constexpr FlagField flags[] = {{"checked", &Node::checked}, {"busy", &Node::busy}, {"required", &Node::required},
    {"invalid", &Node::invalid}, {"modal", &Node::modal}, {"hidden", &Node::hidden_from_eye}};

void write_node(JsonWriter& out, const Node& node, bool rtl) {
    out.open();
    out.member_int("id", static_cast<std::uint32_t>(node.id));
    out.member_int("parent", static_cast<std::uint32_t>(node.parent));
    out.member("key", node.key);
    out.member("role", name_of(node.role));
    out.member("name", node.name);
    out.open_list("box");
    numbers(out, node.box);
    out.close_list();
    if (const std::string_view part = name_of(node.part); !part.empty()) out.member("part", part);
    if (node.emphasis) out.member("emphasis", name_of(*node.emphasis));
    for (const TextField& field : texts) {
        if (!(node.*field.text).empty()) out.member(field.name, node.*field.text);
    }
    for (const FlagField& field : flags) {
        if (node.*field.flag) out.member_bool(field.name, true);
    }
    if (!node.lines.empty() && node.style.rtl != rtl) out.member("dir", node.style.rtl ? "rtl" : "ltr");
    if (node.level != 0) out.member_int("level", node.level);
    if (!node.enabled) out.member_bool("enabled", false);
    if (node.expandable) out.member_bool("expanded", node.expanded);
    if (!node.lines.empty() || node.role == Role::text_field) write_style(out, node.style);
    if (!node.lines.empty()) write_lines(out, node.lines);
    if (node.content_width > 0) out.member_decimal("content_width", node.content_width);
    if (!node.snaps.empty()) {
        out.open_list("snaps");
        for (const float snap : node.snaps) out.element_decimal(snap);
        out.close_list();
    }
    if (does(node.on_activate)) out.member_bool("action", true);
    if (does(node.on_input)) out.member_bool("typed", true);
    out.close();
}

}  // namespace

std::string describe(const Nodes& nodes, const TreeFacts& facts) {
    JsonWriter out;
    out.open();
    out.member_decimal("width", facts.width);
    out.member_decimal("height", facts.height);
    out.member("lang", facts.lang);
    out.member("dir", facts.rtl ? "rtl" : "ltr");
    out.open_list("nodes");
    for (const Node& node : nodes) write_node(out, node, facts.rtl);
    out.close_list();
    out.close();
    return out.take();
}

std::string canonical(const Nodes& nodes) {
    std::string out;
    for (const Node& node : nodes) {
        if (follows_width(node.part)) continue;
        const Role role = node.role == Role::scroller ? Role::list : node.role;
        for (const std::string_view part : {std::string_view(node.key), std::string_view(name_of(role)),
                 std::string_view(node.name), std::string_view(node.value), std::string_view(node.description)}) {
            out += part;
            out += '\t';
        }
        for (const bool state : {node.enabled, node.checked, node.busy, does(node.on_activate)})
            out += state ? '1' : '0';
        out += '\n';
    }
    return out;
}

}  // namespace till
