// The whole surface from the whole model: what is drawn and nothing else. Knows nothing of single blocks.
#include "core/surface/present.hpp"

#include "core/base/match.hpp"
#include "core/cards/present.hpp"
#include "core/orders/present.hpp"
#include "core/surface/sheet.hpp"

namespace till {
namespace {

PanelView present_order(const Lens& lens, const Order& order) {
    const auto by_state = Match{
        [&](const AskingBuyer& state) { return present_opening(lens, state.choices, &state, nullptr); },
        [&](const CreatingSession& state) { return present_opening(lens, state.choices, nullptr, &state); },
        [&](const Reviewing& state) { return present_sheet(lens, state.draft, Stage::reviewing, 0); },
        [&](const Updating& state) { return present_sheet(lens, state.draft, Stage::updating, state.pending.wait_s); },
        [&](const Confirming& state) {
            return present_sheet(lens, state.draft, Stage::confirming, 0, state.consent.exit);
        },
        [&](const Delegated& state) { return present_sheet(lens, state.draft, Stage::confirming, 0); },
        [&](const Completing& state) { return present_sheet(lens, state.draft, Stage::completing, state.wait_s); },
        [&](const Authenticating& state) { return present_challenge(lens, state); },
        [&](const VerifyingOutcome& state) { return present_checking(lens, state); },
        [&](const Succeeded& state) { return present_receipt(lens, state.receipt); },
        [&](const Expired& state) { return present_ended(lens, state.draft, "expired", Word::expired); },
        [&](const Escalated& state) {
            if (state.embedded != RequestId{}) return present_embedded(lens, state.draft);
            return present_ended(lens, state.draft, "escalated", Word::shop_decides);
        },
        [&](const Cancelled& state) { return present_ended(lens, state.draft, "cancelled", Word::cancelled); },
    };
    return std::visit(by_state, order.state);
}

std::optional<PanelView> present_panel(const Lens& lens) {
    if (const auto* choosing = shown<Choosing>(lens.model)) return present_choosing(lens, *choosing);
    if (const Order* order = shown_order(lens.model)) return present_order(lens, *order);
    return std::nullopt;
}

PanelView present_keys(const Lens& lens) {
    constexpr Word rows[] = {
        Word::keys_tab, Word::keys_arrows, Word::keys_ends, Word::keys_enter, Word::keys_escape, Word::keys_help};
    PanelView view;
    view.state = "keys";
    view.title = lens.say(Word::keys_title);
    view.close = make_quiet_button(keys::close, lens.say(Word::close), KeysAsked{});
    for (std::size_t i = 0; i < std::size(rows); ++i)
        view.blocks.emplace_back(make_text(keys::help_line(i), our_words(lens.say(rows[i]))));
    return view;
}

// Products, or the reason why there are none.
bool has_carousel(const Model& model) { return model.has_catalog || !model.problem.empty(); }

}  // namespace

// The help covers everything else, and a sheet covers the carousel; a receipt stands beneath it.
View present(const Model& model) {
    const Lens lens{model, model.locale};
    View view;
    view.lang = model.locale.tag;
    view.rtl = model.locale.rtl;
    if (has_carousel(model)) view.region_name = carousel_heading(lens);
    if (model.keys_shown) {
        view.keys = present_keys(lens);
    } else {
        view.panel = present_panel(lens);
        const bool covered = view.panel && view.panel->kind == PanelKind::sheet;
        if (has_carousel(model) && !covered) view.carousel = present_carousel(lens);
    }
    view.polite = model.polite;
    view.assertive = model.assertive;
    return view;
}

}  // namespace till
