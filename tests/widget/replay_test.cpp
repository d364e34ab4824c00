// A log of all that reached a surface is enough to see again what it showed. Knows nothing of how a log is kept.
#include "tests/widget/shopper.hpp"

#include "widget/describe.hpp"

using namespace till;
using namespace till::test;

namespace {

struct Repeated {
    std::vector<std::string> trees;  // canonical nodes and their JSON, frame by frame
    std::vector<std::string> pictures;
    std::string effects;
};

std::string bytes_of(const Picture& picture) {
    const auto bytes = [](const auto& list) {
        return std::string(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(list[0]));
    };
    return bytes(picture.commands) + bytes(picture.vertices) + bytes(picture.indices);
}

Repeated replay(const std::vector<Shopper::Logged>& log) {
    Shared shared;
    App app(shared);
    Repeated shown;
    const auto keep = [&] { shown.effects += wire::write_effects(app.take_effects()); };
    for (const Shopper::Logged& entry : log) {
        if (const auto* event = std::get_if<Event>(&entry)) app.receive(*event);
        else if (const auto* input = std::get_if<Input>(&entry)) app.receive(*input);
        else {
            app.frame(std::get<Shopper::Drawn>(entry).ms);
            shown.trees.push_back(canonical(app.nodes()) + describe(app.nodes(), {}));
            shown.pictures.push_back(bytes_of(app.picture()));
        }
        keep();
    }
    return shown;
}

}  // namespace

TEST_CASE("a purchase is repeated by its log: every frame, every effect and the consent") {
    Shopper shopper(360);
    shopper.take(Themed{{{"dark", "true"}, {"merchant", "#7a1fa2"}}});
    shopper.browse();
    const Node* scroller = shopper.first(Role::scroller);
    REQUIRE(scroller);
    shopper.take(Scrolled{scroller->id, 200});
    shopper.draw();
    const Box button = shopper.get(Role::button, shopper.review_name()).box;
    for (const bool down : {false, true, false}) {
        shopper.take(PointerMoved{button.x + 5, button.y + 5, down, true});
        shopper.draw();
    }
    shopper.open();
    shopper.answer(session());
    shopper.list_methods();
    shopper.take(Focused{shopper.get(Role::button, shopper.pay_name()).id, true});
    shopper.draw();
    shopper.pay();
    shopper.answer_complete(paid());
    REQUIRE(shopper.asked<ReportOrder>());

    const Repeated first = replay(shopper.log), second = replay(shopper.log);
    CHECK(first.trees.size() > 10);
    CHECK(first.trees == second.trees);
    CHECK(first.pictures == second.pictures);
    CHECK(first.effects == second.effects);
    CHECK(first.trees.back() == canonical(shopper.nodes()) + describe(shopper.nodes(), {}));
    CHECK(first.pictures.back() == bytes_of(shopper.picture()));
    CHECK(first.effects.find(shopper.asked<RequestToken>()->consent()) != std::string::npos);

    // The log tells the whole story: without its last scroll, or without the frames on the screen, it is another.
    std::vector<Shopper::Logged> poorer = shopper.log;
    std::erase_if(poorer, [](const Shopper::Logged& entry) {
        const auto* input = std::get_if<Input>(&entry);
        return input && std::holds_alternative<Scrolled>(*input);
    });
    CHECK(replay(poorer).pictures != first.pictures);
    std::vector<Shopper::Logged> unseen = shopper.log;
    std::erase_if(unseen, [](const Shopper::Logged& entry) {
        const auto* input = std::get_if<Input>(&entry);
        return input && std::holds_alternative<FrameShown>(*input);
    });
    CHECK(replay(unseen).effects.find("request_token") == std::string::npos);
}
