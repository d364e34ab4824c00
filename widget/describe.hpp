// The node tree as JSON for the DOM layer, and as canonical text for digests. Knows nothing of what the nodes are for.
#pragma once

#include "widget/node.hpp"

#include <string>

namespace till {

struct TreeFacts { float width = 0, height = 0; std::string lang; bool rtl = false; };

std::string describe(const Nodes& nodes, const TreeFacts& facts);
// What was said and could be done, without where it was: equal in every build and at every width.
std::string canonical(const Nodes& nodes);

}  // namespace till
