// Everything that reaches a surface and is no decision of the checkout: its size, its theme, the pointer, the focus,
// pictures, frames put on the screen. Plain values; ids, never pointers.
// Knows nothing of JSON (core/wire reads it) or of what a surface does with an input (widget/app).
#pragma once

#include "core/market/catalog.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace till {

// Hash of a node's key path ("panel/pay"), so it is the same in every frame, build and reload. 0 = the root.
enum class NodeId : std::uint32_t {};

struct Resized {
    float css_width = 0;
    float max_height = 0;  // CSS px, 0 = unlimited
    float scale = 1;       // physical px to a CSS px
    bool operator==(const Resized&) const = default;
};

// The page's wishes by name (web/element/theme.js); widget/style/theme.cpp gives them a meaning.
struct Themed {
    std::vector<NamedValue> wishes;
    bool operator==(const Themed&) const = default;
};

struct PointerMoved {
    float x = 0, y = 0;   // CSS px
    bool down = false;
    bool inside = false;  // of the surface
    bool operator==(const PointerMoved&) const = default;
};

struct Focused {
    NodeId node{};         // 0 = none
    bool visible = false;  // the ring is drawn
    bool operator==(const Focused&) const = default;
};

struct Scrolled {
    NodeId node{};     // the scroller
    float offset = 0;  // CSS px from the reading start
    bool operator==(const Scrolled&) const = default;
};

struct ImageArrived {
    std::uint32_t image = 0;
    int width = 0, height = 0;  // 0 x 0 = it could not be loaded
    bool operator==(const ImageArrived&) const = default;
};

// The shell holds the picture no more.
struct ImageDropped {
    std::uint32_t image = 0;
    bool operator==(const ImageDropped&) const = default;
};

// The newest frame stands on the screen.
struct FrameShown {
    bool operator==(const FrameShown&) const = default;
};

// A control was pressed; `at` as in Event.
struct Activated {
    std::int64_t at = 0;
    NodeId node{};
    bool operator==(const Activated&) const = default;
};

// The whole text of a field, after each keystroke.
struct Typed {
    std::int64_t at = 0;
    NodeId node{};
    std::string text;
    bool operator==(const Typed&) const = default;
};

using Input = std::variant<Resized, Themed, PointerMoved, Focused, Scrolled, ImageArrived, ImageDropped, FrameShown,
                           Activated, Typed>;

}  // namespace till
