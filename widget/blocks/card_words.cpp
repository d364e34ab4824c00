// What a card says, row by row. The same walk measures and draws, so the two cannot disagree.
#include "widget/blocks/card_words.hpp"

#include "widget/pen/controls.hpp"
#include "widget/pen/marks.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr float sign = 20;        // room for a tick or a star before words
constexpr int compact_lines = 2;  // from delivery on

// One text of a card, and the space below it.
struct Row {
    std::string_view key;
    const Words& words;
    const TextStyle& style;
    int lines = 1;  // at most; 0 = all
    float gap = 2;
    Part part = Part::none;
    Role role = Role::text;
    int level = 0;
};

// Walks a card's rows; without a pen it only adds up heights.
struct Walk {
    Pen* pen = nullptr;
    const Pen& ruler;
    float x, y, width;
    // Of the line just drawn: where it ends (0 where nothing may stand beside it) and the top of small words beside it.
    float end = 0, beside_top = 0;

    void words(const Row& row) {
        const std::string& text = row.words.text;
        if (text.empty()) return;
        if (pen)
            pen->text({.key = row.key,
                .words = row.words,
                .style = row.style,
                .at = {x, y},
                .width = width,
                .max_lines = row.lines,
                .part = row.part,
                .role = row.role,
                .level = row.level});
        const float height = ruler.measure(text, row.style, width, row.lines);
        end = height > row.style.leading ? 0 : x + ruler.text_width(text, row.style) + 8;
        beside_top = y + (row.style.leading - 18) * 0.75F;
        y += height + row.gap;
    }
    bool beside(std::string_view key, const std::string& text, const TextStyle& style) {
        const float wide = ruler.text_width(text, style);
        if (text.empty() || end <= 0 || end + wide > x + width) return false;
        if (pen)
            pen->text({.key = key,
                .words = {text, ""},
                .style = style,
                .at = {end, beside_top},
                .width = x + width - end,
                .max_lines = 1});
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

// Name, variant and price are never left out.
void name_and_price(Walk& walk, const CardView& card, bool compact) {
    const Theme& theme = walk.ruler.theme();
    const TextStyle meta = type::meta(theme);
    TextStyle was = meta;
    was.struck = true;
    const float gap = compact ? 4 : 6;
    walk.words({.key = "title",
        .words = card.title,
        .style = type::title(theme),
        .lines = 2,
        .gap = card.variant.text.empty() ? gap : 2,
        .part = Part::title,
        .role = Role::heading,
        .level = 3});
    walk.words({.key = "variant", .words = card.variant, .style = meta, .gap = gap});
    walk.words({.key = "price", .words = {card.price, ""}, .style = type::price(theme), .part = Part::price});
    if (!card.price.empty()) walk.read_as(card.price_name);
    if (!walk.beside("price_note", card.price_note, meta))
        walk.words({.key = "price_note", .words = {card.price_note, ""}, .style = meta});
    if (!compact || !walk.beside("was", card.was, was))
        walk.words({.key = "was", .words = {card.was, ""}, .style = was, .lines = 2});
    if (!compact || !walk.beside("unit_price", card.unit_price, meta))
        walk.words({.key = "unit_price", .words = {card.unit_price, ""}, .style = meta});
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
        if (walk.pen) draw_tick(*walk.pen, left, inner.y, check.met);
        inner.words({.key = "check" + std::to_string(i), .words = {check.text, ""}, .style = strong, .lines = 2});
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

void delivery_and_stock(Walk& walk, const CardView& card, bool compact) {
    const Theme& theme = walk.ruler.theme();
    TextStyle strong = type::meta(theme), stock = strong;
    strong.color = theme.text;
    if (card.state == CardState::low_stock) stock.color = theme.warning;
    if (card.state == CardState::out_of_stock) stock.color = theme.error;
    walk.words({.key = "delivery", .words = {card.delivery, ""}, .style = strong, .lines = 2});
    if (!card.delivery.empty() && !card.delivery_name.empty()) walk.read_as(card.delivery_name);
    if (!compact || card.delivery.empty() || !walk.beside("stock", card.stock, stock))
        walk.words({.key = "stock", .words = {card.stock, ""}, .style = stock});
}

// Which of the rows that may give way are painted.
struct Shown {
    bool checks = true, fit = true, returns = true, seller = true, rating = true;
};

Shown shown_in(int lines_left, const Walk& walk, const CardView& card) {
    const auto has_room = [&](bool fits = true) { return fits && lines_left-- > 0; };
    Shown shown;
    shown.checks = card.checks.empty() || has_room(checks_width(walk.ruler, card) <= walk.width);
    shown.fit = card.fit.text.empty() || has_room();
    shown.returns = card.returns.empty() || has_room();
    shown.seller = card.seller.text.empty() || has_room();
    shown.rating = has_room();
    return shown;
}

void rating(Walk& walk, const CardView& card, const TextStyle& style, bool shown) {
    const bool starred = shown && !card.rating.empty();
    if (starred) {
        if (walk.pen) draw_star(*walk.pen, walk.x, walk.y);
        Walk inner = walk;
        inner.x += sign;
        inner.width -= sign;
        inner.words({.key = "rating", .words = {card.rating, ""}, .style = style});
        walk.y = inner.y;
    } else walk.unseen("rating", {card.rating, ""});
    if (!card.rating.empty() && !card.rating_name.empty()) walk.read_as(card.rating_name);
    if (starred && walk.pen) walk.pen->marked("star");
}

// When it comes and what speaks for it. Where there is little room, what gives way is still read, and shown with the
// details.
void promises(Walk& walk, const CardView& card, bool compact) {
    const TextStyle meta = type::meta(walk.ruler.theme());
    const float apart = compact ? 0 : 5;
    walk.y += apart;
    const float top = walk.y;
    delivery_and_stock(walk, card, compact);
    const int lines_left = compact_lines - static_cast<int>((walk.y - top + 2) / 20);
    const Shown shown = compact ? shown_in(lines_left, walk, card) : Shown{};
    const auto line = [&](bool is_shown, std::string_view key, const Words& words) {
        if (is_shown) walk.words({.key = key, .words = words, .style = meta, .lines = compact ? 1 : 2});
        else walk.unseen(key, words);
    };
    if (walk.y > top) walk.y += apart;
    if (shown.checks) checks(walk, card, compact);
    for (std::size_t i = 0; i < card.checks.size() && !shown.checks; ++i)
        walk.unseen("check" + std::to_string(i), {card.checks[i].name, ""});
    if (!card.checks.empty()) walk.y += apart;
    line(shown.fit, "fit", card.fit);
    rating(walk, card, meta, shown.rating);
    line(shown.seller, "seller", card.seller);
    line(shown.returns, "returns", {card.returns, ""});
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
        if (card.details[i].text == card.returns) continue;
        walk.words(
            {.key = "detail" + std::to_string(i), .words = card.details[i], .style = meta, .lines = 0, .gap = 6});
    }
    for (const LinkView& link : card.detail_links) {
        if (walk.pen) draw_link(*walk.pen, link, walk.x, walk.y, walk.width);
        walk.y += 44;
    }
}

}  // namespace

float card_words_end(const Pen& pen, const CardView& card, Column column, bool compact) {
    Walk walk{nullptr, pen, column.x, column.y, column.width};
    rows(walk, card, compact);
    return walk.y;
}

void draw_card_words(Pen& pen, const CardView& card, Column column, bool compact) {
    Walk walk{&pen, pen, column.x, column.y, column.width};
    rows(walk, card, compact);
}

}  // namespace till
