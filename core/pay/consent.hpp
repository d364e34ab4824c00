// What a shopper was shown, as bytes to be hashed: every word, amount and state of a view in order. Each part has its
// length before it, so two different views never make the same bytes. Knows nothing of JSON or of hashing.
#pragma once

#include "core/state/view.hpp"

#include <string>

namespace till {

std::string canonical(const View& view);

}  // namespace till
