// Writes effects as the shell takes them. Every effect is taken apart by structured bindings, so that a field added to
// one does not compile here until it is written or waived. Knows nothing of why an effect is asked.
#include "core/base/json_writer.hpp"
#include "core/wire/wire.hpp"

namespace till::wire {
namespace {

std::string_view name_of(Operation operation) {
    switch (operation) {
        case Operation::create: return "create";
        case Operation::get: return "get";
        case Operation::update: return "update";
    }
    return "get";
}

template <typename Id>
std::int64_t number(Id id) {
    return static_cast<std::int64_t>(id);
}

}  // namespace

struct EffectWriter {
    JsonWriter& out;

    void begin(std::string_view name) const { out.member("effect", name); }

    void operator()(const CallCheckout& effect) const {
        const auto& [request, operation, merchant, session, body, idempotency_key, timeout_ms, protocol] = effect;
        begin("call");
        out.member_int("request", number(request));
        out.member("operation", name_of(operation));
        out.member("merchant", merchant);
        out.member("session", session);
        out.member("body", body);
        out.member("idempotency_key", idempotency_key);
        out.member_int("timeout_ms", timeout_ms);
        out.member("protocol", till::name_of(protocol));
    }
    void operator()(const CompleteCheckout& effect) const {
        const auto& [request, protocol, session, body, key] = effect;
        begin("call");
        out.member_int("request", number(request));
        out.member("operation", "complete");
        out.member("merchant", "");
        out.member("session", session);
        out.member("body", body);
        out.member("idempotency_key", key);
        out.member_int("timeout_ms", effect.timeout_ms());
        out.member("protocol", till::name_of(protocol));
    }
    void operator()(const RepeatComplete& effect) const {
        const auto& [request, session] = effect;
        begin("repeat");
        out.member_int("request", number(request));
        out.member("session", session);
        out.member_int("timeout_ms", effect.timeout_ms());
    }
    void operator()(const RequestToken& effect) const {
        const auto& [request, protocol, handler, method, payee, allowance, consent] = effect;
        begin("request_token");
        out.member_int("request", number(request));
        out.member("protocol", till::name_of(protocol));
        out.member("handler", handler);
        out.member("method", method);
        out.member("payee", payee);
        write_allowance(allowance);
        out.member("consent", consent);
    }
    void write_allowance(const Allowance& allowance) const {
        const auto& [max_amount, currency, session, merchant, expires_at] = allowance;
        out.open("allowance");
        out.member("reason", "one_time");
        out.member_int("max_amount", max_amount);
        out.member("currency", currency);
        out.member("checkout_session_id", session);
        out.member("merchant_id", merchant);
        out.member("expires_at", expires_at);
        out.close();
    }
    void operator()(const RequestCheckout& effect) const {
        const auto& [request, protocol, session, consent] = effect;
        begin("request_checkout");
        out.member_int("request", number(request));
        out.member("protocol", till::name_of(protocol));
        out.member("session", session);
        out.member("consent", consent);
    }
    void operator()(const Authenticate& effect) const {
        const auto& [request, session, handler, handle, metadata, title] = effect;
        begin("authenticate");
        out.member_int("request", number(request));
        out.member("session", session);
        out.member("handler", handler);
        out.member("handle", handle);
        out.member("metadata", metadata);
        out.member("title", title);
    }
    void operator()(const OpenEmbedded& effect) const {
        const auto& [request, session, url, title] = effect;
        begin("open_embedded");
        out.member_int("request", number(request));
        out.member("session", session);
        out.member("url", url);
        out.member("title", title);
    }
    void operator()(const AskBuyer& effect) const {
        const auto& [request] = effect;
        begin("ask_buyer");
        out.member_int("request", number(request));
    }
    void operator()(const ListMethods& effect) const {
        const auto& [request, handlers] = effect;
        begin("list_methods");
        out.member_int("request", number(request));
        out.open_list("handlers");
        for (const std::string& handler : handlers) out.element(handler);
        out.close_list();
    }
    void operator()(const StartTimer& effect) const {
        const auto& [timer, after_ms] = effect;
        begin("timer");
        out.member_int("timer", number(timer));
        out.member_int("after_ms", after_ms);
    }
    void operator()(const Forget& effect) const {
        const auto& [request] = effect;
        begin("forget");
        out.member_int("request", number(request));
    }
    void operator()(const Remember& effect) const {
        const auto& [note] = effect;
        begin("remember");
        out.member("note", note);
    }
    void operator()(const Recall& effect) const {
        const auto& [request] = effect;
        begin("recall");
        out.member_int("request", number(request));
    }
    void operator()(const OpenLink& effect) const {
        const auto& [url] = effect;
        begin("open_link");
        out.member("url", url);
    }
    void operator()(const RequestDisplayMode& effect) const {
        const auto& [fullscreen] = effect;
        begin("display_mode");
        out.member("mode", fullscreen ? "fullscreen" : "inline");
    }
    void operator()(const MoveFocus& effect) const {
        const auto& [key] = effect;
        begin("focus");
        out.member("key", key);
    }
    void operator()(const FindSimilar& effect) const {
        const auto& [product] = effect;
        begin("find_similar");
        out.member("product", product);
    }
    void operator()(const ReportOrder& effect) const {
        const auto& [order, order_number, session, merchant, permalink, total, currency, protocol] = effect;
        begin("order");
        out.member("order", order);
        out.member("number", order_number);
        out.member("session", session);
        out.member("merchant", merchant);
        out.member("permalink", permalink);
        out.member_int("total", total);
        out.member("currency", currency);
        out.member("protocol", till::name_of(protocol));
    }
    void operator()(const ReportPhase& effect) const {
        const auto& [phase] = effect;
        begin("phase");
        out.member("phase", phase);
    }
    void operator()(const LoadImage& load) const {
        begin("load_image");
        out.member_int("image", load.image);
        out.member("url", load.url);
    }
    void operator()(const ApplyTheme& theme) const {
        begin("apply_theme");
        out.member_bool("dark", theme.dark);
        out.open("colors");
        for (const NamedValue& color : theme.colors) out.member(color.name, color.value);
        out.close();
    }
};

std::string write_effects(const std::vector<Effect>& effects) {
    if (effects.empty()) return {};
    JsonWriter out;
    out.open();
    out.open_list("effects");
    for (const Effect& effect : effects) {
        out.open();
        std::visit(EffectWriter{out}, effect);
        out.close();
    }
    out.close_list();
    out.close();
    return out.take();
}

std::string write_problem(std::string_view problem) {
    JsonWriter out;
    out.open();
    out.member("problem", problem);
    out.close();
    return out.take();
}

}  // namespace till::wire
