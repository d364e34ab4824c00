// A UCP checkout or error, of 2026-04-08 and 2026-08-25. Statuses take their ACP names: incomplete is not ready for
// payment, ready_for_complete is ready. Keeps what an update has to send back, as one replaces the whole. Knows nothing
// of HTTP.
#include "core/wire/ucp/ucp.hpp"

#include <initializer_list>

namespace till::wire::ucp {
namespace {

constexpr Name<SessionStatus> statuses[] = {{"incomplete", SessionStatus::not_ready_for_payment},
    {"requires_escalation", SessionStatus::requires_escalation},
    {"ready_for_complete", SessionStatus::ready_for_payment},
    {"complete_in_progress", SessionStatus::complete_in_progress}, {"completed", SessionStatus::completed},
    {"canceled", SessionStatus::canceled}};
constexpr const char* bank_actions[] = {"dev.ucp.payment.device_data_collection", "dev.ucp.payment.three_ds_challenge"};

void strike(Json& object, std::initializer_list<const char*> keys) {
    if (!object.is_object()) return;
    for (const char* key : keys) object.erase(key);
}

template <typename Each>
void each_in(Json& object, const char* key, Each each) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end() || !found->is_structured()) return;
    for (Json& entry : *found) each(entry);
}

// What the schemas say is the business's alone is struck; all else, known or not, stays as it came.
std::string carried(Json value) {
    strike(value,
        {"ucp", "id", "status", "currency", "totals", "messages", "links", "policies", "actions", "expires_at",
            "continue_url", "order"});
    each_in(value, "line_items", [](Json& line) {
        strike(line, {"totals"});
        if (line.is_object() && line.contains("item"))
            strike(line["item"], {"title", "price", "image_url", "unit_price"});
    });
    if (value.contains("discounts")) strike(value["discounts"], {"applied"});
    if (value.contains("fulfillment")) {
        strike(value["fulfillment"], {"available_methods"});
        each_in(value["fulfillment"], "methods", [](Json& method) {
            if (raw_text(method, "type").value_or("shipping") != "shipping") strike(method, {"destinations"});
            each_in(method, "groups", [](Json& group) { strike(group, {"options", "line_item_ids"}); });
        });
    }
    if (value.contains("buyer") && value["buyer"].is_object()) {
        each_in(value["buyer"], "consent", [](Json& purpose) {
            strike(purpose, {"description", "links"});
            each_in(purpose, "segments", [](Json& segment) { strike(segment, {"description", "links"}); });
        });
    }
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Returns the supported payment Actions as verbatim JSON.
std::string actions_of(const Json& value) {
    const Json* actions = object_member(value, "actions");
    Json known = Json::object();
    for (const char* name : bank_actions) {
        if (actions && has_list(*actions, name) && !list_member(*actions, name).empty())
            known[name] = list_member(*actions, name);
    }
    if (known.empty()) return {};
    std::string text = Json{{"actions", std::move(known)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() > limits::opaque ? std::string() : text;
}

void read_buyer(const Json& value, Session& session, bool& whole) {
    const Json* buyer = object_member(value, "buyer");
    if (!buyer) return;
    session.fulfillment.name = join_name(text(*buyer, "first_name"), text(*buyer, "last_name"));
    session.fulfillment.phone = text(*buyer, "phone_number");
    session.fulfillment.email = text(*buyer, "email");
    read_consents(*buyer, session, whole);
}

// Mandates to be signed and terms of payment are agreements we cannot show yet.
bool asks_for_more(const Json& value) {
    const Json* payment = object_member(value, "payment");
    return member(value, "ap2") || (payment && member(*payment, "terms"));
}

RefusalCode refusal_kind(int status, MessageCode code) {
    if (status == 409) return RefusalCode::idempotency_conflict;  // never "still running" in UCP
    return code == MessageCode::unknown || code == MessageCode::none ? RefusalCode::unknown : RefusalCode::message;
}

int rank(const Message& message) {
    return message.resolution == Resolution::unrecoverable ? 0 : message.resolution == Resolution::recoverable ? 1 : 2;
}

}  // namespace

bool is_error(const Json& body) {
    const Json* ucp = object_member(body, "ucp");
    return ucp && raw_text(*ucp, "status") == "error";
}

std::optional<Session> read_session(const Json& value) {
    Session session;
    session.id = id(value, "id");
    if (session.id.empty()) return std::nullopt;
    session.status = one_of(value, "status", statuses, SessionStatus::unknown, SessionStatus::unknown);
    session.currency = currency_code(text(value, "currency", 8));
    if (const Json* context = object_member(value, "context")) session.locale = text(*context, "language", limits::id);
    ReadLines lines = read_lines(value, read_line);
    ReadTotals totals = read_totals(value);
    bool whole = lines.whole && totals.whole && !session.currency.empty() && !asks_for_more(value);
    session.lines = std::move(lines.lines);
    session.totals = std::move(totals.rows);
    whole = read_fulfillment(value, session) && whole;
    session.messages = read_messages(value, whole);
    session.policies = read_policies(value, whole);
    session.links = read_links(value, ucp::read_link_type, whole);
    read_buyer(value, session, whole);
    read_discounts(value, session);
    if (const Json* ucp = object_member(value, "ucp")) session.handlers = read_handlers(*ucp);
    session.authentication_metadata = actions_of(value);
    session.expires_at = time(value, "expires_at");
    session.continue_url = https(value, "continue_url");
    if (const Json* order = object_member(value, "order")) session.order = read_order(*order, session.id);
    session.carried = carried(value);
    session.unreadable = !whole;
    return session;
}

// Every message of an error is told, the gravest first, and its code is the one acted on.
Refusal read_refusal(int status, const Json* body, std::optional<std::int64_t> retry_after_s) {
    Refusal refusal;
    refusal.status = status;
    refusal.retry_after_s = retry_after_s;
    refusal.kind = refusal_kind(status, MessageCode::unknown);
    if (!body) return refusal;
    bool whole = true;
    const std::vector<Message> messages = read_messages(*body, whole);
    bool first = true;
    for (int grave = 0; grave < 3; ++grave) {
        for (const Message& message : messages) {
            if (rank(message) != grave) continue;
            if (first) {
                refusal.code = message.code == MessageCode::none ? MessageCode::unknown : message.code;
                refusal.param = message.param;
            }
            first = false;
            if (!message.text.empty()) refusal.text += (refusal.text.empty() ? "" : " ") + message.text;
        }
    }
    if (first) {  // an error of the transport, which has no one form
        refusal.code = message_code(raw_text(*body, "code").value_or(""));
        refusal.text = text(*body, "content", limits::long_text);
        if (refusal.text.empty()) refusal.text = text(*body, "message", limits::long_text);
    }
    refusal.continue_url = https(*body, "continue_url");
    const std::string_view code = raw_text(*body, "code").value_or("");
    refusal.kind = code == "outcome_unknown" ? RefusalCode::outcome_unknown
        : code == "unauthenticated"          ? RefusalCode::unauthenticated
                                             : refusal_kind(status, refusal.code);
    return refusal;
}

}  // namespace till::wire::ucp
