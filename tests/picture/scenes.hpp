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
    std::string name() const {
        return state + (width == 494 ? "" : "_" + std::to_string(static_cast<int>(width))) + (language == "en" ? "" : "_" + language) + (dark ? "_dark" : "");
    }
};

// Drawn at every width, in the dark and in three more scripts.
inline constexpr const char* main_states[] = {"carousel-three", "carousel-scripts", "card-details", "card-variant-needed", "sheet-loading", "sheet-ready", "sheet-european", "sheet-many", "sheet-needs-input",
                                       "sheet-price-changed", "sheet-completing", "sheet-action-required", "sheet-checking", "sheet-declined", "receipt"};

inline bool is_main(const std::string& state) { return std::find(std::begin(main_states), std::end(main_states), state) != std::end(main_states); }

inline std::vector<Look> looks(const Lab& lab) {
    std::vector<Look> all;
    for (const Json& state : lab.states()) {
        const std::string name = state.at("name");
        all.push_back({name});
        if (!is_main(name)) continue;
        for (const Look& look : {Look{name, 360}, Look{name, 768}, Look{name, 494, "en", true}, Look{name, 494, "ar"}, Look{name, 494, "ja"}, Look{name, 494, "hi"}}) all.push_back(look);
    }
    return all;
}

inline Json locale_of(const std::string& language) {
    Json locale = Json::parse(file_text("tests/picture/locales/" + language + ".json"));  // made by tools/locale.mjs
    if (language != "en") locale["words"] = Json::parse(file_text("core/words/" + language + ".json"));
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

struct Scene {
    Raster raster;
    Nodes nodes;
};

inline Scene scene(const Lab& lab, const Look& look) {
    static picture::Gallery gallery(art_of);
    picture::write_in(look.language);
    Shared page;
    Replay replay(lab, look.state, locale_of(look.language), look.width, 1, &page);
    Theme theme = look.dark ? dark_theme() : light_theme();
    theme.reduced_motion = true;
    replay.app.theme(theme);
    Raster shot = picture::shoot(page, replay.app, gallery, look.dark ? 0xff141212 : 0xffffffff, margin);
    picture::write_in("en");
    return {std::move(shot), replay.nodes()};
}

}  // namespace till::test
