// The program for merchants and designers, run as they run it. Knows nothing of how it draws.
#include "picture/files.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace till;

namespace {

const std::string directory = (std::filesystem::temp_directory_path() / "till_picture_test").string();

int run(const std::string& words) { return std::system((TILL_PICTURE " " + words + " > /dev/null 2>&1").c_str()); }

std::string catalog(const std::string& text) {
    std::filesystem::create_directories(directory);
    std::ofstream(directory + "/catalog.json") << text;
    return "--catalog " + directory + "/catalog.json ";
}

const char* const lamp =
    R"({"query":"lamp","ranking":"By price.","picked_by":"ai","products":[{"id":"lamp","title":"Paper lamp","price":{"amount":4900,"currency":"EUR"},"tax":"included",
  "images":[{"url":"/images/akari-paper.svg","alt":"A lamp"}],"availability":{"status":"in_stock"},"seller":{"id":"s","name":"Trailhouse"},"promotion":"none","variants":[{"id":"a","available":true}]}]})";

}  // namespace

TEST_CASE("a catalog becomes a picture of the asked size, with its product's own picture") {
    const std::string out = directory + "/out.png", plain = directory + "/plain.png";
    const std::string options = catalog(lamp) + "--width 360 --scale 1.5 ";
    REQUIRE(run(options + "--art tests/merchant/catalog " + out) == 0);
    REQUIRE(run(options + plain) == 0);
    const auto with = picture::read_png(out), without = picture::read_png(plain);
    REQUIRE(with);
    REQUIRE(without);
    CHECK(with->width == 360 * 3 / 2 + 2 * 24);
    CHECK(with->height == without->height);
    CHECK(with->rgba != without->rgba);
}

TEST_CASE("a language is what its two files say, the dark look is dark") {
    const std::string english = directory + "/en.png", japanese = directory + "/ja.png", dark = directory + "/dark.png";
    REQUIRE(run(catalog(lamp) + english) == 0);
    REQUIRE(run(catalog(lamp) + "--locale tests/picture/locales/ja.json --words core/language/words/ja.json " +
                japanese) == 0);
    REQUIRE(run(catalog(lamp) + "--dark " + dark) == 0);
    CHECK(picture::read_png(english)->rgba != picture::read_png(japanese)->rgba);
    CHECK(static_cast<int>(picture::read_png(english)->rgba[0]) == 255);
    CHECK(static_cast<int>(picture::read_png(dark)->rgba[0]) < 64);
}

TEST_CASE("what is no catalog, or nowhere to write to, is refused and leaves nothing") {
    const std::string out = directory + "/refused.png";
    CHECK(run(catalog("no JSON") + out) != 0);
    CHECK(run("--catalog /nowhere.json " + out) != 0);
    CHECK(run(catalog(lamp) + "--width 3 " + out) != 0);
    CHECK(run(catalog(lamp) + "--unknown " + out) != 0);
    CHECK(run(catalog(lamp) + directory + "/no/such/directory.png") != 0);
    CHECK_FALSE(std::filesystem::exists(out));
    std::filesystem::remove_all(directory);
}
