// A radio group with its legend. Knows nothing of deliveries or payment methods.
#pragma once

#include "widget/blocks/column.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

float draw_choice(Pen& pen, const ChoiceBlock& block, Column column);  // returns the height it took

}  // namespace till
