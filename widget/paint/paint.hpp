// Dear ImGui's draw list and atlas, as one page's paint: no windows, no items, no input. One list serves every surface,
// one after the other. Knows nothing of what is drawn. All lengths are physical px.
#pragma once

#include "widget/frame.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <vector>

namespace till {

class Paint {
    ImDrawListSharedData shared_;  // first: the list stands on it
    int frames_ = 0;
    std::uint32_t last_texture_ = 0;
    void collect_textures(std::vector<TextureUpdate>& updates);

public:
    Paint();
    ~Paint();
    Paint(const Paint&) = delete;
    Paint& operator=(const Paint&) = delete;

    void begin();
    void push(const Command& command);  // a box or an image, over what was painted before
    // How much has been painted, and what has been since then made smaller about a point.
    struct Mark { int vertices = 0, shapes = 0; };
    Mark mark() const { return {list.VtxBuffer.Size, list._CallbacksDataBuf.Size}; }
    void shrink(const Mark& since, float x, float y, float factor);
    // Copies out what was painted since begin, and what the atlas wants uploaded before. Uploads count as done: the
    // painter does them in the same call.
    void end(Picture& picture, std::vector<TextureUpdate>& updates);

    ImFontAtlas atlas;
    ImDrawList list{&shared_};
};

}  // namespace till
