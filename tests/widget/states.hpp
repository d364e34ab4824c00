// Every state of web/pages/states, replayed: what a page would tell the surface, and what a shopper would press on the way.
// Knows nothing of what a state should look like. Shared with tests/golden.
#pragma once

#include "tests/widget/shopper.hpp"

#include "core/surface/present.hpp"

#include <algorithm>
#include <map>

namespace till::test {

// goods.json and states.json. A thing is the name of one in its table, or {"of": name, "set": {JSON pointer: value}};
// null takes away.
class Lab {
public:
    Lab() : goods_(Json::parse(file_text("web/pages/states/goods.json"))), states_(Json::parse(file_text("web/pages/states/states.json"))) {}

    const Json& states() const { return states_; }
    std::int64_t at() const { return goods_.at("at"); }

    const Json& state(const std::string& name) const {
        const auto found = std::find_if(states_.begin(), states_.end(), [&](const Json& state) { return state.at("name") == name; });
        REQUIRE_MESSAGE(found != states_.end(), "no state is called \"" << name << "\"");
        return *found;
    }
    // The states that lead there, first things first.
    std::vector<const Json*> path(const Json& state) const {
        std::vector<const Json*> before;
        if (state.contains("after")) before = path(this->state(state.at("after")));
        before.push_back(&state);
        return before;
    }
    Json thing(const char* table, const Json& wanted) const {
        if (!wanted.is_string() && !(wanted.is_object() && wanted.contains("of"))) return whole(wanted);
        const bool derived = wanted.is_object();
        const std::string name = derived ? wanted.at("of") : wanted;
        REQUIRE_MESSAGE(goods_.at(table).contains(name), "there is no " << name << " among " << table);
        Json made = thing(table, goods_.at(table).at(name));
        if (!derived) return made;
        for (const auto& [place, value] : wanted.at("set").items()) set(made, Json::json_pointer(place), value);
        return made;
    }

private:
    // A catalog names its products.
    Json whole(Json made) const {
        if (!made.is_object() || !made.contains("products")) return made;
        for (Json& product : made["products"]) product = thing("products", product);
        return made;
    }
    static void set(Json& made, const Json::json_pointer& place, const Json& value) {
        if (!value.is_null()) made[place] = value;
        else if (made.contains(place)) made[place.parent_pointer()].erase(place.back());
    }

    Json goods_, states_;
};

// One surface in one state.
class Replay {
public:
    Replay(const Lab& lab, const std::string& name, const Json& locale = english(), float width = 494, float scale = 1, Shared* page = nullptr)
        : own_(page ? nullptr : std::make_unique<Shared>()), app(page ? *page : *own_), lab_(lab), at_(lab.at()), width_(width), scale_(scale) {
        const std::vector<const Json*> path = lab.path(lab.state(name));
        app.receive(Resized{width_, 0, scale_});
        tell(locale);
        tell({{"type", "catalog"}, {"catalog", lab.thing("catalogs", path.front()->at("catalog"))}});
        tell({{"type", "recalled"}, {"request", "$recall"}, {"note", path.front()->value("note", "")}}, waits_for("$recall"));
        for (const Json* state : path) {
            for (const Json& step : state->value("steps", Json::array())) take(step);
        }
    }

    const Nodes& nodes() const { return app.nodes(); }
    View view() const { return present(app.model()); }
    // What a sheet covers: the view of the same model without its sheet.
    View view_beneath() const {
        Model model = app.model();
        model.sheet = Closed{};
        return present(model);
    }
    const Frame& draw() { return app.frame(clock_ += 16); }

    const Node* at(std::string_view path) const {
        for (const Node& node : nodes()) {
            if (lies_at(node.key, path)) return &node;
        }
        return nullptr;
    }

private:
    void take(const Json& step) {
        INFO("step " << step.dump());
        if (step.contains("receive")) tell(step.at("receive"));
        else if (step.contains("press")) press(step.at("press"));
        else if (step.contains("type")) type(step.at("type"), step.at("text"));
        else wait(step.at("wait"));
    }
    void press(const std::string& path) {
        const Node* node = at(path);
        REQUIRE_MESSAGE(node, "there is no " << path);
        REQUIRE(app.receive(Activated{at_, node->id}) == Outcome::ok);
        settle();
    }
    void type(const std::string& path, const std::string& text) {
        const Node* node = at(path);
        REQUIRE_MESSAGE(node, "there is no " << path);
        REQUIRE(app.receive(Typed{at_, node->id, text}) == Outcome::ok);
        settle();
    }
    void tell(Json envelope, bool wanted = true) {
        if (!wanted) return;
        if (const auto request = envelope.find("request"); request != envelope.end()) *request = answered(*request);
        const std::pair<const char*, const char*> tables[] = {{"buyer", "buyers"}, {"methods", "methods"}, {"body", "sessions"}};
        for (const auto& [member, table] : tables) {
            if (envelope.contains(member)) envelope[member] = lab_.thing(table, envelope[member]);
        }
        envelope["at"] = at_;
        if (envelope.at("type") == "host")
            app.receive(Resized{width_, envelope.at("host").value("max_height", 0.0F), scale_});
        std::string problem;
        const auto received = wire::read_envelope(envelope.dump(), &problem);
        REQUIRE_MESSAGE(received, problem);
        app.receive(std::get<Event>(*received));
        settle();
    }
    // Time goes by; whatever was to ring meanwhile does.
    void wait(std::int64_t ms) {
        const std::int64_t until = at_ + ms;
        for (;;) {
            const auto next = std::min_element(timers_.begin(), timers_.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
            if (next == timers_.end() || next->second > until) break;
            at_ = std::max(at_, next->second);
            const auto timer = next->first;
            timers_.erase(next);
            tell({{"type", "timer"}, {"timer", timer}});
        }
        at_ = until;
    }

    bool waits_for(const std::string& kind) const { return waiting_.contains(kind) && !waiting_.at(kind).empty(); }
    // The newest request of a kind that has no answer yet.
    std::uint32_t answered(const std::string& kind) {
        REQUIRE_MESSAGE(waits_for(kind), "nothing waits for " << kind);
        const std::uint32_t request = waiting_[kind].back();
        waiting_[kind].pop_back();
        return request;
    }
    void note(const Effect& effect) {
        const auto asks = [&](const char* kind, RequestId request) { waiting_[kind].push_back(static_cast<std::uint32_t>(request)); };
        if (const auto* call = std::get_if<CallCheckout>(&effect)) asks("$call", call->request);
        else if (const auto* complete = std::get_if<CompleteCheckout>(&effect)) asks("$call", complete->request());
        else if (const auto* token = std::get_if<RequestToken>(&effect)) asks("$token", token->request());
        else if (const auto* bank = std::get_if<Authenticate>(&effect)) asks("$authentication", bank->request);
        else if (const auto* buyer = std::get_if<AskBuyer>(&effect)) asks("$buyer", buyer->request);
        else if (const auto* list = std::get_if<ListMethods>(&effect)) asks("$methods", list->request);
        else if (const auto* recall = std::get_if<Recall>(&effect)) asks("$recall", recall->request);
        else if (const auto* timer = std::get_if<StartTimer>(&effect)) timers_[static_cast<std::uint32_t>(timer->timer)] = at_ + timer->after_ms;
        else if (const auto* forget = std::get_if<Forget>(&effect)) {
            for (auto& [kind, requests] : waiting_) std::erase(requests, static_cast<std::uint32_t>(forget->request));
        }
    }
    void settle() {
        for (const Effect& effect : app.take_effects()) note(effect);
        draw();
        if (app.receive(FrameShown{}) == Outcome::redraw) draw();
        for (const Effect& effect : app.take_effects()) note(effect);  // what an order on the screen asks for
    }

    std::unique_ptr<Shared> own_;

public:
    App app;

private:
    const Lab& lab_;
    std::int64_t at_;
    float width_, scale_;
    double clock_ = 0;
    std::map<std::string, std::vector<std::uint32_t>> waiting_;
    std::map<std::uint32_t, std::int64_t> timers_;
};

}  // namespace till::test
