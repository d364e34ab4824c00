// The whole C++ surface of the program, called by web/engine/engine.js and nothing else.
// Ownership: C++ owns the inbox, the outbox and every frame. An address handed out is valid until the next call into the program;
// JavaScript writes only into the inbox it has just asked for. Text is UTF-8 JSON, money is integers inside it, only ids cross.
// All that changes an app comes through till_receive, one envelope at a time, and leaves its effects in the outbox.
// Bad input returns a negative status and changes nothing: -1 no such app, -2 no such node, -3 malformed, -4 disabled.
// 1 asks for another frame.
#include "widget/app.hpp"

#include "core/wire/wire.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
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

int answer(App& app, Outcome outcome) {
    std::vector<Effect> effects = app.take_effects();
    for (const Images::Entry& image : program().shared.images.take_wanted())
        effects.emplace_back(LoadImage{image.id, image.url});
    program().outbox = wire::write_effects(effects);
    return static_cast<int>(outcome);
}

int malformed(const std::string& problem) {
    program().outbox = wire::write_problem(problem);
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

TILL_EXPORT(till_open) int till_open() {
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
    const auto received = wire::read_envelope(inbox(size), &problem);
    if (!received) return malformed(problem);
    if (const auto* input = std::get_if<Input>(&*received)) return answer(*app, app->receive(*input));
    app->receive(*std::get_if<Event>(&*received));
    return answer(*app, Outcome::ok);
}

TILL_EXPORT(till_frame) const Frame* till_frame(int id, double ms) {
    App* app = app_of(id);
    if (!app) return nullptr;
    const Frame& frame = app->frame(ms);
    answer(*app, Outcome::ok);  // pictures that were met for the first time
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
