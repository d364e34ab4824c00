// Parts of a checkout session that ACP and UCP write alike. For use by the dialects inside core/wire only.
// Knows nothing of any one dialect.
#pragma once

#include "core/base/money.hpp"
#include "core/market/session.hpp"
#include "core/wire/json.hpp"

#include <string_view>
#include <vector>

namespace till::wire {

// `whole` false: something that must be shown could not be read.
struct ReadTotals { std::vector<Total> rows; bool whole = true; };
struct ReadLines { std::vector<LineItem> lines; bool whole = true; };

TotalType read_total_type(const Json& total);
MessageType read_message_type(const Json& message);
// `otherwise`: where the type is absent or not known.
FulfillmentType read_fulfillment_type(const Json& value, FulfillmentType otherwise);
std::string_view name_of(FulfillmentType type);  // as both dialects write it; unknown and other: "shipping"
LinkType read_link_type(const Json& link);

// The dialect reads one line item or one link's type; false: the line is not whole. More links than `limits::small`:
// `whole` becomes false.
ReadLines read_lines(const Json& session, bool (*read_line)(const Json& value, LineItem& line));
std::vector<SessionLink> read_links(const Json& session, LinkType (*read_type)(const Json& link), bool& whole);

// Of catalogs and line items. false: there is a unit and it cannot be read.
bool read_quantity_unit(const Json& object, SoldBy& unit);
int read_scale(const Json& unit);  // 0 to 15; -1: out of range

}  // namespace till::wire
