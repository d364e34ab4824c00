// Buttons, links and the turning wheel, in every state that they can be in.
#include "widget/pen/controls.hpp"

#include "widget/paint/text.hpp"
#include "widget/pen/marks.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr float beside_wheel = 24;  // what the wheel of a busy button takes from its words

TextStyle words_of(const Pen& pen, ButtonSize size) {
    return size == ButtonSize::large ? type::price(pen.theme()) : type::control(pen.theme());
}

float words_width(const ButtonView& view, float width) { return width - 16 - (view.busy ? beside_wheel : 0); }

std::uint32_t filled_ground(const Theme& theme, bool enabled, Pen::Touch now) {
    if (now.held) return mix(theme.action, theme.text, 0.22F);
    const std::uint32_t fill = enabled ? theme.action : mix(theme.surface, theme.muted, 0.18F);
    return now.hovered ? mix(fill, theme.text, 0.10F) : fill;
}

std::uint32_t open_ground(const Theme& theme, Pen::Touch now) {
    if (now.held) return mix(theme.surface, theme.text, 0.11F);
    return now.hovered ? mix(theme.surface, theme.text, 0.05F) : 0U;
}

std::uint32_t ink_of(const Theme& theme, const ButtonView& view) {
    if (!view.enabled) return theme.muted;
    switch (view.emphasis) {
        case Emphasis::primary: return theme.on_action;
        case Emphasis::secondary: return theme.text;
        case Emphasis::quiet: return theme.accent;
    }
    return theme.text;
}

BoxStyle ground_of(const Theme& theme, const ButtonView& view, float height, Pen::Touch now) {
    BoxStyle style{.radius = std::min(height / 2, 12.0F)};
    if (view.emphasis == Emphasis::primary) {
        style.fill = filled_ground(theme, view.enabled, now);
        return style;
    }
    style.fill = open_ground(theme, now);
    if (view.emphasis == Emphasis::secondary) {
        style.border = 1;
        style.border_color = theme.edge;
    }
    return style;
}

// As many lines as there is room for: what Pay says may be prescribed by law and must not be cut.
void label_of_button(Pen& pen, Node& node, const ButtonView& view, Box where) {
    const TextStyle& words = node.style;
    const int most = static_cast<int>((where.h - 4) / words.leading);
    const std::vector<std::string> lines = text::wrap(view.label, words, words_width(view, where.w), most);
    float left = where.x + where.w;
    float y = where.y + (where.h - static_cast<float>(lines.size()) * words.leading) / 2;
    for (const std::string& label : lines) {
        const float width = text::width(label, words);
        const float x = where.x + (where.w - width) / 2 + (view.busy ? beside_wheel / 2 : 0);
        pen.line_of(label, words, x, y);
        node.lines.push_back({label, {x, y, width, words.leading}});
        left = std::min(left, x);
        y += words.leading;
    }
    if (view.busy) pen.spinner(left - 16, where.y + where.h / 2, 7);
}

Node& button_node(Pen& pen, const ButtonView& view, Box where, Part part) {
    Node& node = pen.add(Role::button, view.key, view.name.empty() ? view.label : view.name, where, part);
    node.enabled = view.enabled;
    node.description = view.reason;
    node.on_activate = view.on_activate;
    return node;
}

bool lies_on_picture(Icon icon) { return icon == Icon::back || icon == Icon::forward; }

BoxStyle circle_of(const Theme& theme, Icon icon, bool enabled, Pen::Touch now) {
    BoxStyle style{.radius = 18};
    if (now.held) style.fill = mix(theme.surface, theme.text, 0.12F);
    else if (now.hovered) style.fill = mix(theme.surface, theme.text, 0.06F);
    else if (lies_on_picture(icon)) style.fill = theme.surface;
    if (icon == Icon::close) return style;
    style.border = 1;
    style.border_color = enabled ? theme.edge : theme.line;
    return style;
}

std::uint32_t ink_of_icon(const Theme& theme, Icon icon, bool enabled) {
    if (!enabled) return theme.edge;
    return icon == Icon::close ? theme.muted : theme.text;
}

}  // namespace

float button_width(const Pen& pen, const ButtonView& view) {
    return std::max(44.0F, text::width(view.label, type::control(pen.theme())) + 16);
}

float button_height(const Pen& pen, const ButtonView& view, float width, ButtonSize size) {
    const float least = size == ButtonSize::large ? 52 : 44;
    return std::max(least, pen.measure(view.label, words_of(pen, size), words_width(view, width)) + 16);
}

Node& draw_button(Pen& pen, const ButtonView& view, Box where, ButtonSize size) {
    Node& node = button_node(pen, view, where, Part::none);
    node.emphasis = view.emphasis;
    node.busy = view.busy;
    const BoxStyle style = ground_of(pen.theme(), view, where.h, pen.touch(node, view.enabled));
    // What has no border of its own shows less than is pressed: its neighbours may begin where it ends.
    const float air = view.emphasis == Emphasis::quiet ? 4.0F : 0.0F;
    const Box ground{where.x, where.y + air, where.w, where.h - 2 * air};
    pen.box(ground, style);
    node.style = pen.directed(words_of(pen, size), view.label);
    node.style.color = ink_of(pen.theme(), view);
    label_of_button(pen, node, view, where);
    pen.ring(node.id, ground, style.radius);
    return node;
}

void draw_icon_button(Pen& pen, const ButtonView& view, Icon icon, Spot at, Part part) {
    const Node& node = button_node(pen, view, {at.x, at.y, 44, 44}, part);
    const Theme& theme = pen.theme();
    const Box circle{at.x + 4, at.y + 4, 36, 36};
    const BoxStyle style = circle_of(theme, icon, view.enabled, pen.touch(node, view.enabled));
    pen.ring(node.id, circle, 18, theme.surface);
    pen.box(circle, style);
    draw_icon(pen, icon, {at.x + 22, at.y + 22}, ink_of_icon(theme, icon, view.enabled));
}

void draw_progress(Pen& pen, std::string_view key, const std::string& words, Box where) {
    const TextStyle style = type::body(pen.theme());
    const float height = pen.measure(words, style, where.w - 40);
    pen.spinner(where.x + 14, where.y + where.h / 2, 10);
    pen.text({.key = key,
        .words = {words, ""},
        .style = style,
        .at = {where.x + 40, where.y + (where.h - height) / 2},
        .width = where.w - 40});
    pen.busy();
}

void draw_link(Pen& pen, const LinkView& view, float x, float y, float most) {
    TextStyle style = pen.directed(type::meta(pen.theme()), view.label.text);
    style.color = pen.theme().accent;
    const std::vector<std::string> lines = text::wrap(view.label.text, style, most, 1);
    const float width = lines.empty() ? 0 : text::width(lines.front(), style);
    Node& node = pen.add(Role::link, view.key, view.label.text, {x, y, std::max(44.0F, width), 44});
    node.lang = view.label.lang;
    node.url = view.url;
    node.on_activate = view.on_activate;
    const Pen::Touch now = pen.touch(node, true);
    if (lines.empty()) return;
    const float top = y + (44 - style.leading) / 2;
    node.style = style;
    node.lines.push_back({lines.front(), {x, top, width, style.leading}});
    pen.line_of(lines.front(), style, x, top);
    const std::uint32_t underline = now.hovered ? style.color : mix(pen.theme().surface, style.color, 0.4F);
    pen.box({x, top + style.leading, width, now.held ? 2.0F : 1.0F}, {.fill = underline});
    pen.ring(node.id, {x, top, width, style.leading}, 4);
}

}  // namespace till
