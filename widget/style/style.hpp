// Colours, radii and the type scale, corrected until they can be read (WCAG 2.2: 1.4.3 and 1.4.11).
// Knows nothing of what is drawn with them. Colours are opaque 0xAABBGGRR, but for the shadow.
#pragma once

#include "widget/node.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace till {

struct Theme {
    std::uint32_t surface = 0xffffffff;   // the sheet, controls
    std::uint32_t raised = 0xffffffff;    // cards
    std::uint32_t ground = 0xfff6f4f2;    // under pictures and in place of what is still to come
    std::uint32_t text = 0xff1d1815, muted = 0xff6b5f58;
    std::uint32_t line = 0xffe5e0dc;      // parts what lies side by side; ornament
    std::uint32_t edge = 0xff958a83;      // bounds of cards, fields and buttons, 3:1
    std::uint32_t accent = 0xffc24a1f, on_accent = 0xffffffff;  // the host's: links, choices, focus
    // The merchant's: the primary button and the mark, nothing else.
    std::uint32_t action = 0xffc24a1f, on_action = 0xffffffff;
    std::uint32_t error = 0xff1f1fb0, success = 0xff2f6b14, warning = 0xff00548a;
    std::uint32_t shadow = 0x18000000;
    float radius = 16;                    // of a card, CSS px, 0 to 32
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
std::string hex_of(std::uint32_t color);  // "#rrggbb"

// `color`, moved towards black or white only as far as it takes to stand out from every ground by `least`.
// Total for least <= 4.5 and grounds that one pole stands out from by that much; else that pole.
std::uint32_t legible(std::uint32_t color, std::initializer_list<std::uint32_t> grounds, float least);
// The surface with a share of `color` in it, less where the theme's text could no longer be read on it.
std::uint32_t wash(const Theme&, std::uint32_t color, float share);
// The same theme, corrected: text, muted, accent, error, success and warning are at least 4.5:1 on every ground they are
// drawn on, labels at least 4.5:1 on their button, edge and action at least 3:1.
Theme made_legible(Theme);
// A page's wishes by name (colours "#rrggbb"), made legible. What is absent or cannot be read keeps its default.
Theme theme_of(const std::vector<NamedValue>& wishes);
// The colours of a theme by token, "#rrggbb".
std::vector<NamedValue> colors_of(const Theme&);

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
