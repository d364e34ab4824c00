// Which way texts run and how they are kept apart. Knows nothing of layout.
#include "core/language/locale.hpp"
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

using namespace till;

TEST_CASE("the first letter outside isolates says which way a text runs") {
    struct Row {
        const char* text;
        Direction direction;
    };
    const std::vector<Row> rows = {{"Nomad", Direction::left_to_right}, {"حقيبة", Direction::right_to_left},
        {"תיק", Direction::right_to_left}, {"東京", Direction::left_to_right}, {"हिन्दी", Direction::left_to_right},
        {"서울", Direction::left_to_right}, {"Żółw", Direction::left_to_right}, {"$149.00", Direction::none},
        {"١٤٩٫٠٠", Direction::none}, {"", Direction::none}, {"55 × 35", Direction::none},
        {"🎒👩‍👩‍👧🇫🇷", Direction::none}, {"(38) حقيبة Nomad", Direction::right_to_left},
        {"12 Nomad حقيبة", Direction::left_to_right}, {"\u2068Trailhouse\u2069 متجر", Direction::right_to_left},
        {"\u2067متجر \u2068x\u2069\u2069 shop", Direction::left_to_right}, {"1 × \u2068bag\u2069", Direction::none},
        {"\u200f149", Direction::right_to_left}};
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(direction_of(row.text) == row.direction);
    }
    for (int byte = 0; byte < 256; ++byte)
        CHECK(direction_of(std::string(1, static_cast<char>(byte))) !=
            Direction::right_to_left);  // no text at all: still total
}

TEST_CASE("only what runs the other way is isolated") {
    CHECK(isolated("Trailhouse", Direction::left_to_right) == "Trailhouse");
    CHECK(isolated("$149.00", Direction::right_to_left) == "$149.00");
    CHECK(isolated("Trailhouse", Direction::right_to_left) == "\u2068Trailhouse\u2069");
    CHECK(isolated("Bag חדש 9", Direction::left_to_right) == "\u2068Bag חדש 9\u2069");
    CHECK(isolated("متجر", Direction::right_to_left) == "متجر");
}

TEST_CASE("a name that runs the other way stands isolated in our sentence, and a price in it stays as it is") {
    Locale english;
    CHECK(say(english, Word::sold_by_condition, {{"seller", "חנות 24"}, {"condition", "new"}}) ==
        "Sold by \u2068חנות 24\u2069, new");
    CHECK(say(english, Word::allowance, {{"seller", "متجر 5"}, {"amount", "$149.00"}}) ==
        "You allow \u2068متجر 5\u2069 to take $149.00, once, for this order.");
    Locale arabic;
    arabic.rtl = true;
    arabic.words.texts[static_cast<std::size_t>(Word::sold_by)] = "يبيعه {seller}";
    CHECK(say(arabic, Word::sold_by, {{"seller", "Trailhouse"}}) == "يبيعه \u2068Trailhouse\u2069");
    // Not translated: an English sentence inside, whatever surrounds it.
    CHECK(say(arabic, Word::close) == "Close");
    CHECK(say(arabic, Word::continue_at, {{"seller", "Trailhouse"}}) == "Continue at Trailhouse");
}
