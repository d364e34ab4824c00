// The pen's controls: what is pressed, chosen, typed into or followed. Knows nothing of how a box or a line is painted.
#include "widget/paint/text.hpp"
#include "widget/pen/pen.hpp"

#include <algorithm>

namespace till {

float Pen::button_width(const ButtonView& view) const {
    return std::max(44.0F, text::width(view.label, type::control(theme_)) + 16);
}

float Pen::button_height(const ButtonView& view, float width, Size size) const {
    const TextStyle style = size == Size::large ? type::price(theme_) : type::control(theme_);
    const auto lines =
        static_cast<float>(text::wrap(view.label, style, width - 16 - (view.busy ? 24.0F : 0), 0).size());
    return std::max(size == Size::large ? 52.0F : 44.0F, lines * style.leading + 16);
}

Node& Pen::button(const ButtonView& view, Box where, Size size) {
    Node& node = add(Role::button, view.key, view.name.empty() ? view.label : view.name, where);
    node.enabled = view.enabled;
    node.busy = view.busy;
    node.description = view.reason;
    node.on_activate = view.on_activate;
    const Touch now = touch(node, view.enabled);
    const bool primary = view.emphasis == Emphasis::primary;
    BoxStyle style{.radius = std::min(where.h / 2, 12.0F)};
    TextStyle words = directed(size == Size::large ? type::price(theme_) : type::control(theme_), view.label);
    if (primary) {
        style.fill = view.enabled ? theme_.action : mix(theme_.surface, theme_.muted, 0.18F);
        if (now.hovered) style.fill = mix(style.fill, theme_.text, 0.10F);
        if (now.held) style.fill = mix(theme_.action, theme_.text, 0.22F);
        words.color = view.enabled ? theme_.on_action : theme_.muted;
    } else {
        const bool quiet = view.emphasis == Emphasis::quiet;
        if (!quiet) {
            node.icon = "outlined";
            style.border = 1;
            style.border_color = theme_.edge;
        }
        if (now.hovered) style.fill = mix(theme_.surface, theme_.text, 0.05F);
        if (now.held) style.fill = mix(theme_.surface, theme_.text, 0.11F);
        words.color = !view.enabled ? theme_.muted : quiet ? theme_.accent : theme_.text;
    }
    // What has no border of its own shows less than is pressed: its neighbours may begin where it ends.
    const float air = view.emphasis == Emphasis::quiet ? 4.0F : 0.0F;
    const Box ground{where.x, where.y + air, where.w, where.h - 2 * air};
    box(ground, style);
    // As many lines as there is room for: what Pay says may be prescribed by law and must not be cut.
    const std::vector<std::string> lines = text::wrap(
        view.label, words, where.w - 16 - (view.busy ? 24.0F : 0), static_cast<int>((where.h - 4) / words.leading));
    float left = where.x + where.w, y = where.y + (where.h - static_cast<float>(lines.size()) * words.leading) / 2;
    node.style = words;
    for (const std::string& label : lines) {
        const float width = text::width(label, words), x = where.x + (where.w - width) / 2 + (view.busy ? 12.0F : 0);
        line_of(label, words, x, y);
        node.lines.push_back({label, {x, y, width, words.leading}});
        left = std::min(left, x);
        y += words.leading;
    }
    if (view.busy) spinner(left - 16, where.y + where.h / 2, 7);
    ring(node, ground, style.radius);
    return node;
}

void Pen::icon_button(const ButtonView& view, Icon icon, Box where) {
    Node& node = add(Role::button, view.key, view.name.empty() ? view.label : view.name, where);
    node.enabled = view.enabled;
    node.description = view.reason;
    node.on_activate = view.on_activate;
    const Touch now = touch(node, view.enabled);
    const bool turns = icon == Icon::back || icon == Icon::forward;  // may lie on a picture
    BoxStyle style{.fill = now.held ? mix(theme_.surface, theme_.text, 0.12F)
            : now.hovered           ? mix(theme_.surface, theme_.text, 0.06F)
            : turns                 ? theme_.surface
                                    : 0U,
        .radius = 18};
    if (icon != Icon::close) {
        style.border = 1;
        style.border_color = view.enabled ? theme_.edge : theme_.line;
    }
    const Box circle{where.x + where.w / 2 - 18, where.y + where.h / 2 - 18, 36, 36};
    ring(node, circle, 18, theme_.surface);
    box(circle, style);
    const float cx = where.x + where.w / 2, cy = where.y + where.h / 2;
    const std::uint32_t color = !view.enabled ? theme_.edge : icon == Icon::close ? theme_.muted : theme_.text;
    const auto line = [&](std::initializer_list<float> points) {
        stroke(points.begin(), static_cast<int>(points.size() / 2), color, 1.8F);
    };
    switch (icon) {
        case Icon::back: line({cx + 2.5F, cy - 6, cx - 3.5F, cy, cx + 2.5F, cy + 6}); break;
        case Icon::forward: line({cx - 2.5F, cy - 6, cx + 3.5F, cy, cx - 2.5F, cy + 6}); break;
        case Icon::plus: line({cx, cy - 6, cx, cy + 6}); [[fallthrough]];
        case Icon::minus: line({cx - 6, cy, cx + 6, cy}); break;
        case Icon::close:
            line({cx - 6, cy - 6, cx + 6, cy + 6});
            line({cx + 6, cy - 6, cx - 6, cy + 6});
            break;
    }
}

void Pen::progress(std::string_view key, const std::string& words, Box where) {
    const TextStyle style = type::body(theme_);
    spinner(where.x + 14, where.y + where.h / 2, 10);
    text(key, {words, ""}, style, where.x + 40, where.y + (where.h - measure(words, style, where.w - 40)) / 2,
        where.w - 40);
    nodes_.back().busy = true;
}

// Where there is little room a way of delivery goes without its mark; a card never does.
bool has_mark(const OptionView& view, float width) {
    return !view.icon.empty() && (width >= 400 || (view.icon != "truck" && view.icon != "store"));
}

constexpr float after_circle = 48, after_mark = 52;

float Pen::words_width(const OptionView& view, float width) const {
    return width - after_circle - (has_mark(view, width) ? after_mark : 0) - 16 -
        (view.trailing.empty() ? 0 : text::width(view.trailing, type::control(theme_)) + 12);
}

float Pen::radio_height(const OptionView& view, float width) const {
    const float words = words_width(view, width), label = measure(view.label.text, type::title(theme_), words, 2);
    if (view.detail.empty()) return std::max(view.trailing.empty() && view.icon.empty() ? 44.0F : 56.0F, label + 16);
    return 24 + label + std::max(20.0F, measure(view.detail, type::meta(theme_), words, 3));
}

float Pen::radio_width(const OptionView& view) const {
    return after_circle +
        std::max(text::width(view.label.text, type::title(theme_)), text::width(view.detail, type::meta(theme_))) + 18;
}

void Pen::radio(const OptionView& view, bool selected, Box where) { choose(view, selected, where, false); }

void Pen::radio_row(const OptionView& view, bool selected, Box where) { choose(view, selected, where, true); }

void Pen::choose(const OptionView& view, bool selected, Box where, bool row) {
    std::string name = view.label.text;
    for (const std::string* part : {&view.detail, &view.trailing}) {
        if (!part->empty()) name += ", " + *part;
    }
    Node& node = open(Role::radio, view.key, std::move(name), where);
    node.lang = view.label.lang;
    node.checked = selected;
    node.enabled = view.enabled;
    node.on_activate = view.on_select;
    const Node copy = node;
    const Touch now = touch(copy, view.enabled);
    const std::uint32_t at_rest =
        selected ? mix(theme_.surface, theme_.accent, theme_.dark ? 0.12F : 0.07F) : theme_.surface;
    BoxStyle style{.fill = now.held ? mix(at_rest, theme_.text, 0.09F)
            : now.hovered           ? mix(at_rest, theme_.text, 0.05F)
            : selected              ? at_rest
                                    : 0U,
        .border_color = selected ? theme_.accent : theme_.edge,
        .radius = 12,
        .border = selected ? 2.0F : 1.0F};
    Box ground = where;
    if (row) {  // inside the box of all
        ground = {where.x + 4, where.y + 4, where.w - 8, where.h - 8};
        style.border = 0;
        style.radius = 8;
    }
    box(ground, style);
    const float cy = where.y + where.h / 2;
    box({where.x + 16, cy - 10, 20, 20},
        {.fill = selected ? theme_.accent : 0U,
            .border_color = selected ? theme_.accent : theme_.edge,
            .radius = 10,
            .border = 1.5F});
    if (selected) box({where.x + 22, cy - 4, 8, 8}, {.fill = theme_.on_accent, .radius = 4});
    const bool marked = row && has_mark(view, where.w);
    if (marked) mark(view.icon, where.x + after_circle, cy - 13);
    const float width = words_width(view, where.w), left = where.x + after_circle + (marked ? after_mark : 0);
    TextStyle label = type::title(theme_), detail = type::meta(theme_), price = type::control(theme_);
    if (!view.enabled) label.color = price.color = theme_.muted;
    const float height = measure(view.label.text, label, width, 2) + measure(view.detail, detail, width, 3);
    float y = cy - height / 2;
    y += text("label", view.label, label, left, y, width, 2);
    if (!view.detail.empty()) text("detail", {view.detail, ""}, detail, left, y, width, 3);
    text_end("price", view.trailing, price, where.x + where.w - 16, cy - price.leading / 2);
    close();
    if (row)
        ring(copy, {where.x + 6, where.y + 6, where.w - 12, where.h - 12}, 6);  // neighbours are painted up to its edge
    else ring(copy, where, 12);
}

void Pen::checkbox(const CheckboxBlock& view, Box where) {
    Node& node = open(Role::checkbox, view.key, view.label.text, where);
    node.checked = view.checked;
    node.on_activate = view.on_toggle;
    node.enabled = !std::holds_alternative<Nothing>(view.on_toggle.what);
    const Node copy = node;
    const Touch now = touch(copy, copy.enabled);
    const float cy = where.y + where.h / 2, strength = now.held ? 0.22F : now.hovered ? 0.10F : 0.0F;
    const std::uint32_t fill = mix(view.checked ? theme_.accent : theme_.surface, theme_.text, strength);
    box({where.x, cy - 10, 20, 20},
        {.fill = view.checked || now.hovered ? fill : 0U,
            .border_color = view.checked ? fill : mix(theme_.edge, theme_.text, strength * 4),
            .radius = 5,
            .border = 1.5F});
    const float points[] = {where.x + 5, cy, where.x + 8.5F, cy + 4, where.x + 15, cy - 4};
    if (view.checked) sign(points, 3, where.x, 20, theme_.on_accent, 2);
    const float height = measure(view.label.text, type::meta(theme_), where.w - 32),
                wide = std::min(where.w, 34 + text::width(view.label.text, type::meta(theme_)));
    text("label", view.label, type::meta(theme_), where.x + 32, cy - height / 2, where.w - 32);
    close();
    const float high = std::max(20.0F, height);  // words stand right above and below its 44 px
    ring(copy, {where.x, cy - high / 2, wide, high}, 5);
}

void Pen::field(const InputView& view, Box where) {
    const TextStyle label = type::meta(theme_);
    const float top = text(view.key + "_label", {view.label, ""}, label, where.x, where.y, where.w, 1) + 4;
    const float error = view.error.empty() ? 0 : measure(view.error, label, where.w);
    const Box input{where.x, where.y + top, where.w, 48};
    Node& node = add(Role::text_field, view.key, view.label, input);
    node.value = view.value;
    node.autocomplete = view.autocomplete;
    node.input = view.kind == InputKind::email ? "email"
        : view.kind == InputKind::phone        ? "tel"
        : view.kind == InputKind::country      ? "country"
                                               : "text";
    node.required = view.required;
    node.invalid = !view.error.empty();
    node.description = view.error;
    node.on_input = view.on_input;
    node.style = type::body(theme_);
    node.style.size = 16;
    const Node copy = node;
    const bool focused = input_.focus == copy.id;
    const std::uint32_t at_rest = copy.invalid ? theme_.error : focused ? theme_.accent : theme_.edge;
    box(input,
        {.fill = theme_.surface,
            .border_color = touch(copy, true).hovered ? mix(at_rest, theme_.text, 0.5F) : at_rest,
            .radius = 10,
            .border = focused || copy.invalid ? 2.0F : 1.0F});
    if (view.kind == InputKind::country) {
        const float cx = input.x + input.w - 18, cy = input.y + input.h / 2,
                    points[] = {cx - 5, cy - 2.5F, cx, cy + 2.5F, cx + 5, cy - 2.5F};
        stroke(points, 3, theme_.muted, 1.8F);
    }
    if (copy.invalid) ring(copy, input, 10);  // its own edge says that it is wrong
    if (error > 0) {
        TextStyle style = label;
        style.color = theme_.error;
        text(view.key + "_error", {view.error, ""}, style, where.x, input.y + 52, where.w);
    }
}

void Pen::link(const LinkView& view, float x, float y, float most) {
    TextStyle style = directed(type::meta(theme_), view.label.text);
    style.color = theme_.accent;
    const std::vector<std::string> lines = text::wrap(view.label.text, style, most, 1);
    const float width = lines.empty() ? 0 : text::width(lines.front(), style);
    Node& node = add(Role::link, view.key, view.label.text, {x, y, std::max(44.0F, width), 44});
    node.lang = view.label.lang;
    node.url = view.url;
    node.on_activate = view.on_activate;
    const Touch now = touch(node, true);
    if (lines.empty()) return;
    const float top = y + (44 - style.leading) / 2;
    node.style = style;
    node.lines.push_back({lines.front(), {x, top, width, style.leading}});
    line_of(lines.front(), style, x, top);
    box({x, top + style.leading, width, now.held ? 2.0F : 1.0F},
        {.fill = now.hovered ? style.color : mix(theme_.surface, style.color, 0.4F)});
    ring(node, {x, top, width, style.leading}, 4);
}

}  // namespace till
