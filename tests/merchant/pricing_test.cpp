// Totals add up in every currency, under every code, for every seller.
#include "tests/merchant/seller.hpp"

#include <doctest/doctest.h>

using namespace merchant;

namespace {

const Shop& shop() {
    static const Shop one = Shop::load("tests/merchant/catalog");
    return one;
}

Json state_of(const Json& product, std::int64_t quantity, Json codes = Json::array()) {
    return {{"merchant", text(product["seller"], "id")}, {"currency", "usd"},
        {"items", Json::array({{{"item", text(product["variants"][0], "id")}, {"quantity", quantity}}})},
        {"codes", codes}, {"address", {{"country", "US"}, {"state", "NY"}}}, {"details", nullptr},
        {"option", "standard"}, {"surcharge", 0}};
}

}  // namespace

TEST_CASE("total is items less discount plus delivery and what tax adds, for every product in the catalog") {
    for (const Json& product : shop().products) {
        for (const std::int64_t quantity : {1, 2, 10}) {
            CAPTURE(text(product, "id"));
            const Json& seller = shop().sellers.at(text(product["seller"], "id"));
            const Priced priced = price(shop(), seller, state_of(product, quantity), false);
            CHECK(priced.items > 0);
            CHECK(priced.discount == 0);
            const bool within = text(seller["tax"], "mode") == "included";
            CHECK(priced.total == priced.items + priced.fulfillment + (within ? 0 : priced.tax));
            CHECK(priced.tax >= 0);
        }
    }
}

TEST_CASE(
    "a line by measure is the price of a unit times the steps, right to half the smallest coin, and exact where units "
    "are whole") {
    std::int64_t one = 1;
    for (int scale = 0; scale <= 6; ++scale, one *= 10) {
        const SaleBasis basis{one, 1};
        for (const std::int64_t unit : {1, 79, 499, 1295, 120000}) {
            std::int64_t before = 0;
            for (std::int64_t steps = 1; steps < 3000; steps += 7) {
                const std::int64_t amount = line_amount(unit, steps, basis);
                const std::int64_t off = amount * one - unit * steps;
                CHECK((off * 2 <= one && off * 2 > -one));  // a half goes up
                CHECK(amount >= before);
                before = amount;
            }
            for (const std::int64_t whole : {1, 2, 17, 1000})
                CHECK(line_amount(unit, whole * one, basis) == unit * whole);
        }
    }
    CHECK(line_amount(79, 150, {100, 25}) == 119);  // the protocol's own example
    CHECK(line_amount(1295, 150, {100, 50}) == 1943);
}

TEST_CASE("items of a session are the sum of what its lines say") {
    const Json* roast = shop().product_of("p_corner_roast-one");
    REQUIRE(roast);
    const Json& seller = shop().sellers.at("m_parkside");
    const SaleBasis basis = basis_of(*roast);
    for (std::int64_t steps = basis.increment; steps <= 40 * basis.one; steps += basis.increment) {
        CHECK(price(shop(), seller, state_of(*roast, steps), false).items == line_amount(1295, steps, basis));
        CHECK(price(shop(), seller, state_of(*roast, steps), true).items == line_amount(1295, steps, basis));
    }
    CHECK(measured(*roast, 150, false) == "1.5 lb");
    CHECK(measured(*roast, 125, true) == "1,25 lb");
    CHECK(measured(*roast, 4200, false) == "42 lb");
    CHECK(whole_title(*roast, false) == "Corner house roast coffee beans, 1 lb");
}

TEST_CASE("every code of every seller takes off no more than the goods cost, and is named as applied or rejected") {
    for (const Json& product : shop().products) {
        const Json& seller = shop().sellers.at(text(product["seller"], "id"));
        for (const Json& code : seller["codes"]) {
            CAPTURE(text(code, "code"));
            const Priced plain = price(shop(), seller, state_of(product, 3), false);
            const Priced priced = price(shop(), seller, state_of(product, 3, Json::array({text(code, "code")})), false);
            CHECK(priced.applied.size() + priced.rejected.size() == 1);
            CHECK(priced.discount >= 0);
            CHECK(priced.discount <= priced.items);
            CHECK(priced.total <= plain.total);
            if (!priced.rejected.empty()) CHECK(priced.total == plain.total);
        }
    }
}

TEST_CASE("ten per cent is ten per cent, rounded half up once") {
    const Json* product = shop().product_of("p_nomad_38-moss");
    REQUIRE(product);
    const Json& seller = shop().sellers.at("m_trailhouse");
    const Priced priced = price(shop(), seller, state_of(*product, 1, Json::array({"TRAIL10"})), false);
    CHECK(priced.items == 14900);
    CHECK(priced.discount == 1490);
    CHECK(text(priced.applied[0], "code") == "TRAIL10");
}

TEST_CASE("a code nobody knows changes nothing and is told so in the buyer's language") {
    const Json* product = shop().product_of("p_nomad_38-moss");
    const Json& seller = shop().sellers.at("m_trailhouse");
    const Priced priced = price(shop(), seller, state_of(*product, 1, Json::array({"NOSUCHCODE"})), true);
    REQUIRE(priced.rejected.size() == 1);
    CHECK(text(priced.rejected[0], "code") == "NOSUCHCODE");
    CHECK(text(priced.rejected[0], "message") == "Ce code n’existe pas ici.");
    CHECK(priced.discount == 0);
}
