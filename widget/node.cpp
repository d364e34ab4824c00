// The names of parts and emphases, as the DOM layer writes them.
#include "widget/node.hpp"

#include "core/base/digest.hpp"

#include <cstddef>

namespace till {
namespace {

#define TILL_PART_NAME(name) #name,
constexpr const char* part_names[] = {"", TILL_PARTS(TILL_PART_NAME)};
#undef TILL_PART_NAME

constexpr const char* emphasis_names[] = {"primary", "secondary", "quiet"};

}  // namespace

NodeId node_id(std::string_view key_path) {
    const std::uint32_t hash = fnv_1a(key_path);
    return NodeId{hash ? hash : 1};
}

std::string_view name_of(Part part) { return part_names[static_cast<std::size_t>(part)]; }

std::string_view name_of(Emphasis emphasis) { return emphasis_names[static_cast<std::size_t>(emphasis)]; }

}  // namespace till
