// How far a pressed card or control has sunk, from frame to frame. Knows nothing of how that is painted.
#pragma once

#include "widget/node.hpp"

namespace till {

class Press {
public:
    void next_frame() { moving_ = false; }
    bool moving() const { return moving_; }
    // 0 = at rest, 1 = sunk as far as it goes. Call it in every frame for every node that can be pressed.
    float depth(NodeId node, bool held, double seconds, bool at_once);

private:
    NodeId node_{};  // the only one that is not at rest
    float depth_ = 0;
    double seconds_ = 0;
    bool held_ = false, moving_ = false;
};

}  // namespace till
