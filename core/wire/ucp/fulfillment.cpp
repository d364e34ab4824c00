// UCP fulfilment: methods, their destinations, and groups of lines that each choose an option. Any kind of method is
// read alike ("rendering must be method-agnostic"). Knows nothing of the session around them.
#include "core/wire/ucp/ucp.hpp"

namespace till::wire::ucp {
namespace {

std::vector<std::string> ids(const Json& object, const char* key) {
    std::vector<std::string> out;
    for (const Json& entry : list_member(object, key)) {
        const auto* given = entry.get_ptr<const Json::string_t*>();
        if (given && limits::is_id(*given) && out.size() < limits::lines) out.push_back(*given);
    }
    return out;
}

const Json* selected_destination(const Json& method) {
    const std::string selected = id(method, "selected_destination_id");
    for (const Json& entry : list_member(method, "destinations")) {
        if (!selected.empty() && id(entry, "id") == selected) return &entry;
    }
    return nullptr;
}

// A shop where it is picked up, by its type, or in the older version by what it has.
bool is_location(const Json& destination) {
    const auto type = raw_text(destination, "type");
    return type ? *type == "business_location" : !text(destination, "name").empty();
}

void read_place(const Json& destination, FulfillmentOption& option) {
    option.place_name = text(destination, "name");
    if (const Json* address = object_member(destination, "address")) option.place = read_address(*address);
}

FulfillmentOption read_option(const Json& entry, FulfillmentType type, const Json* destination) {
    FulfillmentOption option;
    option.id = id(entry, "id");
    option.type = type;
    option.title = text(entry, "title");
    option.description = read_description(entry, "description");
    option.carrier = text(entry, "carrier");
    option.earliest = time(entry, "earliest_fulfillment_time");
    option.latest = time(entry, "latest_fulfillment_time");
    option.totals = read_totals(entry).rows;
    if (destination && is_location(*destination)) read_place(*destination, option);
    return option;
}

// Two packages may both offer "standard": then the package is part of the name here, and `sent` is what the shop knows.
void add_option(Session& session, FulfillmentOption option, const std::string& group) {
    if (find_option(session, option.id)) {
        option.sent = option.id;
        option.id = group + "/" + option.id;
    }
    if (!find_option(session, option.id)) session.fulfillment_options.push_back(std::move(option));
}

bool read_group(
    const Json& entry, const std::string& method, FulfillmentType type, const Json* destination, Session& session) {
    FulfillmentGroup group{id(entry, "id"), method, ids(entry, "line_item_ids"), std::nullopt};
    const Json& options = list_member(entry, "options");
    if (group.id.empty() || is_no_list(entry, "options") || session.groups.size() == limits::small ||
        session.fulfillment_options.size() + options.size() > limits::options)
        return false;
    if (destination && !is_location(*destination)) group.to = read_address(*destination);
    const std::size_t index = session.groups.size(), before = session.fulfillment_options.size();
    for (const Json& given : options) {
        FulfillmentOption option = read_option(given, type, destination);
        option.group = option.way = index;
        if (!option.id.empty()) add_option(session, std::move(option), group.id);
    }
    const std::string selected = id(entry, "selected_option_id");
    for (std::size_t i = before; i < session.fulfillment_options.size() && !selected.empty(); ++i) {
        const FulfillmentOption& option = session.fulfillment_options[i];
        if ((option.sent.empty() ? option.id : option.sent) == selected)
            session.selected.push_back({type, option.id, group.lines});
    }
    const bool some = options.empty() || session.fulfillment_options.size() > before;
    session.groups.push_back(std::move(group));
    return some;
}

// A group of options without lines is an alternative to the one that has all lines. With lines in several groups its
// options are left out.
void join_untaken(Session& session) {
    std::size_t taken = 0, count = 0;
    for (std::size_t i = 0; i < session.groups.size(); ++i) {
        if (session.groups[i].lines.empty()) continue;
        taken = i;
        ++count;
    }
    const auto waits = [&](const FulfillmentOption& option) { return session.groups[option.way].lines.empty(); };
    if (count > 1) std::erase_if(session.fulfillment_options, waits);
    for (FulfillmentOption& option : session.fulfillment_options) {
        if (waits(option)) option.group = taken;
    }
}

}  // namespace

bool read_fulfillment(const Json& value, Session& session) {
    const Json* fulfillment = object_member(value, "fulfillment");
    if (!fulfillment) return !member(value, "fulfillment");
    bool whole = !is_no_list(*fulfillment, "methods");
    for (const Json& method : list_member(*fulfillment, "methods")) {
        const FulfillmentType type = read_fulfillment_type(method, FulfillmentType::other);
        const Json* destination = selected_destination(method);
        if (destination && !is_location(*destination) && !session.fulfillment.address)
            session.fulfillment.address = read_address(*destination);
        if (is_no_list(method, "groups")) whole = false;
        for (const Json& group : list_member(method, "groups"))
            whole = read_group(group, id(method, "id"), type, destination, session) && whole;
    }
    join_untaken(session);
    return whole;
}

}  // namespace till::wire::ucp
