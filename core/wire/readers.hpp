// The readers of the dialect parts, for use inside core/wire only. Each takes parsed JSON and gives a clean value.
#pragma once

#include "core/market/catalog.hpp"
#include "core/language/locale.hpp"
#include "core/market/session.hpp"
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
TotalType total_type(const Json& total);
struct ReadTotals { std::vector<Total> rows; bool whole = true; };
ReadTotals acp_totals(const Json& object);
Address acp_address(const Json& value);
struct ReadLines { std::vector<LineItem> lines; bool whole = true; };
ReadLines acp_lines(const Json& session);
std::vector<FulfillmentOption> acp_options(const Json& session, bool& whole);
std::vector<Message> acp_messages(const Json& session, bool& whole);
OrderInfo acp_order(const Json& value);

// ACP 2025-09-29.
std::optional<Session> acp_2025_session(const Json& value);

// UCP 2026-04-08 and 2026-08-25. An error is told by ucp.status, whatever the HTTP status.
std::optional<Session> ucp_session(const Json& value);
bool is_ucp_error(const Json& body);
Refusal ucp_refusal(int status, const Json* body, std::optional<std::int64_t> retry_after_s);

// Parts of it.
std::optional<std::int64_t> ucp_amount(const Json& object, const char* key);  // within 2^53 - 1 of zero
std::string ucp_description(const Json& object, const char* key);             // a text, or {plain, markdown, html}
bool ucp_quantity_unit(const Json& object, SoldBy& unit);                      // of catalogs and line items. false: there, and not to be read
std::string joined_name(std::string first, const std::string& last);
ReadTotals ucp_totals(const Json& object);
Address ucp_address(const Json& value);
ReadLines ucp_lines(const Json& session);
bool ucp_fulfillment(const Json& value, Session& session);                    // false: not whole
std::vector<Message> ucp_messages(const Json& value, bool& whole);
std::vector<Policy> ucp_policies(const Json& value);
void ucp_consents(const Json& buyer, Session& session);
void ucp_discounts(const Json& value, Session& session);
std::vector<SessionLink> ucp_links(const Json& value);
std::vector<PaymentHandler> ucp_handlers(const Json& ucp);
OrderInfo ucp_order(const Json& value, const std::string& session);

}  // namespace till::wire
