// The frame, the picture, the badges and the buttons of a card.
#include "widget/blocks/card.hpp"

#include "widget/blocks/card_words.hpp"
#include "widget/pen/controls.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr float pad = 14, mat = 8, image_regular = 192;

std::uint32_t badge_color(const Theme& theme, Tone tone) {
    switch (tone) {
        case Tone::neutral: return theme.muted;
        case Tone::success: return theme.success;
        case Tone::warning: return theme.warning;
        case Tone::info:
        case Tone::error: return theme.text;
    }
    return theme.text;
}

// Returns the width it took, 0 where there is no room for it.
float badge(Pen& pen, std::string_view key, const BadgeView& view, Spot at, float room) {
    const Theme& theme = pen.theme();
    TextStyle style = type::chip(theme);
    style.color = badge_color(theme, view.tone);
    const float width = std::min(pen.text_width(view.text, style) + 16, room);
    if (width < 30) return 0;
    const std::uint32_t border = mix(theme.surface, style.color, 0.45F);
    pen.box({at.x, at.y, width, 22}, {.fill = theme.surface, .border_color = border, .radius = 11, .border = 1});
    pen.text({.key = key,
        .words = {view.text, view.lang},
        .style = style,
        .at = {at.x + 8, at.y + 3},
        .width = width - 14,
        .max_lines = 1,
        .part = Part::badge});
    return width;
}

void badges(Pen& pen, const CardView& card, Spot at, float width) {
    const float taken = badge(pen, "disclosure", card.disclosure, at, width);
    const float next = taken > 0 ? taken + 6 : 0;
    if (card.offer) badge(pen, "offer", *card.offer, {at.x + next, at.y}, width - next);
}

float quiet_width(const Pen& pen, const CardView& card) {
    float width = 0;
    for (const ButtonView& more : card.more) width += button_width(pen, more);
    return width;
}

// Quiet buttons share one row, each a little wider than its label asks, or stand one below the other: none is ever cut.
float quiet_height(const Pen& pen, const CardView& card, float width) {
    const bool row = quiet_width(pen, card) <= width;
    float height = 0;
    for (const ButtonView& more : card.more) height = row ? 44 : height + button_height(pen, more, width);
    return height;
}

void quiet_buttons(Pen& pen, const CardView& card, float x, float y, float width) {
    const float spare = (width - quiet_width(pen, card)) / static_cast<float>(card.more.size());
    for (const ButtonView& more : card.more) {
        const float w = spare < 0 ? width : button_width(pen, more) + spare, h = button_height(pen, more, w);
        Node& node = draw_button(pen, more, {x, y, w, h});
        node.expandable = more.key == "details";
        node.expanded = node.expandable && card.expanded;
        if (spare < 0) y += h;
        else x += w;
    }
}

// Heights of what stands below a card's words.
struct Controls {
    float gap, action, quiet, below;
};

float air_below(CardForm form, bool quiet_below) {
    if (quiet_below) return form.compact ? 4 : 8;
    return form.compact ? 12 : pad;
}

Controls controls(const Pen& pen, const CardView& card, float width, CardForm form) {
    const bool quiet_below = !card.more.empty() && !form.one_row;
    return {.gap = form.compact ? 6.0F : 10.0F,
        .action = form.one_row ? 44 : button_height(pen, card.action, width),
        .quiet = quiet_below ? quiet_height(pen, card, width) : 0,
        .below = air_below(form, quiet_below)};
}

float above_words(CardForm form) { return form.beside > 0 ? pad : form.picture + (form.compact ? 8 : 12); }

// Of a card of that width at the origin.
Column words_column(float width, CardForm form) {
    return {pad + form.beside, above_words(form), width - 2 * pad - form.beside};
}

// Where the words of a card end, from its top.
float words_end(const Pen& pen, const CardView& card, float width, CardForm form) {
    return card_words_end(pen, card, words_column(width, form), form.compact);
}

// As high as the words beside it, within what a picture that is nearly square can fill.
float beside_height(float words, CardForm form) {
    return std::clamp(words - mat, form.beside * 0.8F, form.beside * 1.25F);
}

void frame(Pen& pen, Box box) {
    const Theme& theme = pen.theme();
    pen.box(box,
        {.fill = theme.raised,
            .border_color = pen.pointed_at(box) ? theme.edge : theme.line,
            .shadow_color = theme.shadow,
            .radius = theme.radius,
            .border = 1,
            .shadow_blur = 14,
            .shadow_y = 3});
}

Box picture_of(const Pen& pen, const CardView& card, Box box, CardForm form) {
    if (form.beside <= 0) return {box.x + mat, box.y + mat, box.w - 2 * mat, form.picture - mat};
    const float height = beside_height(words_end(pen, card, box.w, form), form);
    return {box.x + mat, box.y + mat, form.beside - mat, height};
}

void buttons(Pen& pen, const CardView& card, Box box, CardForm form) {
    const float left = box.x + pad, width = box.w - 2 * pad;
    const Controls under = controls(pen, card, width, form);
    const float top = box.y + box.h - under.below - under.quiet - under.action;
    const float quiet = form.one_row ? quiet_width(pen, card) : 0;
    draw_button(pen, card.action, {left, top, width - quiet, under.action}).part = Part::action;
    if (form.one_row) quiet_buttons(pen, card, left + width - quiet, top, quiet);
    else quiet_buttons(pen, card, left, top + under.action, width);
}

}  // namespace

// Wide cards (a list on a phone) give their picture its share, or a square one would stand between two empty margins.
float picture_height(float width) { return mat + std::max(image_regular, (width - 2 * mat) * 0.77F); }

bool fits_one_row(const Pen& pen, const CardView& card, float width) {
    return quiet_width(pen, card) + button_width(pen, card.action) + 4 <= width - 2 * pad;
}

float card_height(const Pen& pen, const CardView& card, float width, CardForm form) {
    const float words = words_end(pen, card, width, form);
    const Controls under = controls(pen, card, width - 2 * pad, form);
    return (form.beside > 0 ? std::max(words, mat + beside_height(words, form)) : words) + under.gap + under.action +
        under.quiet + under.below;
}

void draw_card(Pen& pen, const CardView& card, const std::string& kind, Box box, CardForm form) {
    Node& node = pen.open(Role::list_item, card.key, card.position + ": " + card.title.text, box, Part::card);
    node.role_description = kind;
    pen.begin_press(node.id, box);
    frame(pen, box);
    const Box picture = picture_of(pen, card, box, form);
    pen.image("image", card.image, picture, pen.theme().radius - 6);
    badges(pen, card, {picture.x + 8, picture.y + 8}, picture.w - 16);
    const Column words = words_column(box.w, form);
    draw_card_words(pen, card, {box.x + words.x, box.y + words.y, words.width}, form.compact);
    buttons(pen, card, box, form);
    pen.end_press();
    pen.close();
}

}  // namespace till
