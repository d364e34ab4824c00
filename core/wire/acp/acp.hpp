// ACP 2026-04-17 (Agentic Commerce Protocol): reads its checkout session and errors, writes its request bodies.
// For use inside core/wire only. Knows nothing of HTTP but the status it is told.
#pragma once

#include "core/wire/requests.hpp"
#include "core/wire/session_parts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace till::wire::acp {

// nullopt: not a session at all.
std::optional<Session> read_session(const Json& value);
Refusal read_refusal(int status, const Json* body, std::optional<std::int64_t> retry_after_s);

// Parts of a session; `whole` becomes false where something that must be shown could not be read.
ReadTotals read_totals(const Json& object);
Address read_address(const Json& value);
bool read_line(const Json& value, LineItem& line);
std::vector<FulfillmentOption> read_options(const Json& session, bool& whole);
std::vector<Message> read_messages(const Json& session, bool& whole);
OrderInfo read_order(const Json& value);

std::string write_create(const CreateRequest& request);
std::string write_update(const UpdateRequest& request);
std::string write_complete(const CompleteRequest& request);

}  // namespace till::wire::acp
