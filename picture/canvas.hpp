// Premultiplied colour and the one way it is laid onto pixels. Knows nothing of shapes.
#pragma once

#include "picture/raster.hpp"

#include <algorithm>
#include <cmath>

namespace till::picture {

struct Color {  // premultiplied, 0 to 1
    float r = 0, g = 0, b = 0, a = 0;
};

inline Color operator*(Color c, float by) { return {c.r * by, c.g * by, c.b * by, c.a * by}; }
inline Color operator*(Color c, Color by) { return {c.r * by.r, c.g * by.g, c.b * by.b, c.a * by.a}; }
inline Color operator+(Color c, Color d) { return {c.r + d.r, c.g + d.g, c.b + d.b, c.a + d.a}; }

// 0xAABBGGRR, not premultiplied
inline Color premultiplied(std::uint32_t color) {
    const auto channel = [&](int shift) { return static_cast<float>(color >> shift & 255) / 255.0F; };
    const float a = channel(24);
    return {channel(0) * a, channel(8) * a, channel(16) * a, a};
}

inline Color texel(const std::uint8_t* rgba) {
    constexpr float step = 1.0F / 255.0F;
    return {static_cast<float>(rgba[0]) * step, static_cast<float>(rgba[1]) * step, static_cast<float>(rgba[2]) * step, static_cast<float>(rgba[3]) * step};
}

inline std::uint8_t byte(float value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0F, 1.0F) * 255.0F + 0.5F); }

inline std::uint8_t* pixel(Raster& raster, int x, int y) { return raster.rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) + static_cast<std::size_t>(x)); }

inline void blend(std::uint8_t* at, Color source) {
    if (source.a <= 0 && source.r <= 0 && source.g <= 0 && source.b <= 0) return;
    const Color now = source + texel(at) * (1 - source.a);
    at[0] = byte(now.r);
    at[1] = byte(now.g);
    at[2] = byte(now.b);
    at[3] = byte(now.a);
}

// The pixels whose middles lie from `low` up to `high`, as a rasteriser counts them.
struct Span {
    int from = 0, to = 0;
};
inline Span span(float low, float high, int limit) {
    const auto edge = [&](float at) { return static_cast<int>(std::ceil(std::clamp(at, 0.0F, static_cast<float>(limit)) - 0.5F)); };
    return {edge(low), edge(high)};
}

// ---- one command each ----
void draw_box(Raster& onto, const Command& command);
void draw_image(Raster& onto, const Command& command, const Mipmap& image);
void draw_triangles(Raster& onto, const Command& command, const Picture& picture, const Atlas& atlas);

}  // namespace till::picture
