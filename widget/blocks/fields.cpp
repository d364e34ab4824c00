// Fields side by side or one below the other; a checkbox with what leads to more about it.
#include "widget/blocks/fields.hpp"

#include "widget/pen/controls.hpp"
#include "widget/pen/field.hpp"
#include "widget/pen/options.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr float below_field = 16, beside_field = 12;
constexpr float field_height = 70, least_width = 140;

// Side by side where each has room for its label.
bool fit_in_row(const Pen& pen, const FieldsBlock& block, float each) {
    const TextStyle label = type::meta(pen.theme());
    return each >= least_width && std::all_of(block.fields.begin(), block.fields.end(), [&](const InputView& field) {
        return pen.text_width(field.label, label) <= each;
    });
}

float height_of(const Pen& pen, const InputView& field, float width) {
    if (field.error.empty()) return field_height;
    return field_height + (4 + pen.measure(field.error, type::meta(pen.theme()), width));
}

}  // namespace

float draw_fields(Pen& pen, const FieldsBlock& block, Column column) {
    const auto count = static_cast<float>(block.fields.size());
    const float each = (column.width - beside_field * (count - 1)) / count;
    const bool row = fit_in_row(pen, block, each);
    const float width = row ? each : column.width;
    float left = column.x, y = column.y, height = 0;
    for (const InputView& field : block.fields) {
        const float high = height_of(pen, field, width);
        draw_field(pen, field, {left, y, width, field_height});
        height = row ? std::max(height, high) : y + high - column.y;
        if (row) left += width + beside_field;
        else y += high + below_field;
    }
    return height;
}

// What leads to more stands at the end of the row, unless that would leave the label too little.
float draw_agreement(Pen& pen, const CheckboxBlock& block, Column column) {
    const TextStyle meta = type::meta(pen.theme());
    const float link = block.link ? std::max(least_target, pen.text_width(block.link->label.text, meta)) : 0;
    const bool beside = link > 0 && column.width - link >= 190;
    const float width = beside ? column.width - link - 16 : column.width;
    const float height = std::max(least_target, pen.measure(block.label.text, meta, width - 32) + 12);
    draw_checkbox(pen, block, {column.x, column.y, width, height});
    if (!block.link) return height;
    if (beside) {
        draw_link(pen, *block.link, column.x + column.width - link, column.y + (height - least_target) / 2, link);
        return height;
    }
    draw_link(pen, *block.link, column.x + 32, column.y + height, column.width - 32);
    return height + least_target;
}

}  // namespace till
