// The accessible, operable tree that every draw leaves behind: the DOM layer builds it, tests find controls in it.
// Knows nothing of ImGui, the browser or where a node's words came from.
#pragma once

#include "core/state/input.hpp"
#include "core/state/view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace till {

enum class Role : std::uint8_t {
    region, group, list, list_item, heading, text, image, button, link, dialog, article, radio_group, radio,
    checkbox, text_field, status, alert, scroller, slot, separator
};

// Which part of which kind of block a node is. The DOM layer's style sheet selects on it, besides roles, emphasis and
// states. The names stand here once; the layer writes them as data-part.
#define TILL_PARTS(part)                                                                                         \
    part(card) part(badge) part(action) part(range) part(previous) part(next)            /* the carousel */      \
    part(close)                                                                          /* a panel */           \
    part(line) part(title) part(price) part(quantity) part(less) part(more)              /* a line item */       \
    part(message) part(disclosure) part(pictured_disclosure)                             /* what was said */     \
    part(choice) part(option) part(chip) part(label) part(detail)                        /* a radio group */     \
    part(fact) part(fact_row) part(totals) part(sub_line)                                /* names and values */
#define TILL_PART_NAME(name) name,
enum class Part : std::uint8_t { none, TILL_PARTS(TILL_PART_NAME) };
#undef TILL_PART_NAME
std::string_view name_of(Part part);          // empty for none
std::string_view name_of(Emphasis emphasis);

NodeId node_id(std::string_view key_path);  // the hash of a key path; never 0

struct Box {  // CSS px, origin at the surface's top left; inside a scroller: at its unscrolled content origin
    float x = 0, y = 0, w = 0, h = 0;
    bool operator==(const Box&) const = default;
};

// One painted line of a text node: the DOM layer lays the same words at the same place.
struct Line {
    std::string text;
    Box box;
    bool operator==(const Line&) const = default;
};

struct TextStyle {
    float size = 15;       // CSS px
    float leading = 20;    // line height, CSS px
    int weight = 400;
    bool tabular = false;  // tabular figures
    bool struck = false;
    bool rtl = false;      // base direction of the text; where it lies is told by its box
    std::uint32_t color = 0xff000000;  // 0xAABBGGRR
    bool operator==(const TextStyle&) const = default;
};

struct Node {
    NodeId id{};
    NodeId parent{};       // parents always come before their children
    std::string key;       // key path, for tests and MoveFocus
    Role role = Role::group;
    Part part = Part::none;
    std::optional<Emphasis> emphasis;  // buttons with words
    std::string name;      // accessible name
    std::string value;     // text field's text
    std::string description;
    std::string role_description;  // "carousel", "slide"
    std::string lang;      // empty = as the parent
    std::string url;       // links, images
    std::string autocomplete;
    std::string input;     // "text", "email", "tel", "one-time-code", "country"
    std::string slot;      // name of the light-DOM slot
    int level = 0;         // heading level
    bool enabled = true;
    bool checked = false;
    bool expanded = false;
    bool expandable = false;
    bool busy = false;
    bool required = false;
    bool invalid = false;
    bool modal = false;
    bool hidden_from_eye = false;  // read, not painted (live regions)
    std::string icon;              // ornament the layer draws by itself where there is no picture: "met", "error"
    Box box;
    TextStyle style;
    std::vector<Line> lines;
    float content_width = 0;       // scrollers: width of what scrolls, CSS px
    std::vector<float> snaps;      // scrollers: where a child may come to rest
    Event on_activate;             // Nothing = not a control
    Event on_input;
    bool operator==(const Node&) const = default;
};

using Nodes = std::vector<Node>;

}  // namespace till
