// UCP 2026-04-08 and 2026-08-25 (Universal Commerce Protocol): reads its checkout and errors, writes its request
// bodies. For use inside core/wire only. Knows nothing of HTTP but the status it is told.
#pragma once

#include "core/wire/requests.hpp"
#include "core/wire/session_parts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace till::wire::ucp {

// nullopt: not a checkout at all.
std::optional<Session> read_session(const Json& value);
bool is_error(const Json& body);  // told by ucp.status, whatever the HTTP status
Refusal read_refusal(int status, const Json* body, std::optional<std::int64_t> retry_after_s);

// Parts of a checkout; `whole`, or the result, is false where something that must be shown could not be read.
std::optional<std::int64_t> read_amount(const Json& object, const char* key);  // within 2^53 - 1 of zero
std::string read_description(const Json& object, const char* key);             // a text, or {plain, markdown, html}
std::string join_name(std::string first, const std::string& last);
ReadTotals read_totals(const Json& object);
Address read_address(const Json& value);
bool read_line(const Json& value, LineItem& line);
bool read_fulfillment(const Json& value, Session& session);
std::vector<Message> read_messages(const Json& value, bool& whole);
std::vector<Policy> read_policies(const Json& value, bool& whole);
void read_consents(const Json& buyer, Session& session, bool& whole);
void read_discounts(const Json& value, Session& session);
LinkType read_link_type(const Json& link);
std::vector<PaymentHandler> read_handlers(const Json& ucp);
OrderInfo read_order(const Json& value, const std::string& session);

std::string write_create(const CreateRequest& request, Protocol protocol);
std::string write_update(const UpdateRequest& request, const Session& session, Protocol protocol);
std::string write_complete(const CompleteRequest& request);

}  // namespace till::wire::ucp
