// One product card, in the order of experience E.3. The same walk measures and draws, so the two cannot disagree.
#include "widget/blocks/draw.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr float pad = 14, mat = 8, image_regular = 192, sign = 20;  // room for a tick or a star before words
constexpr int compact_lines = 2;                                    // from delivery on

// Walks a card's rows; without a pen it only adds up heights.
struct Walk {
    Pen* pen = nullptr;
    const Pen& ruler;
    float x, y, width;
    float
        end = 0,
        row =
            0;  // of the line just drawn: where it ends, 0 where nothing may stand beside it, and its top for small words

    void words(std::string_view key, const Words& text, const TextStyle& style, int lines, float gap,
        Role role = Role::text, int level = 0) {
        if (text.text.empty()) return;
        if (pen) pen->text(key, text, style, x, y, width, lines, role, level);
        const float height = ruler.measure(text.text, style, width, lines);
        end = height > style.leading ? 0 : x + ruler.text_width(text.text, style) + 8;
        row = y + (style.leading - 18) * 0.75F;
        y += height + gap;
    }
    bool beside(std::string_view key, const std::string& text, const TextStyle& style) {
        const float wide = ruler.text_width(text, style);
        if (text.empty() || end <= 0 || end + wide > x + width) return false;
        if (pen) pen->text(key, {text, ""}, style, end, row, x + width - end, 1);
        end += wide + 8;
        return true;
    }
    void read_as(const std::string& name) {
        if (pen) pen->read_as(name);
    }
    void unseen(std::string_view key, const Words& text) {
        if (pen) pen->unseen(key, text, x, y);
    }
};

void badges(Pen& pen, const CardView& card, float x, float y, float width) {
    const Theme& theme = pen.theme();
    float left = x;
    const auto badge = [&](std::string_view key, const BadgeView& view) {
        TextStyle style = type::chip(theme);
        style.color = view.tone == Tone::neutral ? theme.muted
            : view.tone == Tone::success         ? theme.success
            : view.tone == Tone::warning         ? theme.warning
                                                 : theme.text;
        const float w = std::min(pen.text_width(view.text, style) + 16, x + width - left);
        if (w < 30) return;
        pen.box({left, y, w, 22},
            {.fill = theme.surface, .border_color = mix(theme.surface, style.color, 0.45F), .radius = 11, .border = 1});
        pen.text(key, {view.text, view.lang}, style, left + 8, y + 3, w - 14, 1);
        left += w + 6;
    };
    badge("disclosure", card.disclosure);
    if (card.offer) badge("offer", *card.offer);
}

// What is bought and what it costs: never left out.
void name_and_price(Walk& walk, const CardView& card, bool compact) {
    const Theme& theme = walk.ruler.theme();
    const TextStyle meta = type::meta(theme);
    TextStyle was = meta;
    was.struck = true;
    const float gap = compact ? 4 : 6;
    walk.words("title", card.title, type::title(theme), 2, card.variant.text.empty() ? gap : 2, Role::heading, 3);
    walk.words("variant", card.variant, meta, 1, gap);
    walk.words("price", {card.price, ""}, type::price(theme), 1, 2);
    if (!card.price.empty()) walk.read_as(card.price_name);
    if (!walk.beside("price_note", card.price_note, meta)) walk.words("price_note", {card.price_note, ""}, meta, 1, 2);
    if (!compact || !walk.beside("was", card.was, was)) walk.words("was", {card.was, ""}, was, 2, 2);
    if (!compact || !walk.beside("unit_price", card.unit_price, meta))
        walk.words("unit_price", {card.unit_price, ""}, meta, 1, 2);
}

// Each on a line of its own, or one beside the other.
void checks(Walk& walk, const CardView& card, bool in_one_line) {
    TextStyle strong = type::meta(walk.ruler.theme());
    strong.color = walk.ruler.theme().text;
    const float top = walk.y;
    float left = walk.x;
    for (std::size_t i = 0; i < card.checks.size(); ++i) {
        const CheckView& check = card.checks[i];
        Walk inner = walk;
        inner.x = left + sign;
        inner.y = in_one_line ? top : walk.y;
        inner.width = walk.x + walk.width - inner.x;
        if (walk.pen) walk.pen->tick(left, inner.y, check.met);
        inner.words("check" + std::to_string(i), {check.text, ""}, strong, 2, 2);
        inner.read_as(check.name);
        if (walk.pen) walk.pen->marked(check.met ? "met" : "unmet");
        walk.y = inner.y;
        if (in_one_line) left = inner.end + 4;
    }
}

float checks_width(const Pen& ruler, const CardView& card) {
    float width = 0;
    for (const CheckView& check : card.checks)
        width += sign + ruler.text_width(check.text, type::meta(ruler.theme())) + (width > 0 ? 12 : 0);
    return width;
}

// When it comes and what speaks for it. Where there is little room, what gives way is still read, and shown with the details.
void promises(Walk& walk, const CardView& card, bool compact) {
    const Theme& theme = walk.ruler.theme();
    const TextStyle meta = type::meta(theme);
    TextStyle strong = meta, stock = meta;
    strong.color = theme.text;
    if (card.state == CardState::low_stock) stock.color = theme.warning;
    if (card.state == CardState::out_of_stock) stock.color = theme.error;
    const float apart = compact ? 0 : 5;
    walk.y += apart;
    const float top = walk.y;
    walk.words("delivery", {card.delivery, ""}, strong, 2, 2);
    if (!card.delivery.empty() && !card.delivery_name.empty()) walk.read_as(card.delivery_name);
    if (!compact || card.delivery.empty() || !walk.beside("stock", card.stock, stock))
        walk.words("stock", {card.stock, ""}, stock, 1, 2);
    int left = compact_lines - static_cast<int>((walk.y - top + 2) / 20);
    const auto has_room = [&](bool fits = true) { return !compact || (fits && left-- > 0); };
    const bool checked = card.checks.empty() || has_room(checks_width(walk.ruler, card) <= walk.width);
    const bool fit = card.fit.text.empty() || has_room(), returns = card.returns.empty() || has_room(),
               seller = card.seller.text.empty() || has_room(), rating = has_room();
    const auto line = [&](bool shown, std::string_view key, const Words& words, int lines) {
        if (shown) walk.words(key, words, meta, compact ? 1 : lines, 2);
        else walk.unseen(key, words);
    };
    if (walk.y > top) walk.y += apart;
    if (checked) checks(walk, card, compact);
    for (std::size_t i = 0; i < card.checks.size() && !checked; ++i)
        walk.unseen("check" + std::to_string(i), {card.checks[i].name, ""});
    if (!card.checks.empty()) walk.y += apart;
    line(fit, "fit", card.fit, 2);
    const bool starred = rating && !card.rating.empty();
    if (starred) {
        if (walk.pen) walk.pen->star(walk.x, walk.y);
        Walk inner = walk;
        inner.x += sign;
        inner.width -= sign;
        inner.words("rating", {card.rating, ""}, meta, 1, 2);
        walk.y = inner.y;
    } else walk.unseen("rating", {card.rating, ""});
    if (!card.rating.empty() && !card.rating_name.empty()) walk.read_as(card.rating_name);
    if (starred && walk.pen) walk.pen->marked("star");
    line(seller, "seller", card.seller, 2);
    line(returns, "returns", {card.returns, ""}, 2);
}

void rows(Walk& walk, const CardView& card, bool compact) {
    name_and_price(walk, card, compact);
    promises(walk, card, compact && !card.expanded);
    if (!card.expanded) return;
    const TextStyle meta = type::meta(walk.ruler.theme());
    walk.y += 10;
    if (walk.pen) walk.pen->hairline(walk.x, walk.y, walk.width);
    walk.y += 12;
    for (std::size_t i = 0; i < card.details.size(); ++i) {
        if (card.details[i].text != card.returns) walk.words("detail" + std::to_string(i), card.details[i], meta, 0, 6);
    }
    for (const LinkView& link : card.detail_links) {
        if (walk.pen) walk.pen->link(link, walk.x, walk.y, walk.width);
        walk.y += 44;
    }
}

float quiet_width(const Pen& pen, const CardView& card) {
    float width = 0;
    for (const ButtonView& more : card.more) width += pen.button_width(more);
    return width;
}

// Quiet buttons share one row, each a little wider than its label asks, or stand one below the other: none is ever cut.
float quiet_height(const Pen& pen, const CardView& card, float width) {
    const bool row = quiet_width(pen, card) <= width;
    float height = 0;
    for (const ButtonView& more : card.more) height = row ? 44 : height + pen.button_height(more, width);
    return height;
}

void quiet_buttons(Pen& pen, const CardView& card, float x, float y, float width) {
    const float spare = (width - quiet_width(pen, card)) / static_cast<float>(card.more.size());
    for (const ButtonView& more : card.more) {
        const float w = spare < 0 ? width : pen.button_width(more) + spare, h = pen.button_height(more, w);
        Node& node = pen.button(more, {x, y, w, h});
        node.expandable = more.key == "details";
        node.expanded = node.expandable && card.expanded;
        if (spare < 0) y += h;
        else x += w;
    }
}

struct Controls {
    float gap, action, quiet, below;
};

Controls controls(const Pen& pen, const CardView& card, float width, CardForm form) {
    const bool below = !card.more.empty() && !form.one_row;
    const float action = form.one_row ? 44 : pen.button_height(card.action, width);
    return {form.compact ? 6.0F : 10.0F, action, below ? quiet_height(pen, card, width) : 0,
        below              ? (form.compact ? 4.0F : 8.0F)
            : form.compact ? 12
                           : pad};
}

float above_words(CardForm form) { return form.beside > 0 ? pad : form.picture + (form.compact ? 8 : 12); }

float words_width(float width, CardForm form) { return width - 2 * pad - form.beside; }

// Where the words of a card end, from its top.
float words_end(const Pen& pen, const CardView& card, float width, CardForm form) {
    Walk walk{nullptr, pen, pad, above_words(form), words_width(width, form)};
    rows(walk, card, form.compact);
    return walk.y;
}

// As high as the words beside it, within what a picture that is nearly square can fill.
float beside_height(float words, CardForm form) {
    return std::clamp(words - mat, form.beside * 0.8F, form.beside * 1.25F);
}

}  // namespace

// Wide cards (a list on a phone) give their picture its share, or a square one would stand between two empty margins.
float picture_height(float width) { return mat + std::max(image_regular, (width - 2 * mat) * 0.77F); }

bool fits_one_row(const Pen& pen, const CardView& card, float width) {
    return quiet_width(pen, card) + pen.button_width(card.action) + 4 <= width - 2 * pad;
}

float card_height(const Pen& pen, const CardView& card, float width, CardForm form) {
    const float words = words_end(pen, card, width, form);
    const Controls under = controls(pen, card, width - 2 * pad, form);
    return (form.beside > 0 ? std::max(words, mat + beside_height(words, form)) : words) + under.gap + under.action +
        under.quiet + under.below;
}

void draw_card(Pen& pen, const CardView& card, const std::string& kind, Box box, CardForm form) {
    const Theme& theme = pen.theme();
    Node& node = pen.open(Role::list_item, card.key, card.position + ": " + card.title.text, box);
    node.role_description = kind;
    pen.begin_press(node.id, box);
    pen.box(box,
        {.fill = theme.raised,
            .border_color = pen.pointed_at(box) ? theme.edge : theme.line,
            .shadow_color = theme.shadow,
            .radius = theme.radius,
            .border = 1,
            .shadow_blur = 14,
            .shadow_y = 3});
    const Box picture = form.beside > 0
        ? Box{box.x + mat, box.y + mat, form.beside - mat, beside_height(words_end(pen, card, box.w, form), form)}
        : Box{box.x + mat, box.y + mat, box.w - 2 * mat, form.picture - mat};
    pen.image("image", card.image, picture, theme.radius - 6);
    badges(pen, card, picture.x + 8, picture.y + 8, picture.w - 16);
    Walk walk{&pen, pen, box.x + form.beside + pad, box.y + above_words(form), words_width(box.w, form)};
    rows(walk, card, form.compact);
    const float left = box.x + pad, wide = box.w - 2 * pad;
    const Controls under = controls(pen, card, wide, form);
    const float y = box.y + box.h - under.below - under.quiet - under.action;
    const float quiet = form.one_row ? quiet_width(pen, card) : 0;
    pen.button(card.action, {left, y, wide - quiet, under.action});
    if (form.one_row) quiet_buttons(pen, card, left + wide - quiet, y, quiet);
    else quiet_buttons(pen, card, left, y + under.action, wide);
    pen.end_press();
    pen.close();
}

}  // namespace till
