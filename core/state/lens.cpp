// The parts that every present function builds. Knows nothing of where on the surface they stand.
#include "core/state/lens.hpp"

#include "core/language/quantity_words.hpp"

#include <utility>

namespace till {
namespace {

// "en-GB" and "en" are one language to a reader.
std::string_view language_of(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

}  // namespace

std::string Lens::say(Word word, std::initializer_list<Argument> arguments) const {
    return till::say(locale, word, arguments);
}
std::string Lens::money(const Money& amount) const { return format_money(locale, amount); }
std::string Lens::money(const Session& session, std::int64_t amount) const {
    return format_money(locale, Money::of(amount, session.currency));
}
std::string Lens::theirs(std::string text) const { return isolated(std::move(text), direction_of(locale)); }
Argument Lens::count(std::string_view name, std::int64_t number) const { return counted(locale, name, number); }
Argument Lens::amount(std::string_view name, std::int64_t quantity, const SoldBy& unit) const {
    return unit ? Argument(name, theirs(quantity_text(locale, quantity, unit))) : count(name, quantity);
}

std::string quantity_text(const Locale& locale, std::int64_t quantity, const SoldBy& unit) {
    return unit ? format_measure(locale, quantity, unit->scale, unit->text) : format_integer(locale, quantity);
}

Event event_of(Occurrence what) { return {0, std::move(what)}; }

std::string join_sentences(std::string first, const std::string& second) {
    if (!first.ends_with("。")) first += ' ';
    return first + second;
}

std::string join_parts(std::string first, const std::string& second) {
    if (second.empty()) return first;
    return first.empty() ? second : std::move(first) + " · " + second;
}

Words our_words(std::string text) { return {std::move(text), {}}; }

Words merchant_words(const Lens& lens, const Session& session, std::string text) {
    return {std::move(text), language_mark(lens, session.locale)};
}

std::string language_mark(const Lens& lens, const std::string& lang) {
    return language_of(lang) == language_of(lens.locale.tag) ? std::string() : lang;
}

ButtonView make_button(std::string key, std::string label, Occurrence what, Emphasis emphasis) {
    ButtonView view;
    view.key = std::move(key);
    view.label = std::move(label);
    view.emphasis = emphasis;
    view.on_activate = event_of(std::move(what));
    return view;
}

ButtonView make_quiet_button(std::string key, std::string label, Occurrence what) {
    return make_button(std::move(key), std::move(label), std::move(what), Emphasis::quiet);
}

TextBlock make_text(std::string key, Words words) { return {std::move(key), std::move(words), false, false}; }
TextBlock make_small_text(std::string key, Words words) { return {std::move(key), std::move(words), false, true}; }
TextBlock make_strong_text(std::string key, Words words) { return {std::move(key), std::move(words), true, false}; }

MessageBlock make_message(std::string key, Tone tone, std::string text) {
    return {std::move(key), tone, {}, our_words(std::move(text)), {}};
}

FactBlock make_fact(std::string key, std::string label, std::vector<Words> lines) {
    return {std::move(key), std::move(label), std::move(lines), std::nullopt};
}

ButtonsBlock make_row(std::string key, ButtonView only) { return {std::move(key), {std::move(only)}}; }

ButtonsBlock make_row(std::string key, ButtonView first, ButtonView second) {
    return {std::move(key), {std::move(first), std::move(second)}};
}

ButtonsBlock make_large_row(std::string key, ButtonView only) {
    ButtonsBlock row = make_row(std::move(key), std::move(only));
    row.large = true;
    return row;
}

// The option's name loses its capital within an English sentence; other languages keep theirs.
std::string choose_label(const Lens& lens, std::string option) {
    const bool plain = lens.locale.tag.starts_with("en") && option.size() > 1 && option[0] >= 'A' && option[0] <= 'Z' &&
        option[1] >= 'a';
    if (plain) option[0] = static_cast<char>(option[0] - 'A' + 'a');
    return lens.say(Word::choose_option, {{"option", option}});
}

std::string describe_returns(const Lens& lens, const Product& product) {
    if (!product.return_days) return {};
    if (*product.return_days == 0) return lens.say(Word::no_returns);
    const Argument days = lens.count("n", *product.return_days);
    switch (product.return_payer) {
        case Payer::seller: return lens.say(Word::free_returns, {days});
        case Payer::buyer: return lens.say(Word::paid_returns, {days});
        case Payer::not_stated: break;
    }
    return lens.say(Word::returns, {days});
}

}  // namespace till
