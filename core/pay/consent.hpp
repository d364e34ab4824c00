// What a shopper was shown, as bytes to be hashed: every word, amount and state of a view in order, nothing of events.
// Knows nothing of JSON; the form is length-prefixed, so two different views never make the same bytes.
#pragma once

#include "core/state/view.hpp"

#include <string>

namespace till {

std::string canonical(const View& view);

}  // namespace till
