// What the consent hash covers: every field of everything that is drawn, and nothing that is not.
// Knows nothing of how the bytes are laid out.
#include "core/pay/consent.hpp"
#include "core/surface/present.hpp"
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

using namespace till;
using namespace till::test;

namespace {

void change(std::string& text) { text += "x"; }
void change(bool& value) { value = !value; }
void change(float& value) { value += 1; }
void change(Event& event) { event.what = PayPressed{}; }
void change(Words& words) { words.text += "x"; }
void change(BadgeView& badge) { badge.text += "x"; }
void change(ImageView& image) { image.url += "x"; }
void change(ButtonView& button) { button.label += "x"; }
template <typename Kind>
requires std::is_enum_v<Kind>
void change(Kind& kind) { kind = static_cast<Kind>(static_cast<int>(kind) + 1); }
template <typename Part>
void change(std::vector<Part>& parts) {
    parts.emplace_back();
}
template <typename Part>
void change(std::optional<Part>& part) {
    part.emplace();
}

// An event is what a tap means, and a slot's height is room for content that is not ours.
template <typename Field>
constexpr bool is_waived = std::is_same_v<Field, Event> || std::is_same_v<Field, float>;

template <std::size_t Index, typename Part, typename Fields, typename Show>
void check_field(Fields fields, Show show) {
    Part changed{};
    auto& field = std::get<Index>(fields(changed));
    change(field);
    CAPTURE(Index);
    CHECK((canonical(show(changed)) != canonical(show(Part{}))) == !is_waived<std::decay_t<decltype(field)>>);
}

// `fields` takes the struct apart by structured bindings: a field more, and this does not compile until it is listed.
template <typename Part, typename Fields, typename Show>
void check_every_field(Fields fields, Show show) {
    using Tuple = decltype(fields(std::declval<Part&>()));
    [&]<std::size_t... Index>(std::index_sequence<Index...>) { (check_field<Index, Part>(fields, show), ...); }
    (std::make_index_sequence<std::tuple_size_v<Tuple>>());
}

View with_block(Block block) {
    View view;
    view.panel.emplace();
    view.panel->blocks.push_back(std::move(block));
    return view;
}

View with_card(CardView card) {
    View view;
    view.carousel.emplace();
    view.carousel->cards.push_back(std::move(card));
    return view;
}

}  // namespace

#define TILL_FIELDS(...)              \
    [](auto& part) {                  \
        auto& [__VA_ARGS__] = part;   \
        return std::tie(__VA_ARGS__); \
    }

TEST_CASE("a change to any field of a card or the carousel changes the bytes") {
    check_every_field<CardView>(
        TILL_FIELDS(key, state, position, image, disclosure, offer, title, variant, price, price_name, was, unit_price,
            price_note, delivery, delivery_name, checks, fit, rating, rating_name, seller, returns, stock, action, more,
            details, detail_links, expanded),
        with_card);
    check_every_field<CarouselView>(TILL_FIELDS(heading, kind, card_kind, ranking, ai_note, previous, next, range,
                                        range_announcement, numbers, cards),
        [](const CarouselView& carousel) {
            View view;
            view.carousel = carousel;
            return view;
        });
    check_every_field<BadgeView>(TILL_FIELDS(text, lang, tone), [](const BadgeView& badge) {
        CardView card;
        card.disclosure = badge;
        return with_card(card);
    });
    check_every_field<CheckView>(TILL_FIELDS(text, met, name), [](const CheckView& check) {
        CardView card;
        card.checks = {check};
        return with_card(card);
    });
    check_every_field<ImageView>(TILL_FIELDS(url, alt, lang, initials, color), [](const ImageView& image) {
        CardView card;
        card.image = image;
        return with_card(card);
    });
    check_every_field<LinkView>(TILL_FIELDS(key, label, url, on_activate), [](const LinkView& link) {
        return with_block(LinksBlock{"links", {link}});
    });
    check_every_field<Words>(TILL_FIELDS(text, lang), [](const Words& words) {
        return with_block(TextBlock{"text", words, false, false});
    });
}

TEST_CASE("a change to any field of a block of the sheet changes the bytes") {
    check_every_field<HeadingBlock>(TILL_FIELDS(key, text), with_block);
    check_every_field<TextBlock>(TILL_FIELDS(key, text, strong, small), with_block);
    check_every_field<MessageBlock>(TILL_FIELDS(key, tone, source, text, actions), with_block);
    check_every_field<DisclosureBlock>(TILL_FIELDS(key, tone, source, text, image, link), with_block);
    check_every_field<LineBlock>(
        TILL_FIELDS(key, image, title, variant, seller, price, notes, disclosures, messages, quantity), with_block);
    check_every_field<ChoiceBlock>(TILL_FIELDS(key, legend, options, selected), with_block);
    check_every_field<FactBlock>(TILL_FIELDS(key, label, lines, action), with_block);
    check_every_field<FieldsBlock>(TILL_FIELDS(key, fields), with_block);
    check_every_field<CheckboxBlock>(TILL_FIELDS(key, label, checked, on_toggle, link), with_block);
    check_every_field<TotalsBlock>(TILL_FIELDS(key, rows), with_block);
    check_every_field<LinksBlock>(TILL_FIELDS(key, links), with_block);
    check_every_field<ButtonsBlock>(TILL_FIELDS(key, buttons, leading, large), with_block);
    check_every_field<SlotBlock>(TILL_FIELDS(key, name, slot, height), with_block);
    check_every_field<ProgressBlock>(TILL_FIELDS(key, text), with_block);
    check_every_field<ButtonView>(
        TILL_FIELDS(key, label, name, emphasis, enabled, busy, reason, on_activate), [](const ButtonView& button) {
            return with_block(ButtonsBlock{"row", {button}});
        });
    check_every_field<StepperView>(TILL_FIELDS(name, value, less, more), [](const StepperView& stepper) {
        LineBlock line;
        line.quantity = stepper;
        return with_block(line);
    });
    check_every_field<OptionView>(
        TILL_FIELDS(key, label, detail, trailing, icon, enabled, on_select), [](const OptionView& option) {
            return with_block(ChoiceBlock{"choice", "", {option}, ""});
        });
    check_every_field<InputView>(
        TILL_FIELDS(key, label, value, error, autocomplete, kind, required, on_input), [](const InputView& input) {
            return with_block(FieldsBlock{"fields", {input}});
        });
    check_every_field<TotalRow>(TILL_FIELDS(key, label, amount, grand, sub_lines), [](const TotalRow& row) {
        return with_block(TotalsBlock{"totals", {row}});
    });
    check_every_field<PanelView>(TILL_FIELDS(kind, state, title, close, on_leave, blocks), [](const PanelView& panel) {
        View view;
        view.panel = panel;
        return view;
    });
}

TEST_CASE("of the whole view all that is drawn is covered, and what is only spoken is not") {
    const auto bytes_with = [](auto set) {
        View view;
        set(view);
        return canonical(view);
    };
    const std::string none = canonical(View{});
    CHECK(bytes_with([](View& view) { view.lang = "fr"; }) != none);
    CHECK(bytes_with([](View& view) { view.rtl = true; }) != none);
    CHECK(bytes_with([](View& view) { view.region_name = "x"; }) != none);
    CHECK(bytes_with([](View& view) { view.carousel.emplace(); }) != none);
    CHECK(bytes_with([](View& view) { view.panel.emplace(); }) != none);
    CHECK(bytes_with([](View& view) { view.keys.emplace(); }) != none);
    CHECK(bytes_with([](View& view) { view.polite = view.assertive = "x"; }) == none);
}

TEST_CASE("what a sheet or the help covers is not in the view, and the surface keeps its name") {
    Surface shop;
    shop.start();
    const std::string name = shop.view().region_name;
    REQUIRE(shop.view().carousel);
    CHECK(name == shop.view().carousel->heading);
    shop.open();
    REQUIRE(shop.view().panel);
    CHECK_FALSE(shop.view().carousel);
    CHECK(shop.view().region_name == name);
    shop.send(KeysAsked{});
    CHECK(shop.view().keys);
    CHECK_FALSE(shop.view().panel);
    CHECK_FALSE(shop.view().carousel);
    CHECK(shop.view().region_name == name);
    shop.send(KeysAsked{});
    CHECK(shop.view().panel);
}
