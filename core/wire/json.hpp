// Checked access to parsed JSON, for use inside core/wire only: what is missing, null or of a wrong type counts as
// absent. Knows nothing of what is read. Never aborts: no at(), no get<T>() without asking for the type first.
#pragma once

#include "core/base/intake.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace till::wire {

using Json = nlohmann::json;

// nullopt: not JSON, not UTF-8, too long or too deep.
std::optional<Json> parse(std::string_view text);

// null when absent, when JSON null, or when `object` is no object.
const Json* member(const Json& object, const char* key);
const Json* object_member(const Json& object, const char* key);
// Absent and wrong are an empty list.
const Json& list_member(const Json& object, const char* key);
bool has_list(const Json& object, const char* key);
bool is_no_list(const Json& object, const char* key);  // present and no list: it may hide what has to be shown

std::optional<std::int64_t> integer_of(const Json& value);  // 3 and 3.0; nothing beyond int64, no fractions
std::optional<std::int64_t> scaled_of(const Json& value, std::int64_t scale);  // 4.4 with 1000 -> 4400
std::optional<std::string_view> raw_text(const Json& object, const char* key);

std::optional<std::int64_t> integer(const Json& object, const char* key);
std::int64_t integer_or(const Json& object, const char* key, std::int64_t otherwise);
bool boolean(const Json& object, const char* key, bool otherwise);
std::string text(const Json& object, const char* key, std::size_t most = limits::short_text);  // clean
// plain or markdown, clean
std::string words(const Json& object, const char* key, std::string_view content_type);
// empty = none or not an id
std::string id(const Json& object, const char* key);
std::string https(const Json& object, const char* key);
std::string image(const Json& object, const char* key);
std::string color(const Json& object, const char* key);  // "#rrggbb"
std::string time(const Json& object, const char* key);                                         // RFC 3339 or empty
std::vector<std::string> texts(const Json& object, const char* key, std::size_t most = limits::short_text);

template <typename Value>
struct Name {
    std::string_view name;
    Value value;
};

// absent -> absent, not in the table -> unknown.
template <typename Value, std::size_t Size>
Value one_of(const Json& object, const char* key, const Name<Value> (&names)[Size], Value absent, Value unknown) {
    const auto given = raw_text(object, key);
    if (!given) return member(object, key) ? unknown : absent;
    for (const Name<Value>& row : names) {
        if (row.name == *given) return row.value;
    }
    return unknown;
}

}  // namespace till::wire
