// One product card, in reading order. All cards are measured before any is drawn: each is as high as the
// highest. Knows nothing of where a card stands.
#pragma once

#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

#include <string>

namespace till {

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
