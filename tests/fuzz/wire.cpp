// Whatever the shell might be made to say, at any point of a purchase: it is read or refused, shown, answered in UTF-8,
// and no token is asked for but from a session that is ready. Input: one byte (low half: kind of envelope, high half: how
// far the purchase is), then the envelope's inner JSON; kind 0 takes whole envelopes, one a line. Kinds 13 to 15 are replies of
// sellers who speak UCP 2026-08-25, UCP 2026-04-08 and ACP 2025-09-29, to a purchase in that dialect.
#include "core/wire/wire.hpp"
#include "core/base/intake.hpp"
#include "core/pay/consent.hpp"
#include "tests/core/builders.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace till;
using namespace till::test;

struct Stage {
    Model model;
    std::uint32_t request = 1;  // what is waited for
};

std::uint32_t number(RequestId id) { return static_cast<std::uint32_t>(id); }

std::vector<Stage> make_stages(Protocol protocol) {
    std::vector<Stage> stages(1);
    Product lamp = product();
    lamp.seller.protocol = protocol;
    Session ready = session(), bank = challenged();
    ready.protocol = bank.protocol = protocol;
    if (is_ucp(protocol)) bank.status = SessionStatus::complete_in_progress;
    Surface shop;
    const auto keep = [&](RequestId request) { stages.push_back({shop.model, number(request)}); };
    shop.start(catalog({lamp}));
    shop.send(CardOpened{"p1"});
    keep(shop.newest<AskBuyer>()->request);
    shop.send(BuyerReceived{shop.newest<AskBuyer>()->request, buyer()});
    keep(shop.call());
    shop.answer(ready);
    keep(shop.newest<ListMethods>()->request);
    shop.list();
    Surface changing = shop;
    changing.send(FulfillmentChosen{"fast"});
    stages.push_back({changing.model, number(changing.call())});
    if (!is_payable(protocol)) return stages;
    shop.pay();
    keep(shop.newest<RequestToken>()->request());
    shop.issue();
    keep(shop.newest<CompleteCheckout>()->request());
    Surface challenge = shop;
    challenge.answer_complete(bank);
    stages.push_back({challenge.model, number(challenge.newest<Authenticate>()->request)});
    shop.lose_complete();
    keep(shop.call());
    Surface reloaded;
    reloaded.send(CatalogReceived{catalog()});
    stages.push_back({reloaded.model, number(reloaded.newest<Recall>()->request)});
    return stages;
}

std::string envelope(unsigned kind, std::uint32_t request, std::string_view inner) {
    const std::string head = R"({"at":1795694500000,"request":)" + std::to_string(request) + R"(,"type":")",
                      body(inner.empty() ? "null" : inner);
    const auto dialect = [&](const char* name) {
        return head + R"(reply","protocol":")" + name + R"(","body":)" + body + "}";
    };
    switch (kind) {
        case 13: return dialect("ucp/2026-08-25");
        case 14: return dialect("ucp/2026-04-08");
        case 15: return dialect("acp/2025-09-29");
        case 1: return head + R"(reply","body":)" + body + "}";
        case 2: return head + R"(refused","status":409,"body":)" + body + "}";
        case 3: return head + R"(methods","methods":)" + body + "}";
        case 4: return head + R"(buyer","buyer":)" + body + "}";
        case 5: return head + R"(catalog","catalog":)" + body + "}";
        case 6: return head + R"(locale","locale":)" + body + R"(,"words":)" + body + "}";
        case 7: return head + R"(token","handle":)" + body + "}";
        case 8: return head + R"(token_refused","code":)" + body + "}";
        case 9: return head + R"(authentication","handle":"h2","outcome":)" + body + "}";
        case 10: return head + R"(recalled","note":)" + body + "}";
        case 11: return head + R"(timer","timer":)" + body + "}";
        default: return head + R"(connectivity","online":)" + body + "}";
    }
}

void must(bool holds) {
    if (!holds) __builtin_trap();
}

Model after(Model before, const Event& event) {
    const auto* reviewing = shown<Reviewing>(before);
    const bool ready = reviewing && reviewing->draft.session.status == SessionStatus::ready_for_payment &&
        !reviewing->draft.session.unreadable && is_payable(reviewing->draft.session.protocol);
    Step step = update(std::move(before), event);
    for (const Effect& effect : step.effects)
        must(ready ||
            !(std::holds_alternative<RequestToken>(effect) || std::holds_alternative<RequestCheckout>(effect)));
    must(limits::is_utf8(wire::write_effects(step.effects)));
    must(limits::is_utf8(canonical(present(step.model))));
    return std::move(step.model);
}

void say(Model& model, std::string_view json) {
    std::string problem;
    const auto received = wire::read_envelope(json, &problem);
    must(received.has_value() == problem.empty());
    if (const auto* event = received ? std::get_if<Event>(&*received) : nullptr)
        model = after(std::move(model), *event);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<Stage> dialects[] = {make_stages(Protocol::acp_2026_04_17),
        make_stages(Protocol::ucp_2026_08_25), make_stages(Protocol::ucp_2026_04_08),
        make_stages(Protocol::acp_2025_09_29)};
    if (size == 0) return 0;
    const unsigned kind = data[0] & 15U;
    const std::vector<Stage>& stages = dialects[kind < 13 ? 0 : kind - 12];
    const Stage& stage = stages[(data[0] >> 4U) % stages.size()];
    std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    Model model = stage.model;
    if (kind != 0) {
        say(model, envelope(kind, stage.request, rest));
    } else {
        for (int lines = 0; lines < 20 && !rest.empty(); ++lines) {
            const std::size_t end = rest.find('\n');
            say(model, rest.substr(0, end));
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        }
    }
    // Then the shopper does what can be done.
    for (const Occurrence& tap : std::vector<Occurrence>{QuantityChosen{"l1", 2}, AddressEditOpened{},
             AddressSubmitted{}, PayPressed{}, RetryPressed{}, ChallengeClosed{}, SheetDismissed{}, CardOpened{"p1"}}) {
        model = after(std::move(model), Event{1795694600000, tap});
    }
    return 0;
}
