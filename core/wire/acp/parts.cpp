// ACP fulfilment options, messages and orders. Knows nothing of the session around them.
#include "core/wire/acp/acp.hpp"

namespace till::wire::acp {
namespace {

constexpr Name<Severity> severities[] = {{"info", Severity::info}, {"low", Severity::low}, {"medium", Severity::medium},
    {"high", Severity::high}, {"critical", Severity::critical}};
constexpr Name<Resolution> resolutions[] = {{"recoverable", Resolution::recoverable},
    {"requires_buyer_input", Resolution::requires_buyer_input},
    {"requires_buyer_review", Resolution::requires_buyer_review}};

void read_place(const Json& value, FulfillmentOption& option) {
    option.earliest = time(value, "ready_by");
    option.latest = time(value, "pickup_by");
    const Json* place = object_member(value, "location");
    if (!place) return;
    option.place_name = text(*place, "name");
    option.place_instructions = text(*place, "instructions");
    if (const Json* address = object_member(*place, "address")) option.place = read_address(*address);
}

void read_times(const Json& value, FulfillmentOption& option) {
    switch (option.type) {
        case FulfillmentType::shipping:
            option.carrier = text(value, "carrier");
            option.earliest = time(value, "earliest_delivery_time");
            option.latest = time(value, "latest_delivery_time");
            break;
        case FulfillmentType::pickup: read_place(value, option); break;
        case FulfillmentType::local_delivery:
            if (const Json* window = object_member(value, "delivery_window")) {
                option.earliest = time(*window, "start");
                option.latest = time(*window, "end");
            }
            break;
        case FulfillmentType::digital:
        case FulfillmentType::other:
        case FulfillmentType::unknown: break;  // no times
    }
}

MessageCode code_of(const Json& value) {
    const auto code = raw_text(value, "code");
    return code ? message_code(*code) : member(value, "code") ? MessageCode::unknown : MessageCode::none;
}

}  // namespace

std::vector<FulfillmentOption> read_options(const Json& session, bool& whole) {
    std::vector<FulfillmentOption> options;
    const Json& given = list_member(session, "fulfillment_options");
    if (is_no_list(session, "fulfillment_options") || given.size() > limits::options) {
        whole = false;
        return options;
    }
    for (const Json& entry : given) {
        FulfillmentOption option;
        option.id = id(entry, "id");
        if (option.id.empty()) continue;
        bool repeated = false;
        for (const FulfillmentOption& other : options) repeated = repeated || other.id == option.id;
        if (repeated) continue;  // two of one id cannot be told apart when chosen
        option.type = read_fulfillment_type(entry, FulfillmentType::unknown);
        option.title = text(entry, "title");
        option.description = text(entry, "description");
        read_times(entry, option);
        ReadTotals totals = read_totals(entry);
        option.totals = std::move(totals.rows);
        options.push_back(std::move(option));
    }
    if (options.empty() && !given.empty()) whole = false;  // there are options, and none can be shown
    return options;
}

std::vector<Message> read_messages(const Json& session, bool& whole) {
    std::vector<Message> messages;
    const Json& given = list_member(session, "messages");
    if (is_no_list(session, "messages") || given.size() > limits::messages) {
        whole = false;
        return messages;
    }
    for (const Json& entry : given) {
        if (!entry.is_object()) {
            whole = false;
            continue;
        }
        Message message;
        message.type = read_message_type(entry);
        message.code = code_of(entry);
        message.severity = one_of(entry, "severity", severities, Severity::not_stated, Severity::unknown);
        message.resolution = one_of(entry, "resolution", resolutions, Resolution::not_stated, Resolution::unknown);
        message.param = text(entry, "param");
        message.text = words(entry, "content", raw_text(entry, "content_type").value_or("plain"));
        messages.push_back(std::move(message));
    }
    return messages;
}

OrderInfo read_order(const Json& value) {
    OrderInfo order;
    order.id = id(value, "id");
    order.session = id(value, "checkout_session_id");
    order.number = text(value, "order_number");
    order.permalink = https(value, "permalink_url");
    order.status = text(value, "status");
    if (const Json* estimate = object_member(value, "estimated_delivery")) {
        order.earliest = time(*estimate, "earliest");
        order.latest = time(*estimate, "latest");
    }
    if (const Json* confirmation = object_member(value, "confirmation")) {
        order.confirmation_number = text(*confirmation, "confirmation_number");
        order.receipt_url = https(*confirmation, "receipt_url");
        order.confirmation_email_sent = boolean(*confirmation, "confirmation_email_sent", false);
    }
    if (const Json* support = object_member(value, "support")) {
        order.support_email = text(*support, "email");
        order.support_phone = text(*support, "phone");
        order.support_hours = text(*support, "hours");
        order.help_url = https(*support, "help_center_url");
    }
    order.totals = read_totals(value).rows;
    return order;
}

}  // namespace till::wire::acp
