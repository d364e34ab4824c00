// How far what is pressed has given way, from frame to frame. Knows nothing of what it is or how it shows.
#pragma once

#include "widget/node.hpp"

namespace till {

class Press {
public:
    void next_frame() { moving_ = false; }
    bool moving() const { return moving_; }
    // 0 = at rest, 1 = wholly; to be asked in every frame for whatever can give way.
    float depth(NodeId node, bool held, double seconds, bool at_once);

private:
    NodeId node_{};  // the only one that is not at rest
    float depth_ = 0;
    double seconds_ = 0;
    bool held_ = false, moving_ = false;
};

}  // namespace till
