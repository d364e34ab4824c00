// The chat host as a platform of UCP: the profile it shows, the discovery of a seller's endpoints, and calls over REST or MCP.
// Knows nothing of browsers or of what is bought.
#pragma once

#include "tests/merchant/shop.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace merchant {

struct UcpCall {
    std::string operation;              // create, get, update, complete, cancel, search, lookup, product, order
    std::string merchant, session, version, key, language, fault;
    std::string body;                   // exact bytes
    bool over_mcp = false;
};

struct UcpAnswer {
    int status = 200;  // of REST, or its equivalent
    Json body;
    std::string retry_after, replayed;
};

// Puts what the seller's own catalog says now into a card; false = it says nothing usable, and the card is as it was.
bool refresh_card(Json& card, const Json& product, const std::string& host, std::int64_t now);
// The seller's pictures of a checkout by the host's own address: the page may load no others.
void through_host(Json& checkout, const std::string& host);

class UcpPlatform {
public:
    using Note = std::function<void(const std::string& method, const std::string& path, const httplib::Headers&, const std::string& body, const httplib::Result&)>;
    UcpPlatform(Ports ports, std::string bearer, Note note) : ports_(ports), bearer_(std::move(bearer)), note_(std::move(note)) {}
    // Served at /.well-known/ucp; a version that is not ours gives null.
    Json profile(const std::string& version) const;
    // Nothing = no answer came, or none that can be read: what happened is unknown.
    std::optional<UcpAnswer> call(const UcpCall& call);

private:
    // The path of a seller's service, asked for once; "" = it does not offer that.
    std::string endpoint(const UcpCall& call);
    std::optional<UcpAnswer> rest(const UcpCall& call, const std::string& base);
    std::optional<UcpAnswer> mcp(const UcpCall& call, const std::string& path);
    httplib::Headers headers(const UcpCall& call) const;
    std::string profile_url(const std::string& version) const;

    Ports ports_;
    std::string bearer_;
    Note note_;
    std::mutex lock_;
    std::map<std::string, std::string> endpoints_;
};

}  // namespace merchant
