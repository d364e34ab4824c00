// What went wrong or is worth knowing: our own sentence for every code, the merchant's words beside it, marked as
// theirs. Every error says whether money moved. Knows nothing of where a block lies.
#include "core/order/messages.hpp"

#include "core/base/json_path.hpp"
#include "core/order/field.hpp"

namespace till {
namespace {

// How our own sentence for a code is made.
enum class Wording : std::uint8_t {
    merchant_alone,  // no sentence of ours, unless the merchant wrote nothing either
    fixed,           // `word`
    promo_code,      // "Code not valid for this order." and `word`, the reason; code_not_valid = none
    field,           // asks for the field that the message is about
    place,           // where it cannot be delivered
    quantity_left,
    cannot_complete,
    unsupported  // about the place, or else cannot_complete
};

struct CodeWording {
    Wording wording;
    Word word = Word::wait_problem;
};

// Every code has its row: without a default, a new code does not compile until its wording is decided.
CodeWording wording_of(MessageCode code) {
    switch (code) {
        case MessageCode::none:
        case MessageCode::unknown: return {Wording::merchant_alone};
        case MessageCode::missing:
        case MessageCode::invalid: return {Wording::field};
        case MessageCode::out_of_stock: return {Wording::fixed, Word::sold_out};
        case MessageCode::payment_declined: return {Wording::fixed, Word::declined};
        case MessageCode::requires_sign_in: return {Wording::fixed, Word::sign_in_at};
        case MessageCode::requires_3ds: return {Wording::fixed, Word::bank_asks};
        case MessageCode::low_stock:
        case MessageCode::quantity_exceeded: return {Wording::quantity_left};
        case MessageCode::minimum_not_met: return {Wording::fixed, Word::order_too_small};
        case MessageCode::maximum_exceeded: return {Wording::fixed, Word::order_too_large};
        case MessageCode::region_restricted: return {Wording::fixed, Word::region_restricted};
        case MessageCode::age_verification_required: return {Wording::fixed, Word::age_check};
        case MessageCode::approval_required: return {Wording::fixed, Word::approval_needed};
        case MessageCode::unsupported: return {Wording::unsupported};
        case MessageCode::intervention_required: return {Wording::cannot_complete};
        case MessageCode::not_found:
        case MessageCode::expired: return {Wording::fixed, Word::expired};
        case MessageCode::conflict: return {Wording::fixed, Word::changed_meanwhile};
        case MessageCode::rate_limited: return {Wording::fixed, Word::no_answer};
        case MessageCode::high_demand: return {Wording::fixed, Word::high_demand};
        case MessageCode::shipping_delay: return {Wording::fixed, Word::shipping_delay};
        case MessageCode::price_change: return {Wording::fixed, Word::price_changed_plain};
        case MessageCode::expiring_promotion: return {Wording::fixed, Word::expiring_promotion};
        case MessageCode::limited_availability: return {Wording::fixed, Word::limited_availability};
        case MessageCode::address_undeliverable: return {Wording::place};
        case MessageCode::coupon_invalid:
        case MessageCode::discount_code_invalid: return {Wording::promo_code, Word::code_not_valid};
        case MessageCode::coupon_expired:
        case MessageCode::discount_code_expired: return {Wording::promo_code, Word::code_expired};
        case MessageCode::discount_code_already_applied: return {Wording::promo_code, Word::code_already_applied};
        case MessageCode::discount_code_combination_disallowed: return {Wording::promo_code, Word::code_not_combinable};
        case MessageCode::discount_code_minimum_not_met: return {Wording::promo_code, Word::code_minimum};
        case MessageCode::discount_code_user_not_logged_in: return {Wording::promo_code, Word::code_sign_in};
        case MessageCode::discount_code_user_ineligible: return {Wording::promo_code, Word::code_ineligible};
        case MessageCode::discount_code_usage_limit_reached: return {Wording::promo_code, Word::code_used_up};
    }
    return {Wording::merchant_alone};
}

bool is_code_problem(MessageCode code) { return wording_of(code).wording == Wording::promo_code; }

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

// A sentence and the word it is made of.
struct Sentence {
    Word word{};
    std::string text;
};

Sentence say_plainly(const Lens& lens, const Draft& draft, Word word) {
    return {word, lens.say(word, {{"seller", draft.choices.seller}})};
}

Sentence ask_for_field(const Lens& lens, const Draft& draft, const Message& message) {
    const std::string field = field_label(lens, message.param);
    if (field.empty()) return say_plainly(lens, draft, Word::wait_problem);
    if (message.code == MessageCode::missing) return {Word::add_field, lens.say(Word::add_field, {{"field", field}})};
    if (message.text.empty()) return {Word::check_field_plain, lens.say(Word::check_field_plain, {{"field", field}})};
    return {Word::check_field, lens.say(Word::check_field, {{"field", field}, {"reason", without_stop(message.text)}})};
}

Sentence name_place(const Lens& lens, const Draft& draft) {
    return {Word::not_delivered,
        lens.say(Word::not_delivered, {{"seller", draft.choices.seller}, {"place", place_text(draft)}})};
}

Sentence count_left(const Lens& lens, const Draft& draft, const Message& message) {
    const auto line = line_at(draft.session, message.param);
    const auto left = line ? draft.session.lines[*line].available_quantity : std::nullopt;
    if (!left) return say_plainly(lens, draft, Word::few_left);
    const LineItem& item = draft.session.lines[*line];
    const bool was_set = message.type == MessageType::error && item.quantity <= *left;
    const Word word = was_set ? Word::only_left_set : Word::only_left;
    return {word, lens.say(word, {lens.amount("n", *left, item.quantity_unit)})};
}

Sentence refuse_code(const Lens& lens, const Draft& draft, MessageCode code) {
    std::string sentence = lens.say(Word::code_not_valid);
    const std::string reason = reason_of_code(lens, code, draft.choices.seller);
    if (!reason.empty()) sentence = join_sentences(std::move(sentence), reason);
    return {Word::code_not_valid, std::move(sentence)};
}

Sentence our_sentence(const Lens& lens, const Draft& draft, const Message& message, const CodeWording& how) {
    const Word cannot = draft.session.continue_url.empty() ? Word::cannot_complete_no_link : Word::cannot_complete;
    switch (how.wording) {
        case Wording::merchant_alone:
            if (message.type != MessageType::error || !message.text.empty()) return {};
            return say_plainly(lens, draft, Word::wait_problem);
        case Wording::fixed: return say_plainly(lens, draft, how.word);
        case Wording::promo_code: return refuse_code(lens, draft, message.code);
        case Wording::field: return ask_for_field(lens, draft, message);
        case Wording::place: return name_place(lens, draft);
        case Wording::quantity_left: return count_left(lens, draft, message);
        case Wording::cannot_complete: return say_plainly(lens, draft, cannot);
        case Wording::unsupported:
            return about_place(message) ? name_place(lens, draft) : say_plainly(lens, draft, cannot);
    }
    return {};
}

// What the shopper can do about it, beside the words.
std::vector<ButtonView> ways_on(const Lens& lens, const Draft& draft, const Message& message) {
    const MessageCode code = message.code;
    std::vector<ButtonView> actions;
    if (code == MessageCode::out_of_stock) {
        actions.push_back(make_button(keys::similar, lens.say(Word::see_similar), SimilarAsked{draft.choices.product}));
    } else if (about_place(message) && draft.session.status == SessionStatus::not_ready_for_payment) {
        actions.push_back(make_button(keys::change_address, lens.say(Word::change), AddressEditOpened{}));
        actions.back().name = lens.say(Word::change_address);
        actions.back().enabled = lens.live;
    } else if (code == MessageCode::region_restricted || code == MessageCode::age_verification_required ||
        code == MessageCode::requires_sign_in || code == MessageCode::unsupported ||
        code == MessageCode::intervention_required) {
        if (lens.model.host.links && !draft.session.continue_url.empty())
            actions.push_back(
                make_button(keys::continue_at_seller, lens.say(Word::continue_at, {{"seller", draft.choices.seller}}),
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
        merchant_words(lens, draft.session, message.text), std::nullopt, std::nullopt};
    if (!message.image.empty()) block.image = ImageView{message.image, message.text, block.text.lang, {}, {}};
    if (!message.url.empty())
        block.link = LinkView{
            keys::link, our_words(lens.say(Word::link_other)), message.url, event_of(LinkFollowed{message.url})};
    return block;
}

// UCP order: unrecoverable, recoverable, handover to the buyer, then what is no error.
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
        MessageBlock block{key, tone_of(message), {}, our_words(sentence), ways_on(lens, draft, message)};
        out.push_back(std::move(block));
    }
    if (message.text.empty()) return;
    MessageBlock block{ours ? keys::merchants_words_of(key) : key, ours ? Tone::neutral : tone_of(message),
        lens.say(Word::message_from, {{"seller", draft.choices.seller}}),
        merchant_words(lens, draft.session, message.text), {}};
    if (!ours) block.actions = ways_on(lens, draft, message);
    out.push_back(std::move(block));
}

}  // namespace

std::string with_money(const Lens& lens, Word word, std::string sentence) {
    return tells_money(word) || sentence.empty() ? sentence
                                                 : join_sentences(std::move(sentence), lens.say(Word::nothing_charged));
}

std::string reason_of_code(const Lens& lens, MessageCode code, const std::string& seller) {
    const CodeWording how = wording_of(code);
    if (how.wording != Wording::promo_code || how.word == Word::code_not_valid) return {};
    return lens.say(how.word, {{"seller", seller}});
}

std::string sentence_of(const Lens& lens, const Draft& draft, const Message& message) {
    const CodeWording how = wording_of(message.code);
    const Sentence sentence = our_sentence(lens, draft, message, how);
    return message.type == MessageType::error ? with_money(lens, sentence.word, sentence.text) : sentence.text;
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
            blocks.emplace_back(disclosure_block(lens, draft, message, keys::numbered(keys::message, i)));
            continue;
        }
        bool noticed = false;  // a notice says it already, with old and new price
        for (const Notice& notice : draft.notices)
            noticed = noticed || (notice.code == message.code && message.code == MessageCode::price_change);
        if (noticed && message.text.empty()) continue;
        std::vector<MessageBlock> added;
        Message rest = message;
        if (noticed) rest.code = MessageCode::none;
        add_message(lens, draft, rest, keys::numbered(keys::message, i), added);
        for (MessageBlock& block : added) blocks.emplace_back(std::move(block));
    }
}

std::vector<MessageBlock> line_messages(const Lens& lens, const Draft& draft, std::size_t line) {
    std::vector<MessageBlock> blocks;
    for (const std::size_t i : in_order(draft)) {
        const Message& message = draft.session.messages[i];
        const Place place = place_of(draft.session, message);
        if (place.anchor == Anchor::line && place.line == line && !is_shown_whole(message))
            add_message(lens, draft, message, keys::numbered(keys::message, i), blocks);
    }
    return blocks;
}

std::vector<DisclosureBlock> line_disclosures(const Lens& lens, const Draft& draft, std::size_t line) {
    std::vector<DisclosureBlock> blocks;
    for (std::size_t i = 0; i < draft.session.messages.size(); ++i) {
        const Message& message = draft.session.messages[i];
        const Place place = place_of(draft.session, message);
        if (place.anchor == Anchor::line && place.line == line && is_shown_whole(message))
            blocks.push_back(disclosure_block(lens, draft, message, keys::numbered(keys::message, i)));
    }
    return blocks;
}

MessageBlock notice_block(const Lens& lens, const Draft& draft, const Notice& notice, std::size_t number) {
    MessageBlock block;
    block.key = keys::numbered(keys::notice, number);
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
    block.text = our_words(std::move(sentence));
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
        theirs.key = keys::merchants_words_of(keys::numbered(keys::notice, i));
        theirs.tone = Tone::neutral;
        theirs.source = lens.say(Word::message_from, {{"seller", draft.choices.seller}});
        theirs.text = merchant_words(lens, draft.session, notice.text);
        blocks.emplace_back(std::move(theirs));
    }
}

}  // namespace till
