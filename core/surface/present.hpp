// Turns the model into what a shopper is shown. Pure: same model, same view.
// Knows nothing of events' consequences, pixels or the network.
#pragma once

#include "core/state/model.hpp"
#include "core/state/view.hpp"

namespace till {

View present(const Model& model);

}  // namespace till
