// The note that survives a reload, as text. Knows nothing of where it is kept; refuses to hold a secret.
#pragma once

#include "core/state/model.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace till {

std::string write_note(const Note& note);
std::optional<Note> read_note(std::string_view text);  // nullopt: empty, torn or from another version

}  // namespace till
