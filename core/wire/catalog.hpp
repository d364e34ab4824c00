// The catalog as the host gives it (dialect till/catalog/1). For use inside core/wire only.
#pragma once

#include "core/market/catalog.hpp"
#include "core/wire/json.hpp"

#include <optional>
#include <string>

namespace till::wire {

// nullopt: not a catalog; `problem` (if given) says why.
std::optional<Catalog> read_catalog(const Json& value, std::string* problem);

}  // namespace till::wire
