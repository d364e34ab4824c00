// Native words: every script is shaped, drawn and broken where it may be. Knows nothing of layout beyond a line.
#include "picture/fonts.hpp"
#include "picture/layout.hpp"
#include "picture/lines.hpp"

#include "widget/paint/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace till;

namespace {

TextStyle plain() { return {.size = 20, .leading = 28}; }

struct Ink {
    std::size_t drawn = 0, coloured = 0;  // pixels
    int right = 0;
};

Ink ink(std::string_view words, const TextStyle& style) {
    const int width = static_cast<int>(text::width(words, style)) + 8, height = static_cast<int>(style.leading) + 4;
    std::vector<std::uint8_t> rgba(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    text::rasterise(words, style, 1, rgba.data(), width, height, 0);
    Ink found;
    for (std::size_t i = 0; i < rgba.size(); i += 4) {
        if (rgba[i + 3] < 32) continue;
        ++found.drawn;
        found.coloured += rgba[i] > rgba[i + 2] + 40U || rgba[i + 2] > rgba[i] + 40U ? 1U : 0U;
        found.right = std::max(found.right, static_cast<int>(i / 4) % width);
    }
    return found;
}

std::vector<std::string> lines(std::string_view words, float width) { return text::wrap(words, plain(), width, 0); }

bool missing_sign(std::string_view words) {
    for (const picture::Glyph& glyph : picture::lay_out(words, {}).glyphs) {
        if (glyph.id == 0) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("every script has its signs, plausible widths and ink") {
    const std::pair<const char*, const char*> scripts[] = {{"Latin", "Checkout für Élodie"},
        {"Greek", "Καλημέρα κόσμε"}, {"Cyrillic", "Доставка завтра"}, {"Arabic", "ادفع الآن بأمان"},
        {"Hebrew", "שלם עכשיו בבטחה"}, {"Devanagari", "अभी भुगतान करें"}, {"Japanese", "今すぐ支払う"},
        {"Korean", "지금 결제하기"}, {"Chinese", "立即安全支付"}, {"Thai", "ชำระเงินตอนนี้"},
        {"money", "€1.234,56 ₹99 ¥8,000 ₪5"}, {"marks", "★ ✓ → × · …"}};
    for (const auto& [script, words] : scripts) {
        const char* const name = script;  // a structured binding cannot be captured
        CAPTURE(name);
        const auto letters = picture::letters_of(words).size();
        const float width = text::width(words, plain());
        CHECK_FALSE(missing_sign(words));
        CHECK(width > 20 * 0.2F * static_cast<float>(letters));
        CHECK(width < 20 * 1.3F * static_cast<float>(letters));
        const Ink found = ink(words, plain());
        CHECK(found.drawn > 10 * letters);
        CHECK(found.right > static_cast<int>(width * 0.85F));
        CHECK(found.right <= static_cast<int>(width) + 3);
    }
}

TEST_CASE("emoji are drawn in colour, a family is one sign as wide as a single one") {
    const Ink one = ink("🎒", plain());
    CHECK(one.drawn > 150);
    CHECK(one.coloured > one.drawn / 4);
    CHECK(ink("B", plain()).coloured == 0);
    CHECK(double(text::width("👨‍👩‍👧‍👦", plain())) ==
        doctest::Approx(double(text::width("👩", plain()))));
    CHECK(double(text::width("🇫🇷", plain())) == doctest::Approx(double(text::width("👩", plain()))));
    CHECK(double(text::width("❤️", plain())) == doctest::Approx(double(text::width("👩", plain()))));
}

TEST_CASE("Arabic letters join: each place in a word has a form of its own") {
    const picture::Layout alone = picture::lay_out("م", {}), word = picture::lay_out("ممم", {});
    REQUIRE(alone.glyphs.size() == 1);
    REQUIRE(word.glyphs.size() == 3);
    CHECK(word.glyphs[0].id != word.glyphs[1].id);
    CHECK(word.glyphs[1].id != word.glyphs[2].id);
    for (const picture::Glyph& glyph : word.glyphs) CHECK(glyph.id != alone.glyphs[0].id);
}

TEST_CASE("what reads from right to left starts at the right") {
    const auto& hebrew = picture::lay_out("אב", {});
    REQUIRE(hebrew.glyphs.size() == 2);
    const auto& alef = picture::lay_out("א", {});
    REQUIRE(alef.glyphs.size() == 1);
    const std::uint32_t first = alef.glyphs[0].id;
    CHECK(picture::lay_out("אב", {}).glyphs[1].id == first);
}

TEST_CASE("a price inside Hebrew keeps its digits in order") {
    const auto& one = picture::lay_out("1", {});
    const std::uint32_t digit = one.glyphs[0].id;
    const auto& line = picture::lay_out("סך הכול 129", {.rtl = true});
    REQUIRE(line.glyphs.size() == 11);
    CHECK(line.glyphs[0].id == digit);  // at the left end, its first digit first
}

TEST_CASE("bold is bolder, figures in tables are equally wide") {
    TextStyle bold = plain();
    bold.weight = 600;
    CHECK(ink("Pay", bold).drawn > ink("Pay", plain()).drawn);
    TextStyle figures = plain();
    figures.tabular = true;
    CHECK(double(text::width("111", figures)) == doctest::Approx(double(text::width("888", figures))));
}

TEST_CASE("widths grow in proportion to the size") {
    TextStyle twice = plain();
    twice.size = 40;
    CHECK(double(text::width("Déjà vu – 42", twice)) ==
        doctest::Approx(2 * double(text::width("Déjà vu – 42", plain()))));
}

TEST_CASE("a line ends at a space, after a hyphen, and between signs of scripts without spaces") {
    CHECK(lines("one two three", text::width("one two", plain()) + 1) == std::vector<std::string>{"one two", "three"});
    CHECK(lines("well-known", text::width("known", plain()) + 1) == std::vector<std::string>{"well-", "known"});
    CHECK(lines("今すぐ支払う", text::width("今すぐ", plain()) + 1) == std::vector<std::string>{"今すぐ", "支払う"});
    // No line begins with a full stop or a small kana, or ends with an opening bracket.
    CHECK(lines("支払う。次", text::width("支払う", plain()) + 1) == std::vector<std::string>{"支払", "う。次"});
    // An isolate goes to the next line with what it isolates.
    CHECK(lines("Pay \u2068שלם\u2069 now", std::max(text::width("שלם", plain()), text::width("now", plain())) + 1) ==
        std::vector<std::string>{"Pay", "\u2068שלם\u2069", "now"});
    CHECK(lines("12\u00a0kg", text::width("12\u00a0k", plain())).front() != "12");
}

TEST_CASE("no line ends inside what a reader sees as one sign") {
    for (const char* words : {"👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "🇫🇷🇩🇪🇯🇵",
             "👍🏽👍🏽👍🏽", "क्षत्रिय क्षत्रिय", "e\u0301e\u0301e\u0301", "한국어한국어", "ก็ก็ก็ก็"}) {
        CAPTURE(words);
        const auto letters = picture::letters_of(words);
        const auto ends = picture::grapheme_ends(letters);
        for (float width = 1; width < 120; width += 3) {
            const std::size_t bytes = text::first_line(words, plain(), width);
            REQUIRE(bytes > 0);
            std::size_t letter = 0;
            while (letter < letters.size() && letters[letter].at < bytes) ++letter;
            const bool at_end = std::find(ends.begin(), ends.end(), letter) != ends.end();
            REQUIRE(at_end);
        }
    }
    CHECK(picture::grapheme_ends(picture::letters_of("🇫🇷🇩🇪")).size() == 2);
    CHECK(picture::grapheme_ends(picture::letters_of("👨‍👩‍👧‍👦")).size() == 1);
    CHECK(picture::grapheme_ends(picture::letters_of("क्ष")).size() == 1);
}

TEST_CASE("bytes that are no text are one replacement sign each and never more than their bytes") {
    const std::string bad = "a\xff\xc3(\xe2\x82";
    CHECK(picture::letters_of(bad).size() == 6);
    CHECK(text::first_line(bad, plain(), 1000) == bad.size());
    CHECK(text::width(bad, plain()) > 0);
    CHECK(text::width("", plain()) == 0);
    CHECK(text::first_line("", plain(), 10) == 0);
}

TEST_CASE("Han signs are written as the language writes them") {
    picture::write_in("ja");
    const auto japanese = picture::lay_out("直", {});
    picture::write_in("zh");
    const auto chinese = picture::lay_out("直", {});
    picture::write_in("en");
    REQUIRE(japanese.glyphs.size() == 1);
    REQUIRE(chinese.glyphs.size() == 1);
    CHECK(japanese.glyphs[0].id != chinese.glyphs[0].id);
}
