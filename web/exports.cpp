// The whole C++ surface of the program, called by web/engine.js and nothing else.
// Ownership: C++ owns the inbox, the outbox and every frame. An address handed out is valid until the next call into the program;
// JavaScript writes only into the inbox it has just asked for. Text is UTF-8 JSON, money is integers inside it, only ids cross.
// Bad input returns a negative status and changes nothing: -1 no such app, -2 no such node, -3 malformed, -4 disabled.
#include "widget/app.hpp"
#include "widget/style.hpp"

#include "core/wire/wire.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#define TILL_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {

using namespace till;

struct Program {
    Shared shared;
    std::vector<std::unique_ptr<App>> apps;  // id - 1; null = closed
    std::string inbox, outbox, hash;
};

Program& program() {
    static Program* const one = new Program;  // lives as long as the page
    return *one;
}

App* app_of(int id) {
    auto& apps = program().apps;
    return id > 0 && static_cast<std::size_t>(id) <= apps.size() ? apps[static_cast<std::size_t>(id) - 1].get() : nullptr;
}

std::string_view inbox(int size) {
    return size > 0 && static_cast<std::size_t>(size) <= program().inbox.size() ? std::string_view(program().inbox).substr(0, static_cast<std::size_t>(size)) : std::string_view();
}

std::string load_image(const Images::Entry& image) {
    std::string text = "{\"effect\":\"load_image\",\"image\":" + std::to_string(image.id) + ",\"url\":\"";
    for (const char c : image.url) {
        if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < 32) continue;
        text += c;
    }
    return text + "\"}";
}

int answer(App& app, int status) {
    std::string effects = wire::write_effects(app.take_effects());
    for (const Images::Entry& image : program().shared.images.take_wanted()) {
        effects.insert(effects.size() - 1, (effects.size() > 2 ? "," : "") + load_image(image));
    }
    program().outbox = effects == "[]" ? "" : "{\"effects\":" + effects + "}";
    return status;
}

int malformed(const std::string& problem) {
    std::string safe;
    for (const char c : problem) safe += c == '"' || c == '\\' || static_cast<unsigned char>(c) < 32 ? '\'' : c;
    program().outbox = "{\"problem\":\"" + safe + "\"}";
    return -3;
}

// The theme is our own flat JSON (web/theme.js): the text after "name":, up to what ends it.
std::string_view member(std::string_view json, std::string_view name) {
    const std::string quoted = "\"" + std::string(name) + "\":";
    const std::size_t at = json.find(quoted);
    if (at == std::string_view::npos) return {};
    std::string_view rest = json.substr(at + quoted.size());
    if (!rest.empty() && rest.front() == '"') {
        std::size_t end = 1;
        while (end < rest.size() && rest[end] != '"') end += rest[end] == '\\' ? 2 : 1;
        return rest.substr(1, end - 1);
    }
    return rest.substr(0, rest.find_first_of(",}"));
}

Theme read_theme(std::string_view json) {
    Theme theme = member(json, "dark") == "true" ? dark_theme() : light_theme();
    theme.reduced_motion = member(json, "reduced_motion") == "true";
    theme.font = std::string(member(json, "font"));
    const struct { const char* name; std::uint32_t& color; } colors[] = {{"surface", theme.surface}, {"text", theme.text}, {"muted", theme.muted}, {"line", theme.line},
        {"accent", theme.accent}, {"on_accent", theme.on_accent}, {"error", theme.error}, {"success", theme.success}, {"warning", theme.warning}};
    for (const auto& [name, color] : colors) color = parse_color(member(json, name), color);
    theme.raised = theme.dark ? mix(theme.surface, theme.text, 0.04F) : theme.surface;
    theme.ground = mix(theme.surface, theme.text, theme.dark ? 0.09F : 0.045F);
    // An accent that cannot be read on its own ground gives way to the text colour.
    if (contrast(theme.on_accent, theme.accent) < 4.5F) theme.on_accent = contrast(0xffffffff, theme.accent) >= 4.5F ? 0xffffffff : 0xff000000;
    if (contrast(theme.accent, theme.surface) < 4.5F) theme.accent = mix(theme.accent, theme.text, 0.35F);
    int radius = 0;
    for (const char c : member(json, "radius")) {
        if (c < '0' || c > '9') break;
        radius = radius * 10 + (c - '0');
    }
    if (radius > 0) theme.radius = static_cast<float>(radius > 32 ? 32 : radius);
    return theme;
}

}  // namespace

TILL_EXPORT(till_version) int till_version() { return 1; }

TILL_EXPORT(till_inbox) char* till_inbox(int size) {
    program().inbox.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return program().inbox.data();
}

TILL_EXPORT(till_outbox) const char* till_outbox() { return program().outbox.data(); }
TILL_EXPORT(till_outbox_size) int till_outbox_size() { return static_cast<int>(program().outbox.size()); }

TILL_EXPORT(till_open) int till_open(double) {
    program().apps.push_back(std::make_unique<App>(program().shared));
    program().outbox.clear();
    return static_cast<int>(program().apps.size());
}

TILL_EXPORT(till_close) int till_close(int id) {
    if (!app_of(id)) return -1;
    program().apps[static_cast<std::size_t>(id) - 1].reset();
    program().outbox.clear();
    return 0;
}

TILL_EXPORT(till_receive) int till_receive(int id, int size) {
    App* app = app_of(id);
    if (!app) return -1;
    std::string problem;
    const auto event = wire::read_event(inbox(size), &problem);
    if (!event) return malformed(problem);
    app->receive(*event);
    return answer(*app, 0);
}

TILL_EXPORT(till_activate) int till_activate(int id, std::uint32_t node, double now_ms) {
    App* app = app_of(id);
    if (!app) return -1;
    const auto outcome = app->activate(NodeId{node}, static_cast<std::int64_t>(now_ms));
    return answer(*app, static_cast<int>(outcome));
}

TILL_EXPORT(till_input) int till_input(int id, std::uint32_t node, int size, double now_ms) {
    App* app = app_of(id);
    if (!app) return -1;
    const auto outcome = app->input(NodeId{node}, std::string(inbox(size)), static_cast<std::int64_t>(now_ms));
    return answer(*app, static_cast<int>(outcome));
}

TILL_EXPORT(till_resize) int till_resize(int id, float css_width, float max_height, float dpr) {
    App* app = app_of(id);
    if (!app) return -1;
    app->resize(css_width, max_height, dpr);
    return 0;
}

TILL_EXPORT(till_theme) int till_theme(int id, int size) {
    App* app = app_of(id);
    if (!app) return -1;
    app->theme(read_theme(inbox(size)));
    return 0;
}

TILL_EXPORT(till_pointer) int till_pointer(int id, float x, float y, int down, int inside) {
    App* app = app_of(id);
    if (!app) return -1;
    app->pointer(x, y, down != 0, inside != 0);
    return 0;
}

TILL_EXPORT(till_focus) int till_focus(int id, std::uint32_t node, int visible) {
    App* app = app_of(id);
    if (!app) return -1;
    app->focus(NodeId{node}, visible != 0);
    return 0;
}

TILL_EXPORT(till_scroll) int till_scroll(int id, std::uint32_t node, float offset) {
    App* app = app_of(id);
    if (!app) return -1;
    app->scroll(NodeId{node}, offset);
    return 0;
}

TILL_EXPORT(till_image) int till_image(int id, int image, int width, int height) {
    if (!app_of(id)) return -1;
    program().shared.images.arrived(static_cast<std::uint32_t>(image), width, height);
    return 0;
}

TILL_EXPORT(till_frame) const Frame* till_frame(int id, double ms) {
    App* app = app_of(id);
    if (!app) return nullptr;
    const Frame& frame = app->frame(ms);
    answer(*app, 0);
    return &frame;
}

TILL_EXPORT(till_find) std::uint32_t till_find(int id, int size) {
    App* app = app_of(id);
    return app ? static_cast<std::uint32_t>(app->find(inbox(size))) : 0;
}

TILL_EXPORT(till_hash) const char* till_hash(int id) {
    App* app = app_of(id);
    if (!app) return nullptr;
    program().hash = app->hash();
    return program().hash.c_str();
}
