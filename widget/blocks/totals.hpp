// The business's own totals, row by row. Computes nothing and leaves nothing out.
#pragma once

#include "widget/blocks/column.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

float draw_totals(Pen& pen, const TotalsBlock& block, Column column);  // returns the height it took

}  // namespace till
