// One field with its label above and its error beneath. The layer lays a real input over it.
// Knows nothing of addresses or codes.
#pragma once

#include "widget/pen/pen.hpp"

namespace till {

void draw_field(Pen& pen, const InputView& view, Box box);

}  // namespace till
