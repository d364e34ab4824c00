// How the whole program reads a session. Knows nothing of dialects but the names of their codes.
#include "core/session.hpp"

namespace till {
namespace {

struct Row {
    MessageCode code;
    std::string_view name;
};

constexpr Row rows[] = {
#define TILL_CODE(name) {MessageCode::name, #name}
    TILL_CODE(missing), TILL_CODE(invalid), TILL_CODE(out_of_stock), TILL_CODE(payment_declined), TILL_CODE(requires_sign_in), TILL_CODE(requires_3ds),
    TILL_CODE(low_stock), TILL_CODE(quantity_exceeded), TILL_CODE(coupon_invalid), TILL_CODE(coupon_expired), TILL_CODE(minimum_not_met),
    TILL_CODE(maximum_exceeded), TILL_CODE(region_restricted), TILL_CODE(age_verification_required), TILL_CODE(approval_required), TILL_CODE(unsupported),
    TILL_CODE(not_found), TILL_CODE(conflict), TILL_CODE(rate_limited), TILL_CODE(expired), TILL_CODE(intervention_required), TILL_CODE(high_demand),
    TILL_CODE(shipping_delay), TILL_CODE(price_change), TILL_CODE(expiring_promotion), TILL_CODE(limited_availability), TILL_CODE(discount_code_expired),
    TILL_CODE(discount_code_invalid), TILL_CODE(discount_code_already_applied), TILL_CODE(discount_code_combination_disallowed),
    TILL_CODE(discount_code_minimum_not_met), TILL_CODE(discount_code_user_not_logged_in), TILL_CODE(discount_code_user_ineligible),
    TILL_CODE(discount_code_usage_limit_reached),
#undef TILL_CODE
};

}  // namespace

MessageCode message_code(std::string_view code) {
    for (const Row& row : rows) {
        if (row.name == code) return row.code;
    }
    return MessageCode::unknown;
}

std::string_view name_of(MessageCode code) {
    for (const Row& row : rows) {
        if (row.code == code) return row.name;
    }
    return {};
}

const Total* grand_total(const Session& session) {
    const Total* found = nullptr;
    for (const Total& total : session.totals) {
        if (total.type != TotalType::total) continue;
        if (found) return nullptr;
        found = &total;
    }
    return found;
}

const LineItem* find_line(const Session& session, const std::string& id) {
    for (const LineItem& line : session.lines) {
        if (line.id == id) return &line;
    }
    return nullptr;
}

const FulfillmentOption* find_option(const Session& session, const std::string& id) {
    for (const FulfillmentOption& option : session.fulfillment_options) {
        if (option.id == id) return &option;
    }
    return nullptr;
}

const FulfillmentOption* chosen_option(const Session& session) {
    for (const SelectedOption& selected : session.selected) {
        const FulfillmentOption* option = find_option(session, selected.option);
        if (option && option->type != FulfillmentType::unknown) return option;
    }
    return nullptr;
}

bool needs_fulfillment(const Session& session) { return !session.fulfillment_options.empty(); }

}  // namespace till
