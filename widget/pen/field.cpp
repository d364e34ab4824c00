// A field's frame, in every state that it can be in.
#include "widget/pen/field.hpp"

namespace till {
namespace {

const char* input_of(InputKind kind) {
    switch (kind) {
        case InputKind::email: return "email";
        case InputKind::phone: return "tel";
        case InputKind::country: return "country";
        case InputKind::text:
        case InputKind::code: return "text";
    }
    return "text";
}

void describe(Node& node, const InputView& view, const Theme& theme) {
    node.value = view.value;
    node.autocomplete = view.autocomplete;
    node.input = input_of(view.kind);
    node.required = view.required;
    node.invalid = !view.error.empty();
    node.description = view.error;
    node.on_input = view.on_input;
    node.style = type::body(theme);
    node.style.size = 16;
}

std::uint32_t edge_of(const Theme& theme, bool invalid, bool focused) {
    if (invalid) return theme.error;
    return focused ? theme.accent : theme.edge;
}

void arrow_down(Pen& pen, const Box& input) {
    const float x = input.x + input.w - 18, y = input.y + input.h / 2;
    const float points[] = {x - 5, y - 2.5F, x, y + 2.5F, x + 5, y - 2.5F};
    pen.stroke(points, 3, pen.theme().muted, 1.8F);
}

}  // namespace

void draw_field(Pen& pen, const InputView& view, Box where) {
    const Theme& theme = pen.theme();
    const TextStyle label = type::meta(theme);
    const float top = pen.text({.key = view.key + "_label",
                          .words = {view.label, ""},
                          .style = label,
                          .at = {where.x, where.y},
                          .width = where.w,
                          .max_lines = 1}) +
        4;
    const Box input{where.x, where.y + top, where.w, 48};
    Node& node = pen.add(Role::text_field, view.key, view.label, input);
    describe(node, view, theme);
    const NodeId id = node.id;
    const bool invalid = node.invalid, focused = pen.has_focus(id);
    const std::uint32_t at_rest = edge_of(theme, invalid, focused);
    pen.box(input,
        {.fill = theme.surface,
            .border_color = pen.touch(node, true).hovered ? mix(at_rest, theme.text, 0.5F) : at_rest,
            .radius = 10,
            .border = focused || invalid ? 2.0F : 1.0F});
    if (view.kind == InputKind::country) arrow_down(pen, input);
    if (invalid) pen.ring(id, input, 10);  // its own edge says that it is wrong
    TextStyle error = label;
    error.color = theme.error;
    pen.text({.key = view.key + "_error",
        .words = {view.error, ""},
        .style = error,
        .at = {where.x, input.y + 52},
        .width = where.w});
}

}  // namespace till
