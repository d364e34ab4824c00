// ACP line items, totals and addresses. Knows nothing of the session around them.
#include "core/wire/acp/acp.hpp"

namespace till::wire::acp {
namespace {

constexpr Name<LineStock> stocks[] = {{"in_stock", LineStock::in_stock}, {"low_stock", LineStock::low_stock},
    {"out_of_stock", LineStock::out_of_stock}, {"backorder", LineStock::backorder},
    {"pre_order", LineStock::pre_order}};

std::vector<TaxPart> tax_parts(const Json& total) {
    std::vector<TaxPart> parts;
    for (const Json& entry : list_member(total, "breakdown")) {
        const auto amount = integer(entry, "amount");
        if (!amount || parts.size() == limits::rows) continue;
        const Json* rate = member(entry, "rate");
        parts.push_back({text(entry, "jurisdiction"), rate ? scaled_of(*rate, 10000).value_or(0) : 0, *amount});
    }
    return parts;
}

// The merchant's own attributes, or the variant's where there are none.
std::vector<Attribute> attributes(const Json& line) {
    std::vector<Attribute> out;
    const bool custom = has_list(line, "custom_attributes");
    for (const Json& entry : list_member(line, custom ? "custom_attributes" : "variant_options")) {
        if (out.size() == limits::rows) break;
        Attribute attribute{text(entry, custom ? "display_name" : "name"), text(entry, "value")};
        if (!attribute.value.empty()) out.push_back(std::move(attribute));
    }
    return out;
}

// A disclosure that cannot be read makes the line unfit to be bought here.
bool read_disclosures(const Json& line, std::vector<Disclosure>& out) {
    const Json& given = list_member(line, "disclosures");
    if (given.size() > limits::small) return false;
    bool whole = !member(line, "disclosures") || has_list(line, "disclosures");
    for (const Json& entry : given) {
        std::string shown = words(entry, "content", raw_text(entry, "content_type").value_or("plain"));
        whole = whole && !shown.empty();
        if (!shown.empty()) out.push_back({std::move(shown)});
    }
    return whole;
}

std::string first_image(const Json& line) {
    for (const Json& entry : list_member(line, "images")) {
        const auto* address = entry.get_ptr<const Json::string_t*>();
        if (address && limits::is_image(*address)) return *address;
    }
    return {};
}

void read_discounts(const Json& line, LineItem& out) {
    for (const Json& entry : list_member(line, "discount_details")) {
        const auto amount = integer(entry, "amount");
        if (amount && out.discounts.size() < limits::small)
            out.discounts.push_back({text(entry, "code"), *amount, text(entry, "description")});
    }
}

}  // namespace

ReadTotals read_totals(const Json& object) {
    ReadTotals read;
    const Json& given = list_member(object, "totals");
    read.whole = (!member(object, "totals") || has_list(object, "totals")) && given.size() <= limits::rows;
    if (!read.whole) return read;
    for (const Json& entry : given) {
        const auto amount = integer(entry, "amount");
        if (!amount) {
            read.whole = false;
            continue;
        }
        Total total;
        total.type = read_total_type(entry);
        total.text = text(entry, "display_text");
        total.amount = *amount;
        total.presentment_amount = integer(entry, "presentment_amount");
        total.description = text(entry, "description");
        total.breakdown = tax_parts(entry);
        read.rows.push_back(std::move(total));
    }
    return read;
}

Address read_address(const Json& value) {
    Address address;
    address.name = text(value, "name");
    address.line_one = text(value, "line_one");
    address.line_two = text(value, "line_two");
    address.city = text(value, "city");
    address.state = text(value, "state");
    address.country = currency_code(text(value, "country"));  // upper case, as country codes are
    address.postal_code = text(value, "postal_code");
    address.company = text(value, "company");
    return address;
}

bool read_line(const Json& value, LineItem& line) {
    line.id = id(value, "id");
    if (const Json* item = object_member(value, "item")) {
        line.item = id(*item, "id");
        line.name = text(*item, "name");
        line.unit_amount = integer(*item, "unit_amount");
    }
    line.quantity = integer_or(value, "quantity", 0);
    if (std::string name = text(value, "name"); !name.empty()) line.name = std::move(name);
    if (const auto amount = integer(value, "unit_amount")) line.unit_amount = amount;
    line.description = text(value, "description", limits::long_text);
    line.image = first_image(value);
    line.attributes = attributes(value);
    if (const Json* seller = object_member(value, "marketplace_seller_details"))
        line.marketplace_seller = text(*seller, "name");
    line.stock = one_of(value, "availability_status", stocks, LineStock::not_stated, LineStock::unknown);
    line.available_quantity = integer(value, "available_quantity");
    line.max_quantity = integer(value, "max_quantity_per_order");
    line.fulfillable_on = time(value, "fulfillable_on");
    read_discounts(value, line);
    line.tax_exempt = boolean(value, "tax_exempt", false);
    line.tax_exemption_reason = text(value, "tax_exemption_reason");
    line.parent = id(value, "parent_id");
    ReadTotals totals = read_totals(value);
    line.totals = std::move(totals.rows);
    const bool disclosed = read_disclosures(value, line.disclosures);
    return totals.whole && disclosed && !line.id.empty() && line.quantity >= 1;
}

}  // namespace till::wire::acp
