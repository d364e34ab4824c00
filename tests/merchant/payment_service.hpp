// Role 3: keeps cards, gives tokens bound to an allowance, takes money once. Knows nothing of carts.
#pragma once

#include "tests/merchant/database.hpp"
#include "tests/merchant/shop.hpp"

namespace merchant {

struct PaymentKeys { std::string host, seller; };  // bearers, made new at every start

struct PaymentPages { std::string host, seller; };  // who may frame a bank's page, who may be returned to

class PaymentService {
public:
    PaymentService(Database& db, const PaymentKeys& keys, PaymentPages pages, bool test_controls);
    void routes(httplib::Server& server);

private:
    void delegate(const httplib::Request&, httplib::Response&);
    void charge(const httplib::Request&, httplib::Response&);
    void challenge(const httplib::Request&, httplib::Response&);
    void collect(const httplib::Request&, httplib::Response&);
    void page_policy(httplib::Response&) const;
    Database& db_;
    PaymentKeys keys_;
    PaymentPages pages_;
    bool test_controls_;
};

// Saved methods of the demo's one buyer: id, handler, what may be shown of them.
Json saved_methods(bool with_declining);

}  // namespace merchant
