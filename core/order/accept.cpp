// What a new session means: which state it leads to, what changed, what is said about it. The merchant's word is the
// truth; a wish it did not follow is given up. Knows nothing of how the session came or is shown.
#include "core/language/quantity_words.hpp"
#include "core/market/quantity.hpp"
#include "core/order/order.hpp"
#include "core/state/handover.hpp"
#include "core/state/lens.hpp"
#include "core/state/pending_payment.hpp"

#include <algorithm>

namespace till {
namespace {

Money amount_in(const Session& session, std::int64_t amount) { return Money::of(amount, session.currency); }

// Which unit price is not what was shown before: on the card, or in the session before this one.
const LineItem* dearer_or_cheaper(
    const Turn& turn, const Draft& draft, const Session& fresh, const Accepting& how, Money& before) {
    const Product* product = find_product(turn.model.catalog, draft.choices.product);
    for (const LineItem& line : fresh.lines) {
        if (!line.unit_amount) continue;
        const LineItem* known = how.first ? nullptr : find_line(draft.session, line.id);
        const Variant* variant = product ? find_variant(*product, line.item) : nullptr;
        if (known && known->unit_amount && *known->unit_amount != *line.unit_amount) {
            before = amount_in(draft.session, *known->unit_amount);
            return &line;
        }
        if (how.first && variant) {
            before = price_of(*product, variant);
            if (before.currency == fresh.currency && before.amount != *line.unit_amount) return &line;
        }
    }
    return nullptr;
}

Notice price_notice(const Turn& turn, const Money& before, const Money& now) {
    Notice changed = notice(Word::price_changed);
    changed.code = MessageCode::price_change;
    changed.old_total = format_money(turn.model.locale, before);
    changed.new_total = format_money(turn.model.locale, now);
    return changed;
}

// "Total now $158, up $9."
std::string total_sentence(const Turn& turn, std::int64_t before, const Session& fresh, std::int64_t now) {
    const Locale& locale = turn.model.locale;
    const std::string total = format_money(locale, amount_in(fresh, now));
    const auto difference = checked_subtract(now, before);
    if (!difference || *difference == 0 || *difference == INT64_MIN)
        return say(locale, Word::total_now, {{"total", total}});
    const Money size = amount_in(fresh, *difference < 0 ? -*difference : *difference);
    return say(locale, *difference > 0 ? Word::total_up : Word::total_down,
        {{"total", total}, {"difference", format_money(locale, size)}});
}

std::string change_sentence(const Turn& turn, const Session& fresh, std::uint8_t changes) {
    const Locale& locale = turn.model.locale;
    if ((changes & change::option) != 0) {
        const FulfillmentOption* option = chosen_option(fresh);
        if (!option) return {};
        const std::string dates = format_date_range(locale, option->earliest, option->latest, turn.model.now);
        return say(locale, Word::delivery_changed, {{"option", dates.empty() ? option->title : dates}});
    }
    if ((changes & change::items) != 0 && !fresh.lines.empty())
        return say(locale, Word::quantity_changed,
            {{"n", quantity_text(locale, fresh.lines.front().quantity, fresh.lines.front().quantity_unit)}});
    if ((changes & change::delivery) != 0) return say(locale, Word::address_changed);
    return {};
}

void tell_changes(Turn& turn, Draft& draft, const Session& fresh, const Accepting& how) {
    const Total* total = grand_total(fresh);
    Money before, now;
    bool changed_price = true;
    if (const LineItem* line = dearer_or_cheaper(turn, draft, fresh, how, before)) {
        now = amount_in(fresh, *line->unit_amount);
    } else {
        changed_price = !how.first && how.changes == 0 && total &&
            (total->amount != draft.seen_total || fresh.currency != draft.session.currency);
        if (changed_price) {
            before = amount_in(draft.session, draft.seen_total);
            now = amount_in(fresh, total->amount);
        }
    }
    if (changed_price) {
        const Notice changed = price_notice(turn, before, now);
        std::string sentence =
            say(turn.model.locale, changed.word, {{"old", changed.old_total}, {"new", changed.new_total}});
        draft.notices.push_back(changed);
        if (before.currency == now.currency && now.amount < before.amount) turn.say_politely(std::move(sentence));
        else turn.say_now(std::move(sentence));
    }
    if (!how.first && total && (how.changes != 0 || total->amount != draft.seen_total)) {
        std::string sentence = change_sentence(turn, fresh, how.changes);
        if (!sentence.empty()) sentence += ' ';
        turn.say_politely(sentence + total_sentence(turn, draft.seen_total, fresh, total->amount));
    }
    if (total) draft.seen_total = total->amount;
}

void learn_stock(Turn& turn, Draft& draft, const Session& fresh) {
    const auto is_gone = [](const LineItem& line) { return line.stock == LineStock::out_of_stock; };
    if (has_error(fresh, MessageCode::out_of_stock) || std::any_of(fresh.lines.begin(), fresh.lines.end(), is_gone))
        memo_of(turn.model, draft.choices.product).sold_out = true;
    for (const LineItem& line : fresh.lines) {
        for (const WantedItem& wanted : draft.choices.items) {
            if (wanted.item != line.item || line.quantity >= wanted.quantity) continue;
            Notice fewer = notice(Word::only_left_set);
            fewer.code = MessageCode::quantity_exceeded;
            fewer.left = line.quantity;
            fewer.unit = line.quantity_unit;
            draft.notices.push_back(fewer);
        }
    }
}

// Reduces quantities to the available stock, once; the merchant answers with the new order.
bool cut_quantities(Draft& draft, const Session& fresh) {
    bool cut = false;
    for (const LineItem& line : fresh.lines) {
        const bool too_many =
            line.available_quantity && *line.available_quantity > 0 && *line.available_quantity < line.quantity;
        if (!too_many ||
            (!has_error(fresh, MessageCode::low_stock) && !has_error(fresh, MessageCode::quantity_exceeded) &&
                !has_error(fresh, MessageCode::out_of_stock)))
            continue;
        for (WantedItem& wanted : draft.choices.items) {
            if (wanted.item == line.item && wanted.quantity > *line.available_quantity) {
                wanted.quantity = *line.available_quantity;
                cut = true;
            }
        }
    }
    return cut;
}

void take_over(Draft& draft, Session fresh) {
    draft.choices.items.clear();
    for (const LineItem& line : fresh.lines) {
        if (line.parent.empty() && !line.item.empty())
            draft.choices.items.push_back({line.item, within_units(draft.choices.protocol, line.quantity)});
    }
    const FulfillmentOption* option = chosen_option(fresh);
    draft.choices.option = option ? option->id : std::string();
    draft.choices.codes.clear();
    const auto add = [&](const std::string& code) {
        for (const std::string& known : draft.choices.codes) {
            if (known == code) return;
        }
        for (const RejectedDiscount& rejected : fresh.rejected) {
            if (rejected.code == code) return;
        }
        if (!code.empty()) draft.choices.codes.push_back(code);
    };
    for (const std::string& code : fresh.codes) add(code);
    for (const AppliedDiscount& applied : fresh.applied) add(applied.code);
    for (const ConsentOption& offered : fresh.consents) {
        const auto is_offered = [&](const Consented& consent) { return consent.channel == offered.channel; };
        auto& consents = draft.choices.consents;
        if (std::none_of(consents.begin(), consents.end(), is_offered))
            consents.push_back({offered.channel, offered.subscribed});
    }
    if (fresh.fulfillment.address) {  // where the merchant will send it, whatever was asked for
        Address told = *fresh.fulfillment.address;
        if (draft.choices.address) {
            told.id = draft.choices.address->id;
            told.label = draft.choices.address->label;
        }
        if (draft.choices.address != told) {
            told.id.clear();
            told.label.clear();
            draft.choices.address = std::move(told);
        }
    }
    draft.session = std::move(fresh);
}

void watch_expiry(Turn& turn, Draft& draft) {
    const auto expires = parse_rfc3339(draft.session.expires_at);
    draft.expiry = TimerId{};
    if (!expires || turn.model.now == 0) return;
    const std::int64_t left = epoch_ms(*expires) - turn.model.now;
    constexpr std::int64_t longest =
        2'000'000'000;  // what a browser's timer can hold; it is looked at again when tapped
    draft.expiry = turn.start_timer(left < 0 ? 0 : left > longest ? longest : left);
}

// The choices an expired session was left with, asked for again in the new one.
std::uint8_t unmet(const Draft& draft, const Choices& wished) {
    std::uint8_t changes = 0;
    if (!wished.option.empty() && wished.option != draft.choices.option && find_option(draft.session, wished.option))
        changes = change::option;
    return changes;
}

// UCP: errors that the shopper can correct come before the handover to the merchant, unless one cannot be corrected.
bool can_be_corrected(const Session& session) {
    if (!errors_come_before_handover(session.protocol)) return false;
    bool correctable = false;
    for (const Message& message : session.messages) {
        if (message.resolution == Resolution::unrecoverable) return false;
        if (message.resolution == Resolution::recoverable) correctable = true;
    }
    return correctable;
}

void review(Turn& turn, Order& order, Draft draft, const Accepting& how, const Choices& wished, bool cut) {
    if (how.first) list_methods(turn, draft);
    if (cut) {
        draft.choices.items = wished.items;
        return send_update(turn, order, std::move(draft), change::items);
    }
    const std::uint8_t missing = how.first ? unmet(draft, wished) : 0;
    if (missing != 0) {
        draft.choices.option = wished.option;
        return send_update(turn, order, std::move(draft), missing);
    }
    for (const std::string& code : draft.choices.codes) {
        if (draft.code_text && *draft.code_text == code)
            draft.code_text.reset();  // taken; one that was refused stays to be corrected
    }
    open_form_for_problems(turn, draft);
    draft.visibility = Visibility::unseen;
    order.state = Reviewing{std::move(draft)};
}

}  // namespace

Notice notice(Word word) {
    Notice made;
    made.word = word;
    return made;
}

Notice notice(const Refusal& refusal) {
    Notice made = notice(Word::cannot_complete);
    made.code = refusal.code;
    made.text = refusal.text;
    made.continue_url = refusal.continue_url;
    if (refusal.kind == RefusalCode::unauthenticated || refusal.status == 401) {
        made = notice(Word::signed_out);
    } else if (refusal.kind != RefusalCode::message) {
        made.code = MessageCode::none;
    }
    return made;
}

void accept(Turn& turn, Order& order, Draft draft, Session fresh, const Accepting& how) {
    if (!how.paid_for) draft.notices.clear();
    Choices wished = draft.choices;
    tell_changes(turn, draft, fresh, how);
    learn_stock(turn, draft, fresh);
    const bool cut = cut_quantities(draft, fresh);
    if (cut) wished.items = draft.choices.items;
    const SessionStatus status = fresh.status;
    take_over(draft, std::move(fresh));
    watch_expiry(turn, draft);
    switch (status) {
        case SessionStatus::completed: {
            Consent none;  // bought elsewhere: at the merchant's, or in another tab
            none.total = draft.seen_total;
            PendingPayment payment = payment_of(draft, none);
            return succeed(turn, order, std::move(payment), std::move(draft.session), true);
        }
        case SessionStatus::canceled: order.state = Cancelled{std::move(draft)}; return;
        case SessionStatus::expired: return expire(turn, order, std::move(draft));
        case SessionStatus::requires_escalation:
            if (can_be_corrected(draft.session)) return review(turn, order, std::move(draft), how, wished, cut);
            return wait_for_merchant(turn, order, std::move(draft));
        case SessionStatus::pending_approval:
        case SessionStatus::complete_in_progress:
        case SessionStatus::in_progress: return wait_for_merchant(turn, order, std::move(draft));
        case SessionStatus::unknown:
        case SessionStatus::incomplete:
        case SessionStatus::not_ready_for_payment:
        case SessionStatus::authentication_required:
        case SessionStatus::ready_for_payment: return review(turn, order, std::move(draft), how, wished, cut);
    }
}

}  // namespace till
