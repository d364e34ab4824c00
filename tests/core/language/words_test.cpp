// Our own sentences: the same keys and placeholders in every catalogue. Knows nothing of when they are said.
#include "core/language/locale.hpp"
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

using namespace till;

namespace {

nlohmann::json catalogue(const char* language) {
    return nlohmann::json::parse(test::file_text(std::string("core/language/words/") + language + ".json"));
}

constexpr const char* languages[] = {
    "ar", "de", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl", "pt", "zh"};

}  // namespace

// Placeholders and plural categories are held by the build itself, see tools/words.mjs and tests/web/words.test.mjs.
TEST_CASE("every catalogue has exactly the program's keys") {
    for (const char* language : languages) {
        CAPTURE(language);
        const auto texts = catalogue(language);
        CHECK(texts.size() == word_count);
        for (std::size_t i = 0; i < word_count; ++i) {
            const std::string key(key_of(static_cast<Word>(i)));
            CAPTURE(key);
            REQUIRE(texts.contains(key));
            CHECK_FALSE(std::string(texts[key]).empty());
            CHECK(find_word(key) == i);
        }
    }
}

TEST_CASE("the English catalogue for translators is the English in the program") {
    const auto texts = catalogue("en");
    for (std::size_t i = 0; i < word_count; ++i)
        CHECK(texts[std::string(key_of(static_cast<Word>(i)))] == std::string(english_of(static_cast<Word>(i))));
}

TEST_CASE("an unknown key is no word, and an unknown word does not reach beyond the table") {
    CHECK(find_word("no_such_key") == word_count);
    CHECK_FALSE(english_of(static_cast<Word>(9999)).empty());
}

TEST_CASE("a sentence that mentions a charge is marked as telling whether money moved") {
    std::size_t marked = 0;
    for (std::size_t i = 0; i < word_count; ++i) {
        const Word word = static_cast<Word>(i);
        CAPTURE(key_of(word));
        const bool mentions = english_of(word).find("charged") != std::string_view::npos;
        CHECK((!mentions || tells_money(word)));
        marked += tells_money(word) ? 1 : 0;
    }
    CHECK(marked > 0);
    CHECK(tells_money(Word::declined));
    CHECK_FALSE(tells_money(Word::no_answer));  // the sheet adds that nothing was charged
}
