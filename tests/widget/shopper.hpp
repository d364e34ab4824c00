// A person in front of one surface: tells it what a page would, as JSON, and finds what it shows by role and accessible
// name. Knows no coordinates, no keys and no ids. Shared with tests/golden.
#pragma once

#include "widget/app.hpp"

#include "core/order/payable.hpp"
#include "core/wire/wire.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace till::test {

using Json = nlohmann::json;

inline constexpr std::int64_t noon = 1795694400000;  // 2026-11-26T12:00:00Z

inline std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

// ---- what a page would say ----

inline Json english() {
    return {{"type", "locale"}, {"locale", {{"tag", "en-US"}, {"currency", {{"USD", {{"symbol", "$"}, {"pattern", "{s}{n}"}, {"negative", "-{s}{n}"}}}}}}}};
}

inline Json french() {
    return {{"type", "locale"},
            {"locale", {{"tag", "fr-FR"}, {"decimal", ","}, {"group", "\u202f"}, {"plural", "one01-other"}, {"currency", {{"USD", {{"symbol", "$US"}, {"pattern", "{n}\u00a0{s}"}, {"negative", "-{n}\u00a0{s}"}}}}},
                        {"months_short", {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."}},
                        {"months", {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}},
                        {"weekdays", {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}}, {"date_spoken", "{weekday} {day} {month}"},
                        {"weekdays_short", {"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."}}, {"date", "{weekday} {day} {month}"}, {"list_and", "{a} et {b}"}, {"list_middle", ", "}, {"list_end", " et "}}},
            {"words", Json::parse(file_text("core/language/words/fr.json"))}};
}

inline Json arabic() {
    return {{"type", "locale"},
            {"locale", {{"tag", "ar-EG"}, {"dir", "rtl"}, {"plural", "arabic"}, {"decimal", "٫"}, {"group", "٬"}, {"digits", "٠١٢٣٤٥٦٧٨٩"}, {"list_middle", " و"}, {"list_end", " و"}, {"list_and", "{a} و{b}"}}},
            {"words", Json::parse(file_text("core/language/words/ar.json"))}};
}

inline Json money(std::int64_t amount) { return {{"amount", amount}, {"currency", "USD"}}; }

inline Json product(const std::string& id, const std::string& title, std::int64_t amount) {
    return {{"id", id}, {"title", title}, {"price", money(amount)}, {"tax", "excluded"}, {"images", {{{"url", "/art/" + id + ".svg"}, {"alt", "A picture of " + title}, {"color", "#7a8754"}}}},
            {"description", "Made to last."}, {"rating", {{"value", 4.4}, {"scale_max", 5}, {"count", 1203}, {"source", "merchant site"}}},
            {"availability", {{"status", "in_stock"}}}, {"delivery", {{"earliest", "2026-11-27"}, {"latest", "2026-11-28"}, {"cost", money(0)}}},
            {"seller", {{"id", "m1"}, {"name", "Trailhouse"}, {"support", "help@trailhouse.example"}}}, {"condition", "new"}, {"returns", {{"days", 30}, {"paid_by", "seller"}}},
            {"promotion", "none"}, {"checks", {{{"text", "Under $200"}, {"met", true}}, {{"text", "By Friday"}, {"met", false}}}}, {"fit", {"55 × 35 × 20 cm, fits most cabins"}},
            {"variants", {{{"id", id + "-a"}, {"available", true}}}}};
}

inline Json three_products() {
    Json bag = product("bag", "Cabin bag", 14900), pack = product("pack", "Day pack", 7900), shoe = product("shoe", "Trail shoe", 11900);
    bag["list_price"] = {{"amount", 17900}, {"currency", "USD"}, {"basis", "list"}};
    bag["promotion"] = "sponsored";
    bag["offer"] = "Save $30";
    pack["availability"] = {{"status", "low_stock"}, {"quantity", 3}};
    shoe["options"] = {{{"name", "Size"}, {"values", {"8", "9", "10"}}}};
    shoe["variants"] = {{{"id", "shoe-8"}, {"options", {{"Size", "8"}}}, {"available", true}}, {{"id", "shoe-9"}, {"options", {{"Size", "9"}}}, {"available", true}}, {{"id", "shoe-10"}, {"options", {{"Size", "10"}}}, {"available", false}}};
    return {{"query", "cabin bag under $200"}, {"ranking", "Sorted by match to your request."}, {"picked_by", "ai"}, {"products", {bag, pack, shoe}}};
}

inline Json address(const std::string& id) {
    return {{"id", id}, {"name", "Ada Lovelace"}, {"line_one", "1 Engine Street"}, {"city", "Portland"}, {"state", "OR"}, {"country", "US"}, {"postal_code", "97201"}};
}

inline Json row(const char* type, const char* text, std::int64_t amount) { return {{"type", type}, {"display_text", text}, {"amount", amount}}; }

inline Json shipping(const char* id, const char* title, std::int64_t cost) {
    return {{"type", "shipping"}, {"id", id}, {"title", title}, {"carrier", "Postal"}, {"earliest_delivery_time", "2026-11-27T09:00:00Z"}, {"latest_delivery_time", "2026-11-28T18:00:00Z"}, {"totals", {row("total", "Shipping", cost)}}};
}

inline Json session() {
    return {{"id", "cs1"}, {"status", "ready_for_payment"}, {"currency", "usd"}, {"continue_url", "https://trailhouse.example/checkout"},
            {"capabilities", {{"payment", {{"handlers", {{{"id", "card"}, {"name", "dev.acp.tokenized.card"}, {"display_name", "Card"}, {"psp", "northpay"}, {"display_order", 1}}}}}}}},
            {"line_items", {{{"id", "l1"}, {"item", {{"id", "bag-a"}, {"name", "Cabin bag"}, {"unit_amount", 14900}}}, {"quantity", 1}, {"name", "Cabin bag"}, {"totals", {row("subtotal", "Subtotal", 14900)}},
                             {"disclosures", {{{"type", "disclaimer"}, {"content_type", "plain"}, {"content", "Not a flotation device."}}}}}}},
            {"fulfillment_details", {{"address", address("a1")}}},
            {"fulfillment_options", {shipping("slow", "Standard", 0), shipping("fast", "Express", 900)}},
            {"selected_fulfillment_options", {{{"type", "shipping"}, {"option_id", "slow"}, {"item_ids", {"l1"}}}}},
            {"totals", {row("subtotal", "Subtotal", 14900), row("fulfillment", "Delivery", 0), row("tax", "Tax", 1200), row("total", "Total", 16100)}},
            {"links", {{{"type", "terms_of_use"}, {"url", "https://trailhouse.example/terms"}}, {{"type", "faq"}, {"title", "Q"}, {"url", "https://trailhouse.example/faq"}}}},
            {"marketing_consent_options", {{{"channel", "email"}, {"display_text", "News by e-mail"}, {"privacy_policy_url", "https://trailhouse.example/privacy"}}}}};
}

inline Json with_error(Json session, const char* code, const char* text) {
    session["messages"] = {{{"type", "error"}, {"code", code}, {"content_type", "plain"}, {"content", text}}};
    return session;
}

inline Json declined() { return with_error(session(), "payment_declined", "The bank said no."); }

inline Json sold_out() {
    Json made = with_error(session(), "out_of_stock", "Somebody was faster.");
    made["status"] = "not_ready_for_payment";
    made["line_items"][0]["availability_status"] = "out_of_stock";
    return made;
}

inline Json paid() {
    Json made = session();
    made["status"] = "completed";
    made["order"] = {{"id", "o1"}, {"checkout_session_id", "cs1"}, {"order_number", "T-1001"}, {"permalink_url", "https://trailhouse.example/orders/o1"}, {"support", {{"email", "help@trailhouse.example"}}}};
    return made;
}

inline Json methods() {
    return {{{"id", "visa"}, {"handler_id", "card"}, {"kind", "card"}, {"brand", "visa"}, {"last_digits", "4242"}, {"expires", "2028-03"}},
            {{"id", "master"}, {"handler_id", "card"}, {"kind", "card"}, {"brand", "mastercard"}, {"last_digits", "4444"}}};
}

// Whether a node's key lies at `path`, which may leave segments out: as web/layer/focus.js reads it.
inline bool lies_at(std::string_view key, std::string_view path) {
    const auto last = [](std::string_view text) { return text.substr(text.rfind('/') + 1); };
    if (last(key) != last(path)) return false;
    for (std::size_t end = 0; end != std::string_view::npos && !path.empty(); key.remove_prefix(end == std::string_view::npos ? 0 : end + 1)) {
        end = key.find('/');
        if (key.substr(0, end) != path.substr(0, path.find('/'))) continue;
        path = path.find('/') == std::string_view::npos ? std::string_view() : path.substr(path.find('/') + 1);
    }
    return path.empty();
}

// ---- the person ----

class Shopper {
public:
    explicit Shopper(float width = 494, float scale = 1, Shared* page = nullptr)
        : own_(page ? nullptr : std::make_unique<Shared>()), shared(page ? *page : *own_), app(shared), width_(width) {
        take(Resized{width, 0, scale});
    }

    void tell(Json envelope) {
        envelope["at"] = at_ += 1000;
        std::string problem;
        const auto received = wire::read_envelope(envelope.dump(), &problem);
        REQUIRE_MESSAGE(received, problem);
        take(std::get<Event>(*received));
        settle();
    }

    // Everything that reaches the surface, in order: events, inputs, and the frames it was asked for.
    struct Drawn { double ms = 0; };
    using Logged = std::variant<Event, Input, Drawn>;
    std::vector<Logged> log;
    void take(const Event& event) {
        log.emplace_back(event);
        app.receive(event);
    }
    Outcome take(const Input& input) {
        log.emplace_back(input);
        return app.receive(input);
    }
    // Nodes are of the newest frame; every event is followed by one, and each stands on the screen.
    const Frame& draw() {
        log.emplace_back(Drawn{clock_ += 16});
        const Frame& frame = app.frame(clock_);
        take(FrameShown{});
        return frame;
    }
    const Nodes& nodes() const { return app.nodes(); }

    void resize(float width, float scale = 1) {
        width_ = width;
        take(Resized{width, 0, scale});
        draw();
    }
    // The host gives so much height, 0 = all it takes.
    void give(float height) {
        take(Resized{width_, height, 1});
        draw();
    }
    float width() const { return width_; }

    const Node* find(Role role, std::string_view name) const {
        for (const Node& node : nodes()) {
            if (node.role == role && node.name == name) return &node;
        }
        return nullptr;
    }
    const Node& get(Role role, std::string_view name) const {
        const Node* node = find(role, name);
        REQUIRE_MESSAGE(node, "nothing is called \"" << std::string(name) << "\"");
        return *node;
    }
    bool sees(Role role, std::string_view name) const { return find(role, name) != nullptr; }
    const Node* first(Role role) const {
        for (const Node& node : nodes()) {
            if (node.role == role) return &node;
        }
        return nullptr;
    }
    bool reads(std::string_view words) const {
        for (const Node& node : nodes()) {
            if (node.name.find(words) != std::string::npos) return true;
        }
        return false;
    }
    std::vector<const Node*> inside(const Node& outer) const {
        std::vector<const Node*> found;
        for (const Node& node : nodes()) {
            if (node.parent == outer.id) found.push_back(&node);
        }
        return found;
    }

    Outcome press(Role role, std::string_view name) {
        const Outcome outcome = take(Activated{at_ += 1000, get(role, name).id});
        settle();
        return outcome;
    }
    Outcome type(std::string_view name, std::string text) {
        const Outcome outcome = take(Typed{at_ += 1000, get(Role::text_field, name).id, std::move(text)});
        settle();
        return outcome;
    }

    // ---- what was asked of the page ----
    template <typename Kind>
    const Kind* asked() const {
        for (auto effect = effects.rbegin(); effect != effects.rend(); ++effect) {
            if (const auto* found = std::get_if<Kind>(&*effect)) return found;
        }
        return nullptr;
    }
    template <typename Kind>
    int times() const {
        int count = 0;
        for (const Effect& effect : effects) count += std::holds_alternative<Kind>(effect) ? 1 : 0;
        return count;
    }
    // What the newest MoveFocus means, once drawn: its path may leave segments out, as for web/layer/focus.js.
    const Node* focused() const {
        const auto* move = asked<MoveFocus>();
        const Node* best = nullptr;
        for (const Node& node : nodes()) {
            if (move && lies_at(node.key, move->key) && (!best || node.key.size() < best->key.size())) best = &node;
        }
        return best;
    }

    // ---- as far as … ----
    void browse(const Json& locale = english(), const Json& catalog = three_products()) {
        tell(locale);
        tell({{"type", "catalog"}, {"catalog", catalog}});
        if (const auto* recall = asked<Recall>()) tell({{"type", "recalled"}, {"request", static_cast<std::uint32_t>(recall->request)}, {"note", ""}});
    }
    // The first card's one primary button, whatever the language calls it.
    std::string review_name(std::size_t card = 0) const {
        for (const Node& node : nodes()) {
            if (node.role != Role::list_item || node.role_description.empty() || card-- > 0) continue;
            for (const Node* child : inside(node)) {
                if (child->role == Role::button) return child->name;
            }
        }
        FAIL("no such card");
        return {};
    }
    void open() {
        press(Role::button, review_name());
        const auto* ask = asked<AskBuyer>();
        REQUIRE(ask);
        tell({{"type", "buyer"}, {"request", static_cast<std::uint32_t>(ask->request)}, {"buyer", {{"name", "Ada Lovelace"}, {"email", "ada@example.com"}, {"addresses", {address("a1"), address("a2")}}}}});
    }
    void answer(const Json& body) {
        const auto* call = asked<CallCheckout>();
        REQUIRE(call);
        tell({{"type", "reply"}, {"request", static_cast<std::uint32_t>(call->request)}, {"body", body}});
    }
    void list_methods() {
        if (const auto* list = asked<ListMethods>()) tell({{"type", "methods"}, {"request", static_cast<std::uint32_t>(list->request)}, {"methods", methods()}});
    }
    void review(const Json& locale = english(), const Json& body = session(), const Json& catalog = three_products()) {
        browse(locale, catalog);
        open();
        answer(body);
        list_methods();
    }
    std::string pay_name() const {
        for (const Node& node : nodes()) {
            if (node.role == Role::button && std::holds_alternative<PayPressed>(node.on_activate.what)) return node.name;
        }
        FAIL("there is no Pay");
        return {};
    }
    void pay() {
        CHECK(press(Role::button, pay_name()) == Outcome::ok);
        const auto* token = asked<RequestToken>();
        REQUIRE(token);
        tell({{"type", "token"}, {"request", static_cast<std::uint32_t>(token->request())}, {"handle", "h1"}});
    }
    void answer_complete(const Json& body) {
        const auto* complete = asked<CompleteCheckout>();
        REQUIRE(complete);
        tell({{"type", "reply"}, {"request", static_cast<std::uint32_t>(complete->request())}, {"body", body}});
    }
    void buy(const Json& locale = english()) {
        review(locale);
        pay();
        answer_complete(paid());
    }

    const Picture& picture() const { return app.picture(); }

private:
    void settle() {
        keep_effects();
        draw();
        // The order has been drawn: half a second later it may be paid.
        for (const Effect& effect : keep_effects()) {
            const auto* timer = std::get_if<StartTimer>(&effect);
            if (!timer || timer->after_ms != settle_ms) continue;
            take(Event{at_ += settle_ms, TimerFired{timer->timer}});
            draw();
        }
        keep_effects();
    }
    std::vector<Effect> keep_effects() {
        std::vector<Effect> fresh = app.take_effects();
        effects.insert(effects.end(), fresh.begin(), fresh.end());
        return fresh;
    }

    std::unique_ptr<Shared> own_;

public:
    Shared& shared;
    App app;
    std::vector<Effect> effects;

private:
    float width_;
    std::int64_t at_ = noon;
    double clock_ = 0;
};

inline bool is_control(const Node& node) {
    return node.role == Role::button || node.role == Role::link || node.role == Role::radio || node.role == Role::checkbox || node.role == Role::text_field;
}

}  // namespace till::test
