// Writes ACP 2026-04-17 request bodies; each validates against the published schema, which is closed.
// Knows nothing of why a request is made. A token is only ever a handle here.
#include "core/wire/acp/acp.hpp"

#include "core/base/json_writer.hpp"

namespace till::wire::acp {
namespace {

void write_if(JsonWriter& out, std::string_view key, std::string_view value) {
    if (!value.empty()) out.member(key, value);
}

// Item has no quantity in this version: n units are n equal entries.
void write_items(JsonWriter& out, const std::vector<RequestedItem>& items) {
    out.open_list("line_items");
    for (const RequestedItem& item : items) {
        for (std::int64_t n = 0; n < item.quantity; ++n) {
            out.open();
            out.member("id", item.id);
            out.close();
        }
    }
    out.close_list();
}

void write_address(JsonWriter& out, std::string_view key, const Address& address) {
    out.open(key);
    out.member("name", address.name);
    out.member("line_one", address.line_one);
    write_if(out, "line_two", address.line_two);
    out.member("city", address.city);
    out.member("state", address.state);
    out.member("country", address.country);
    out.member("postal_code", address.postal_code);
    write_if(out, "company", address.company);
    out.close();
}

void write_delivery(JsonWriter& out, const std::string& name, const std::string& email, const std::string& phone,
    const std::optional<Address>& address) {
    if (name.empty() && email.empty() && phone.empty() && !address) return;
    out.open("fulfillment_details");
    write_if(out, "name", name);
    write_if(out, "phone_number", phone);
    write_if(out, "email", email);
    if (address) write_address(out, "address", *address);
    out.close();
}

// email is the one thing a buyer must have.
void write_buyer(JsonWriter& out, const std::string& name, const std::string& email, const std::string& phone) {
    if (email.empty()) return;
    out.open("buyer");
    write_if(out, "full_name", name);
    out.member("email", email);
    write_if(out, "phone_number", phone);
    out.close();
}

void write_codes(JsonWriter& out, const std::vector<std::string>& codes) {
    out.open("discounts");
    out.open_list("codes");
    for (const std::string& code : codes) out.element(code);
    out.close_list();
    out.close();
}

}  // namespace

std::string write_create(const CreateRequest& request) {
    JsonWriter out;
    out.open();
    write_buyer(out, request.buyer_name, request.email, request.phone);
    write_items(out, request.items);
    out.member("currency", request.currency);
    write_delivery(out, request.buyer_name, request.email, request.phone, request.address);
    out.open("capabilities");
    out.open("interventions");
    out.open_list("supported");
    out.element("3ds");
    out.close_list();
    out.member("display_context", "webview");
    out.member("redirect_context", "none");
    out.close();
    out.open_list("extensions");
    out.element("discount");
    out.close_list();
    out.close();
    if (!request.codes.empty()) write_codes(out, request.codes);
    write_if(out, "locale", request.locale);
    out.close();
    return out.take();
}

std::string write_update(const UpdateRequest& request) {
    JsonWriter out;
    out.open();
    if (request.items) write_items(out, *request.items);
    if (request.delivery)
        write_delivery(
            out, request.delivery->name, request.delivery->email, request.delivery->phone, request.delivery->address);
    if (request.selected) {
        out.open_list("selected_fulfillment_options");
        for (const SelectedOption& option : *request.selected) {
            out.open();
            out.member("type", name_of(option.type));
            out.member("option_id", option.option);
            out.open_list("item_ids");
            for (const std::string& item : option.items) out.element(item);
            out.close_list();
            out.close();
        }
        out.close_list();
    }
    if (request.codes) write_codes(out, *request.codes);
    out.close();
    return out.take();
}

std::string write_complete(const CompleteRequest& request) {
    JsonWriter out;
    out.open();
    write_buyer(out, request.buyer_name, request.email, request.phone);
    out.open("payment_data");
    out.member("handler_id", request.handler);
    out.open("instrument");
    out.member("type", request.instrument_type);
    out.open("credential");
    out.member("type", "spt");
    out.handle("token", request.token_handle);
    out.close();
    out.close();
    if (request.billing) write_address(out, "billing_address", *request.billing);
    out.close();
    if (!request.authentication_outcome.empty()) {
        out.open("authentication_result");
        out.member("outcome", request.authentication_outcome);
        if (!request.authentication_details_handle.empty())
            out.handle("outcome_details", request.authentication_details_handle);
        out.close();
    }
    if (!request.consents.empty()) {
        out.open_list("marketing_consents");
        for (const Opted& consent : request.consents) {
            out.open();
            out.member("channel", consent.channel);
            out.member_bool("opted_in", consent.in);
            out.close();
        }
        out.close_list();
    }
    out.close();
    return out.take();
}

}  // namespace till::wire::acp
