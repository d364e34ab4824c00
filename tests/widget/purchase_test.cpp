// From three cards to a receipt, by role and accessible name. Knows nothing of where anything is painted.
#include "tests/widget/shopper.hpp"

using namespace till;
using namespace till::test;

TEST_CASE("a catalog becomes a named region with a card for every product") {
    Shopper shopper;
    shopper.browse();
    const Node& region = shopper.get(Role::region, "3 picks for “cabin bag under $200”");
    CHECK(region.role_description == "carousel");
    CHECK(shopper.sees(Role::heading, "3 picks for “cabin bag under $200”"));
    for (const char* name : {"1 of 3: Cabin bag", "2 of 3: Day pack", "3 of 3: Trail shoe"})
        CHECK(shopper.get(Role::list_item, name).role_description == "slide");
    for (const char* name : {"Cabin bag", "Day pack", "Trail shoe"}) CHECK(shopper.get(Role::heading, name).level == 3);
    CHECK(shopper.sees(Role::button, "Review order, Cabin bag"));
    CHECK(shopper.sees(Role::button, "Choose size, Trail shoe"));
    CHECK(shopper.sees(Role::text, "Sponsored"));
    CHECK(shopper.sees(Role::text, "Not met: By Friday"));
    CHECK(shopper.sees(Role::image, "A picture of Cabin bag"));
    for (const char* words : {"Price $149.00", "Arrives Friday, November 27 to Saturday, November 28, free",
             "Rated 4.4 by 1,203 buyers on merchant site"})
        CHECK(shopper.sees(Role::text, words));
}

TEST_CASE("what the keys do is a dialog over everything else, and leaves everything as it was") {
    Shopper shopper;
    shopper.review();
    shopper.tell({{"type", "keys_asked"}});
    CHECK(shopper.get(Role::dialog, "Keyboard").modal);
    CHECK_FALSE(shopper.sees(Role::dialog, "Review your order from Trailhouse"));
    CHECK(shopper.press(Role::button, "Close") == Outcome::ok);
    CHECK(shopper.sees(Role::dialog, "Review your order from Trailhouse"));
    CHECK_FALSE(shopper.sees(Role::dialog, "Keyboard"));
}

TEST_CASE("before any catalog there is nothing to operate") {
    Shopper shopper;
    shopper.tell(english());
    for (const Node& node : shopper.nodes()) CHECK_FALSE(is_control(node));
    CHECK_FALSE(shopper.sees(Role::region, ""));
}

TEST_CASE("a catalog that cannot be read is said, not hidden") {
    Shopper shopper;
    shopper.tell(english());
    shopper.tell({{"type", "catalog"}, {"catalog", 7}});
    CHECK(shopper.sees(Role::heading, "These products cannot be shown"));
    CHECK(shopper.sees(Role::text,
        "What arrived about them cannot be read. Nothing was ordered or charged. Ask for them again in the chat."));
}

TEST_CASE("Review opens a modal dialog whose heading gets the focus") {
    Shopper shopper;
    shopper.browse();
    CHECK(shopper.press(Role::button, "Review order, Cabin bag") == Outcome::ok);
    const Node& dialog = shopper.get(Role::dialog, "Review your order from Trailhouse");
    CHECK(dialog.modal);
    CHECK(shopper.sees(Role::button, "Close"));
    CHECK_FALSE(shopper.first(Role::region));
    const Node* focused = shopper.focused();
    REQUIRE(focused);
    CHECK(focused->role == Role::heading);
    CHECK(focused->name == "Review your order from Trailhouse");
    CHECK(shopper.asked<ReportPhase>()->phase == "opened");
}

TEST_CASE("closing the dialog gives the focus back to the button that opened it") {
    Shopper shopper;
    shopper.review();
    CHECK(shopper.press(Role::button, "Close") == Outcome::ok);
    CHECK_FALSE(shopper.first(Role::dialog));
    const Node* focused = shopper.focused();
    REQUIRE(focused);
    CHECK(focused->role == Role::button);
    CHECK(focused->name == "Review order, Cabin bag");
}

TEST_CASE("delivery and ways to pay are radio groups with one choice each") {
    Shopper shopper;
    shopper.review();
    for (const char* name : {"Delivery", "Pay with"}) {
        const Node& group = shopper.get(Role::radio_group, name);
        int radios = 0, chosen = 0;
        for (const Node* child : shopper.inside(group)) {
            if (child->role != Role::radio) continue;
            ++radios;
            chosen += child->checked ? 1 : 0;
        }
        CHECK(radios == 2);
        CHECK(chosen == 1);
    }
    const Node* other = nullptr;
    for (const Node* child : shopper.inside(shopper.get(Role::radio_group, "Pay with"))) {
        if (child->role == Role::radio && !child->checked) other = child;
    }
    REQUIRE(other);
    const std::string name = other->name;
    CHECK(shopper.press(Role::radio, name) == Outcome::ok);
    CHECK(shopper.get(Role::radio, name).checked);
}

TEST_CASE("Pay is there but refuses until everything is known, and says why") {
    Shopper shopper;
    shopper.browse();
    shopper.open();
    shopper.answer(session());
    const Node& waiting = shopper.get(Role::button, shopper.pay_name());
    CHECK_FALSE(waiting.enabled);
    CHECK(waiting.description == "Loading your saved ways to pay…");
    CHECK(shopper.press(Role::button, shopper.pay_name()) == Outcome::disabled);
    CHECK(static_cast<int>(Outcome::disabled) == -4);
    CHECK(shopper.times<RequestToken>() == 0);
    shopper.list_methods();
    CHECK(shopper.get(Role::button, "Pay $161.00").enabled);
}

TEST_CASE("pressing Pay asks for one token, and pressing on asks for no more") {
    Shopper shopper;
    shopper.review();
    CHECK(shopper.press(Role::button, "Pay $161.00") == Outcome::ok);
    REQUIRE(shopper.times<RequestToken>() == 1);
    CHECK(shopper.asked<RequestToken>()->allowance().max_amount == 16100);
    const Node& pay = shopper.get(Role::button, "Confirming…");
    CHECK(pay.busy);
    CHECK_FALSE(pay.enabled);
    for (int i = 0; i < 5; ++i) CHECK(shopper.press(Role::button, "Confirming…") == Outcome::disabled);
    CHECK(shopper.times<RequestToken>() == 1);
}

TEST_CASE("a paid order is an article in the thread, and its heading has the focus") {
    Shopper shopper;
    shopper.buy();
    const Node& receipt = shopper.get(Role::article, "Order T-1001");
    CHECK_FALSE(receipt.modal);
    CHECK_FALSE(shopper.first(Role::dialog));
    CHECK(shopper.reads("$161.00"));
    CHECK(shopper.sees(Role::region, "3 picks for “cabin bag under $200”"));
    CHECK(shopper.sees(Role::button, "View order, Cabin bag"));
    const Node* focused = shopper.focused();
    REQUIRE(focused);
    CHECK(focused->name == "Order T-1001");
    CHECK(shopper.asked<ReportOrder>()->number == "T-1001");
}

TEST_CASE("a declined card is said in the sheet and in the alert, and Pay comes back") {
    Shopper shopper;
    shopper.review();
    shopper.pay();
    shopper.answer_complete(declined());
    CHECK(shopper.first(Role::dialog));
    CHECK(shopper.sees(
        Role::alert, "Your bank declined this payment. Nothing was charged. Try again, or use another method."));
    CHECK(shopper.sees(
        Role::text, "Your bank declined this payment. Nothing was charged. Try again, or use another method."));
    CHECK(shopper.get(Role::button, "Pay $161.00").enabled);
}

TEST_CASE("what is sold out is said, offers something similar and cannot be paid") {
    Shopper shopper;
    shopper.review(english(), sold_out());
    CHECK(shopper.sees(Role::text, "Just sold out. You have not been charged."));
    CHECK_FALSE(shopper.get(Role::button, "Pay $161.00").enabled);
    CHECK(shopper.press(Role::button, "Pay $161.00") == Outcome::disabled);
    CHECK(shopper.press(Role::button, "See similar") == Outcome::ok);
    CHECK(shopper.asked<FindSimilar>()->product == "bag");
}

TEST_CASE("what is typed is kept as the field's value") {
    Shopper shopper;
    shopper.review();
    CHECK(shopper.press(Role::button, "Promo code") == Outcome::ok);
    CHECK(shopper.type("Promo code", "SAVE10") == Outcome::ok);
    CHECK(shopper.get(Role::text_field, "Promo code").value == "SAVE10");
    const Node* focused = shopper.focused();
    REQUIRE(focused);
    CHECK(focused->role == Role::text_field);
    CHECK(shopper.press(Role::button, "Apply") == Outcome::ok);
    CHECK(shopper.asked<CallCheckout>()->operation == Operation::update);
}

TEST_CASE("the address form opens on its first field, and every field has a name") {
    Shopper shopper;
    shopper.review();
    CHECK(shopper.press(Role::button, "Change, deliver to") == Outcome::ok);
    const Node* focused = shopper.focused();
    REQUIRE(focused);
    CHECK(shopper.sees(Role::radio, "") == false);
    int fields = 0;
    for (const Node& node : shopper.nodes()) {
        if (node.role != Role::text_field) continue;
        ++fields;
        CHECK_FALSE(node.name.empty());
    }
    if (fields == 0) CHECK(shopper.press(Role::button, "Another address") == Outcome::ok);
    CHECK(shopper.sees(Role::text_field, "Street and number"));
}

TEST_CASE("an id that no node has is no node") {
    Shopper shopper;
    shopper.browse();
    CHECK(shopper.app.receive(Activated{noon, NodeId{1}}) == Outcome::no_such_node);
    CHECK(shopper.app.receive(Typed{noon, NodeId{1}, "x"}) == Outcome::no_such_node);
    CHECK(static_cast<int>(Outcome::no_such_node) == -2);
}

TEST_CASE("Details opens and closes in place, and says which") {
    Shopper shopper;
    shopper.browse();
    CHECK(shopper.get(Role::button, "Details, Cabin bag").expandable);
    CHECK_FALSE(shopper.get(Role::button, "Details, Cabin bag").expanded);
    shopper.press(Role::button, "Details, Cabin bag");
    CHECK(shopper.get(Role::button, "Hide details, Cabin bag").expanded);
    CHECK(shopper.sees(Role::text, "Support: help@trailhouse.example"));
    CHECK_FALSE(shopper.get(Role::button, "Details, Day pack").expanded);
}

TEST_CASE("French words are on every control") {
    Shopper shopper;
    shopper.review(french());
    for (const char* english_name : {"Close", "Not now", "Promo code", "Delivery", "Pay with"}) {
        for (const Node& node : shopper.nodes()) CHECK_FALSE((node.name == english_name && node.role != Role::text));
    }
    CHECK(shopper.sees(Role::button, "Fermer"));
}
