// Colours, radii and the type scale (experience E.2), with the host's accent kept readable.
// Knows nothing of what is drawn with them. Colours are 0xAABBGGRR.
#pragma once

#include "widget/node.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace till {

struct Theme {
    std::uint32_t surface = 0xffffffff, raised = 0xfffcfaf9, ground = 0xfff6f4f2, text = 0xff1d1815, muted = 0xff6b5f58, line = 0xffe5e0dc, edge = 0xff9a8f88,
                  accent = 0xffc24a1f, on_accent = 0xffffffff, error = 0xff1f1fb0, success = 0xff2f6b14, warning = 0xff00548a, shadow = 0x18000000;
    float radius = 16;
    bool dark = false, reduced_motion = false;
    std::string font;
    bool operator==(const Theme&) const = default;
};

Theme light_theme();
Theme dark_theme();

// WCAG 2.2 contrast ratio of two opaque colours, 1 to 21.
float contrast(std::uint32_t a, std::uint32_t b);
std::uint32_t mix(std::uint32_t a, std::uint32_t b, float share_of_b);
// "#rrggbb" to a colour; `otherwise` for anything else.
std::uint32_t parse_color(std::string_view text, std::uint32_t otherwise);

namespace type {
TextStyle heading(const Theme&);   // 20/26 semibold
TextStyle title(const Theme&);     // 15/20 semibold
TextStyle body(const Theme&);      // 15/20
TextStyle meta(const Theme&);      // 13/18 muted
TextStyle price(const Theme&);     // 17/22 bold tabular
TextStyle grand(const Theme&);     // 22/28 bold tabular
TextStyle chip(const Theme&);      // 12/16 medium
TextStyle control(const Theme&);   // 15/20 semibold
}  // namespace type

}  // namespace till
