// What a sheet measures where the page gives it little room, and that one buys there all the same. Knows nothing of what
// is said in its halves.
#include "tests/widget/shopper.hpp"

using namespace till;
using namespace till::test;

TEST_CASE("a page that gives less than 640 px gets the sheet in two halves, each lower than the whole") {
    for (const Json& locale : {english(), french(), arabic()}) {
        for (const float width : {330.0F, 360.0F, 494.0F, 768.0F}) {
            INFO(static_cast<int>(width) << " px");
            Shopper shopper(width);
            shopper.review(locale);
            const float whole = shopper.draw().css_height;
            shopper.give(640);
            CHECK(shopper.draw().css_height == whole);
            shopper.give(639);
            const float first = shopper.draw().css_height;
            const Node* on = nullptr;
            for (const Node& node : shopper.nodes()) {
                CHECK_FALSE(std::holds_alternative<PayPressed>(node.on_activate.what));
                if (std::holds_alternative<StepChosen>(node.on_activate.what)) on = &node;
            }
            REQUIRE(on);
            CHECK(shopper.press(Role::button, on->name) == Outcome::ok);
            REQUIRE(shopper.focused());
            CHECK(shopper.focused()->role == Role::heading);
            CHECK(shopper.focused()->key == "panel/step");
            const float second = shopper.draw().css_height;
            CHECK(first < 0.7F * whole);
            CHECK(second < whole);
        }
    }
}

TEST_CASE("an order is placed in two steps, and the receipt is whole") {
    Shopper shopper;
    shopper.give(400);
    shopper.review();
    CHECK(shopper.press(Role::button, "Continue to payment") == Outcome::ok);
    CHECK(shopper.reads("Not a flotation device."));
    CHECK(shopper.press(Role::button, "Back to items") == Outcome::ok);
    CHECK(shopper.sees(Role::group, "Cabin bag"));
    CHECK(shopper.press(Role::button, "Continue to payment") == Outcome::ok);
    shopper.pay();
    shopper.answer_complete(paid());
    CHECK(shopper.reads("T-1001"));
}

TEST_CASE("in less than 380 by 380 the way leads to the seller") {
    const auto pays = [](float width, float height) {
        Shopper shopper(width);
        shopper.give(height);
        shopper.review();
        return !shopper.sees(Role::button, "Continue at Trailhouse") ||
            shopper.sees(Role::button, "Continue to payment");
    };
    CHECK_FALSE(pays(379, 379));
    CHECK(pays(380, 379));
    CHECK(pays(379, 380));
}

TEST_CASE("a picture that has to be seen and cannot be loaded is told once, and in the first half not yet") {
    for (const float height : {0.0F, 400.0F}) {
        Shopper shopper;
        shopper.give(height);
        shopper.browse();
        shopper.open();
        const auto request = static_cast<std::uint32_t>(shopper.asked<CallCheckout>()->request);
        const Json reply = {{"type", "reply"}, {"at", noon + 60000}, {"request", request}, {"body", session()}};
        Event event = std::get<Event>(*wire::read_envelope(reply.dump(), nullptr));
        Message warning;
        warning.type = MessageType::warning;
        warning.text = "Contains nuts.";
        warning.disclosure = true;
        warning.image = "https://trailhouse.example/nuts.png";
        std::get<SessionReceived>(event.what).session.messages.push_back(warning);
        shopper.take(event);
        shopper.draw();
        for (const Images::Entry& image : shopper.shared.images.take_wanted())
            shopper.take(ImageArrived{image.id, 0, 0});
        int told = 0;
        for (int i = 0; i < 5; ++i) {
            shopper.app.frame(1000 + 16 * i);
            told += shopper.app.receive(FrameShown{}) == Outcome::redraw ? 1 : 0;
        }
        CHECK(told == (height == 0 ? 1 : 0));
    }
}
