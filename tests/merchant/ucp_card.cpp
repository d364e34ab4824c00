// A product of a seller's UCP catalog as a card of till/catalog/1. What UCP has no field for comes from its metadata.
// And a seller's pictures, which a page of the host's gets from the host alone.
// Knows nothing of who is asked, or of what the asker wished.
#include "tests/merchant/ucp_platform.hpp"

namespace merchant {
namespace {

// Pictures go through the host's own origin: the page may load no others.
std::string picture(const Json& medium, const std::string& host, const char* name = "url") {
    const std::string url = text(medium, name);
    return url.starts_with(host + "/") ? url.substr(host.size()) : "";
}

Json variant_card(const Json& variant, const std::string& host) {
    const Json& availability = part(variant, "availability");
    Json out = {{"id", text(variant, "id")}, {"options", Json::object()},
        {"available", availability.value("available", false)}, {"price", variant["price"]}};
    if (part(variant, "metadata").contains("quantity")) out["quantity"] = variant["metadata"]["quantity"];
    for (const Json& option : variant.value("options", Json::array()))
        out["options"][text(option, "name")] = text(option, "label");
    const Json media = variant.value("media", Json::array());
    if (!media.empty() && !picture(media[0], host).empty()) out["image"] = picture(media[0], host);
    return out;
}

}  // namespace

void through_host(Json& checkout, const std::string& host) {
    const auto put = [&](Json& shown) {
        if (const std::string path = picture(shown, host, "image_url"); !path.empty()) shown["image_url"] = path;
    };
    for (const char* list : {"line_items", "messages"}) {
        if (!checkout.contains(list) || !checkout[list].is_array()) continue;
        for (Json& entry : checkout[list]) put(entry.is_object() && entry.contains("item") ? entry["item"] : entry);
    }
}

bool refresh_card(Json& card, const Json& product, const std::string& host, std::int64_t now) {
    if (!product.is_object() || !product.contains("variants") || product["variants"].empty()) return false;
    const Json& first = product["variants"][0];
    const Json& more = part(product, "metadata");
    if (text(first, "id").empty() || !part(first, "price").contains("amount")) return false;
    card["title"] = text(product, "title");
    card["description"] = text(part(product, "description"), "plain");
    card["price"] = first["price"];
    card.erase("quantity_unit");
    if (first.contains("quantity_unit")) card["quantity_unit"] = first["quantity_unit"];
    card.erase("list_price");
    if (first.contains("list_price"))
        card["list_price"] = {{"amount", first["list_price"]["amount"]}, {"currency", first["list_price"]["currency"]},
            {"basis", "list"}};
    Json images = Json::array();
    for (const Json& medium : product.value("media", Json::array())) {
        if (const std::string url = picture(medium, host); !url.empty())
            images.push_back({{"url", url}, {"alt", text(medium, "alt_text")}, {"width", number(medium, "width")},
                {"height", number(medium, "height")}});
    }
    if (!images.empty()) card["images"] = images;
    card["options"] = Json::array();
    for (const Json& option : product.value("options", Json::array())) {
        Json values = Json::array();
        for (const Json& value : option.value("values", Json::array())) values.push_back(text(value, "label"));
        card["options"].push_back({{"name", text(option, "name")}, {"values", values}});
    }
    std::int64_t left = 0;
    bool any = false;
    card["variants"] = Json::array();
    for (const Json& variant : product["variants"]) {
        card["variants"].push_back(variant_card(variant, host));
        any |= part(variant, "availability").value("available", false);
        left += number(part(variant, "metadata"), "quantity");
    }
    card["availability"] = {{"status",
                                !any                                 ? "out_of_stock"
                                    : left <= 3 * basis_of(card).one ? "low_stock"
                                                                     : "in_stock"},
        {"quantity", left}, {"checked_at", rfc3339(now)}};
    if (const Json& rating = part(product, "rating"); !rating.empty()) {
        const std::string source = text(part(card, "rating"), "source");
        card["rating"] = {{"value", rating["value"]}, {"scale_max", rating["scale_max"]},
            {"count", number(rating, "count")}, {"source", source}};
    }
    for (const char* same : {"fit", "tax", "condition", "returns", "warranty", "dimensions"}) {
        if (more.contains(same)) card[same] = more[same];
    }
    return true;
}

}  // namespace merchant
