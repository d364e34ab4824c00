// The parts of presenting, for use inside core/surface/present*.cpp only. Each turns values of the model into blocks and words.
#pragma once

#include "core/pay/cashier.hpp"
#include "core/state/keys.hpp"
#include "core/state/model.hpp"
#include "core/state/view.hpp"

#include <string>
#include <utility>
#include <vector>

namespace till {

// What every part looks through.
struct Lens {
    const Model& model;
    const Locale& locale;
    bool live = true;  // false: a payment runs, controls are seen and cannot be used

    std::string say(Word word, std::initializer_list<Argument> arguments = {}) const { return till::say(locale, word, arguments); }
    std::string money(const Money& amount) const { return format_money(locale, amount); }
    std::string money(const Session& session, std::int64_t amount) const { return format_money(locale, Money::of(amount, session.currency)); }
    // A text from outside that is set among our own words.
    std::string theirs(std::string text) const { return isolated(std::move(text), direction_of(locale)); }
    Argument count(std::string_view name, std::int64_t number) const { return counted(locale, name, number); }
    // The same of a thing that may be sold by measure, where the number brings its unit along.
    Argument amount(std::string_view name, std::int64_t quantity, const SoldBy& unit) const { return unit ? Argument(name, theirs(quantity_text(locale, quantity, unit))) : count(name, quantity); }
};

using Blocks = std::vector<Block>;

inline Event does(Occurrence what) { return {0, std::move(what)}; }
// One of our sentences after another; Chinese and Japanese ones stand without a space.
inline std::string then(std::string first, const std::string& second) {
    if (!first.ends_with("。")) first += ' ';
    return first + second;
}
inline Words own(std::string text) { return {std::move(text), {}}; }
std::string foreign(const Lens& lens, const std::string& lang);  // a language as it must be marked: empty where it is the surface's own
Words merchants(const Lens& lens, const Session& session, std::string text);  // in the session's language
ButtonView button(std::string key, std::string label, Occurrence what, Emphasis emphasis = Emphasis::secondary);
ButtonView quiet_button(std::string key, std::string label, Occurrence what);
TextBlock text_block(std::string key, Words words);

// ---- cards ----
CarouselView present_carousel(const Lens& lens);
std::string choose_label(const Lens& lens, std::string option);  // "Choose size"

// ---- the sheet ----
PanelView present_choosing(const Lens& lens, const Choosing& state);
PanelView present_opening(const Lens& lens, const Choices& choices, const Asking* asking, const Opening* opening);
enum class Stage : std::uint8_t { reviewing, updating, confirming, completing };
// `exit`: of the method whose token is waited for; anything but a token has a window or a slot of its own.
PanelView present_sheet(const Lens& lens, const Draft& draft, Stage stage, std::int64_t waiting_s, MethodExit exit = MethodExit::token);
PanelView present_challenge(const Lens& lens, const Authenticating& state);
PanelView present_checking(const Lens& lens, const Checking& state);
PanelView present_embedded(const Lens& lens, const Draft& draft);
PanelView present_ended(const Lens& lens, const Draft& draft, const char* state, Word word);
PanelView present_receipt(const Lens& lens, const Receipt& receipt);
PanelView present_keys(const Lens& lens);

// ---- parts of it ----
enum class Lines : std::uint8_t { to_change, as_ordered, that_speak };  // the last: only those that something must be seen beside, or is said about
void add_lines(const Lens& lens, const Draft& draft, Lines which, Blocks& blocks);
void add_delivery_to(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_delivery(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_methods(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_codes(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_totals(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_policies(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_shared(const Lens& lens, const Draft& draft, Blocks& blocks);
void add_pay(const Lens& lens, const Draft& draft, Stage stage, MethodExit exit, Blocks& blocks);
void add_way_out(const Lens& lens, const Draft& draft, Blocks& blocks);
std::string option_dates(const Lens& lens, const FulfillmentOption& option);
std::vector<Words> address_lines(const Address& address);

// ---- messages: our own sentence first, the merchant's words beside it and marked as such ----
enum class Anchor : std::uint8_t { top, line, field, delivery, code, payment, totals };
struct Place { Anchor anchor = Anchor::top; std::size_t line = 0; };
Place place_of(const Session& session, const Message& message);
void add_messages(const Lens& lens, const Draft& draft, Anchor anchor, Blocks& blocks);
std::vector<MessageBlock> line_messages(const Lens& lens, const Draft& draft, std::size_t line);
std::vector<DisclosureBlock> line_disclosures(const Lens& lens, const Draft& draft, std::size_t line);
void add_notices(const Lens& lens, const Draft& draft, Blocks& blocks);
MessageBlock notice_block(const Lens& lens, const Draft& draft, const Notice& notice, std::size_t number);
// What we say of a code; empty: nothing of our own, the merchant's words stand alone.
std::string sentence_of(const Lens& lens, const Draft& draft, const Message& message);
std::string reason_of_code(const Lens& lens, MessageCode code, const std::string& seller);
// Adds "Nothing was charged." to a sentence that does not say it.
std::string with_money(const Lens& lens, Word word, std::string sentence);

}  // namespace till
