// ACP 2025-09-29, the first version: read and changed, never paid. For use inside core/wire only. Knows nothing of
// HTTP.
#pragma once

#include "core/wire/json.hpp"
#include "core/wire/requests.hpp"

#include <optional>
#include <string>

namespace till::wire::acp_2025 {

std::optional<Session> read_session(const Json& value);
std::string write_create(const CreateRequest& request);
std::string write_update(const UpdateRequest& request);

}  // namespace till::wire::acp_2025
