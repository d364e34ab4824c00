// What is let in from outside. Knows nothing of where it came from.
#include "core/base/intake.hpp"
#include "core/base/digest.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace till;

TEST_CASE("text that could reorder, hide or forge is taken out, the rest stays") {
    CHECK(limits::clean("a\u202eb\u2066c\u2069d", 100) == "abcd");
    CHECK(limits::clean("\x01 a \n\t b \x7f ", 100) == "a b");
    CHECK(limits::clean("سعر \u200f١٢", 100) == "سعر \u200f١٢");
    CHECK(limits::clean("👩\u200d🔧 Ünï", 100) == "👩\u200d🔧 Ünï");
    CHECK(limits::clean("x\U000e0041y\u200bz\ufeff", 100) == "xyz");
    CHECK(limits::clean("<b>not HTML, only text</b>", 100) == "<b>not HTML, only text</b>");
    CHECK(limits::clean(std::string("a\xff\xc0\x80z"), 100) == "az");
    CHECK(limits::clean("日本語", 7) == "日本");
}

TEST_CASE("a text of 400 characters is whole; one of ten megabytes is not let in whole") {
    const std::string title(400, 'x');
    CHECK(limits::clean(title, limits::short_text) == title);
    CHECK(limits::clean(std::string(10'000'000, 'x'), limits::short_text).size() == limits::short_text);
}

TEST_CASE("only shortest-form UTF-8 of real characters is UTF-8") {
    for (const char* good : {"", "a", "é", "€", "😀", "\xed\x9f\xbf"}) CHECK(limits::is_utf8(good));
    for (const char* bad :
        {"\x80", "\xc3", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "a\xe2\x82"})
        CHECK_FALSE(limits::is_utf8(bad));
    std::mt19937 chance(3);
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (auto n = chance() % 12; n > 0; --n) text += static_cast<char>(chance() % 256);
        const std::string cleaned = limits::clean(text, 20);
        CHECK(limits::is_utf8(cleaned));
        CHECK(limits::clean(cleaned, 20) == cleaned);
    }
}

TEST_CASE("an address is parsed, not matched by its beginning") {
    for (const char* good : {"https://shop.example", "https://shop.example/a?b=c#d", "HTTPS://Shop.Example:8443/x",
             "https://xn--bcher-kva.example/%20"})
        CHECK(limits::is_https(good));
    for (const char* bad : {"", "https://", "http://shop.example", "https://https//shop.example", "https://localhost/",
             "https:/shop.example", "https://user@shop.example", "https://shop.example@evil.example",
             "javascript:alert(1)", "https://shop.example /x", "https://shop.example\\@evil.example",
             "https://-a.example", "https://a..example", "https://.example", "https://shop.example:99x",
             "https://shop.example/\u202e", " https://shop.example", "data:text/html,x", "//shop.example",
             "https://bücher.example"})
        CHECK_FALSE(limits::is_https(bad));
    CHECK(limits::is_image("/catalog/images/a.svg"));
    CHECK(limits::is_image("data:image/png;base64,AAAA"));
    CHECK_FALSE(limits::is_image("//evil.example/a.png"));
    CHECK_FALSE(limits::is_image("data:text/html,x"));
}

TEST_CASE("an id is short, visible and whole") {
    CHECK(limits::is_id("cs_123"));
    CHECK(limits::is_id("prix/été"));
    CHECK_FALSE(limits::is_id(""));
    CHECK_FALSE(limits::is_id("a b"));
    CHECK_FALSE(limits::is_id(std::string(161, 'x')));
    CHECK_FALSE(limits::is_id("a\u202eb"));
}

TEST_CASE("Markdown is read for its words; HTML in it is dropped") {
    CHECK(limits::words_of_markdown("# Hello\n**bold** and _soft_ [link](https://x.example) `code`", 100) ==
        "Hello bold and soft link code");
    CHECK(limits::words_of_markdown("- one\n- two", 100) == "one two");
    CHECK(limits::words_of_markdown("5 < 6 and snake_case \\*star\\*", 100) == "5 < 6 and snake_case *star*");
    CHECK(limits::words_of_markdown("<script>alert(1)</script>Hi ![img](x)", 100) == "alert(1)Hi img");
}

TEST_CASE("SHA-256 gives NIST's answers") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
