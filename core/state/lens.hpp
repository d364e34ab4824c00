// What every present function is given: the model, the locale of its words, and whether controls are
// enabled. With it the few parts that all of them build: buttons, text blocks, words marked with their language.
// Knows nothing of cards, orders or payments, and has no effects.
#pragma once

#include "core/language/dates.hpp"
#include "core/state/keys.hpp"
#include "core/state/model.hpp"
#include "core/state/view.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace till {

struct Lens {
    const Model& model;
    const Locale& locale;
    bool live = true;  // false: a payment runs; controls are shown and cannot be used

    std::string say(Word word, std::initializer_list<Argument> arguments = {}) const;
    std::string money(const Money& amount) const;
    std::string money(const Session& session, std::int64_t amount) const;  // in the session's currency
    // A text from outside, isolated so that it can stand among our own words.
    std::string theirs(std::string text) const;
    Argument count(std::string_view name, std::int64_t number) const;
    // The same of a thing that may be sold by measure, where the number brings its unit along.
    Argument amount(std::string_view name, std::int64_t quantity, const SoldBy& unit) const;
};

using Blocks = std::vector<Block>;

std::string quantity_text(const Locale& locale, std::int64_t quantity, const SoldBy& unit);  // "2", "1.5 lb"

Event event_of(Occurrence what);  // of a control; the time is filled in when it is used
// One of our sentences after another. Chinese and Japanese sentences stand without a space between them.
std::string join_sentences(std::string first, const std::string& second);
// Parts of a detail that are not sentences, with a dot between: "Thu 27 Nov · Colissimo". An empty part is left out.
std::string join_parts(std::string first, const std::string& second);

Words our_words(std::string text);                                                 // in the surface's language
Words merchant_words(const Lens& lens, const Session& session, std::string text);  // in the session's language
// The language a text must be marked with; empty where it is the surface's own.
std::string language_mark(const Lens& lens, const std::string& lang);

ButtonView make_button(std::string key, std::string label, Occurrence what, Emphasis emphasis = Emphasis::secondary);
ButtonView make_quiet_button(std::string key, std::string label, Occurrence what);
TextBlock make_text(std::string key, Words words);
TextBlock make_small_text(std::string key, Words words);
TextBlock make_strong_text(std::string key, Words words);
// In our own words, without a button.
MessageBlock make_message(std::string key, Tone tone, std::string text);
FactBlock make_fact(std::string key, std::string label, std::vector<Words> lines);
ButtonsBlock make_row(std::string key, ButtonView only);
ButtonsBlock make_row(std::string key, ButtonView first, ButtonView second);
ButtonsBlock make_large_row(std::string key, ButtonView only);

std::string choose_label(const Lens& lens, std::string option);             // "Choose size"
// "Free returns, 30 days"; not stated: empty
std::string describe_returns(const Lens& lens, const Product& product);

}  // namespace till
