// A merchant's checkout session as the shopper must see and obey it, whichever dialect it came in.
// Knows nothing of JSON. Everything was cleaned by core/base/intake on its way in. An `unknown` never unlocks anything.
#pragma once

#include "core/market/buyer.hpp"
#include "core/market/protocol.hpp"
#include "core/market/quantity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace till {

enum class SessionStatus : std::uint8_t {
    unknown, incomplete, not_ready_for_payment, requires_escalation, authentication_required, ready_for_payment,
    pending_approval, complete_in_progress, completed, canceled, in_progress, expired
};

enum class TotalType : std::uint8_t {
    unknown, items_base_amount, items_discount, subtotal, discount, fulfillment, tax, fee, gift_wrap, tip, store_credit,
    total, amount_refunded
};

// A sub-line in the business's words, shown beneath its row (UCP `lines`).
struct TotalLine { std::string text; std::int64_t amount = 0; bool operator==(const TotalLine&) const = default; };
struct TaxPart {
    std::string jurisdiction;
    std::int64_t rate_basis_points = 0;
    std::int64_t amount = 0;
    bool operator==(const TaxPart&) const = default;
};

struct Total {
    TotalType type = TotalType::unknown;
    std::string text;                 // the business's own; empty: our word for the type
    std::int64_t amount = 0;          // UCP: signed as meant; ACP: a reduction may have either sign
    std::optional<std::int64_t> presentment_amount;
    std::string description;
    std::vector<TaxPart> breakdown;
    std::vector<TotalLine> lines{};
    bool operator==(const Total&) const = default;
};

struct Disclosure { std::string text; bool operator==(const Disclosure&) const = default; };
struct Attribute { std::string name; std::string value; bool operator==(const Attribute&) const = default; };

enum class LineStock : std::uint8_t { not_stated, in_stock, low_stock, out_of_stock, backorder, pre_order, unknown };

struct LineDiscount {
    std::string code;
    std::int64_t amount = 0;
    std::string description;
    bool operator==(const LineDiscount&) const = default;
};

// "$1.20 per 100 ml": `value` in steps of 10^-scale of `unit`.
struct UnitRate {
    std::int64_t amount = 0, value = 1;
    int scale = 0;
    std::string unit;
    bool operator==(const UnitRate&) const = default;
};

struct LineItem {
    std::string id;
    std::string item;                 // id asked for
    std::int64_t quantity = 1;
    SoldBy quantity_unit;
    std::optional<UnitRate> rate;
    std::string name, description, image;
    std::optional<std::int64_t> unit_amount;
    std::vector<Disclosure> disclosures;
    std::vector<Attribute> attributes;       // custom_attributes, or variant_options where there are none
    std::string marketplace_seller;
    LineStock stock = LineStock::not_stated;
    std::optional<std::int64_t> available_quantity;
    std::optional<std::int64_t> max_quantity;
    std::string fulfillable_on;
    std::vector<LineDiscount> discounts;
    bool tax_exempt = false;
    std::string tax_exemption_reason;
    std::string parent;
    std::vector<Total> totals;
    bool operator==(const LineItem&) const = default;
};

// `unknown` cannot be chosen (ACP's list is closed); `other` can: UCP lets a business name its own ways.
enum class FulfillmentType : std::uint8_t { unknown, shipping, pickup, local_delivery, digital, other };

struct FulfillmentOption {
    FulfillmentType type = FulfillmentType::unknown;
    std::string id, title, description;  // id: unique in the session
    std::string sent{};               // what the merchant calls it where that is not unique; empty = id
    std::size_t group = 0;            // index in Session::groups of the group that chooses among it; 0 without groups
    // index of the group that offers it; differs from `group` where that one has no lines yet
    std::size_t way = 0;
    std::string carrier;              // shipping
    std::string earliest, latest;     // shipping and local delivery; pickup: ready_by and pickup_by
    std::string place_name, place_instructions;  // pickup
    Address place;
    std::vector<Total> totals;
    bool operator==(const FulfillmentOption&) const = default;
};

// UCP: lines that travel together and choose one option; ACP has none, and all lines are one.
struct FulfillmentGroup {
    std::string id, method;           // method: id of the UCP method it belongs to
    std::vector<std::string> lines;
    std::optional<Address> to;        // where this one goes
    bool operator==(const FulfillmentGroup&) const = default;
};

struct SelectedOption {
    FulfillmentType type = FulfillmentType::unknown;
    std::string option;
    std::vector<std::string> items;
    bool operator==(const SelectedOption&) const = default;
};

struct FulfillmentDetails {
    std::string name, phone, email;
    std::optional<Address> address;
    bool operator==(const FulfillmentDetails&) const = default;
};

struct AppliedDiscount {
    std::string code, name;
    std::int64_t amount = 0;
    bool automatic = false;
    bool operator==(const AppliedDiscount&) const = default;
};

// Warnings and errors of the protocol; one we do not know is `unknown` and is shown in the merchant's words.
enum class MessageCode : std::uint8_t {
    none, unknown,
    missing, invalid, out_of_stock, payment_declined, requires_sign_in, requires_3ds, low_stock, quantity_exceeded,
    coupon_invalid, coupon_expired, minimum_not_met, maximum_exceeded, region_restricted, age_verification_required,
    approval_required, unsupported, not_found, conflict, rate_limited, expired, intervention_required,
    high_demand, shipping_delay, price_change, expiring_promotion, limited_availability,
    discount_code_expired, discount_code_invalid, discount_code_already_applied, discount_code_combination_disallowed,
    discount_code_minimum_not_met, discount_code_user_not_logged_in, discount_code_user_ineligible,
    discount_code_usage_limit_reached,
    address_undeliverable  // UCP
};

struct RejectedDiscount {
    std::string code;
    MessageCode reason = MessageCode::unknown;
    std::string message;
    bool operator==(const RejectedDiscount&) const = default;
};

enum class MessageType : std::uint8_t { unknown, info, warning, error };
enum class Severity : std::uint8_t { not_stated, info, low, medium, high, critical, unknown };
// UCP: severity
enum class Resolution : std::uint8_t {
    not_stated, recoverable, requires_buyer_input, requires_buyer_review, unrecoverable, unknown
};

struct Message {
    MessageType type = MessageType::unknown;
    MessageCode code = MessageCode::none;
    Severity severity = Severity::not_stated;
    Resolution resolution = Resolution::not_stated;
    std::string param;                // JSONPath
    std::string text;                 // plain; Markdown was reduced to its words
    bool disclosure = false;          // UCP presentation: beside what it is about, never hidden, collapsed or dismissed
    std::string image{}, url{};       // the image has to be seen
    bool operator==(const Message&) const = default;
};

enum class LinkType : std::uint8_t {
    unknown, terms_of_use, privacy_policy, return_policy, shipping_policy, contact_us, about_us, faq, support
};
struct SessionLink {
    LinkType type = LinkType::unknown;
    std::string title;
    std::string url;
    bool operator==(const SessionLink&) const = default;
};

// UCP 2026-08-25: terms that hold for what `applies_to` (JSONPath) points at; nothing = for all.
struct Policy {
    std::string type, text, url;      // "dev.ucp.shopping.policy.return"
    std::vector<std::string> applies_to;
    bool operator==(const Policy&) const = default;
};

// channel: ACP's, or UCP's purpose, or purpose/segment. text empty: one of UCP 2026-04-08's four, which bring no words.
struct ConsentOption {
    std::string channel, text, privacy_url;
    bool subscribed = false;
    bool operator==(const ConsentOption&) const = default;
};

struct PaymentHandler {
    std::string id, name, display_name;
    std::int64_t order = 0;           // display_order; sorted by it
    std::vector<std::string> instruments{};  // UCP: types it takes
    bool operator==(const PaymentHandler&) const = default;
};

struct OrderInfo {
    std::string id, session, number, permalink, status;
    std::string earliest, latest;     // estimated delivery
    std::string confirmation_number, receipt_url;
    bool confirmation_email_sent = false;
    std::string support_email, support_phone, support_hours, help_url;
    std::vector<Total> totals;
    bool operator==(const OrderInfo&) const = default;
};

struct Session {
    std::string id;
    Protocol protocol{};
    SessionStatus status = SessionStatus::unknown;
    std::string currency;             // upper case
    std::string presentment_currency;
    std::string locale, timezone;
    std::vector<LineItem> lines;
    std::vector<Total> totals;
    std::vector<FulfillmentGroup> groups;
    std::vector<FulfillmentOption> fulfillment_options;
    std::vector<SelectedOption> selected;
    FulfillmentDetails fulfillment;
    bool takes_codes = true;
    std::vector<std::string> codes;
    std::vector<AppliedDiscount> applied;
    std::vector<RejectedDiscount> rejected;
    std::vector<Message> messages;
    std::vector<SessionLink> links;
    std::vector<Policy> policies;
    std::vector<ConsentOption> consents;
    std::vector<PaymentHandler> handlers;
    std::string authentication_metadata;  // verbatim JSON, opaque here; UCP: {"actions":…}, the bank's steps of now
    std::string carried;                  // UCP: verbatim JSON of what an update sends back, opaque here
    std::string expires_at;
    std::string continue_url;
    std::optional<OrderInfo> order;
    bool unreadable = false;              // something that has to be shown could not be read: never payable
    bool operator==(const Session&) const = default;
};

// What the body of a 4xx or 5xx response says.
enum class RefusalCode : std::uint8_t {
    unknown, idempotency_conflict, idempotency_in_flight, idempotency_key_required, outcome_unknown, unauthenticated,
    not_found,
    message  // one of MessageCode, in `code`
};

struct Refusal {
    int status = 0;                   // HTTP
    RefusalCode kind = RefusalCode::unknown;
    MessageCode code = MessageCode::unknown;
    std::string text;                 // the merchant's
    std::string param;
    std::optional<std::int64_t> retry_after_s;
    std::string continue_url{};       // UCP
    bool operator==(const Refusal&) const = default;
};

// ---- what the whole program agrees on when it reads a session ----
const Total* grand_total(const Session& session);           // the one row of type `total`; two of them are none
const LineItem* find_line(const Session& session, const std::string& id);
const FulfillmentOption* find_option(const Session& session, const std::string& id);
const FulfillmentOption* chosen_option(const Session& session);  // what the merchant has selected, if it is selectable
bool needs_fulfillment(const Session& session);             // there is something to choose from
bool fulfillment_chosen(const Session& session);            // each group that has options has one selected
bool has_error(const Session& session);                     // a message of type `error`
bool has_error(const Session& session, MessageCode code);
const FulfillmentOption* chosen_in(const Session& session, std::size_t group);
// Whether the rows lead to the total. UCP: their plain sum. ACP, whose examples differ among themselves: any fair
// reading.
bool rows_add_up(const Session& session);
// Which line a JSONPath is about; nullopt: none, or several.
std::optional<std::size_t> line_at(const Session& session, std::string_view path);
// The policies that hold for a line: of each type the one whose path says it most narrowly.
std::vector<const Policy*> policies_of(const Session& session, std::size_t line);
MessageCode message_code(std::string_view code);            // by its name in the protocol
std::string_view name_of(MessageCode code);

}  // namespace till
