// Rasterised runs of words kept in Dear ImGui's atlas, shared by every surface of the page; bounded, oldest out first.
// Knows nothing of layout.
#pragma once

#include "widget/node.hpp"

#include <imgui.h>

#include <cstdint>
#include <string>
#include <unordered_map>

namespace till {

struct Run {
    int rect = -1;         // ImFontAtlasRectId
    int width = 0, height = 0;
    float baseline = 0;    // physical px from the top
    std::uint64_t used = 0;
};

class Runs {
public:
    explicit Runs(ImFontAtlas& atlas) : atlas_(atlas) {}
    // One run at `scale` physical px per CSS px; drawn with its own colours.
    const Run& get(std::string_view utf8, const TextStyle& style, float scale, std::string_view font);
    void next_frame() { ++frame_; }
    // Drops what was not used for a while once there is more than `most`.
    void trim(std::size_t most = 1500);
    std::size_t size() const { return runs_.size(); }

private:
    ImFontAtlas& atlas_;
    std::unordered_map<std::string, Run> runs_;
    std::uint64_t frame_ = 1;
};

}  // namespace till
