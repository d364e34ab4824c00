// A session's state and how it is shown in ACP 2026-04-17. The state keeps what was chosen; everything else is worked out anew.
#include "tests/merchant/seller.hpp"

#include <algorithm>

namespace merchant {
namespace {

constexpr std::int64_t life_ms = 6LL * 3600 * 1000;

Json row(const char* type, const std::string& label, std::int64_t amount) { return {{"type", type}, {"display_text", label}, {"amount", amount}}; }

Json handlers() {
    const auto handler = [](const char* id, const char* name, const char* shown, const char* psp, int order) {
        return Json{{"id", id}, {"name", name}, {"display_name", shown}, {"version", "2026-04-17"}, {"spec", "https://northpay.example/acp/handler"}, {"requires_delegate_payment", true}, {"requires_pci_compliance", false},
                    {"psp", psp}, {"config_schema", "https://northpay.example/acp/config.json"}, {"instrument_schemas", Json::array({"https://northpay.example/acp/instrument.json"})}, {"config", Json::object()}, {"display_order", order}};
    };
    return Json::array({handler("card_northpay", "dev.acp.tokenized.card", "Northpay", "northpay", 1), handler("wallet_hopwallet", "com.hopwallet.tokenized", "Hopwallet", "hopwallet", 2)});
}

Json problem(const char* code, const std::string& param, const std::string& words, const char* resolution = "requires_buyer_input") {
    return {{"type", "error"}, {"code", code}, {"severity", "high"}, {"resolution", resolution}, {"param", param}, {"content_type", "plain"}, {"content", words}};
}

}  // namespace

Sellers::Sellers(Database& db, const Shop& shop, SellerSetup setup, Faults& faults) : db_(db), shop_(shop), setup_(std::move(setup)), faults_(faults) {
    db_.run("CREATE TABLE IF NOT EXISTS stock(item TEXT PRIMARY KEY, quantity INTEGER NOT NULL CHECK(quantity >= 0))");
    db_.run("CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, merchant TEXT, state TEXT)");
    db_.run("CREATE TABLE IF NOT EXISTS idempotency(key TEXT PRIMARY KEY, request TEXT, status INTEGER, body TEXT, at INTEGER)");
    db_.run("CREATE TABLE IF NOT EXISTS intents(session TEXT PRIMARY KEY)");
    db_.run("CREATE TABLE IF NOT EXISTS orders(session TEXT PRIMARY KEY, id TEXT, number TEXT, merchant TEXT, total INTEGER, currency TEXT, charge TEXT, at INTEGER)");
    db_.run("CREATE TABLE IF NOT EXISTS outbox(id INTEGER PRIMARY KEY, body TEXT)");
    db_.transaction([&] {
        for (const auto& [item, at] : shop_.variants) db_.run("INSERT OR IGNORE INTO stock VALUES(?,?)", {item, number(*shop_.variant_of(item), "stock")});
    });
}

std::int64_t Sellers::stock(const std::string& item) {
    const auto rows = db_.run("SELECT quantity FROM stock WHERE item=?", {item});
    return rows.empty() ? 0 : std::stoll(rows[0][0]);
}

void Sellers::save(const Json& state) { db_.run("INSERT OR REPLACE INTO sessions VALUES(?,?,?)", {text(state, "id"), text(state, "merchant"), state.dump()}); }

std::optional<Json> Sellers::load(const std::string& merchant, const std::string& id) {
    const auto rows = db_.run("SELECT state FROM sessions WHERE id=? AND merchant=?", {id, merchant});
    if (rows.empty()) return std::nullopt;
    std::optional<Json> state;
    state.emplace(Json::parse(rows[0][0]));
    return state;
}

// Only what is sent changes.
void Sellers::take(Json& state, const Json& body) {
    if (body.contains("line_items") && body["line_items"].is_array()) {
        Json items = Json::array();
        for (const Json& line : body["line_items"]) {
            const std::string id = text(line, "id");
            const auto same = std::find_if(items.begin(), items.end(), [&](const Json& known) { return text(known, "item") == id; });
            if (same != items.end()) (*same)["quantity"] = number(*same, "quantity") + 1;
            else items.push_back({{"item", id}, {"quantity", 1}});
        }
        state["items"] = items;
    }
    if (body.contains("fulfillment_details") && body["fulfillment_details"].is_object()) {
        state["details"] = body["fulfillment_details"];
        if (state["details"].contains("address")) state["address"] = state["details"]["address"];
    }
    if (body.contains("buyer")) state["buyer"] = body["buyer"];
    if (body.contains("selected_fulfillment_options") && !body["selected_fulfillment_options"].empty()) state["option"] = text(body["selected_fulfillment_options"][0], "option_id");
    if (body.contains("discounts") && body["discounts"].contains("codes")) state["codes"] = body["discounts"]["codes"];
}

Json Sellers::render(Json& state) {
    const bool french = text(state, "locale").starts_with("fr");
    const Json& seller = shop_.sellers.at(text(state, "merchant"));
    const Json options = shipping_options(shop_, seller, state, french);
    const auto chosen = std::find_if(options.begin(), options.end(), [&](const Json& o) { return text(o, "id") == text(state, "option"); });
    if (chosen == options.end()) state["option"] = options.empty() ? "" : text(options[0], "id");
    const Priced priced = price(shop_, seller, state, french);
    Json messages = state.contains("said") ? state["said"] : Json::array(), lines = Json::array(), ids = Json::array();
    bool ready = true;
    for (const Json& line : state["items"]) {
        const std::string item = text(line, "item");
        const Json& product = *shop_.product_of(item);
        const Json& variant = *shop_.variant_of(item);
        const std::int64_t left = stock(item), quantity = number(line, "quantity", 1);
        const std::int64_t unit = number(variant.contains("price") ? variant["price"] : product["price"], "amount") + number(state, "surcharge");
        Json disclosures = Json::array(), chosen_options = Json::array();
        for (const Json& d : product.value("disclosures", Json::array())) disclosures.push_back({{"type", "disclaimer"}, {"content_type", "plain"}, {"content", said(d, "content", french)}});
        for (const auto& [name, value] : part(variant, "options").items()) {
            const OptionWords words = option_said(product, name, value.get<std::string>(), french);
            chosen_options.push_back({{"name", words.name}, {"value", words.value}});
        }
        ids.push_back(item);
        Json shown = {{"id", "li_" + item}, {"item", {{"id", item}, {"name", said(product, "title", french)}, {"unit_amount", unit}}}, {"quantity", quantity}, {"name", said(product, "title", french)}, {"unit_amount", unit},
                      {"images", Json::array({origin(setup_.ports.host) + text(variant, "image")})}, {"disclosures", disclosures}, {"variant_options", chosen_options}, {"product_id", text(product, "id")}, {"variant_id", item},
                      {"availability_status", left == 0 ? "out_of_stock" : left <= 3 ? "low_stock" : "in_stock"}, {"available_quantity", left}, {"max_quantity_per_order", 10},
                      {"totals", Json::array({row("items_base_amount", french ? "Articles" : "Items", unit * quantity), row("total", "Total", unit * quantity)})}};
        if (text(variant, "image").empty()) shown["images"] = Json::array({origin(setup_.ports.host) + text(product["images"][0], "url")});
        lines.push_back(shown);
        if (state["status"] == "completed") continue;
        if (left < quantity) {
            ready = false;
            messages.push_back(left == 0 ? problem("out_of_stock", "$.line_items[0]", french ? "Cet article vient d’être épuisé." : "This item has just sold out.", "requires_buyer_review")
                                         : problem("quantity_exceeded", "$.line_items[0].quantity", (french ? "Il n’en reste que " : "Only ") + std::to_string(left) + (french ? "." : " left.")));
        }
    }
    if (!state["address"].is_object()) {
        ready = false;
        messages.push_back(problem("missing", "$.fulfillment_details.address", french ? "Une adresse de livraison est nécessaire." : "A delivery address is needed."));
    } else {
        const auto& to = seller["ships_to"];
        if (std::find(to.begin(), to.end(), text(state["address"], "country")) == to.end()) {
            ready = false;
            messages.push_back(problem("region_restricted", "$.fulfillment_details.address.country", french ? "Nous ne livrons pas dans ce pays." : "We do not deliver to this country."));
        }
    }
    if (text(state, "option").empty()) ready = false;
    for (const Json& code : priced.rejected) messages.push_back({{"type", "warning"}, {"code", text(code, "reason")}, {"param", "$.discounts.codes"}, {"content_type", "plain"}, {"content", text(code, "message")}});
    std::string status = text(state, "status");
    if (status == "open") status = number(state, "expires_ms") <= now_ms() ? "expired" : ready ? "ready_for_payment" : "not_ready_for_payment";
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
                    {"capabilities", {{"payment", {{"handlers", handlers()}}}, {"interventions", {{"supported", Json::array({"3ds"})}, {"required", Json::array()}, {"enforcement", "conditional"}}}}},
                    {"status", status}, {"currency", text(state, "currency")}, {"locale", text(state, "locale")}, {"line_items", lines}, {"fulfillment_options", options}, {"totals", totals}, {"messages", messages}};
    if (state["buyer"].is_object() && !text(state["buyer"], "email").empty()) session["buyer"] = state["buyer"];
    if (state["details"].is_object()) session["fulfillment_details"] = state["details"];
    for (const Json& option : options) {
        if (text(option, "id") == text(state, "option")) session["selected_fulfillment_options"] = Json::array({{{"type", text(option, "type")}, {"option_id", text(option, "id")}, {"item_ids", ids}}});
    }
    session["links"] = Json::array();
    for (const Json& link : seller["links"]) session["links"].push_back({{"type", text(link, "type")}, {"title", said(link, "title", french)}, {"url", text(link, "url")}});
    Json codes = Json::array();
    for (const Json& code : state["codes"]) codes.push_back(code);
    session["discounts"] = {{"codes", codes}, {"applied", priced.applied}, {"rejected", priced.rejected}};
    session["continue_url"] = text(seller, "site") + "/checkout/" + text(state, "id");
    session["created_at"] = rfc3339(number(state, "created_ms"));
    session["expires_at"] = rfc3339(number(state, "expires_ms"));
    if (status == "authentication_required") session["authentication_metadata"] = state["authentication"];
    if (status == "completed") session["order"] = state["order"];
    return session;
}

Reply Sellers::create(const std::string& merchant, const Json& body, bool french) {
    const Json& seller = shop_.sellers.at(merchant);
    if (!body.contains("line_items") || !body["line_items"].is_array() || body["line_items"].empty()) return {400, error(400, "missing", "line_items is required.", "$.line_items")};
    if (!body.contains("capabilities")) return {400, error(400, "missing", "capabilities is required.", "$.capabilities")};
    for (const Json& line : body["line_items"]) {
        const Json* product = shop_.product_of(text(line, "id"));
        if (!product || text((*product)["seller"], "id") != merchant) return {400, error(400, "invalid", "No such item here.", "$.line_items")};
    }
    const std::string currency = lower(text(seller, "currency"));
    const std::int64_t now = now_ms();
    Json state = {{"id", new_id("cs_")}, {"merchant", merchant}, {"status", "open"}, {"currency", currency}, {"locale", french ? "fr" : "en"}, {"items", Json::array()}, {"codes", Json::array()}, {"address", nullptr}, {"details", nullptr},
                  {"buyer", nullptr}, {"option", ""}, {"surcharge", 0}, {"created_ms", now}, {"expires_ms", now + life_ms}};
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
        if (!product || text((*product)["seller"], "id") != text(state, "merchant")) return {400, error(400, "invalid", "No such item here.", "$.line_items")};
    }
    Json session = render(state);
    save(state);
    return {200, session};
}

Reply Sellers::cancel(Json state) {
    if (state["status"] == "completed" || state["status"] == "canceled") return {405, error(405, "conflict", "This session has already ended.")};
    state["status"] = "canceled";
    Json session = render(state);
    save(state);
    return {200, session};
}

}  // namespace merchant
