// The carousel of product cards as a view. Knows nothing of sheets or orders.
#pragma once

#include "core/state/lens.hpp"

#include <string>

namespace till {

CarouselView present_carousel(const Lens& lens);
// Its heading, which also names the whole surface while the carousel is covered.
std::string carousel_heading(const Lens& lens);

}  // namespace till
