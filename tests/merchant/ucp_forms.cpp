// The forms of UCP that need no shop: envelopes, messages, addresses, capabilities and payment handlers of each version.
#include "tests/merchant/ucp.hpp"

namespace merchant::ucp {

const std::vector<std::string>& capabilities(const std::string& version) {
    static const std::vector<std::string> before = {"dev.ucp.shopping.checkout", "dev.ucp.shopping.fulfillment",
        "dev.ucp.shopping.discount", "dev.ucp.shopping.buyer_consent", "dev.ucp.shopping.order",
        "dev.ucp.shopping.catalog.search", "dev.ucp.shopping.catalog.lookup"};
    static const std::vector<std::string> after = [] {
        std::vector<std::string> all = before;
        all.push_back("dev.ucp.shopping.payment_authentication");
        return all;
    }();
    return version == later ? after : before;
}

const char* extends(const std::string& capability) {
    for (const char* name : {"fulfillment", "discount", "buyer_consent", "payment_authentication"}) {
        if (capability == std::string("dev.ucp.shopping.") + name) return "dev.ucp.shopping.checkout";
    }
    return "";
}

Json schema_url(const std::string& version, const std::string& capability) {
    std::string file = capability.substr(std::string("dev.ucp.shopping.").size());
    for (char& c : file) c = c == '.' ? '_' : c;
    return "https://ucp.dev/" + version + "/schemas/shopping/" + file + ".json";
}

Json payment_handlers(const std::string& version, const std::string& merchant) {
    const Json brands = Json::array({"visa", "mastercard"});
    Json card = {{"type", "card"}};
    // The later version words constraints as expressions over the instrument.
    if (version == later) card["constraints"] = {{"properties", {{"brand", {{"enum", brands}}}}}};
    else card["constraints"] = {{"brands", brands}};
    const auto handler = [&](const char* id, const char* site, const Json& instrument) {
        const std::string at = site;
        return Json::array({{{"id", id}, {"version", version}, {"spec", at + "/ucp/handler"},
            {"schema", at + "/ucp/handler.json"}, {"available_instruments", Json::array({instrument})},
            {"config", {{"environment", "sandbox"}, {"merchant_id", merchant}}}}});
    };
    return {{"example.northpay", handler("card_northpay", "https://northpay.example", card)},
        {"example.hopwallet", handler("wallet_hopwallet", "https://hopwallet.example", {{"type", "wallet"}})}};
}

Json envelope(const Agent& agent, const std::string& merchant, bool with_payment) {
    Json active = Json::object();
    for (const std::string& name : capabilities(agent.version)) {
        if (!agent.capabilities.contains(name)) continue;
        Json entry = {{"version", agent.version}};
        if (const std::string parent = extends(name); !parent.empty()) entry["extends"] = parent;
        active[name] = Json::array({entry});
    }
    Json out = {{"version", agent.version}, {"status", "success"}, {"capabilities", active}};
    if (!with_payment) return out;
    out["payment_handlers"] = payment_handlers(agent.version, merchant);
    out["services"] = {{"dev.ucp.shopping",
        Json::array(
            {{{"version", agent.version}, {"transport", "embedded"}, {"config", {{"delegate", Json::array()}}}}})}};
    if (agent.later())
        out["map_order"] = {{"payment_handlers", Json::array({"example.northpay", "example.hopwallet"})}};
    return out;
}

Json error_message(const char* code, const std::string& path, const std::string& words, const char* severity) {
    Json message = {
        {"type", "error"}, {"code", code}, {"content_type", "plain"}, {"content", words}, {"severity", severity}};
    if (!path.empty()) message["path"] = path;
    return message;
}

Json error_response(const Agent& agent, const char* code, const std::string& words, const std::string& continue_url) {
    Json out = {{"ucp", {{"version", agent.version}, {"status", "error"}}},
        {"messages", Json::array({error_message(code, "", words, "unrecoverable")})}};
    if (!continue_url.empty()) out["continue_url"] = continue_url;
    return out;
}

Json row(const char* type, const std::string& label, std::int64_t amount) {
    Json out = {{"type", type}};
    if (!label.empty()) out["display_text"] = label;
    out["amount"] = amount;
    return out;
}

Json postal(const Json& acp) {
    Json out = Json::object();
    const auto put = [&](const char* name, const std::string& value) {
        if (!value.empty()) out[name] = value;
    };
    const std::string name = text(acp, "name");
    const std::size_t space = name.rfind(' ');
    put("first_name", name.substr(0, space));
    if (space != std::string::npos) put("last_name", name.substr(space + 1));
    put("street_address", text(acp, "line_one"));
    put("extended_address", text(acp, "line_two"));
    put("address_locality", text(acp, "city"));
    put("address_region", text(acp, "state"));
    put("address_country", text(acp, "country"));
    put("postal_code", text(acp, "postal_code"));
    return out;
}

Json from_postal(const Json& ucp) {
    const std::string first = text(ucp, "first_name"), last = text(ucp, "last_name");
    Json out = {{"name", first + (first.empty() || last.empty() ? "" : " ") + last},
        {"line_one", text(ucp, "street_address")}, {"city", text(ucp, "address_locality")},
        {"state", text(ucp, "address_region")}, {"country", text(ucp, "address_country")},
        {"postal_code", text(ucp, "postal_code")}};
    if (const std::string more = text(ucp, "extended_address"); !more.empty()) out["line_two"] = more;
    return out;
}

std::string raw_digest(const std::string& raw) { return sha256_hex(raw); }

}  // namespace merchant::ucp
