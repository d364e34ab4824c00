// The goods of one seller as UCP's catalog tells of them: search, lookup by id, one product in detail.
// Knows nothing of checkout. There is no word here for "sponsored": the host adds that.
#include "tests/merchant/ucp.hpp"

#include <algorithm>

namespace merchant {
namespace {

constexpr std::size_t page = 10;

Json price_of(const Json& product, const Json& variant) {
    const Json& price = variant.contains("price") ? variant["price"] : product["price"];
    return {{"amount", price["amount"]}, {"currency", price["currency"]}};
}

Json media(const Json& product, const std::string& host, bool french) {
    Json out = Json::array();
    for (const Json& image : product["images"])
        out.push_back({{"type", "image"}, {"url", host + text(image, "url")}, {"alt_text", said(image, "alt", french)},
            {"width", image["width"]}, {"height", image["height"]}});
    return out;
}

std::string titled(const Json& product, bool later, bool french) {
    return later ? said(product, "title", french) : whole_title(product, french);
}

Json variant_of(const Json& product, const Json& variant, const Json& seller, std::int64_t left,
    const std::string& host, bool later, bool french) {
    Json options = Json::array();
    std::string title;
    for (const auto& [name, value] : part(variant, "options").items()) {
        const OptionWords words = option_said(product, name, value.get<std::string>(), french);
        options.push_back({{"name", words.name}, {"label", words.value}});
        title += (title.empty() ? "" : " / ") + words.value;
    }
    const bool by_measure = later && product.contains("quantity_unit");
    if (!by_measure) left /= basis_of(product).one;
    Json out = {{"id", text(variant, "id")}, {"sku", text(variant, "id")},
        {"title", title.empty() ? titled(product, later, french) : title},
        {"description", {{"plain", said(product, "description", french)}}}, {"price", price_of(product, variant)},
        {"availability", {{"available", left > 0}, {"status", left > 0 ? "in_stock" : "out_of_stock"}}},
        {"options", options}, {"seller", {{"name", text(seller, "name")}}}, {"metadata", {{"quantity", left}}}};
    if (product.contains("list_price"))
        out["list_price"] = {
            {"amount", product["list_price"]["amount"]}, {"currency", product["list_price"]["currency"]}};
    if (by_measure) out["quantity_unit"] = product["quantity_unit"];
    if (const std::string image = text(variant, "image"); !image.empty())
        out["media"] = Json::array({{{"type", "image"}, {"url", host + image}}});
    return out;
}

// What a card needs and UCP has no field for, under the business's own names.
Json metadata(const Json& product, const Json& seller, bool french) {
    Json out = {{"fit", french && product.contains("fit_fr") ? product["fit_fr"] : product.value("fit", Json::array())},
        {"tax", text(product, "tax")}, {"condition", text(product, "condition")}, {"delivery", product["delivery"]},
        {"support", text(seller, "support")}};
    for (const char* same : {"returns", "warranty", "dimensions"}) {
        if (product.contains(same) && product[same].is_object()) out[same] = product[same];
    }
    return out;
}

}  // namespace

Json Ucp::product(const Json& product, const Call& call) {
    const Json& seller = shop_.sellers.at(call.merchant);
    const bool later = call.agent.later(), french = call.french, looked_up = call.operation == "lookup_catalog";
    const std::string host = origin(sellers_.setup().ports.host);
    Json variants = Json::array(), options = Json::array();
    std::int64_t least = 0, most = 0;
    for (const Json& variant : product["variants"]) {
        Json shown = variant_of(product, variant, seller, sellers_.stock(text(variant, "id")), host, later, french);
        const std::int64_t amount = number(shown["price"], "amount");
        least = variants.empty() ? amount : std::min(least, amount);
        most = std::max(most, amount);
        if (looked_up) {
            Json inputs = Json::array();
            for (const Json& id : call.body.value("ids", Json::array())) {
                if (id == variant["id"]) inputs.push_back({{"id", id}, {"match", "exact"}});
                else if (id == product["id"]) inputs.push_back({{"id", id}, {"match", "featured"}});
            }
            if (inputs.empty()) continue;
            shown["inputs"] = inputs;
        }
        variants.push_back(shown);
    }
    for (const Json& option : product.value("options", Json::array())) {
        Json values = Json::array();
        for (const Json& value : option["values"]) {
            Json shown = {
                {"label", option_said(product, text(option, "name"), value.get<std::string>(), french).value}};
            if (call.operation == "get_product") {
                std::int64_t left = 0;
                for (const Json& variant : product["variants"]) {
                    if (text(part(variant, "options"), text(option, "name").c_str()) == value.get<std::string>())
                        left += sellers_.stock(text(variant, "id"));
                }
                shown["available"] = left > 0;
                shown["exists"] = true;
            }
            values.push_back(shown);
        }
        options.push_back({{"name", option_said(product, text(option, "name"), "", french).name}, {"values", values}});
    }
    const std::string currency = text(product["price"], "currency");
    Json out = {{"id", text(product, "id")}, {"title", titled(product, later, french)},
        {"description", {{"plain", said(product, "description", french)}}},
        {"url", text(seller, "site") + "/p/" + text(product, "id")},
        {"categories", Json::array({{{"value", text(product, "category")}}})},
        {"price_range",
            {{"min", {{"amount", least}, {"currency", currency}}},
                {"max", {{"amount", most}, {"currency", currency}}}}},
        {"media", media(product, host, french)}, {"options", options}, {"variants", variants},
        {"tags", product.value("tags", Json::array())}, {"metadata", metadata(product, seller, french)}};
    if (product.contains("rating") && product["rating"].is_object())
        out["rating"] = {{"value", product["rating"]["value"]}, {"scale_max", product["rating"]["scale_max"]},
            {"count", product["rating"]["count"]}};
    if (call.operation == "get_product") out["selected"] = Json::array();
    return out;
}

Reply Ucp::catalog(const Call& call) {
    Json out = {{"ucp", ucp::envelope(call.agent, call.merchant, false)}};
    const auto ours = [&](const Json& product) { return text(product["seller"], "id") == call.merchant; };
    if (call.operation == "get_product") {
        for (const Json& one : shop_.products) {
            const auto& variants = one["variants"];
            const bool meant = one["id"] == call.body.value("id", Json()) ||
                std::any_of(variants.begin(), variants.end(),
                    [&](const Json& v) { return v["id"] == call.body.value("id", Json()); });
            if (!ours(one) || !meant) continue;
            out["product"] = product(one, call);
            return {200, out};
        }
        return {200,
            ucp::error_response(call.agent, "not_found", "There is no such product.",
                text(shop_.sellers.at(call.merchant), "site") + "/")};
    }
    out["products"] = Json::array();
    if (call.operation == "lookup_catalog") {
        for (const Json& one : shop_.products) {
            if (!ours(one)) continue;
            Json shown = product(one, call);
            if (!shown["variants"].empty()) out["products"].push_back(shown);
        }
        return {200, out};
    }
    const Json& price = part(part(call.body, "filters"), "price");
    const std::size_t limit =
        static_cast<std::size_t>(std::clamp<std::int64_t>(number(part(call.body, "pagination"), "limit", page), 1, 50));
    std::size_t left_out = 0,
                from = static_cast<std::size_t>(
                    std::max(0, std::atoi(text(part(call.body, "pagination"), "cursor").c_str())));
    std::size_t seen = 0;
    for (const std::size_t at : search_.matching(text(call.body, "query"), now_ms())) {
        const Json& one = shop_.products[at];
        const std::int64_t amount = number(one["price"], "amount");
        if (!ours(one) || amount < number(price, "min", 0) || amount > number(price, "max", INT64_MAX) || seen++ < from)
            continue;
        if (out["products"].size() < limit) out["products"].push_back(product(one, call));
        else ++left_out;
    }
    out["pagination"] = {{"has_next_page", left_out > 0}};
    if (left_out > 0) out["pagination"]["cursor"] = std::to_string(from + limit);
    return {200, out};
}

}  // namespace merchant
