// A titled value with what can be done about it. Knows nothing of what stands above or below it.
#pragma once

#include "widget/blocks/column.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

float draw_fact(Pen& pen, const FactBlock& block, Column column);  // returns the height it took
bool is_row(const FactBlock& block);  // a label and what can be done about it, nothing below

}  // namespace till
