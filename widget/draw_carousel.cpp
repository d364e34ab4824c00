// The carousel (experience E.4): header, arrows, cards in a scroller that the page scrolls; a list where it is narrow.
#include "widget/draw.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr float gap = 12;

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

float header(Pen& pen, const CarouselView& view, const Surface& surface, float top, std::size_t first, std::size_t last, bool scrolls, bool at_end) {
    const float arrows = scrolls ? 96 : 0, width = surface.width - arrows;
    const TextStyle meta = type::meta(pen.theme());
    float y = top;
    y += pen.text("heading", {view.heading, ""}, type::heading(pen.theme()), 0, y, width, 2, Role::heading, 2) + 2;
    const std::string note = view.ai_note.empty() ? view.ranking : view.ranking.empty() ? view.ai_note : view.ai_note + " · " + view.ranking;
    y += pen.text("ranking", {note, ""}, meta, 0, y, width, 3);
    if (scrolls) {
        const auto counted = [&](const std::string& text) { return filled(filled(filled(text, "{first}", view.numbers[first]), "{last}", view.numbers[last]), "{count}", view.numbers.back()); };
        y += pen.text("range", {counted(view.range), ""}, meta, 0, y, width, 1);
        pen.read_as(counted(view.range_announcement));
        pen.icon_button(arrow("previous", view.previous, surface.scroll > 1), Pen::Icon::back, {surface.width - 92, top, 44, 44});
        pen.icon_button(arrow("next", view.next, !at_end), Pen::Icon::forward, {surface.width - 44, top, 44, 44});
    }
    return std::max(y - top, scrolls ? 44.0F : 0.0F) + 14;
}

}  // namespace

float draw_carousel(Pen& pen, const CarouselView& view, const Surface& surface, float top) {
    const bool list = surface.width <= 320, compact = surface.max_height > 0 && surface.max_height <= 420;
    const auto count = view.cards.size();
    const float width = card_width(surface.width), step = width + gap;
    const float content = list ? surface.width : std::max(0.0F, static_cast<float>(count) * step - gap);
    const bool scrolls = !list && content > surface.width + 0.5F;
    const float most = std::max(0.0F, content - surface.width), offset = std::clamp(surface.scroll, 0.0F, most);
    const auto first = static_cast<std::size_t>((offset + step / 2) / step);
    const auto shown = static_cast<std::size_t>(std::max(1.0F, (surface.width + gap) / step));
    Node& node = pen.open(Role::region, "carousel", view.heading, {0, top, surface.width, 0});
    node.role_description = view.kind;
    float y = top + header(pen, view, surface, top, std::min(first + 1, count), std::min(first + shown, count), scrolls, offset >= most - 1);
    float height = 0;
    for (const CardView& card : view.cards) height = std::max(height, card_height(pen, card, width, compact));
    const float all = list ? static_cast<float>(count) * (height + gap) - gap : height;
    Node& scroller = pen.open(scrolls ? Role::scroller : Role::list, "cards", "", {0, y, surface.width, all});
    scroller.content_width = scrolls ? content : 0;
    for (std::size_t i = 0; scrolls && i < count; ++i) scroller.snaps.push_back(std::min(static_cast<float>(i) * step, most));
    pen.begin_scroll({-14, y - 14, surface.width + 28, all + 32}, scrolls ? offset : 0);
    for (std::size_t i = 0; i < count; ++i) {
        const float at = static_cast<float>(i);
        draw_card(pen, view.cards[i], view.card_kind, list ? Box{0, y + at * (height + gap), width, height} : Box{at * step, y, width, height}, compact);
    }
    pen.end_scroll();
    pen.close();
    pen.close();
    return y + all + 6 - top;
}

}  // namespace till
