// The words of a card in a column: name, price, delivery, what speaks for it and its details.
// Knows nothing of the picture or the buttons.
#pragma once

#include "widget/blocks/column.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

// `compact`: no more lines than the price needs, and two.
float card_words_end(const Pen& pen, const CardView& card, Column column, bool compact);  // where they end
void draw_card_words(Pen& pen, const CardView& card, Column column, bool compact);

}  // namespace till
