// The readers of the dialect parts, for use inside core/wire only. Each takes parsed JSON and gives a clean value.
#pragma once

#include "core/catalog.hpp"
#include "core/locale.hpp"
#include "core/session.hpp"
#include "core/wire/reader.hpp"

#include <optional>
#include <string>
#include <vector>

namespace till::wire {

std::optional<Catalog> read_catalog(const Json& value, std::string* problem);
Buyer read_buyer(const Json& value);
std::vector<PaymentMethod> read_methods(const Json& list);
Locale read_locale(const Json& value, const Json* words);

// ACP 2026-04-17. nullopt: not a session at all.
std::optional<Session> acp_session(const Json& value);
Refusal acp_refusal(int status, const Json* body, std::optional<std::int64_t> retry_after_s);

// Parts of it. false in the second place: something that must be shown could not be read.
struct ReadTotals { std::vector<Total> rows; bool whole = true; };
ReadTotals acp_totals(const Json& object);
Address acp_address(const Json& value);
struct ReadLines { std::vector<LineItem> lines; bool whole = true; };
ReadLines acp_lines(const Json& session);
std::vector<FulfillmentOption> acp_options(const Json& session, bool& whole);
std::vector<Message> acp_messages(const Json& session, bool& whole);
OrderInfo acp_order(const Json& value);

}  // namespace till::wire
