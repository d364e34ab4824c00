// The address form: opened by the shopper or by what the merchant misses; checks the fields every address requires.
// Knows nothing of any country's rules; the merchant says what is missing.
#include "core/base/intake.hpp"
#include "core/order/field.hpp"
#include "core/order/order.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr std::string_view names[field_count] = {
    "name", "line_one", "line_two", "city", "state", "postal_code", "country", "email", "phone"};

std::string& text_of(AddressForm& form, Field field) { return form.text[static_cast<std::size_t>(field)]; }

AddressForm form_of(const Turn& turn, const Draft& draft) {
    AddressForm form;
    const Contact contact = contact_of(turn.model, draft.choices);
    const Address address = draft.session.fulfillment.address ? *draft.session.fulfillment.address
                                                              : draft.choices.address.value_or(Address{});
    text_of(form, Field::name) = address.name;
    if (address.name.empty() && turn.model.buyer) text_of(form, Field::name) = turn.model.buyer->name;
    text_of(form, Field::line_one) = address.line_one;
    text_of(form, Field::line_two) = address.line_two;
    text_of(form, Field::city) = address.city;
    text_of(form, Field::state) = address.state;
    text_of(form, Field::postal_code) = address.postal_code;
    text_of(form, Field::country) = address.country;
    text_of(form, Field::email) = contact.email;
    text_of(form, Field::phone) = contact.phone;
    return form;
}

bool is_required(Field field) {
    return field == Field::name || field == Field::line_one || field == Field::city || field == Field::country ||
        field == Field::email;
}

bool is_country(const std::string& text) {
    return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

// An address is needed unless everything on offer goes another way.
bool wants_address(const Draft& draft) {
    if (draft.session.fulfillment.address || draft.choices.address) return false;
    if (draft.session.fulfillment_options.empty()) return true;
    for (const FulfillmentOption& option : draft.session.fulfillment_options) {
        if (option.type == FulfillmentType::shipping || option.type == FulfillmentType::local_delivery) return true;
    }
    return false;
}

void open_form(Turn& turn, Draft& draft) {
    if (draft.form) return;
    draft.form = form_of(turn, draft);
    const auto& now = draft.choices.address;
    const auto is_kept = [&](const Address& kept) { return now && !kept.id.empty() && kept.id == now->id; };
    if (turn.model.buyer &&
        std::any_of(turn.model.buyer->addresses.begin(), turn.model.buyer->addresses.end(),
            is_kept)) {  // it stays; this is another
        for (const Field field : {Field::line_one, Field::line_two, Field::city, Field::state, Field::postal_code})
            text_of(*draft.form, field).clear();
    }
    draft.step = SheetStep::items;
    turn.focus(keys::panel_field(name_of(Field::name)));
}

}  // namespace

std::string_view name_of(Field field) { return names[static_cast<std::size_t>(field)]; }

std::optional<Field> field_named(std::string_view name) {
    for (std::size_t i = 0; i < field_count; ++i) {
        if (names[i] == name) return static_cast<Field>(i);
    }
    return std::nullopt;
}

// "$.fulfillment_details.address.postal_code", "$.buyer.email", "$['buyer']['email']".
std::optional<Field> field_of_param(std::string_view path) {
    if (path.find("fulfillment_details") == std::string_view::npos && path.find("buyer") == std::string_view::npos &&
        path.find("address") == std::string_view::npos && path.find("destinations") == std::string_view::npos)
        return std::nullopt;
    while (!path.empty() && (path.back() == ']' || path.back() == '\'' || path.back() == '"')) path.remove_suffix(1);
    const std::size_t start = path.find_last_of(".'\"[");
    const std::string_view last = start == std::string_view::npos ? path : path.substr(start + 1);
    if (last == "phone_number") return Field::phone;
    if (last == "full_name" || last == "first_name" || last == "last_name") return Field::name;
    if (last == "street_address") return Field::line_one;
    if (last == "extended_address") return Field::line_two;
    if (last == "address_locality") return Field::city;
    if (last == "address_region") return Field::state;
    if (last == "address_country") return Field::country;
    return field_named(last);
}

void open_form_for_problems(Turn& turn, Draft& draft) {
    std::optional<Field> first;
    AddressForm form = form_of(turn, draft);
    for (const Message& message : draft.session.messages) {
        if (message.type != MessageType::error ||
            (message.code != MessageCode::missing && message.code != MessageCode::invalid))
            continue;
        const auto field = field_of_param(message.param);
        if (!field) continue;
        if (message.code == MessageCode::missing) form.missing[static_cast<std::size_t>(*field)] = true;
        else form.wrong[static_cast<std::size_t>(*field)] = message.text.empty() ? "?" : message.text;
        if (!first) first = field;
    }
    if (!first && wants_address(draft)) first = Field::name;
    if (!first) return;
    draft.form = std::move(form);
    draft.step = SheetStep::items;
    turn.focus(keys::panel_field(name_of(*first)));
}

void on(Turn& turn, const TextEntered& event) {
    Draft* draft = editable(shown_order(turn.model));
    if (!draft) return;
    std::string typed = event.text.size() > limits::short_text ? event.text.substr(0, limits::short_text) : event.text;
    if (!limits::is_utf8(typed)) typed = limits::clean(typed, limits::short_text);
    if (event.field == "code") {
        if (draft->code_text) *draft->code_text = std::move(typed);
        return;
    }
    const auto field = field_named(event.field);
    if (!field || !draft->form) return;
    const auto index = static_cast<std::size_t>(*field);
    draft->form->text[index] = std::move(typed);
    draft->form->missing[index] = false;
    draft->form->wrong[index].clear();
}

void on(Turn& turn, const AddressEditOpened&) {
    if (Draft* draft = editable(shown_order(turn.model))) open_form(turn, *draft);
}

void on(Turn& turn, const AddressEditClosed&) {
    Draft* draft = editable(shown_order(turn.model));
    if (!draft || !draft->form) return;
    draft->form.reset();
    turn.focus(keys::panel_deliver_to);
}

void on(Turn& turn, const AddressSubmitted&) {
    Order* order = shown_order(turn.model);
    Draft* draft = editable(order);
    if (!draft || !draft->form) return;
    AddressForm& form = *draft->form;
    std::optional<Field> first;
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        form.text[i] = limits::clean(form.text[i], limits::short_text);
        if (field == Field::country) form.text[i] = currency_code(form.text[i]);
        form.missing[i] = is_required(field) && form.text[i].empty();
        form.wrong[i] = field == Field::country && !form.missing[i] && !is_country(form.text[i]) ? "?" : "";
        if (!first && (form.missing[i] || !form.wrong[i].empty())) first = field;
    }
    if (first) return turn.focus(keys::panel_field(name_of(*first)));
    Address address;
    address.name = text_of(form, Field::name);
    address.line_one = text_of(form, Field::line_one);
    address.line_two = text_of(form, Field::line_two);
    address.city = text_of(form, Field::city);
    address.state = text_of(form, Field::state);
    address.postal_code = text_of(form, Field::postal_code);
    address.country = text_of(form, Field::country);
    draft->choices.address = std::move(address);
    draft->choices.email = text_of(form, Field::email);
    draft->choices.phone = text_of(form, Field::phone);
    draft->form.reset();
    turn.focus(keys::panel_deliver_to);
    change_order(turn, *order, change::delivery);
}

}  // namespace till
