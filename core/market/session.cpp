// How the whole program reads a session. Knows nothing of dialects but the names of their codes.
#include "core/market/session.hpp"

#include "core/base/json_path.hpp"
#include "core/base/money.hpp"

#include <algorithm>

namespace till {
namespace {

struct CodeName {
    MessageCode code;
    std::string_view name;
};

constexpr CodeName code_names[] = {
#define TILL_CODE(name) \
    { MessageCode::name, #name }
    TILL_CODE(missing),
    TILL_CODE(invalid),
    TILL_CODE(out_of_stock),
    TILL_CODE(payment_declined),
    TILL_CODE(requires_sign_in),
    TILL_CODE(requires_3ds),
    TILL_CODE(low_stock),
    TILL_CODE(quantity_exceeded),
    TILL_CODE(coupon_invalid),
    TILL_CODE(coupon_expired),
    TILL_CODE(minimum_not_met),
    TILL_CODE(maximum_exceeded),
    TILL_CODE(region_restricted),
    TILL_CODE(age_verification_required),
    TILL_CODE(approval_required),
    TILL_CODE(unsupported),
    TILL_CODE(not_found),
    TILL_CODE(conflict),
    TILL_CODE(rate_limited),
    TILL_CODE(expired),
    TILL_CODE(intervention_required),
    TILL_CODE(high_demand),
    TILL_CODE(shipping_delay),
    TILL_CODE(price_change),
    TILL_CODE(expiring_promotion),
    TILL_CODE(limited_availability),
    TILL_CODE(discount_code_expired),
    TILL_CODE(discount_code_invalid),
    TILL_CODE(discount_code_already_applied),
    TILL_CODE(discount_code_combination_disallowed),
    TILL_CODE(discount_code_minimum_not_met),
    TILL_CODE(discount_code_user_not_logged_in),
    TILL_CODE(discount_code_user_ineligible),
    TILL_CODE(discount_code_usage_limit_reached),
    TILL_CODE(address_undeliverable),
#undef TILL_CODE
};

// nullopt: too large to be true.
using Sum = std::optional<std::int64_t>;

Sum plus(Sum sum, std::int64_t amount) { return sum ? checked_add(*sum, amount) : sum; }

Sum size_of(std::int64_t amount) { return amount < 0 ? checked_subtract(0, amount) : Sum(amount); }

Sum less(Sum sum, Sum amount) { return sum && amount ? checked_subtract(*sum, *amount) : std::nullopt; }

bool plain_sum(const Session& session, std::int64_t total) {
    Sum sum = 0;
    for (const Total& row : session.totals) {
        if (row.type != TotalType::total) sum = plus(sum, row.amount);
        Sum parts = 0;
        for (const TotalLine& line : row.lines) parts = plus(parts, line.amount);
        if (!row.lines.empty() && parts != row.amount) return false;
    }
    return sum == total;
}

struct Reading {
    bool from_items;      // the items less their own discounts, not the subtotal
    bool less_discounts;  // or the subtotal has them in it
    bool plus_tax;        // or prices have it in them
    bool plus_delivery;   // or the total is net of it
};

bool reads(const Session& session, const Reading& reading, std::int64_t total) {
    Sum sum = 0;
    for (const Total& row : session.totals) {
        switch (row.type) {
            case TotalType::items_base_amount: sum = reading.from_items ? plus(sum, row.amount) : sum; break;
            case TotalType::items_discount: sum = reading.from_items ? less(sum, size_of(row.amount)) : sum; break;
            case TotalType::subtotal: sum = reading.from_items ? sum : plus(sum, row.amount); break;
            case TotalType::discount: sum = reading.less_discounts ? less(sum, size_of(row.amount)) : sum; break;
            case TotalType::tax: sum = reading.plus_tax ? plus(sum, row.amount) : sum; break;
            case TotalType::fulfillment: sum = reading.plus_delivery ? plus(sum, row.amount) : sum; break;
            case TotalType::store_credit: sum = less(sum, size_of(row.amount)); break;
            case TotalType::fee:
            case TotalType::gift_wrap:
            case TotalType::tip:
            case TotalType::unknown: sum = plus(sum, row.amount); break;
            case TotalType::total:
            case TotalType::amount_refunded: break;
        }
    }
    return sum == total;
}

bool any_reading(const Session& session, std::int64_t total) {
    for (unsigned bits = 0; bits < 16; ++bits) {
        if (reads(session, {(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0, (bits & 8U) != 0}, total))
            return true;
    }
    return false;
}

bool covers(const PathStep& step, const Session& session, std::size_t line) {
    switch (step.kind) {
        case PathStep::Kind::index: return step.index == line;
        case PathStep::Kind::filter: return step.name == "id" && step.value == session.lines[line].id;
        case PathStep::Kind::any: return true;
        case PathStep::Kind::name: return step.name == session.lines[line].id;
    }
    return false;
}

// 0: does not hold for the line; else the longer path, and of two the one that names a single thing.
std::size_t narrowness(const Session& session, const Policy& policy, std::size_t line) {
    std::size_t narrowest = policy.applies_to.empty() ? 1 : 0;
    for (const std::string& target : policy.applies_to) {
        const auto path = parse_path(target);
        if (!path || (!path->empty() && !is_name(*path, 0, "line_items")) ||
            (path->size() > 1 && !covers((*path)[1], session, line)))
            continue;
        const bool single = std::none_of(path->begin(), path->end(), [](const PathStep& step) {
            return step.kind == PathStep::Kind::any || step.kind == PathStep::Kind::filter;
        });
        narrowest = std::max(narrowest, 2 * path->size() + (single ? 2U : 1U));
    }
    return narrowest;
}

}  // namespace

MessageCode message_code(std::string_view code) {
    for (const CodeName& row : code_names) {
        if (row.name == code) return row.code;
    }
    return MessageCode::unknown;
}

std::string_view name_of(MessageCode code) {
    for (const CodeName& row : code_names) {
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

const FulfillmentOption* chosen_in(const Session& session, std::size_t group) {
    for (const SelectedOption& selected : session.selected) {
        const FulfillmentOption* option = find_option(session, selected.option);
        if (option && option->group == group && option->type != FulfillmentType::unknown) return option;
    }
    return nullptr;
}

bool fulfillment_chosen(const Session& session) {
    for (const FulfillmentOption& option : session.fulfillment_options) {
        if (!chosen_in(session, option.group)) return false;
    }
    return true;
}

bool rows_add_up(const Session& session) {
    const Total* total = grand_total(session);
    if (!total || session.totals.size() < 2) return true;
    return sum_is_plain(session.protocol) ? plain_sum(session, total->amount) : any_reading(session, total->amount);
}

std::optional<std::size_t> line_at(const Session& session, std::string_view text) {
    const auto path = parse_path(text);
    if (!path || !is_name(*path, 0, "line_items")) return std::nullopt;
    std::optional<std::size_t> found;
    for (std::size_t line = 0; line < session.lines.size(); ++line) {
        if (path->size() > 1 && !covers((*path)[1], session, line)) continue;
        if (found) return std::nullopt;
        found = line;
    }
    return found;
}

std::vector<const Policy*> policies_of(const Session& session, std::size_t line) {
    std::vector<const Policy*> found;
    for (const Policy& policy : session.policies) {
        const std::size_t here = narrowness(session, policy, line);
        if (here == 0) continue;
        const auto same =
            std::find_if(found.begin(), found.end(), [&](const Policy* other) { return other->type == policy.type; });
        if (same == found.end()) found.push_back(&policy);
        else if (narrowness(session, **same, line) < here) *same = &policy;
    }
    return found;
}

bool needs_fulfillment(const Session& session) { return !session.fulfillment_options.empty(); }

bool has_error(const Session& session) {
    return std::any_of(session.messages.begin(), session.messages.end(),
        [](const Message& message) { return message.type == MessageType::error; });
}

bool has_error(const Session& session, MessageCode code) {
    return std::any_of(session.messages.begin(), session.messages.end(),
        [code](const Message& message) { return message.type == MessageType::error && message.code == code; });
}

}  // namespace till
