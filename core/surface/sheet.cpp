// The sheet in each of its states, with its blocks in reading order. Knows nothing of how a state is reached.
#include "core/surface/sheet.hpp"

#include "core/order/choices.hpp"
#include "core/order/lines.hpp"
#include "core/order/messages.hpp"
#include "core/order/payable.hpp"

#include <algorithm>

namespace till {
namespace {

ButtonView close_button(const Lens& lens) {
    return make_quiet_button(keys::close, lens.say(Word::close), SheetDismissed{});
}

PanelView panel(const Lens& lens, const char* state, const std::string& seller, Word title = Word::sheet_title) {
    PanelView view;
    view.state = state;
    view.title = lens.say(title, {{"seller", seller}});
    view.close = close_button(lens);
    return view;
}

// A payment that runs, or may have gone through, is neither cancelled nor hidden: no button closes the sheet.
void keep_open(PanelView& view) {
    view.close.reset();
    view.on_leave = event_of(SheetDismissed{});  // Escape says that a payment is in progress
}

bool has_notice(const Draft& draft, Word word) {
    for (const Notice& notice : draft.notices) {
        if (notice.word == word) return true;
    }
    return false;
}

bool has_error(const Draft& draft, MessageCode code) {
    for (const Message& message : draft.session.messages) {
        if (message.type == MessageType::error && message.code == code) return true;
    }
    for (const Notice& notice : draft.notices) {
        if (notice.code == code) return true;
    }
    return false;
}

bool is_sold_out(const Draft& draft) {
    if (has_error(draft, MessageCode::out_of_stock)) return true;
    for (const LineItem& line : draft.session.lines) {
        if (line.stock == LineStock::out_of_stock) return true;
    }
    return false;
}

// PanelView::state of what is on the screen.
const char* state_of(const Lens& lens, const Draft& draft, Stage stage) {
    switch (stage) {
        case Stage::updating: return "updating";
        case Stage::confirming: return "confirming";
        case Stage::completing: return "completing";
        case Stage::reviewing: break;
    }
    if (!lens.model.online) return "offline";
    if (draft.session.unreadable || has_error(draft, MessageCode::unsupported)) return "failed";
    if (is_sold_out(draft) || has_notice(draft, Word::only_left_set)) return "stock_changed";
    if (has_error(draft, MessageCode::payment_declined) || has_notice(draft, Word::declined) ||
        has_notice(draft, Word::bank_refused))
        return "declined";
    if (has_notice(draft, Word::price_changed)) return "price_changed";
    if (draft.form) return "needs_input";
    if (sheet_part(lens.model.host, draft) == SheetPart::items) return "first_step";
    const PayState pay = pay_state(lens.model, draft);
    return pay.ready ? "ready" : pay.settling ? "arming" : "locked";
}

MessageBlock offline_block(const Lens& lens) {
    return make_message(keys::offline, Tone::warning, lens.say(Word::offline));
}

// ---- where there is room for half of it only ----

HeadingBlock step_heading(const Lens& lens, SheetStep step) {
    const bool items = step == SheetStep::items;
    return {keys::step,
        lens.say(
            items ? Word::step_items : Word::step_payment, {lens.count("n", items ? 1 : 2), lens.count("count", 2)})};
}

void add_step_on(const Lens& lens, const Draft& draft, Blocks& blocks) {
    ButtonView on =
        make_button(keys::to_payment, lens.say(Word::to_payment), StepChosen{SheetStep::payment}, Emphasis::primary);
    const std::optional<Word> waits = waits_for_items(lens.model, draft);
    on.enabled = !waits;
    if (waits) on.reason = lens.say(*waits);
    blocks.emplace_back(make_row(keys::step_row, std::move(on)));
}

void add_step_back(const Lens& lens, Blocks& blocks) {
    ButtonView back = make_quiet_button(keys::to_items, lens.say(Word::to_items), StepChosen{SheetStep::items});
    back.enabled = lens.live;
    blocks.emplace_back(make_row(keys::step_row, std::move(back)));
}

// Whether a variant that can be had has this value beside what was chosen of the other options.
bool is_available_with(
    const Product& product, const std::vector<NamedValue>& chosen, const std::string& name, const std::string& value) {
    const auto agrees = [&](const NamedValue& option) {
        if (option.name == name) return option.value == value;
        return std::all_of(chosen.begin(), chosen.end(),
            [&](const NamedValue& choice) { return choice.name != option.name || choice.value == option.value; });
    };
    return std::any_of(product.variants.begin(), product.variants.end(), [&](const Variant& variant) {
        return variant.available && std::all_of(variant.options.begin(), variant.options.end(), agrees);
    });
}

ChoiceBlock variant_choice(const Lens& lens, const Product& product, const Choosing& state, std::size_t index) {
    const ProductOption& option = product.options[index];
    ChoiceBlock choice{keys::numbered(keys::option, index), option.name, {}, {}};
    for (std::size_t v = 0; v < option.values.size(); ++v) {
        const NamedValue named{option.name, option.values[v]};
        OptionView value;
        value.key = keys::numbered(keys::value, v);
        value.label = {named.value, product.lang};
        value.enabled = is_available_with(product, state.chosen, named.name, named.value);
        if (!value.enabled) value.detail = lens.say(Word::out_of_stock);
        value.on_select = event_of(VariantChosen{product.id, named.name, named.value});
        if (std::find(state.chosen.begin(), state.chosen.end(), named) != state.chosen.end())
            choice.selected = value.key;
        choice.options.push_back(std::move(value));
    }
    return choice;
}

// The variant all of whose options were chosen.
const Variant* variant_of(const Product& product, const std::vector<NamedValue>& chosen) {
    const auto is_chosen = [&](const NamedValue& option) {
        return std::find(chosen.begin(), chosen.end(), option) != chosen.end();
    };
    const Variant* found = nullptr;
    for (const Variant& variant : product.variants) {
        if (!variant.options.empty() && std::all_of(variant.options.begin(), variant.options.end(), is_chosen))
            found = &variant;
    }
    return found;
}

ButtonsBlock leave_row(const Lens& lens, Word label = Word::not_now) {
    return make_row(keys::more_row, make_quiet_button(keys::not_now, lens.say(label), SheetDismissed{}));
}

// What the sheet says while there is no session yet: why it failed, or that it is waited for.
void add_opening(
    const Lens& lens, const Choices& choices, bool failed, const CreatingSession* opening, PanelView& view) {
    if (!lens.model.online) {
        view.state = "offline";
        view.blocks.emplace_back(offline_block(lens));
    } else if (opening && opening->refused) {
        Draft draft;
        draft.choices = choices;
        draft.session.continue_url = opening->refused->continue_url;
        draft.notices.push_back(*opening->refused);
        view.state = opening->refused->code == MessageCode::out_of_stock ? "stock_changed" : "failed";
        add_notices(lens, draft, view.blocks);
    } else if (failed) {
        view.state = "failed";
        view.blocks.emplace_back(make_message(keys::numbered(keys::notice, 0), Tone::error,
            with_money(lens, Word::no_answer, lens.say(Word::no_answer))));
    } else if (opening && opening->pending.retry != TimerId{}) {
        view.blocks.emplace_back(ProgressBlock{keys::slow,
            with_money(lens, Word::slow, lens.say(Word::slow, {lens.count("n", opening->pending.wait_s)}))});
    } else {
        view.blocks.emplace_back(ProgressBlock{keys::loading, lens.say(Word::loading)});
    }
}

// Which halves of the sheet are shown.
struct Halves {
    bool items, payment;
};

Halves halves_of(SheetPart extent) {
    return {extent == SheetPart::all || extent == SheetPart::items,
        extent == SheetPart::all || extent == SheetPart::payment};
}

void add_top(const Lens& lens, const Draft& draft, Halves halves, Blocks& blocks) {
    if (halves.items != halves.payment)
        blocks.emplace_back(step_heading(lens, halves.items ? SheetStep::items : SheetStep::payment));
    if (!lens.model.online) blocks.emplace_back(offline_block(lens));
    if (draft.session.unreadable || draft.visibility == Visibility::in_part)
        blocks.emplace_back(make_message(
            keys::unreadable, Tone::error, with_money(lens, Word::cannot_show, lens.say(Word::cannot_show))));
    add_notices(lens, draft, blocks);
    add_messages(lens, draft, Anchor::top, blocks);
    if (is_sold_out(draft) && !has_error(draft, MessageCode::out_of_stock)) {
        MessageBlock message = make_message(keys::sold_out, Tone::error, lens.say(Word::sold_out));
        message.actions.push_back(
            make_button(keys::similar, lens.say(Word::see_similar), SimilarAsked{draft.choices.product}));
        blocks.emplace_back(std::move(message));
    }
}

void add_order(const Lens& lens, const Draft& draft, SheetPart extent, Blocks& blocks) {
    const Halves halves = halves_of(extent);
    if (halves.items) {
        add_lines(lens, draft, Lines::to_change, blocks);
        add_delivery_to(lens, draft, blocks);
        add_delivery(lens, draft, blocks);
    } else {
        add_lines(lens, draft, extent == SheetPart::brief ? Lines::as_ordered : Lines::with_messages, blocks);
        add_messages(lens, draft, Anchor::delivery, blocks);
    }
    if (halves.payment) {
        add_methods(lens, draft, blocks);
        add_codes(lens, draft, blocks);
    }
}

// The merchant has to decide: in its own checkout, where it can be shown here, or elsewhere, and then it is asked
// again.
void add_ways_to_decide(const Lens& lens, const Draft& draft, Blocks& blocks) {
    if (can_embed(lens.model.host, draft.session))
        blocks.emplace_back(make_row(keys::embed_row,
            make_button(keys::embed, lens.say(Word::continue_at, {{"seller", draft.choices.seller}}), EmbeddedOpened{},
                Emphasis::primary)));
    blocks.emplace_back(
        make_large_row(keys::pay_row, make_button(keys::check_again, lens.say(Word::check_again), RetryPressed{})));
}

ProgressBlock updating_block(const Lens& lens, std::int64_t waiting_s) {
    const std::string slow = with_money(lens, Word::slow, lens.say(Word::slow, {lens.count("n", waiting_s)}));
    return {keys::updating, waiting_s > 0 ? slow : lens.say(Word::updating)};
}

}  // namespace

PanelView present_choosing(const Lens& lens, const Choosing& state) {
    const Product* product = find_product(lens.model.catalog, state.product);
    PanelView view = panel(lens, "needs_variant", {});
    if (!product) return view;
    view.title = lens.say(Word::choose_title, {{"title", product->title}});
    std::string missing;  // the first option without a choice
    for (std::size_t i = 0; i < product->options.size(); ++i) {
        ChoiceBlock choice = variant_choice(lens, *product, state, i);
        if (choice.selected.empty() && missing.empty()) missing = choose_label(lens, product->options[i].name);
        view.blocks.emplace_back(std::move(choice));
    }
    const Variant* variant = variant_of(*product, state.chosen);
    if (variant)
        view.blocks.emplace_back(make_strong_text(keys::price, our_words(lens.money(price_of(*product, variant)))));
    ButtonView review =
        make_button(keys::review, lens.say(Word::review_order), CardOpened{product->id}, Emphasis::primary);
    review.enabled = variant && variant->available;
    if (!review.enabled) review.reason = variant || missing.empty() ? lens.say(Word::out_of_stock) : missing;
    view.blocks.emplace_back(make_row(keys::review_row, std::move(review)));
    view.blocks.emplace_back(leave_row(lens));
    return view;
}

PanelView present_opening(
    const Lens& lens, const Choices& choices, const AskingBuyer* asking, const CreatingSession* opening) {
    PanelView view = panel(lens, "loading", choices.seller);
    const Notice* refused = opening && opening->refused ? &*opening->refused : nullptr;
    const bool failed = refused || (asking && asking->failed);
    add_opening(lens, choices, failed, opening, view);
    const bool sold_out = refused && refused->code == MessageCode::out_of_stock;
    const bool definite = refused && refused->word == Word::cannot_complete;  // to try again would not help
    ButtonsBlock row = leave_row(lens);
    if (definite && !sold_out)
        row.buttons.insert(row.buttons.begin(),
            make_button(keys::similar, lens.say(Word::see_similar), SimilarAsked{choices.product}, Emphasis::primary));
    else if (failed && !sold_out && is_spoken(choices.protocol))
        row.buttons.insert(row.buttons.begin(),
            make_button(keys::retry, lens.say(Word::try_again), RetryPressed{}, Emphasis::primary));
    view.blocks.emplace_back(std::move(row));
    if (refused && !refused->continue_url.empty()) {
        const std::string label = lens.say(Word::continue_at, {{"seller", choices.seller}});
        view.blocks.emplace_back(make_row(keys::continue_row,
            make_quiet_button(keys::continue_at_seller, label, LinkFollowed{refused->continue_url})));
    }
    return view;
}

PanelView present_sheet(const Lens& given, const Draft& draft, Stage stage, std::int64_t waiting_s, MethodExit exit) {
    const Lens lens{given.model, given.locale, stage == Stage::reviewing || stage == Stage::updating};
    const bool running = stage == Stage::confirming || stage == Stage::completing;
    PanelView view = panel(
        lens, state_of(lens, draft, stage), draft.choices.seller, running ? Word::order_title : Word::sheet_title);
    Blocks& blocks = view.blocks;
    SheetPart extent = sheet_part(lens.model.host, draft);
    if (extent == SheetPart::items && !lens.live) extent = SheetPart::payment;
    const Halves halves = halves_of(extent);
    add_top(lens, draft, halves, blocks);
    add_order(lens, draft, extent, blocks);
    if (stage == Stage::updating) blocks.emplace_back(updating_block(lens, waiting_s));
    if (extent == SheetPart::items) add_step_on(lens, draft, blocks);
    else add_totals(lens, draft, blocks);
    if (halves.payment) {
        add_policies(lens, draft, blocks);
        add_shared(lens, draft, blocks);
    }
    if (extent != SheetPart::items) add_pay(lens, draft, stage, exit, blocks);
    if (stage == Stage::completing && waiting_s > 0)
        blocks.emplace_back(
            make_text(keys::slow, our_words(lens.say(Word::slow_paying, {lens.count("n", waiting_s)}))));
    if (extent == SheetPart::payment) add_step_back(lens, blocks);
    if (running) keep_open(view);
    else add_way_out(lens, draft, blocks);
    return view;
}

// The bank's own page in a slot; nothing else on the sheet can be used.
PanelView present_challenge(const Lens& lens, const Authenticating& state) {
    PanelView view = panel(lens, "action_required", state.draft.choices.seller, Word::order_title);
    keep_open(view);
    view.blocks.emplace_back(make_message(keys::bank, Tone::info, lens.say(Word::bank_asks)));
    view.blocks.emplace_back(SlotBlock{keys::challenge, lens.say(Word::bank_check), "challenge", 400.0F});
    const Lens still{lens.model, lens.locale, false};
    add_totals(still, state.draft, view.blocks);
    view.blocks.emplace_back(
        make_row(keys::more_row, make_quiet_button(keys::cancel_challenge, lens.say(Word::cancel), ChallengeClosed{})));
    return view;
}

PanelView present_checking(const Lens& lens, const VerifyingOutcome& state) {
    PanelView view = panel(lens, "checking", state.payment.seller, Word::order_title);
    keep_open(view);
    Blocks& blocks = view.blocks;
    if (state.payment.phase == PendingPayment::Phase::paid) {  // an old receipt is fetched
        view.state = "read_only";
        blocks.emplace_back(ProgressBlock{keys::loading, lens.say(Word::receipt_loading)});
        return view;
    }
    const bool gave_up = state.request == RequestId{} && state.timer == TimerId{};
    if (!gave_up) blocks.emplace_back(ProgressBlock{keys::checking, lens.say(Word::checking)});
    else blocks.emplace_back(make_message(keys::still_checking, Tone::warning, lens.say(Word::still_checking)));
    if (state.draft) {
        const Lens still{lens.model, lens.locale, false};
        add_lines(still, *state.draft, Lines::as_ordered, blocks);
        add_totals(still, *state.draft, blocks);
    } else {
        const Money total = Money::of(state.payment.total, state.payment.currency);
        blocks.emplace_back(make_fact(keys::total, lens.say(Word::total), {our_words(lens.money(total))}));
    }
    if (!state.payment.method_label.empty())
        blocks.emplace_back(
            make_fact(keys::method, lens.say(Word::pay_with), {our_words(lens.theirs(state.payment.method_label))}));
    if (!gave_up) return view;
    const Product* product = find_product(lens.model.catalog, state.payment.product);
    if (product && !product->seller.support.empty())
        blocks.emplace_back(
            make_fact(keys::support, lens.say(Word::support_contact), {our_words(product->seller.support)}));
    blocks.emplace_back(make_row(keys::check_row,
        make_button(keys::check_again, lens.say(Word::check_again), RetryPressed{}, Emphasis::primary)));
    return view;
}

// The seller's own checkout in a slot; all it needs of us is room, and a way back.
PanelView present_embedded(const Lens& lens, const Draft& draft) {
    PanelView view = panel(lens, "embedded", draft.choices.seller);
    view.blocks.emplace_back(
        SlotBlock{keys::embedded, lens.say(Word::continue_at, {{"seller", draft.choices.seller}}), "embedded", 560.0F});
    view.blocks.emplace_back(
        make_row(keys::more_row, make_quiet_button(keys::close_embedded, lens.say(Word::close), ChallengeClosed{})));
    return view;
}

PanelView present_ended(const Lens& lens, const Draft& draft, const char* state, Word word) {
    PanelView view = panel(lens, state, draft.choices.seller, Word::order_title);
    Blocks& blocks = view.blocks;
    if (!lens.model.online) blocks.emplace_back(offline_block(lens));
    add_notices(lens, draft, blocks);
    const bool pending = draft.session.status == SessionStatus::pending_approval;
    std::string sentence = pending ? lens.say(Word::approval_sent, {{"name", draft.choices.seller}})
                                   : lens.say(word, {{"seller", draft.choices.seller}});
    const bool settled = draft.session.status == SessionStatus::requires_escalation || word != Word::shop_decides;
    if (settled && draft.notices.empty()) sentence = with_money(lens, word, std::move(sentence));
    blocks.emplace_back(make_message(keys::ended, Tone::warning, std::move(sentence)));
    for (const Anchor anchor : {Anchor::top, Anchor::delivery, Anchor::payment, Anchor::code})
        add_messages(lens, draft, anchor, blocks);
    add_lines({lens.model, lens.locale, false}, draft, Lines::as_ordered, blocks);
    add_totals(lens, draft, blocks);
    if (word == Word::expired)
        blocks.emplace_back(make_large_row(
            keys::pay_row, make_button(keys::refresh, lens.say(Word::refresh), RetryPressed{}, Emphasis::primary)));
    if (word == Word::shop_decides) add_ways_to_decide(lens, draft, blocks);
    // Nothing was put off and nothing is bought elsewhere: the only way out is to close.
    if (pending || word == Word::cancelled) blocks.emplace_back(leave_row(lens, Word::close));
    else add_way_out(lens, draft, blocks);
    return view;
}

}  // namespace till
