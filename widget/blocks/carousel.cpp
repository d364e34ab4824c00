// Header, arrows, cards in a scroller that the page scrolls; a list where it is narrow.
#include "widget/blocks/carousel.hpp"

#include "widget/blocks/card.hpp"
#include "widget/pen/controls.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <cmath>

namespace till {
namespace {

constexpr float gap = 12;
constexpr float compact_host = 420;  // CSS px: a host that gives no more than this
constexpr float compact_box = 396;   // gets no more than this
constexpr float compact_heading = 24;
constexpr float list_most = 320;                   // surfaces up to this width have their cards one below the other
constexpr float lone_from = 440, lone_most = 640;  // one card alone has its picture beside its words
constexpr float compact_picture = 136, least_picture = 88;

float card_width(float host) {
    if (host <= 320) return host;
    if (host < 360) return std::max(224.0F, host - 64);
    if (host < 480) return 240;
    return host < 720 ? 224 : (host - 2 * gap) / 3;
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
    return filled(text,
        {{"{first}", view.numbers[pages.first]}, {"{last}", view.numbers[pages.last]},
            {"{count}", view.numbers.back()}});
}

// "1–2 of 3", or a card's own "1 of 3".
std::string range_of(const CarouselView& view, const Pages& pages) {
    const bool one = pages.first == pages.last && pages.first > 0;
    return one ? view.cards[pages.first - 1].position : counted(view, view.range, pages);
}

std::string note_of(const CarouselView& view) {
    if (view.ai_note.empty()) return view.ranking;
    return view.ranking.empty() ? view.ai_note : view.ai_note + " · " + view.ranking;
}

void arrows(Pen& pen, const CarouselView& view, const Pages& pages, Spot back, Spot forward) {
    draw_icon_button(pen, arrow("previous", view.previous, !pages.at_start), Icon::back, back, Part::previous);
    draw_icon_button(pen, arrow("next", view.next, !pages.at_end), Icon::forward, forward, Part::next);
}

float heading(Pen& pen, const CarouselView& view, const TextStyle& style, Spot at, float width, int lines) {
    return pen.text({.key = "heading",
        .words = {view.heading, ""},
        .style = style,
        .at = at,
        .width = width,
        .max_lines = lines,
        .role = Role::heading,
        .level = 2});
}

float ranking(Pen& pen, const CarouselView& view, Spot at, float width, int lines) {
    return pen.text({.key = "ranking",
        .words = {note_of(view), ""},
        .style = type::meta(pen.theme()),
        .at = at,
        .width = width,
        .max_lines = lines});
}

float header(Pen& pen, const CarouselView& view, const Surface& surface, float top, const Pages& pages) {
    const float width = surface.width - (pages.scroll ? 96 : 0);
    float y = top + heading(pen, view, type::heading(pen.theme()), {0, top}, width, 2) + 2;
    y += ranking(pen, view, {0, y}, y >= top + 44 ? surface.width : width, 3);
    if (!pages.scroll) return y - top + 14;
    y += pen.text({.key = "range",
        .words = {range_of(view, pages), ""},
        .style = type::meta(pen.theme()),
        .at = {0, y},
        .width = width,
        .max_lines = 1,
        .part = Part::range});
    pen.read_as(counted(view, view.range_announcement, pages));
    arrows(pen, view, pages, {surface.width - 92, top}, {surface.width - 44, top});
    return std::max(y - top, 44.0F) + 14;
}

// One line for the heading, and below it how all was chosen, as far as there is room.
float compact_header(
    Pen& pen, const CarouselView& view, const Surface& surface, float top, const Pages& pages, float room) {
    const TextStyle meta = type::meta(pen.theme());
    const std::string range = pages.scroll ? range_of(view, pages) : std::string();
    const float ranged = range.empty() ? 0 : pen.text_width(range, meta) + 12;
    heading(pen, view, type::title(pen.theme()), {0, top}, surface.width - ranged, 1);
    const int lines = std::min(3, static_cast<int>((room - compact_heading) / meta.leading));
    const Spot below{0, top + 20};
    const float noted = lines > 0 ? ranking(pen, view, below, surface.width, lines) : 0;
    if (lines <= 0) pen.unseen("ranking", {note_of(view), ""}, below.x, below.y);
    if (!range.empty()) {
        pen.text_end({.key = "range",
            .words = {range, ""},
            .style = meta,
            .at = {surface.width - 1, top + 1},
            .part = Part::range});
        pen.read_as(counted(view, view.range_announcement, pages));
    }
    return compact_heading + noted;
}

// How the cards lie on the surface.
struct Layout {
    bool list = false, compact = false, scrolls = false;
    float width = 0, step = 0;   // of a card, and from one card to the next
    float content = 0;           // width of all cards
    float most = 0, offset = 0;  // how far it can be scrolled, and is
    float below = 0;             // free room under the cards
    CardForm form;
    float words = 0;  // height of a card without its picture, of the highest
    float card_height = 0;
};

// In little room the picture gives way, down to what can still be recognised, if that will do; words of cards never do.
float compact_picture_height(const Pen& pen, const CarouselView& view, float surface_width, float room) {
    const float note = pen.measure(note_of(view), type::meta(pen.theme()), surface_width, 3);
    for (const float header : {compact_heading + note, compact_heading}) {
        const float picture = std::min(room - header, compact_picture);
        if (picture >= least_picture) return picture;
    }
    return compact_picture;
}

void measure_cards(const Pen& pen, const CarouselView& view, const Surface& surface, bool beside, Layout& layout) {
    const bool compact = layout.compact;
    layout.form.compact = compact;
    layout.form.beside = beside ? std::round(layout.width * 0.44F) : 0;
    layout.form.one_row = compact && std::all_of(view.cards.begin(), view.cards.end(), [&](const CardView& card) {
        return fits_one_row(pen, card, layout.width);
    });
    for (const CardView& card : view.cards)
        layout.words = std::max(layout.words, card_height(pen, card, layout.width, layout.form));
    const float room = compact_box - layout.words - layout.below;
    if (compact) layout.form.picture = compact_picture_height(pen, view, surface.width, room);
    else if (!beside) layout.form.picture = picture_height(layout.width);
    layout.card_height = layout.words + layout.form.picture;
}

Layout layout_of(const Pen& pen, const CarouselView& view, const Surface& surface, float scrolled) {
    const auto count = static_cast<float>(view.cards.size());
    Layout layout;
    layout.list = surface.width <= list_most;
    layout.compact = !layout.list && surface.max_height > 0 && surface.max_height <= compact_host;
    layout.below = layout.compact ? 4 : 6;
    const bool alone = view.cards.size() == 1 && !layout.compact;
    layout.width = alone ? std::min(surface.width, lone_most) : card_width(surface.width);
    layout.step = layout.width + gap;
    layout.content = layout.list ? surface.width : std::max(0.0F, count * layout.step - gap);
    layout.scrolls = !layout.list && layout.content > surface.width + 0.5F;
    layout.most = std::max(0.0F, layout.content - surface.width);
    layout.offset = std::clamp(scrolled, 0.0F, layout.most);
    measure_cards(pen, view, surface, alone && surface.width >= lone_from, layout);
    return layout;
}

Pages pages_of(const Layout& layout, const Surface& surface, std::size_t count, float scrolled) {
    const auto first = static_cast<std::size_t>((layout.offset + layout.step / 2) / layout.step);
    const auto shown = static_cast<std::size_t>(std::max(1.0F, (surface.width + gap) / layout.step));
    return {.first = std::min(first + 1, count),
        .last = std::min(first + shown, count),
        .scroll = layout.scrolls,
        .at_start = scrolled <= 1,
        .at_end = layout.offset >= layout.most - 1};
}

// Returns the height they took.
float cards(Pen& pen, const CarouselView& view, const Surface& surface, const Layout& layout, float top) {
    const std::size_t count = view.cards.size();
    const float below_other = layout.card_height + gap;
    const float height = layout.list ? static_cast<float>(count) * below_other - gap : layout.card_height;
    const Role role = layout.scrolls ? Role::scroller : Role::list;
    Node& scroller = pen.open(role, "cards", "", {0, top, surface.width, height});
    scroller.content_width = layout.scrolls ? layout.content : 0;
    for (std::size_t i = 0; layout.scrolls && i < count; ++i)
        scroller.snaps.push_back(std::min(static_cast<float>(i) * layout.step, layout.most));
    // The clip leaves room for the shadows of cards.
    pen.begin_scroll({-14, top - 14, surface.width + 28, height + 32}, layout.scrolls ? layout.offset : 0);
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = static_cast<float>(i);
        const Box box = layout.list ? Box{0, top + at * below_other, layout.width, layout.card_height}
                                    : Box{at * layout.step, top, layout.width, layout.card_height};
        draw_card(pen, view.cards[i], view.card_kind, box, layout.form);
    }
    pen.end_scroll();
    pen.close();
    return height;
}

}  // namespace

float draw_carousel(Pen& pen, const CarouselView& view, const Surface& surface, float top) {
    const float scrolled = surface.offset_of("carousel/cards");
    const Layout layout = layout_of(pen, view, surface, scrolled);
    const Pages pages = pages_of(layout, surface, view.cards.size(), scrolled);
    const float picture = layout.form.picture;
    Node& node = pen.open(Role::region, "carousel", view.heading, {0, top, surface.width, 0});
    node.role_description = view.kind;
    const float room = compact_box - layout.words - layout.below - picture;
    const float y = top +
        (layout.compact ? compact_header(pen, view, surface, top, pages, room)
                        : header(pen, view, surface, top, pages));
    const std::size_t before_cards = pen.drawn();
    const float height = cards(pen, view, surface, layout, y);
    if (layout.compact && layout.scrolls) {  // on the edges of the pictures
        const std::size_t after_cards = pen.drawn();
        const float middle = y + std::max(picture / 2 - 18, 36.0F);  // below the badges
        arrows(pen, view, pages, {4, middle}, {surface.width - 48, middle});
        pen.read_before(before_cards, after_cards);
    }
    pen.close();
    return y + height + layout.below - top;
}

}  // namespace till
