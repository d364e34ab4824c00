// Boxes and pictures by signed distance: shaders/box.frag and image.frag, line by line, on the pixels box.vert would cover.
#include "picture/canvas.hpp"

namespace till::picture {
namespace {

struct Point {
    float x = 0, y = 0;
};

float distance_to(Point p, Point extent, float radius) {  // from the middle
    const float r = std::min(radius, std::min(extent.x, extent.y));
    const float qx = std::fabs(p.x) - extent.x + r, qy = std::fabs(p.y) - extent.y + r;
    const float ox = std::max(qx, 0.0F), oy = std::max(qy, 0.0F);
    return std::min(std::max(qx, qy), 0.0F) + std::sqrt(ox * ox + oy * oy) - r;
}

float erf(float x) {
    const float a = std::fabs(x);
    float d = 1.0F + (0.278393F + (0.230389F + (0.000972F + 0.078108F * a) * a) * a) * a;
    d *= d;
    return std::copysign(1.0F - 1.0F / (d * d), x);
}

float blurred(Point p, Point extent, float radius, float sigma) {
    const float r = std::min(radius, std::min(extent.x, extent.y));
    const float from = std::clamp(-3.0F * sigma, p.y - extent.y, p.y + extent.y),
                to = std::clamp(3.0F * sigma, p.y - extent.y, p.y + extent.y);
    const float step = (to - from) / 4.0F;
    float y = from + step * 0.5F, sum = 0;
    for (int i = 0; i < 4; ++i) {
        const float delta = std::min(extent.y - r - std::fabs(p.y - y), 0.0F);
        const float curved = extent.x - r + std::sqrt(std::max(0.0F, r * r - delta * delta));
        const float left = 0.5F + 0.5F * erf((p.x - curved) * (0.70710678F / sigma)),
                    right = 0.5F + 0.5F * erf((p.x + curved) * (0.70710678F / sigma));
        sum += (right - left) * std::exp(-(y * y) / (2.0F * sigma * sigma)) * step;
        y += step;
    }
    return sum / (2.5066283F * sigma);
}

struct Quad {
    Span x, y;
};

Quad quad(const Command& c, const Raster& onto) {
    const float reach = c.shadow_color >> 24 ? c.shadow[2] * 1.5F + std::max(c.shadow[3], 0.0F) : 0.0F;
    Quad covered;
    Span* spans[] = {&covered.x, &covered.y};
    for (int axis = 0; axis < 2; ++axis) {
        const float low = std::max(c.rect[axis] - 1.0F + std::min(0.0F, c.shadow[axis] - reach), c.clip[axis]);
        const float high = std::max(low,
            std::min(
                c.rect[axis] + c.rect[axis + 2] + 1.0F + std::max(0.0F, c.shadow[axis] + reach), c.clip[axis + 2]));
        *spans[axis] = span(low, high, axis == 0 ? onto.width : onto.height);
    }
    return covered;
}

struct Shape {
    Point extent, middle;
    Color fill, border, shadow;
};

Color shade(const Command& c, const Shape& shape, Point at) {
    const Point p{at.x - shape.middle.x, at.y - shape.middle.y};
    const float d = distance_to(p, shape.extent, c.radius), outer = std::clamp(0.5F - d, 0.0F, 1.0F);
    const float inner = c.border > 0 ? std::clamp(0.5F - d - c.border, 0.0F, 1.0F) : outer;
    Color color = shape.fill * inner + shape.border * (outer - inner);
    if (shape.shadow.a > 0 && outer < 1) {
        const Point grown{shape.extent.x + c.shadow[3], shape.extent.y + c.shadow[3]},
            from{p.x - c.shadow[0], p.y - c.shadow[1]};
        const float radius = c.radius + std::max(c.shadow[3], 0.0F);
        const float amount = c.shadow[2] > 0.5F ? blurred(from, grown, radius, c.shadow[2] * 0.5F)
                                                : std::clamp(0.5F - distance_to(from, grown, radius), 0.0F, 1.0F);
        color = color + shape.shadow * (std::clamp(amount, 0.0F, 1.0F) * (1 - outer));
    }
    return color * c.opacity;
}

// Trilinear, clamped to the edge, with the eight bits of weight that samplers have.
Color sample(const Raster& level, float u, float v) {
    const float x = u * static_cast<float>(level.width) - 0.5F, y = v * static_cast<float>(level.height) - 0.5F;
    const float fx = std::floor(x), fy = std::floor(y), wx = std::round((x - fx) * 256) / 256,
                wy = std::round((y - fy) * 256) / 256;
    const auto at = [&](int right, int down) {
        const int px = std::clamp(static_cast<int>(fx) + right, 0, level.width - 1),
                  py = std::clamp(static_cast<int>(fy) + down, 0, level.height - 1);
        return texel(level.rgba.data() +
            4 * (static_cast<std::size_t>(py) * static_cast<std::size_t>(level.width) + static_cast<std::size_t>(px)));
    };
    return (at(0, 0) * (1 - wx) + at(1, 0) * wx) * (1 - wy) + (at(0, 1) * (1 - wx) + at(1, 1) * wx) * wy;
}

}  // namespace

void draw_box(Raster& onto, const Command& c) {
    const Quad covered = quad(c, onto);
    Shape shape{{c.rect[2] * 0.5F, c.rect[3] * 0.5F}, {}, premultiplied(c.fill), premultiplied(c.border_color),
        premultiplied(c.shadow_color)};
    shape.middle = {c.rect[0] + shape.extent.x, c.rect[1] + shape.extent.y};
    // Well inside the border every pixel is the fill.
    const float margin = c.border + 1 + std::min(c.radius, std::min(shape.extent.x, shape.extent.y));
    const Color plain = shape.fill * c.opacity;
    for (int y = covered.y.from; y < covered.y.to; ++y) {
        const float dy = std::fabs(static_cast<float>(y) + 0.5F - shape.middle.y);
        for (int x = covered.x.from; x < covered.x.to; ++x) {
            const Point at{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
            const float dx = std::fabs(at.x - shape.middle.x);
            const bool inside = (dx < shape.extent.x - margin && dy < shape.extent.y - c.border - 1) ||
                (dx < shape.extent.x - c.border - 1 && dy < shape.extent.y - margin);
            blend(pixel(onto, x, y), inside ? plain : shade(c, shape, at));
        }
    }
}

void draw_image(Raster& onto, const Command& c, const Mipmap& image) {
    const Quad covered = quad(c, onto);
    const Point extent{c.rect[2] * 0.5F, c.rect[3] * 0.5F};
    const auto& levels = image.levels();
    // As many texels a pixel as the picture is shrunk by choose the level.
    const float wide = std::fabs(c.uv[2] - c.uv[0]) * static_cast<float>(levels[0].width) / std::max(c.rect[2], 1.0F),
                high = std::fabs(c.uv[3] - c.uv[1]) * static_cast<float>(levels[0].height) / std::max(c.rect[3], 1.0F);
    const float lod = std::clamp(std::log2(std::max({wide, high, 1.0F})), 0.0F, static_cast<float>(levels.size() - 1));
    const auto fine = static_cast<std::size_t>(lod), coarse = std::min(fine + 1, levels.size() - 1);
    const float share = std::round((lod - static_cast<float>(fine)) * 256) / 256;
    for (int y = covered.y.from; y < covered.y.to; ++y) {
        for (int x = covered.x.from; x < covered.x.to; ++x) {
            const Point at{static_cast<float>(x) + 0.5F - c.rect[0], static_cast<float>(y) + 0.5F - c.rect[1]};
            const float cover =
                std::clamp(0.5F - distance_to({at.x - extent.x, at.y - extent.y}, extent, c.radius), 0.0F, 1.0F) *
                c.opacity;
            if (cover <= 0) continue;
            const float u = c.uv[0] + (c.uv[2] - c.uv[0]) * std::clamp(at.x / c.rect[2], 0.0F, 1.0F),
                        v = c.uv[1] + (c.uv[3] - c.uv[1]) * std::clamp(at.y / c.rect[3], 0.0F, 1.0F);
            blend(pixel(onto, x, y),
                (sample(levels[fine], u, v) * (1 - share) + sample(levels[coarse], u, v) * share) * cover);
        }
    }
}

}  // namespace till::picture
