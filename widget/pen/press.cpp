// Sinking and rising take the same time; one node moves at once.
#include "widget/pen/press.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr double whole_way = 0.08;  // seconds

}  // namespace

float Press::depth(NodeId node, bool held, double seconds, bool at_once) {
    if (node != node_) {
        if (!held) return 0;
        node_ = node;
        depth_ = 0;
        held_ = false;
    }
    if (held != held_) seconds_ = seconds;  // nothing was drawn while nothing moved
    const auto step = at_once ? 1.0F : static_cast<float>((seconds - seconds_) / whole_way);
    held_ = held;
    seconds_ = seconds;
    depth_ = std::clamp(depth_ + (held ? step : -step), 0.0F, 1.0F);
    moving_ = depth_ != (held ? 1.0F : 0.0F);
    if (!held && !moving_) node_ = {};
    return depth_;
}

}  // namespace till
