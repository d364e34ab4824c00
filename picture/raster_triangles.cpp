// Triangles in fixed point with the top-left rule, so that two that share an edge cover each pixel once.
#include "picture/canvas.hpp"

namespace till::picture {
namespace {

struct Corner {
    std::int64_t x = 0, y = 0;  // 1/256 px
    float u = 0, v = 0;         // texels
    Color shade;
};

Corner corner(const Vertex& vertex, const Atlas& atlas) {
    return {std::llround(vertex.x * 256.0F), std::llround(vertex.y * 256.0F),
        vertex.u * static_cast<float>(atlas.width), vertex.v * static_cast<float>(atlas.height),
        premultiplied(vertex.color)};
}

std::int64_t side(const Corner& a, const Corner& b, std::int64_t x, std::int64_t y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

// Pixels exactly on an edge belong to the triangle below it or to its right.
std::int64_t bias(const Corner& a, const Corner& b) { return (a.y == b.y && b.x > a.x) || b.y < a.y ? 0 : -1; }

Color straight(const Atlas& atlas, int x, int y) {
    const std::uint8_t* at = atlas.rgba +
        static_cast<std::size_t>(std::clamp(y, 0, atlas.height - 1)) * static_cast<std::size_t>(atlas.pitch) +
        4 * static_cast<std::size_t>(std::clamp(x, 0, atlas.width - 1));
    Color color = texel(at);
    return {color.r * color.a, color.g * color.a, color.b * color.a, color.a};
}

Color sample(const Atlas& atlas, float u, float v) {
    const float x = u - 0.5F, y = v - 0.5F;
    // Samplers weigh with eight bits; a run of words laid on whole pixels comes out exactly.
    const int across = static_cast<int>(std::lround(x * 256)), down = static_cast<int>(std::lround(y * 256));
    const int px = across >> 8, py = down >> 8;
    const float wx = static_cast<float>(across & 255) / 256, wy = static_cast<float>(down & 255) / 256;
    if (wx == 0 && wy == 0) return straight(atlas, px, py);
    return (straight(atlas, px, py) * (1 - wx) + straight(atlas, px + 1, py) * wx) * (1 - wy) +
        (straight(atlas, px, py + 1) * (1 - wx) + straight(atlas, px + 1, py + 1) * wx) * wy;
}

struct Clip {
    int left = 0, top = 0, right = 0, bottom = 0;
};

void triangle(Raster& onto, Corner a, Corner b, Corner c, const Clip& clip, const Atlas& atlas, float opacity) {
    std::int64_t area = side(a, b, c.x, c.y);
    if (area == 0) return;
    if (area < 0) {
        std::swap(b, c);
        area = -area;
    }
    const auto low = [](std::int64_t p, std::int64_t q, std::int64_t r) {
        return static_cast<int>(std::min({p, q, r}) >> 8);
    };
    const auto high = [](std::int64_t p, std::int64_t q, std::int64_t r) {
        return static_cast<int>((std::max({p, q, r}) >> 8) + 1);
    };
    const int right = std::min(clip.right, high(a.x, b.x, c.x)), bottom = std::min(clip.bottom, high(a.y, b.y, c.y));
    for (int y = std::max(clip.top, low(a.y, b.y, c.y)); y < bottom; ++y) {
        for (int x = std::max(clip.left, low(a.x, b.x, c.x)); x < right; ++x) {
            const std::int64_t px = 256 * static_cast<std::int64_t>(x) + 128,
                               py = 256 * static_cast<std::int64_t>(y) + 128;
            const std::int64_t at_a = side(b, c, px, py), at_b = side(c, a, px, py), at_c = side(a, b, px, py);
            if (at_a + bias(b, c) < 0 || at_b + bias(c, a) < 0 || at_c + bias(a, b) < 0) continue;
            const float wa = static_cast<float>(at_a) / static_cast<float>(area),
                        wb = static_cast<float>(at_b) / static_cast<float>(area), wc = 1 - wa - wb;
            const Color shade = a.shade * wa + b.shade * wb + c.shade * wc;
            blend(pixel(onto, x, y),
                sample(atlas, a.u * wa + b.u * wb + c.u * wc, a.v * wa + b.v * wb + c.v * wc) * shade * opacity);
        }
    }
}

}  // namespace

void draw_triangles(Raster& onto, const Command& command, const Picture& picture, const Atlas& atlas) {
    const auto whole = [](float at, int limit) {
        return static_cast<int>(std::clamp(at, 0.0F, static_cast<float>(limit)));
    };
    const Clip clip{whole(std::floor(command.clip[0]), onto.width), whole(std::floor(command.clip[1]), onto.height),
        whole(std::ceil(command.clip[2]), onto.width), whole(std::ceil(command.clip[3]), onto.height)};
    for (std::uint32_t i = 0; i + 2 < command.index_count; i += 3) {
        const auto at = [&](std::uint32_t n) {
            return corner(
                picture.vertices[command.vertex_offset + picture.indices[command.index_offset + i + n]], atlas);
        };
        triangle(onto, at(0), at(1), at(2), clip, atlas, command.opacity);
    }
}

}  // namespace till::picture
