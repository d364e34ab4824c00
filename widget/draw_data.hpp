// Turns Dear ImGui's draw data into the painter's commands, boxes and images in their place among the triangles.
// Knows nothing of what was drawn.
#pragma once

#include "widget/frame.hpp"

#include <imgui.h>

#include <vector>

namespace till::draw_data {

// The callback whose data is a Command of kind box or image; never called.
void marker(const ImDrawList*, const ImDrawCmd*);

struct Picture {
    std::vector<Command> commands;
    std::vector<Vertex> vertices;
    std::vector<std::uint16_t> indices;
};

void collect(const ImDrawData&, Picture&);
// What the atlas wants uploaded, acknowledged at once: the painter obeys in the same call.
void collect_textures(std::vector<TextureUpdate>&);

}  // namespace till::draw_data
