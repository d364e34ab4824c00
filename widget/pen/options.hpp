// Radios and checkboxes. No target is smaller than 44 px.
// Knows nothing of groups or of what a choice leads to.
#pragma once

#include "widget/pen/pen.hpp"

namespace till {

void draw_radio(Pen& pen, const OptionView& view, bool selected, Box box);      // a box of its own
void draw_radio_row(Pen& pen, const OptionView& view, bool selected, Box box);  // one of several in a box
float radio_height(const Pen& pen, const OptionView& view, float width);        // 44 for a label alone
float radio_width(const Pen& pen, const OptionView& view);                      // what one line takes
void draw_checkbox(Pen& pen, const CheckboxBlock& view, Box box);

}  // namespace till
