// Lays a View out with the Pen: carousel of cards, sheet, receipt (experience E.2 to E.6). Each draw returns the height it took.
// Knows nothing of Dear ImGui, of where words came from or of what a control leads to.
#pragma once

#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

struct Surface {
    float width = 0;       // CSS px
    float max_height = 0;  // 0 = unlimited
    float scroll = 0;      // of the carousel, from the reading start
};

float draw(Pen& pen, const View& view, const Surface& surface);
float draw_carousel(Pen& pen, const CarouselView& view, const Surface& surface, float top);
float draw_panel(Pen& pen, std::string_view key, const PanelView& view, const Surface& surface, float top);
// `draw_block` below `y`, in the column from x, width wide; returns its height.
float draw_block(Pen& pen, const Block& block, float x, float y, float width);
bool are_quiet(const ButtonsBlock& row);  // all of them: without a border, they bring air of their own
bool is_row(const FactBlock& block);      // a label and what can be done about it, nothing below

// A card is measured before any is drawn, so that all are as high as the highest.
struct CardForm {
    float picture = 0;     // height of the place for it, with the margin above; 0 where it is beside
    float beside = 0;      // width of that place where the words stand beside it
    bool compact = false;  // no more lines than the price needs, and two
    bool one_row = false;  // of buttons
};
float picture_height(float width);
bool fits_one_row(const Pen& pen, const CardView& card, float width);
float card_height(const Pen& pen, const CardView& card, float width, CardForm form);
void draw_card(Pen& pen, const CardView& card, const std::string& kind, Box box, CardForm form);

}  // namespace till
