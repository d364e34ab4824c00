// Several orders in one model, of which the sheet shows one: replies and timers go to the order that awaits them.
// Knows nothing of a sheet that shows more than one.
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

constexpr OrderId hidden{90};
constexpr RequestId call{900};
constexpr TimerId repeat{901};

// A sheet under review, and an order that is not in it, whose session is being created.
Surface two_orders() {
    Surface shop;
    shop.review();
    CreatingSession creating;
    creating.choices.product = "p2";
    creating.choices.merchant = "m2";
    creating.pending.call.request = call;
    shop.model.orders.insert(shop.model.orders.begin(), Order{hidden, creating});
    return shop;
}

const Order& other(const Surface& shop) { return shop.model.orders.front(); }

}  // namespace

TEST_CASE("an answer goes to the order that awaits it, and the one in the sheet stays as it is") {
    Surface shop = two_orders();
    const Order before = *shown_order(shop.model);
    Session given = session();
    given.id = "cs2";
    shop.send(SessionReceived{call, given});
    REQUIRE(as<Reviewing>(&other(shop)));
    CHECK(as<Reviewing>(&other(shop))->draft.session.id == "cs2");
    CHECK(*shown_order(shop.model) == before);
    shop.send(MethodsListed{shop.newest<ListMethods>()->request, methods()});
    CHECK(as<Reviewing>(&other(shop))->draft.methods_state == Methods::known);
    CHECK(*shown_order(shop.model) == before);
}

TEST_CASE("a timer goes to the order that started it") {
    Surface shop = two_orders();
    auto& creating = std::get<CreatingSession>(shop.model.orders.front().state);
    creating.pending.call.request = RequestId{};
    creating.pending.retry = repeat;
    shop.send(TimerFired{repeat});
    CHECK(shop.sent<CallCheckout>());
    CHECK(std::get<CreatingSession>(other(shop).state).pending.retry == TimerId{});
    CHECK(shop.in<Reviewing>());
}

TEST_CASE("the order in the sheet is paid, and the other stays as it is") {
    Surface shop = two_orders();
    const Order before = other(shop);
    shop.pay();
    shop.issue();
    shop.answer_complete(paid());
    CHECK(shop.in<Succeeded>());
    REQUIRE(shop.model.orders.size() == 2);
    CHECK(other(shop) == before);
}

TEST_CASE("a sheet that is put away gives up its own order alone, and forgets what ran for it") {
    Surface shop = two_orders();
    shop.send(QuantityChosen{"l1", 2});
    const RequestId running = shop.call();
    shop.send(SheetDismissed{});
    CHECK(shop.in<Closed>());
    REQUIRE(shop.newest<Forget>());
    CHECK(shop.newest<Forget>()->request == running);
    REQUIRE(shop.model.orders.size() == 1);
    CHECK(other(shop).id == hidden);
}

TEST_CASE("the seller's own checkout, open in the sheet, is closed when another card is opened") {
    Surface shop;
    shop.start(catalog({product(), product("p2", "Desk")}));
    HostFacts facts;
    facts.embedding = true;
    shop.send(HostChanged{facts});
    shop.open();
    shop.answer(with_status(SessionStatus::requires_escalation));
    shop.send(EmbeddedOpened{});
    const RequestId embedded = shop.newest<OpenEmbedded>()->request;
    shop.send(CardOpened{"p2"});
    REQUIRE(shop.sent<Forget>());
    CHECK(shop.newest<Forget>()->request == embedded);
    CHECK(shop.in<CreatingSession>());
}
