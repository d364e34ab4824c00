// One drawn frame as plain memory: what the painter replays. This is the whole contract between C++ and WebGL (and the
// native rasteriser). Knows nothing of shopping. All words are 4 bytes, little endian; lengths in physical px.
//
// Every field stands with its word number, with what writes it and with what reads it:
//   writers   P widget/paint/paint.cpp   A widget/app.cpp
//   readers   p web/engine/painter.js    e web/engine/engine.js    s shaders/    r picture/ (the native rasteriser)
// web/engine/frame_layout.js repeats the numbers; tests/layering/frame_layout.test.mjs compares them with these asserts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace till {

inline constexpr std::size_t word = 4;  // bytes

enum class CommandKind : std::uint32_t {
    triangles = 0,  // indexed triangles from the vertex buffer, `texture` = an atlas texture id
    box = 1,        // rounded box with border and soft shadow, one quad, signed distance in the fragment shader
    image = 2,      // `texture` = an image id of widget/paint/images, drawn in `rect` with rounded corners
};

struct Command {                      // word  writes  reads
    CommandKind kind{};               //  0    P       p r
    std::uint32_t texture = 0;        //  1    P       p r
    std::uint32_t index_offset = 0;   //  2    P       p r    in indices (uint16)
    std::uint32_t index_count = 0;    //  3    P       p r
    std::uint32_t vertex_offset = 0;  //  4    P       p r    in vertices
    float clip[4] = {};               //  5    P       p s r  x0 y0 x1 y1
    float rect[4] = {};               //  9    P       s r    x y w h
    float radius = 0;                 // 13    P       s r
    float border = 0;                 // 14    P       s r    width, inside the rect
    std::uint32_t fill = 0;           // 15    P       s r    0xAABBGGRR, not premultiplied
    std::uint32_t border_color = 0;   // 16    P       s r
    float shadow[4] = {};             // 17    P       s r    dx dy blur spread
    std::uint32_t shadow_color = 0;   // 21    P       s r
    float uv[4] = {};                 // 22    P       s r    image: u0 v0 u1 v1
    float opacity = 1;                // 26    P       p s r
    std::uint32_t reserved[5] = {};   // 27                   fills up a row of the shaders' texture
};
static_assert(sizeof(Command) == 32 * word);
static_assert(offsetof(Command, kind) == 0 * word);
static_assert(offsetof(Command, texture) == 1 * word);
static_assert(offsetof(Command, index_offset) == 2 * word);
static_assert(offsetof(Command, index_count) == 3 * word);
static_assert(offsetof(Command, vertex_offset) == 4 * word);
static_assert(offsetof(Command, clip) == 5 * word);
static_assert(offsetof(Command, rect) == 9 * word);
static_assert(offsetof(Command, radius) == 13 * word);
static_assert(offsetof(Command, border) == 14 * word);
static_assert(offsetof(Command, fill) == 15 * word);
static_assert(offsetof(Command, border_color) == 16 * word);
static_assert(offsetof(Command, shadow) == 17 * word);
static_assert(offsetof(Command, shadow_color) == 21 * word);
static_assert(offsetof(Command, uv) == 22 * word);
static_assert(offsetof(Command, opacity) == 26 * word);

struct Vertex {                       // ImDrawVert
    float x, y;                       //  0    P       p r    physical px
    float u, v;                       //  2    P       p r
    std::uint32_t color;              //  4    P       p r    0xAABBGGRR
};
static_assert(sizeof(Vertex) == 5 * word);
static_assert(offsetof(Vertex, x) == 0 * word);
static_assert(offsetof(Vertex, u) == 2 * word);
static_assert(offsetof(Vertex, color) == 4 * word);

// What one frame paints, before it is given an address: boxes and images in their place among the triangles.
struct Picture {
    std::vector<Command> commands;
    std::vector<Vertex> vertices;
    std::vector<std::uint16_t> indices;
};

enum class TextureAction : std::uint32_t { create = 0, update = 1, destroy = 2 };

struct TextureUpdate {                // RGBA8, straight alpha; to be applied before the commands are replayed
    TextureAction action{};           //  0    P       p
    std::uint32_t texture = 0;        //  1    P       p
    std::uint32_t width = 0;          //  2    P       p      of the whole texture
    std::uint32_t height = 0;         //  3    P       p
    std::uint32_t x = 0, y = 0;       //  4    P       p      changed part
    std::uint32_t w = 0, h = 0;       //  6    P       p
    std::uint32_t pixels = 0;         //  8    P       p      address of the changed part's first texel
    std::uint32_t pitch = 0;          //  9    P       p      bytes from row to row
};
static_assert(sizeof(TextureUpdate) == 10 * word);
static_assert(offsetof(TextureUpdate, action) == 0 * word);
static_assert(offsetof(TextureUpdate, texture) == 1 * word);
static_assert(offsetof(TextureUpdate, width) == 2 * word);
static_assert(offsetof(TextureUpdate, height) == 3 * word);
static_assert(offsetof(TextureUpdate, x) == 4 * word);
static_assert(offsetof(TextureUpdate, y) == 5 * word);
static_assert(offsetof(TextureUpdate, w) == 6 * word);
static_assert(offsetof(TextureUpdate, h) == 7 * word);
static_assert(offsetof(TextureUpdate, pixels) == 8 * word);
static_assert(offsetof(TextureUpdate, pitch) == 9 * word);

struct Frame {                        // what till_frame returns the address of; valid until the next call
    std::uint32_t width = 0;          //  0    A       e p r  canvas size, physical px
    std::uint32_t height = 0;         //  1    A       e p r
    float css_width = 0;              //  2    A       e      surface size, CSS px
    float css_height = 0;             //  3    A       e
    std::uint32_t commands = 0;       //  4    A       e p
    std::uint32_t command_count = 0;  //  5    A       e p
    std::uint32_t vertices = 0;       //  6    A       e p
    std::uint32_t vertex_count = 0;   //  7    A       e p
    std::uint32_t indices = 0;        //  8    A       e p
    std::uint32_t index_count = 0;    //  9    A       e p
    std::uint32_t textures = 0;       // 10    A       e p
    std::uint32_t texture_count = 0;  // 11    A       e p
    std::uint32_t nodes = 0;          // 12    A       e      UTF-8 JSON, only when changed since the last frame; else 0
    std::uint32_t nodes_size = 0;     // 13    A       e
    std::uint32_t again = 0;          // 14    A       e      1 = something still moves: draw the next frame too
    std::uint32_t atlas_bytes = 0;    // 15    A       e      of the page's one text atlas
};
static_assert(sizeof(Frame) == 16 * word);
static_assert(offsetof(Frame, width) == 0 * word);
static_assert(offsetof(Frame, height) == 1 * word);
static_assert(offsetof(Frame, css_width) == 2 * word);
static_assert(offsetof(Frame, css_height) == 3 * word);
static_assert(offsetof(Frame, commands) == 4 * word);
static_assert(offsetof(Frame, command_count) == 5 * word);
static_assert(offsetof(Frame, vertices) == 6 * word);
static_assert(offsetof(Frame, vertex_count) == 7 * word);
static_assert(offsetof(Frame, indices) == 8 * word);
static_assert(offsetof(Frame, index_count) == 9 * word);
static_assert(offsetof(Frame, textures) == 10 * word);
static_assert(offsetof(Frame, texture_count) == 11 * word);
static_assert(offsetof(Frame, nodes) == 12 * word);
static_assert(offsetof(Frame, nodes_size) == 13 * word);
static_assert(offsetof(Frame, again) == 14 * word);
static_assert(offsetof(Frame, atlas_bytes) == 15 * word);

}  // namespace till
