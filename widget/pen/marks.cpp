// The shapes of each ornament, as points.
#include "widget/pen/marks.hpp"

#include "widget/paint/text.hpp"

#include <initializer_list>

namespace till {
namespace {

// Half px on a field of 80 by 52: x, y, …; `end` starts the next line, twice ends all of it.
using Strokes = const std::int8_t*;
constexpr std::int8_t end = -1;

constexpr std::int8_t truck[] = {20, 38, 14, 38, 14, 14, 46, 14, 46, 38, 32, 38, end, 46, 21, 56, 21, 66, 30, 66, 38,
    62, 38, end, 46, 38, 50, 38, end, end};
constexpr std::int8_t store[] = {20, 12, 60, 12, 64, 22, 16, 22, 20, 12, end, 20, 22, 20, 40, 60, 40, 60, 22, end, 34,
    40, 34, 29, 46, 29, 46, 40, end, end};
constexpr std::int8_t wallet[] = {18, 17, 22, 13, 56, 13, 56, 18, end, end};

constexpr std::uint32_t white = 0xffffffff, visa_blue = 0xffcb3414, amex_blue = 0xffcf6f01;
constexpr std::uint32_t mastercard_red = 0xff1b00eb, mastercard_yellow = 0xd91b9ef7;
constexpr float line_width = 1.6F;

void lines(Pen& pen, Strokes at, Spot corner) {
    float points[32];
    for (; *at != end; ++at) {
        int count = 0;
        for (; *at != end; at += 2, ++count) {
            points[2 * count] = corner.x + static_cast<float>(at[0]) / 2;
            points[2 * count + 1] = corner.y + static_cast<float>(at[1]) / 2;
        }
        pen.stroke(points, count, pen.theme().muted, line_width);
    }
}

// A brand's name as the brand writes it, in the letters of the page.
void name(Pen& pen, const char* text, Spot corner, std::uint32_t color) {
    TextStyle style = type::chip(pen.theme());
    style.size = 11;
    style.weight = 700;
    style.color = color;
    const float width = text::width(text, style);
    pen.line_of(text, style, corner.x + (40 - width) / 2, corner.y + (26 - style.leading) / 2);
}

void plate(Pen& pen, Spot corner, std::uint32_t fill, std::uint32_t border) {
    pen.box({corner.x, corner.y, 40, 26},
        {.fill = fill, .border_color = border, .radius = 5, .border = border ? 1.0F : 0.0F});
}

void draw_truck(Pen& pen, Spot corner) {
    lines(pen, truck, corner);
    for (const float left : {10.0F, 25.0F})
        pen.box({corner.x + left, corner.y + 16, 6, 6},
            {.border_color = pen.theme().muted, .radius = 3, .border = line_width});
}

// The two circles stand the same way in every script.
void draw_mastercard(Pen& pen, Spot corner) {
    const float first = pen.mirrors() ? 16 : 8, second = pen.mirrors() ? 8 : 16;
    pen.box({corner.x + first, corner.y + 5, 16, 16}, {.fill = mastercard_red, .radius = 8});
    pen.box({corner.x + second, corner.y + 5, 16, 16}, {.fill = mastercard_yellow, .radius = 8});
}

void draw_wallet(Pen& pen, Spot corner) {
    const std::uint32_t ink = pen.theme().muted;
    lines(pen, wallet, corner);
    pen.box({corner.x + 9, corner.y + 8.5F, 22, 12}, {.border_color = ink, .radius = 3, .border = line_width});
    pen.box({corner.x + 23, corner.y + 12.5F, 4, 4}, {.fill = ink, .radius = 2});
}

void draw_any_card(Pen& pen, Spot corner) {
    const std::uint32_t ink = pen.theme().muted;
    pen.box({corner.x, corner.y + 6, 40, 5}, {.fill = ink});
    pen.box({corner.x + 5, corner.y + 16, 12, 3}, {.fill = ink, .radius = 1.5F});
}

}  // namespace

void draw_mark(Pen& pen, std::string_view icon, float x, float y) {
    const Theme& theme = pen.theme();
    const Spot corner{x, y};
    if (icon == "truck") return draw_truck(pen, corner);
    if (icon == "store") return lines(pen, store, corner);
    if (icon == "amex") {
        plate(pen, corner, amex_blue, 0);
        return name(pen, "AMEX", corner, white);
    }
    const bool brand = icon == "visa" || icon == "mastercard";
    plate(pen, corner, brand ? white : theme.ground, brand && theme.dark ? white : theme.line);
    if (icon == "visa") name(pen, "VISA", corner, visa_blue);
    else if (brand) draw_mastercard(pen, corner);
    else if (icon == "wallet") draw_wallet(pen, corner);
    else draw_any_card(pen, corner);
}

void draw_icon(Pen& pen, Icon icon, Spot middle, std::uint32_t color) {
    const float x = middle.x, y = middle.y;
    const auto line = [&](std::initializer_list<float> points) {
        pen.stroke(points.begin(), static_cast<int>(points.size() / 2), color, 1.8F);
    };
    switch (icon) {
        case Icon::back: line({x + 2.5F, y - 6, x - 3.5F, y, x + 2.5F, y + 6}); break;
        case Icon::forward: line({x - 2.5F, y - 6, x + 3.5F, y, x - 2.5F, y + 6}); break;
        case Icon::plus: line({x, y - 6, x, y + 6}); [[fallthrough]];
        case Icon::minus: line({x - 6, y, x + 6, y}); break;
        case Icon::close:
            line({x - 6, y - 6, x + 6, y + 6});
            line({x + 6, y - 6, x - 6, y + 6});
            break;
    }
}

void draw_tick(Pen& pen, float x, float y, bool met) {
    const Theme& theme = pen.theme();
    const float yes[] = {x + 2, y + 9, x + 5.5F, y + 12.5F, x + 12, y + 5};
    if (met) return pen.sign(yes, 3, x, 14, theme.success, 1.8F);
    const float down[] = {x + 3, y + 5, x + 11, y + 13};
    const float up[] = {x + 11, y + 5, x + 3, y + 13};
    pen.stroke(down, 2, theme.error, 1.8F);
    pen.stroke(up, 2, theme.error, 1.8F);
}

void draw_star(Pen& pen, float x, float y) {
    TextStyle style = type::meta(pen.theme());
    style.color = pen.theme().text;
    style.size = 16;
    pen.line_of("★", style, x - 1, y);
}

}  // namespace till
