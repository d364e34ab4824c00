// UCP spoken by every seller of the catalog, beside ACP and over the same sessions, stock, orders and payments.
// 2026-04-08 and 2026-08-25: the platform's profile says which; a word of one version never appears in the other.
// Knows nothing of prices or stock: Sellers does.
#pragma once

#include "tests/merchant/http_signature.hpp"
#include "tests/merchant/search.hpp"
#include "tests/merchant/seller.hpp"

#include <set>

namespace merchant {

// Who calls, as its profile tells, cut to what both sides can do.
struct Agent {
    std::string version;                 // of the answer
    std::set<std::string> capabilities;  // active: in the profile and in ours
    std::string webhook;                 // where orders are told of; may be empty
    bool later() const { return version >= "2026-08-25"; }
    bool can(const char* name) const { return capabilities.contains(name); }
};

// A failure of the transport or of discovery: {code, content} under an HTTP status, or in a JSON-RPC error.
struct Refusal {
    int status = 0;  // 0 = none
    std::string code, content;
};

// One operation as a binding hands it over. `raw` is compared for idempotency, byte by byte.
struct Call {
    std::string operation, merchant, id, key, raw;
    Json body;
    Agent agent;
    bool french = false;
};

class Ucp {
public:
    Ucp(Database& db, const Shop& shop, Sellers& sellers, Faults& faults);
    void routes(httplib::Server& server);
    // Payments that wait for a bank: what the bank has decided since is carried out. A platform's GET only looks.
    void advance();
    // Tells platforms of orders they have not acknowledged yet, signed.
    void deliver();

private:
    void rest(const httplib::Request&, httplib::Response&, const std::string& operation);
    void mcp(const httplib::Request&, httplib::Response&);
    void continue_page(const httplib::Request&, httplib::Response&);
    void confirm(const httplib::Request&, httplib::Response&);
    // Who calls; throws nothing, fills `agent` or says why not.
    Refusal negotiate(const std::string& header, Agent& agent);
    Refusal allowed(const std::string& authorization) const;
    Json profile(const std::string& merchant, const std::string& version) const;
    // Replays, refuses with 409, or carries out and keeps. `fault` is what a test asked for.
    Reply operate(const Call& call, const std::string& fault, bool& replayed);
    Reply carry_out(const Call& call, const std::string& fault);
    Reply create(const Call& call);
    Reply update(const Call& call, Json state);
    Reply complete(const Call& call, Json state);
    Reply cancel(const Call& call, Json state);
    Reply catalog(const Call& call);
    Reply order(const Call& call);
    bool decided(Json& state);
    // The whole session is what `body` says; what it leaves out is gone.
    void replace(Json& state, const Json& body, const Agent& agent);
    // The first line that is asked for in another unit than it is sold in.
    std::optional<std::size_t> mismatched(const Json& body) const;
    bool sells(const std::string& merchant, const Json& body) const;
    Json checkout(Json& state, const Agent& agent);
    Json order_of(Json& state, const Agent& agent);
    Json product(const Json& product, const Call& call);

    Database& db_;
    const Shop& shop_;
    Sellers& sellers_;
    Faults& faults_;
    Search search_;
    SigningKey key_;
};

// The forms of UCP, without a shop: ucp_forms.cpp.
namespace ucp {
inline constexpr const char* earlier = "2026-04-08";
inline constexpr const char* later = "2026-08-25";
const std::vector<std::string>& capabilities(const std::string& version);  // what we can do
const char* extends(const std::string& capability);                        // its parent, "" = a root
Json schema_url(const std::string& version, const std::string& capability);
Json payment_handlers(const std::string& version, const std::string& merchant);
Json envelope(const Agent& agent, const std::string& merchant, bool with_payment);
Json error_response(const Agent& agent, const char* code, const std::string& words, const std::string& continue_url);
Json error_message(const char* code, const std::string& path, const std::string& words, const char* severity);
Json row(const char* type, const std::string& label, std::int64_t amount);
Json postal(const Json& acp_address);       // our own form is ACP's
Json from_postal(const Json& ucp_address);
std::string raw_digest(const std::string& raw);
}  // namespace ucp

}  // namespace merchant
