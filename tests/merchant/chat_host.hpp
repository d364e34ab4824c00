// Role 1: the chat product. Serves the page and the widget, answers questions, and holds what a browser must not: the
// platform's bearer, its signing key, the pending Complete of every session. Knows nothing of prices or cards.
#pragma once

#include "tests/merchant/database.hpp"
#include "tests/merchant/faults.hpp"
#include "tests/merchant/search.hpp"
#include "tests/merchant/shop.hpp"
#include "tests/merchant/ucp_platform.hpp"

#include <mutex>
#include <optional>

namespace merchant {

struct HostSetup {
    Ports ports;
    std::string site, catalog;
    std::string merchant_bearer, payment_bearer, signing_key, webhook_secret;
    bool test_controls = false;
    std::string protocol;     // of every seller, whatever the catalog says; "" = as it says
    std::string ucp_binding;  // "mcp", or "rest" where it is empty
};

// One call of the host checkout API on its way to the seller.
struct Errand {
    std::string operation, merchant, session, protocol, body, key, language, fault, binding;
};
struct ErrandAnswer {
    int status = 200;
    Json body;
    std::string retry_after, replayed;
};

class ChatHost {
public:
    ChatHost(Database& db, const Shop& shop, HostSetup setup);
    void routes(httplib::Server& server);

private:
    // The browser session, or "" after a 401 was written.
    std::string session_of(const httplib::Request&, httplib::Response&);
    void page(const httplib::Request&, httplib::Response&, bool wasm);
    void search(const httplib::Request&, httplib::Response&);
    void ask_sellers(Json& found, const std::string& locale);
    void thread(const httplib::Request&, httplib::Response&);
    void buyer(const httplib::Request&, httplib::Response&);
    void save_address(const httplib::Request&, httplib::Response&);
    void methods(const httplib::Request&, httplib::Response&);
    void token(const httplib::Request&, httplib::Response&);
    void forward(const httplib::Request&, httplib::Response&, const std::string& operation);
    void webhook(const httplib::Request&, httplib::Response&);
    void ucp_webhook(const httplib::Request&, httplib::Response&);
    // One call to the seller; null when no answer came.
    httplib::Result call(const std::string& method, const std::string& path, const std::string& body, const std::string& key, const std::string& language, const std::string& fault);
    void note(const char* to, const std::string& method, const std::string& path, const httplib::Headers& headers, const std::string& body, const httplib::Result& result);
    // Nothing = the seller's answer was lost.
    std::optional<ErrandAnswer> send(const Errand& errand);
    std::optional<ErrandAnswer> recover(const Errand& errand);
    std::string protocol_of(const std::string& merchant) const;
    // What the seller last said of a session: the most that a token for it may allow.
    void keep_terms(const Json& session);
    // The member of an allowance that goes beyond those terms; "" = none does.
    std::string beyond_terms(const Json& allowance);

    Database& db_;
    const Shop& shop_;
    HostSetup setup_;
    Search search_;
    Faults faults_;
    UcpPlatform ucp_;
    std::mutex log_lock_;
    Json log_ = Json::array();
};

}  // namespace merchant
