// A tinted box with a bar of the same colour before it.
#include "widget/blocks/message.hpp"

#include "widget/pen/controls.hpp"

#include <algorithm>

namespace till {
namespace {

std::uint32_t tone_color(const Theme& theme, Tone tone) {
    switch (tone) {
        case Tone::neutral: return theme.muted;
        case Tone::info: return theme.accent;
        case Tone::success: return theme.success;
        case Tone::warning: return theme.warning;
        case Tone::error: return theme.error;
    }
    return theme.muted;
}

const char* tone_name(Tone tone) {
    switch (tone) {
        case Tone::neutral: return "";
        case Tone::info: return "info";
        case Tone::success: return "success";
        case Tone::warning: return "warning";
        case Tone::error: return "error";
    }
    return "";
}

void ground(Pen& pen, Tone tone, const Box& box) {
    const Theme& theme = pen.theme();
    const std::uint32_t color = tone_color(theme, tone);
    pen.box(box, {.fill = mix(theme.surface, color, theme.dark ? 0.16F : 0.07F), .radius = 10});
    pen.box({box.x, box.y + 8, 3, box.h - 16}, {.fill = color, .radius = 1.5F});
}

TextStyle source_style(const Theme& theme) {
    TextStyle style = type::chip(theme);
    style.color = theme.muted;
    return style;
}

float source_height(const Theme& theme, const std::string& source) {
    return source.empty() ? 0 : source_style(theme).leading + 2;
}

// The source, and below it its words. Returns the height of both.
float words(Pen& pen, const std::string& source, const Words& said, Spot at, float width) {
    pen.text({.key = "source",
        .words = {source, ""},
        .style = source_style(pen.theme()),
        .at = at,
        .width = width,
        .max_lines = 1});
    const float above = source_height(pen.theme(), source);
    const TextStyle body = type::body(pen.theme());
    return above + pen.text({.key = "text", .words = said, .style = body, .at = {at.x, at.y + above}, .width = width});
}

}  // namespace

float draw_message(Pen& pen, const MessageBlock& block, Column column) {
    const Theme& theme = pen.theme();
    const float left = column.x + 16, inner = column.width - 30;
    const auto wide = [&](const ButtonView& action) { return std::min(inner, button_width(pen, action) + 16); };
    float height = 20 + source_height(theme, block.source) + pen.measure(block.text.text, type::body(theme), inner);
    for (const ButtonView& action : block.actions) height += button_height(pen, action, wide(action)) + 10;
    const Box box{column.x, column.y, column.width, height};
    pen.open(Role::group, block.key, block.source, box, Part::message).icon = tone_name(block.tone);
    ground(pen, block.tone, box);
    float y = column.y + 10;
    y += words(pen, block.source, block.text, {left, y}, inner) + 10;
    for (const ButtonView& action : block.actions) {
        const float high = button_height(pen, action, wide(action));
        draw_button(pen, action, {left, y, wide(action), high});
        y += high + 10;
    }
    pen.close();
    return height;
}

float draw_disclosure(Pen& pen, const DisclosureBlock& block, Column column) {
    const Theme& theme = pen.theme();
    const float picture = block.image ? 56 : 0, beside_image = block.image ? picture + 12 : 0;
    const float left = column.x + 16 + beside_image, inner = column.width - 30 - beside_image;
    const float said = source_height(theme, block.source) + pen.measure(block.text.text, type::body(theme), inner);
    const float height = 20 + std::max(picture, said) + (block.link ? 40 : 0);
    const Box box{column.x, column.y, column.width, height};
    pen.open(Role::group, block.key, block.source, box, block.image ? Part::pictured_disclosure : Part::disclosure);
    ground(pen, block.tone, box);
    const float y = column.y + 10;
    if (block.image) pen.image("image", *block.image, {column.x + 16, y, picture, picture}, 4);
    words(pen, block.source, block.text, {left, y}, inner);
    if (block.link) draw_link(pen, *block.link, left, column.y + height - 46, inner);
    pen.close();
    return height;
}

}  // namespace till
