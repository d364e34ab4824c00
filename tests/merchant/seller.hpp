// Role 2: every seller of the catalog under /m/{merchant}/, speaking ACP 2026-04-17. Owns stock, sessions and orders.
// Knows nothing of chats; money it only takes through the payment service.
#pragma once

#include "tests/merchant/database.hpp"
#include "tests/merchant/faults.hpp"
#include "tests/merchant/payment_service.hpp"
#include "tests/merchant/shop.hpp"

#include <optional>
#include <vector>

namespace merchant {

struct SellerSetup {
    Ports ports;
    std::string platform_bearer;   // what the host shows us
    std::string payment_bearer;    // what we show the payment service
    std::string webhook_secret;
    bool test_controls = false;
};

struct Reply {
    int status = 200;
    Json body;
};

// One entry of a cart against shelf and price list; amounts in minor units. `quantity` and `left` count the steps of the
// basis, `unit` is the price of one whole unit.
struct Line {
    const Json *product, *variant;
    std::string item;
    std::int64_t quantity = 1, left = 0, unit = 0;
    SaleBasis basis{};
    std::int64_t amount = 0;
};
std::string image_of(const Line& line);  // a path on the host

// What keeps a session from being paid, in the buyer's language.
struct Trouble {
    enum class Kind { sold_out, too_many, no_address, no_delivery_there, review };
    Kind kind;
    std::size_t line;
    std::string words;
};

enum class Status { incomplete, ready, escalated, challenged, expired, canceled, completed };

// Prices of a state in its seller's rules: totals in the business's order, which add up.
struct Priced {
    std::int64_t items = 0, discount = 0, fulfillment = 0, tax = 0, total = 0;
    Json applied = Json::array(), rejected = Json::array();
};

struct Survey {
    Status status = Status::incomplete;
    std::vector<Line> lines;
    std::vector<Trouble> troubles;
    Json options;  // ways of delivery in ACP's form
    Priced priced;
};

// How a try to take the money ended. unknown: ask again with the same; nothing was given back.
struct Paid {
    enum class Kind { paid, declined, challenged, not_ready, unknown } kind;
    Json challenge = Json();  // {challenge, collected} where the bank wants to see the buyer
};

class Sellers {
public:
    Sellers(Database& db, const Shop& shop, SellerSetup setup, Faults& faults);
    void routes(httplib::Server& server);
    // Intents that a crash left behind: charged becomes an order, not charged gives the stock back.
    void recover();
    // Tells the host of orders it has not acknowledged yet.
    void deliver_webhooks();

    // What every protocol does with a session.
    const SellerSetup& setup() const { return setup_; }
    Survey look(Json& state);  // chooses the first way of delivery where none is chosen
    void save(const Json& state);
    std::optional<Json> load(const std::string& merchant, const std::string& id);
    std::int64_t stock(const std::string& item);
    // Reserves, charges once, settles. The state is saved only where it was paid.
    Paid pay(Json& state, const std::string& token, const Json& authentication_result);

private:
    void post(const httplib::Request&, httplib::Response&, const std::string& operation);
    Reply create(const std::string& merchant, const Json& body, bool french);
    Reply update(Json state, const Json& body);
    // `fingerprint` names the call: its key and its body.
    Reply complete(Json state, const Json& body, const std::string& fingerprint);
    Reply cancel(Json state);
    void take(Json& state, const Json& body);
    Json render(Json& state);
    bool reserve(const Json& state);
    void give_back(const Json& state);
    void settle(Json& state, const std::string& charge);
    void test_routes(httplib::Server& server);

    Database& db_;
    const Shop& shop_;
    SellerSetup setup_;
    Faults& faults_;
};

// A line in minor units: the price of a whole unit times the steps, rounded half up, once.
std::int64_t line_amount(std::int64_t unit, std::int64_t steps, const SaleBasis& basis);
Priced price(const Shop& shop, const Json& seller, const Json& state, bool french);
Json shipping_options(const Shop& shop, const Json& seller, const Json& state, bool french);

}  // namespace merchant
