// What has to have been seen before it can be paid: for half a second, whole, and as it is now. Knows nothing of frames.
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

TEST_CASE("nobody pays what has not stood on the screen for half a second") {
    Surface shop;
    shop.review();
    shop.send(PayPressed{});  // quicker than any eye
    CHECK(shop.count<RequestToken>() == 0);
    shop.send(SheetShown{});  // a report that names no painted view
    CHECK(shop.count<StartTimer>() == 0);
    shop.show();
    CHECK(*shop.newest<StartTimer>() == StartTimer{shop.newest<StartTimer>()->timer, 500});
    shop.send(PayPressed{});
    CHECK(shop.count<RequestToken>() == 0);
    CHECK(shop.button("pay")->reason.empty());  // nothing to tell: it is over before it is read
    const TimerId early = shop.newest<StartTimer>()->timer;
    shop.send(MethodChosen{"hop"});  // another card is charged: the half second begins anew
    shop.send(TimerFired{early});
    CHECK(shop.state() == "arming");
    shop.pay();
    CHECK(shop.newest<RequestToken>()->method() == "hop");
}

TEST_CASE("a picture that has to be seen and cannot be keeps Pay shut and says so; another look opens it again") {
    Session labelled = session();
    labelled.continue_url = "https://trailhouse.example/checkout";
    Surface shop;
    shop.review(labelled);
    shop.send(SheetShown{false, shop.painted()});
    CHECK(shop.count<StartTimer>() == 0);
    CHECK_FALSE(awaits_sight(shop.model));
    CHECK(shop.button("pay")->reason == say(Locale{}, Word::cannot_show));
    CHECK(shop.text().find(say(Locale{}, Word::cannot_show)) != std::string::npos);
    CHECK(shop.button("continue"));
    shop.pay();
    shop.send(SheetShown{true, shop.painted()});  // nothing that comes late opens it
    shop.send(PayPressed{});
    CHECK(shop.count<RequestToken>() == 0);
    shop.send(FulfillmentChosen{"fast"});
    shop.answer(labelled);
    CHECK(shop.payable());
}

TEST_CASE("a total that changes by itself between the finger's down and up is not paid: old and new are shown") {
    Surface shop;
    shop.review();
    shop.see();
    shop.send(SheetDismissed{});
    shop.open();
    shop.send(SessionReceived{shop.call(), session(5900)});  // asked for anew: the shop wants more for delivery now
    shop.send(PayPressed{});
    CHECK(shop.count<RequestToken>() == 0);
    CHECK(shop.state() == "price_changed");
    CHECK(shop.text().find("USD 50.00") != std::string::npos);
    CHECK(shop.text().find("USD 59.00") != std::string::npos);
    shop.pay();
    CHECK(shop.newest<RequestToken>()->allowance().max_amount == 5900);
}

TEST_CASE("what is agreed to is the view that was painted last, and a newer one of the same order waits for nothing") {
    Surface shop;
    shop.review();
    shop.show();
    const int timers = shop.count<StartTimer>();
    shop.ring();
    CHECK(shop.state() == "ready");
    Surface unseen = shop, seen = shop;
    seen.show();  // Pay is enabled now, and painted so
    CHECK(seen.sent<StartTimer>() == false);
    CHECK(seen.count<StartTimer>() == timers);
    seen.at = unseen.at;
    for (Surface* one : {&unseen, &seen}) one->send(PayPressed{});
    REQUIRE(unseen.count<RequestToken>() == 1);
    REQUIRE(seen.count<RequestToken>() == 1);
    CHECK(unseen.newest<RequestToken>()->consent() != seen.newest<RequestToken>()->consent());
    Surface other = shop;
    other.send(SheetShown{true, seen.painted()});
    CHECK(other.model.orders != shop.model.orders);
}

TEST_CASE("a view that was reported is not reported again") {
    Surface shop;
    shop.review();
    CHECK(is_unreported(shop.model, shop.painted()));
    shop.show();
    CHECK_FALSE(is_unreported(shop.model, shop.painted()));
    shop.ring();
    CHECK(is_unreported(shop.model, shop.painted()));
    shop.send(SheetDismissed{});
    CHECK_FALSE(is_unreported(shop.model, shop.painted()));
}
