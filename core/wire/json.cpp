// Checked access to JSON. Knows nothing of any dialect.
#include "core/wire/json.hpp"

#include "core/base/money.hpp"
#include "core/language/dates.hpp"

namespace till::wire {
namespace {

// The parser itself has no limit to nesting.
bool too_deep(std::string_view text) {
    int depth = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inside) {
            if (c == '\\') ++i;
            else if (c == '"') inside = false;
        } else if (c == '"') {
            inside = true;
        } else if (c == '{' || c == '[') {
            if (++depth > limits::nesting) return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

const Json& no_list() {
    static const Json none = Json::array();
    return none;
}

}  // namespace

std::optional<Json> parse(std::string_view text) {
    if (text.size() > limits::envelope_bytes || too_deep(text)) return std::nullopt;
    Json value = Json::parse(text.begin(), text.end(), nullptr, false);
    if (value.is_discarded()) return std::nullopt;
    return std::optional<Json>(std::in_place, std::move(value));
}

const Json* member(const Json& object, const char* key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

const Json* object_member(const Json& object, const char* key) {
    const Json* value = member(object, key);
    return value && value->is_object() ? value : nullptr;
}

bool has_list(const Json& object, const char* key) {
    const Json* value = member(object, key);
    return value && value->is_array();
}

bool is_no_list(const Json& object, const char* key) { return member(object, key) && !has_list(object, key); }

const Json& list_member(const Json& object, const char* key) {
    const Json* value = member(object, key);
    return value && value->is_array() ? *value : no_list();
}

std::optional<std::int64_t> integer_of(const Json& value) {
    if (value.is_number_unsigned()) {
        const auto number = *value.get_ptr<const Json::number_unsigned_t*>();
        if (number > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
        return static_cast<std::int64_t>(number);
    }
    if (value.is_number_integer()) return *value.get_ptr<const Json::number_integer_t*>();
    if (!value.is_number_float()) return std::nullopt;
    const double number = *value.get_ptr<const Json::number_float_t*>();
    constexpr double exact = 9007199254740992.0;
    if (!(number >= -exact && number <= exact)) return std::nullopt;
    const auto whole = static_cast<std::int64_t>(number);
    if (static_cast<double>(whole) != number) return std::nullopt;
    return whole;
}

std::optional<std::int64_t> scaled_of(const Json& value, std::int64_t scale) {
    if (value.is_number_float()) {
        const double number = *value.get_ptr<const Json::number_float_t*>() * static_cast<double>(scale);
        if (!(number > -1e12 && number < 1e12)) return std::nullopt;
        return static_cast<std::int64_t>(number + (number < 0 ? -0.5 : 0.5));
    }
    const auto whole = integer_of(value);
    return whole ? checked_multiply(*whole, scale) : std::nullopt;
}

std::optional<std::string_view> raw_text(const Json& object, const char* key) {
    const Json* value = member(object, key);
    if (!value || !value->is_string()) return std::nullopt;
    return *value->get_ptr<const Json::string_t*>();
}

std::optional<std::int64_t> integer(const Json& object, const char* key) {
    const Json* value = member(object, key);
    return value ? integer_of(*value) : std::nullopt;
}

std::int64_t integer_or(const Json& object, const char* key, std::int64_t otherwise) {
    return integer(object, key).value_or(otherwise);
}

bool boolean(const Json& object, const char* key, bool otherwise) {
    const Json* value = member(object, key);
    return value && value->is_boolean() ? *value->get_ptr<const Json::boolean_t*>() : otherwise;
}

std::string text(const Json& object, const char* key, std::size_t most) {
    return limits::clean(raw_text(object, key).value_or(""), most);
}

std::string words(const Json& object, const char* key, std::string_view content_type) {
    const std::string_view given = raw_text(object, key).value_or("");
    return content_type == "markdown" ? limits::words_of_markdown(given, limits::long_text)
                                      : limits::clean(given, limits::long_text);
}

std::string id(const Json& object, const char* key) {
    const std::string_view given = raw_text(object, key).value_or("");
    return limits::is_id(given) ? std::string(given) : std::string();
}

std::string https(const Json& object, const char* key) {
    const std::string_view given = raw_text(object, key).value_or("");
    return limits::is_https(given) ? std::string(given) : std::string();
}

std::string color(const Json& object, const char* key) {
    const std::string_view given = raw_text(object, key).value_or("");
    const bool six = given.size() == 7 && given[0] == '#' &&
        given.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
    return six ? std::string(given) : std::string();
}

std::string image(const Json& object, const char* key) {
    const std::string_view given = raw_text(object, key).value_or("");
    return limits::is_image(given) ? std::string(given) : std::string();
}

std::string time(const Json& object, const char* key) {
    const std::string_view given = raw_text(object, key).value_or("");
    return parse_rfc3339(given) ? std::string(given) : std::string();
}

std::vector<std::string> texts(const Json& object, const char* key, std::size_t most) {
    std::vector<std::string> out;
    for (const Json& entry : list_member(object, key)) {
        if (out.size() == limits::small) break;
        const auto* given = entry.get_ptr<const Json::string_t*>();
        std::string cleaned = given ? limits::clean(*given, most) : std::string();
        if (!cleaned.empty()) out.push_back(std::move(cleaned));
    }
    return out;
}

}  // namespace till::wire
