// Things sold by measure: their steps, what is said of them, and the order that starts with one unit. Knows no dialect's words.
#include "core/state/lens.hpp"
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

const SoldBy pieces, pounds = QuantityUnit{"LBR", "lb", 2, 50}, grams = QuantityUnit{"GRM", "g", 0, 50};

Product loose() {
    Product made = product();
    made.seller.protocol = Protocol::ucp_2026_08_25;
    made.quantity_unit = pounds;
    made.availability = {Stock::low_stock, 250, ""};
    return made;
}

Session weighed(std::int64_t steps) {
    Session made = session();
    made.protocol = Protocol::ucp_2026_08_25;
    made.carried =
        R"({"line_items":[{"id":"l1","item":{"id":"p1-a","quantity_unit":{"unit":"LBR","display_text":"lb","scale":2,"increment":50}},"quantity":100}]})";
    made.lines[0].quantity = steps;
    made.lines[0].quantity_unit = pounds;
    return made;
}

}  // namespace

TEST_CASE("a quantity is said in its unit, in the language's own figures") {
    Locale comma;
    comma.decimal = ",";
    CHECK(quantity_text(Locale{}, 150, pounds) == "1.5 lb");
    CHECK(quantity_text(comma, 150, pounds) == "1,5 lb");
    CHECK(quantity_text(Locale{}, 200, pounds) == "2 lb");
    CHECK(quantity_text(Locale{}, 250, grams) == "250 g");
    CHECK(quantity_text(Locale{}, 3, pieces) == "3");
}

TEST_CASE("from any quantity one gets back onto the steps of the shop, and never past them") {
    for (const SoldBy& unit :
        {pieces, pounds, grams, SoldBy(QuantityUnit{"MTR", "m", 3, 7}), SoldBy(QuantityUnit{"XX", "x", 15, 1})}) {
        const std::int64_t step = quantity_step(unit);
        for (std::int64_t quantity = 1; quantity < 400; ++quantity) {
            const std::int64_t below = quantity_below(quantity, unit), above = quantity_above(quantity, unit);
            CHECK(below % step == 0);
            CHECK(above % step == 0);
            CHECK(below < quantity);
            CHECK(above > quantity);
            CHECK(quantity - below <= step);
            CHECK(above - quantity <= step);
        }
        CHECK(first_quantity(unit) % step == 0);
        CHECK(first_quantity(unit) >= 1);
    }
    CHECK(first_quantity(pieces) == 1);
    CHECK(first_quantity(pounds) == 100);
    CHECK(first_quantity(grams) == 50);
    CHECK(first_quantity(QuantityUnit{"MTR", "m", 3, 7}) == 1001);
    CHECK(quantity_above(INT64_MAX, pieces) == INT64_MAX);
}

TEST_CASE(
    "a card says what the price is of, and its order starts with one unit in steps; where a protocol has no steps, "
    "with one") {
    Surface shop;
    shop.start(catalog({loose()}));
    const CardView card = shop.view().carousel->cards[0];
    CHECK(card.price.ends_with(" per lb"));
    CHECK(card.price_name.find(" per lb") != std::string::npos);
    CHECK(card.stock == "2.5 lb left");
    shop.open();
    CHECK(shop.newest<CallCheckout>()->body.find(R"("quantity":100)") != std::string::npos);

    Product whole = loose();
    whole.seller.protocol = Protocol::acp_2026_04_17;
    Surface by_acp;
    by_acp.start(catalog({whole}));
    by_acp.open();
    CHECK(by_acp.newest<CallCheckout>()->body.find(R"("line_items":[{"id":"p1-a"}])") != std::string::npos);
}

TEST_CASE("the stepper goes by the increment, says so, and writes steps; it stops at the least that is sold") {
    Surface shop;
    shop.start(catalog({loose()}));
    shop.open();
    shop.answer(weighed(100));
    shop.list();
    REQUIRE(shop.in<Reviewing>());
    CHECK(shop.text().find("1 lb") != std::string::npos);
    CHECK(shop.button("more")->label == "Add 0.5 lb");
    CHECK(shop.button("less")->label == "Remove 0.5 lb");
    shop.send(shop.button("more")->on_activate.what);
    CHECK(shop.newest<CallCheckout>()->body.find(R"("quantity":150)") != std::string::npos);
    CHECK(shop.newest<CallCheckout>()->body.find(R"("scale":2)") != std::string::npos);  // and in which unit we mean it
    shop.answer(weighed(150));
    CHECK(shop.model.polite.find("1.5 lb") != std::string::npos);
    shop.answer(weighed(50));
    shop.send(QuantityChosen{"l1", 50});
    shop.answer(weighed(50));
    CHECK_FALSE(shop.button("less")->enabled);
    CHECK(shop.button("more")->enabled);
}

TEST_CASE("an amount that only the business can round is never worked out here") {
    Session untold = weighed(150);
    untold.lines[0].totals.clear();
    Surface shop;
    shop.start(catalog({loose()}));
    shop.open();
    shop.answer(untold);
    const View view = shop.view();
    REQUIRE(view.panel);
    int lines = 0;
    for (const Block& block : view.panel->blocks) {
        const auto* line = std::get_if<LineBlock>(&block);
        if (!line) continue;
        ++lines;
        CHECK(line->price.empty());
        CHECK(line->notes[0].ends_with(" per lb"));
    }
    CHECK(lines == 1);
}
