// A session as ACP 2026-04-17 takes and shows it. What it costs and lacks is worked out in survey.cpp, for every protocol alike.
#include "tests/merchant/seller.hpp"

#include <algorithm>

namespace merchant {
namespace {

constexpr std::int64_t life_ms = 6LL * 3600 * 1000;

Json row(const char* type, const std::string& label, std::int64_t amount) {
    return {{"type", type}, {"display_text", label}, {"amount", amount}};
}

Json handlers() {
    const auto handler = [](const char* id, const char* name, const char* shown, const char* psp, int order) {
        return Json{{"id", id}, {"name", name}, {"display_name", shown}, {"version", "2026-04-17"},
            {"spec", "https://northpay.example/acp/handler"}, {"requires_delegate_payment", true},
            {"requires_pci_compliance", false}, {"psp", psp},
            {"config_schema", "https://northpay.example/acp/config.json"},
            {"instrument_schemas", Json::array({"https://northpay.example/acp/instrument.json"})},
            {"config", Json::object()}, {"display_order", order}};
    };
    return Json::array({handler("card_northpay", "dev.acp.tokenized.card", "Northpay", "northpay", 1),
        handler("wallet_hopwallet", "com.hopwallet.tokenized", "Hopwallet", "hopwallet", 2)});
}

Json problem(const Trouble& trouble) {
    const auto make = [&](const char* code, const std::string& param, const char* resolution = "requires_buyer_input") {
        return Json{{"type", "error"}, {"code", code}, {"severity", "high"}, {"resolution", resolution},
            {"param", param}, {"content_type", "plain"}, {"content", trouble.words}};
    };
    const std::string line = "$.line_items[" + std::to_string(trouble.line) + "]";
    switch (trouble.kind) {
        case Trouble::Kind::sold_out: return make("out_of_stock", line, "requires_buyer_review");
        case Trouble::Kind::too_many: return make("quantity_exceeded", line + ".quantity");
        case Trouble::Kind::no_address: return make("missing", "$.fulfillment_details.address");
        case Trouble::Kind::no_delivery_there:
            return make("region_restricted", "$.fulfillment_details.address.country");
        case Trouble::Kind::review: return make("intervention_required", "$.totals", "requires_buyer_review");
    }
    return Json::object();
}

const char* status_word(Status status) {
    switch (status) {
        case Status::incomplete: return "not_ready_for_payment";
        case Status::ready: return "ready_for_payment";
        case Status::escalated: return "requires_escalation";
        case Status::challenged: return "authentication_required";
        case Status::expired: return "expired";
        case Status::canceled: return "canceled";
        case Status::completed: return "completed";
    }
    return "not_ready_for_payment";
}

// Without units of measure a thing that is sold by the pound is so many pounds.
Json shown(const Line& line, const std::string& host, bool french) {
    const Json &product = *line.product, &variant = *line.variant;
    Json disclosures = Json::array(), chosen = Json::array();
    for (const Json& d : product.value("disclosures", Json::array()))
        disclosures.push_back(
            {{"type", "disclaimer"}, {"content_type", "plain"}, {"content", said(d, "content", french)}});
    for (const auto& [name, value] : part(variant, "options").items()) {
        const OptionWords words = option_said(product, name, value.get<std::string>(), french);
        chosen.push_back({{"name", words.name}, {"value", words.value}});
    }
    const std::string name = whole_title(product, french);
    const std::int64_t left = line.left / line.basis.one;
    return {{"id", "li_" + line.item}, {"item", {{"id", line.item}, {"name", name}, {"unit_amount", line.unit}}},
        {"quantity", line.quantity / line.basis.one}, {"name", name}, {"unit_amount", line.unit},
        {"images", Json::array({host + image_of(line)})}, {"disclosures", disclosures}, {"variant_options", chosen},
        {"product_id", text(product, "id")}, {"variant_id", line.item},
        {"availability_status",
            left == 0       ? "out_of_stock"
                : left <= 3 ? "low_stock"
                            : "in_stock"},
        {"available_quantity", left}, {"max_quantity_per_order", 10},
        {"totals",
            Json::array({row("items_base_amount", french ? "Articles" : "Items", line.amount),
                row("total", "Total", line.amount)})}};
}

}  // namespace

// Only what is sent changes.
void Sellers::take(Json& state, const Json& body) {
    if (body.contains("line_items") && body["line_items"].is_array()) {
        Json items = Json::array();
        for (const Json& line : body["line_items"]) {
            const std::string id = text(line, "id");
            const Json* product = shop_.product_of(id);
            const std::int64_t one = product ? basis_of(*product).one : 1;
            const auto same =
                std::find_if(items.begin(), items.end(), [&](const Json& known) { return text(known, "item") == id; });
            if (same != items.end()) (*same)["quantity"] = number(*same, "quantity") + one;
            else items.push_back({{"item", id}, {"quantity", one}});
        }
        state["items"] = items;
    }
    if (body.contains("fulfillment_details") && body["fulfillment_details"].is_object()) {
        state["details"] = body["fulfillment_details"];
        if (state["details"].contains("address")) state["address"] = state["details"]["address"];
    }
    if (body.contains("buyer")) state["buyer"] = body["buyer"];
    if (body.contains("selected_fulfillment_options") && !body["selected_fulfillment_options"].empty())
        state["option"] = text(body["selected_fulfillment_options"][0], "option_id");
    if (body.contains("discounts") && body["discounts"].contains("codes")) state["codes"] = body["discounts"]["codes"];
}

Json Sellers::render(Json& state) {
    const bool french = text(state, "locale").starts_with("fr");
    const Json& seller = shop_.sellers.at(text(state, "merchant"));
    const Survey survey = look(state);
    const Priced& priced = survey.priced;
    Json messages = state.contains("said") ? state["said"] : Json::array(), lines = Json::array(), ids = Json::array();
    for (const Line& line : survey.lines) {
        ids.push_back(line.item);
        lines.push_back(shown(line, origin(setup_.ports.host), french));
    }
    for (const Trouble& trouble : survey.troubles) messages.push_back(problem(trouble));
    for (const Json& code : priced.rejected)
        messages.push_back({{"type", "warning"}, {"code", text(code, "reason")}, {"param", "$.discounts.codes"},
            {"content_type", "plain"}, {"content", text(code, "message")}});
    const std::string status = status_word(survey.status);
    Json totals = Json::array({row("items_base_amount", french ? "Articles" : "Items", priced.items)});
    if (priced.discount > 0) totals.push_back(row("discount", french ? "Remise" : "Discount", -priced.discount));
    totals.push_back(row("subtotal", french ? "Sous-total" : "Subtotal", priced.items - priced.discount));
    totals.push_back(row("fulfillment", french ? "Livraison" : "Delivery", priced.fulfillment));
    const bool included = text(seller["tax"], "mode") == "included";
    if (!included) totals.push_back(row("tax", said(seller["tax"], "label", french), priced.tax));
    Json total = row("total", "Total", priced.total);
    if (included) total["description"] = said(seller["tax"], "label", french) + (french ? " comprise" : " included");
    totals.push_back(total);
    Json session = {{"id", text(state, "id")}, {"protocol", {{"version", "2026-04-17"}}},
        {"capabilities",
            {{"payment", {{"handlers", handlers()}}},
                {"interventions",
                    {{"supported", Json::array({"3ds"})}, {"required", Json::array()},
                        {"enforcement", "conditional"}}}}},
        {"status", status}, {"currency", text(state, "currency")}, {"locale", text(state, "locale")},
        {"line_items", lines}, {"fulfillment_options", survey.options}, {"totals", totals}, {"messages", messages}};
    if (state["buyer"].is_object() && !text(state["buyer"], "email").empty()) session["buyer"] = state["buyer"];
    if (state["details"].is_object()) session["fulfillment_details"] = state["details"];
    for (const Json& option : survey.options) {
        if (text(option, "id") == text(state, "option"))
            session["selected_fulfillment_options"] =
                Json::array({{{"type", text(option, "type")}, {"option_id", text(option, "id")}, {"item_ids", ids}}});
    }
    session["links"] = Json::array();
    for (const Json& link : seller["links"])
        session["links"].push_back(
            {{"type", text(link, "type")}, {"title", said(link, "title", french)}, {"url", text(link, "url")}});
    Json codes = Json::array();
    for (const Json& code : state["codes"]) codes.push_back(code);
    session["discounts"] = {{"codes", codes}, {"applied", priced.applied}, {"rejected", priced.rejected}};
    session["continue_url"] = text(seller, "site") + "/checkout/" + text(state, "id");
    session["created_at"] = rfc3339(number(state, "created_ms"));
    session["expires_at"] = rfc3339(number(state, "expires_ms"));
    if (survey.status == Status::challenged) session["authentication_metadata"] = state["authentication"];
    if (survey.status == Status::completed) session["order"] = state["order"];
    return session;
}

Reply Sellers::create(const std::string& merchant, const Json& body, bool french) {
    const Json& seller = shop_.sellers.at(merchant);
    if (!body.contains("line_items") || !body["line_items"].is_array() || body["line_items"].empty())
        return {400, error(400, "missing", "line_items is required.", "$.line_items")};
    if (!body.contains("capabilities"))
        return {400, error(400, "missing", "capabilities is required.", "$.capabilities")};
    for (const Json& line : body["line_items"]) {
        const Json* product = shop_.product_of(text(line, "id"));
        if (!product || text((*product)["seller"], "id") != merchant)
            return {400, error(400, "invalid", "No such item here.", "$.line_items")};
    }
    const std::string currency = lower(text(seller, "currency"));
    const std::int64_t now = now_ms();
    Json state = {{"id", new_id("cs_")}, {"merchant", merchant}, {"status", "open"}, {"currency", currency},
        {"locale", french ? "fr" : "en"}, {"items", Json::array()}, {"codes", Json::array()}, {"address", nullptr},
        {"details", nullptr}, {"buyer", nullptr}, {"option", ""}, {"surcharge", 0}, {"created_ms", now},
        {"expires_ms", now + life_ms}};
    take(state, body);
    Json session = render(state);
    save(state);
    return {201, session};
}

Reply Sellers::update(Json state, const Json& body) {
    if (state["status"] != "open") return {409, error(409, "conflict", "This session can no longer be changed.")};
    Json before = state;
    state["said"] = Json::array();
    take(state, body);
    for (const Json& line : state["items"]) {
        const Json* product = shop_.product_of(text(line, "item"));
        if (!product || text((*product)["seller"], "id") != text(state, "merchant"))
            return {400, error(400, "invalid", "No such item here.", "$.line_items")};
    }
    Json session = render(state);
    save(state);
    return {200, session};
}

Reply Sellers::cancel(Json state) {
    if (state["status"] == "completed" || state["status"] == "canceled")
        return {405, error(405, "conflict", "This session has already ended.")};
    state["status"] = "canceled";
    Json session = render(state);
    save(state);
    return {200, session};
}

}  // namespace merchant
