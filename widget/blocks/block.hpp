// Any block of a panel. Knows nothing of what stands above or below it.
#pragma once

#include "widget/blocks/column.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

float draw_block(Pen& pen, const Block& block, Column column);  // returns the height it took

}  // namespace till
