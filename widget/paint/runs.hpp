// Rasterised runs of words kept in Dear ImGui's atlas, shared by every surface of the page; bounded, oldest out first.
// Knows nothing of layout.
#pragma once

#include "widget/node.hpp"

#include <imgui.h>

#include <cstdint>
#include <string>
#include <map>

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
    // One run at `scale` physical px per CSS px; drawn with its own colours. Valid until the next call.
    const Run& get(std::string_view utf8, const TextStyle& style, float scale, std::string_view font);
    void next_frame() { ++frame_; }
    // Between frames: gives back an atlas that one large surface made grow.
    void trim();
    std::size_t size() const { return runs_.size(); }
    std::size_t texels() const { return texels_; }  // of all runs that are kept
    std::size_t atlas_bytes() const;

    // Above this many texels, what the frame being drawn does not use has to go: half of an atlas of 2048 x 2048 and
    // 16 MB, so that packing again always finds room. Only a single surface that needs more on its own makes the atlas
    // grow further.
    static constexpr std::size_t most_texels = 2048 * 1024;

private:
    void make_room(std::size_t texels);
    void drop_unused_for(std::uint64_t frames);

    ImFontAtlas& atlas_;
    std::map<std::string, Run> runs_;
    std::size_t texels_ = 0;
    std::uint64_t frame_ = 1;
};

}  // namespace till
