// The only place where the program meets JSON: envelopes in, effects and request bodies out. One file per dialect part.
// Knows nothing of what events lead to. Nothing here throws; what cannot be read is refused with a named problem.
#pragma once

#include "core/state/effect.hpp"
#include "core/state/event.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace till::wire {

// One envelope of the shell. nullopt: `problem` (if given) says what is wrong with it; nothing has changed.
std::optional<Event> read_event(std::string_view json, std::string* problem);

// A JSON array, deterministic to the byte.
std::string write_effects(const std::vector<Effect>& effects);

}  // namespace till::wire
