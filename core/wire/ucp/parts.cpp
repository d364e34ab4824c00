// UCP messages, policies, consents, discounts, links, payment handlers and orders. Knows nothing of the session around
// them.
#include "core/wire/ucp/ucp.hpp"

#include <algorithm>

namespace till::wire::ucp {
namespace {

constexpr Name<Resolution> severities[] = {{"recoverable", Resolution::recoverable},
    {"requires_buyer_input", Resolution::requires_buyer_input},
    {"requires_buyer_review", Resolution::requires_buyer_review}, {"unrecoverable", Resolution::unrecoverable}};
constexpr Name<LinkType> own_link_types[] = {
    {"terms_of_service", LinkType::terms_of_use}, {"refund_policy", LinkType::return_policy}};
constexpr const char* older_purposes[] = {"marketing", "preferences", "analytics", "sale_of_data"};

// Codes that mean what an ACP code means; the rest is unknown and stands in the merchant's words.
MessageCode code_of(const Json& value) {
    const auto code = raw_text(value, "code");
    if (!code) return member(value, "code") ? MessageCode::unknown : MessageCode::none;
    if (*code == "field_required") return MessageCode::missing;
    if (*code == "identity_required") return MessageCode::requires_sign_in;
    if (*code == "payment_failed") return MessageCode::payment_declined;
    return message_code(*code);
}

// What must be seen or linked and cannot be makes the session unfit to be paid here.
bool read_message(const Json& entry, Message& message) {
    message.type = read_message_type(entry);
    message.code = code_of(entry);
    message.resolution = one_of(entry, "severity", severities, Resolution::not_stated, Resolution::unknown);
    message.param = text(entry, "path");
    message.text = words(entry, "content", raw_text(entry, "content_type").value_or("plain"));
    message.disclosure = raw_text(entry, "presentation").value_or("notice") != "notice";
    message.image = image(entry, "image_url");
    message.url = https(entry, "url");
    const bool seen = !member(entry, "image_url") || !message.image.empty();
    return !message.disclosure || (!message.text.empty() && seen);
}

struct Ordered {
    std::string_view key;
    const Json* value;
};

// A map's members as `map_order` lists them, then the others by name.
std::vector<Ordered> in_order(const Json& scope, const char* map) {
    std::vector<Ordered> out;
    const Json* members = object_member(scope, map);
    if (!members) return out;
    const Json* own = object_member(scope, "ucp");
    const Json* order = object_member(own ? *own : scope, "map_order");
    const auto add = [&](const std::string& key, const Json& value) {
        const bool known = std::any_of(out.begin(), out.end(), [&](const Ordered& row) { return row.key == key; });
        if (!known) out.push_back({key, &value});
    };
    const std::size_t listed = order ? list_member(*order, map).size() : 0;
    for (std::size_t i = 0; i < listed; ++i) {
        const auto* key = list_member(*order, map)[i].get_ptr<const Json::string_t*>();
        const auto found = key ? members->find(*key) : members->end();
        if (found != members->end()) add(found.key(), *found);
    }
    for (const auto& [key, value] : members->items()) add(key, value);
    return out;
}

void add_consent(const Json& value, std::string channel, Session& session, bool& whole) {
    ConsentOption option{
        std::move(channel), text(value, "description", limits::long_text), {}, boolean(value, "granted", false)};
    for (const Json& link : list_member(value, "links")) {
        if (option.privacy_url.empty()) option.privacy_url = https(link, "url");
    }
    if (!limits::is_id(option.channel) || option.text.empty()) return;
    if (session.consents.size() == limits::small) whole = false;
    else session.consents.push_back(std::move(option));
}

void add_instruments(const Json& handler, PaymentHandler& out) {
    for (const Json& entry : list_member(handler, "available_instruments")) {
        std::string type = id(entry, "type");
        if (!type.empty() && out.instruments.size() < limits::small) out.instruments.push_back(std::move(type));
    }
}

}  // namespace

std::vector<Message> read_messages(const Json& value, bool& whole) {
    std::vector<Message> messages;
    const Json& given = list_member(value, "messages");
    if (is_no_list(value, "messages") || given.size() > limits::messages) {
        whole = false;
        return messages;
    }
    for (const Json& entry : given) {
        Message message;
        if (!entry.is_object() || !read_message(entry, message)) whole = false;
        if (entry.is_object()) messages.push_back(std::move(message));
    }
    return messages;
}

std::vector<Policy> read_policies(const Json& value, bool& whole) {
    std::vector<Policy> policies;
    const Json& given = list_member(value, "policies");
    if (given.size() > limits::small) whole = false;
    for (const Json& entry : given) {
        Policy policy{text(entry, "type", limits::id), read_description(entry, "description"), https(entry, "url"),
            texts(entry, "applies_to")};
        if ((!policy.text.empty() || !policy.url.empty()) && policies.size() < limits::small)
            policies.push_back(std::move(policy));
    }
    return policies;
}

// 2026-08-25: purposes that say themselves what they are, with parts. 2026-04-08: up to four yes or no.
void read_consents(const Json& buyer, Session& session, bool& whole) {
    for (const Ordered& purpose : in_order(buyer, "consent")) {
        if (!purpose.value->is_object()) continue;
        add_consent(*purpose.value, std::string(purpose.key), session, whole);
        for (const Ordered& segment : in_order(*purpose.value, "segments"))
            add_consent(*segment.value, std::string(purpose.key) + "/" + std::string(segment.key), session, whole);
    }
    const Json* consent = object_member(buyer, "consent");
    for (const char* purpose : older_purposes) {
        const Json* given = consent ? member(*consent, purpose) : nullptr;
        if (given && given->is_boolean())
            session.consents.push_back({purpose, {}, {}, boolean(*consent, purpose, false)});
    }
}

void read_discounts(const Json& value, Session& session) {
    const Json* discounts = object_member(value, "discounts");
    const Json* ucp = object_member(value, "ucp");
    const Json* capabilities = ucp ? object_member(*ucp, "capabilities") : nullptr;
    session.takes_codes = discounts || !capabilities || capabilities->contains("dev.ucp.shopping.discount");
    if (!discounts) return;
    session.codes = texts(*discounts, "codes", limits::id);
    for (const Json& entry : list_member(*discounts, "applied")) {
        if (session.applied.size() == limits::small) break;
        session.applied.push_back({text(entry, "code", limits::id), text(entry, "title"),
            read_amount(entry, "amount").value_or(0), boolean(entry, "automatic", false)});
    }
}

LinkType read_link_type(const Json& link) {
    const LinkType type = one_of(link, "type", own_link_types, LinkType::unknown, LinkType::unknown);
    return type == LinkType::unknown ? wire::read_link_type(link) : type;
}

std::vector<PaymentHandler> read_handlers(const Json& ucp) {
    std::vector<PaymentHandler> handlers;
    for (const Ordered& row : in_order(ucp, "payment_handlers")) {
        if (!row.value->is_array()) continue;
        for (const Json& entry : *row.value) {
            PaymentHandler handler;
            handler.id = id(entry, "id");
            handler.name = limits::clean(row.key, limits::id);
            if (handler.id.empty() && limits::is_id(row.key)) handler.id = row.key;
            handler.order = static_cast<std::int64_t>(handlers.size());
            add_instruments(entry, handler);
            if (!handler.id.empty() && handlers.size() < limits::small) handlers.push_back(std::move(handler));
        }
    }
    return handlers;
}

OrderInfo read_order(const Json& value, const std::string& session) {
    OrderInfo order;
    order.id = id(value, "id");
    order.session = session;
    order.number = text(value, "label");
    order.permalink = https(value, "permalink_url");
    return order;
}

}  // namespace till::wire::ucp
