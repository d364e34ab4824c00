// Neutral values for tests, and one surface with its shopper and its shop on strings. Knows nothing of any one test.
#pragma once

#include "core/base/digest.hpp"
#include "core/order/payable.hpp"
#include "core/pay/consent.hpp"
#include "core/surface/present.hpp"
#include "core/surface/update.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace till::test {

inline constexpr std::int64_t noon = 1795694400000;  // 2026-11-26T12:00:00Z

inline Product product(std::string id = "p1", std::string title = "Lamp") {
    Product made;
    made.id = std::move(id);
    made.title = std::move(title);
    made.price = Money::usd_cents(5000);
    made.seller = {"m1", "Trailhouse", "help@trailhouse.example"};
    made.promotion = Promotion::none;
    made.availability.stock = Stock::in_stock;
    Variant variant;
    variant.id = made.id + "-a";
    made.variants.push_back(variant);
    return made;
}

inline Catalog catalog(std::vector<Product> products = {product()}) {
    Catalog made;
    made.query = "lamp";
    made.ranking = "Sorted by price.";
    made.products = std::move(products);
    return made;
}

inline Address address(std::string id = "a1", std::string country = "US") {
    Address made;
    made.id = std::move(id);
    made.name = "Ada Lovelace";
    made.line_one = "1 Engine Street";
    made.city = "Portland";
    made.state = "OR";
    made.country = std::move(country);
    made.postal_code = "97201";
    return made;
}

inline Buyer buyer() { return {"Ada Lovelace", "ada@example.com", "+15550001", {address("a1"), address("a2")}}; }

inline Total total(TotalType type, std::int64_t amount, std::string text = "Row") {
    Total made;
    made.type = type;
    made.amount = amount;
    made.text = std::move(text);
    return made;
}

inline FulfillmentOption shipping(std::string id, std::string title, std::int64_t cost) {
    FulfillmentOption made;
    made.type = FulfillmentType::shipping;
    made.id = std::move(id);
    made.title = std::move(title);
    made.earliest = "2026-11-27T09:00:00Z";
    made.latest = "2026-11-28T18:00:00Z";
    made.totals.push_back(total(TotalType::total, cost, "Shipping"));
    return made;
}

inline Session session(std::int64_t amount = 5000) {
    Session made;
    made.id = "cs1";
    made.status = SessionStatus::ready_for_payment;
    made.currency = "USD";
    LineItem line;
    line.id = "l1";
    line.item = "p1-a";
    line.name = "Lamp";
    line.unit_amount = 5000;
    line.totals.push_back(total(TotalType::subtotal, 5000, "Subtotal"));
    made.lines.push_back(line);
    made.totals = {total(TotalType::subtotal, 5000, "Subtotal"), total(TotalType::fulfillment, amount - 5000, "Delivery"), total(TotalType::total, amount, "Total")};
    made.fulfillment_options = {shipping("slow", "Standard", 0), shipping("fast", "Express", 900)};
    made.selected = {{FulfillmentType::shipping, "slow", {"l1"}}};
    made.fulfillment.address = address("");
    made.handlers = {{"card", "dev.acp.tokenized.card", "Card (Northpay)", 0}, {"wallet", "com.hopwallet", "Hopwallet", 1}};
    made.continue_url = "https://trailhouse.example/checkout";
    return made;
}

inline Session with_status(SessionStatus status) {
    Session made = session();
    made.status = status;
    return made;
}

inline Session with_error(MessageCode code, SessionStatus status = SessionStatus::not_ready_for_payment) {
    Session made = with_status(status);
    Message message;
    message.type = MessageType::error;
    message.code = code;
    message.text = "The shop says so.";
    made.messages.push_back(message);
    return made;
}

inline Session paid(std::int64_t amount = 5000) {
    Session made = session(amount);
    made.status = SessionStatus::completed;
    made.handlers.clear();
    OrderInfo order;
    order.id = "o1";
    order.session = made.id;
    order.number = "T-1001";
    order.permalink = "https://trailhouse.example/orders/o1";
    order.support_email = "help@trailhouse.example";
    made.order = order;
    return made;
}

inline Session challenged() {
    Session made = with_status(SessionStatus::authentication_required);
    made.authentication_metadata = R"({"challenge":{"id":"c1"}})";
    return made;
}

inline PaymentMethod method(std::string id, std::string handler, MethodKind kind = MethodKind::card) {
    PaymentMethod made;
    made.id = std::move(id);
    made.handler = std::move(handler);
    made.kind = kind;
    made.brand = kind == MethodKind::wallet ? "" : "visa";
    made.last_digits = kind == MethodKind::wallet ? "" : "4242";
    made.label = kind == MethodKind::wallet ? "Hopwallet" : "";
    return made;
}

inline std::vector<PaymentMethod> methods() { return {method("visa", "card"), method("hop", "wallet", MethodKind::wallet)}; }

inline Refusal refusal(int status, RefusalCode kind = RefusalCode::unknown, MessageCode code = MessageCode::unknown) {
    Refusal made;
    made.status = status;
    made.kind = kind;
    made.code = code;
    return made;
}

inline Refusal refused_with(MessageCode code, int status = 400) { return refusal(status, RefusalCode::message, code); }

// A surface in a page: events go in, effects are kept, and the newest of a kind is found.
struct Surface {
    Model model;
    std::vector<Effect> effects;      // of the newest event
    std::vector<Effect> all;
    std::int64_t at = noon;

    const std::vector<Effect>& send(Occurrence what) {
        Step step = update(std::move(model), Event{at, std::move(what)});
        model = std::move(step.model);
        effects = std::move(step.effects);
        all.insert(all.end(), effects.begin(), effects.end());
        at += 1000;
        return effects;
    }

    template <typename Kind>
    const Kind* newest() const {
        for (auto effect = all.rbegin(); effect != all.rend(); ++effect) {
            if (const auto* found = std::get_if<Kind>(&*effect)) return found;
        }
        return nullptr;
    }
    template <typename Kind>
    int count() const {
        int found = 0;
        for (const Effect& effect : all) found += std::holds_alternative<Kind>(effect) ? 1 : 0;
        return found;
    }
    template <typename Kind>
    bool sent() const {  // by the newest event
        for (const Effect& effect : effects) {
            if (std::holds_alternative<Kind>(effect)) return true;
        }
        return false;
    }
    template <typename State>
    bool in() const { return shown<State>(model) != nullptr; }
    template <typename State>
    const State& get() const { return *shown<State>(model); }

    RequestId call() const { return newest<CallCheckout>()->request; }
    void answer(Session given) { send(SessionReceived{call(), std::move(given)}); }
    void refuse(Refusal given) { send(RequestRefused{call(), std::move(given)}); }
    void lose() { send(ResponseLost{call()}); }
    void answer_complete(Session given) { send(SessionReceived{newest<CompleteCheckout>()->request(), std::move(given)}); }
    void refuse_complete(Refusal given) { send(RequestRefused{newest<CompleteCheckout>()->request(), std::move(given)}); }
    void lose_complete() { send(ResponseLost{newest<CompleteCheckout>()->request()}); }
    void ring() { send(TimerFired{newest<StartTimer>()->timer}); }

    void start(Catalog given = catalog()) {
        send(LocaleChanged{});
        send(CatalogReceived{std::move(given)});
        send(PendingRecalled{newest<Recall>()->request, {}});
    }
    void open() {
        send(CardOpened{"p1"});
        send(BuyerReceived{newest<AskBuyer>()->request, buyer()});
    }
    // Up to a sheet on which Pay can be pressed.
    void review(Session given = session()) {
        start();
        open();
        answer(std::move(given));
        list();
    }
    void list() {
        if (const auto* asked = newest<ListMethods>()) send(MethodsListed{asked->request, methods()});
    }
    // What a frame shows now.
    std::string painted() const { return sha256_hex(canonical(view())); }
    void show() {
        if (is_unreported(model, painted())) send(SheetShown{true, painted()});
    }
    // A frame is put on the screen, half a second passes, and what that changed is put there too.
    void see() {
        const bool waits = awaits_sight(model);
        show();
        if (!waits) return;
        ring();
        show();
    }
    void pay() {
        see();
        send(PayPressed{});
    }
    void issue(std::string handle = "h1") { send(TokenIssued{newest<RequestToken>()->request(), std::move(handle)}); }
    void complete(Session given = session()) {
        review(std::move(given));
        pay();
        issue();
    }

    View view() const { return present(model); }
    std::string state() const {
        const View shown = view();
        return shown.panel ? shown.panel->state : "closed";
    }
    std::string text() const;                                 // every word of the panel
    std::optional<ButtonView> button(const std::string& key) const;
    bool payable() const {
        Surface seen = *this;
        seen.see();
        const auto pay_button = seen.button("pay");
        return pay_button && pay_button->enabled;
    }
};

std::vector<ButtonView> buttons_of(const PanelView& panel);
std::string words_of(const PanelView& panel);

// core/language/words/fr.json through the front door.
Locale french();
std::string file_text(const std::string& path);

}  // namespace till::test
