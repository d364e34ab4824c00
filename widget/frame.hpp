// One drawn frame as plain memory: what the painter replays. This is the whole contract between C++ and WebGL (and the
// native rasteriser). Knows nothing of shopping. All words are 4 bytes, little endian; lengths in physical px.
#pragma once

#include <cstdint>
#include <vector>

namespace till {

enum class CommandKind : std::uint32_t {
    triangles = 0,  // indexed triangles from the vertex buffer, `texture` = an atlas texture id
    box = 1,        // rounded box with border and soft shadow, one quad, signed distance in the fragment shader
    image = 2,      // `texture` = an image id given by App::image, drawn in `rect` with rounded corners
};

struct Command {                     // 32 words = 128 bytes
    CommandKind kind{};
    std::uint32_t texture = 0;
    std::uint32_t index_offset = 0;  // in indices (uint16)
    std::uint32_t index_count = 0;
    std::uint32_t vertex_offset = 0; // in vertices
    float clip[4] = {};              // x0 y0 x1 y1
    float rect[4] = {};              // x y w h
    float radius = 0;
    float border = 0;                // width, inside the rect
    std::uint32_t fill = 0;          // 0xAABBGGRR, not premultiplied
    std::uint32_t border_color = 0;
    float shadow[4] = {};            // dx dy blur spread
    std::uint32_t shadow_color = 0;
    float uv[4] = {};                // image: u0 v0 u1 v1
    float opacity = 1;
    std::uint32_t reserved[5] = {};
};
static_assert(sizeof(Command) == 128);

struct Vertex {                      // ImDrawVert: pos (physical px), uv, color 0xAABBGGRR
    float x, y, u, v;
    std::uint32_t color;
};
static_assert(sizeof(Vertex) == 20);

// What one frame paints, before it is given an address: boxes and images in their place among the triangles.
struct Picture {
    std::vector<Command> commands;
    std::vector<Vertex> vertices;
    std::vector<std::uint16_t> indices;
};

enum class TextureAction : std::uint32_t { create = 0, update = 1, destroy = 2 };

struct TextureUpdate {               // RGBA8, straight alpha; to be applied before the commands are replayed
    TextureAction action{};
    std::uint32_t texture = 0;
    std::uint32_t width = 0, height = 0;        // of the whole texture
    std::uint32_t x = 0, y = 0, w = 0, h = 0;   // changed part
    std::uint32_t pixels = 0;                   // address of the changed part's first texel
    std::uint32_t pitch = 0;                    // bytes from row to row
};
static_assert(sizeof(TextureUpdate) == 40);

struct Frame {                       // what till_frame returns the address of; valid until the next call
    std::uint32_t width = 0, height = 0;        // canvas size, physical px
    float css_width = 0, css_height = 0;        // surface size, CSS px
    std::uint32_t commands = 0, command_count = 0;
    std::uint32_t vertices = 0, vertex_count = 0;
    std::uint32_t indices = 0, index_count = 0;
    std::uint32_t textures = 0, texture_count = 0;
    std::uint32_t nodes = 0, nodes_size = 0;    // UTF-8 JSON, only when changed since the last frame; else 0
    std::uint32_t again = 0;                    // 1 = something still moves, call again on the next animation frame
    std::uint32_t atlas_bytes = 0;              // of the page's one text atlas
};
static_assert(sizeof(Frame) == 64);

}  // namespace till
