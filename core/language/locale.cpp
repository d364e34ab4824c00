// Numbers, money and sentences in a language. Knows nothing of dates (core/language/dates.cpp).
#include "core/language/locale.hpp"

#include "core/base/text.hpp"

namespace till {
namespace {

// "1234567" -> "1,234,567" or "12,34,567".
std::string grouped(const Locale& locale, std::string_view digits) {
    const auto first = static_cast<std::size_t>(locale.first_group > 0 ? locale.first_group : 3);
    const auto other = static_cast<std::size_t>(locale.other_groups > 0 ? locale.other_groups : 3);
    const auto least = first + static_cast<std::size_t>(locale.group_from > 1 ? locale.group_from : 1);
    if (digits.size() < least || locale.group.empty()) return native_digits(locale, digits);
    std::size_t head = (digits.size() - first) % other;
    if (head == 0) head = digits.size() - first < other ? digits.size() - first : other;
    std::string out = native_digits(locale, digits.substr(0, head));
    for (std::size_t at = head; at < digits.size();) {
        const std::size_t size = digits.size() - at == first ? first : other;
        out += locale.group;
        out += native_digits(locale, digits.substr(at, size));
        at += size;
    }
    return out;
}

std::string ascii_of(std::uint64_t number) {
    std::string out;
    do {
        out.insert(out.begin(), static_cast<char>('0' + number % 10));
        number /= 10;
    } while (number != 0);
    return out;
}

std::string money_number(const Locale& locale, const Money& money) {
    const DecimalText text = decimal_text(money);
    std::string out = grouped(locale, text.whole);
    if (!text.fraction.empty()) out += locale.decimal + native_digits(locale, text.fraction);
    return out;
}

// 12500 with 3 places -> "12.5".
std::string trimmed_decimal(const Locale& locale, std::int64_t value, std::size_t places) {
    std::string digits = ascii_of(magnitude(value));
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    std::string fraction = digits.substr(digits.size() - places);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    std::string out = value < 0 ? locale.minus : std::string();
    out += grouped(locale, std::string_view(digits).substr(0, digits.size() - places));
    if (!fraction.empty()) out += locale.decimal + native_digits(locale, fraction);
    return out;
}

const Argument* find_argument(std::initializer_list<Argument> arguments, std::string_view name) {
    for (const Argument& argument : arguments) {
        if (argument.name == name) return &argument;
    }
    return nullptr;
}

// "one=item|other=items" -> the form of the category, else of `other`.
std::string_view plural_form(std::string_view forms, std::string_view category) {
    std::string_view other;
    while (!forms.empty()) {
        const std::size_t bar = forms.find('|');
        const std::string_view form = forms.substr(0, bar);
        const std::size_t equals = form.find('=');
        if (equals != std::string_view::npos) {
            if (form.substr(0, equals) == category) return form.substr(equals + 1);
            if (form.substr(0, equals) == "other") other = form.substr(equals + 1);
        }
        forms = bar == std::string_view::npos ? std::string_view() : forms.substr(bar + 1);
    }
    return other;
}

// A form may hold its number, "#": Arabic says "two picks" in one word, without a digit.
void add_counted(std::string& out, std::string_view form, std::string_view number) {
    for (const char c : form) {
        if (c == '#') out += number;
        else out += c;
    }
}

std::string_view slavic_category(std::int64_t n, bool polish) {
    const std::int64_t last = n % 10, last_two = n % 100;
    if (polish ? n == 1 : (last == 1 && last_two != 11)) return "one";
    return last >= 2 && last <= 4 && (last_two < 12 || last_two > 14) ? "few" : "many";
}

std::string_view arabic_category(std::int64_t n) {
    if (n == 0) return "zero";
    if (n == 1) return "one";
    if (n == 2) return "two";
    const std::int64_t last_two = n % 100;
    if (last_two >= 3 && last_two <= 10) return "few";
    return last_two >= 11 ? "many" : "other";
}

}  // namespace

std::string native_digits(const Locale& locale, std::string_view ascii) {
    std::string out;
    for (const char c : ascii) {
        if (c >= '0' && c <= '9') out += locale.digits[static_cast<std::size_t>(c - '0')];
        else out += c;
    }
    return out;
}

std::string format_integer(const Locale& locale, std::int64_t number) {
    return (number < 0 ? locale.minus : std::string()) + grouped(locale, ascii_of(magnitude(number)));
}

// "US$" in an Arabic amount keeps its own order, or the dollar sign goes to the other end of the number.
std::string format_money(const Locale& locale, const Money& money) {
    const std::string number = money_number(locale, money);
    const std::string code = currency_code(money.currency);
    for (const CurrencyStyle& style : locale.currencies) {
        if (style.code == code)
            return filled(money.amount < 0 ? style.negative : style.pattern,
                {{"{s}", isolated(style.symbol, direction_of(locale))}, {"{n}", number}});
    }
    return filled(locale.fallback_currency,
        {{"{s}", isolated(code, direction_of(locale))}, {"{n}", money.amount < 0 ? locale.minus + number : number}});
}

std::string format_percent(const Locale& locale, std::int64_t basis_points) {
    return say(locale, Word::percent, {{"n", trimmed_decimal(locale, basis_points, 2)}});
}

std::string format_thousandths(const Locale& locale, std::int64_t thousandths) {
    return trimmed_decimal(locale, thousandths, 3);
}

std::string_view plural_category(PluralRule rule, std::int64_t count) {
    const std::int64_t n = count < 0 ? 0 : count;
    switch (rule) {
        case PluralRule::one_other: return n == 1 ? "one" : "other";
        case PluralRule::one01_other: return n <= 1 ? "one" : "other";
        case PluralRule::one_many: return n == 1 ? "one" : n != 0 && n % 1000000 == 0 ? "many" : "other";
        case PluralRule::one01_many: return n <= 1 ? "one" : n % 1000000 == 0 ? "many" : "other";
        case PluralRule::other: return "other";
        case PluralRule::arabic: return arabic_category(n);
        case PluralRule::slavic: return slavic_category(n, false);
        case PluralRule::polish: return slavic_category(n, true);
        case PluralRule::czech: return n == 1 ? "one" : n >= 2 && n <= 4 ? "few" : "other";
        case PluralRule::hebrew: return n == 1 ? "one" : n == 2 ? "two" : "other";
    }
    return "other";
}

std::string say(const Locale& locale, Word word, std::initializer_list<Argument> arguments) {
    const auto index = static_cast<std::size_t>(word);
    const bool translated = index < word_count && !locale.words.texts[index].empty();
    const std::string_view text = translated ? std::string_view(locale.words.texts[index]) : english_of(word);
    const PluralRule rule = translated ? locale.plural : PluralRule::one_other;
    const Direction around = translated ? direction_of(locale) : Direction::left_to_right;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '{' ? text.find('}', at) : std::string_view::npos;
        if (end == std::string_view::npos) {
            out += text[at++];
            continue;
        }
        const std::string_view inside = text.substr(at + 1, end - at - 1);
        const std::size_t colon = inside.find(':');
        const Argument* argument = find_argument(arguments, inside.substr(0, colon));
        if (!argument) out += text.substr(at, end - at + 1);  // stays: the widget fills in the scroll range
        else if (colon == std::string_view::npos) out += isolated(argument->text, around);
        else
            add_counted(
                out, plural_form(inside.substr(colon + 1), plural_category(rule, argument->count)), argument->text);
        at = end + 1;
    }
    return out;
}

Argument counted(const Locale& locale, std::string_view name, std::int64_t count) {
    return {name, format_integer(locale, count), count};
}

Direction direction_of(const Locale& locale) {
    return locale.rtl ? Direction::right_to_left : Direction::left_to_right;
}

std::string join_and(const Locale& locale, const std::vector<std::string>& parts) {
    if (parts.empty()) return {};
    std::string out = parts.front();
    if (parts.size() == 2) return filled(locale.list_and, {{"{a}", parts.front()}, {"{b}", parts.back()}});
    for (std::size_t i = 1; i < parts.size(); ++i)
        out += (i + 1 < parts.size() ? locale.list_middle : locale.list_end) + parts[i];
    return out;
}

}  // namespace till
