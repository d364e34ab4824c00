// Lays a View out with the Pen: carousel of cards, sheet, receipt.
// Knows nothing of Dear ImGui, of where words came from or of what a control leads to.
#pragma once

#include "widget/blocks/surface.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

#include <span>

namespace till {

float draw(Pen& pen, const View& view, const Surface& surface);  // returns the height it took

}  // namespace till
