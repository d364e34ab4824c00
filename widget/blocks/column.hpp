// Where a block of a panel is drawn: from `y` down, in the column from x, `width` wide.
// Knows nothing of blocks.
#pragma once

namespace till {

struct Column {
    float x = 0, y = 0, width = 0;
};

}  // namespace till
