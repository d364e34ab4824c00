// The whole surface from the whole model. Knows nothing of single blocks.
#include "core/surface/present.hpp"

#include "core/surface/parts.hpp"

namespace till {
namespace {

template <typename... Handlers>
struct Match : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
Match(Handlers...) -> Match<Handlers...>;

std::optional<PanelView> present_panel(const Lens& lens) {
    using Panel = std::optional<PanelView>;
    return std::visit(
        Match{
            [](const Closed&) -> Panel { return std::nullopt; },
            [&](const Choosing& state) -> Panel { return present_choosing(lens, state); },
            [&](const Asking& state) -> Panel { return present_opening(lens, state.choices, &state, nullptr); },
            [&](const Opening& state) -> Panel { return present_opening(lens, state.choices, nullptr, &state); },
            [&](const Reviewing& state) -> Panel { return present_sheet(lens, state.draft, Stage::reviewing, 0); },
            [&](const Updating& state) -> Panel {
                return present_sheet(lens, state.draft, Stage::updating, state.pending.wait_s);
            },
            [&](const Confirming& state) -> Panel {
                return present_sheet(lens, state.draft, Stage::confirming, 0, state.consent.exit);
            },
            [&](const Delegated& state) -> Panel { return present_sheet(lens, state.draft, Stage::confirming, 0); },
            [&](const Completing& state) -> Panel {
                return present_sheet(lens, state.draft, Stage::completing, state.wait_s);
            },
            [&](const Authenticating& state) -> Panel { return present_challenge(lens, state); },
            [&](const Checking& state) -> Panel { return present_checking(lens, state); },
            [&](const Succeeded& state) -> Panel { return present_receipt(lens, state.receipt); },
            [&](const Expired& state) -> Panel { return present_ended(lens, state.draft, "expired", Word::expired); },
            [&](const Escalated& state) -> Panel {
                if (state.embedded != RequestId{}) return present_embedded(lens, state.draft);
                return present_ended(lens, state.draft, "escalated", Word::shop_decides);
            },
            [&](const Cancelled& state) -> Panel {
                return present_ended(lens, state.draft, "cancelled", Word::cancelled);
            },
        },
        lens.model.sheet);
}

// "en-GB" and "en" are one language to a reader.
std::string_view language_of(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

}  // namespace

std::string foreign(const Lens& lens, const std::string& lang) {
    return language_of(lang) == language_of(lens.locale.tag) ? std::string() : lang;
}

Words merchants(const Lens& lens, const Session& session, std::string text) {
    return {std::move(text), foreign(lens, session.locale)};
}

ButtonView button(std::string key, std::string label, Occurrence what, Emphasis emphasis) {
    ButtonView view;
    view.key = std::move(key);
    view.label = std::move(label);
    view.emphasis = emphasis;
    view.on_activate = does(std::move(what));
    return view;
}

ButtonView quiet_button(std::string key, std::string label, Occurrence what) {
    return button(std::move(key), std::move(label), std::move(what), Emphasis::quiet);
}

TextBlock text_block(std::string key, Words words) { return {std::move(key), std::move(words), false, false}; }

PanelView present_keys(const Lens& lens) {
    constexpr Word rows[] = {
        Word::keys_tab, Word::keys_arrows, Word::keys_ends, Word::keys_enter, Word::keys_escape, Word::keys_help};
    PanelView view;
    view.state = "keys";
    view.title = lens.say(Word::keys_title);
    view.close = quiet_button("close", lens.say(Word::close), KeysAsked{});
    for (std::size_t i = 0; i < std::size(rows); ++i)
        view.blocks.emplace_back(text_block("key" + std::to_string(i), own(lens.say(rows[i]))));
    return view;
}

View present(const Model& model) {
    const Lens lens{model, model.locale};
    View view;
    view.lang = model.locale.tag;
    view.rtl = model.locale.rtl;
    if (model.has_catalog || !model.problem.empty()) {
        view.carousel = present_carousel(lens);
        view.region_name = view.carousel->heading;
    }
    view.panel = present_panel(lens);
    if (model.keys_shown) view.keys = present_keys(lens);
    view.polite = model.polite;
    view.assertive = model.assertive;
    return view;
}

}  // namespace till
