// The carousel (experience E.4): header, arrows, cards in a scroller that the page scrolls; a list where it is narrow.
#include "widget/blocks/draw.hpp"

#include <algorithm>
#include <cmath>

namespace till {
namespace {

constexpr float gap = 12;
constexpr float compact_host = 420,
                compact_box = 396;  // a host that gives no more than the first gets no more than the second

constexpr float lone_from = 440, lone_most = 640;  // one card alone has its picture beside its words

float card_width(float host) {
    if (host <= 320) return host;
    if (host < 360) return std::max(224.0F, host - 64);
    if (host < 480) return 240;
    return host < 720 ? 224 : (host - 2 * gap) / 3;
}

std::string filled(std::string text, std::string_view name, const std::string& number) {
    const std::size_t at = text.find(name);
    if (at != std::string::npos) text.replace(at, name.size(), number);
    return text;
}

ButtonView arrow(const char* key, const std::string& name, bool enabled) {
    ButtonView view;
    view.key = key;
    view.name = name;
    view.enabled = enabled;
    return view;
}

// What scrolls, and how far.
struct Pages {
    std::size_t first, last;
    bool scroll, at_start, at_end;
};

std::string counted(const CarouselView& view, const std::string& text, const Pages& pages) {
    return filled(filled(filled(text, "{first}", view.numbers[pages.first]), "{last}", view.numbers[pages.last]),
        "{count}", view.numbers.back());
}

// "1–2 of 3", or a card's own "1 of 3".
std::string range_of(const CarouselView& view, const Pages& pages) {
    return pages.first == pages.last && pages.first > 0 ? view.cards[pages.first - 1].position
                                                        : counted(view, view.range, pages);
}

std::string note_of(const CarouselView& view) {
    return view.ai_note.empty() ? view.ranking
        : view.ranking.empty()  ? view.ai_note
                                : view.ai_note + " · " + view.ranking;
}

void arrows(Pen& pen, const CarouselView& view, const Pages& pages, Spot back, Spot forward) {
    pen.icon_button(arrow("previous", view.previous, !pages.at_start), Pen::Icon::back, {back.x, back.y, 44, 44});
    pen.icon_button(arrow("next", view.next, !pages.at_end), Pen::Icon::forward, {forward.x, forward.y, 44, 44});
}

float header(Pen& pen, const CarouselView& view, const Surface& surface, float top, const Pages& pages) {
    const float width = surface.width - (pages.scroll ? 96 : 0);
    const TextStyle meta = type::meta(pen.theme());
    float y = top;
    y += pen.text("heading", {view.heading, ""}, type::heading(pen.theme()), 0, y, width, 2, Role::heading, 2) + 2;
    y += pen.text("ranking", {note_of(view), ""}, meta, 0, y, y >= top + 44 ? surface.width : width, 3);
    if (pages.scroll) {
        y += pen.text("range", {range_of(view, pages), ""}, meta, 0, y, width, 1);
        pen.read_as(counted(view, view.range_announcement, pages));
        arrows(pen, view, pages, {surface.width - 92, top}, {surface.width - 44, top});
    }
    return std::max(y - top, pages.scroll ? 44.0F : 0.0F) + 14;
}

// One line for the heading, and below it how all was chosen, as far as there is room.
constexpr float compact_heading = 24;

float compact_header(
    Pen& pen, const CarouselView& view, const Surface& surface, float top, const Pages& pages, float room) {
    const TextStyle meta = type::meta(pen.theme()), title = type::title(pen.theme());
    const std::string range = pages.scroll ? range_of(view, pages) : std::string();
    const float ranged = range.empty() ? 0 : pen.text_width(range, meta) + 12;
    pen.text("heading", {view.heading, ""}, title, 0, top, surface.width - ranged, 1, Role::heading, 2);
    const int lines = std::min(3, static_cast<int>((room - compact_heading) / meta.leading));
    const float noted =
        lines > 0 ? pen.text("ranking", {note_of(view), ""}, meta, 0, top + 20, surface.width, lines) : 0;
    if (lines <= 0) pen.unseen("ranking", {note_of(view), ""}, 0, top + 20);
    if (!range.empty()) {
        pen.text_end("range", range, meta, surface.width - 1, top + 1);
        pen.read_as(counted(view, view.range_announcement, pages));
    }
    return compact_heading + noted;
}

}  // namespace

float draw_carousel(Pen& pen, const CarouselView& view, const Surface& surface, float top) {
    const bool list = surface.width <= 320,
               compact = !list && surface.max_height > 0 && surface.max_height <= compact_host;
    const auto count = view.cards.size();
    const bool alone = count == 1 && !compact, lone = alone && surface.width >= lone_from;
    const float width = alone ? std::min(surface.width, lone_most) : card_width(surface.width), step = width + gap;
    const float content = list ? surface.width : std::max(0.0F, static_cast<float>(count) * step - gap);
    const bool scrolls = !list && content > surface.width + 0.5F;
    const float most = std::max(0.0F, content - surface.width), offset = std::clamp(surface.scroll, 0.0F, most);
    const auto first = static_cast<std::size_t>((offset + step / 2) / step);
    const auto shown = static_cast<std::size_t>(std::max(1.0F, (surface.width + gap) / step));
    const Pages pages{
        std::min(first + 1, count), std::min(first + shown, count), scrolls, surface.scroll <= 1, offset >= most - 1};
    const bool one_row = compact && std::all_of(view.cards.begin(), view.cards.end(), [&](const CardView& card) {
        return fits_one_row(pen, card, width);
    });
    const float picture_width = lone ? std::round(width * 0.44F) : 0;
    float words = 0;
    for (const CardView& card : view.cards)
        words = std::max(words, card_height(pen, card, width, {0, picture_width, compact, one_row}));
    // In little room the picture gives way, down to what can still be recognised, if that will do; words of cards never do.
    const float room = compact_box - words, below = compact ? 4 : 6;
    const auto beside = [&](float header) { return std::min(room - below - header, 136.0F); };
    const float told = beside(compact_heading + pen.measure(note_of(view), type::meta(pen.theme()), surface.width, 3)),
                bare = beside(compact_heading);
    const CardForm form{lone ? 0
            : !compact       ? picture_height(width)
            : told >= 88     ? told
            : bare >= 88     ? bare
                             : 136.0F,
        picture_width, compact, one_row};
    const float height = words + form.picture;
    Node& node = pen.open(Role::region, "carousel", view.heading, {0, top, surface.width, 0});
    node.role_description = view.kind;
    float y = top +
        (compact ? compact_header(pen, view, surface, top, pages, room - below - form.picture)
                 : header(pen, view, surface, top, pages));
    const float all = list ? static_cast<float>(count) * (height + gap) - gap : height;
    const std::size_t before_cards = pen.drawn();
    Node& scroller = pen.open(scrolls ? Role::scroller : Role::list, "cards", "", {0, y, surface.width, all});
    scroller.content_width = scrolls ? content : 0;
    for (std::size_t i = 0; scrolls && i < count; ++i)
        scroller.snaps.push_back(std::min(static_cast<float>(i) * step, most));
    pen.begin_scroll({-14, y - 14, surface.width + 28, all + 32}, scrolls ? offset : 0);
    for (std::size_t i = 0; i < count; ++i) {
        const float at = static_cast<float>(i);
        draw_card(pen, view.cards[i], view.card_kind,
            list ? Box{0, y + at * (height + gap), width, height} : Box{at * step, y, width, height}, form);
    }
    pen.end_scroll();
    pen.close();
    if (compact && scrolls) {  // on the edges of the pictures
        const std::size_t after_cards = pen.drawn();
        const float middle = y + std::max(form.picture / 2 - 18, 36.0F);  // below the badges
        arrows(pen, view, pages, {4, middle}, {surface.width - 48, middle});
        pen.read_before(before_cards, after_cards);
    }
    pen.close();
    return y + all + below - top;
}

}  // namespace till
