// What is understood of a line, and what answers it.
#include "tests/merchant/search.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace merchant;

namespace {

constexpr std::int64_t tuesday = 1795507200000;  // 2026-11-24T08:00:00Z

struct World {
    Shop shop = Shop::load("tests/merchant/catalog");
    Database db{":memory:"};
    Search search{db, shop};
    Json stock = [this] {
        Json all = Json::object();
        for (const Json& product : shop.products) {
            for (const Json& variant : product["variants"]) all[text(variant, "id")] = 5;
        }
        return all;
    }();
    Json find(const std::string& line, bool french = false) { return search.find(line, french, stock, tuesday); }
};

World& world() {
    static World one;
    return one;
}

}  // namespace

TEST_CASE("a ceiling is read in any of its forms") {
    struct Form {
        const char* line;
        std::int64_t amount;
        const char* currency;
    };
    for (const Form& form :
        {Form{"cabin bag under $200", 20000, "USD"}, Form{"bagage cabine à moins de 200 $", 20000, "USD"},
            Form{"lamp below 49.90 EUR", 4990, "EUR"}, Form{"kettle less than €80", 8000, "EUR"},
            Form{"teapot under ¥9000", 9000, "JPY"}, Form{"bag max 150", 15000, ""}}) {
        CAPTURE(form.line);
        const Wishes wishes = read_wishes(form.line, tuesday);
        REQUIRE(wishes.ceiling);
        CHECK(*wishes.ceiling == form.amount);
        CHECK(wishes.currency == form.currency);
    }
    CHECK_FALSE(read_wishes("cabin bag", tuesday).ceiling);
}

TEST_CASE("numbers too large for money are no ceiling and no fault") {
    CHECK_NOTHROW(read_wishes("bag under $" + std::string(1900, '9'), tuesday));
    CHECK_NOTHROW(read_wishes("size " + std::string(1900, '9'), tuesday));
}

TEST_CASE("sizes, colours and days are read") {
    CHECK(read_wishes("trail shoes size 9", tuesday).sizes == std::vector<std::string>{"9"});
    CHECK(read_wishes("trail shoes sizes 9-10", tuesday).sizes == std::vector<std::string>{"9", "10"});
    CHECK(read_wishes("blue kettle", tuesday).colors == std::vector<std::string>{"blue"});
    CHECK(read_wishes("flowers by Friday", tuesday).days == 3);
    CHECK(read_wishes("two-day delivery vest", tuesday).days == 2);
}

TEST_CASE("three cards at most, none above the ceiling, delivery included") {
    const Json found = world().find("cabin bag under $200");
    REQUIRE(found.size() == 3);
    for (const Json& product : found) {
        CAPTURE(product["title"]);
        CHECK(number(product["price"], "amount") + number(product["delivery"]["cost"], "amount") <= 20000);
        CHECK(text(product["price"], "currency") == "USD");
        CHECK_FALSE(product["checks"].empty());
        CHECK(product["checks"][0]["met"] == true);
    }
}

TEST_CASE("a colour is proposed, a size only where it was named") {
    for (const Json& product : world().find("cabin bag under $200")) CHECK(product.contains("selected"));
    bool sized = false;
    for (const Json& product : world().find("trail shoes for wet ground")) {
        if (product["options"].size() < 2) continue;
        sized = true;
        CHECK_FALSE(product.contains("selected"));
    }
    CHECK(sized);
    const Json nine = world().find("trail shoes for wet ground, size 9");
    REQUIRE_FALSE(nine.empty());
    REQUIRE(nine[0].contains("selected"));
    const Json* variant = world().shop.variant_of(text(nine[0], "selected"));
    REQUIRE(variant);
    CHECK(text((*variant)["options"], "Size") == "9");
}

TEST_CASE("what is sold out says so and is not proposed") {
    World own;
    for (auto& [item, left] : own.stock.items()) left = 0;
    for (const Json& product : own.find("cabin bag")) {
        CHECK(text(product["availability"], "status") == "out_of_stock");
        CHECK_FALSE(product.contains("selected"));
    }
}

TEST_CASE("hostile rows answer only to their own name") {
    for (const char* line : {"cabin bag", "kettle", "shoes", "lamp", "flowers", "camera"}) {
        for (const Json& product : world().find(line)) CHECK_FALSE(text(product, "id").starts_with("p_hostile"));
    }
    CHECK(world().find("hostile").size() == 8);
}

TEST_CASE("nonsense, empty and query syntax find nothing and break nothing") {
    for (const char* line : {"", "   ", "qwxzv", "\" OR 1=1 --", "NEAR(", "*", "a:b", "'; DROP TABLE goods;"}) {
        CAPTURE(line);
        CHECK_NOTHROW(world().find(line));
    }
    CHECK(world().find("qwxzv").empty());
    CHECK(world().find("cabin bag").size() > 0);
}

TEST_CASE("French gets French words") {
    const Json found = world().find("bagage cabine à moins de 200 $", true);
    REQUIRE(found.size() == 3);
    for (const Json& product : found) {
        CHECK(text(product, "lang") == "fr");
        for (const Json& option : product["options"]) CHECK(text(option, "name") != "Color");
        CHECK(text(product["checks"][0], "text").starts_with("Moins de "));
    }
}
