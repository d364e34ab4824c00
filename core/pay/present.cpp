// The end of the sheet: policies, what is shared and allowed, the recap, the button that pays, and the ways out.
// Nothing stands between the recap and the button. Knows nothing of what a tap leads to.
#include "core/pay/present.hpp"

#include "core/order/choices.hpp"
#include "core/order/payable.hpp"

#include <algorithm>

namespace till {
namespace {

constexpr float wallet_height = 120.0F;  // two rows of a provider's buttons

constexpr std::string_view eu[] = {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"};

struct Label {
    std::string_view language, text;
};

// Directive 2011/83/EU art. 8(2): only the words on the button count. For a loaded catalogue without `pay_lawful`.
constexpr Label lawful_labels[] = {
    {"de", "Zahlungspflichtig bestellen"},
    {"es", "Pedido con obligación de pago"},
    {"fr", "Commander avec obligation de paiement"},
    {"it", "Ordine con obbligo di pagare"},
    {"nl", "Bestelling met betalingsverplichting"},
    {"pl", "Zamówienie z obowiązkiem zapłaty"},
};

bool is_eu(const std::string& country) {
    for (const std::string_view member : eu) {
        if (member == country) return true;
    }
    return false;
}

std::string country_of(const Draft& draft) {
    if (draft.session.fulfillment.address) return draft.session.fulfillment.address->country;
    return draft.choices.address ? draft.choices.address->country : std::string();
}

std::string lawful_label(const Lens& lens) {
    const std::string language = lens.locale.tag.substr(0, lens.locale.tag.find_first_of("-_"));
    if (lens.locale.words.texts[static_cast<std::size_t>(Word::pay_lawful)].empty()) {
        for (const Label& label : lawful_labels) {
            if (label.language == language) return std::string(label.text);
        }
    }
    return lens.say(Word::pay_lawful);
}

std::string pay_label(const Lens& lens, const Draft& draft, const Total* total) {
    if (exit_of(lens.model.host, draft) == Exit::host_sheet) return lens.say(Word::to_payment);  // what pays is there
    if (is_eu(country_of(draft)) || !total) return lawful_label(lens);
    return lens.say(Word::pay_amount, {{"amount", lens.money(draft.session, total->amount)}});
}

// On one line, wherever that is broken.
std::string keep_on_one_line(std::string text) {
    constexpr std::string_view hard_space = "\u00a0";
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + hard_space.size()))
        text.replace(at, 1, hard_space);
    return text;
}

// What is bought, a line each, and what it costs; when it comes only where that is true of all.
void add_recap(const Lens& lens, const Draft& draft, const Total& total, Blocks& blocks) {
    bool at_once = true;
    for (std::size_t i = 0; i < draft.session.lines.size(); ++i) {
        const LineItem& line = draft.session.lines[i];
        blocks.emplace_back(make_strong_text(keys::numbered(keys::recap, i),
            our_words(lens.theirs(lens.say(Word::recap_items,
                {{"n", quantity_text(lens.locale, line.quantity, line.quantity_unit)}, {"title", line.name}})))));
        at_once = at_once && line.fulfillable_on.empty();
    }
    // A separator never begins a line, and the sum stays with its name.
    std::string out = (total.text.empty() ? lens.say(Word::total) : lens.theirs(total.text)) + "\u00a0" +
        lens.money(draft.session, total.amount);
    const FulfillmentOption* option = chosen_option(draft.session);
    if (option && at_once) {
        const std::string dates = keep_on_one_line(option_dates(lens, *option));
        out += "\u00a0· " + (dates.empty() ? lens.theirs(option->title) : dates);
    }
    blocks.emplace_back(make_strong_text(keys::recap, our_words(std::move(out))));
}

Word link_word(LinkType type) {
    switch (type) {
        case LinkType::terms_of_use: return Word::link_terms_of_use;
        case LinkType::privacy_policy: return Word::link_privacy_policy;
        case LinkType::return_policy: return Word::link_return_policy;
        case LinkType::shipping_policy: return Word::link_shipping_policy;
        case LinkType::contact_us: return Word::link_contact_us;
        case LinkType::about_us: return Word::link_about_us;
        case LinkType::faq: return Word::link_faq;
        case LinkType::support: return Word::link_support;
        case LinkType::unknown: break;
    }
    return Word::link_other;
}

// UCP 2026-04-08 brings no words for its four.
std::string consent_label(const Lens& lens, const std::string& channel) {
    if (channel == "marketing") return lens.say(Word::consent_marketing);
    if (channel == "preferences") return lens.say(Word::consent_preferences);
    return lens.say(channel == "analytics" ? Word::consent_analytics : Word::consent_sale_of_data);
}

// The merchant's terms of now: each once, and by name where not all lines have it.
void add_terms(const Lens& lens, const Session& session, Blocks& blocks) {
    for (std::size_t i = 0; i < session.policies.size(); ++i) {
        const Policy& policy = session.policies[i];
        std::string lines;
        std::size_t count = 0;
        for (std::size_t line = 0; line < session.lines.size(); ++line) {
            for (const Policy* holds : policies_of(session, line)) {
                if (holds != &policy) continue;
                ++count;
                lines += (lines.empty() ? "" : ", ") + session.lines[line].name;
            }
        }
        if (count == 0 && !session.lines.empty()) continue;  // narrower ones hold for everything
        const std::string key = keys::numbered(keys::policy, i);
        const std::string text = count == session.lines.size() || policy.text.empty()
            ? policy.text
            : lens.say(Word::named_value, {{"name", lines}, {"value", policy.text}});
        if (!text.empty()) blocks.emplace_back(make_small_text(key, merchant_words(lens, session, text)));
        if (!policy.url.empty())
            blocks.emplace_back(LinksBlock{keys::link_of(key),
                {{keys::link, our_words(lens.say(Word::link_other)), policy.url, event_of(LinkFollowed{policy.url})}}});
    }
}

bool tells_returns(const Session& session) {
    for (const Policy& policy : session.policies) {
        if (policy.type.ends_with(".return")) return true;
    }
    return false;
}

void add_consents(const Lens& lens, const Draft& draft, Blocks& blocks) {
    std::vector<std::string> linked;  // each privacy policy once
    for (std::size_t i = 0; i < draft.session.consents.size(); ++i) {
        const ConsentOption& offered = draft.session.consents[i];
        CheckboxBlock box{keys::numbered(keys::consent, i),
            offered.text.empty() ? our_words(consent_label(lens, offered.channel))
                                 : merchant_words(lens, draft.session, offered.text),
            false, lens.live ? event_of(ConsentToggled{offered.channel}) : Event{}, std::nullopt};
        for (const Consented& given : draft.choices.consents)
            box.checked = box.checked || (given.channel == offered.channel && given.opted_in);
        if (!offered.privacy_url.empty() &&
            std::find(linked.begin(), linked.end(), offered.privacy_url) == linked.end()) {
            box.link = LinkView{keys::numbered(keys::privacy, i), our_words(lens.say(Word::link_privacy_policy)),
                offered.privacy_url, event_of(LinkFollowed{offered.privacy_url})};
            linked.push_back(offered.privacy_url);
        }
        blocks.emplace_back(std::move(box));
    }
}

// Where nothing can be paid from here, the way on takes the place of Pay.
bool add_continue(const Lens& lens, const Draft& draft, Blocks& blocks) {
    const std::string label = lens.say(Word::continue_at, {{"seller", draft.choices.seller}});
    switch (exit_of(lens.model.host, draft)) {
        case Exit::continue_at_merchant:
            blocks.emplace_back(make_large_row(keys::pay_row,
                make_button(keys::onward, label, LinkFollowed{draft.session.continue_url}, Emphasis::primary)));
            return true;
        case Exit::address:
            blocks.emplace_back(make_fact(keys::continue_at_seller, label, {our_words(draft.session.continue_url)}));
            return true;
        case Exit::none:
        case Exit::confirm_here:
        case Exit::host_sheet:
        case Exit::wallet_sheet: return false;
    }
    return false;
}

ButtonView cancel_button(const Lens& lens) {
    return make_quiet_button(keys::cancel_payment, lens.say(Word::cancel), ChallengeClosed{});
}

// What is allowed and what is bought; nothing stands between the recap and the button.
void add_agreement(const Lens& lens, const Draft& draft, const Total& total, Blocks& blocks) {
    if (exit_of(lens.model.host, draft) != Exit::host_sheet)
        blocks.emplace_back(make_small_text(keys::allowance,
            our_words(lens.say(Word::allowance,
                {{"seller", draft.choices.seller}, {"amount", lens.money(draft.session, total.amount)}}))));
    add_recap(lens, draft, total, blocks);
}

}  // namespace

void add_policies(const Lens& lens, const Draft& draft, Blocks& blocks) {
    const Product* product = find_product(lens.model.catalog, draft.choices.product);
    std::string promised = product && !tells_returns(draft.session) ? describe_returns(lens, *product) : std::string();
    add_terms(lens, draft.session, blocks);
    if (product && product->warranty_months)
        promised +=
            (promised.empty() ? "" : " · ") + lens.say(Word::warranty, {lens.count("n", *product->warranty_months)});
    if (!promised.empty()) blocks.emplace_back(make_small_text(keys::returns, our_words(promised)));
    LinksBlock links{keys::policies, {}};
    for (std::size_t i = 0; i < draft.session.links.size(); ++i) {
        const SessionLink& link = draft.session.links[i];
        const Words label = link.title.empty() ? our_words(lens.say(link_word(link.type)))
                                               : merchant_words(lens, draft.session, link.title);
        links.links.push_back({keys::numbered(keys::link, i), label, link.url, event_of(LinkFollowed{link.url})});
    }
    if (!links.links.empty()) blocks.emplace_back(std::move(links));
}

void add_shared(const Lens& lens, const Draft& draft, Blocks& blocks) {
    add_consents(lens, draft, blocks);
    const Buyer buyer = lens.model.buyer.value_or(Buyer{});
    std::vector<std::string> what;
    if (!buyer.name.empty()) what.push_back(lens.say(Word::what_name));
    if (draft.session.fulfillment.address || draft.choices.address) what.push_back(lens.say(Word::what_address));
    if (!buyer.email.empty() || !draft.choices.email.empty()) what.push_back(lens.say(Word::what_email));
    if (!buyer.phone.empty() || !draft.choices.phone.empty()) what.push_back(lens.say(Word::what_phone));
    if (!what.empty())
        blocks.emplace_back(make_small_text(keys::shared,
            our_words(lens.say(
                Word::shared_with, {{"seller", draft.choices.seller}, {"what", join_and(lens.locale, what)}}))));
}

void add_pay(const Lens& lens, const Draft& draft, Stage stage, MethodExit exit, Blocks& blocks) {
    if (add_continue(lens, draft, blocks)) return;
    const Total* total = grand_total(draft.session);
    const PayState state = pay_state(lens.model, draft);
    const bool running = stage == Stage::confirming || stage == Stage::completing;
    if (total && !draft.session.unreadable) add_agreement(lens, draft, *total, blocks);
    if (running && exit == MethodExit::slot) {  // the provider's own button is the one to press
        blocks.emplace_back(SlotBlock{keys::wallet, lens.say(Word::pay_with), "wallet", wallet_height});
        blocks.emplace_back(make_row(keys::pay_row, cancel_button(lens)));
        return;
    }
    ButtonView pay = make_button(keys::pay, running ? lens.say(Word::confirming) : pay_label(lens, draft, total),
        PayPressed{}, Emphasis::primary);
    pay.enabled = stage == Stage::reviewing && state.ready;
    pay.busy = running;
    if (stage == Stage::updating) pay.reason = lens.say(Word::wait_updating);
    else if (stage == Stage::reviewing && !state.ready && !state.settling) pay.reason = lens.say(state.reason);
    blocks.emplace_back(make_large_row(keys::pay_row, std::move(pay)));
    // A wallet's own window may be lost behind ours.
    if (stage == Stage::confirming && exit != MethodExit::token)
        blocks.emplace_back(make_row(keys::cancel_row, cancel_button(lens)));
}

void add_way_out(const Lens& lens, const Draft& draft, Blocks& blocks) {
    ButtonsBlock row =
        make_row(keys::more_row, make_quiet_button(keys::not_now, lens.say(Word::not_now), SheetDismissed{}));
    const Exit exit = exit_of(lens.model.host, draft);
    const bool shown = exit == Exit::continue_at_merchant || exit == Exit::address;  // in the place of Pay
    if (!shown && !can_embed(lens.model.host, draft.session) && lens.model.host.links &&
        !draft.session.continue_url.empty())
        row.buttons.push_back(make_quiet_button(keys::continue_at_seller,
            lens.say(Word::continue_at, {{"seller", draft.choices.seller}}), LinkFollowed{draft.session.continue_url}));
    blocks.emplace_back(std::move(row));
}

}  // namespace till
