// The fields of an address form by name, and which of them a merchant's JSONPath means. Knows nothing of forms.
#pragma once

#include "core/state/model.hpp"

#include <optional>
#include <string_view>

namespace till {

std::string_view name_of(Field field);                                       // "postal_code"
std::optional<Field> field_named(std::string_view name);
std::optional<Field> field_of_param(std::string_view json_path);             // "$.buyer.email", "$.fulfillment.methods[0].destinations[0].street_address"

}  // namespace till
