// A sheet the page gives little room: half of it at a time, the whole screen where that may be had, or the way to the
// seller. Knows nothing of pixels.
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace till;
using namespace till::test;

namespace {

Surface reviewed(Room room, Session given = session()) {
    Surface shop;
    shop.send(RoomChanged{room});
    shop.review(std::move(given));
    return shop;
}

std::string key_of(const Block& block) {
    return std::visit([](const auto& one) { return one.key; }, block);
}

std::set<std::string> keys_of(const Surface& shop) {
    const View shown = shop.view();
    std::set<std::string> out;
    for (const Block& block : shown.panel->blocks) out.insert(key_of(block));
    return out;
}

Session with_warning() {
    Session made = session();
    Message warning;
    warning.type = MessageType::warning;
    warning.code = MessageCode::unknown;
    warning.text = "Contains nuts.";
    warning.param = "$.line_items[0]";
    warning.disclosure = true;
    made.messages.push_back(warning);
    return made;
}

}  // namespace

TEST_CASE("two halves hold all that the whole sheet holds, and each says which it is") {
    const std::set<std::string> whole = keys_of(reviewed(Room::whole));
    Surface shop = reviewed(Room::low);
    const std::set<std::string> first = keys_of(shop);
    CHECK(shop.state() == "first_step");
    CHECK(shop.text().find("Step 1 of 2: items and delivery") != std::string::npos);
    CHECK_FALSE(shop.button("pay"));
    shop.send(StepChosen{SheetStep::payment});
    CHECK(*shop.newest<MoveFocus>() == MoveFocus{"panel/step"});
    const std::set<std::string> second = keys_of(shop);
    CHECK(shop.text().find("Step 2 of 2: payment") != std::string::npos);
    CHECK(second.contains("totals"));
    std::set<std::string> both = first;
    both.insert(second.begin(), second.end());
    CHECK(std::includes(both.begin(), both.end(), whole.begin(), whole.end()));
    shop.send(StepChosen{SheetStep::items});
    CHECK(keys_of(shop) == first);
}

TEST_CASE("nobody pays from the first half; what is agreed to is both halves") {
    Surface shop = reviewed(Room::low);
    shop.show();
    CHECK(shop.count<StartTimer>() == 0);
    shop.send(PayPressed{});
    CHECK(shop.count<RequestToken>() == 0);
    shop.send(StepChosen{SheetStep::payment});
    shop.send(PayPressed{});
    CHECK(shop.count<RequestToken>() == 0);  // seen for less than half a second
    CHECK(shop.state() == "arming");
    Surface dearer = shop;
    show_order(dearer.model, Reviewing{shop.get<Reviewing>().draft});
    shown<Reviewing>(dearer.model)->draft.session.lines.front().name = "Another lamp";
    for (Surface* one : {&shop, &dearer}) {
        one->see();
        one->send(StepChosen{SheetStep::items});  // a look back: the half second begins anew
        one->show();
        one->send(PayPressed{});
        CHECK(one->count<RequestToken>() == 0);
        one->send(StepChosen{SheetStep::payment});
        one->pay();
        CHECK(one->count<RequestToken>() == 1);
    }
    CHECK(shop.newest<RequestToken>()->consent() != dearer.newest<RequestToken>()->consent());
}

TEST_CASE("what has to be seen stands beside its item in both halves") {
    Surface shop = reviewed(Room::low, with_warning());
    CHECK(shop.text().find("Contains nuts.") != std::string::npos);
    shop.send(StepChosen{SheetStep::payment});
    CHECK(shop.text().find("Contains nuts.") != std::string::npos);
    const View shown = shop.view();
    const auto line = std::find_if(shown.panel->blocks.begin(), shown.panel->blocks.end(),
        [](const Block& block) { return std::holds_alternative<LineBlock>(block); });
    REQUIRE(line != shown.panel->blocks.end());
    CHECK(std::get<LineBlock>(*line).title.text == "Lamp");
}

TEST_CASE("the way on to paying says what is still missing before it") {
    Session undelivered = session();
    undelivered.selected.clear();
    Surface shop = reviewed(Room::low, undelivered);
    CHECK_FALSE(shop.button("to_payment")->enabled);
    CHECK(shop.button("to_payment")->reason == say(Locale{}, Word::wait_delivery));
    shop.send(StepChosen{SheetStep::payment});
    CHECK(shop.state() == "first_step");
    shop.send(FulfillmentChosen{"slow"});
    shop.answer(session());
    CHECK(shop.button("to_payment")->enabled);
    shop.send(AddressEditOpened{});
    CHECK(shop.button("to_payment")->reason == say(Locale{}, Word::wait_form));
}

TEST_CASE("an address form is shown with the items, whoever opened it, and leaves the shopper there") {
    Surface shop = reviewed(Room::low);
    SUBCASE("the shopper") {
        shop.send(AddressEditOpened{});
        CHECK(shop.state() == "needs_input");
        shop.send(ConnectivityChanged{false});
        CHECK(shop.button("to_payment")->reason == say(Locale{}, Word::wait_form));
        shop.send(StepChosen{SheetStep::payment});
        CHECK(keys_of(shop).contains("name"));
        shop.send(ConnectivityChanged{true});
    }
    SUBCASE("the seller's answer, while paying was looked at") {
        shop.send(StepChosen{SheetStep::payment});
        shop.send(CodeEntryOpened{});
        shop.send(TextEntered{"code", "SPRING"});
        shop.send(CodeSubmitted{});
        Session wrong = with_error(MessageCode::invalid);
        wrong.messages.front().param = "$.fulfillment_details.address.postal_code";
        shop.answer(wrong);
        CHECK(shop.state() == "needs_input");
    }
    CHECK(keys_of(shop).contains("name"));
    shop.send(AddressEditClosed{});
    CHECK(shop.state() == "first_step");
}

TEST_CASE("room that is taken away or given while somebody looks or pays") {
    Surface shop = reviewed(Room::whole);
    shop.see();
    shop.send(RoomChanged{Room::low});
    shop.send(PayPressed{});
    CHECK(shop.count<RequestToken>() == 0);
    shop.send(RoomChanged{Room::whole});
    CHECK(shop.state() == "arming");
    shop.pay();
    shop.send(RoomChanged{Room::low});
    CHECK(shop.state() == "confirming");
    CHECK(keys_of(shop).contains("totals"));
    CHECK_FALSE(keys_of(shop).contains("line-l1"));
    shop.issue();
    shop.answer_complete(paid());
    CHECK(shop.in<Succeeded>());
}

TEST_CASE(
    "where there is too little to agree to anything the way leads to the seller; the order and what it costs can be "
    "read") {
    Surface shop = reviewed(Room::cramped);
    CHECK_FALSE(shop.button("pay"));
    REQUIRE(shop.button("onward"));
    CHECK(shop.text().find("Lamp") != std::string::npos);
    CHECK(keys_of(shop).contains("totals"));
    shop.send(PayPressed{});
    CHECK(shop.count<RequestToken>() == 0);

    Session alone = session();
    alone.continue_url.clear();
    CHECK(reviewed(Room::cramped, alone).state() == "first_step");  // nowhere else to go
}

TEST_CASE("the whole screen is asked for once, where it can be had and is needed, and given back") {
    HostFacts offers;
    offers.fullscreen_offered = true;
    Surface shop;
    shop.send(RoomChanged{Room::low});
    shop.send(HostChanged{offers});
    shop.review();
    CHECK(shop.count<RequestDisplayMode>() == 1);
    CHECK(*shop.newest<RequestDisplayMode>() == RequestDisplayMode{true});
    CHECK(shop.state() == "first_step");  // until it is there
    offers.fullscreen = true;
    shop.send(HostChanged{offers});
    CHECK(shop.state() == "arming");
    CHECK(keys_of(shop).contains("line-l1"));
    SUBCASE("closed") { shop.send(SheetDismissed{}); }
    SUBCASE("paid") {
        shop.pay();
        shop.issue();
        CHECK(shop.count<RequestDisplayMode>() == 1);
        shop.answer_complete(paid());
    }
    CHECK(shop.count<RequestDisplayMode>() == 2);
    CHECK(*shop.newest<RequestDisplayMode>() == RequestDisplayMode{false});
}

TEST_CASE("the whole screen is not asked for where it is not offered or there is room") {
    CHECK(reviewed(Room::low).count<RequestDisplayMode>() == 0);
    HostFacts offers;
    offers.fullscreen_offered = true;
    Surface shop;
    shop.send(HostChanged{offers});
    shop.review();
    CHECK(shop.count<RequestDisplayMode>() == 0);
    shop.send(RoomChanged{Room::low});  // a window made smaller
    CHECK(shop.count<RequestDisplayMode>() == 1);
}
