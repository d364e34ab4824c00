// Role 1: the chat product. Serves the page and the widget, answers questions, and holds what a browser must not: the
// platform's bearer, its signing key, the pending Complete of every session. Knows nothing of prices or cards.
#pragma once

#include "tests/merchant/database.hpp"
#include "tests/merchant/faults.hpp"
#include "tests/merchant/search.hpp"
#include "tests/merchant/shop.hpp"

#include <mutex>

namespace merchant {

struct HostSetup {
    Ports ports;
    std::string site, catalog;
    std::string merchant_bearer, payment_bearer, signing_key, webhook_secret;
    bool test_controls = false;
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
    void thread(const httplib::Request&, httplib::Response&);
    void buyer(const httplib::Request&, httplib::Response&);
    void save_address(const httplib::Request&, httplib::Response&);
    void methods(const httplib::Request&, httplib::Response&);
    void token(const httplib::Request&, httplib::Response&);
    void forward(const httplib::Request&, httplib::Response&, const std::string& operation);
    void webhook(const httplib::Request&, httplib::Response&);
    // One call to the seller; null when no answer came.
    httplib::Result call(const std::string& method, const std::string& path, const std::string& body, const std::string& key, const std::string& language, const std::string& fault);
    void note(const char* to, const std::string& method, const std::string& path, const httplib::Headers& headers, const std::string& body, const httplib::Result& result);
    Json recover(const std::string& merchant, const std::string& session);

    Database& db_;
    const Shop& shop_;
    HostSetup setup_;
    Search search_;
    Faults faults_;
    std::mutex log_lock_;
    Json log_ = Json::array();
};

}  // namespace merchant
