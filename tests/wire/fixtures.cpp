// Files, patches and one very determined shopper. Knows nothing of any one test.
#include "tests/wire/fixtures.hpp"

#include <fstream>
#include <sstream>

namespace till::test {

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

Json fixture(const std::string& name) { return Json::parse(bytes_of("tests/wire/fixtures/" + name + ".json")); }

Json with(Json value, const std::string& pointer, Json put) {
    value[Json::json_pointer(pointer)] = std::move(put);
    return value;
}

Json without(Json value, const std::string& pointer) {
    const Json::json_pointer path(pointer);
    value[path.parent_pointer()].erase(path.back());
    return value;
}

std::optional<Event> read(const Json& envelope) {
    const auto received = wire::read_envelope(envelope.dump(), nullptr);
    const auto* event = received ? std::get_if<Event>(&*received) : nullptr;
    return event ? std::optional(*event) : std::nullopt;
}

std::string problem_of(std::string_view envelope) {
    std::string problem;
    const auto received = wire::read_envelope(envelope, &problem);
    return received ? std::string() : problem.empty() ? "refused without a name" : problem;
}

std::string reply(const Json& body, std::uint32_t request) {
    return Json{{"type", "reply"}, {"request", request}, {"body", body}}.dump();
}

std::optional<Session> session_in(const Json& body) {
    const auto event = read(Json::parse(reply(body)));
    const auto* received = event ? std::get_if<SessionReceived>(&event->what) : nullptr;
    return received ? std::optional(received->session) : std::nullopt;
}

bool payable(const Session& session) {
    Surface shop;
    shop.start();
    shop.open();
    shop.answer(session);
    if (const auto* asked = shop.newest<ListMethods>()) {
        std::vector<PaymentMethod> cards;
        for (const PaymentHandler& handler : session.handlers)
            cards.push_back(method("card-" + handler.id, handler.id));
        shop.send(MethodsListed{asked->request, cards});
        for (const PaymentMethod& card : cards) shop.send(MethodChosen{card.id});
    }
    shop.pay();
    return shop.count<RequestToken>() > 0;
}

}  // namespace till::test
