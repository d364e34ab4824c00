// ACP 2025-09-29, the first version: amounts beside a line instead of totals, one address, one delivery, quantities in
// the request. Sessions of it are read, changed and shown. Nothing is paid by it: what its Complete does to a call that
// is
// repeated differs from shop to shop. Knows nothing of HTTP.
#include "core/wire/acp_2025/acp_2025.hpp"

#include "core/base/json_writer.hpp"
#include "core/wire/acp/acp.hpp"

namespace till::wire::acp_2025 {
namespace {

// Rows in the order the version lists them; `wanted` are those a shopper is told.
void old_totals(const Json& object, std::vector<Total>& rows, bool& whole) {
    struct Row {
        const char* key;
        TotalType type;
    };
    constexpr Row wanted[] = {{"subtotal", TotalType::subtotal}, {"tax", TotalType::tax}, {"total", TotalType::total}};
    for (const Row& row : wanted) {
        Total total;
        total.type = row.type;
        const auto amount = integer(object, row.key);
        whole = whole && amount;
        total.amount = amount.value_or(0);
        if (amount) rows.push_back(std::move(total));
    }
}

// The examples published with this version contain fractional quantities.
void old_quantity(const Json& item, LineItem& line) {
    line.quantity = integer_or(item, "quantity", 0);
    const Json* given = member(item, "quantity");
    if (line.quantity != 0 || !given || !given->is_number_float()) return;
    line.quantity = scaled_of(*given, 1000).value_or(0);
    line.quantity_unit = QuantityUnit{{}, {}, 3, 1000};
}

bool old_line(const Json& value, LineItem& line) {
    line.id = id(value, "id");
    const Json* item = object_member(value, "item");
    if (item) {
        line.item = id(*item, "id");
        old_quantity(*item, line);
    }
    line.name = text(value, "name");
    if (line.name.empty()) line.name = line.item;
    if (line.quantity_unit) line.item.clear();  // half a thing more or less cannot be asked for
    bool whole = item && !line.id.empty() && line.quantity >= 1;
    old_totals(value, line.totals, whole);
    return whole;
}

bool old_lines(const Json& value, Session& session) {
    const Json& given = list_member(value, "line_items");
    if (!has_list(value, "line_items") || given.size() > limits::lines) return false;
    bool whole = true;
    for (const Json& entry : given) {
        LineItem line;
        line.quantity = 0;
        whole = old_line(entry, line) && whole;
        if (find_line(session, line.id)) whole = false;
        else if (!line.id.empty()) session.lines.push_back(std::move(line));
    }
    return whole;
}

void old_options(const Json& value, Session& session, bool& whole) {
    session.fulfillment_options = acp::read_options(value, whole);
    for (FulfillmentOption& option : session.fulfillment_options) {
        for (const Json& entry : list_member(value, "fulfillment_options")) {
            if (id(entry, "id") != option.id) continue;
            option.description = text(entry, "subtitle");
            option.totals.clear();
            old_totals(entry, option.totals, whole);
        }
    }
    const std::string selected = id(value, "fulfillment_option_id");
    if (const FulfillmentOption* option = find_option(session, selected))
        session.selected.push_back({option->type, selected, {}});
}

void write_buyer(JsonWriter& out, const std::string& full_name, const std::string& email, const std::string& phone) {
    const std::size_t at = full_name.find_last_of(' ');
    if (email.empty() || at == std::string::npos) return;  // all three or nothing
    out.open("buyer");
    out.member("first_name", full_name.substr(0, at));
    out.member("last_name", full_name.substr(at + 1));
    out.member("email", email);
    if (!phone.empty()) out.member("phone_number", phone);
    out.close();
}

void write_items(JsonWriter& out, const std::vector<RequestedItem>& items) {
    out.open_list("items");
    for (const RequestedItem& item : items) {
        out.open();
        out.member("id", item.id);
        out.member_int("quantity", item.quantity);
        out.close();
    }
    out.close_list();
}

void write_address(JsonWriter& out, const std::optional<Address>& address) {
    if (!address) return;
    out.open("fulfillment_address");
    out.member("name", address->name);
    out.member("line_one", address->line_one);
    if (!address->line_two.empty()) out.member("line_two", address->line_two);
    out.member("city", address->city);
    out.member("state", address->state);
    out.member("country", address->country);
    out.member("postal_code", address->postal_code);
    out.close();
}

}  // namespace

std::optional<Session> read_session(const Json& value) {
    auto session = acp::read_session(value);  // id, status, currency, totals, messages, links and order are the same
    if (!session) return session;
    bool whole = acp::read_totals(value).whole && !session->currency.empty();
    session->lines.clear();
    session->selected.clear();
    whole = old_lines(value, *session) && whole;
    old_options(value, *session, whole);
    session->messages = acp::read_messages(value, whole);
    if (const Json* address = object_member(value, "fulfillment_address"))
        session->fulfillment.address = acp::read_address(*address);
    session->takes_codes = false;
    session->unreadable = !whole;
    return session;
}

std::string write_create(const CreateRequest& request) {
    JsonWriter out;
    out.open();
    write_buyer(out, request.buyer_name, request.email, request.phone);
    write_items(out, request.items);
    write_address(out, request.address);
    out.close();
    return out.take();
}

std::string write_update(const UpdateRequest& request) {
    JsonWriter out;
    out.open();
    if (request.delivery) write_buyer(out, request.delivery->name, request.delivery->email, request.delivery->phone);
    if (request.items) write_items(out, *request.items);
    if (request.delivery) write_address(out, request.delivery->address);
    if (request.selected && !request.selected->empty())
        out.member("fulfillment_option_id", request.selected->front().option);
    out.close();
    return out.take();
}

}  // namespace till::wire::acp_2025
