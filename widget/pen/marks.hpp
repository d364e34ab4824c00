// Ornaments made of lines and boxes: brands of cards, ways of delivery, signs of icon buttons, the tick and the star.
// Drawn, never fetched, and silent: the label beside one says it in words. Knows nothing of choosing.
#pragma once

#include "widget/pen/controls.hpp"

namespace till {

void draw_mark(Pen& pen, std::string_view icon, float x, float y);  // 40 by 26: a card's brand, a way of delivery
void draw_icon(Pen& pen, Icon icon, Spot middle, std::uint32_t color);
void draw_tick(Pen& pen, float x, float y, bool met);
void draw_star(Pen& pen, float x, float y);

}  // namespace till
