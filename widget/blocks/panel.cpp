// The frame, the title and the rhythm of blocks.
#include "widget/blocks/panel.hpp"

#include "widget/blocks/block.hpp"
#include "widget/blocks/buttons.hpp"
#include "widget/blocks/fact.hpp"
#include "widget/pen/controls.hpp"

#include <algorithm>
#include <cmath>

namespace till {
namespace {

// In steps of 8: from the edge, between sections, between what belongs together.
constexpr float apart = 24, within = 16;
constexpr float widest = 480;

bool is_small_text(const Block& block) {
    const auto* text = std::get_if<TextBlock>(&block);
    return text && text->small;
}

bool is_strong_text(const Block& block) {
    const auto* text = std::get_if<TextBlock>(&block);
    return text && text->strong;
}

bool is_fact(const Block& block) { return std::holds_alternative<FactBlock>(block); }

bool is_choice(const Block& block) { return std::holds_alternative<ChoiceBlock>(block); }

// Controls without a border bring air of their own: their words stand in the middle of 44 px.
bool is_airy(const Block& block) {
    const auto* row = std::get_if<ButtonsBlock>(&block);
    const auto* fact = std::get_if<FactBlock>(&block);
    return (row && are_quiet(*row)) || (fact && is_row(*fact)) || std::holds_alternative<LinksBlock>(block) ||
        std::holds_alternative<CheckboxBlock>(block);
}

bool begins_section(const Block& block) {
    const auto* fact = std::get_if<FactBlock>(&block);
    return std::holds_alternative<LineBlock>(block) || (fact && !is_row(*fact)) ||
        std::holds_alternative<TotalsBlock>(block);
}

// A hairline stands before what begins a section, but not within one.
bool is_parted(const Block& above, const Block& below) {
    return begins_section(below) && !(is_fact(above) && is_fact(below));
}

float space(const Block& above, const Block& below) {
    if (is_airy(above) && is_airy(below)) return 0;
    if (is_small_text(above) && is_small_text(below)) return 4;
    if (is_strong_text(above) && is_strong_text(below)) return 2;
    if (is_airy(above) || is_airy(below))
        return is_small_text(above) || is_small_text(below) ? 0 : 12;  // Not now never lies near Pay
    if (is_fact(above) && is_fact(below)) return 12;
    return is_choice(above) || is_choice(below) ? apart : within;
}

// Paid, but different from the consent: no success mark.
bool tells_of_error(const PanelView& view) {
    return std::any_of(view.blocks.begin(), view.blocks.end(), [](const Block& block) {
        const auto* message = std::get_if<MessageBlock>(&block);
        return message && message->tone == Tone::error;
    });
}

// Where a panel lies, and the column of its blocks.
struct Place {
    float left, top, width, pad;

    Column column() const { return {left + pad, top + pad, width - 2 * pad}; }
};

Place place_of(const Surface& surface, float top) {
    const float width = std::min(widest, surface.width);
    return {std::round((surface.width - width) / 2), top, width, width < 400 ? within : apart};
}

void frame(Pen& pen, const Place& place, const Surface& surface, float height) {
    const Theme& theme = pen.theme();
    pen.box({place.left, place.top, place.width, height},
        {.fill = theme.surface,
            .border_color = theme.line,
            .shadow_color = surface.width >= place.width + 60 ? theme.shadow : 0U,
            .radius = theme.radius + 4,
            .border = 1,
            .shadow_blur = 30,
            .shadow_y = 8});
}

// A tick for what went as agreed, an exclamation mark for what did not.
void seal(Pen& pen, bool as_agreed, float x, float y) {
    const Theme& theme = pen.theme();
    pen.box({x, y, 28, 28}, {.fill = as_agreed ? theme.success : theme.warning, .radius = 14});
    const float tick[] = {x + 8, y + 14, x + 12.5F, y + 18.5F, x + 20, y + 10};
    if (as_agreed) return pen.sign(tick, 3, x, 28, theme.surface, 2.2F);
    const float stem[] = {x + 14, y + 7.5F, x + 14, y + 15.5F};
    const float dot[] = {x + 14, y + 18.8F, x + 14, y + 21.2F};
    for (const float* part : {stem, dot}) pen.sign(part, 2, x, 28, theme.surface, 2.4F);
}

// Returns the height it took.
float title(Pen& pen, const PanelView& view, const Place& place) {
    const Column column = place.column();
    const bool receipt = view.kind == PanelKind::receipt;
    if (receipt) seal(pen, !tells_of_error(view), column.x, column.y - 1);
    const float indent = receipt ? 40 : 0;
    const float height = pen.text({.key = "title",
        .words = {view.title, ""},
        .style = type::heading(pen.theme()),
        .at = {column.x + indent, column.y},
        .width = column.width - indent - (view.close ? 44 : 0),
        .max_lines = 3,
        .role = Role::heading,
        .level = 2});
    if (view.close) {
        ButtonView close = *view.close;
        close.key = "close";
        const Spot corner{place.left + place.width - place.pad - 34, place.top + place.pad - 9};
        draw_icon_button(pen, close, Icon::close, corner, Part::close);
    }
    return std::max(26.0F, height);
}

// Returns where the panel ends.
float blocks(Pen& pen, const PanelView& view, const Place& place, float top) {
    Column column = place.column();
    column.y = top;
    const Block* above = nullptr;  // the last that took any room
    for (const Block& below : view.blocks) {
        const float before = column.y;
        if (above && is_parted(*above, below)) {
            column.y += is_airy(*above) ? 4 : within;
            pen.hairline(column.x, column.y, column.width);
            column.y += within;
        } else if (above) column.y += space(*above, below);
        const float taken = draw_block(pen, below, column);
        column.y = taken > 0 ? column.y + taken : before;
        if (taken > 0) above = &below;
    }
    return column.y + (above && is_airy(*above) ? 8 : place.pad);
}

}  // namespace

float draw_panel(Pen& pen, std::string_view key, const PanelView& view, const Surface& surface, float top) {
    const Place place = place_of(surface, top);
    const bool receipt = view.kind == PanelKind::receipt;
    Node& node = pen.open(receipt ? Role::article : Role::dialog, key, view.title, {place.left, top, place.width, 0});
    node.modal = !receipt;
    node.on_activate = view.on_leave;
    const NodeId id = node.id;
    // The frame is painted before what it holds, so its height comes from a walk that paints and describes nothing.
    float height = 0;
    for (const bool paint : {false, true}) {
        const Pen::Rehearsal rehearsal(pen, !paint);
        if (paint) frame(pen, place, surface, height);
        const float below_title = top + place.pad + title(pen, view, place) + 16;
        height = blocks(pen, view, place, below_title) - top;
    }
    pen.close();
    pen.resize(id, height);
    return height;
}

}  // namespace till
