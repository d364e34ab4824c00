// Radios and checkboxes, in every state that they can be in.
#include "widget/pen/options.hpp"

#include "widget/pen/marks.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr float after_circle = 48, after_mark = 52;

// Where there is little room a way of delivery goes without its mark; a card never does.
bool has_mark(const OptionView& view, float width) {
    return !view.icon.empty() && (width >= 400 || (view.icon != "truck" && view.icon != "store"));
}

float words_width(const Pen& pen, const OptionView& view, float width) {
    const float mark = has_mark(view, width) ? after_mark : 0;
    const float trailing = view.trailing.empty() ? 0 : pen.text_width(view.trailing, type::control(pen.theme())) + 12;
    return width - after_circle - mark - 16 - trailing;
}

std::string name_of(const OptionView& view) {
    std::string name = view.label.text;
    for (const std::string* part : {&view.detail, &view.trailing}) {
        if (!part->empty()) name += ", " + *part;
    }
    return name;
}

std::uint32_t ground_of(const Theme& theme, bool selected, Pen::Touch now) {
    const float tint = theme.dark ? 0.12F : 0.07F;
    const std::uint32_t at_rest = selected ? mix(theme.surface, theme.accent, tint) : theme.surface;
    if (now.held) return mix(at_rest, theme.text, 0.09F);
    if (now.hovered) return mix(at_rest, theme.text, 0.05F);
    return selected ? at_rest : 0U;
}

void circle(Pen& pen, bool selected, float x, float middle) {
    const Theme& theme = pen.theme();
    pen.box({x, middle - 10, 20, 20},
        {.fill = selected ? theme.accent : 0U,
            .border_color = selected ? theme.accent : theme.edge,
            .radius = 10,
            .border = 1.5F});
    if (selected) pen.box({x + 6, middle - 4, 8, 8}, {.fill = theme.on_accent, .radius = 4});
}

void words(Pen& pen, const OptionView& view, Box where, float left) {
    const Theme& theme = pen.theme();
    const float width = words_width(pen, view, where.w), middle = where.y + where.h / 2;
    TextStyle label = type::title(theme), detail = type::meta(theme), price = type::control(theme);
    if (!view.enabled) label.color = price.color = theme.muted;
    const float height = pen.measure(view.label.text, label, width, 2) + pen.measure(view.detail, detail, width, 3);
    const float top = middle - height / 2;
    const float label_height = pen.text({.key = "label",
        .words = view.label,
        .style = label,
        .at = {left, top},
        .width = width,
        .max_lines = 2,
        .part = Part::label});
    pen.text({.key = "detail",
        .words = {view.detail, ""},
        .style = detail,
        .at = {left, top + label_height},
        .width = width,
        .max_lines = 3,
        .part = Part::detail});
    pen.text_end({.key = "price",
        .words = {view.trailing, ""},
        .style = price,
        .at = {where.x + where.w - 16, middle - price.leading / 2},
        .part = Part::price});
}

enum class Border : std::uint8_t { own, shared };  // shared: inside the box of all options

void draw(Pen& pen, const OptionView& view, bool selected, Box where, Border border) {
    const Theme& theme = pen.theme();
    const bool row = border == Border::shared;
    const Part part = view.detail.empty() && view.trailing.empty() ? Part::chip : Part::option;
    Node& node = pen.open(Role::radio, view.key, name_of(view), where, part);
    node.lang = view.label.lang;
    node.checked = selected;
    node.enabled = view.enabled;
    node.on_activate = view.on_select;
    const NodeId id = node.id;
    BoxStyle style{.fill = ground_of(theme, selected, pen.touch(node, view.enabled))};
    style.border_color = selected ? theme.accent : theme.edge;
    style.radius = row ? 8 : 12;
    if (!row) style.border = selected ? 2 : 1;
    pen.box(row ? Box{where.x + 4, where.y + 4, where.w - 8, where.h - 8} : where, style);
    const float middle = where.y + where.h / 2;
    circle(pen, selected, where.x + 16, middle);
    const bool marked = row && has_mark(view, where.w);
    if (marked) draw_mark(pen, view.icon, where.x + after_circle, middle - 13);
    words(pen, view, where, where.x + after_circle + (marked ? after_mark : 0));
    pen.close();
    // In a row neighbours are painted up to its edge.
    if (row) pen.ring(id, {where.x + 6, where.y + 6, where.w - 12, where.h - 12}, 6);
    else pen.ring(id, where, 12);
}

}  // namespace

void draw_radio(Pen& pen, const OptionView& view, bool selected, Box where) {
    draw(pen, view, selected, where, Border::own);
}

void draw_radio_row(Pen& pen, const OptionView& view, bool selected, Box where) {
    draw(pen, view, selected, where, Border::shared);
}

float radio_height(const Pen& pen, const OptionView& view, float width) {
    const float words = words_width(pen, view, width);
    const float label = pen.measure(view.label.text, type::title(pen.theme()), words, 2);
    if (view.detail.empty()) return std::max(view.trailing.empty() && view.icon.empty() ? 44.0F : 56.0F, label + 16);
    return 24 + label + std::max(20.0F, pen.measure(view.detail, type::meta(pen.theme()), words, 3));
}

float radio_width(const Pen& pen, const OptionView& view) {
    const float label = pen.text_width(view.label.text, type::title(pen.theme()));
    const float detail = pen.text_width(view.detail, type::meta(pen.theme()));
    return after_circle + std::max(label, detail) + 18;
}

void draw_checkbox(Pen& pen, const CheckboxBlock& view, Box where) {
    const Theme& theme = pen.theme();
    Node& node = pen.open(Role::checkbox, view.key, view.label.text, where);
    node.checked = view.checked;
    node.on_activate = view.on_toggle;
    node.enabled = !std::holds_alternative<Nothing>(view.on_toggle.what);
    const NodeId id = node.id;
    const Pen::Touch now = pen.touch(node, node.enabled);
    const float middle = where.y + where.h / 2;
    float strength = now.hovered ? 0.10F : 0.0F;
    if (now.held) strength = 0.22F;
    const std::uint32_t fill = mix(view.checked ? theme.accent : theme.surface, theme.text, strength);
    pen.box({where.x, middle - 10, 20, 20},
        {.fill = view.checked || now.hovered ? fill : 0U,
            .border_color = view.checked ? fill : mix(theme.edge, theme.text, strength * 4),
            .radius = 5,
            .border = 1.5F});
    const float tick[] = {where.x + 5, middle, where.x + 8.5F, middle + 4, where.x + 15, middle - 4};
    if (view.checked) pen.sign(tick, 3, where.x, 20, theme.on_accent, 2);
    const TextStyle style = type::meta(theme);
    const float height = pen.measure(view.label.text, style, where.w - 32);
    pen.text({.key = "label",
        .words = view.label,
        .style = style,
        .at = {where.x + 32, middle - height / 2},
        .width = where.w - 32,
        .part = Part::label});
    pen.close();
    const float wide = std::min(where.w, 34 + pen.text_width(view.label.text, style));
    const float high = std::max(20.0F, height);  // words stand right above and below its 44 px
    pen.ring(id, {where.x, middle - high / 2, wide, high}, 5);
}

}  // namespace till
