// The accessible, operable tree that every draw leaves behind: what the DOM layer builds, tests find and consent hashes.
// Knows nothing of ImGui, the browser or where a node's words came from.
#pragma once

#include "core/state/event.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace till {

// Hash of the key path ("panel/pay"), so it is the same in every frame, build and reload. 0 = the root.
enum class NodeId : std::uint32_t {};

enum class Role : std::uint8_t {
    region, group, list, list_item, heading, text, image, button, link, dialog, article, radio_group, radio,
    checkbox, text_field, status, alert, scroller, slot, separator
};

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
