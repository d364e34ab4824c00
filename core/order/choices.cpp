// Builds the choices: address, delivery, method, promo code. Changing them charges nothing.
// Knows nothing of totals.
#include "core/order/choices.hpp"

#include "core/order/field.hpp"
#include "core/order/messages.hpp"
#include "core/order/payable.hpp"

#include <algorithm>
#include <iterator>

namespace till {
namespace {

struct FormField {
    Field field;
    Word label;
    std::string_view autocomplete;
    InputKind kind;
    bool required;
    bool beside = false;  // the one before it
};

constexpr FormField form_fields[] = {
    {Field::name, Word::field_name, "shipping name", InputKind::text, true},
    {Field::line_one, Word::field_line_one, "shipping address-line1", InputKind::text, true},
    {Field::line_two, Word::field_line_two, "shipping address-line2", InputKind::text, false},
    {Field::postal_code, Word::field_postal_code, "shipping postal-code", InputKind::text, false},
    {Field::city, Word::field_city, "shipping address-level2", InputKind::text, true, true},
    {Field::state, Word::field_state, "shipping address-level1", InputKind::text, false},
    {Field::country, Word::field_country, "shipping country", InputKind::country, true},
    {Field::email, Word::field_email, "email", InputKind::email, true},
    {Field::phone, Word::field_phone, "tel", InputKind::phone, false},
};

std::string trailing_price(const Lens& lens, const Session& session, const FulfillmentOption& option) {
    const Total* price = nullptr;
    for (const Total& total : option.totals) {
        if (total.type == TotalType::total) price = &total;
    }
    if (!price && !option.totals.empty()) price = &option.totals.front();
    if (!price) return {};
    return price->amount == 0 ? lens.say(Word::free_alone) : lens.money(session, price->amount);
}

OptionView fulfillment_view(const Lens& lens, const Session& session, const FulfillmentOption& option) {
    OptionView view;
    view.key = key_of_id(option.id);
    view.label = merchant_words(lens, session, option.title.empty() ? option.id : option.title);
    view.detail = join_parts(option_dates(lens, option), option.carrier);
    if (!option.place_name.empty())
        view.detail = join_parts(std::move(view.detail),
            lens.say(Word::pickup_at,
                {{"place", join_parts(join_parts(option.place_name, option.place.line_one), option.place.city)}}));
    view.detail = join_parts(std::move(view.detail), option.place_instructions);
    if (view.detail.empty()) view.detail = option.description;
    view.trailing = trailing_price(lens, session, option);
    view.enabled = lens.live && option.type != FulfillmentType::unknown;
    switch (option.type) {
        case FulfillmentType::shipping:
        case FulfillmentType::local_delivery: view.icon = "truck"; break;
        case FulfillmentType::pickup: view.icon = "store"; break;
        case FulfillmentType::digital:
        case FulfillmentType::other: break;
        case FulfillmentType::unknown:
            view.detail = join_parts(std::move(view.detail), lens.say(Word::not_known_here));
            break;
    }
    view.on_select = event_of(FulfillmentChosen{option.id});
    return view;
}

// What is asked for now, or what the session has; one choice a group.
std::string option_chosen(const Draft& draft, std::size_t group) {
    const FulfillmentOption* wished = find_option(draft.session, draft.choices.option);
    if (wished && wished->group == group) return wished->id;
    const FulfillmentOption* chosen = chosen_in(draft.session, group);
    return chosen ? chosen->id : std::string();
}

// Several groups say what each of them holds and where it goes.
std::string group_legend(const Lens& lens, const Draft& draft, std::size_t group) {
    std::string legend = lens.say(Word::delivery);
    const auto& groups = draft.session.groups;
    if (std::count_if(groups.begin(), groups.end(), [](const FulfillmentGroup& one) { return !one.lines.empty(); }) < 2)
        return legend;
    std::string what;
    for (const std::string& id : draft.session.groups[group].lines) {
        const LineItem* line = find_line(draft.session, id);
        if (line) what += (what.empty() ? "" : ", ") + line->name;
    }
    if (!what.empty()) legend = lens.say(Word::named_value, {{"name", legend}, {"value", what}});
    const auto& to = draft.session.groups[group].to;
    return to ? join_parts(join_parts(std::move(legend), to->line_one), to->city) : legend;
}

void add_group(const Lens& lens, const Draft& draft, std::size_t group, Blocks& blocks) {
    ChoiceBlock choice{group == 0 ? std::string(keys::delivery) : keys::numbered(keys::delivery, group),
        group_legend(lens, draft, group), {}, key_of_id(option_chosen(draft, group))};
    for (const FulfillmentOption& option : draft.session.fulfillment_options) {
        if (option.group == group) choice.options.push_back(fulfillment_view(lens, draft.session, option));
    }
    if (!choice.options.empty()) blocks.emplace_back(std::move(choice));
}

std::string handler_name(const Draft& draft, const std::string& id) {
    for (const PaymentHandler& handler : draft.session.handlers) {
        if (handler.id == id) return handler.display_name;
    }
    return {};
}

std::string icon_of(const PaymentMethod& method) {
    if (method.kind == MethodKind::wallet) return "wallet";
    return method.brand == "visa" || method.brand == "mastercard" || method.brand == "amex" ? method.brand : "card";
}

// "2028-04" as it stands on the card: "04/28". What is written otherwise stays so.
std::string card_date(const std::string& expires) {
    const auto digits = [&](std::size_t at, std::size_t count) {
        return expires.find_first_not_of("0123456789", at) >= at + count;
    };
    if (expires.size() != 7 || expires[4] != '-' || !digits(0, 4) || !digits(5, 2)) return expires;
    return expires.substr(5, 2) + "/" + expires.substr(2, 2);
}

OptionView method_view(const Lens& lens, const Draft& draft, const PaymentMethod& method) {
    const bool usable = is_selectable(lens.model.host, draft, method);
    OptionView view;
    view.key = key_of_id(method.id);
    const std::string label = method_label(lens.locale, method);
    view.label = our_words(lens.theirs(label));
    view.detail = handler_name(draft, method.handler);
    if (view.detail == label) view.detail.clear();
    if (!method.expires.empty())
        view.detail =
            join_parts(std::move(view.detail), lens.say(Word::expires, {{"date", card_date(method.expires)}}));
    if (!usable) view.detail = join_parts(std::move(view.detail), lens.say(Word::not_known_here));
    view.icon = icon_of(method);
    view.enabled = lens.live && usable;
    view.on_select = event_of(MethodChosen{method.id});
    return view;
}

OptionView address_option(const Lens& lens, std::string key, std::string label, std::string detail, Occurrence what) {
    OptionView view;
    view.key = std::move(key);
    view.label = our_words(std::move(label));
    view.detail = std::move(detail);
    view.enabled = lens.live;
    view.on_select = event_of(std::move(what));
    return view;
}

// The buyer's saved addresses; while the form is open, "Another address" is the one chosen.
ChoiceBlock saved_addresses(const Lens& lens, const Buyer& buyer) {
    ChoiceBlock saved{keys::saved_addresses, lens.say(Word::deliver_to), {}, keys::other_address};
    for (const Address& address : buyer.addresses)
        saved.options.push_back(address_option(lens, key_of_id(address.id),
            address.label.empty() ? address.name : address.label,
            join_parts(join_parts(address.line_one, address.postal_code), address.city), AddressChosen{address.id}));
    saved.options.push_back(
        address_option(lens, keys::other_address, lens.say(Word::other_address), {}, AddressEditOpened{}));
    return saved;
}

std::string error_of(const Lens& lens, const AddressForm& form, std::size_t index, const std::string& label) {
    const std::string& wrong = form.wrong[index];
    if (form.missing[index] && form.text[index].empty()) return lens.say(Word::add_field, {{"field", label}});
    if (form.missing[index] || wrong == "?") return lens.say(Word::check_field_plain, {{"field", label}});
    if (wrong.empty()) return {};
    return lens.say(
        Word::check_field, {{"field", label}, {"reason", wrong.substr(0, wrong.find_last_not_of(". ") + 1)}});
}

InputView input_of(const Lens& lens, const AddressForm& form, const FormField& field) {
    const auto index = static_cast<std::size_t>(field.field);
    InputView input;
    input.key = name_of(field.field);
    input.label = lens.say(field.label);
    input.value = form.text[index];
    input.error = error_of(lens, form, index, input.label);
    input.autocomplete = field.autocomplete;
    input.kind = field.kind;
    input.required = field.required;
    input.on_input = event_of(TextEntered{input.key, {}});
    return input;
}

void add_form(const Lens& lens, const Draft& draft, Blocks& blocks) {
    if (lens.model.buyer && !lens.model.buyer->addresses.empty())
        blocks.emplace_back(saved_addresses(lens, *lens.model.buyer));
    else blocks.emplace_back(HeadingBlock{keys::address_heading, lens.say(Word::deliver_to)});
    for (const FormField& field : form_fields) {
        InputView input = input_of(lens, *draft.form, field);
        if (!field.beside) blocks.emplace_back(FieldsBlock{input.key, {}});
        std::get<FieldsBlock>(blocks.back()).fields.push_back(std::move(input));
    }
    ButtonsBlock buttons =
        make_row(keys::address_buttons, make_button(keys::use_address, lens.say(Word::use_address), AddressSubmitted{}),
            make_quiet_button(keys::cancel_address, lens.say(Word::cancel), AddressEditClosed{}));
    for (ButtonView& view : buttons.buttons) view.enabled = lens.live;
    blocks.emplace_back(std::move(buttons));
}

bool is_applied(const Session& session, const std::string& code) {
    return std::any_of(session.applied.begin(), session.applied.end(),
        [&](const AppliedDiscount& discount) { return discount.code == code; });
}

// The codes that were entered, each with a way to remove it, and the discounts that came without a code.
void add_applied_codes(const Lens& lens, const Draft& draft, Blocks& blocks) {
    for (std::size_t i = 0; i < draft.choices.codes.size(); ++i) {
        const std::string& code = draft.choices.codes[i];
        ButtonView remove = make_quiet_button(
            keys::numbered(keys::remove, i), lens.say(Word::remove_code, {{"code", code}}), CodeRemoved{code});
        remove.enabled = lens.live;
        const bool applied = is_applied(draft.session, code);
        blocks.emplace_back(FactBlock{keys::numbered(keys::code, i),
            applied ? lens.say(Word::code_applied, {{"code", code}}) : code, {}, std::move(remove)});
    }
    for (std::size_t i = 0; i < draft.session.applied.size(); ++i) {
        const AppliedDiscount& discount = draft.session.applied[i];
        if (!discount.code.empty() || discount.name.empty()) continue;
        blocks.emplace_back(
            make_text(keys::numbered(keys::discount, i), merchant_words(lens, draft.session, discount.name)));
    }
}

void add_rejected_code(const Lens& lens, const Draft& draft, std::size_t index, Blocks& blocks) {
    const RejectedDiscount& rejected = draft.session.rejected[index];
    const std::string key = keys::numbered(keys::rejected, index);
    std::string sentence = lens.say(Word::code_not_valid);
    if (rejected.message.empty()) {
        const std::string reason = reason_of_code(lens, rejected.reason, draft.choices.seller);
        if (!reason.empty()) sentence = join_sentences(std::move(sentence), reason);
    }
    if (!rejected.code.empty()) sentence = lens.say(Word::named_value, {{"name", rejected.code}, {"value", sentence}});
    blocks.emplace_back(make_message(key, Tone::error, with_money(lens, Word::code_not_valid, std::move(sentence))));
    if (!rejected.message.empty())
        blocks.emplace_back(MessageBlock{keys::merchants_words_of(key), Tone::neutral,
            lens.say(Word::message_from, {{"seller", draft.choices.seller}}),
            merchant_words(lens, draft.session, rejected.message), {}});
}

void add_code_entry(const Lens& lens, const Draft& draft, Blocks& blocks) {
    if (!draft.code_text) {
        ButtonsBlock open = make_row(
            keys::code_entry, make_quiet_button(keys::open_code, lens.say(Word::promo_code), CodeEntryOpened{}));
        open.leading = true;
        open.buttons.front().enabled = lens.live;
        blocks.emplace_back(std::move(open));
        return;
    }
    InputView input;
    input.key = keys::code;
    input.label = lens.say(Word::promo_code);
    input.value = *draft.code_text;
    input.kind = InputKind::code;
    input.on_input = event_of(TextEntered{keys::code, {}});
    blocks.emplace_back(FieldsBlock{keys::code_field, {std::move(input)}});
    ButtonsBlock apply = make_row(keys::code_buttons, make_button(keys::apply, lens.say(Word::apply), CodeSubmitted{}));
    apply.buttons.front().enabled = lens.live;
    blocks.emplace_back(std::move(apply));
}

}  // namespace

std::string option_dates(const Lens& lens, const FulfillmentOption& option) {
    if (option.type != FulfillmentType::local_delivery)
        return format_date_range(lens.locale, option.earliest, option.latest, lens.model.now);
    const auto from = parse_rfc3339(option.earliest), to = parse_rfc3339(option.latest);
    if (!from || !to || !from->has_time || !to->has_time || from->day != to->day || from->month != to->month)
        return format_date_range(lens.locale, option.earliest, option.latest, lens.model.now);
    const std::string times =
        lens.say(Word::date_span, {{"from", format_time(lens.locale, *from)}, {"to", format_time(lens.locale, *to)}});
    return lens.say(Word::date_and_time, {{"date", format_date(lens.locale, *from, lens.model.now)}, {"time", times}});
}

std::vector<Words> address_lines(const Address& address) {
    std::vector<Words> lines;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) lines.push_back(our_words(text));
    };
    add(address.name);
    add(address.line_two.empty() ? address.line_one : address.line_one + ", " + address.line_two);
    // "New York, NY 10036" where the code follows the town, "69001 Lyon" elsewhere.
    constexpr std::string_view code_last[] = {"US", "CA", "AU", "GB", "IE", "IN", "NZ"};
    const bool last = std::find(std::begin(code_last), std::end(code_last), address.country) != std::end(code_last);
    std::string town = last ? std::string() : address.postal_code;
    const auto join = [&](const std::string& part, std::string_view between) {
        if (!part.empty()) town += (town.empty() ? std::string() : std::string(between)) + part;
    };
    join(address.city, " ");
    join(address.state, ", ");
    if (last) join(address.postal_code, " ");
    join(address.country, ", ");
    add(town);
    return lines;
}

void add_delivery_to(const Lens& lens, const Draft& draft, Blocks& blocks) {
    if (draft.form) return add_form(lens, draft, blocks);
    FactBlock fact;
    fact.key = keys::deliver_to;
    fact.label = lens.say(Word::deliver_to);
    const auto& address = draft.session.fulfillment.address ? draft.session.fulfillment.address : draft.choices.address;
    if (address) fact.lines = address_lines(*address);
    if (fact.lines.empty()) fact.lines.push_back(our_words(lens.say(Word::no_address)));
    ButtonView change = make_quiet_button(keys::change, lens.say(Word::change), AddressEditOpened{});
    change.name = lens.say(Word::change_address);
    change.enabled = lens.live;
    fact.action = std::move(change);
    blocks.emplace_back(std::move(fact));
}

void add_delivery(const Lens& lens, const Draft& draft, Blocks& blocks) {
    add_messages(lens, draft, Anchor::delivery, blocks);
    if (draft.session.fulfillment_options.empty()) return;
    const std::size_t groups = draft.session.groups.empty() ? 1 : draft.session.groups.size();
    for (std::size_t group = 0; group < groups; ++group) add_group(lens, draft, group, blocks);
}

void add_methods(const Lens& lens, const Draft& draft, Blocks& blocks) {
    add_messages(lens, draft, Anchor::payment, blocks);
    if (draft.session.unreadable) return;  // never paid here
    if (exit_of(lens.model.host, draft) == Exit::host_sheet) {
        blocks.emplace_back(make_text(keys::host_sheet, our_words(lens.say(Word::host_sheet_opens))));
        return;
    }
    ChoiceBlock choice{keys::pay_with, lens.say(Word::pay_with), {}, key_of_id(draft.choices.method)};
    for (const PaymentMethod& method : draft.methods) {
        if (works(method.exit, lens.model.host))
            choice.options.push_back(method_view(lens, draft, method));  // never one that cannot work here
    }
    if (!choice.options.empty()) {
        blocks.emplace_back(std::move(choice));
        return;
    }
    switch (draft.methods_state) {
        case Methods::asked:
            blocks.emplace_back(ProgressBlock{keys::methods_loading, lens.say(Word::methods_loading)});
            return;
        case Methods::known:
            blocks.emplace_back(
                make_text(keys::no_methods, our_words(lens.say(Word::no_methods, {{"seller", draft.choices.seller}}))));
            return;
        case Methods::failed: {
            MessageBlock failed = make_message(keys::methods_failed, Tone::error, lens.say(Word::methods_failed));
            failed.actions.push_back(make_button(keys::retry, lens.say(Word::try_again), RetryPressed{}));
            blocks.emplace_back(std::move(failed));
            return;
        }
    }
}

void add_codes(const Lens& lens, const Draft& draft, Blocks& blocks) {
    add_applied_codes(lens, draft, blocks);
    add_messages(lens, draft, Anchor::code, blocks);
    for (std::size_t i = 0; i < draft.session.rejected.size(); ++i) add_rejected_code(lens, draft, i, blocks);
    if (draft.session.takes_codes) add_code_entry(lens, draft, blocks);
}

}  // namespace till
