// What a session costs: goods, codes, delivery, tax, each rounded once, in whole minor units.
// Knows nothing of stock, sessions' life or HTTP.
#include "tests/merchant/seller.hpp"

namespace merchant {
namespace {

std::int64_t unit_price(const Shop& shop, const std::string& item, std::int64_t surcharge) {
    const Json* variant = shop.variant_of(item);
    const Json* product = shop.product_of(item);
    const Json& price = variant->contains("price") ? (*variant)["price"] : (*product)["price"];
    return number(price, "amount") + surcharge;
}

// `part` of `amount` in ten-thousandths, rounded half up.
std::int64_t share(std::int64_t amount, std::int64_t part) { return (amount * part + 5000) / 10000; }

bool applies(const Shop& shop, const Json& code, const Json& state) {
    if (!code.contains("products_all")) return true;
    for (const Json& wanted : code["products_all"]) {
        bool there = false;
        for (const Json& line : state["items"])
            there |= text(*shop.product_of(text(line, "item")), "id") == wanted.get<std::string>();
        if (!there) return false;
    }
    return true;
}

void reject(Priced& priced, const std::string& code, const char* reason, const std::string& message) {
    priced.rejected.push_back({{"code", code}, {"reason", reason}, {"message", message}});
}

void discounts(Priced& priced, const Shop& shop, const Json& seller, const Json& state, bool french) {
    for (const Json& wanted : state["codes"]) {
        const std::string written = wanted.get<std::string>();
        const Json* known = nullptr;
        for (const Json& code : seller["codes"]) {
            if (text(code, "code") == written) known = &code;
        }
        if (!known) {
            reject(priced, written, "discount_code_invalid",
                french ? "Ce code n’existe pas ici." : "There is no such code here.");
            continue;
        }
        if (number(*known, "minimum") > priced.items) {
            reject(priced, written, "discount_code_minimum_not_met",
                french ? "La commande n’atteint pas le minimum de ce code."
                       : "The order is below this code's minimum.");
            continue;
        }
        if (!applies(shop, *known, state)) {
            reject(priced, written, "discount_code_user_ineligible",
                french ? "Ce code vaut pour d’autres articles." : "This code is for other goods.");
            continue;
        }
        const std::int64_t off = known->contains("percent") ? share(priced.items, number(*known, "percent") * 100)
                                                            : number((*known)["amount_off"], "amount");
        const std::int64_t amount = std::min(off, priced.items - priced.discount);
        priced.discount += amount;
        Json coupon = {{"id", written}, {"name", said(*known, "title", french)}};
        if (known->contains("percent")) coupon["percent_off"] = number(*known, "percent");
        priced.applied.push_back(
            {{"id", "d_" + written}, {"code", written}, {"coupon", coupon}, {"amount", amount}, {"automatic", false}});
    }
}

}  // namespace

std::int64_t line_amount(std::int64_t unit, std::int64_t steps, const SaleBasis& basis) {
    return (unit * steps + basis.one / 2) / basis.one;
}

Priced price(const Shop& shop, const Json& seller, const Json& state, bool french) {
    Priced priced;
    for (const Json& line : state["items"])
        priced.items += line_amount(unit_price(shop, text(line, "item"), number(state, "surcharge")),
            number(line, "quantity", 1), basis_of(*shop.product_of(text(line, "item"))));
    discounts(priced, shop, seller, state, french);
    for (const Json& option : shipping_options(shop, seller, state, french)) {
        if (text(option, "id") == text(state, "option")) priced.fulfillment = number(option["totals"][0], "amount");
    }
    const Json& tax = seller["tax"];
    const std::string country =
        state["address"].is_object() ? text(state["address"], "country") : text(seller, "country");
    const bool included = text(tax, "mode") == "included";
    if (!state["items"].empty() && (included || country == text(seller, "country"))) {
        const std::string category = text(*shop.product_of(text(state["items"][0], "item")), "tax_category");
        const std::int64_t rate = number(tax["rates_bp"], category.c_str(), number(tax["rates_bp"], "standard"));
        const std::int64_t base = priced.items - priced.discount + (included ? priced.fulfillment : 0);
        priced.tax = included ? base - (base * 10000 + (10000 + rate) / 2) / (10000 + rate) : share(base, rate);
    }
    priced.total = priced.items - priced.discount + priced.fulfillment + (included ? 0 : priced.tax);
    return priced;
}

Json shipping_options(const Shop& shop, const Json& seller, const Json& state, bool french) {
    Json options = Json::array();
    if (!state["address"].is_object() || state["items"].empty()) return options;
    const Json& product = *shop.product_of(text(state["items"][0], "item"));
    const std::int64_t from = number(state, "created_ms");
    for (const Json& way : seller["shipping"]) {
        const bool standard = text(way, "id") == "standard" && product.contains("delivery");
        const Json& terms = standard ? product["delivery"] : way;
        const std::int64_t cost = number(terms["cost"], "amount");
        const std::string label = french ? "Livraison" : "Delivery";
        options.push_back({{"type", "shipping"}, {"id", text(way, "id")}, {"title", said(way, "title", french)},
            {"carrier", text(way, "carrier")},
            {"earliest_delivery_time",
                working_day(from, static_cast<int>(number(terms, "min_days", 2))) + "T08:00:00Z"},
            {"latest_delivery_time", working_day(from, static_cast<int>(number(terms, "max_days", 4))) + "T18:00:00Z"},
            {"totals", Json::array({{{"type", "fulfillment"}, {"display_text", label}, {"amount", cost}}})}});
    }
    if (product.contains("pickup") && product["pickup"].is_object() && seller["pickup"].is_object() &&
        text(state["address"], "country") == text(seller, "country")) {
        const Json& place = seller["pickup"];
        Json address = place["address"];
        address["name"] = text(place, "name");
        options.push_back(
            {{"type", "pickup"}, {"id", "pickup"}, {"title", french ? "Retrait en magasin" : "Pick up in store"},
                {"location",
                    {{"name", text(place, "name")}, {"address", address}, {"phone", text(place, "phone")},
                        {"instructions", said(place, "instructions", french)}}},
                {"pickup_type", "in_store"}, {"ready_by", working_day(from, 1) + "T12:00:00Z"},
                {"pickup_by", working_day(from, 6) + "T18:00:00Z"},
                {"totals",
                    Json::array(
                        {{{"type", "fulfillment"}, {"display_text", french ? "Retrait" : "Pickup"}, {"amount", 0}}})}});
    }
    return options;
}

}  // namespace merchant
