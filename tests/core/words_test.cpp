// Our own sentences: the same keys and placeholders in every catalogue. Knows nothing of when they are said.
#include "core/locale.hpp"
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>

using namespace till;

namespace {

std::set<std::string> placeholders(std::string_view text) {
    std::set<std::string> names;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        REQUIRE(end != std::string_view::npos);
        const std::string_view inside = text.substr(at + 1, end - at - 1);
        names.insert(std::string(inside.substr(0, inside.find(':'))));
        if (inside.find(':') != std::string_view::npos) CHECK(inside.find("other=") != std::string_view::npos);
    }
    return names;
}

nlohmann::json catalogue(const char* language) { return nlohmann::json::parse(test::file_text(std::string("core/words/") + language + ".json")); }

}  // namespace

TEST_CASE("English and French have exactly the program's keys and placeholders") {
    for (const char* language : {"en", "fr"}) {
        CAPTURE(language);
        const auto texts = catalogue(language);
        CHECK(texts.size() == word_count);
        for (std::size_t i = 0; i < word_count; ++i) {
            const auto word = static_cast<Word>(i);
            const std::string key(key_of(word));
            CAPTURE(key);
            REQUIRE(texts.contains(key));
            const std::string text = texts[key];
            CHECK_FALSE(text.empty());
            CHECK(placeholders(text) == placeholders(english_of(word)));
            CHECK(find_word(key) == i);
        }
    }
}

TEST_CASE("the English catalogue for translators is the English in the program") {
    const auto texts = catalogue("en");
    for (std::size_t i = 0; i < word_count; ++i) CHECK(texts[std::string(key_of(static_cast<Word>(i)))] == std::string(english_of(static_cast<Word>(i))));
}

TEST_CASE("an unknown key is no word, and an unknown word does not reach beyond the table") {
    CHECK(find_word("no_such_key") == word_count);
    CHECK_FALSE(english_of(static_cast<Word>(9999)).empty());
}
