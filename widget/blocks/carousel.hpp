// The carousel of cards. Knows nothing of the sheet or the receipt.
#pragma once

#include "widget/blocks/surface.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

// Returns the height it took.
float draw_carousel(Pen& pen, const CarouselView& view, const Surface& surface, float top);

}  // namespace till
