// One product card, in the order of experience E.3. The same walk measures and draws, so the two cannot disagree.
#include "widget/draw.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr float pad = 14, mat = 8, image_regular = 192, image_compact = 128, cta = 44;

// Walks a card's rows; with `draw` off it only adds up heights.
struct Walk {
    Pen* pen = nullptr;      // null while measuring
    const Pen& ruler;
    float x, y, width;

    void words(std::string_view key, const Words& text, const TextStyle& style, int lines, float gap, Role role = Role::text, int level = 0) {
        if (text.text.empty()) return;
        if (pen) pen->text(key, text, style, x, y, width, lines, role, level);
        y += ruler.measure(text.text, style, width, lines) + gap;
    }
};

void badges(Pen& pen, const CardView& card, float x, float y, float width) {
    const Theme& theme = pen.theme();
    float left = x;
    const auto badge = [&](std::string_view key, const BadgeView& view) {
        TextStyle style = type::chip(theme);
        style.color = view.tone == Tone::neutral ? theme.muted : view.tone == Tone::success ? theme.success : view.tone == Tone::warning ? theme.warning : theme.text;
        const float w = std::min(pen.text_width(view.text, style) + 16, x + width - left);
        if (w < 30) return;
        pen.box({left, y, w, 22}, {.fill = theme.surface, .border_color = mix(theme.surface, style.color, 0.45F), .radius = 11, .border = 1});
        pen.text(key, {view.text, view.lang}, style, left + 8, y + 3, w - 14, 1);
        left += w + 6;
    };
    badge("disclosure", card.disclosure);
    if (card.offer) badge("offer", *card.offer);
}

void rows(Walk& walk, const CardView& card) {
    const Theme& theme = walk.ruler.theme();
    walk.words("title", card.title, type::title(theme), 2, card.variant.text.empty() ? 6 : 2, Role::heading, 3);
    walk.words("variant", card.variant, type::meta(theme), 1, 6);
    TextStyle meta = type::meta(theme), strong = meta;
    const TextStyle price = type::price(theme);
    const float after = walk.ruler.text_width(card.price, price) + 8;
    const bool beside = after + walk.ruler.text_width(card.price_note, meta) <= walk.width;
    const auto read_as = [&](const std::string& words, const std::string& name) {
        if (walk.pen && !words.empty()) walk.pen->read_as(name);
    };
    if (walk.pen) {
        walk.pen->text("price", {card.price, ""}, price, walk.x, walk.y, walk.width, 1);
        read_as(card.price, card.price_name);
        if (beside) walk.pen->text("price_note", {card.price_note, ""}, meta, walk.x + after, walk.y + 3, walk.width - after, 1);
    }
    walk.y += 24;
    if (!beside) walk.words("price_note", {card.price_note, ""}, meta, 1, 2);
    strong.color = theme.text;
    TextStyle was = meta;
    was.struck = true;
    walk.words("was", {card.was, ""}, was, 1, 2);
    walk.words("unit_price", {card.unit_price, ""}, meta, 1, 2);
    walk.words("delivery", {card.delivery, ""}, strong, 2, 2);
    read_as(card.delivery, card.delivery_name);
    walk.words("stock", {card.stock, ""}, meta, 1, 2);
    for (std::size_t i = 0; i < card.checks.size(); ++i) {
        Walk inner = walk;
        inner.x += 20;
        inner.width -= 20;
        if (walk.pen) walk.pen->tick(walk.x, walk.y, card.checks[i].met);
        inner.words("check" + std::to_string(i), {card.checks[i].text, ""}, strong, 2, 2);
        if (walk.pen) walk.pen->read_as(card.checks[i].name);
        if (walk.pen) walk.pen->marked(card.checks[i].met ? "met" : "unmet");
        walk.y = inner.y;
    }
    walk.words("fit", card.fit, meta, 2, 2);
    walk.words("rating", {card.rating, ""}, meta, 1, 2);
    read_as(card.rating, card.rating_name);
    walk.words("seller", card.seller, meta, 1, 2);
    walk.words("returns", {card.returns, ""}, meta, 2, 2);
    if (!card.expanded) return;
    for (std::size_t i = 0; i < card.details.size(); ++i) walk.words("detail" + std::to_string(i), card.details[i], meta, 0, 4);
    for (const LinkView& link : card.detail_links) {
        if (walk.pen) walk.pen->link(link, {walk.x, walk.y, walk.width, 44});
        walk.y += 44;
    }
}

// Wide cards (a list on a phone) give their picture its share, or a square one would stand between two empty margins.
float image_height(float width, bool compact) { return mat + (compact ? image_compact : std::max(image_regular, std::min(248.0F, (width - 2 * mat) * 0.77F))); }

// Quiet buttons share one row, each as wide as its label asks, or all alike where the labels ask for too much.
void quiet_row(Pen& pen, const CardView& card, float x, float y, float width) {
    const TextStyle style = type::control(pen.theme());
    float all = 0;
    for (const ButtonView& more : card.more) all += pen.text_width(more.label, style);
    const auto count = static_cast<float>(card.more.size());
    const float spare = (width - all) / count;
    const bool fits = std::all_of(card.more.begin(), card.more.end(), [&](const ButtonView& more) { return spare >= 16 && pen.text_width(more.label, style) + spare >= 44; });
    for (const ButtonView& more : card.more) {
        const float w = fits ? pen.text_width(more.label, style) + spare : width / count;
        Node& node = pen.button(more, {x, y, w, 44});
        node.expandable = more.key == "details";
        node.expanded = node.expandable && card.expanded;
        x += w;
    }
}

float controls(const CardView& card) { return cta + (card.more.empty() ? 0 : 44.0F); }

}  // namespace

float card_height(const Pen& pen, const CardView& card, float width, bool compact) {
    Walk walk{nullptr, pen, pad, image_height(width, compact) + 12, width - 2 * pad};
    rows(walk, card);
    return walk.y + 10 + controls(card) + pad - (card.more.empty() ? 0 : 6);
}

void draw_card(Pen& pen, const CardView& card, const std::string& kind, Box box, bool compact) {
    const Theme& theme = pen.theme();
    Node& node = pen.open(Role::list_item, card.key, card.position + ": " + card.title.text, box);
    node.role_description = kind;
    pen.box(box, {.fill = theme.raised, .border_color = theme.line, .shadow_color = theme.shadow, .radius = theme.radius, .border = 1, .shadow_blur = 14, .shadow_y = 3});
    pen.image("image", card.image, {box.x + mat, box.y + mat, box.w - 2 * mat, image_height(box.w, compact) - mat}, theme.radius - 6);
    badges(pen, card, box.x + mat + 8, box.y + mat + 8, box.w - 2 * mat - 16);
    Walk walk{&pen, pen, box.x + pad, box.y + image_height(box.w, compact) + 12, box.w - 2 * pad};
    rows(walk, card);
    float y = box.y + box.h - (card.more.empty() ? pad : 8) - controls(card);
    pen.button(card.action, {box.x + pad, y, box.w - 2 * pad, cta});
    y += cta;
    quiet_row(pen, card, box.x + pad, y, box.w - 2 * pad);
    pen.close();
}

}  // namespace till
