// Labels from the start, amounts to the end, what an amount is made of below it.
#include "widget/blocks/totals.hpp"

#include <algorithm>

namespace till {
namespace {

struct RowStyle {
    TextStyle label, amount;
};

RowStyle style_of(const Theme& theme, const TotalRow& row) {
    RowStyle style{type::body(theme), type::body(theme)};
    if (row.grand) style = {type::control(theme), type::grand(theme)};
    else style.label.color = theme.muted;
    style.amount.tabular = true;
    return style;
}

// Returns the height it took.
float draw_row(Pen& pen, const TotalRow& row, Column column) {
    const auto [label, amount] = style_of(pen.theme(), row);
    const float label_width = column.width - pen.text_width(row.amount, amount) - 16;
    const float height = std::max(amount.leading, pen.measure(row.label.text, label, label_width));
    const std::string name = row.label.text + ", " + row.amount;
    pen.open(Role::list_item, row.key, name, {column.x, column.y, column.width, height});
    const float lower = row.grand ? (amount.leading - label.leading) / 2 : 0;
    pen.text({.key = "label",
        .words = row.label,
        .style = label,
        .at = {column.x, column.y + lower},
        .width = label_width,
        .part = Part::label});
    pen.text_end({.key = "amount",
        .words = {row.amount, ""},
        .style = amount,
        .at = {column.x + column.width, column.y},
        .part = Part::price});
    float y = column.y + height + 4;
    for (std::size_t i = 0; i < row.sub_lines.size(); ++i)
        y += pen.text({.key = "sub" + std::to_string(i),
                 .words = {row.sub_lines[i], ""},
                 .style = type::meta(pen.theme()),
                 .at = {column.x, y},
                 .width = column.width,
                 .part = Part::sub_line}) +
            2;
    pen.close();
    return y - column.y;
}

}  // namespace

float draw_totals(Pen& pen, const TotalsBlock& block, Column column) {
    Column at = column;
    pen.open(Role::list, block.key, "", {column.x, column.y, column.width, 0}, Part::totals);
    for (const TotalRow& row : block.rows) {
        if (row.grand) {
            pen.hairline(at.x, at.y + 4, at.width);
            at.y += 12;
        }
        at.y += draw_row(pen, row, at);
    }
    pen.close();
    return at.y - 4 - column.y;
}

}  // namespace till
