// Discovery and negotiation: our profile for each seller and version, and what the caller's profile leaves of it.
// Fetches profiles from this machine only: anything else is not trusted. Knows nothing of checkout.
#include "tests/merchant/ucp.hpp"

#include <map>
#include <regex>

namespace merchant {
namespace {

constexpr std::int64_t fresh_ms = 60000;

struct Known {
    Agent agent;
    std::int64_t at = 0;
};
std::mutex profiles_lock;
std::map<std::string, Known> profiles;

// UCP-Agent: profile="https://…", an RFC 8941 dictionary of which one member matters.
std::string profile_of(const std::string& header) {
    static const std::regex member(R"rx((?:^|[,;]\s*)profile="([^"\\]{1,2000})")rx");
    std::smatch match;
    return std::regex_search(header, match, member) ? match[1].str() : "";
}

Refusal read_profile(const Json& document, Agent& agent) {
    const Json& ucp = part(document, "ucp");
    static const std::regex date(R"(\d{4}-\d{2}-\d{2})");
    if (!std::regex_match(text(ucp, "version"), date) || !ucp.contains("services") || !ucp["services"].is_object())
        return {422, "profile_malformed", "The profile is no UCP profile."};
    const std::string theirs = text(ucp, "version");
    // A platform of a later day may still speak a version we know; it then says so by that version's own profile.
    if (theirs != ucp::earlier && theirs != ucp::later)
        return {422, "version_unsupported",
            "Version " + theirs + " is not supported. This business implements 2026-04-08 and 2026-08-25."};
    agent.version = theirs;
    const Json& offered = part(ucp, "capabilities");
    for (const std::string& name : ucp::capabilities(theirs)) {
        const auto found = offered.find(name);
        if (found == offered.end() || !found->is_array()) continue;
        for (const Json& entry : *found) {
            if (text(entry, "version") != theirs) continue;
            agent.capabilities.insert(name);
            if (name == "dev.ucp.shopping.order") agent.webhook = text(part(entry, "config"), "webhook_url");
        }
    }
    // An extension without its parent is nothing.
    std::erase_if(agent.capabilities, [&](const std::string& name) {
        const std::string parent = ucp::extends(name);
        return !parent.empty() && !agent.capabilities.contains(parent);
    });
    return {};
}

}  // namespace

Refusal Ucp::negotiate(const std::string& header, Agent& agent) {
    const std::string url = profile_of(header);
    static const std::regex whole(R"((https?)://([^/?#@\s]+)(/[^\s#]*)?)");
    std::smatch match;
    if (url.empty() || !std::regex_match(url, match, whole))
        return {400, "invalid_profile_url", "Send UCP-Agent: profile=\"https://…\"."};
    const std::string authority = match[2];
    if (match[1] != "http" || !authority.starts_with("127.0.0.1:"))
        return {403, "profile_not_trusted", "Profiles of this host are not trusted here."};
    {
        const std::lock_guard guard(profiles_lock);
        if (const auto known = profiles.find(url); known != profiles.end() && known->second.at + fresh_ms > now_ms()) {
            agent = known->second.agent;
            return {};
        }
    }
    httplib::Client client(std::string("http://") + authority);
    client.set_connection_timeout(2);
    client.set_read_timeout(5);
    const auto got = client.Get(match[3].matched ? match[3].str().c_str() : "/");
    if (!got || got->status != 200) return {424, "profile_unreachable", "The profile could not be fetched."};
    const Json document = parse_object(got->body);
    if (!document.is_object()) return {422, "profile_malformed", "The profile is no JSON object."};
    if (const Refusal wrong = read_profile(document, agent); wrong.status != 0) return wrong;
    const std::lock_guard guard(profiles_lock);
    profiles[url] = {agent, now_ms()};
    return {};
}

Json Ucp::profile(const std::string& merchant, const std::string& version) const {
    const std::string base = origin(sellers_.setup().ports.merchant) + "/m/" + merchant,
                      ucp_dev = "https://ucp.dev/" + version;
    Json capabilities = Json::object(), services = Json::array(), versions = Json::object();
    for (const std::string& name : ucp::capabilities(version)) {
        Json entry = {
            {"version", version}, {"spec", ucp_dev + "/specification"}, {"schema", ucp::schema_url(version, name)}};
        if (const std::string parent = ucp::extends(name); !parent.empty()) entry["extends"] = parent;
        capabilities[name] = Json::array({entry});
    }
    services.push_back({{"version", version}, {"spec", ucp_dev + "/specification/overview"}, {"transport", "rest"},
        {"schema", ucp_dev + "/services/shopping/rest.openapi.json"}, {"endpoint", base + "/ucp"}});
    services.push_back({{"version", version}, {"spec", ucp_dev + "/specification/overview"}, {"transport", "mcp"},
        {"schema", ucp_dev + "/services/shopping/mcp.openrpc.json"}, {"endpoint", base + "/ucp/mcp"}});
    services.push_back({{"version", version}, {"spec", ucp_dev + "/specification/embedded-checkout"},
        {"transport", "embedded"}, {"schema", ucp_dev + "/services/shopping/embedded.openrpc.json"},
        {"config", {{"delegate", Json::array()}}}});
    Json about = {{"version", version}};
    if (version == ucp::later)
        about["supported_versions"] = {{ucp::earlier, base + "/.well-known/ucp/" + ucp::earlier}};
    about["services"] = {{"dev.ucp.shopping", services}};
    about["capabilities"] = capabilities;
    about["payment_handlers"] = ucp::payment_handlers(version, merchant);
    return {{"ucp", about}, {version == ucp::later ? "keys" : "signing_keys", Json::array({key_.jwk()})}};
}

}  // namespace merchant
