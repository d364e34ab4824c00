// The only place where the program meets JSON: envelopes in, effects and request bodies out. One file per dialect part.
// Knows nothing of what events lead to. Nothing here throws; what cannot be read is refused with a named problem.
#pragma once

#include "core/state/effect.hpp"
#include "core/state/event.hpp"
#include "core/state/input.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace till::wire {

// What one envelope holds: an event for the core, or an input for the surface.
using Received = std::variant<Event, Input>;

// One envelope of the shell. nullopt: `problem` (if given) says what is wrong with it; nothing has changed.
std::optional<Received> read_envelope(std::string_view json, std::string* problem);

// {"effects":[…]}, deterministic to the byte; empty where there are none.
std::string write_effects(const std::vector<Effect>& effects);
// {"problem":"…"}: why an envelope was refused.
std::string write_problem(std::string_view problem);

}  // namespace till::wire
