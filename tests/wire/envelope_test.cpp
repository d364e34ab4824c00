// Every envelope of the shell, and every way not to be one. Knows nothing of what their events lead to.
#include "core/base/intake.hpp"
#include "core/language/dates.hpp"
#include "tests/wire/fixtures.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

// An answer to request 7 with these members.
Json answer(const char* type, Json members = Json::object()) {
    members["type"] = type;
    members["request"] = 7;
    return members;
}

constexpr RequestId seven{7};
const std::string not_json = "not JSON, or too long or too deep";

std::string nest(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

TEST_CASE("an envelope says when it was, if that is a time") {
    const auto at = [](Json value) {
        return read(Json{{"type", "connectivity"}, {"online", false}, {"at", std::move(value)}})->at;
    };
    CHECK(at(noon) == noon);
    CHECK(at(1795694400000.0) == noon);
    CHECK(at(8'640'000'000'000'000) == 8'640'000'000'000'000);  // the last one a browser's Date has
    for (const Json& none : {Json(-1), Json("noon"), Json(1.5), Json(nullptr), Json(INT64_MAX), Json(UINT64_MAX),
             Json(8'640'000'000'000'001)})
        CHECK(at(none) == 0);
    CHECK(read(Json{{"type", "connectivity"}})->at == 0);
}

TEST_CASE("connectivity, return and timers") {
    read_as<Returned>({{"type", "returned"}});
    CHECK(read_as<ConnectivityChanged>({{"type", "connectivity"}, {"online", false}}) == ConnectivityChanged{false});
    CHECK(read_as<ConnectivityChanged>({{"type", "connectivity"}, {"online", true}}) == ConnectivityChanged{true});
    CHECK(read_as<TimerFired>({{"type", "timer"}, {"timer", 5}}) == TimerFired{TimerId{5}});
    CHECK(read_as<TimerFired>({{"type", "timer"}, {"timer", 0xffffffff}}) == TimerFired{TimerId{0xffffffff}});
    for (const Json& no_id : {Json(0), Json(-1), Json(0x100000000), Json("5"), Json(1.5), Json(nullptr)})
        CHECK(problem_of(Json{{"type", "timer"}, {"timer", no_id}}.dump()) == "timer is not an id");
}

TEST_CASE("what a page can do; what it does not say is as on a page of one's own") {
    CHECK(read_as<HostChanged>({{"type", "host"}, {"host", Json::object()}}) == HostChanged{});
    HostFacts facts;
    facts.host_sheet = facts.embedding = true;
    facts.payment_policy = facts.frames = facts.popups = facts.links = false;
    facts.fullscreen = facts.fullscreen_offered = true;
    facts.sheet_sellers = {"m1", "m2"};
    CHECK(read_as<HostChanged>({{"type", "host"},
              {"host",
                  {{"host_sheet", true}, {"embedding", true}, {"fullscreen", true}, {"fullscreen_offered", true},
                      {"payment_policy", false}, {"frames", false}, {"popups", false}, {"links", false},
                      {"sheet_sellers", {"m1", "m2"}}}}}) == HostChanged{facts});
    CHECK(read_as<HostChanged>({{"type", "host"},
              {"host", {{"host_sheet", "yes"}, {"frames", 0}, {"sheet_sellers", "m1"}}}}) == HostChanged{});
    CHECK(problem_of(R"({"type":"host"})") == "host is not an object");
}

TEST_CASE("replies, refusals and lost answers") {
    const auto received = read_as<SessionReceived>(answer("reply", {{"body", fixture("session_jpy")}}));
    REQUIRE(received);
    CHECK(received->request == seven);
    CHECK(received->session.id == "cs_jpy_1");
    // A success that cannot be read leaves open what happened.
    for (const Json& body :
        {Json(nullptr), Json(3), Json("ok"), Json::array(), Json::object(), Json{{"status", "ready_for_payment"}}})
        CHECK(read_as<ResponseLost>(answer("reply", {{"body", body}})) == ResponseLost{seven});
    CHECK(read_as<ResponseLost>(answer("reply")) == ResponseLost{seven});
    CHECK(read_as<ResponseLost>(answer("lost")) == ResponseLost{seven});

    const auto refused = [](Json members) {
        return read_as<RequestRefused>(answer("refused", std::move(members))).value().refusal;
    };
    Refusal gone;
    gone.status = 400;
    gone.kind = RefusalCode::message;
    gone.code = MessageCode::out_of_stock;
    gone.text = "All gone.";
    gone.param = "$.line_items[0]";
    gone.retry_after_s = 3;
    CHECK(refused({{"status", 400}, {"retry_after_s", 3},
              {"body",
                  {{"type", "invalid_request"}, {"code", "out_of_stock"}, {"message", "All\u202e gone."},
                      {"param", "$.line_items[0]"}}}}) == gone);
    const std::pair<const char*, RefusalCode> kinds[] = {{"idempotency_conflict", RefusalCode::idempotency_conflict},
        {"idempotency_in_flight", RefusalCode::idempotency_in_flight},
        {"idempotency_key_required", RefusalCode::idempotency_key_required},
        {"outcome_unknown", RefusalCode::outcome_unknown}, {"unauthenticated", RefusalCode::unauthenticated},
        {"payment_declined", RefusalCode::message}, {"owl_seen", RefusalCode::unknown}, {"", RefusalCode::unknown}};
    for (const auto& [code, kind] : kinds) CHECK(refused({{"status", 409}, {"body", {{"code", code}}}}).kind == kind);
    CHECK(refused({{"status", 503}}) == refusal(503));
    for (const Json& status : {Json(200), Json(0), Json(-1), Json(600), Json(1e300), Json("400"), Json(nullptr)})
        CHECK(refused({{"status", status}}).status == 500);
    for (const Json& wait : {Json(-1), Json(0.5), Json("3"), Json(UINT64_MAX)})
        CHECK_FALSE(refused({{"status", 429}, {"retry_after_s", wait}}).retry_after_s);
    CHECK(refused({{"status", 400}, {"body", "<html>"}}) == refusal(400));
    CHECK(refused({{"status", 400}, {"body", {{"code", 7}, {"message", 7}, {"param", 7}}}}) == refusal(400));
}

TEST_CASE("every code of a message comes back by its name") {
    for (int i = static_cast<int>(MessageCode::missing);
         i <= static_cast<int>(MessageCode::discount_code_usage_limit_reached); ++i) {
        const auto code = static_cast<MessageCode>(i);
        const std::string name(name_of(code));
        CAPTURE(name);
        CHECK_FALSE(name.empty());
        const Refusal read =
            read_as<RequestRefused>(answer("refused", {{"status", 400}, {"body", {{"code", name}}}})).value().refusal;
        CHECK(read.code == code);
        CHECK(read.kind == RefusalCode::message);
    }
}

TEST_CASE("tokens come as handles, and a handle that is none is empty") {
    CHECK(read_as<TokenIssued>(answer("token", {{"handle", "h1"}})) == TokenIssued{seven, "h1"});
    for (const Json& none :
        {Json(7), Json(""), Json("two words"), Json("a\nb"), Json(std::string(161, 'h')), Json(nullptr)})
        CHECK(read_as<TokenIssued>(answer("token", {{"handle", none}})) == TokenIssued{seven, ""});
    CHECK(read_as<TokenRefused>(answer("token_refused", {{"code", "declined"}})) == TokenRefused{seven, "declined"});
    CHECK(read_as<TokenRefused>(answer("token_refused")) == TokenRefused{seven, ""});
    CHECK(read_as<AuthenticationEnded>(answer("authentication", {{"outcome", "authenticated"}, {"handle", "h2"}})) ==
        AuthenticationEnded{seven, "authenticated", "h2"});
    CHECK(read_as<AuthenticationEnded>(answer("authentication", {{"outcome", 1}, {"handle", 2}})) ==
        AuthenticationEnded{seven, "", ""});
}

TEST_CASE("what was kept over a reload, and nothing kept") {
    CHECK(read_as<PendingRecalled>(answer("recalled", {{"note", "till-note-1\npaid"}})) ==
        PendingRecalled{seven, "till-note-1\npaid"});
    CHECK(read_as<PendingRecalled>(answer("recalled", {{"note", nullptr}})) == PendingRecalled{seven, ""});
    CHECK(read_as<PendingRecalled>(answer("recalled", {{"note", std::string(9000, 'x')}}))->note.size() == 4000);
}

TEST_CASE("the buyer, with every address that has an id") {
    const auto received = read_as<BuyerReceived>(answer("buyer",
        {{"buyer",
            {{"name", " Ada  Lovelace "}, {"email", "ada@example.com"}, {"phone", "15550001"},
                {"addresses",
                    {{{"id", "a1"}, {"label", "Home"}, {"name", "Ada"}, {"line_one", "1 Engine Street"},
                         {"line_two", "Flat 2"}, {"city", "Portland"}, {"state", "OR"}, {"country", "us"},
                         {"postal_code", "97201"}, {"company", "Analytical"}},
                        {{"name", "no id"}}, "x"}}}}}));
    REQUIRE(received);
    CHECK(*received ==
        BuyerReceived{seven,
            {"Ada Lovelace", "ada@example.com", "15550001",
                {{"a1", "Home", "Ada", "1 Engine Street", "Flat 2", "Portland", "OR", "US", "97201", "Analytical"}}}});
    CHECK(read_as<BuyerReceived>(answer("buyer", {{"buyer", Json::object()}})) == BuyerReceived{seven, {}});
    CHECK(read_as<ResponseLost>(answer("buyer", {{"buyer", "Ada"}})) == ResponseLost{seven});
}

TEST_CASE("saved methods show a brand and four digits, never more") {
    const auto listed = read_as<MethodsListed>(answer("methods",
        {{"methods",
            {{{"id", "m1"}, {"handler_id", "card"}, {"kind", "card"}, {"brand", "visa"},
                 {"last_digits", "4242424242424242"}, {"expires", "2028-04"}},
                {{"id", "m2"}, {"handler_id", "wallet"}, {"kind", "wallet"}, {"label", "Hopwallet"}},
                {{"id", "m3"}, {"handler_id", "card"}, {"kind", "seashells"}},
                {{"id", "m1"}, {"handler_id", "card"}, {"kind", "card"}}, {{"id", "m4"}, {"kind", "card"}},
                {{"handler_id", "card"}, {"kind", "card"}}, 7}}}));
    REQUIRE(listed);
    CHECK(listed->methods ==
        std::vector<PaymentMethod>{{"m1", "card", MethodKind::card, "visa", "4242", "", "2028-04"},
            {"m2", "wallet", MethodKind::wallet, "", "", "Hopwallet", ""},
            {"m3", "card", MethodKind::unknown, "", "", "", ""}});
    CHECK(read_as<MethodsListed>(answer("methods", {{"methods", "none"}})) == MethodsListed{seven, {}});
}

TEST_CASE("what is no envelope is refused with what is wrong with it") {
    const std::pair<std::string, std::string> cases[] = {{"", not_json}, {"{", not_json}, {"[1,]", not_json},
        {R"({"type":"connectivity"} x)", not_json}, {std::string(1, '\0'), not_json},
        {"{\"type\":\"\xff\xfe\"}", not_json}, {"{\"type\":\"\xc0\x80\"}", not_json},
        {"{\"type\":\"\xed\xa0\x80\"}", not_json}, {R"({"type":"\ud800"})", not_json},
        {R"({"type":"connectivity","x":)" + nest(32) + "}", not_json}, {nest(100000), not_json},
        {std::string(limits::envelope_bytes + 1, ' '), not_json}, {"null", "type is missing"},
        {"[]", "type is missing"}, {"7", "type is missing"}, {"{}", "type is missing"},
        {R"({"type":7})", "type is missing"}, {R"({"type":"reply"})", "request is not an id"},
        {R"({"type":"reply","request":0})", "request is not an id"},
        {R"({"type":"lost","request":-1})", "request is not an id"},
        {R"({"type":"lost","request":"7"})", "request is not an id"},
        {R"({"type":"lost","request":4294967296})", "request is not an id"},
        {R"({"type":"lost","request":7.5})", "request is not an id"},
        {R"({"type":"owl","request":7})", "type is unknown"}, {R"({"type":"locale"})", "locale is not an object"},
        {R"({"type":"locale","locale":"fr"})", "locale is not an object"},
        {R"({"type":"catalog"})", "catalog is missing"}};
    for (const auto& [envelope, problem] : cases) {
        const std::string start = envelope.substr(0, 60);  // a structured binding cannot be captured
        CAPTURE(start);
        CHECK(problem_of(envelope) == problem);
        CHECK_FALSE(wire::read_envelope(envelope, nullptr));
    }
    CHECK(problem_of(R"({"type":"connectivity","x":)" + nest(31) + "}").empty());
    CHECK(problem_of(R"({"type":"connectivity","x":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"[["})")
              .empty());  // brackets in a text are no depth
}

TEST_CASE("a shopper's taps do not come by wire") {
    for (const char* type : {"pay", "PayPressed", "pay_pressed", "card_opened", "consent", "nothing"})
        CHECK_FALSE(problem_of(Json{{"type", type}, {"request", 1}}.dump()).empty());
}

TEST_CASE("a locale is Intl's own data; what is missing is English") {
    const auto changed = read_as<LocaleChanged>(fixture("locale_fr"));
    REQUIRE(changed);
    const Locale& locale = changed->locale;
    CHECK(locale.tag == "fr-FR");
    CHECK_FALSE(locale.rtl);
    CHECK(locale.group_from == 2);
    CHECK(locale.plural == PluralRule::one01_other);
    CHECK(locale.utc_offset_min == 60);
    CHECK(locale.currencies ==
        std::vector<CurrencyStyle>{{"EUR", "€", "{n} {s}", "-{n} {s}"}, {"JPY", "¥", "{n} {s}", "-{n} {s}"}});
    CHECK(format_money(locale, Money::of(1234567, "EUR")) == "12 345,67 €");
    CHECK(format_money(locale, Money::of(1234, "JPY")) == "1234 ¥");
    CHECK(say(locale, Word::not_now) == "Pas maintenant");
    CHECK(say(locale, Word::total) == "Total");
    CHECK(format_date(locale, {.year = 2026, .month = 11, .day = 26}, noon) == "jeu. 26 nov.");
    CHECK(read_as<LocaleChanged>({{"type", "locale"}, {"locale", Json::object()}})->locale == Locale{});
    Json wrong = fixture("locale_fr");
    wrong["words"] = 7;
    for (auto& [key, value] : wrong["locale"].items()) value = true;
    wrong["locale"].erase("time24");
    CHECK(read_as<LocaleChanged>(wrong)->locale == Locale{});
    Json odd{{"type", "locale"},
        {"locale",
            {{"tag", "ar-EG"}, {"dir", "rtl"}, {"digits", "٠١٢٣٤٥٦٧٨٩"}, {"group_sizes", {0, 99}},
                {"utc_offset_min", 100000}, {"months_short", {"only one"}}, {"decimal", std::string(101, '.')},
                {"plural", "owl"}}}};
    const Locale arabic = read_as<LocaleChanged>(odd)->locale;
    CHECK(arabic.rtl);
    CHECK(arabic.digits[9] == "٩");
    CHECK(arabic.first_group == 3);
    CHECK(arabic.utc_offset_min == 0);
    CHECK(arabic.months_short == Locale{}.months_short);
    CHECK(arabic.decimal == ".");
    odd["locale"]["digits"] = "012";
    CHECK(read_as<LocaleChanged>(odd)->locale.digits == Locale{}.digits);
}
