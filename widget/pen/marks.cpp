// The marks before what can be chosen: brands of cards on plates, ways of delivery. Drawn, never fetched, and silent: the
// label says it in words. Knows nothing of choosing.
#include "widget/paint/text.hpp"
#include "widget/pen/pen.hpp"

namespace till {
namespace {

using Strokes =
    const std::int8_t*;  // half px on a field of 80 by 52: x, y, …; end starts the next line, twice ends it all
constexpr std::int8_t end = -1;

constexpr std::int8_t truck[] = {20, 38, 14, 38, 14, 14, 46, 14, 46, 38, 32, 38, end, 46, 21, 56, 21, 66, 30, 66, 38,
    62, 38, end, 46, 38, 50, 38, end, end};
constexpr std::int8_t store[] = {20, 12, 60, 12, 64, 22, 16, 22, 20, 12, end, 20, 22, 20, 40, 60, 40, 60, 22, end, 34,
    40, 34, 29, 46, 29, 46, 40, end, end};
constexpr std::int8_t wallet[] = {18, 17, 22, 13, 56, 13, 56, 18, end, end};

}  // namespace

void Pen::mark(std::string_view icon, float x, float y) {
    constexpr std::uint32_t white = 0xffffffff, blue = 0xffcb3414, sky = 0xffcf6f01, red = 0xff1b00eb,
                            yellow = 0xd91b9ef7;
    const Box plate{x, y, 40, 26};
    const bool brand = icon == "mastercard";  // the same from either side; a van drives the way one reads
    const auto part = [&](float left, float top, float w, float h, const BoxStyle& style) {
        box({brand && mirror_ > 0 ? x + 40 - left - w : x + left, y + top, w, h}, style);
    };
    const auto lines = [&](Strokes at, std::uint32_t color, float width) {
        float points[32];
        for (; *at != end; ++at) {
            int count = 0;
            for (; *at != end; at += 2, ++count) {
                points[2 * count] = x + static_cast<float>(at[0]) / 2;
                points[2 * count + 1] = y + static_cast<float>(at[1]) / 2;
            }
            stroke(points, count, color, width);
        }
    };
    const auto name = [&](const std::string& text,
                          std::uint32_t color) {  // as its bearer writes it, in the letters of the page
        TextStyle style = type::chip(theme_);
        style.size = 11;
        style.weight = 700;
        style.color = color;
        line_of(text, style, x + (40 - text::width(text, style)) / 2, y + (26 - style.leading) / 2);
    };
    const std::uint32_t ink = theme_.muted;
    if (icon == "truck") {
        lines(truck, ink, 1.6F);
        for (const float left : {10.0F, 25.0F})
            part(left, 16, 6, 6, {.border_color = ink, .radius = 3, .border = 1.6F});
    } else if (icon == "store") {
        lines(store, ink, 1.6F);
    } else if (icon == "visa" || icon == "mastercard") {
        box(plate, {.fill = white, .border_color = theme_.dark ? white : theme_.line, .radius = 5, .border = 1});
        if (icon == "visa") return name("VISA", blue);
        part(8, 5, 16, 16, {.fill = red, .radius = 8});
        part(16, 5, 16, 16, {.fill = yellow, .radius = 8});
    } else if (icon == "amex") {
        box(plate, {.fill = sky, .radius = 5});
        name("AMEX", white);
    } else {
        box(plate, {.fill = theme_.ground, .border_color = theme_.line, .radius = 5, .border = 1});
        if (icon == "wallet") {
            lines(wallet, ink, 1.6F);
            part(9, 8.5F, 22, 12, {.border_color = ink, .radius = 3, .border = 1.6F});
            part(23, 12.5F, 4, 4, {.fill = ink, .radius = 2});
        } else {
            part(0, 6, 40, 5, {.fill = ink});
            part(5, 16, 12, 3, {.fill = ink, .radius = 1.5F});
        }
    }
}

}  // namespace till
