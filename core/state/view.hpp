// What a shopper is shown, as values: final words in final order, each control with the event it means.
// Knows nothing of pixels, JSON, the browser or the network.
#pragma once

#include "core/state/event.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace till {

// Merchant text carries its own language when it differs from the surface's; our own words leave it empty.
struct Words {
    std::string text;
    std::string lang;  // BCP 47 or empty
    bool operator==(const Words&) const = default;
};

enum class Emphasis : std::uint8_t { primary, secondary, quiet };
enum class Tone : std::uint8_t { neutral, info, success, warning, error };

// A control that does one thing. `key` is unique among siblings and stable from view to view.
struct ButtonView {
    std::string key;
    std::string label;   // what is painted
    std::string name;    // accessible name; contains `label` (WCAG 2.5.3); empty = label
    Emphasis emphasis = Emphasis::secondary;
    bool enabled = true;  // false = aria-disabled, stays in the tab order
    bool busy = false;    // spinner, aria-busy
    std::string reason;   // why it is disabled, read as its description
    Event on_activate;
    bool operator==(const ButtonView&) const = default;
};

// A link never navigates by itself: activation becomes an OpenLink effect the host may refuse.
struct LinkView {
    std::string key;
    Words label;
    std::string url;  // https only, checked by core/base/intake
    Event on_activate;
    bool operator==(const LinkView&) const = default;
};

struct BadgeView {
    std::string text;
    std::string lang;         // of the merchant's words; empty for our own
    Tone tone = Tone::neutral;
    bool operator==(const BadgeView&) const = default;
};

struct ImageView {
    std::string url;   // empty = initials tile
    std::string alt;   // never empty for a product
    std::string lang;  // of alt
    std::string initials;
    std::string color;  // "#rrggbb" of the image, shown until it is there; empty = the theme's ground
    bool operator==(const ImageView&) const = default;
};

// One "is my wish met" row of a card (S09): text says it, `met` is never carried by colour alone.
struct CheckView {
    std::string text;
    bool met = false;
    std::string name;         // what is read: says so where it is not met
    bool operator==(const CheckView&) const = default;
};

enum class CardState : std::uint8_t {
    ready, stale, low_stock, out_of_stock, variant_needed, ordered, disclosure_missing
};

// One product card, in reading order. Empty strings are not drawn.
struct CardView {
    std::string key;          // product id
    CardState state = CardState::ready;
    std::string position;     // "1 of 3", part of the slide's accessible name
    ImageView image;
    BadgeView disclosure;     // sponsored / partner / own brand / "Promotion status not stated"; never dropped (D6)
    std::optional<BadgeView> offer;
    Words title;
    Words variant;            // "Color: Moss", where one is proposed or chosen
    std::string price;        // "$149.00"
    std::string price_name;   // what is read: "Price $149.00"
    std::string was;          // "List price $179.00" with its basis; painted struck through
    std::string unit_price;
    std::string price_note;   // "incl. VAT", "+ tax"
    std::string delivery;     // "Thu 27 Nov – free"
    std::string delivery_name;  // "Arrives Thursday, November 27, free"
    std::vector<CheckView> checks;
    Words fit;
    std::string rating;       // "4.4 (1,203, merchant site)"
    std::string rating_name;  // "Rated 4.4 by 1,203 buyers on merchant site"
    Words seller;             // "Sold by Trailhouse, new"
    std::string returns;
    std::string stock;        // "3 left", "Price checked 14:02"
    ButtonView action;        // the one primary action; opens the sheet, never pays
    std::vector<ButtonView> more;  // quiet ones: "Details", "Choose color"
    std::vector<Words> details;  // shown when expanded: dimensions, warranty, support contact, policies (S16)
    std::vector<LinkView> detail_links;
    bool expanded = false;
    bool operator==(const CardView&) const = default;
};

struct CarouselView {
    std::string heading;      // "3 picks for “cabin bag under $200”"
    std::string kind, card_kind;  // role descriptions: "carousel", "slide"
    std::string ranking;      // "Sorted by match to your request, then price. 1 sponsored pick."
    std::string ai_note;      // "Picked by an AI assistant"
    std::string previous;     // accessible names of the two arrows
    std::string next;
    // "{first}–{last} of {count}" template filled by the widget, which knows the scroll offset
    std::string range;
    std::string range_announcement;  // "Showing {first} to {last} of {count}"
    std::vector<std::string> numbers;  // 0 to the number of cards, in the language's digits, for the two above
    std::vector<CardView> cards;
    bool operator==(const CarouselView&) const = default;
};

// ---- blocks of the sheet and the receipt, drawn top to bottom; DOM order = reading order = this order ----

struct HeadingBlock {
    std::string key;
    std::string text;
    bool operator==(const HeadingBlock&) const = default;
};

struct TextBlock {
    std::string key;
    Words text;
    bool strong = false;
    bool small = false;       // legal size 13/18, never smaller
    bool operator==(const TextBlock&) const = default;
};

// Something that was said about the order.
struct MessageBlock {
    std::string key;
    Tone tone = Tone::info;
    std::string source;       // "Message from Trailhouse" or empty for our own words
    Words text;
    std::vector<ButtonView> actions;
    bool operator==(const MessageBlock&) const = default;
};

// What the business must have seen beside the thing it is about. There is no way to close, fold or leave out one of
// these.
struct DisclosureBlock {
    std::string key;
    Tone tone = Tone::neutral;
    std::string source;               // "Message from Trailhouse"
    Words text;
    std::optional<ImageView> image;   // has to be seen where there is one: an allergen sign, an energy label
    std::optional<LinkView> link;
    bool operator==(const DisclosureBlock&) const = default;
};

struct StepperView {
    std::string name;         // "Quantity, Nomad 38L"
    std::string value;        // "2"
    ButtonView less;
    ButtonView more;
    bool operator==(const StepperView&) const = default;
};

struct LineBlock {
    std::string key;          // line item id
    ImageView image;
    Words title;
    Words variant;            // "Size 9 · Blue"
    Words seller;             // marketplace seller when it differs
    std::string price;
    std::vector<std::string> notes;          // "Only 3 left", tax exemption, discounts on this line
    std::vector<DisclosureBlock> disclosures;  // directly beneath, never collapsible
    std::vector<MessageBlock> messages;
    std::optional<StepperView> quantity;
    bool operator==(const LineBlock&) const = default;
};

struct OptionView {
    std::string key;
    Words label;              // "Standard"
    std::string detail;       // "Thu 27 – Fri 28 Nov · Colissimo"
    std::string trailing;     // "Free", "$9.00"
    std::string icon;         // "visa", "mastercard", "wallet", "truck", "store", "" – drawn, never an external image
    bool enabled = true;
    Event on_select;
    bool operator==(const OptionView&) const = default;
};

// A radio group with a legend; arrows move and select, Tab leaves.
struct ChoiceBlock {
    std::string key;
    std::string legend;
    std::vector<OptionView> options;
    std::string selected;     // key of the chosen option; empty = none yet (nothing is ever preselected for money)
    bool operator==(const ChoiceBlock&) const = default;
};

// A titled value with an optional button: "Deliver to – Ada Lovelace, 12 rue …  [Change]".
struct FactBlock {
    std::string key;
    std::string label;
    std::vector<Words> lines;
    std::optional<ButtonView> action;
    bool operator==(const FactBlock&) const = default;
};

// country: chosen from all there are; ISO 3166-1 alpha-2
enum class InputKind : std::uint8_t { text, email, phone, code, country };

// A real <input> of the page; the core sees only what was typed. Never used for credentials.
struct InputView {
    std::string key;
    std::string label;
    std::string value;
    std::string error;        // shown beneath and tied by aria-describedby
    std::string autocomplete; // "shipping street-address", "one-time-code"
    InputKind kind = InputKind::text;
    bool required = false;
    Event on_input;           // TextEntered with this field's id; the text is filled in by the layer
    bool operator==(const InputView&) const = default;
};

// One field, or short ones that stand side by side where there is room.
struct FieldsBlock {
    std::string key;
    std::vector<InputView> fields;
    bool operator==(const FieldsBlock&) const = default;
};

struct CheckboxBlock {
    std::string key;
    Words label;
    bool checked = false;
    Event on_toggle;
    std::optional<LinkView> link;  // more about what is agreed to: beside the label, or beneath it
    bool operator==(const CheckboxBlock&) const = default;
};

// One row of the business's own totals: its text, its order, its amount – never recomputed, never left out.
struct TotalRow {
    std::string key;
    Words label;
    std::string amount;       // signed, with currency
    bool grand = false;       // the one row of type `total`
    std::vector<std::string> sub_lines;  // tax breakdown, descriptions
    bool operator==(const TotalRow&) const = default;
};

struct TotalsBlock {
    std::string key;
    std::vector<TotalRow> rows;
    bool operator==(const TotalsBlock&) const = default;
};

struct LinksBlock {
    std::string key;
    std::vector<LinkView> links;
    bool operator==(const LinksBlock&) const = default;
};

// Buttons in a row of equal weight, or one below the other where they do not fit.
struct ButtonsBlock {
    std::string key;
    std::vector<ButtonView> buttons;
    // an offer within the sheet, at the left edge of its text; else the end of a section, full width
    bool leading = false;
    bool large = false;       // the row that decides: Pay, or what stands in its place
    bool operator==(const ButtonsBlock&) const = default;
};

// Room for something only the page may hold: a bank's challenge, a wallet's button. The layer puts a labelled group
// there.
struct SlotBlock {
    std::string key;
    std::string name;         // accessible name of the group
    std::string slot;         // name of the light-DOM slot
    float height = 400.0F;    // CSS px
    bool operator==(const SlotBlock&) const = default;
};

struct ProgressBlock {
    std::string key;
    std::string text;         // "Confirming…", "We are checking with the shop. Do not pay again."
    bool operator==(const ProgressBlock&) const = default;
};

using Block = std::variant<HeadingBlock, TextBlock, MessageBlock, DisclosureBlock, LineBlock, ChoiceBlock, FactBlock,
                           FieldsBlock, CheckboxBlock, TotalsBlock, LinksBlock, ButtonsBlock, SlotBlock, ProgressBlock>;

enum class PanelKind : std::uint8_t { sheet, receipt };

// The confirmation sheet, or the receipt it becomes. A sheet is a dialog; a receipt is an article in the thread.
struct PanelView {
    PanelKind kind = PanelKind::sheet;
    std::string state;        // name of the state, for tests; never painted
    std::string title;        // "Review your order from Trailhouse"
    std::optional<ButtonView> close;
    Event on_leave;           // of Escape, where no button closes it
    std::vector<Block> blocks;
    bool operator==(const PanelView&) const = default;
};

// All that is drawn, and nothing that is not: what is covered is absent.
struct View {
    std::string lang;         // BCP 47
    bool rtl = false;
    std::string region_name;
    std::optional<CarouselView> carousel;  // not while a sheet or the help covers it
    std::optional<PanelView> panel;        // not while the help covers it
    std::optional<PanelView> keys;         // help: what the keys do
    std::string polite;       // newest status sentence; the live region holds exactly this
    std::string assertive;
    bool operator==(const View&) const = default;
};

}  // namespace till
