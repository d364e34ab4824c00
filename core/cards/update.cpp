// Cards: which variant is meant, and what happens when a card is opened. Knows nothing of sessions.
#include "core/cards/cards.hpp"
#include "core/order/order.hpp"
#include "core/state/retry.hpp"

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
        if (receipt.payment.product == product) return &receipt;
    }
    return nullptr;
}

// A payment that runs may not be hidden by another sheet; the shopper hears why.
bool is_paying(Turn& turn) {
    const Order* order = shown_order(turn.model);
    if (!order || !pays(*order)) return false;
    turn.say_politely(say(turn.model.locale, Word::payment_in_progress));
    return true;
}

// What runs for the order that leaves the sheet is not wanted any more.
void leave_sheet(Turn& turn) {
    if (const Order* order = shown_order(turn.model)) turn.forget_running(*order);
}

bool is_for(const Draft& draft, const std::string& product, const std::string& variant) {
    return draft.choices.product == product && !draft.choices.items.empty() &&
        draft.choices.items.front().item == variant;
}

// A draft that was put away is shown again, after the merchant was asked for its session.
bool reopen(Turn& turn, const std::string& product, const std::string& variant) {
    auto* closed = shown<Closed>(turn.model);
    if (!closed || !closed->draft || !turn.model.online || !is_for(*closed->draft, product, variant)) return false;
    Draft draft = std::move(*closed->draft);
    draft.step = SheetStep::items;
    Pending pending;
    pending.call.operation = Operation::get;
    pending.call.session = draft.session.id;
    pending.call.protocol = draft.choices.protocol;
    send(turn, pending);
    if (draft.methods_state != Methods::known) list_methods(turn, draft);
    show_order(turn.model, Updating{std::move(draft), std::move(pending), 0});
    turn.phase("opened");
    turn.focus(keys::panel_title);
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
    turn.phase("opened");
    turn.focus(keys::panel_title);
    open_order(turn, std::move(choices));
}

void open_variants(Turn& turn, const Product& product) {
    if (product.options.empty() || is_paying(turn)) return;
    leave_sheet(turn);
    show(turn.model, Choosing{product.id, memo_of(turn.model, product.id).chosen});
    turn.phase("opened");
    turn.focus(keys::panel_title);
}

}  // namespace

void on(Turn& turn, const CatalogReceived& event) {
    const Catalog& catalog = turn.model.catalog = event.catalog;
    turn.model.has_catalog = true;
    turn.model.problem.clear();
    std::erase_if(turn.model.cards, [&](const CardMemo& memo) { return !find_product(catalog, memo.product); });
    for (const Product& product : catalog.products) {
        const Variant* proposed = find_variant(product, product.selected);
        if (!proposed) continue;
        CardMemo& memo = memo_of(turn.model, product.id);
        if (memo.chosen.empty()) memo.chosen = proposed->options;
    }
    if (turn.model.recalling != Recalling::not_asked) return;
    turn.model.recalling = Recalling::asked;
    turn.model.recall = turn.new_request();
    turn.emit(Recall{turn.model.recall});
}

void on(Turn& turn, const CatalogRefused& event) { turn.model.problem = event.problem.empty() ? "?" : event.problem; }

void on(Turn& turn, const CardOpened& event) {
    const Product* product = find_product(turn.model.catalog, event.product);
    if (!product || is_paying(turn)) return;
    if (const Receipt* receipt = receipt_for(turn, product->id)) {
        leave_sheet(turn);
        show_order(turn.model, Succeeded{*receipt});
        return turn.focus(keys::panel_title);
    }
    const CardMemo& memo = memo_of(turn.model, product->id);
    if (memo.sold_out || product->availability.stock == Stock::out_of_stock)
        return;  // the card offers something similar instead
    const Variant* variant = chosen_variant(*product, memo.chosen);
    if (variant && variant->available) return open_variant(turn, *product, *variant);
    open_variants(turn, *product);
}

void on(Turn& turn, const VariantsOpened& event) {
    if (const Product* product = find_product(turn.model.catalog, event.product)) open_variants(turn, *product);
}

void on(Turn& turn, const VariantChosen& event) {
    const Product* product = find_product(turn.model.catalog, event.product);
    auto* choosing = shown<Choosing>(turn.model);
    if (!product || !offers(*product, event) || (choosing && choosing->product != event.product)) return;
    CardMemo& memo = memo_of(turn.model, event.product);
    bool known = false;
    for (NamedValue& choice : memo.chosen) {
        if (choice.name != event.option) continue;
        choice.value = event.value;
        known = true;
    }
    if (!known) memo.chosen.push_back({event.option, event.value});
    if (choosing) choosing->chosen = memo.chosen;
}

void on(Turn& turn, const DetailsToggled& event) {
    if (!find_product(turn.model.catalog, event.product)) return;
    CardMemo& memo = memo_of(turn.model, event.product);
    memo.expanded = !memo.expanded;
}

void on(Turn& turn, const SimilarAsked& event) {
    if (find_product(turn.model.catalog, event.product)) turn.emit(FindSimilar{event.product});
}

}  // namespace till
