// Reads the buyer, the saved payment methods and the locale, all from the shell. Knows nothing of merchants.
#include "core/wire/people.hpp"

#include "core/base/utf8.hpp"
#include "core/wire/acp/acp.hpp"

namespace till::wire {
namespace {

constexpr Name<MethodKind> kinds[] = {{"card", MethodKind::card}, {"wallet", MethodKind::wallet}};
constexpr Name<MethodExit> method_exits[] = {{"token", MethodExit::token}, {"wallet_sheet", MethodExit::wallet_sheet},
    {"popup", MethodExit::popup}, {"slot", MethodExit::slot}};
constexpr Name<PluralRule> plurals[] = {{"one-other", PluralRule::one_other}, {"one01-other", PluralRule::one01_other},
    {"one-many", PluralRule::one_many}, {"one01-many", PluralRule::one01_many}, {"other", PluralRule::other},
    {"arabic", PluralRule::arabic}, {"slavic", PluralRule::slavic}, {"polish", PluralRule::polish},
    {"czech", PluralRule::czech}, {"hebrew", PluralRule::hebrew}};

// Intl's own text: its spaces and marks are meant, so it is not cleaned, only kept short.
void take(const Json& object, const char* key, std::string& into, bool may_be_empty = false) {
    const auto given = raw_text(object, key);
    if (given && given->size() <= 100 && (may_be_empty || !given->empty())) into = *given;
}

int group_size(const Json& list, std::size_t index, int otherwise) {
    const auto size = index < list.size() ? integer_of(list[index]) : std::nullopt;
    return size && *size >= 1 && *size <= 9 ? static_cast<int>(*size) : otherwise;
}

void read_numbers(const Json& value, Locale& locale) {
    take(value, "decimal", locale.decimal);
    take(value, "group", locale.group, true);
    take(value, "minus", locale.minus);
    const Json& sizes = list_member(value, "group_sizes");
    locale.first_group = group_size(sizes, 0, 3);
    locale.other_groups = group_size(sizes, 1, locale.first_group);
    locale.group_from = integer_or(value, "group_from", 1) == 2 ? 2 : 1;
    const std::string_view digits = raw_text(value, "digits").value_or("");
    std::vector<std::string> ten;
    for (std::size_t at = 0; at < digits.size() && ten.size() < 11;) {
        const std::size_t start = at;
        utf8::next(digits, at);
        ten.emplace_back(digits.substr(start, at - start));
    }
    if (ten.size() == 10) {
        for (std::size_t i = 0; i < 10; ++i) locale.digits[i] = ten[i];
    }
}

void read_currencies(const Json& value, Locale& locale) {
    take(value, "fallback_currency", locale.fallback_currency);
    const Json* currencies = object_member(value, "currency");
    if (!currencies) return;
    for (const auto& [code, entry] : currencies->items()) {
        CurrencyStyle style{currency_code(code), code, "{s}{n}", "-{s}{n}"};
        take(entry, "symbol", style.symbol);
        take(entry, "pattern", style.pattern);
        take(entry, "negative", style.negative);
        const bool whole = style.pattern.find("{n}") != std::string::npos &&
            style.negative.find("{n}") != std::string::npos && style.pattern.find("{s}") != std::string::npos;
        if (whole && locale.currencies.size() < 200) locale.currencies.push_back(std::move(style));
    }
}

template <std::size_t Size>
void read_names(const Json& value, const char* key, std::array<std::string, Size>& names) {
    const Json& given = list_member(value, key);
    if (given.size() != Size) return;
    for (std::size_t i = 0; i < Size; ++i) {
        const auto* name = given[i].get_ptr<const Json::string_t*>();
        if (name && name->size() <= 100) names[i] = *name;
    }
}

void read_dates(const Json& value, Locale& locale) {
    read_names(value, "months_short", locale.months_short);
    read_names(value, "weekdays_short", locale.weekdays_short);
    read_names(value, "months", locale.months);
    read_names(value, "weekdays", locale.weekdays);
    take(value, "date_spoken", locale.date_spoken);
    take(value, "date", locale.date);
    take(value, "date_year", locale.date_year);
    locale.time24 = boolean(value, "time24", true);
    locale.hour_digits = integer_or(value, "hour_digits", 2) == 1 ? 1 : 2;
    take(value, "range_in_month", locale.range_in_month);
    take(value, "range_in_year", locale.range_in_year);
    take(value, "time", locale.time);
    take(value, "am", locale.am, true);
    take(value, "pm", locale.pm, true);
    const std::int64_t offset = integer_or(value, "utc_offset_min", 0);
    locale.utc_offset_min = offset >= -1440 && offset <= 1440 ? static_cast<int>(offset) : 0;
}

}  // namespace

Buyer read_buyer(const Json& value) {
    Buyer buyer{text(value, "name"), text(value, "email"), text(value, "phone"), {}};
    for (const Json& entry : list_member(value, "addresses")) {
        if (!entry.is_object() || buyer.addresses.size() == limits::small) continue;
        Address address = acp::read_address(entry);
        address.id = id(entry, "id");
        address.label = text(entry, "label");
        if (!address.id.empty()) buyer.addresses.push_back(std::move(address));
    }
    return buyer;
}

std::vector<PaymentMethod> read_methods(const Json& list) {
    std::vector<PaymentMethod> methods;
    for (const Json& entry : list) {
        PaymentMethod method{id(entry, "id"), id(entry, "handler_id"),
            one_of(entry, "kind", kinds, MethodKind::unknown, MethodKind::unknown), text(entry, "brand", 40),
            text(entry, "last_digits", 40), text(entry, "label"), text(entry, "expires", 20),
            one_of(entry, "exit", method_exits, MethodExit::token, MethodExit::unknown)};
        // Keeps only the last four digits.
        if (method.last_digits.size() > 4)
            method.last_digits = method.last_digits.substr(method.last_digits.size() - 4);
        bool repeated = false;
        for (const PaymentMethod& other : methods) repeated = repeated || other.id == method.id;
        if (!repeated && !method.id.empty() && !method.handler.empty() && methods.size() < limits::small)
            methods.push_back(std::move(method));
    }
    return methods;
}

Locale read_locale(const Json& value, const Json* words) {
    Locale locale;
    take(value, "tag", locale.tag);
    locale.rtl = raw_text(value, "dir").value_or("ltr") == "rtl";
    read_numbers(value, locale);
    read_currencies(value, locale);
    read_dates(value, locale);
    locale.plural = one_of(value, "plural", plurals, PluralRule::one_other, PluralRule::one_other);
    take(value, "list_and", locale.list_and);
    take(value, "list_middle", locale.list_middle);
    take(value, "list_end", locale.list_end);
    if (!words) return locale;
    for (const auto& [key, entry] : words->items()) {
        const std::size_t index = find_word(key);
        const auto* given = entry.get_ptr<const Json::string_t*>();
        if (index < word_count && given && given->size() <= limits::short_text) locale.words.texts[index] = *given;
    }
    return locale;
}

}  // namespace till::wire
