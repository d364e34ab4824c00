// Writes effects as the shell takes them. Knows nothing of why they are asked.
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

struct EffectWriter {
    JsonWriter& out;

    void begin(std::string_view name) const { out.member("effect", name); }

    void operator()(const CallCheckout& call) const {
        begin("call");
        out.member_int("request", number(call.request));
        out.member("operation", name_of(call.operation));
        out.member("merchant", call.merchant);
        out.member("session", call.session);
        out.member("body", call.body);
        out.member("idempotency_key", call.idempotency_key);
        out.member_int("timeout_ms", call.timeout_ms);
        out.member("protocol", till::name_of(call.protocol));
    }
    void operator()(const CompleteCheckout& call) const {
        begin("call");
        out.member_int("request", number(call.request()));
        out.member("operation", "complete");
        out.member("merchant", "");
        out.member("session", call.session());
        out.member("body", call.body());
        out.member("idempotency_key", call.idempotency_key());
        out.member_int("timeout_ms", call.timeout_ms());
        out.member("protocol", till::name_of(call.protocol()));
    }
    void operator()(const RepeatComplete& call) const {
        begin("repeat");
        out.member_int("request", number(call.request()));
        out.member("session", call.session());
        out.member_int("timeout_ms", call.timeout_ms());
    }
    void operator()(const RequestToken& token) const {
        begin("request_token");
        out.member_int("request", number(token.request()));
        out.member("protocol", till::name_of(token.protocol()));
        out.member("handler", token.handler());
        out.member("method", token.method());
        out.member("payee", token.payee());
        out.open("allowance");
        out.member("reason", "one_time");
        out.member_int("max_amount", token.allowance().max_amount);
        out.member("currency", token.allowance().currency);
        out.member("checkout_session_id", token.allowance().session);
        out.member("merchant_id", token.allowance().merchant);
        out.member("expires_at", token.allowance().expires_at);
        out.close();
        out.member("consent", token.consent());
    }
    void operator()(const RequestCheckout& checkout) const {
        begin("request_checkout");
        out.member_int("request", number(checkout.request()));
        out.member("protocol", till::name_of(checkout.protocol()));
        out.member("session", checkout.session());
        out.member("consent", checkout.consent());
    }
    void operator()(const Authenticate& authenticate) const {
        begin("authenticate");
        out.member_int("request", number(authenticate.request));
        out.member("session", authenticate.session);
        out.member("handler", authenticate.handler);
        out.member("handle", authenticate.handle);
        out.member("metadata", authenticate.metadata);
        out.member("title", authenticate.title);
    }
    void operator()(const OpenEmbedded& embedded) const {
        begin("open_embedded");
        out.member_int("request", number(embedded.request));
        out.member("session", embedded.session);
        out.member("url", embedded.url);
        out.member("title", embedded.title);
    }
    void operator()(const AskBuyer& ask) const {
        begin("ask_buyer");
        out.member_int("request", number(ask.request));
    }
    void operator()(const ListMethods& list) const {
        begin("list_methods");
        out.member_int("request", number(list.request));
        out.open_list("handlers");
        for (const std::string& handler : list.handlers) out.element(handler);
        out.close_list();
    }
    void operator()(const StartTimer& timer) const {
        begin("timer");
        out.member_int("timer", number(timer.timer));
        out.member_int("after_ms", timer.after_ms);
    }
    void operator()(const Forget& forget) const {
        begin("forget");
        out.member_int("request", number(forget.request));
    }
    void operator()(const Remember& remember) const {
        begin("remember");
        out.member("note", remember.note);
    }
    void operator()(const Recall& recall) const {
        begin("recall");
        out.member_int("request", number(recall.request));
    }
    void operator()(const OpenLink& link) const {
        begin("open_link");
        out.member("url", link.url);
    }
    void operator()(const RequestDisplayMode& mode) const {
        begin("display_mode");
        out.member("mode", mode.fullscreen ? "fullscreen" : "inline");
    }
    void operator()(const MoveFocus& focus) const {
        begin("focus");
        out.member("key", focus.key);
    }
    void operator()(const FindSimilar& similar) const {
        begin("find_similar");
        out.member("product", similar.product);
    }
    void operator()(const ReportOrder& order) const {
        begin("order");
        out.member("order", order.order);
        out.member("number", order.number);
        out.member("session", order.session);
        out.member("merchant", order.merchant);
        out.member("permalink", order.permalink);
        out.member_int("total", order.total);
        out.member("currency", order.currency);
        out.member("protocol", till::name_of(order.protocol));
    }
    void operator()(const ReportPhase& phase) const {
        begin("phase");
        out.member("phase", phase.phase);
    }
};

}  // namespace

std::string write_effects(const std::vector<Effect>& effects) {
    JsonWriter out;
    out.open_list();
    for (const Effect& effect : effects) {
        out.open();
        std::visit(EffectWriter{out}, effect);
        out.close();
    }
    out.close_list();
    return out.take();
}

}  // namespace till::wire
