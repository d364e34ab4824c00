// Name and value in one row where they are short and only told, else the value below its name.
#include "widget/blocks/fact.hpp"

#include "widget/pen/controls.hpp"

#include <algorithm>
#include <cmath>

namespace till {
namespace {

constexpr float label_share = 0.36F;  // of the column, in a row

void open(Pen& pen, const FactBlock& block, Column column) {
    const Part part = block.action ? Part::fact : Part::fact_row;
    pen.open(Role::group, block.key, block.label, {column.x, column.y, column.width, 0}, part);
}

float line(Pen& pen, const FactBlock& block, std::size_t index, Column column, int lines) {
    return pen.text({.key = "line" + std::to_string(index),
        .words = block.lines[index],
        .style = type::body(pen.theme()),
        .at = {column.x, column.y},
        .width = column.width,
        .max_lines = lines});
}

float label(Pen& pen, const FactBlock& block, const TextStyle& style, Column column, int lines) {
    return pen.text({.key = "label",
        .words = {block.label, ""},
        .style = style,
        .at = {column.x, column.y},
        .width = column.width,
        .max_lines = lines,
        .part = Part::label});
}

// A short fact without an action stands in one row, as totals do.
bool stands_beside(const Pen& pen, const FactBlock& block, float width) {
    const TextStyle style = type::body(pen.theme());
    const float beside = width * label_share - 12, value = width - width * label_share;
    return !block.action && width >= 300 && pen.text_width(block.label, style) <= beside &&
        std::all_of(block.lines.begin(), block.lines.end(),
            [&](const Words& words) { return pen.text_width(words.text, style) <= value; });
}

float draw_in_row(Pen& pen, const FactBlock& block, Column column) {
    TextStyle style = type::body(pen.theme());
    style.color = pen.theme().muted;
    const float from = std::round(column.width * label_share);
    open(pen, block, column);
    label(pen, block, style, {column.x, column.y, from}, 1);
    Column value{column.x + from, column.y, column.width - from};
    for (std::size_t i = 0; i < block.lines.size(); ++i) value.y += line(pen, block, i, value, 1);
    pen.close();
    return value.y - column.y;
}

}  // namespace

bool is_row(const FactBlock& block) { return block.lines.empty() && block.action; }

float draw_fact(Pen& pen, const FactBlock& block, Column column) {
    if (stands_beside(pen, block, column.width)) return draw_in_row(pen, block, column);
    const bool row = is_row(block);
    const float action = block.action ? button_width(pen, *block.action) + 8 : 0;
    const float beside = column.width - action, air = row ? 12 : 0;
    open(pen, block, column);
    Column at{column.x, column.y + air, beside};
    at.y += label(pen, block, type::control(pen.theme()), at, row ? 1 : 2) + (row ? air : 2);
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        at.width = block.action && i == 0 ? beside : column.width;
        at.y += line(pen, block, i, at, 3);
    }
    // The words of the button end at the column's edge; its target reaches beyond.
    if (block.action) draw_button(pen, *block.action, {column.x + beside + 12, column.y - 12 + air, action, 44});
    pen.close();
    return at.y - column.y;
}

}  // namespace till
