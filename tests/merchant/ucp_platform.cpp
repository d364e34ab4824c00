// See ucp_platform.hpp.
#include "tests/merchant/ucp_platform.hpp"

#include "tests/merchant/ucp.hpp"

namespace merchant {
namespace {

// REST wants UUIDs for its trace.
std::string uuid() {
    std::string hex = new_id("");
    hex[12] = '4';
    hex[16] = 'a';
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
        hex.substr(20, 12);
}

bool is_catalog(const std::string& operation) {
    return operation == "search" || operation == "lookup" || operation == "product";
}

std::string tool_of(const std::string& operation) {
    if (operation == "search" || operation == "lookup") return operation + "_catalog";
    if (operation == "order" || operation == "product") return "get_" + operation;
    return operation + "_checkout";
}

std::string path_of(const UcpCall& call) {
    if (is_catalog(call.operation)) return "/catalog/" + call.operation;
    if (call.operation == "order") return "/orders/" + call.session;
    const std::string one = "/checkout-sessions" + (call.session.empty() ? "" : "/" + call.session);
    return call.operation == "complete" || call.operation == "cancel" ? one + "/" + call.operation : one;
}

std::optional<UcpAnswer> read(const httplib::Result& result) {
    if (!result) return std::nullopt;
    UcpAnswer answer{result->status, parse_object(result->body), result->get_header_value("Retry-After"),
        result->get_header_value("Idempotent-Replayed")};
    if (!answer.body.is_object()) return std::nullopt;
    return answer;
}

}  // namespace

std::string UcpPlatform::profile_url(const std::string& version) const {
    return origin(ports_.host) + "/.well-known/ucp" + (version == ucp::later ? "" : "/" + version);
}

Json UcpPlatform::profile(const std::string& version) const {
    if (version != ucp::earlier && version != ucp::later) return nullptr;
    const std::string ucp_dev = "https://ucp.dev/" + version;
    Json capabilities = Json::object(), handlers = Json::object();
    for (const std::string& name : ucp::capabilities(version)) {
        Json entry = {
            {"version", version}, {"spec", ucp_dev + "/specification"}, {"schema", ucp::schema_url(version, name)}};
        if (const std::string parent = ucp::extends(name); !parent.empty()) entry["extends"] = parent;
        if (name == "dev.ucp.shopping.order")
            entry["config"] = {{"webhook_url", origin(ports_.host) + "/webhooks/ucp"}};
        capabilities[name] = Json::array({entry});
    }
    const Json offered = ucp::payment_handlers(version, "");
    for (const auto& [name, known] : offered.items()) {
        Json entry = known[0];
        entry.erase("config");
        handlers[name] = Json::array({entry});
    }
    const auto service = [&](const char* transport, const char* file) {
        return Json{{"version", version}, {"spec", ucp_dev + "/specification/overview"}, {"transport", transport},
            {"schema", ucp_dev + "/services/shopping/" + file}};
    };
    return {{"ucp",
        {{"version", version},
            {"services",
                {{"dev.ucp.shopping",
                    Json::array({service("rest", "rest.openapi.json"), service("mcp", "mcp.openrpc.json")})}}},
            {"capabilities", capabilities}, {"payment_handlers", handlers}}}};
}

std::string UcpPlatform::endpoint(const UcpCall& call) {
    const std::string known = call.merchant + " " + call.version + (call.over_mcp ? " mcp" : " rest"),
                      base = origin(ports_.merchant);
    {
        const std::lock_guard guard(lock_);
        if (const auto found = endpoints_.find(known); found != endpoints_.end()) return found->second;
    }
    httplib::Client seller("127.0.0.1", ports_.merchant);
    const auto current = seller.Get("/m/" + call.merchant + "/.well-known/ucp");
    Json profile = current ? parse_object(current->body) : Json();
    if (text(part(profile, "ucp"), "version") != call.version) {
        const std::string older = text(part(part(profile, "ucp"), "supported_versions"), call.version.c_str());
        if (!older.starts_with(base + "/")) return "";
        const auto answer = seller.Get(older.substr(base.size()));
        profile = answer ? parse_object(answer->body) : Json();
    }
    for (const Json& service : part(part(profile, "ucp"), "services").value("dev.ucp.shopping", Json::array())) {
        const std::string at = text(service, "endpoint");
        if (text(service, "transport") != (call.over_mcp ? "mcp" : "rest") || !at.starts_with(base + "/")) continue;
        const std::lock_guard guard(lock_);
        return endpoints_[known] = at.substr(base.size());
    }
    return "";
}

httplib::Headers UcpPlatform::headers(const UcpCall& call) const {
    httplib::Headers headers = {
        {"Authorization", "Bearer " + bearer_}, {"Request-Id", uuid()}, {"User-Agent", "Harbor/1.0"}};
    if (!call.language.empty()) headers.emplace("Accept-Language", call.language);
    if (!call.fault.empty()) headers.emplace("Till-Fault", call.fault);
    if (call.over_mcp) return headers;
    headers.emplace("UCP-Agent", "profile=\"" + profile_url(call.version) + "\"");
    if (!call.key.empty()) headers.emplace("Idempotency-Key", call.key);
    return headers;
}

std::optional<UcpAnswer> UcpPlatform::rest(const UcpCall& call, const std::string& base) {
    const std::string path = base + path_of(call),
                      method = call.operation == "get" || call.operation == "order" ? "GET"
        : call.operation == "update"                                                ? "PUT"
                                                                                    : "POST";
    const httplib::Headers sent = headers(call);
    httplib::Client seller("127.0.0.1", ports_.merchant);
    seller.set_read_timeout(15);
    const auto result = method == "GET" ? seller.Get(path.c_str(), sent)
        : method == "PUT"               ? seller.Put(path.c_str(), sent, call.body, "application/json")
                                        : seller.Post(path.c_str(), sent, call.body, "application/json");
    note_(method, path, sent, method == "GET" ? "" : call.body, result);
    return read(result);
}

// The payload goes in as the bytes it is: a repeat must be the same.
std::optional<UcpAnswer> UcpPlatform::mcp(const UcpCall& call, const std::string& path) {
    Json meta = {{"ucp-agent", {{"profile", profile_url(call.version)}}}};
    if (!call.key.empty()) meta["idempotency-key"] = call.key;
    std::string arguments = "{\"meta\":" + meta.dump();
    if (!call.session.empty()) arguments += ",\"id\":" + Json(call.session).dump();
    const bool catalog = is_catalog(call.operation),
               bare = call.operation == "get" || call.operation == "cancel" || call.operation == "order";
    if (!bare) arguments += std::string(",\"") + (catalog ? "catalog" : "checkout") + "\":" + call.body;
    const std::string body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" +
        tool_of(call.operation) + "\",\"arguments\":" + arguments + "}}}";
    const httplib::Headers sent = headers(call);
    httplib::Client seller("127.0.0.1", ports_.merchant);
    seller.set_read_timeout(15);
    const auto result = seller.Post(path.c_str(), sent, body, "application/json");
    note_("POST", path, sent, body, result);
    auto answer = read(result);
    if (!answer) return std::nullopt;
    const Json failure = part(answer->body, "error"), data = part(failure, "data");
    if (!failure.empty())
        return UcpAnswer{static_cast<int>(number(data, "status", 400)),
            {{"code", text(data, "code")}, {"content", text(data, "content")}},
            data.contains("retry_after") ? std::to_string(number(data, "retry_after")) : "", ""};
    const Json payload = part(part(answer->body, "result"), "structuredContent");
    if (payload.empty()) return std::nullopt;
    return UcpAnswer{
        call.operation == "create" && text(part(payload, "ucp"), "status") != "error" ? 201 : 200, payload, "", ""};
}

std::optional<UcpAnswer> UcpPlatform::call(const UcpCall& call) {
    const std::string at = endpoint(call);
    if (at.empty())
        return UcpAnswer{
            424, {{"code", "version_unsupported"}, {"content", "The seller does not offer this."}}, "", ""};
    return call.over_mcp ? mcp(call, at) : rest(call, at);
}

}  // namespace merchant
