// Words by FreeType and HarfBuzz: what web/engine/text.js does with Canvas2D, for programs without a browser.
#include "widget/paint/text.hpp"

#include "picture/canvas.hpp"
#include "picture/layout.hpp"
#include "picture/lines.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace till::text {
namespace {

using picture::Color;

// The fonts have two weights; CSS, too, takes bold from 600 on.
picture::Manner manner_of(const TextStyle& style) { return {style.weight >= 600, style.tabular, style.rtl}; }

struct Ground {
    std::vector<Color> pixels;
    int width = 0, height = 0;
    void lay(int x, int y, Color color) {
        if (x < 0 || y < 0 || x >= width || y >= height) return;
        Color& at = pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
        at = color + at * (1 - color.a);
    }
};

void draw_outline(Ground& ground, const picture::Glyph& glyph, float size, float baseline, Color color) {
    FT_Face face = glyph.face->ft;
    FT_Set_Char_Size(face, 0, std::lround(size * 64), 72, 72);
    if (FT_Load_Glyph(face, glyph.id, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return;
    // A quarter of a pixel is as fine as an eye can tell, and the same letter then is the same picture more often.
    const float x = std::round(glyph.x * size * 4) / 4, whole = std::floor(x);
    FT_Outline_Translate(&face->glyph->outline, std::lround((x - whole) * 64), std::lround(glyph.y * size * 64));
    if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return;
    const FT_Bitmap& map = face->glyph->bitmap;
    const int left = static_cast<int>(whole) + face->glyph->bitmap_left,
              top = static_cast<int>(baseline) - face->glyph->bitmap_top;
    for (int row = 0; row < static_cast<int>(map.rows); ++row) {
        const unsigned char* line = map.buffer + row * map.pitch;
        for (int column = 0; column < static_cast<int>(map.width); ++column) {
            if (line[column]) ground.lay(left + column, top + row, color * (static_cast<float>(line[column]) / 255.0F));
        }
    }
}

// A picture of one size, shrunk to this one: each pixel is the mean of what it covers.
Color mean(const FT_Bitmap& map, float left, float top, float side) {
    Color sum;
    float area = 0;
    for (int y = std::max(0, static_cast<int>(std::floor(top)));
         y < std::min(static_cast<int>(map.rows), static_cast<int>(std::ceil(top + side))); ++y) {
        const float high = std::min(top + side, static_cast<float>(y + 1)) - std::max(top, static_cast<float>(y));
        for (int x = std::max(0, static_cast<int>(std::floor(left)));
             x < std::min(static_cast<int>(map.width), static_cast<int>(std::ceil(left + side))); ++x) {
            const float share =
                high * (std::min(left + side, static_cast<float>(x + 1)) - std::max(left, static_cast<float>(x)));
            const unsigned char* bgra = map.buffer + y * map.pitch + 4 * x;
            const std::uint8_t rgba[] = {bgra[2], bgra[1], bgra[0], bgra[3]};
            sum = sum + picture::texel(rgba) * share;
            area += share;
        }
    }
    return area > 0 ? sum * (1 / (side * side)) : sum;
}

void draw_colour(Ground& ground, const picture::Glyph& glyph, float size, float baseline, float alpha) {
    FT_Face face = glyph.face->ft;
    if (face->num_fixed_sizes < 1 || FT_Select_Size(face, 0) != 0 || FT_Load_Glyph(face, glyph.id, FT_LOAD_COLOR) != 0)
        return;
    const FT_Bitmap& map = face->glyph->bitmap;
    if (map.pixel_mode != FT_PIXEL_MODE_BGRA) return;
    const float shrink = static_cast<float>(face->size->metrics.x_ppem) / size;  // its pixels to one of ours
    const float left = glyph.x * size + static_cast<float>(face->glyph->bitmap_left) / shrink,
                top = baseline - glyph.y * size - static_cast<float>(face->glyph->bitmap_top) / shrink;
    const float right = left + static_cast<float>(map.width) / shrink,
                bottom = top + static_cast<float>(map.rows) / shrink;
    for (int y = static_cast<int>(std::floor(top)); y < static_cast<int>(std::ceil(bottom)); ++y) {
        for (int x = static_cast<int>(std::floor(left)); x < static_cast<int>(std::ceil(right)); ++x) {
            ground.lay(x, y,
                mean(map, (static_cast<float>(x) - left) * shrink, (static_cast<float>(y) - top) * shrink, shrink) *
                    alpha);
        }
    }
}

}  // namespace

float width(std::string_view utf8, const TextStyle& style) {
    return picture::lay_out(utf8, manner_of(style)).width * style.size;
}

std::size_t first_line(std::string_view utf8, const TextStyle& style, float max_width) {
    const std::size_t feed = utf8.find('\n');
    const std::string_view whole = utf8.substr(0, feed == std::string_view::npos ? feed : feed + 1);
    const std::vector<picture::Letter> letters = picture::letters_of(whole);
    const auto bytes = [&](std::size_t end) { return end < letters.size() ? letters[end].at : whole.size(); };
    const auto fits = [&](std::size_t end) {
        std::string_view line = whole.substr(0, bytes(end));
        while (!line.empty() && (line.back() == ' ' || line.back() == '\n')) line.remove_suffix(1);
        return width(line, style) <= max_width + 0.01F;
    };
    if (letters.empty() || fits(letters.size())) return whole.size();
    const auto last_fit = [&](const std::vector<std::size_t>& ends) {
        const auto beyond = std::partition_point(ends.begin(), ends.end(), fits);
        return beyond == ends.begin() ? 0 : *(beyond - 1);
    };
    if (const std::size_t end = last_fit(picture::line_ends(letters))) return bytes(end);
    const std::vector<std::size_t> graphemes = picture::grapheme_ends(letters);
    const std::size_t end = last_fit(graphemes);
    return bytes(end ? end : graphemes.front());
}

void rasterise(
    std::string_view utf8, const TextStyle& style, float scale, std::uint8_t* rgba, int width, int height, float) {
    const float size = style.size * scale;
    const picture::Face& first = picture::first_face(style.weight >= 600);
    // As in the browser the baseline is CSS's for a line of this height; the caller's guess does not know the font.
    const float ascent = std::round(first.ascent * size), descent = std::round(first.descent * size);
    const float baseline = std::floor((static_cast<float>(height) - ascent - descent) / 2) + ascent;
    Ground ground{
        std::vector<Color>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)), width, height};
    const Color color = picture::premultiplied(style.color);
    for (const picture::Glyph& glyph : picture::lay_out(utf8, manner_of(style)).glyphs) {
        if (!glyph.face->ft) continue;
        if (glyph.face->colour) draw_colour(ground, glyph, size, baseline, color.a);
        else draw_outline(ground, glyph, size, baseline, color);
    }
    for (const Color& at : ground.pixels) {
        const float share = at.a > 0 ? 1 / at.a : 0;
        const std::uint8_t straight[] = {
            picture::byte(at.r * share), picture::byte(at.g * share), picture::byte(at.b * share), picture::byte(at.a)};
        rgba = std::copy(std::begin(straight), std::end(straight), rgba);
    }
}

}  // namespace till::text
