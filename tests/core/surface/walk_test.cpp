// Two walks over everything that can happen: every event in every class of state, and long chains of events by lot with
// fixed seeds. Whatever was done, money moves only by a tap on a Pay that was ready, once. Knows nothing of JSON or pixels.
#include "tests/core/surface/walker.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

using namespace till;
using namespace till::test;

namespace {

Model begin(Protocol protocol = Protocol{}) {
    Product lamp = product();
    lamp.seller.protocol = protocol;
    Model model = update(Model{}, {noon, LocaleChanged{}}).model;
    return update(std::move(model), {noon, CatalogReceived{catalog({lamp})}}).model;
}

std::string path_to(const std::vector<std::pair<int, std::size_t>>& nodes, int node) {
    std::string path;
    for (; node > 0; node = nodes[static_cast<std::size_t>(node)].first)
        path = std::to_string(nodes[static_cast<std::size_t>(node)].second) + " " + path;
    return path;
}

// How many classes a walk looks into: all, or TILL_WALK_CLASSES of them where each step is slow (sanitizers).
std::size_t classes_to_look_into() {
    const char* const told = std::getenv("TILL_WALK_CLASSES");
    return told ? std::strtoul(told, nullptr, 10) : 8000;
}

void walk(Protocol protocol, std::size_t places_that_pay, std::size_t least_orders) {
    struct Node {
        Model model;
        Book book;
        std::int64_t at = noon;
    };
    std::vector<Node> nodes = {{begin(protocol), {}, noon}};
    std::vector<std::pair<int, std::size_t>> came;  // from which node, by which event of its palette
    came.emplace_back(-1, 0);
    std::map<std::string, std::size_t> classes = {{class_of(nodes[0].model), 0}};
    std::set<std::size_t> states, paid_from;
    std::size_t steps = 0, tokens = 0, orders = 0;
    const std::size_t most = classes_to_look_into();
    for (std::size_t i = 0; i < nodes.size() && i < most; ++i) {
        const std::vector<Occurrence> events = palette(nodes[i].model);
        for (std::size_t e = 0; e < events.size(); ++e) {
            const Event event{nodes[i].at + 1000, events[e]};
            Step step = update(nodes[i].model, event);
            Book book = nodes[i].book;
            ++steps;
            const std::string wrong = objection(nodes[i].model, event, step, book);
            if (!wrong.empty())
                FAIL(wrong << " after events " << path_to(came, static_cast<int>(i)) << e << " from "
                           << class_of(nodes[i].model) << " to " << class_of(step.model));
            for (const Effect& effect : step.effects) {
                if (std::holds_alternative<RequestToken>(effect)) ++tokens;
                if (std::holds_alternative<CompleteCheckout>(effect))
                    ++orders, paid_from.insert(place_of(nodes[i].model));
            }
            if (!classes.emplace(class_of(step.model), nodes.size()).second) continue;
            const std::string shown = objection_to_view(step.model);
            if (!shown.empty()) FAIL(shown << " after events " << path_to(came, static_cast<int>(i)) << e);
            states.insert(place_of(step.model));
            came.emplace_back(static_cast<int>(i), e);
            nodes.push_back({std::move(step.model), std::move(book), event.at});
        }
    }
    MESSAGE(std::string(name_of(protocol)) << ": classes " << classes.size() << ", steps " << steps
                                           << ", token requests " << tokens << ", orders " << orders);
    if (most < nodes.size()) {  // a sample: the objections above are all that it can tell
        CHECK(steps > 20 * most);
        return;
    }
    CHECK(nodes.size() < 8000);  // the walk came to its end
    CHECK(
        states.size() == std::variant_size_v<OrderState> + 1);  // and Closed; all but Choosing: a lamp has no variants
    CHECK(paid_from.size() == places_that_pay);
    CHECK(tokens >= 4);  // one for each class in which Pay is ready
    CHECK(orders > least_orders);
}

}  // namespace

TEST_CASE("from every class of state, every event: an order leaves only a ready state, and once for each consent") {
    walk(Protocol::acp_2026_04_17, 4,
        100);  // Confirming, again from Completing and VerifyingOutcome, the bank's outcome from Authenticating
}

TEST_CASE("the same walk where the seller speaks UCP: the bank's outcome is asked for there, and sent by nobody") {
    walk(Protocol::ucp_2026_08_25, 3, 40);  // Confirming, the same again from Completing and VerifyingOutcome
}

TEST_CASE("twenty-six thousand events by lot: money is what was shown, and never moves twice") {
    std::size_t tokens = 0, orders = 0, receipts = 0;
    for (const unsigned seed : {1U, 2U, 3U, 4U, 5U}) {
        std::mt19937 lot(seed);
        const auto one_of = [&](std::size_t count) { return static_cast<std::size_t>(lot() % count); };
        Model model = begin();
        Book book;
        std::int64_t at = noon;
        for (int i = 0; i < 6500; ++i) {
            if (i % 250 == 0) {
                model = begin();
                book = {};
            }
            // Nothing but chance leads nowhere: every other event is one that a shop and a shopper in good faith would send.
            Occurrence what;
            if (i % 2 != 0) {
                std::vector<Occurrence> events = palette(model);
                what = std::move(events[one_of(events.size())]);
            } else {
                std::vector<Occurrence> good = {CardOpened{"p1"}, PayPressed{}, PayPressed{}};
                if (model.recalling == Recalling::asked) good = {PendingRecalled{model.recall, ""}};
                else if (const auto* asking = shown<AskingBuyer>(model))
                    good = {BuyerReceived{asking->request, buyer()}, RetryPressed{}};
                else if (const auto* opening = shown<CreatingSession>(model))
                    good = {
                        SessionReceived{opening->pending.call.request, session()}, TimerFired{opening->pending.retry}};
                else if (const auto* updating = shown<Updating>(model))
                    good = {SessionReceived{updating->pending.call.request, session(5900)},
                        TimerFired{updating->pending.retry}};
                else if (const auto* reviewing = shown<Reviewing>(model);
                         reviewing && reviewing->draft.methods_state == Methods::asked)
                    good = {MethodsListed{reviewing->draft.methods_request, methods()}};
                else if (awaits_sight(model)) good = {SheetShown{true, "painted"}};
                else if (const auto* settling = shown<Reviewing>(model);
                         settling && settling->draft.visibility == Visibility::settling)
                    good = {TimerFired{settling->draft.settling}};
                else if (const auto* confirming = shown<Confirming>(model))
                    good = {TokenIssued{confirming->request, "h" + std::to_string(i)}};
                else if (const auto* delegated = shown<Delegated>(model))
                    good = {SessionReceived{delegated->request, paid()}, ResponseLost{delegated->request},
                        TokenRefused{delegated->request, "canceled"}};
                else if (model.host.host_sheet) good = {HostChanged{}, PayPressed{}};
                else if (const auto* completing = shown<Completing>(model))
                    good = {SessionReceived{completing->call.request(), i % 4 == 0 ? paid() : challenged()},
                        ResponseLost{completing->call.request()}, TimerFired{completing->retry}};
                else if (const auto* bank = shown<Authenticating>(model))
                    good = {AuthenticationEnded{
                        bank->request, i % 3 == 0 ? "denied" : "authenticated", "h" + std::to_string(i)}};
                else if (const auto* checking = shown<VerifyingOutcome>(model))
                    good = {SessionReceived{checking->request, session()}, TimerFired{checking->timer}};
                what = good[one_of(good.size())];
            }
            at += std::holds_alternative<TimerFired>(what)
                ? 1000
                : static_cast<std::int64_t>(one_of(2000));  // no timer is early
            const Event event{at, std::move(what)};
            Step step = update(model, event);
            const std::string wrong = objection(model, event, step, book);
            if (!wrong.empty())
                FAIL(wrong << " at seed " << seed << " step " << i << " from " << class_of(model) << " by event "
                           << event.what.index());
            for (const Effect& effect : step.effects) {
                if (std::holds_alternative<RequestToken>(effect)) ++tokens;
                if (std::holds_alternative<CompleteCheckout>(effect)) ++orders;
                if (std::holds_alternative<ReportOrder>(effect)) ++receipts;
            }
            if (i % 100 == 0) {
                const Step same = update(model, event);
                REQUIRE(same.model == step.model);
                REQUIRE(same.effects == step.effects);
            }
            const bool changed = step.model.sheet != model.sheet || step.model.orders != model.orders;
            model = std::move(step.model);
            const std::string shown = changed ? objection_to_view(model) : "";
            if (!shown.empty()) FAIL(shown << " at seed " << seed << " step " << i);
        }
    }
    MESSAGE("token requests " << tokens << ", orders " << orders << ", receipts " << receipts);
    CHECK(tokens > 200);
    CHECK(orders > 200);
    CHECK(receipts > 50);
}

TEST_CASE("a shop's quantity is shown as it is, and asked for only as far as anyone can order") {
    Session many = session();
    many.lines[0].quantity = 4'000'000'000'000;
    Surface shop;
    shop.review(many);
    CHECK(shop.text().find("4,000,000,000,000\n") != std::string::npos);  // at the stepper too
    // After a reload the order is only known from the shop. Few are left of what it says was ordered: no endless request.
    Surface again;
    again.send(LocaleChanged{});
    again.send(CatalogReceived{catalog()});
    again.send(PendingRecalled{again.newest<Recall>()->request,
        "till-note-3\npaying\ncs1\nm1\np1\nTrailhouse\nk\nVisa\ncard\nUSD\n5000\nacp/2026-04-17\nend"});
    REQUIRE(again.in<VerifyingOutcome>());
    Session short_of = with_error(MessageCode::quantity_exceeded, SessionStatus::not_ready_for_payment);
    short_of.lines[0].quantity = 4'000'000'000'000;
    short_of.lines[0].available_quantity = 3'000'000'000'000;
    again.at += 30000;  // nothing is on its way any more
    for (int i = 0; i < 10 && again.in<VerifyingOutcome>(); ++i) {
        if (again.sent<RepeatComplete>())
            again.send(RequestRefused{again.newest<RepeatComplete>()->request(), refusal(410)});
        else if (again.get<VerifyingOutcome>().request != RequestId{}) again.answer(short_of);
        else again.ring();
    }
    CHECK_FALSE(again.in<VerifyingOutcome>());
    for (const Effect& effect : again.all) {
        if (const auto* call = std::get_if<CallCheckout>(&effect)) CHECK(call->body.size() < 20000);
    }
}
