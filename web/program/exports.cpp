// The whole C++ surface of the program, called by web/engine/engine.js and nothing else.
// Ownership: C++ owns the inbox, the outbox and every frame. An address handed out is valid until the next call into the program;
// JavaScript writes only into the inbox it has just asked for. Text is UTF-8 JSON, money is integers inside it, only ids cross.
// Bad input returns a negative status and changes nothing: -1 no such app, -2 no such node, -3 malformed, -4 disabled.
#include "widget/app.hpp"
#include "widget/style/style.hpp"

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
    return id > 0 && static_cast<std::size_t>(id) <= apps.size() ? apps[static_cast<std::size_t>(id) - 1].get()
                                                                 : nullptr;
}

std::string_view inbox(int size) {
    return size > 0 && static_cast<std::size_t>(size) <= program().inbox.size()
        ? std::string_view(program().inbox).substr(0, static_cast<std::size_t>(size))
        : std::string_view();
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
    program().outbox = "{\"look\":" + write_theme(app->look()) + "}";
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
    if (width < 0) program().shared.images.forget(static_cast<std::uint32_t>(image));
    else program().shared.images.arrived(static_cast<std::uint32_t>(image), width, height);
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
