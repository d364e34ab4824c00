// The sheet in each of its states, blocks in the order of E.5. Knows nothing of how a state is reached.
#include "core/surface/parts.hpp"

namespace till {
namespace {

ButtonView close_button(const Lens& lens) { return quiet_button("close", lens.say(Word::close), SheetDismissed{}); }

PanelView panel(const Lens& lens, const char* state, const std::string& seller, Word title = Word::sheet_title) {
    PanelView view;
    view.state = state;
    view.title = lens.say(title, {{"seller", seller}});
    view.close = close_button(lens);
    return view;
}

// A payment that runs, or may have gone through, is neither cancelled nor hidden (E.7): no button says it could be.
void stay(PanelView& view) {
    view.close.reset();
    view.on_leave = does(SheetDismissed{});  // says so
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

// E.5's name for what is on the screen.
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
    if (extent_of(lens.model.host, draft) == Extent::items) return "first_step";
    const PayState pay = pay_state(lens.model, draft);
    return pay.ready ? "ready" : pay.settling ? "arming" : "locked";
}

MessageBlock offline_block(const Lens& lens) {
    return {"offline", Tone::warning, {}, own(lens.say(Word::offline)), {}};
}

// ---- where there is room for half of it only ----

HeadingBlock step_heading(const Lens& lens, SheetStep step) {
    const bool items = step == SheetStep::items;
    return {"step",
        lens.say(
            items ? Word::step_items : Word::step_payment, {lens.count("n", items ? 1 : 2), lens.count("count", 2)})};
}

void add_step_on(const Lens& lens, const Draft& draft, Blocks& blocks) {
    ButtonView on = button("to_payment", lens.say(Word::to_payment), StepChosen{SheetStep::payment}, Emphasis::primary);
    const std::optional<Word> waits = waits_for_items(lens.model, draft);
    on.enabled = !waits;
    if (waits) on.reason = lens.say(*waits);
    blocks.emplace_back(ButtonsBlock{"step_row", {std::move(on)}});
}

void add_step_back(const Lens& lens, Blocks& blocks) {
    ButtonView back = quiet_button("to_items", lens.say(Word::to_items), StepChosen{SheetStep::items});
    back.enabled = lens.live;
    blocks.emplace_back(ButtonsBlock{"step_row", {std::move(back)}});
}

ButtonsBlock row(std::string key, ButtonView first, ButtonView second) {
    return {std::move(key), {std::move(first), std::move(second)}};
}

bool fits(
    const Product& product, const std::vector<NamedValue>& chosen, const std::string& name, const std::string& value) {
    for (const Variant& variant : product.variants) {
        bool matches = variant.available;
        for (const NamedValue& option : variant.options) {
            if (option.name == name) {
                matches = matches && option.value == value;
                continue;
            }
            for (const NamedValue& choice : chosen)
                matches = matches && (choice.name != option.name || choice.value == option.value);
        }
        if (matches) return true;
    }
    return false;
}

}  // namespace

PanelView present_choosing(const Lens& lens, const Choosing& state) {
    const Product* product = find_product(lens.model.catalog, state.product);
    PanelView view = panel(lens, "needs_variant", {});
    if (!product) return view;
    view.title = lens.say(Word::choose_title, {{"title", product->title}});
    std::string open;  // what is still to be chosen first
    for (std::size_t i = 0; i < product->options.size(); ++i) {
        const ProductOption& option = product->options[i];
        ChoiceBlock choice{"option-" + std::to_string(i), option.name, {}, {}};
        for (std::size_t v = 0; v < option.values.size(); ++v) {
            OptionView value;
            value.key = "value-" + std::to_string(v);
            value.label = {option.values[v], product->lang};
            value.enabled = fits(*product, state.chosen, option.name, option.values[v]);
            if (!value.enabled) value.detail = lens.say(Word::out_of_stock);
            value.on_select = does(VariantChosen{product->id, option.name, option.values[v]});
            for (const NamedValue& chosen : state.chosen) {
                if (chosen.name == option.name && chosen.value == option.values[v]) choice.selected = value.key;
            }
            choice.options.push_back(std::move(value));
        }
        if (choice.selected.empty() && open.empty()) open = choose_label(lens, option.name);
        view.blocks.emplace_back(std::move(choice));
    }
    const Variant* variant = nullptr;
    for (const Variant& candidate : product->variants) {
        bool all = !candidate.options.empty();
        for (const NamedValue& option : candidate.options) {
            bool chosen = false;
            for (const NamedValue& choice : state.chosen) chosen = chosen || choice == option;
            all = all && chosen;
        }
        if (all) variant = &candidate;
    }
    if (variant)
        view.blocks.emplace_back(TextBlock{"price", own(lens.money(price_of(*product, variant))), true, false});
    ButtonView go = button("review", lens.say(Word::review_order), CardOpened{product->id}, Emphasis::primary);
    go.enabled = variant && variant->available;
    if (!go.enabled) go.reason = variant || open.empty() ? lens.say(Word::out_of_stock) : open;
    view.blocks.emplace_back(ButtonsBlock{"review_row", {std::move(go)}});
    view.blocks.emplace_back(
        ButtonsBlock{"more_row", {quiet_button("not_now", lens.say(Word::not_now), SheetDismissed{})}});
    return view;
}

PanelView present_opening(const Lens& lens, const Choices& choices, const Asking* asking, const Opening* opening) {
    PanelView view = panel(lens, "loading", choices.seller);
    const bool failed = (asking && asking->failed) || (opening && opening->refused);
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
        view.blocks.emplace_back(MessageBlock{
            "notice-0", Tone::error, {}, own(with_money(lens, Word::no_answer, lens.say(Word::no_answer))), {}});
    } else if (opening && opening->pending.retry != TimerId{}) {
        view.blocks.emplace_back(ProgressBlock{
            "slow", with_money(lens, Word::slow, lens.say(Word::slow, {lens.count("n", opening->pending.wait_s)}))});
    } else {
        view.blocks.emplace_back(ProgressBlock{"loading", lens.say(Word::loading)});
    }
    const bool sold_out = opening && opening->refused && opening->refused->code == MessageCode::out_of_stock;
    const bool definite =
        opening && opening->refused && opening->refused->word == Word::cannot_complete;  // asking again would not help
    ButtonView leave = quiet_button("not_now", lens.say(Word::not_now), SheetDismissed{});
    if (definite && !sold_out)
        view.blocks.emplace_back(row("more_row",
            button("similar", lens.say(Word::see_similar), SimilarAsked{choices.product}, Emphasis::primary),
            std::move(leave)));
    else if (failed && !sold_out && is_spoken(choices.protocol))
        view.blocks.emplace_back(row("more_row",
            button("retry", lens.say(Word::try_again), RetryPressed{}, Emphasis::primary), std::move(leave)));
    else view.blocks.emplace_back(ButtonsBlock{"more_row", {std::move(leave)}});
    if (opening && opening->refused && !opening->refused->continue_url.empty()) {
        view.blocks.emplace_back(ButtonsBlock{"continue_row",
            {quiet_button("continue", lens.say(Word::continue_at, {{"seller", choices.seller}}),
                LinkFollowed{opening->refused->continue_url})}});
    }
    return view;
}

PanelView present_sheet(const Lens& given, const Draft& draft, Stage stage, std::int64_t waiting_s, MethodExit exit) {
    Lens lens{given.model, given.locale, stage == Stage::reviewing || stage == Stage::updating};
    const bool running = stage == Stage::confirming || stage == Stage::completing;
    PanelView view = panel(
        lens, state_of(lens, draft, stage), draft.choices.seller, running ? Word::order_title : Word::sheet_title);
    Blocks& blocks = view.blocks;
    Extent extent = extent_of(lens.model.host, draft);
    if (extent == Extent::items && !lens.live) extent = Extent::payment;
    const bool items = extent == Extent::all || extent == Extent::items,
               payment = extent == Extent::all || extent == Extent::payment;
    if (items != payment) blocks.emplace_back(step_heading(lens, items ? SheetStep::items : SheetStep::payment));
    if (!lens.model.online) blocks.emplace_back(offline_block(lens));
    if (draft.session.unreadable || draft.sight == Sight::in_part)
        blocks.emplace_back(MessageBlock{
            "unreadable", Tone::error, {}, own(with_money(lens, Word::cannot_show, lens.say(Word::cannot_show))), {}});
    add_notices(lens, draft, blocks);
    add_messages(lens, draft, Anchor::top, blocks);
    if (is_sold_out(draft) && !has_error(draft, MessageCode::out_of_stock)) {
        blocks.emplace_back(MessageBlock{"sold_out", Tone::error, {}, own(lens.say(Word::sold_out)),
            {button("similar", lens.say(Word::see_similar), SimilarAsked{draft.choices.product})}});
    }
    if (items) {
        add_lines(lens, draft, Lines::to_change, blocks);
        add_delivery_to(lens, draft, blocks);
        add_delivery(lens, draft, blocks);
    } else {
        add_lines(lens, draft, extent == Extent::brief ? Lines::as_ordered : Lines::that_speak, blocks);
        add_messages(lens, draft, Anchor::delivery, blocks);
    }
    if (payment) {
        add_methods(lens, draft, blocks);
        add_codes(lens, draft, blocks);
    }
    if (stage == Stage::updating) {
        const std::string slow = with_money(lens, Word::slow, lens.say(Word::slow, {lens.count("n", waiting_s)}));
        blocks.emplace_back(ProgressBlock{"updating", waiting_s > 0 ? slow : lens.say(Word::updating)});
    }
    if (extent == Extent::items) add_step_on(lens, draft, blocks);
    else add_totals(lens, draft, blocks);
    if (payment) {
        add_policies(lens, draft, blocks);
        add_shared(lens, draft, blocks);
    }
    if (extent != Extent::items) add_pay(lens, draft, stage, exit, blocks);
    if (stage == Stage::completing && waiting_s > 0)
        blocks.emplace_back(text_block("slow", own(lens.say(Word::slow_paying, {lens.count("n", waiting_s)}))));
    if (extent == Extent::payment) add_step_back(lens, blocks);
    if (running) stay(view);
    else add_way_out(lens, draft, blocks);
    return view;
}

// The bank's own page in a slot; the rest of the sheet rests.
PanelView present_challenge(const Lens& lens, const Authenticating& state) {
    PanelView view = panel(lens, "action_required", state.draft.choices.seller, Word::order_title);
    stay(view);
    view.blocks.emplace_back(MessageBlock{"bank", Tone::info, {}, own(lens.say(Word::bank_asks)), {}});
    view.blocks.emplace_back(SlotBlock{"challenge", lens.say(Word::bank_check), "challenge", 400.0F});
    Lens still{lens.model, lens.locale, false};
    add_totals(still, state.draft, view.blocks);
    view.blocks.emplace_back(
        ButtonsBlock{"more_row", {quiet_button("cancel_challenge", lens.say(Word::cancel), ChallengeClosed{})}});
    return view;
}

PanelView present_checking(const Lens& lens, const Checking& state) {
    PanelView view = panel(lens, "checking", state.note.seller, Word::order_title);
    stay(view);
    if (state.note.phase == Note::Phase::paid) {  // an old receipt is fetched
        view.state = "read_only";
        view.blocks.emplace_back(ProgressBlock{"loading", lens.say(Word::receipt_loading)});
        return view;
    }
    const bool gave_up = state.request == RequestId{} && state.timer == TimerId{};
    if (!gave_up) view.blocks.emplace_back(ProgressBlock{"checking", lens.say(Word::checking)});
    else view.blocks.emplace_back(MessageBlock{"still", Tone::warning, {}, own(lens.say(Word::still_checking)), {}});
    if (state.draft) {
        const Lens still{lens.model, lens.locale, false};
        add_lines(still, *state.draft, Lines::as_ordered, view.blocks);
        add_totals(still, *state.draft, view.blocks);
    } else
        view.blocks.emplace_back(FactBlock{"total", lens.say(Word::total),
            {own(lens.money(Money::of(state.note.total, state.note.currency)))}, std::nullopt});
    if (!state.note.method_label.empty())
        view.blocks.emplace_back(
            FactBlock{"method", lens.say(Word::pay_with), {own(lens.theirs(state.note.method_label))}, std::nullopt});
    const Product* product = find_product(lens.model.catalog, state.note.product);
    if (gave_up && product && !product->seller.support.empty())
        view.blocks.emplace_back(
            FactBlock{"support", lens.say(Word::support_contact), {own(product->seller.support)}, std::nullopt});
    if (gave_up)
        view.blocks.emplace_back(ButtonsBlock{
            "check_row", {button("check_again", lens.say(Word::check_again), RetryPressed{}, Emphasis::primary)}});
    return view;
}

// The seller's own checkout in a slot; everything it needs of us is room, and a way back.
PanelView present_embedded(const Lens& lens, const Draft& draft) {
    PanelView view = panel(lens, "embedded", draft.choices.seller);
    view.blocks.emplace_back(
        SlotBlock{"embedded", lens.say(Word::continue_at, {{"seller", draft.choices.seller}}), "embedded", 560.0F});
    view.blocks.emplace_back(
        ButtonsBlock{"more_row", {quiet_button("close_embedded", lens.say(Word::close), ChallengeClosed{})}});
    return view;
}

PanelView present_ended(const Lens& lens, const Draft& draft, const char* state, Word word) {
    PanelView view = panel(lens, state, draft.choices.seller, Word::order_title);
    if (!lens.model.online) view.blocks.emplace_back(offline_block(lens));
    add_notices(lens, draft, view.blocks);
    const bool pending = draft.session.status == SessionStatus::pending_approval;
    std::string sentence = pending ? lens.say(Word::approval_sent, {{"name", draft.choices.seller}})
                                   : lens.say(word, {{"seller", draft.choices.seller}});
    const bool settled = draft.session.status == SessionStatus::requires_escalation || word != Word::shop_decides;
    if (settled && draft.notices.empty()) sentence = with_money(lens, word, std::move(sentence));
    view.blocks.emplace_back(MessageBlock{"ended", Tone::warning, {}, own(std::move(sentence)), {}});
    for (const Anchor anchor : {Anchor::top, Anchor::delivery, Anchor::payment, Anchor::code})
        add_messages(lens, draft, anchor, view.blocks);
    add_lines({lens.model, lens.locale, false}, draft, Lines::as_ordered, view.blocks);
    add_totals(lens, draft, view.blocks);
    if (word == Word::expired)
        view.blocks.emplace_back(
            ButtonsBlock{"pay_row", {button("refresh", lens.say(Word::refresh), RetryPressed{}, Emphasis::primary)}});
    if (word == Word::shop_decides && can_embed(lens.model.host, draft.session)) {
        view.blocks.emplace_back(ButtonsBlock{"embed_row",
            {button("embed", lens.say(Word::continue_at, {{"seller", draft.choices.seller}}), EmbeddedOpened{},
                Emphasis::primary)}});
    }
    if (word == Word::shop_decides)
        view.blocks.emplace_back(
            ButtonsBlock{"pay_row", {button("check_again", lens.say(Word::check_again), RetryPressed{})}});
    if (pending || word == Word::cancelled)
        view.blocks.emplace_back(ButtonsBlock{"more_row",
            {quiet_button(
                "not_now", lens.say(Word::close), SheetDismissed{})}});  // nothing is put off, nothing bought elsewhere
    else add_way_out(lens, draft, view.blocks);
    return view;
}

}  // namespace till
