// In one row, all alike, where their words fit; quiet ones also each as wide as it asks. Else one below the other.
#include "widget/blocks/buttons.hpp"

#include "widget/pen/controls.hpp"

#include <algorithm>

namespace till {
namespace {

float asked_width(const Pen& pen, const ButtonView& button) { return button_width(pen, button) + 16; }

enum class Share : std::uint8_t { alike, as_asked, whole };  // whole: one below the other

struct Widths {
    Share share = Share::whole;
    float alike = 0, spare = 0;  // of each in a row

    float of(const Pen& pen, const ButtonView& button, float column) const {
        if (share == Share::whole) return column;
        return share == Share::alike ? alike : asked_width(pen, button) + spare;
    }
};

Widths widths_of(const Pen& pen, const ButtonsBlock& block, bool quiet, float room) {
    const auto count = static_cast<float>(block.buttons.size());
    float all = 0, widest = 0;
    for (const ButtonView& button : block.buttons) {
        const float width = asked_width(pen, button);
        all += width;
        widest = std::max(widest, width);
    }
    Widths widths{.alike = room / count, .spare = (room - all) / count};
    if (widest * count <= room) widths.share = Share::alike;
    else if (quiet && all <= room) widths.share = Share::as_asked;
    return widths;
}

// Why a button cannot be pressed, below all of them. Returns the height it took.
float reasons(Pen& pen, const ButtonsBlock& block, Column column) {
    const TextStyle style = type::meta(pen.theme());
    float height = 0;
    for (const ButtonView& button : block.buttons) {
        if (button.enabled || button.reason.empty() || button.busy) continue;
        height += 6 +
            pen.text({.key = button.key + "_reason",
                .words = {button.reason, ""},
                .style = style,
                .at = {column.x, column.y + height + 6},
                .width = column.width});
    }
    return height;
}

}  // namespace

bool are_quiet(const ButtonsBlock& row) {
    return std::all_of(row.buttons.begin(), row.buttons.end(),
        [](const ButtonView& button) { return button.emphasis == Emphasis::quiet; });
}

float draw_buttons(Pen& pen, const ButtonsBlock& block, Column column) {
    if (block.buttons.empty()) return 0;
    if (block.leading) {
        column.x -= 8;  // the target reaches beyond the words
        column.width = std::min(column.width + 8, button_width(pen, block.buttons.front()));
    }
    const bool quiet = are_quiet(block);
    const ButtonSize size = block.large ? ButtonSize::large : ButtonSize::usual;
    const float between = quiet ? 0 : 12, below = quiet ? 0 : 8;
    const float gaps = between * static_cast<float>(block.buttons.size() - 1);
    const Widths widths = widths_of(pen, block, quiet, column.width - gaps);
    const bool row = widths.share != Share::whole;
    float left = column.x, y = column.y, height = 0;
    for (const ButtonView& button : block.buttons) {
        const float width = widths.of(pen, button, column.width);
        const float high = button_height(pen, button, width, size);
        draw_button(pen, button, {left, y, width, high}, size);
        height = row ? std::max(height, high) : y + high - column.y;
        if (row) left += width + between;
        else y += high + below;
    }
    return height + reasons(pen, block, {column.x, column.y + height, column.width});
}

float draw_links(Pen& pen, const LinksBlock& block, Column column) {
    float left = column.x, y = column.y;
    for (const LinkView& link : block.links) {
        const float width = pen.text_width(link.label.text, type::meta(pen.theme()));
        if (left > column.x && left + width > column.x + column.width) {
            left = column.x;
            y += least_target;
        }
        draw_link(pen, link, left, y, column.width);
        left += std::max(width + 20, least_target);
    }
    return y + least_target - column.y;
}

}  // namespace till
