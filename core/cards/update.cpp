// Cards: which variant is meant, and what happens when a card is opened. Knows nothing of sessions.
#include "core/state/turn.hpp"

namespace till {
namespace {

bool offers(const Product& product, const VariantChosen& chosen) {
    for (const ProductOption& option : product.options) {
        if (option.name != chosen.option) continue;
        for (const std::string& value : option.values) {
            if (value == chosen.value) return true;
        }
    }
    return false;
}

const Receipt* receipt_for(const Turn& turn, const std::string& product) {
    for (const Receipt& receipt : turn.model.receipts) {
        if (receipt.note.product == product) return &receipt;
    }
    return nullptr;
}

// A payment that is under way may not be hidden by another sheet.
bool is_paying(Turn& turn) {
    return turn.in<Confirming>() || turn.in<Delegated>() || turn.in<Completing>() || turn.in<Authenticating>() ||
        turn.in<Checking>();
}

// What runs for the sheet that goes away is not wanted any more.
void leave_sheet(Turn& turn) {
    if (const auto* updating = turn.in<Updating>()) forget_running(turn, updating->pending);
    if (const auto* opening = turn.in<Opening>()) forget_running(turn, opening->pending);
    if (const auto* asking = turn.in<Asking>(); asking && asking->request != RequestId{})
        turn.ask(Forget{asking->request});
}

bool is_for(const Draft& draft, const std::string& product, const std::string& variant) {
    return draft.choices.product == product && !draft.choices.items.empty() &&
        draft.choices.items.front().item == variant;
}

// A sheet that was put away is shown again, after a look at what the merchant says now.
bool reopen(Turn& turn, const std::string& product, const std::string& variant) {
    auto* closed = turn.in<Closed>();
    if (!closed || !closed->kept || !turn.model.online || !is_for(*closed->kept, product, variant)) return false;
    Draft draft = std::move(*closed->kept);
    draft.step = SheetStep::items;
    Pending pending;
    pending.call.operation = Operation::get;
    pending.call.session = draft.session.id;
    pending.call.protocol = draft.choices.protocol;
    send(turn, pending);
    if (draft.methods_state != Methods::known) list_methods(turn, draft);
    turn.model.sheet = Updating{std::move(draft), std::move(pending), 0};
    turn.phase("opened");
    turn.focus("panel/title");
    return true;
}

void open_variant(Turn& turn, const Product& product, const Variant& variant) {
    if (reopen(turn, product.id, variant.id)) return;
    leave_sheet(turn);
    Choices choices;
    choices.product = product.id;
    choices.merchant = product.seller.id;
    choices.seller = product.seller.name;
    choices.protocol = product.seller.protocol;
    choices.currency = product.price.currency;
    choices.items = {{variant.id, counts_steps(choices.protocol) ? first_quantity(product.quantity_unit) : 1}};
    if (turn.in<Closed>()) turn.model.sheet = Closed{};
    turn.phase("opened");
    turn.focus("panel/title");
    open_order(turn, std::move(choices));
}

}  // namespace

CardMemo& memo_of(Turn& turn, const std::string& product) {
    for (CardMemo& memo : turn.model.cards) {
        if (memo.product == product) return memo;
    }
    CardMemo memo;
    memo.product = product;
    turn.model.cards.push_back(std::move(memo));
    return turn.model.cards.back();
}

void open_card(Turn& turn, const std::string& id) {
    const Product* product = find_product(turn.model.catalog, id);
    if (!product) return;
    if (is_paying(turn)) return turn.say_politely(say(turn.model.locale, Word::payment_in_progress));
    if (const Receipt* receipt = receipt_for(turn, id)) {
        Receipt shown = *receipt;
        leave_sheet(turn);
        turn.model.sheet = Succeeded{std::move(shown)};
        return turn.focus("panel/title");
    }
    const CardMemo& memo = memo_of(turn, id);
    if (memo.sold_out || product->availability.stock == Stock::out_of_stock)
        return;  // the card offers something similar instead
    const Variant* variant = chosen_variant(*product, memo.chosen);
    if (variant && variant->available) return open_variant(turn, *product, *variant);
    open_variants(turn, id);
}

void open_variants(Turn& turn, const std::string& id) {
    const Product* product = find_product(turn.model.catalog, id);
    if (!product || product->options.empty()) return;
    if (is_paying(turn)) return turn.say_politely(say(turn.model.locale, Word::payment_in_progress));
    leave_sheet(turn);
    turn.model.sheet = Choosing{id, memo_of(turn, id).chosen};
    turn.phase("opened");
    turn.focus("panel/title");
}

void choose_variant(Turn& turn, const VariantChosen& event) {
    const Product* product = find_product(turn.model.catalog, event.product);
    auto* choosing = turn.in<Choosing>();
    if (!product || !offers(*product, event) || (choosing && choosing->product != event.product)) return;
    CardMemo& memo = memo_of(turn, event.product);
    bool known = false;
    for (NamedValue& choice : memo.chosen) {
        if (choice.name != event.option) continue;
        choice.value = event.value;
        known = true;
    }
    if (!known) memo.chosen.push_back({event.option, event.value});
    if (choosing) choosing->chosen = memo.chosen;
}

}  // namespace till
