// The states of web/pages/states in the looks that pictures are taken in. Knows nothing of what a picture should show.
#pragma once

#include "tests/widget/states.hpp"

#include "picture/fonts.hpp"
#include "picture/studio.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace till::test {

using picture::Raster;

struct Look {
    std::string state;
    float width = 494;
    std::string language = "en";
    bool dark = false;
    std::string touch = {}, on = {};  // "hover", "pressed" or "focus", and the control's path
    std::string name() const {
        return state + (width == 494 ? "" : "_" + std::to_string(static_cast<int>(width))) + (language == "en" ? "" : "_" + language) + (dark ? "_dark" : "") + (on.empty() ? "" : "_" + touch + "_" + on);
    }
};

// Drawn at every width, in the dark and in three more scripts.
inline constexpr const char* main_states[] = {"carousel-three", "carousel-scripts", "card-details", "card-variant-needed", "sheet-loading", "sheet-ready", "sheet-european", "sheet-many", "sheet-needs-input",
                                       "sheet-price-changed", "sheet-completing", "sheet-action-required", "sheet-checking", "sheet-declined", "receipt"};

// One control of each kind.
inline constexpr const char* controls[][2] = {{"carousel-three", "next"}, {"carousel-three", "review"}, {"carousel-three", "details"}, {"sheet-ready", "close"}, {"sheet-ready", "fast"}, {"sheet-ready", "slow"},
                                       {"sheet-ready", "consent-0"}, {"sheet-ready", "link-0"}, {"sheet-ready", "pay"}, {"sheet-ready", "not_now"}, {"sheet-needs-variant", "value-0"}, {"sheet-input-wrong", "postal_code"}};

inline bool is_main(const std::string& state) { return std::find(std::begin(main_states), std::end(main_states), state) != std::end(main_states); }

inline std::vector<Look> looks(const Lab& lab) {
    std::vector<Look> all;
    for (const Json& state : lab.states()) {
        const std::string name = state.at("name");
        all.push_back({name});
        if (!is_main(name)) continue;
        for (const Look& look : {Look{name, 360}, Look{name, 768}, Look{name, 494, "en", true}, Look{name, 494, "ar"}, Look{name, 494, "ja"}, Look{name, 494, "hi"}}) all.push_back(look);
    }
    for (const auto& [state, on] : controls) {
        for (const char* touch : {"hover", "pressed", "focus"}) all.push_back({state, 494, "en", on == std::string("fast"), touch, on});
    }
    return all;
}

inline Json locale_of(const std::string& language) {
    Json locale = Json::parse(file_text("tests/picture/locales/" + language + ".json"));  // made by tools/locale.mjs
    if (language != "en") locale["words"] = Json::parse(file_text("core/language/words/" + language + ".json"));
    return locale;
}

inline std::string art_of(const std::string& url) {
    const std::pair<std::string_view, const char*> places[] = {{"/catalog/", "tests/merchant/catalog/"}, {"/states/", "web/pages/states/"}};
    for (const auto& [address, directory] : places) {
        if (url.starts_with(address)) return directory + url.substr(address.size());
    }
    return "";
}

inline constexpr int margin = 16;  // px around the surface

// As web/pages/states/touch.js: in the middle of it.
inline void put_hand(Replay& replay, const Look& look) {
    const Node* node = replay.at(look.on);
    REQUIRE_MESSAGE(node, look.name());
    const float x = node->box.x + node->box.w / 2, y = node->box.y + node->box.h / 2;
    if (look.touch == "focus") replay.app.receive(Focused{node->id, true});
    else replay.app.receive(PointerMoved{x, y, look.touch == "pressed", true});
}

struct Scene {
    Raster raster;
    Nodes nodes;
};

inline Scene scene(const Lab& lab, const Look& look) {
    static picture::Gallery gallery(art_of);
    picture::write_in(look.language);
    Shared page;
    Replay replay(lab, look.state, locale_of(look.language), look.width, 1, &page);
    replay.app.receive(Themed{{{"dark", look.dark ? "true" : "false"}, {"reduced_motion", "true"}}});
    if (!look.on.empty()) put_hand(replay, look);
    Raster shot = picture::shoot(page, replay.app, gallery, look.dark ? 0xff141212 : 0xffffffff, margin);
    picture::write_in("en");
    return {std::move(shot), replay.nodes()};
}

}  // namespace till::test
