// What went wrong or is worth knowing: our own sentence for every code, the merchant's words beside it, marked as theirs.
// Every error says whether money moved. Knows nothing of where a block lies.
#include "core/surface/parts.hpp"

#include "core/base/json_path.hpp"
#include "core/order/field.hpp"

namespace till {
namespace {

// Sentences that say themselves whether money moved, or are no errors.
bool says_money(Word word) {
    switch (word) {
        case Word::sold_out:
        case Word::declined:
        case Word::bank_closed:
        case Word::signed_out:
        case Word::not_accepted:
        case Word::not_paid:
        case Word::payment_closed:
        case Word::method_unavailable:
        case Word::popup_blocked:
        case Word::offline:
        case Word::checking:
        case Word::methods_failed:
        case Word::receipt_thanks: return true;
        default: return false;  // by far the most; a new sentence is told to be about no money until it is listed here
    }
}

bool is_code_problem(MessageCode code) {
    switch (code) {
        case MessageCode::coupon_invalid:
        case MessageCode::coupon_expired:
        case MessageCode::discount_code_expired:
        case MessageCode::discount_code_invalid:
        case MessageCode::discount_code_already_applied:
        case MessageCode::discount_code_combination_disallowed:
        case MessageCode::discount_code_minimum_not_met:
        case MessageCode::discount_code_user_not_logged_in:
        case MessageCode::discount_code_user_ineligible:
        case MessageCode::discount_code_usage_limit_reached: return true;
        default: return false;
    }
}

std::string place_text(const Draft& draft) {
    const Address address = draft.session.fulfillment.address ? *draft.session.fulfillment.address
                                                              : draft.choices.address.value_or(Address{});
    return address.city.empty() ? address.country : address.city;
}

std::string without_stop(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    return text;
}

std::string field_label(const Lens& lens, std::string_view param) {
    constexpr Word labels[] = {Word::field_name, Word::field_line_one, Word::field_line_two, Word::field_city,
        Word::field_state, Word::field_postal_code, Word::field_country, Word::field_email, Word::field_phone};
    const auto field = field_of_param(param);
    if (field) return lens.say(labels[static_cast<std::size_t>(*field)]);
    if (param.find("selected_fulfillment") != std::string_view::npos) return lens.say(Word::delivery);
    if (param.find("fulfillment.methods") != std::string_view::npos) return lens.say(Word::delivery);
    if (param.find("address") != std::string_view::npos || param.find("fulfillment_details") != std::string_view::npos)
        return lens.say(Word::deliver_to);
    return {};
}

Tone tone_of(const Message& message) {
    switch (message.type) {
        case MessageType::info:
            return message.severity == Severity::high || message.severity == Severity::critical ? Tone::warning
                                                                                                : Tone::info;
        case MessageType::warning: return Tone::warning;
        case MessageType::error:
        case MessageType::unknown: break;
    }
    return Tone::error;
}

bool about_place(const Message& message) {
    if (message.code == MessageCode::address_undeliverable) return true;
    return message.code == MessageCode::unsupported &&
        (message.param.find("fulfillment") != std::string::npos || message.param.find("address") != std::string::npos);
}

// What one can do about it, beside the words.
std::vector<ButtonView> ways_on(const Lens& lens, const Draft& draft, const Message& message) {
    const MessageCode code = message.code;
    std::vector<ButtonView> actions;
    if (code == MessageCode::out_of_stock) {
        actions.push_back(button("similar", lens.say(Word::see_similar), SimilarAsked{draft.choices.product}));
    } else if (about_place(message) && draft.session.status == SessionStatus::not_ready_for_payment) {
        actions.push_back(button("change_address", lens.say(Word::change), AddressEditOpened{}));
        actions.back().name = lens.say(Word::change_address);
        actions.back().enabled = lens.live;
    } else if (code == MessageCode::region_restricted || code == MessageCode::age_verification_required ||
        code == MessageCode::requires_sign_in || code == MessageCode::unsupported ||
        code == MessageCode::intervention_required) {
        if (lens.model.host.links && !draft.session.continue_url.empty())
            actions.push_back(button("continue", lens.say(Word::continue_at, {{"seller", draft.choices.seller}}),
                LinkFollowed{draft.session.continue_url}));
    }
    return actions;
}

// The same thing may come as a message of the session and as our notice of a refusal; it is said once.
bool is_said_by_session(const Session& session, MessageCode code) {
    if (code == MessageCode::none || code == MessageCode::unknown) return false;
    for (const Message& message : session.messages) {
        if (message.code == code && message.type != MessageType::info) return true;
    }
    return false;
}

// Told in the business's words alone, with all that belongs to it, and nothing to press but its link.
bool is_shown_whole(const Message& message) {
    return message.disclosure || !message.image.empty() || !message.url.empty();
}

DisclosureBlock disclosure_block(const Lens& lens, const Draft& draft, const Message& message, const std::string& key) {
    DisclosureBlock block{key, tone_of(message), lens.say(Word::message_from, {{"seller", draft.choices.seller}}),
        merchants(lens, draft.session, message.text), std::nullopt, std::nullopt};
    if (!message.image.empty()) block.image = ImageView{message.image, message.text, block.text.lang, {}, {}};
    if (!message.url.empty())
        block.link = LinkView{"link", own(lens.say(Word::link_other)), message.url, does(LinkFollowed{message.url})};
    return block;
}

// UCP: what nothing can be done about first, then what can be mended, then what is handed over, then what is no error.
int rank(const Draft& draft, const Message& message) {
    if (!is_ucp(draft.session.protocol)) return 0;
    if (message.type == MessageType::info || message.type == MessageType::warning) return 3;
    return message.resolution == Resolution::unrecoverable ? 0 : message.resolution == Resolution::recoverable ? 1 : 2;
}

std::vector<std::size_t> in_order(const Draft& draft) {
    std::vector<std::size_t> order;
    for (int grave = 0; grave < 4; ++grave) {
        for (std::size_t i = 0; i < draft.session.messages.size(); ++i) {
            if (rank(draft, draft.session.messages[i]) == grave) order.push_back(i);
        }
    }
    return order;
}

void add_message(const Lens& lens, const Draft& draft, const Message& message, const std::string& key,
    std::vector<MessageBlock>& out) {
    const std::string sentence = sentence_of(lens, draft, message);
    const bool ours = !sentence.empty() &&
        (message.type != MessageType::warning || message.text.empty() || message.code == MessageCode::price_change);
    if (ours) {
        MessageBlock block{key, tone_of(message), {}, own(sentence), ways_on(lens, draft, message)};
        out.push_back(std::move(block));
    }
    if (message.text.empty()) return;
    MessageBlock block{ours ? key + "-merchant" : key, ours ? Tone::neutral : tone_of(message),
        lens.say(Word::message_from, {{"seller", draft.choices.seller}}), merchants(lens, draft.session, message.text),
        {}};
    if (!ours) block.actions = ways_on(lens, draft, message);
    out.push_back(std::move(block));
}

}  // namespace

std::string with_money(const Lens& lens, Word word, std::string sentence) {
    return says_money(word) || sentence.empty() ? sentence : then(std::move(sentence), lens.say(Word::nothing_charged));
}

std::string reason_of_code(const Lens& lens, MessageCode code, const std::string& seller) {
    switch (code) {
        case MessageCode::coupon_expired:
        case MessageCode::discount_code_expired: return lens.say(Word::code_expired);
        case MessageCode::discount_code_already_applied: return lens.say(Word::code_already_applied);
        case MessageCode::discount_code_combination_disallowed: return lens.say(Word::code_not_combinable);
        case MessageCode::discount_code_minimum_not_met: return lens.say(Word::code_minimum);
        case MessageCode::discount_code_user_not_logged_in: return lens.say(Word::code_sign_in, {{"seller", seller}});
        case MessageCode::discount_code_user_ineligible: return lens.say(Word::code_ineligible);
        case MessageCode::discount_code_usage_limit_reached: return lens.say(Word::code_used_up);
        default: return {};
    }
}

std::string sentence_of(const Lens& lens, const Draft& draft, const Message& message) {
    const Argument seller("seller", draft.choices.seller);
    const bool error = message.type == MessageType::error;
    const auto told = [&](Word word, std::string sentence) {
        return error ? with_money(lens, word, std::move(sentence)) : sentence;
    };
    const auto plain = [&](Word word) { return told(word, lens.say(word, {seller})); };
    if (is_code_problem(message.code)) {
        std::string sentence = lens.say(Word::code_not_valid);
        const std::string reason = reason_of_code(lens, message.code, draft.choices.seller);
        return told(Word::code_not_valid, reason.empty() ? sentence : then(std::move(sentence), reason));
    }
    switch (message.code) {
        case MessageCode::none:
        case MessageCode::unknown: return error && message.text.empty() ? plain(Word::wait_problem) : std::string();
        case MessageCode::missing: {
            const std::string field = field_label(lens, message.param);
            return field.empty() ? plain(Word::wait_problem)
                                 : told(Word::add_field, lens.say(Word::add_field, {{"field", field}}));
        }
        case MessageCode::invalid: {
            const std::string field = field_label(lens, message.param);
            if (field.empty()) return plain(Word::wait_problem);
            if (message.text.empty())
                return told(Word::check_field_plain, lens.say(Word::check_field_plain, {{"field", field}}));
            return told(Word::check_field,
                lens.say(Word::check_field, {{"field", field}, {"reason", without_stop(message.text)}}));
        }
        case MessageCode::out_of_stock: return plain(Word::sold_out);
        case MessageCode::payment_declined: return plain(Word::declined);
        case MessageCode::address_undeliverable:
            return told(Word::not_delivered, lens.say(Word::not_delivered, {seller, {"place", place_text(draft)}}));
        case MessageCode::requires_sign_in: return plain(Word::sign_in_at);
        case MessageCode::requires_3ds: return plain(Word::bank_asks);
        case MessageCode::low_stock:
        case MessageCode::quantity_exceeded: {
            const auto line = line_at(draft.session, message.param);
            const auto left = line ? draft.session.lines[*line].available_quantity : std::nullopt;
            if (!left) return plain(Word::few_left);
            const Word word =
                error && draft.session.lines[*line].quantity <= *left ? Word::only_left_set : Word::only_left;
            return told(word, lens.say(word, {lens.amount("n", *left, draft.session.lines[*line].quantity_unit)}));
        }
        case MessageCode::minimum_not_met: return plain(Word::order_too_small);
        case MessageCode::maximum_exceeded: return plain(Word::order_too_large);
        case MessageCode::region_restricted: return plain(Word::region_restricted);
        case MessageCode::age_verification_required: return plain(Word::age_check);
        case MessageCode::approval_required: return plain(Word::approval_needed);
        case MessageCode::unsupported: {
            if (!about_place(message))
                return plain(
                    draft.session.continue_url.empty() ? Word::cannot_complete_no_link : Word::cannot_complete);
            return told(Word::not_delivered, lens.say(Word::not_delivered, {seller, {"place", place_text(draft)}}));
        }
        case MessageCode::intervention_required:
            return plain(draft.session.continue_url.empty() ? Word::cannot_complete_no_link : Word::cannot_complete);
        case MessageCode::not_found:
        case MessageCode::expired: return plain(Word::expired);
        case MessageCode::conflict: return plain(Word::changed_meanwhile);
        case MessageCode::rate_limited: return plain(Word::no_answer);
        case MessageCode::price_change: return plain(Word::price_changed_plain);
        case MessageCode::high_demand: return plain(Word::high_demand);
        case MessageCode::shipping_delay: return plain(Word::shipping_delay);
        case MessageCode::expiring_promotion: return plain(Word::expiring_promotion);
        case MessageCode::limited_availability: return plain(Word::limited_availability);
        default: return {};  // codes about discounts were told above
    }
}

Place place_of(const Session& session, const Message& message) {
    if (is_code_problem(message.code) && !message.disclosure) return {Anchor::code, 0};
    if (message.code == MessageCode::out_of_stock && session.lines.size() == 1 && !message.disclosure)
        return {Anchor::top, 0};  // it is about the whole order
    if (const auto line = line_at(session, message.param)) return {Anchor::line, *line};
    if (field_of_param(message.param)) return {Anchor::field, 0};
    const auto path = parse_path(message.param);
    if (message.param.find("fulfillment_option") != std::string::npos || (path && is_name(*path, 0, "fulfillment")))
        return {Anchor::delivery, 0};
    if (path && is_name(*path, 0, "discounts")) return {Anchor::code, 0};
    if (path && (is_name(*path, 0, "payment") || is_name(*path, 0, "payment_data"))) return {Anchor::payment, 0};
    if (path && is_name(*path, 0, "totals")) return {Anchor::totals, 0};
    return {Anchor::top, 0};
}

void add_messages(const Lens& lens, const Draft& draft, Anchor anchor, Blocks& blocks) {
    for (const std::size_t i : in_order(draft)) {
        const Message& message = draft.session.messages[i];
        const Anchor place = place_of(draft.session, message).anchor;
        const bool field_in_form = place == Anchor::field && draft.form && !is_ucp(draft.session.protocol) &&
            !is_shown_whole(message);  // the form says it at the field
        if (field_in_form || (place == Anchor::field ? Anchor::top : place) != anchor) continue;
        if (is_shown_whole(message)) {
            blocks.emplace_back(disclosure_block(lens, draft, message, "message-" + std::to_string(i)));
            continue;
        }
        bool noticed = false;  // told with old and new price already
        for (const Notice& notice : draft.notices)
            noticed = noticed || (notice.code == message.code && message.code == MessageCode::price_change);
        if (noticed && message.text.empty()) continue;
        std::vector<MessageBlock> told;
        Message said = message;
        if (noticed) said.code = MessageCode::none;
        add_message(lens, draft, said, "message-" + std::to_string(i), told);
        for (MessageBlock& block : told) blocks.emplace_back(std::move(block));
    }
}

std::vector<MessageBlock> line_messages(const Lens& lens, const Draft& draft, std::size_t line) {
    std::vector<MessageBlock> told;
    for (const std::size_t i : in_order(draft)) {
        const Message& message = draft.session.messages[i];
        const Place place = place_of(draft.session, message);
        if (place.anchor == Anchor::line && place.line == line && !is_shown_whole(message))
            add_message(lens, draft, message, "message-" + std::to_string(i), told);
    }
    return told;
}

std::vector<DisclosureBlock> line_disclosures(const Lens& lens, const Draft& draft, std::size_t line) {
    std::vector<DisclosureBlock> told;
    for (std::size_t i = 0; i < draft.session.messages.size(); ++i) {
        const Message& message = draft.session.messages[i];
        const Place place = place_of(draft.session, message);
        if (place.anchor == Anchor::line && place.line == line && is_shown_whole(message))
            told.push_back(disclosure_block(lens, draft, message, "message-" + std::to_string(i)));
    }
    return told;
}

MessageBlock notice_block(const Lens& lens, const Draft& draft, const Notice& notice, std::size_t number) {
    MessageBlock block;
    block.key = "notice-" + std::to_string(number);
    block.tone = Tone::error;
    const Argument seller("seller", draft.choices.seller);
    std::string sentence;
    if (notice.word == Word::price_changed) {
        block.tone = Tone::warning;
        sentence = with_money(
            lens, notice.word, lens.say(Word::price_changed, {{"old", notice.old_total}, {"new", notice.new_total}}));
    } else if (notice.word == Word::only_left_set) {
        block.tone = Tone::warning;
        sentence = lens.say(Word::only_left_set, {lens.amount("n", notice.left, notice.unit)});
    } else if (notice.code != MessageCode::none && notice.code != MessageCode::unknown) {
        Message message;
        message.type = MessageType::error;
        message.code = notice.code;
        message.text = notice.text;
        sentence = sentence_of(lens, draft, message);
        block.actions = ways_on(lens, draft, message);
    }
    if (sentence.empty()) {
        const Word word = notice.word == Word::cannot_complete && draft.session.continue_url.empty()
            ? Word::cannot_complete_no_link
            : notice.word;
        sentence = with_money(lens, word, lens.say(word, {seller}));
    }
    block.text = own(std::move(sentence));
    return block;
}

void add_notices(const Lens& lens, const Draft& draft, Blocks& blocks) {
    for (std::size_t i = 0; i < draft.notices.size(); ++i) {
        const Notice& notice = draft.notices[i];
        if (notice.word != Word::price_changed && notice.word != Word::only_left_set &&
            is_said_by_session(draft.session, notice.code))
            continue;
        blocks.emplace_back(notice_block(lens, draft, notice, i));
        if (notice.text.empty()) continue;
        MessageBlock theirs;
        theirs.key = "notice-" + std::to_string(i) + "-merchant";
        theirs.tone = Tone::neutral;
        theirs.source = lens.say(Word::message_from, {{"seller", draft.choices.seller}});
        theirs.text = merchants(lens, draft.session, notice.text);
        blocks.emplace_back(std::move(theirs));
    }
}

}  // namespace till
