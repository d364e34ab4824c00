// The receipt as a view. Knows nothing of paying.
#pragma once

#include "core/state/lens.hpp"

namespace till {

PanelView present_receipt(const Lens& lens, const Receipt& receipt);

}  // namespace till
