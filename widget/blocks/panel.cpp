// The sheet and the receipt: one column of blocks in reading order, and the space between them (experience E.5).
#include "widget/blocks/draw.hpp"

#include <algorithm>
#include <cmath>

namespace till {
namespace {

// In steps of 8: from the edge, between sections, between what belongs together.
constexpr float apart = 24, within = 16;

bool is_small_text(const Block& block) {
    const auto* text = std::get_if<TextBlock>(&block);
    return text && text->small;
}

bool is_strong_text(const Block& block) {
    const auto* text = std::get_if<TextBlock>(&block);
    return text && text->strong;
}

// What is pressed without a border brings air of its own: its words stand in the middle of 44 px.
bool is_airy(const Block& block) {
    const auto* row = std::get_if<ButtonsBlock>(&block);
    const auto* told = std::get_if<FactBlock>(&block);
    return (row && are_quiet(*row)) || (told && is_row(*told)) || std::holds_alternative<LinksBlock>(block) ||
        std::holds_alternative<CheckboxBlock>(block);
}

bool is_box(const Block& block) { return std::holds_alternative<ChoiceBlock>(block); }

bool sets_apart(const Block& block) {
    const auto* told = std::get_if<FactBlock>(&block);
    return std::holds_alternative<LineBlock>(block) || (told && !is_row(*told)) ||
        std::holds_alternative<TotalsBlock>(block);
}

// A hairline before what begins a section, but not within one.
bool is_parted(const Block& above, const Block& below) {
    return sets_apart(below) && !(std::holds_alternative<FactBlock>(above) && std::holds_alternative<FactBlock>(below));
}

float space(const Block& above, const Block& below) {
    if (is_airy(above) && is_airy(below)) return 0;
    if (is_small_text(above) && is_small_text(below)) return 4;
    if (is_strong_text(above) && is_strong_text(below)) return 2;
    if (is_airy(above) || is_airy(below))
        return is_small_text(above) || is_small_text(below) ? 0 : 12;  // Not now never lies near Pay
    if (std::holds_alternative<FactBlock>(above) && std::holds_alternative<FactBlock>(below)) return 12;
    return is_box(above) || is_box(below) ? apart : within;
}

// Paid, but not as agreed: no tick stands over that.
bool tells_of_error(const PanelView& view) {
    return std::any_of(view.blocks.begin(), view.blocks.end(), [](const Block& block) {
        const auto* message = std::get_if<MessageBlock>(&block);
        return message && message->tone == Tone::error;
    });
}

}  // namespace

float draw_panel(Pen& pen, std::string_view key, const PanelView& view, const Surface& surface, float top) {
    const Theme& theme = pen.theme();
    const float width = std::min(480.0F, surface.width), left = std::round((surface.width - width) / 2),
                pad = width < 400 ? within : apart, inner = width - 2 * pad, x = left + pad;
    const bool receipt = view.kind == PanelKind::receipt;
    // The frame is painted before what it holds, so its height comes from a walk that paints and describes nothing.
    Node& node = pen.open(receipt ? Role::article : Role::dialog, key, view.title, {left, top, width, 0});
    node.modal = !receipt;
    node.on_activate = view.on_leave;
    const NodeId id = node.id;
    float height = 0;
    for (const bool paint : {false, true}) {
        Pen::Rehearsal rehearsal(pen, !paint);
        if (paint)
            pen.box({left, top, width, height},
                {.fill = theme.surface,
                    .border_color = theme.line,
                    .shadow_color = surface.width >= width + 60 ? theme.shadow : 0U,
                    .radius = theme.radius + 4,
                    .border = 1,
                    .shadow_blur = 30,
                    .shadow_y = 8});
        float y = top + pad;
        float title_left = x;
        if (receipt) {
            const bool in_order = !tells_of_error(view);
            pen.box({x, y - 1, 28, 28}, {.fill = in_order ? theme.success : theme.warning, .radius = 14});
            const float tick[] = {x + 8, y + 13, x + 12.5F, y + 17.5F, x + 20, y + 9},
                        stem[] = {x + 14, y + 6.5F, x + 14, y + 14.5F}, dot[] = {x + 14, y + 17.8F, x + 14, y + 20.2F};
            if (in_order) pen.sign(tick, 3, x, 28, theme.surface, 2.2F);
            else
                for (const float* part : {stem, dot}) pen.sign(part, 2, x, 28, theme.surface, 2.4F);
            title_left += 40;
        }
        y += std::max(26.0F,
                 pen.text("title", {view.title, ""}, type::heading(theme), title_left, y,
                     inner - (title_left - x) - (view.close ? 44 : 0), 3, Role::heading, 2)) +
            16;
        if (view.close) {
            ButtonView close = *view.close;
            close.key = "close";
            pen.icon_button(close, Pen::Icon::close, {left + width - pad - 34, top + pad - 9, 44, 44});
        }
        const Block* above = nullptr;  // the last that took any room
        for (const Block& below : view.blocks) {
            const float before = y;
            if (above && is_parted(*above, below)) {
                y += is_airy(*above) ? 4 : within;
                pen.hairline(x, y, inner);
                y += within;
            } else if (above) y += space(*above, below);
            const float taken = draw_block(pen, below, x, y, inner);
            y = taken > 0 ? y + taken : before;
            if (taken > 0) above = &below;
        }
        y += above && is_airy(*above) ? 8 : pad;
        height = y - top;
    }
    pen.close();
    pen.resize(id, height);
    return height;
}

float draw(Pen& pen, const View& view, const Surface& surface) {
    float y = 0;
    pen.open(Role::group, "", "", {0, 0, surface.width, 0});
    if (view.keys) y += draw_panel(pen, "keys", *view.keys, surface, 6) + 36;
    else if (view.carousel && !(view.panel && view.panel->kind == PanelKind::sheet))
        y += draw_carousel(pen, *view.carousel, surface, y);
    if (view.panel && !view.keys)
        y += (y > 0 ? 16 : 0) + draw_panel(pen, "panel", *view.panel, surface, y > 0 ? y + 16 : 6) + (y > 0 ? 0 : 6) +
            30;
    pen.live(Role::status, "status", view.polite);
    pen.live(Role::alert, "alert", view.assertive);
    pen.close();
    return y;
}

}  // namespace till
