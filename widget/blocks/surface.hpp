// The size of a surface and how far its scrollers are scrolled. Knows nothing of views.
#pragma once

#include "widget/node.hpp"

#include <span>
#include <string_view>

namespace till {

// How far one scroller is scrolled, CSS px from the reading start.
struct Offset {
    NodeId scroller{};
    float offset = 0;
};

struct Surface {
    float width = 0;       // CSS px
    float max_height = 0;  // 0 = unlimited
    std::span<const Offset> offsets;

    float offset_of(std::string_view key_path) const {
        for (const Offset& scrolled : offsets) {
            if (scrolled.scroller == node_id(key_path)) return scrolled.offset;
        }
        return 0;
    }
};

}  // namespace till
