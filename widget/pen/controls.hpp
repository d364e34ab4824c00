// Buttons with words, buttons with a sign, links, and the wheel that turns while something is awaited. No target is
// smaller than 44 px.
// Knows nothing of what a control leads to or of how a box or a line is painted.
#pragma once

#include "widget/pen/pen.hpp"

namespace till {

inline constexpr float least_target = 44;  // CSS px, each way

enum class ButtonSize : std::uint8_t { usual, large };  // large: the one step a sheet is for
enum class Icon : std::uint8_t { back, forward, minus, plus, close };

float button_width(const Pen& pen, const ButtonView& view);  // what one line of its words takes
// What all of its words take.
float button_height(const Pen& pen, const ButtonView& view, float width, ButtonSize size = ButtonSize::usual);
Node& draw_button(Pen& pen, const ButtonView& view, Box box, ButtonSize size = ButtonSize::usual);
void draw_icon_button(Pen& pen, const ButtonView& view, Icon icon, Spot at, Part part);  // 44 by 44
// Words from x on, in the middle of 44.
void draw_link(Pen& pen, const LinkView& view, float x, float y, float width);
// A turning wheel and words beside it.
void draw_progress(Pen& pen, std::string_view key, const std::string& words, Box box);

}  // namespace till
