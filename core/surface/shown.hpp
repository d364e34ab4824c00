// What the core is told of a frame that stands on the screen. Knows nothing of frames and pixels.
#pragma once

#include "core/state/event.hpp"
#include "core/state/model.hpp"
#include "core/state/view.hpp"

#include <optional>

namespace till {

// Of a view that was painted for this model; `whole`: with every picture that has to be seen. nullopt: it shows no order
// that can be agreed to, or nothing that was not reported before.
std::optional<SheetShown> report_of(const Model& model, const View& painted, bool whole);

}  // namespace till
