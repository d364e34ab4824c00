// Envelopes for the surface: what each is read as, and what becomes of nonsense. Knows nothing of what a surface does.
#include "tests/wire/fixtures.hpp"

#include "core/wire/wire.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

std::optional<Input> input(std::string_view envelope) {
    const auto received = wire::read_envelope(envelope, nullptr);
    const auto* found = received ? std::get_if<Input>(&*received) : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

}  // namespace

TEST_CASE("each input has one form") {
    CHECK(input(R"({"type":"resize","width":494.5,"max_height":300,"scale":2})") == Input(Resized{494.5F, 300, 2}));
    CHECK(input(R"({"type":"pointer","x":1.5,"y":-2,"down":true,"inside":true})") ==
        Input(PointerMoved{1.5F, -2, true, true}));
    CHECK(input(R"({"type":"focus","node":4294967295,"visible":true})") == Input(Focused{NodeId{0xffffffff}, true}));
    CHECK(input(R"({"type":"focus","node":0,"visible":false})") == Input(Focused{}));
    CHECK(input(R"({"type":"scroll","node":7,"offset":12.25})") == Input(Scrolled{NodeId{7}, 12.25F}));
    CHECK(input(R"({"type":"image","image":3,"width":632,"height":600})") == Input(ImageArrived{3, 632, 600}));
    CHECK(input(R"({"type":"image_dropped","image":3})") == Input(ImageDropped{3}));
    CHECK(input(R"({"type":"frame_shown"})") == Input(FrameShown{}));
    CHECK(input(R"({"type":"activate","at":5,"node":7})") == Input(Activated{5, NodeId{7}}));
    CHECK(input(R"({"type":"typed","at":5,"node":7,"text":"a\"b"})") == Input(Typed{5, NodeId{7}, "a\"b"}));
}

TEST_CASE("a theme is a flat list of names and values, whatever they mean") {
    const auto read =
        input(R"({"type":"theme","theme":{"dark":true,"font":"\"Inter\", serif","radius":24.5,"x":null,"y":[1]}})");
    REQUIRE(read);
    CHECK(*read == Input(Themed{{{"dark", "true"}, {"font", "\"Inter\", serif"}, {"radius", "24"}}}));
    CHECK(problem_of(R"({"type":"theme","theme":[]})") == "theme is not an object");
}

TEST_CASE("a number that no surface reaches is held to what one can, and what is no number is none") {
    CHECK(input(R"({"type":"resize","width":1e300,"max_height":"x","scale":null})") == Input(Resized{1e6F, 0, 0}));
    CHECK(input(R"({"type":"scroll","node":-1,"offset":-1e300})") == Input(Scrolled{NodeId{}, -1e6F}));
    CHECK(input(R"({"type":"image","image":1e30,"width":-1,"height":{}})") == Input(ImageArrived{0, -1, 0}));
}
