// till_picture: what a catalog will look like in a chat, as a PNG; for merchants and designers.
// Knows nothing of checkouts, and fetches nothing: pictures of products are files.
#include "picture/files.hpp"
#include "picture/fonts.hpp"
#include "picture/studio.hpp"

#include "core/wire/wire.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

using namespace till;

namespace {

constexpr const char* usage =
    "till_picture --catalog FILE [options] OUT.png\n"
    "  --catalog FILE  a catalog, as the catalog property of <till-checkout> takes it\n"
    "  --art DIR       where pictures of products lie: /images/lamp.svg is DIR/images/lamp.svg (SVG, PNG, JPEG); "
    "without a\n"
    "                  file a product shows its initials\n"
    "  --locale FILE   how numbers and dates are written: node tools/locale.mjs fr-FR > FILE; without it, as in "
    "English\n"
    "  --words FILE    our own words, core/language/words/fr.json; without it, English\n"
    "  --width N       CSS px, 494\n"
    "  --scale N       physical px to a CSS px, 2\n"
    "  --dark\n";

struct Options {
    std::string catalog, art, locale, words, out;
    float width = 494, scale = 2;
    bool dark = false;
};

std::optional<Options> options_of(int count, char** words) {
    Options options;
    const std::pair<std::string_view, std::string*> texts[] = {{"--catalog", &options.catalog}, {"--art", &options.art},
        {"--locale", &options.locale}, {"--words", &options.words}};
    const std::pair<std::string_view, float*> numbers[] = {{"--width", &options.width}, {"--scale", &options.scale}};
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        bool known = word == "--dark";
        if (known) options.dark = true;
        for (const auto& [name, text] : texts) {
            if (word == name && i + 1 < count) known = true, *text = words[++i];
        }
        for (const auto& [name, number] : numbers) {
            if (word == name && i + 1 < count) known = true, *number = std::strtof(words[++i], nullptr);
        }
        if (!known && (word.starts_with("--") || !options.out.empty())) return std::nullopt;
        if (!known) options.out = word;
    }
    const bool sizes = options.width >= 200 && options.width <= 2000 && options.scale >= 0.5F && options.scale <= 4;
    if (options.catalog.empty() || options.out.empty() || !sizes) return std::nullopt;
    return options;
}

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// As tools/locale.mjs prints it, with the words inside.
std::string locale_envelope(const Options& options) {
    std::string locale = options.locale.empty()
        ? R"({"type":"locale","locale":{"tag":"en-US","currency":{"USD":{"symbol":"$","pattern":"{s}{n}","negative":"-{s}{n}"}}}})"
        : text_of(options.locale);
    const std::size_t end = locale.rfind('}');
    if (!options.words.empty() && end != std::string::npos)
        locale.replace(end, 1, ",\"words\":" + text_of(options.words) + "}");
    return locale;
}

bool tell(App& app, const std::string& envelope, const std::string& what) {
    std::string problem;
    auto received = wire::read_envelope(envelope, &problem);
    Event* event = received ? std::get_if<Event>(&*received) : nullptr;
    if (!event) {
        std::fprintf(stderr, "%s cannot be read: %s\n", what.c_str(), problem.c_str());
        return false;
    }
    event->at =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    app.receive(*event);
    // A surface first asks for what an earlier visit left; here there was none.
    for (const Effect& effect : app.take_effects()) {
        if (const auto* recall = std::get_if<Recall>(&effect))
            return tell(app,
                R"({"type":"recalled","note":"","request":)" +
                    std::to_string(static_cast<std::uint32_t>(recall->request)) + "}",
                "nothing");
    }
    return true;
}

}  // namespace

int main(int count, char** words) {
    const std::optional<Options> options = options_of(count, words);
    if (!options) {
        std::fputs(usage, stderr);
        return 2;
    }
    Shared shared;
    App app(shared);
    app.receive(Resized{options->width, 0, options->scale});
    app.receive(Themed{{{"dark", options->dark ? "true" : "false"}, {"reduced_motion", "true"}}});
    if (!tell(app, locale_envelope(*options), options->locale + " " + options->words)) return 1;
    if (!tell(app, R"({"type":"catalog","catalog":)" + text_of(options->catalog) + "}", options->catalog)) return 1;
    picture::write_in(app.model().locale.tag);
    picture::Gallery gallery([&](const std::string& url) {
        return options->art.empty() || url.find("..") != std::string::npos ? std::string() : options->art + "/" + url;
    });
    const picture::Raster raster =
        picture::shoot(shared, app, gallery, app.look().surface, static_cast<int>(16 * options->scale));
    if (!picture::write_png(options->out, raster)) {
        std::fprintf(stderr, "%s cannot be written\n", options->out.c_str());
        return 1;
    }
    std::printf("%s: %d x %d px\n", options->out.c_str(), raster.width, raster.height);
    return 0;
}
