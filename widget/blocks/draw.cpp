// What is on the surface at once: the keys over everything else, a sheet instead of the cards, a receipt below them.
#include "widget/blocks/draw.hpp"

#include "widget/blocks/carousel.hpp"
#include "widget/blocks/panel.hpp"

namespace till {
namespace {

constexpr float above_panel = 6, below_panel = 30, below_cards = 16;

// Below the cards it stands apart from them, alone it leaves room for its shadow.
float panel(Pen& pen, const PanelView& view, const Surface& surface, float cards) {
    const float above = cards > 0 ? below_cards : above_panel;
    return above + draw_panel(pen, "panel", view, surface, cards + above) + below_panel;
}

}  // namespace

float draw(Pen& pen, const View& view, const Surface& surface) {
    float height = 0;
    pen.open(Role::group, "", "", {0, 0, surface.width, 0});
    const bool has_sheet = view.panel && view.panel->kind == PanelKind::sheet;
    if (view.keys) height = above_panel + draw_panel(pen, "keys", *view.keys, surface, above_panel) + below_panel;
    else if (view.carousel && !has_sheet) height = draw_carousel(pen, *view.carousel, surface, 0);
    if (view.panel && !view.keys) height += panel(pen, *view.panel, surface, height);
    pen.live(Role::status, "status", view.polite);
    pen.live(Role::alert, "alert", view.assertive);
    pen.close();
    return height;
}

}  // namespace till
