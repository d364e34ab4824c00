// Options flow like words, or stand as rows of one box.
#include "widget/blocks/choice.hpp"

#include "widget/pen/options.hpp"

#include <algorithm>

namespace till {
namespace {

// Labels alone (sizes, colours) flow like words.
bool flows(const ChoiceBlock& block) {
    return std::all_of(block.options.begin(), block.options.end(), [](const OptionView& option) {
        return option.icon.empty() && option.trailing.empty() && (option.detail.empty() || !option.enabled);
    });
}

float chips(Pen& pen, const ChoiceBlock& block, Column column) {
    float row = 44;
    for (const OptionView& option : block.options) row = std::max(row, radio_height(pen, option, column.width));
    float left = column.x, y = column.y;
    for (const OptionView& option : block.options) {
        const float width = std::min(column.width, radio_width(pen, option));
        if (left > column.x && left + width > column.x + column.width) {
            left = column.x;
            y += row + 8;
        }
        draw_radio(pen, option, option.key == block.selected, {left, y, width, row});
        left += width + 8;
    }
    return y + row - column.y;
}

// What has a date, a price or a mark is a row of one box, parted by hairlines.
float rows(Pen& pen, const ChoiceBlock& block, Column column) {
    const Theme& theme = pen.theme();
    float height = 0;
    for (const OptionView& option : block.options) height += radio_height(pen, option, column.width);
    pen.box({column.x, column.y, column.width, height},
        {.fill = theme.surface,
            .border_color = theme.line,
            .shadow_color = theme.shadow,
            .radius = 12,
            .border = 1,
            .shadow_blur = 6,
            .shadow_y = 1});
    float y = column.y;
    for (const OptionView& option : block.options) {
        if (y > column.y) pen.hairline(column.x + 16, y, column.width - 32);
        const float row = radio_height(pen, option, column.width);
        draw_radio_row(pen, option, option.key == block.selected, {column.x, y, column.width, row});
        y += row;
    }
    return height;
}

}  // namespace

float draw_choice(Pen& pen, const ChoiceBlock& block, Column column) {
    pen.open(Role::radio_group, block.key, block.legend, {column.x, column.y, column.width, 0}, Part::choice);
    const TextStyle style = type::control(pen.theme());
    const float legend = pen.text({.key = "legend",
                             .words = {block.legend, ""},
                             .style = style,
                             .at = {column.x, column.y},
                             .width = column.width,
                             .max_lines = 1}) +
        8;
    column.y += legend;
    const float options = flows(block) ? chips(pen, block, column) : rows(pen, block, column);
    pen.close();
    return legend + options;
}

}  // namespace till
