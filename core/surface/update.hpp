// The one function that changes the model. Pure and total: nonsense in, same model out.
// Knows nothing of JSON, clocks or chance; time arrives in Event::at.
#pragma once

#include "core/state/effect.hpp"
#include "core/state/model.hpp"

#include <vector>

namespace till {

struct Step {
    Model model;
    std::vector<Effect> effects;
};

Step update(Model model, const Event& event);

}  // namespace till
