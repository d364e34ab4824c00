// Buttons and links in rows. Knows nothing of what they lead to.
#pragma once

#include "widget/blocks/column.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

float draw_buttons(Pen& pen, const ButtonsBlock& block, Column column);  // each returns the height it took
float draw_links(Pen& pen, const LinksBlock& block, Column column);
bool are_quiet(const ButtonsBlock& row);  // all of them: without a border, they bring air of their own

}  // namespace till
