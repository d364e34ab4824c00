// UCP totals, line items, addresses and texts, of 2026-04-08 and 2026-08-25: the newer form of a member is known by its
// type. Knows nothing of the session around them.
#include "core/wire/ucp/ucp.hpp"

namespace till::wire::ucp {
namespace {

std::vector<TotalLine> sub_lines(const Json& total, bool& whole) {
    std::vector<TotalLine> lines;
    if (is_no_list(total, "lines")) whole = false;
    for (const Json& entry : list_member(total, "lines")) {
        const auto amount = read_amount(entry, "amount");
        if (!amount || lines.size() == limits::rows) whole = false;
        else lines.push_back({text(entry, "display_text"), *amount});
    }
    return lines;
}

// "gift_wrap" -> "gift wrap": what is left to say of a row that brings no words of its own.
std::string words_of_type(const Json& total) {
    std::string type = text(total, "type", limits::id);
    for (char& c : type) {
        if (c == '_' || c == '-') c = ' ';
    }
    return type;
}

// Whether core/order/lines.cpp has a word of ours for a row without a text. Any other row is named by its type.
bool has_our_word(TotalType type) {
    switch (type) {
        case TotalType::items_base_amount:
        case TotalType::items_discount:
        case TotalType::subtotal:
        case TotalType::discount:
        case TotalType::fulfillment:
        case TotalType::tax:
        case TotalType::fee:
        case TotalType::total: return true;
        case TotalType::gift_wrap:
        case TotalType::tip:
        case TotalType::store_credit:
        case TotalType::amount_refunded:
        case TotalType::unknown: break;
    }
    return false;
}

void read_rate(const Json& item, LineItem& line) {
    const Json* given = object_member(item, "unit_price");
    const Json* per = given ? object_member(*given, "reference") : nullptr;
    if (!per) return;
    const auto amount = read_amount(*given, "amount"), value = read_amount(*per, "value");
    const int scale = read_scale(*per);
    std::string unit = text(*per, "display_text", limits::id);
    if (amount && value && *value >= 1 && scale >= 0 && !unit.empty())
        line.rate = UnitRate{*amount, *value, scale, std::move(unit)};
}

}  // namespace

std::optional<std::int64_t> read_amount(const Json& object, const char* key) {
    constexpr std::int64_t most = 9007199254740991;  // what every JSON reader can hold
    const auto amount = integer(object, key);
    return amount && *amount >= -most && *amount <= most ? amount : std::nullopt;
}

// plain before Markdown, HTML never.
std::string read_description(const Json& object, const char* key) {
    const Json* value = member(object, key);
    if (!value) return {};
    if (!value->is_object()) return text(object, key, limits::long_text);
    std::string plain = text(*value, "plain", limits::long_text);
    return plain.empty() ? words(*value, "markdown", "markdown") : plain;
}

ReadTotals read_totals(const Json& object) {
    ReadTotals read;
    const Json& given = list_member(object, "totals");
    read.whole = !is_no_list(object, "totals") && given.size() <= limits::rows;
    if (!read.whole) return read;
    for (const Json& entry : given) {
        const auto amount = read_amount(entry, "amount");
        if (!amount) {
            read.whole = false;
            continue;
        }
        Total total;
        total.type = read_total_type(entry);
        total.text = text(entry, "display_text");
        if (total.text.empty() && !has_our_word(total.type)) total.text = words_of_type(entry);
        total.amount = *amount;
        total.lines = sub_lines(entry, read.whole);
        read.rows.push_back(std::move(total));
    }
    return read;
}

Address read_address(const Json& value) {
    Address address;
    address.name = join_name(text(value, "first_name"), text(value, "last_name"));
    address.line_one = text(value, "street_address");
    address.line_two = text(value, "extended_address");
    address.city = text(value, "address_locality");
    address.state = text(value, "address_region");
    address.country = currency_code(text(value, "address_country"));  // upper case, as country codes are
    address.postal_code = text(value, "postal_code");
    return address;
}

std::string join_name(std::string first, const std::string& last) {
    if (first.empty()) return last;
    return last.empty() ? first : std::move(first) + " " + last;
}

bool read_line(const Json& value, LineItem& line) {
    bool whole = true;
    line.id = id(value, "id");
    if (const Json* item = object_member(value, "item")) {
        line.item = id(*item, "id");
        line.name = text(*item, "title");
        line.unit_amount = read_amount(*item, "price");
        line.image = image(*item, "image_url");
        whole = read_quantity_unit(*item, line.quantity_unit);
        read_rate(*item, line);
    }
    line.quantity = read_amount(value, "quantity").value_or(0);
    line.parent = id(value, "parent_id");
    ReadTotals totals = read_totals(value);
    line.totals = std::move(totals.rows);
    return whole && totals.whole && !line.id.empty() && line.quantity >= 1;
}

}  // namespace till::wire::ucp
