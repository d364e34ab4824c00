// A catalog as the chat's host gives it. Knows nothing of cards.
#include "core/base/intake.hpp"
#include "tests/wire/fixtures.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

Json envelope(Json catalog) { return {{"type", "catalog"}, {"catalog", std::move(catalog)}}; }
Catalog read_catalog(Json catalog) { return read_as<CatalogReceived>(envelope(std::move(catalog))).value().catalog; }
const Product& bag(const Catalog& catalog) { return catalog.products.at(0); }

}  // namespace

TEST_CASE("a product has everything a card tells") {
    const Catalog catalog = read_catalog(fixture("catalog"));
    CHECK(catalog.query == "cabin bag under $200");
    CHECK(catalog.ranking == "Sorted by match, then price.");
    CHECK(catalog.picked_by == PickedBy::ai);
    REQUIRE(catalog.products.size() == 2);  // of eight; the others cannot be sold
    Product expected;
    expected.id = "bag";
    expected.title = "Cabin bag";
    expected.lang = "en";
    expected.description = "Fits under the seat.";
    expected.images = {{"/art/bag.svg", "A green bag", "#7A8754"}, {"data:image/png;base64,AAAA", "", ""}};
    expected.price = Money::usd_cents(14900);
    expected.list_price = ListPrice{Money::usd_cents(17900), PriceBasis::list};
    expected.unit_price = UnitPrice{Money::usd_cents(497), "l"};
    expected.tax = TaxNote::excluded;
    expected.rating = Rating{4400, 5000, 1203, "merchant site"};
    expected.availability = {Stock::low_stock, 3, "2026-11-26T11:58:00Z"};
    expected.delivery = DeliveryPromise{"2026-11-30", "2026-12-02", Money::usd_cents(0)};
    expected.seller = {"trailhouse", "Trailhouse", "help@trailhouse.example"};
    expected.condition = Condition::refurbished;
    expected.condition_note = "Checked by hand";
    expected.return_days = 30;
    expected.return_payer = Payer::seller;
    expected.warranty_months = 24;
    expected.dimensions = Dimensions{40000, 30500, 20000, "cm"};
    expected.fit = {"Fits most airlines"};
    expected.promotion = Promotion::sponsored;
    expected.offer = "Save $30";
    expected.checks = {{"Under $200", true}, {"By Friday", false}};
    expected.options = {{"Color", {"Moss", "Sand"}}};
    expected.variants = {{"bag-moss", {{"Color", "Moss"}}, std::nullopt, true, 3, "/art/bag-moss.svg"},
        {"bag-sand", {{"Color", "Sand"}}, Money::usd_cents(15900), false, std::nullopt, ""}};
    expected.selected = "bag-moss";
    expected.links = {{"privacy_policy", "Privacy", "https://trailhouse.example/privacy"}};
    CHECK(bag(catalog) == expected);
    CHECK(catalog.products[1].price == Money::yen(3980));
    CHECK(catalog.products[1].promotion == Promotion::not_stated);  // left out is not "none"
}

TEST_CASE("a product sold by measure says its unit; in a unit that cannot be read it is not offered") {
    const Json pound = {{"unit", "LBR"}, {"display_text", "lb"}, {"scale", 2}, {"increment", 50}};
    const Json one = fixture("catalog")["products"][0];
    const auto sold_by = [&](Json unit) {
        return read_catalog({{"products", {with(one, "/quantity_unit", std::move(unit)), with(one, "/id", "other")}}});
    };
    CHECK(bag(sold_by(pound)).quantity_unit == QuantityUnit{"LBR", "lb", 2, 50});
    CHECK_FALSE(bag(sold_by({{"unit", "C62"}, {"display_text", "each"}})).quantity_unit);
    for (const Json& wrong : {Json("lb"), with(pound, "/scale", 16), with(pound, "/scale", -1),
             with(pound, "/display_text", ""), Json::object()}) {
        CAPTURE(wrong.dump());
        CHECK(sold_by(wrong).products.size() == 1);
    }
}

TEST_CASE("what is wrong with one part costs that part and no promise is made up") {
    const Json good = fixture("catalog");
    const auto changed = [&](const char* at, Json put) {
        return bag(read_catalog(with(good, std::string("/products/0/") + at, std::move(put))));
    };
    CHECK_FALSE(changed("list_price/amount", 14900).list_price);  // no saving
    CHECK_FALSE(changed("list_price/currency", "EUR").list_price);
    CHECK_FALSE(changed("list_price/basis", "dream").list_price);  // a saving against nothing
    CHECK_FALSE(changed("rating/value", 5.1).rating);
    CHECK_FALSE(changed("rating/value", "five").rating);
    CHECK_FALSE(changed("rating/scale_max", 0).rating);
    CHECK_FALSE(changed("rating/count", -1).rating);
    CHECK_FALSE(changed("returns/days", -1).return_days);
    CHECK_FALSE(changed("warranty/months", 0).warranty_months);
    CHECK_FALSE(changed("dimensions/width", "wide").dimensions);
    CHECK(changed("promotion", "secret").promotion == Promotion::not_stated);
    CHECK(changed("availability/status", "owl").availability.stock == Stock::unknown);
    CHECK(changed("delivery/latest", "soon").delivery->latest.empty());
    CHECK_FALSE(changed("delivery/cost", -5).delivery->cost);
    CHECK(changed("selected", "bag-gone").selected.empty());
    CHECK(changed("tax", 7).tax == TaxNote::not_stated);
    CHECK(changed("title", "<b>Bag</b> \u202e").title == "<b>Bag</b>");
    CHECK(changed("images", "x").images.empty());
    for (const char* color : {"", "green", "#7a8", "7a8754", "#7a875g", "#7a8754ff", "url(x)"})
        CHECK(changed("images/0/color", color).images[0].color.empty());
}

TEST_CASE("a seller speaks the protocol that is stated, ACP where none is, and none we know where it is another") {
    const auto spoken = [](const Json& stated) {
        Json given = fixture("catalog");
        if (!stated.is_null()) given["products"][0]["seller"]["protocol"] = stated;
        const auto received = read_as<CatalogReceived>({{"type", "catalog"}, {"catalog", given}});
        REQUIRE(received);
        return received->catalog.products.front().seller.protocol;
    };
    CHECK(spoken(nullptr) == Protocol::acp_2026_04_17);
    CHECK(spoken("acp/2026-04-17") == Protocol::acp_2026_04_17);
    CHECK(spoken("acp/2025-09-29") == Protocol::acp_2025_09_29);
    CHECK(spoken("ucp/2026-04-08") == Protocol::ucp_2026_04_08);
    CHECK(spoken("ucp/2026-08-25") == Protocol::ucp_2026_08_25);
    for (const Json& other : {Json("ucp"), Json(""), Json("ucp/2027-01-01"), Json(3), Json::array()})
        CHECK(spoken(other) == Protocol::unknown);
}

TEST_CASE("a catalog nobody can read is told, and no reason to fall over") {
    const auto refused = [](Json catalog) {
        return read_as<CatalogRefused>(envelope(std::move(catalog))).value_or(CatalogRefused{"was read"}).problem;
    };
    CHECK(refused("x") == "catalog is not an object");
    CHECK(refused(Json::array()) == "catalog is not an object");
    CHECK(refused(Json::object()) == "catalog.products is not a list");
    CHECK(refused({{"products", 7}}) == "catalog.products is not a list");
    CHECK(refused({{"products", {7, "x", Json::object()}}}) == "no product has id, title, price, seller and variants");
    CHECK(read_catalog({{"products", Json::array()}}).products.empty());
    Json many{{"products", Json::array()}};
    for (int i = 0; i < 70; ++i)
        many["products"].push_back(
            {{"id", std::to_string(i)}, {"title", "T"}, {"price", {{"amount", 1}, {"currency", "USD"}}},
                {"seller", {{"id", "s"}, {"name", "S"}}}, {"variants", {{{"id", "v"}}}}});
    CHECK(read_catalog(many).products.size() == limits::products);
    for (const Json& amount : {Json(-1), Json(1.5), Json("14900"), Json(UINT64_MAX), Json(nullptr), Json(1e300)})
        CHECK(read_catalog(with(fixture("catalog"), "/products/0/price/amount", amount)).products.at(0).id != "bag");
}
