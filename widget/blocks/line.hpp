// One line item: its picture, what it is, its price, its quantity and what was said about it.
// Knows nothing of what stands above or below it.
#pragma once

#include "widget/blocks/column.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

float draw_line(Pen& pen, const LineBlock& block, Column column);  // returns the height it took

}  // namespace till
