// Fields equal to their default are left out; web/layer/layer.js fills them in.
#include "widget/describe.hpp"

#include <cmath>

namespace till {
namespace {

constexpr const char* roles[] = {"region", "group", "list", "list_item", "heading", "text", "image", "button", "link",
    "dialog", "article", "radio_group", "radio", "checkbox", "text_field", "status", "alert", "scroller", "slot",
    "separator"};

void put(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 32) {
            out += "\\u00";
            out += "0123456789abcdef"[c >> 4 & 15];
            out += "0123456789abcdef"[c & 15];
        } else out += c;
    }
    out += '"';
}

// Hundredths are finer than any screen.
void put(std::string& out, float value) {
    long hundredths = std::lround(value * 100);
    if (hundredths < 0) {
        out += '-';
        hundredths = -hundredths;
    }
    out += std::to_string(hundredths / 100);
    if (hundredths % 100) {
        out += '.';
        out += static_cast<char>('0' + hundredths / 10 % 10);
        out += static_cast<char>('0' + hundredths % 10);
    }
}

void field(std::string& out, const char* name, const std::string& value) {
    if (value.empty()) return;
    out += ",\"";
    out += name;
    out += "\":";
    put(out, value);
}

void flag(std::string& out, const char* name, bool on) {
    if (!on) return;
    out += ",\"";
    out += name;
    out += "\":true";
}

void box(std::string& out, const Box& b) {
    put(out, b.x);
    out += ',';
    put(out, b.y);
    out += ',';
    put(out, b.w);
    out += ',';
    put(out, b.h);
}

void style(std::string& out, const TextStyle& s) {
    out += ",\"style\":{\"size\":";
    put(out, s.size);
    out += ",\"leading\":";
    put(out, s.leading);
    out += ",\"weight\":" + std::to_string(s.weight);
    flag(out, "tabular", s.tabular);
    flag(out, "struck", s.struck);
    out += ",\"color\":\"#";
    for (const unsigned shift : {0U, 8U, 16U}) {
        out += "0123456789abcdef"[s.color >> (shift + 4) & 15];
        out += "0123456789abcdef"[s.color >> shift & 15];
    }
    out += "\"}";
}

bool does(const Event& event) { return !std::holds_alternative<Nothing>(event.what); }

void node(std::string& out, const Node& n, bool rtl) {
    out += "{\"id\":" + std::to_string(static_cast<std::uint32_t>(n.id)) +
        ",\"parent\":" + std::to_string(static_cast<std::uint32_t>(n.parent)) + ",\"key\":";
    put(out, n.key);
    out += ",\"role\":\"";
    out += roles[static_cast<std::size_t>(n.role)];
    out += "\",\"name\":";
    put(out, n.name);
    out += ",\"box\":[";
    box(out, n.box);
    out += ']';
    field(out, "value", n.value);
    field(out, "description", n.description);
    field(out, "roledescription", n.role_description);
    field(out, "lang", n.lang);
    if (!n.lines.empty() && n.style.rtl != rtl) out += n.style.rtl ? ",\"dir\":\"rtl\"" : ",\"dir\":\"ltr\"";
    field(out, "url", n.url);
    field(out, "autocomplete", n.autocomplete);
    field(out, "input", n.input);
    field(out, "slot", n.slot);
    if (n.level) out += ",\"level\":" + std::to_string(n.level);
    if (!n.enabled) out += ",\"enabled\":false";
    flag(out, "checked", n.checked);
    if (n.expandable) {
        out += ",\"expanded\":";
        out += n.expanded ? "true" : "false";
    }
    flag(out, "busy", n.busy);
    flag(out, "required", n.required);
    flag(out, "invalid", n.invalid);
    flag(out, "modal", n.modal);
    flag(out, "hidden", n.hidden_from_eye);
    field(out, "icon", n.icon);
    if (!n.lines.empty() || n.role == Role::text_field) style(out, n.style);
    if (!n.lines.empty()) {
        out += ",\"lines\":[";
        for (std::size_t i = 0; i < n.lines.size(); ++i) {
            out += i ? ",[" : "[";
            put(out, n.lines[i].text);
            out += ',';
            box(out, n.lines[i].box);
            out += ']';
        }
        out += ']';
    }
    if (n.content_width > 0) {
        out += ",\"content_width\":";
        put(out, n.content_width);
    }
    if (!n.snaps.empty()) {
        out += ",\"snaps\":[";
        for (std::size_t i = 0; i < n.snaps.size(); ++i) {
            if (i) out += ',';
            put(out, n.snaps[i]);
        }
        out += ']';
    }
    flag(out, "action", does(n.on_activate));
    flag(out, "typed", does(n.on_input));
    out += '}';
}

}  // namespace

std::string describe(const Nodes& nodes, const TreeFacts& facts) {
    std::string out = "{\"width\":";
    put(out, facts.width);
    out += ",\"height\":";
    put(out, facts.height);
    out += ",\"lang\":";
    put(out, facts.lang);
    out += facts.rtl ? ",\"dir\":\"rtl\",\"nodes\":[" : ",\"dir\":\"ltr\",\"nodes\":[";
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (i) out += ',';
        node(out, nodes[i], facts.rtl);
    }
    return out + "]}";
}

std::string canonical(const Nodes& nodes) {
    std::string out;
    for (const Node& n : nodes) {
        if (n.key == "carousel/range" || n.key == "carousel/previous" || n.key == "carousel/next")
            continue;  // follow the width, not the content
        out += n.key;
        out += '\t';
        out += roles[static_cast<std::size_t>(n.role == Role::scroller ? Role::list : n.role)];
        out += '\t';
        out += n.name;
        out += '\t';
        out += n.value;
        out += '\t';
        out += n.description;
        out += n.enabled ? "\t1" : "\t0";
        out += n.checked ? "1" : "0";
        out += n.busy ? "1" : "0";
        out += does(n.on_activate) ? "1\n" : "0\n";
    }
    return out;
}

}  // namespace till
