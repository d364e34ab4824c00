// What was said about the order, and what the business must have seen beside the thing it is about.
// Knows nothing of what stands above or below it.
#pragma once

#include "widget/blocks/column.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

float draw_message(Pen& pen, const MessageBlock& block, Column column);  // each returns the height it took
float draw_disclosure(Pen& pen, const DisclosureBlock& block, Column column);

}  // namespace till
