// The tables and loops that both dialects share. Knows nothing of any one dialect.
#include "core/wire/session_parts.hpp"

#include <algorithm>

namespace till::wire {
namespace {

constexpr Name<TotalType> total_types[] = {{"items_base_amount", TotalType::items_base_amount},
    {"items_discount", TotalType::items_discount}, {"subtotal", TotalType::subtotal}, {"discount", TotalType::discount},
    {"fulfillment", TotalType::fulfillment}, {"tax", TotalType::tax}, {"fee", TotalType::fee},
    {"gift_wrap", TotalType::gift_wrap}, {"tip", TotalType::tip}, {"store_credit", TotalType::store_credit},
    {"total", TotalType::total}, {"amount_refunded", TotalType::amount_refunded}};
constexpr Name<MessageType> message_types[] = {
    {"info", MessageType::info}, {"warning", MessageType::warning}, {"error", MessageType::error}};
constexpr Name<FulfillmentType> fulfillment_types[] = {{"shipping", FulfillmentType::shipping},
    {"pickup", FulfillmentType::pickup}, {"local_delivery", FulfillmentType::local_delivery},
    {"digital", FulfillmentType::digital}};
constexpr Name<LinkType> link_types[] = {{"terms_of_use", LinkType::terms_of_use},
    {"privacy_policy", LinkType::privacy_policy}, {"return_policy", LinkType::return_policy},
    {"shipping_policy", LinkType::shipping_policy}, {"contact_us", LinkType::contact_us},
    {"about_us", LinkType::about_us}, {"faq", LinkType::faq}, {"support", LinkType::support}};

}  // namespace

TotalType read_total_type(const Json& total) {
    return one_of(total, "type", total_types, TotalType::unknown, TotalType::unknown);
}

MessageType read_message_type(const Json& message) {
    return one_of(message, "type", message_types, MessageType::unknown, MessageType::unknown);
}

FulfillmentType read_fulfillment_type(const Json& value, FulfillmentType otherwise) {
    return one_of(value, "type", fulfillment_types, otherwise, otherwise);
}

std::string_view name_of(FulfillmentType type) {
    for (const Name<FulfillmentType>& row : fulfillment_types) {
        if (row.value == type) return row.name;
    }
    return fulfillment_types[0].name;
}

LinkType read_link_type(const Json& link) {
    return one_of(link, "type", link_types, LinkType::unknown, LinkType::unknown);
}

ReadLines read_lines(const Json& session, bool (*read_line)(const Json& value, LineItem& line)) {
    ReadLines read;
    const Json& given = list_member(session, "line_items");
    read.whole = has_list(session, "line_items") && given.size() <= limits::lines;
    if (!read.whole) return read;
    for (const Json& entry : given) {
        LineItem line;
        if (!entry.is_object() || !read_line(entry, line)) read.whole = false;
        const bool repeated = std::any_of(
            read.lines.begin(), read.lines.end(), [&](const LineItem& other) { return other.id == line.id; });
        if (repeated) read.whole = false;
        else if (!line.id.empty()) read.lines.push_back(std::move(line));
    }
    return read;
}

std::vector<SessionLink> read_links(const Json& session, LinkType (*read_type)(const Json& link), bool& whole) {
    std::vector<SessionLink> links;
    const Json& given = list_member(session, "links");
    if (given.size() > limits::small) whole = false;
    for (const Json& entry : given) {
        SessionLink link{read_type(entry), text(entry, "title"), https(entry, "url")};
        if (!link.url.empty() && links.size() < limits::small) links.push_back(std::move(link));
    }
    return links;
}

int read_scale(const Json& unit) {
    const std::int64_t scale = integer_or(unit, "scale", 0);
    return scale >= 0 && scale <= most_scale ? static_cast<int>(scale) : -1;
}

// A session with an unreadable unit is not whole: its quantity could mean any amount.
bool read_quantity_unit(const Json& object, SoldBy& unit) {
    const Json* given = object_member(object, "quantity_unit");
    if (!given) return !member(object, "quantity_unit");
    QuantityUnit read{text(*given, "unit", limits::id), text(*given, "display_text", limits::id), read_scale(*given),
        integer_or(*given, "increment", 1)};
    if (read.unit.empty() || read.text.empty() || read.scale < 0) return false;
    if (read.increment < 1 || read.increment > most_units(Protocol::ucp_2026_08_25)) read.increment = 1;
    if (read.unit == "C62" && read.scale == 0 && read.increment == 1) return true;  // "each"
    unit = std::move(read);
    return true;
}

}  // namespace till::wire
