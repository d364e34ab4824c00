// A picture with words beside it, and what was said beneath, from edge to edge.
#include "widget/blocks/line.hpp"

#include "widget/blocks/message.hpp"
#include "widget/pen/controls.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr float picture_size = 56, beside_picture = 68;

// What follows the title, below it. Returns the height it took.
float facts(Pen& pen, const LineBlock& block, Column column) {
    const TextStyle meta = type::meta(pen.theme());
    float y = column.y;
    const auto text = [&](std::string_view key, const Words& said, int lines) {
        y += pen.text(
            {.key = key, .words = said, .style = meta, .at = {column.x, y}, .width = column.width, .max_lines = lines});
    };
    text("variant", block.variant, 2);
    text("seller", block.seller, 1);
    for (std::size_t i = 0; i < block.notes.size(); ++i) text("note" + std::to_string(i), {block.notes[i], ""}, 2);
    return y - column.y;
}

// The circle of the first button lines up with the words; its target reaches 4 px beyond.
void stepper(Pen& pen, const StepperView& view, float x, float y) {
    const TextStyle style = type::control(pen.theme());
    const float number = pen.text_width(view.value, style);
    const float between = std::max(56.0F, number + 16);
    const float left = x - 4;
    pen.open(Role::group, "quantity", view.name, {left, y, 2 * least_target + between, least_target}, Part::quantity);
    draw_icon_button(pen, view.less, Icon::minus, {left, y}, Part::less);
    pen.text({.key = "value",
        .words = {view.value, ""},
        .style = style,
        .at = {left + least_target + (between - number) / 2, y + 12},
        .width = number + 1,
        .max_lines = 1});
    draw_icon_button(pen, view.more, Icon::plus, {left + least_target + between, y}, Part::more);
    pen.close();
}

}  // namespace

float draw_line(Pen& pen, const LineBlock& block, Column column) {
    const TextStyle price = type::control(pen.theme());
    const float left = column.x + beside_picture;
    const float width = column.width - beside_picture - pen.text_width(block.price, price) - 12;
    pen.open(Role::group, block.key, block.title.text, {column.x, column.y, column.width, 0}, Part::line);
    pen.image("image", block.image, {column.x, column.y, picture_size, picture_size}, 10);
    float y = column.y;
    y += pen.text({.key = "title",
        .words = block.title,
        .style = type::title(pen.theme()),
        .at = {left, y},
        .width = width,
        .max_lines = 3,
        .part = Part::title});
    pen.text_end({.key = "price",
        .words = {block.price, ""},
        .style = price,
        .at = {column.x + column.width, column.y},
        .part = Part::price});
    y += facts(pen, block, {left, y, width});
    y = std::max(y, column.y + picture_size);
    if (block.quantity) {
        stepper(pen, *block.quantity, left, y + 4);
        y += least_target + 8;
    }
    for (const DisclosureBlock& disclosure : block.disclosures)
        y += 8 + draw_disclosure(pen, disclosure, {column.x, y + 8, column.width});
    for (const MessageBlock& message : block.messages)
        y += 8 + draw_message(pen, message, {column.x, y + 8, column.width});
    pen.close();
    return y - column.y;
}

}  // namespace till
