// Writes UCP request bodies, of 2026-04-08 and 2026-08-25. An update replaces the whole checkout, so it is the checkout
// as it was read with the wishes put in: what is not spoken of here is sent back as it came. Deterministic to the byte.
// Knows nothing of why a request is made. A credential is only ever a handle here.
#include "core/wire/ucp/ucp.hpp"

#include "core/base/json_writer.hpp"

namespace till::wire::ucp {
namespace {

constexpr const char* our_destination = "till_destination";

struct FullName {
    std::string first, last;
};

FullName split(const std::string& name) {
    const std::size_t at = name.find_last_of(' ');
    if (at == std::string::npos) return {name, {}};
    return {name.substr(0, at), name.substr(at + 1)};
}

void put(Json& object, const char* key, const std::string& value) {
    if (!value.empty()) object[key] = value;
}

Json& child(Json& object, const char* key) {
    Json& value = object[key];
    if (!value.is_object()) value = Json::object();
    return value;
}

Json& list(Json& object, const char* key) {
    Json& value = object[key];
    if (!value.is_array()) value = Json::array();
    return value;
}

Json postal_address(const Address& address) {
    Json out = Json::object();
    const FullName name = split(address.name);
    put(out, "first_name", name.first);
    put(out, "last_name", name.last);
    put(out, "street_address", address.line_one);
    put(out, "extended_address", address.line_two);
    put(out, "address_locality", address.city);
    put(out, "address_region", address.state);
    put(out, "address_country", address.country);
    put(out, "postal_code", address.postal_code);
    return out;
}

Json destination(const Address& address, Protocol protocol) {
    Json out = postal_address(address);
    out["id"] = our_destination;
    if (protocol == Protocol::ucp_2026_08_25) out["type"] = "shipping_address";
    return out;
}

void put_buyer(Json& body, const std::string& full_name, const std::string& email, const std::string& phone) {
    const FullName name = split(full_name);
    if (full_name.empty() && email.empty() && phone.empty()) return;
    Json& buyer = child(body, "buyer");
    put(buyer, "first_name", name.first);
    if (!name.first.empty()) buyer.erase("last_name");
    put(buyer, "last_name", name.last);
    put(buyer, "email", email);
    put(buyer, "phone_number", phone);
}

void put_codes(Json& body, const std::vector<std::string>& codes) {
    Json& given = child(body, "discounts")["codes"] = Json::array();
    for (const std::string& code : codes) given.push_back(code);
}

void select_destination(Json& method, const Address& address, Protocol protocol) {
    Json& known = list(method, "destinations");
    Json kept = Json::array();
    for (const Json& other : known) {
        if (id(other, "id") != our_destination) kept.push_back(other);
    }
    kept.push_back(destination(address, protocol));
    known = std::move(kept);
    method["type"] = "shipping";
    method["selected_destination_id"] = our_destination;
}

bool is_shipping(const Json& method) {
    return method.is_object() && raw_text(method, "type").value_or("shipping") == "shipping";
}

// The first way that ships is the one whose address the sheet shows.
void put_address(Json& body, const Address& address, Protocol protocol) {
    Json& methods = list(child(body, "fulfillment"), "methods");
    for (Json& method : methods) {
        if (is_shipping(method)) return select_destination(method, address, protocol);
    }
    if (!methods.empty()) return;  // everything goes another way
    Json method = Json::object();
    Json& lines = list(method, "line_item_ids");
    for (const Json& line : list_member(body, "line_items")) {
        if (std::string line_id = id(line, "id"); !line_id.empty()) lines.push_back(std::move(line_id));
    }
    select_destination(method, address, protocol);
    methods.push_back(std::move(method));
}

void put_quantities(Json& body, std::vector<RequestedItem> wanted) {
    for (Json& line : list(body, "line_items")) {
        const Json* item = object_member(line, "item");
        for (RequestedItem& wish : wanted) {
            if (!item || wish.id.empty() || wish.id != id(*item, "id")) continue;
            line["quantity"] = wish.quantity;
            wish.id.clear();  // two lines of one thing are two wishes
            break;
        }
    }
}

// A way that waits to be taken gets the lines of the one that had them.
void move_lines(Json& method, const FulfillmentGroup& from, const FulfillmentGroup& to) {
    if (!to.lines.empty() || from.method == to.method) return;
    if (id(method, "id") == from.method) list(method, "line_item_ids") = Json::array();
    if (id(method, "id") == to.method) list(method, "line_item_ids") = from.lines;
}

void put_option(Json& body, const Session& session, const SelectedOption& selected) {
    const FulfillmentOption* option = find_option(session, selected.option);
    if (!option || option->group >= session.groups.size() || option->way >= session.groups.size()) return;
    const FulfillmentGroup& wanted = session.groups[option->way];
    for (Json& method : list(child(body, "fulfillment"), "methods")) {
        if (!method.is_object()) continue;
        move_lines(method, session.groups[option->group], wanted);
        if (id(method, "id") != wanted.method) continue;
        for (Json& group : list(method, "groups")) {
            if (group.is_object() && id(group, "id") == wanted.id)
                group["selected_option_id"] = option->sent.empty() ? option->id : option->sent;
        }
    }
}

// What the shopper has not touched keeps saying that it is the business's default.
void put_consent(Json& body, const Opted& opted) {
    Json& consent = child(child(body, "buyer"), "consent");
    const std::size_t slash = opted.channel.find('/');
    const auto found = consent.find(opted.channel.substr(0, slash));
    if (found == consent.end()) return;
    Json* state = &*found;
    if (state->is_boolean()) {
        *state = opted.in;
        return;
    }
    if (slash != std::string::npos) {
        Json& segments = child(*state, "segments");
        const auto segment = segments.find(opted.channel.substr(slash + 1));
        if (segment == segments.end()) return;
        state = &*segment;
    }
    if (!state->is_object() || boolean(*state, "granted", false) == opted.in) return;
    (*state)["granted"] = opted.in;
    (*state)["source"] = "platform";
}

std::string text_of(const Json& body) { return body.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string write_create(const CreateRequest& request, Protocol protocol) {
    Json body = Json::object();
    Json& lines = list(body, "line_items");
    for (const RequestedItem& item : request.items)
        lines.push_back({{"item", {{"id", item.id}}}, {"quantity", item.quantity}});
    put_buyer(body, request.buyer_name, request.email, request.phone);
    Json& context = child(body, "context");
    put(context, "currency", currency_code(request.currency));
    put(context, "language", request.locale);
    if (request.address) {
        put(context, "address_country", request.address->country);
        put(context, "address_region", request.address->state);
        put(context, "postal_code", request.address->postal_code);
        Json method = Json::object();
        select_destination(method, *request.address, protocol);
        list(child(body, "fulfillment"), "methods").push_back(std::move(method));
    }
    if (!request.codes.empty()) put_codes(body, request.codes);
    return text_of(body);
}

std::string write_update(const UpdateRequest& request, const Session& session, Protocol protocol) {
    auto whole = parse(session.carried);
    Json body = whole && whole->is_object() ? std::move(*whole) : Json::object();
    if (request.items) put_quantities(body, *request.items);
    if (request.delivery) {
        put_buyer(body, request.delivery->name, request.delivery->email, request.delivery->phone);
        if (request.delivery->address) put_address(body, *request.delivery->address, protocol);
    }
    if (request.selected) {
        for (const SelectedOption& selected : *request.selected) put_option(body, session, selected);
    }
    if (request.codes) put_codes(body, *request.codes);
    for (const Opted& opted : request.consents) put_consent(body, opted);
    return text_of(body);
}

std::string write_complete(const CompleteRequest& request) {
    JsonWriter out;
    out.open();
    out.open("payment");
    out.open_list("instruments");
    out.open();
    out.member("id", request.method);
    out.member("handler_id", request.handler);
    out.member("type", request.instrument_type);
    out.member_bool("selected", true);
    out.handle("credential", request.token_handle);
    if (request.billing) {
        const Json address = postal_address(*request.billing);
        out.open("billing_address");
        for (const auto& [key, value] : address.items()) out.member(key, raw_text(address, key.c_str()).value_or(""));
        out.close();
    }
    out.close();
    out.close_list();
    out.close();
    out.close();
    return out.take();
}

}  // namespace till::wire::ucp
