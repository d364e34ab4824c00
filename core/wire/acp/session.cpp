// An ACP 2026-04-17 checkout session or error, read with tolerance: what is unknown is shown or locked, never guessed.
// Knows nothing of HTTP but the status it is told.
#include "core/wire/acp/acp.hpp"

#include <algorithm>

namespace till::wire::acp {
namespace {

constexpr Name<SessionStatus> statuses[] = {{"incomplete", SessionStatus::incomplete},
    {"not_ready_for_payment", SessionStatus::not_ready_for_payment},
    {"requires_escalation", SessionStatus::requires_escalation},
    {"authentication_required", SessionStatus::authentication_required},
    {"ready_for_payment", SessionStatus::ready_for_payment}, {"pending_approval", SessionStatus::pending_approval},
    {"complete_in_progress", SessionStatus::complete_in_progress}, {"completed", SessionStatus::completed},
    {"canceled", SessionStatus::canceled}, {"in_progress", SessionStatus::in_progress},
    {"expired", SessionStatus::expired}};
void read_selected(const Json& value, Session& session) {
    for (const Json& entry : list_member(value, "selected_fulfillment_options")) {
        SelectedOption selected{read_fulfillment_type(entry, FulfillmentType::unknown), id(entry, "option_id"), {}};
        for (const Json& item : list_member(entry, "item_ids")) {
            const auto* given = item.get_ptr<const Json::string_t*>();
            if (given && limits::is_id(*given) && selected.items.size() < limits::lines)
                selected.items.push_back(*given);
        }
        if (!selected.option.empty() && session.selected.size() < limits::options)
            session.selected.push_back(std::move(selected));
    }
}

void read_fulfillment(const Json& value, Session& session) {
    const Json* details = object_member(value, "fulfillment_details");
    if (!details) return;
    session.fulfillment = {
        text(*details, "name"), text(*details, "phone_number"), text(*details, "email"), std::nullopt};
    if (const Json* address = object_member(*details, "address")) session.fulfillment.address = read_address(*address);
}

void read_discounts(const Json& value, Session& session) {
    const Json* discounts = object_member(value, "discounts");
    if (!discounts) return;
    session.codes = texts(*discounts, "codes", limits::id);
    for (const Json& entry : list_member(*discounts, "applied")) {
        const Json* coupon = object_member(entry, "coupon");
        if (session.applied.size() == limits::small) break;
        session.applied.push_back({text(entry, "code", limits::id), coupon ? text(*coupon, "name") : std::string(),
            integer_or(entry, "amount", 0), boolean(entry, "automatic", false)});
    }
    for (const Json& entry : list_member(*discounts, "rejected")) {
        if (session.rejected.size() == limits::small) break;
        session.rejected.push_back({text(entry, "code", limits::id),
            message_code(raw_text(entry, "reason").value_or("")), text(entry, "message")});
    }
}

void read_consents(const Json& value, Session& session, bool& whole) {
    for (const Json& entry : list_member(value, "marketing_consent_options")) {
        ConsentOption option{id(entry, "channel"), text(entry, "display_text", limits::long_text),
            https(entry, "privacy_policy_url"), boolean(entry, "is_subscribed", false)};
        bool repeated = false;
        for (const ConsentOption& other : session.consents) repeated = repeated || other.channel == option.channel;
        if (repeated || option.channel.empty() || option.text.empty()) continue;
        if (session.consents.size() == limits::small) whole = false;
        else session.consents.push_back(std::move(option));
    }
}

void read_capabilities(const Json& value, Session& session) {
    const Json* capabilities = object_member(value, "capabilities");
    if (!capabilities) return;
    if (const Json* payment = object_member(*capabilities, "payment")) {
        for (const Json& entry : list_member(*payment, "handlers")) {
            PaymentHandler handler{id(entry, "id"), text(entry, "name"), text(entry, "display_name"),
                integer_or(entry, "display_order", INT32_MAX)};
            if (handler.id.empty() || session.handlers.size() >= limits::small) continue;
            const auto later = [](std::int64_t order, const PaymentHandler& other) { return order < other.order; };
            session.handlers.insert(
                std::upper_bound(session.handlers.begin(), session.handlers.end(), handler.order, later),
                std::move(handler));
        }
    }
}

RefusalCode refusal_kind(std::string_view code) {
    if (code == "idempotency_conflict") return RefusalCode::idempotency_conflict;
    if (code == "idempotency_in_flight") return RefusalCode::idempotency_in_flight;
    if (code == "idempotency_key_required") return RefusalCode::idempotency_key_required;
    if (code == "outcome_unknown") return RefusalCode::outcome_unknown;
    if (code == "unauthenticated") return RefusalCode::unauthenticated;
    return message_code(code) == MessageCode::unknown ? RefusalCode::unknown : RefusalCode::message;
}

}  // namespace

std::optional<Session> read_session(const Json& value) {
    Session session;
    session.id = id(value, "id");
    if (session.id.empty()) return std::nullopt;
    session.status = one_of(value, "status", statuses, SessionStatus::unknown, SessionStatus::unknown);
    session.currency = currency_code(text(value, "currency", 8));
    session.presentment_currency = currency_code(text(value, "presentment_currency", 8));
    session.locale = text(value, "locale", limits::id);
    session.timezone = text(value, "timezone", limits::id);
    ReadLines lines = read_lines(value, read_line);
    ReadTotals totals = read_totals(value);
    bool whole = lines.whole && totals.whole && !session.currency.empty();
    session.lines = std::move(lines.lines);
    session.totals = std::move(totals.rows);
    session.fulfillment_options = read_options(value, whole);
    session.messages = read_messages(value, whole);
    read_selected(value, session);
    read_fulfillment(value, session);
    read_discounts(value, session);
    session.links = read_links(value, read_link_type, whole);
    read_consents(value, session, whole);
    read_capabilities(value, session);
    if (const Json* metadata = object_member(value, "authentication_metadata"))
        session.authentication_metadata = metadata->dump(-1, ' ', false, Json::error_handler_t::replace);
    if (session.authentication_metadata.size() > limits::opaque) session.authentication_metadata.clear();
    session.expires_at = time(value, "expires_at");
    session.continue_url = https(value, "continue_url");
    if (const Json* order = object_member(value, "order")) session.order = read_order(*order);
    session.unreadable = !whole;
    return session;
}

Refusal read_refusal(int status, const Json* body, std::optional<std::int64_t> retry_after_s) {
    Refusal refusal;
    refusal.status = status;
    refusal.retry_after_s = retry_after_s;
    if (!body) return refusal;
    const std::string_view code = raw_text(*body, "code").value_or("");
    refusal.kind = refusal_kind(code);
    refusal.code = message_code(code);
    refusal.text = text(*body, "message", limits::long_text);
    refusal.param = text(*body, "param");
    return refusal;
}

}  // namespace till::wire::acp
