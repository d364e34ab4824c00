// The sheet and the receipt: one column of blocks in reading order, and the space between them.
// Knows nothing of what a block says.
#pragma once

#include "widget/blocks/surface.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

float draw_panel(Pen& pen, std::string_view key, const PanelView& view, const Surface& surface, float top);

}  // namespace till
