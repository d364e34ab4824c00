// The JSONPath (RFC 9535) by which a merchant says what a message, a discount or a policy is about: member names, indices,
// and a filter that names one member's value. Knows nothing of sessions; what it does not understand points nowhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace till {

struct PathStep {
    enum class Kind : std::uint8_t {
        name,    // .name, ['name'], ["name"]
        index,   // [3]
        filter,  // [?(@.name=='value')], [?@.name == "value"]
        any      // *, slices, counting from the end, other filters: one of several
    };
    Kind kind = Kind::name;
    std::string name;
    std::size_t index = 0;
    std::string value;
    bool operator==(const PathStep&) const = default;
};

using JsonPath = std::vector<PathStep>;

// nullopt: no path. "$" is the whole answer, no steps. The leading "$." may be missing, as it is in the wild.
std::optional<JsonPath> parse_path(std::string_view path);

// Member `name` at `at`.
bool is_name(const JsonPath& path, std::size_t at, std::string_view name);

}  // namespace till
