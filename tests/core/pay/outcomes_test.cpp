// ACP's ten outcomes of a bank's check, by table: what the merchant is told, what the shopper reads, and what follows.
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace till;
using namespace till::test;

namespace {

struct Row {
    const char* outcome;
    bool pays;         // with its details it may still be paid
    const char* read;  // once the merchant says that it was not
};

constexpr Row rows[] = {
    {"authenticated", true, "did not go through. Nothing was charged."},
    {"attempt_acknowledged", true, "did not go through. Nothing was charged."},
    {"informational", true, "did not go through. Nothing was charged."},
    {"denied", false, "Your bank did not approve. Try again, or use another method."},
    {"rejected", false, "Your bank did not approve. Try again, or use another method."},
    {"canceled", false, "Bank check closed. Nothing was charged."},
    {"abandoned", false, "Bank check closed. Nothing was charged."},
    {"processing_error", false, "This way to pay is not available now. Nothing was charged."},
    {"not_supported", false, "This way to pay is not available now. Nothing was charged."},
    {"internal_error", false, "This way to pay is not available now. Nothing was charged."},
};

Surface at_the_bank() {
    Surface shop;
    shop.complete();
    shop.answer_complete(challenged());
    return shop;
}

bool told(const Surface& shop, const std::string& outcome, bool details) {
    const std::string& body = shop.newest<CompleteCheckout>()->body();
    return body.find(R"("outcome":")" + outcome + '"') != std::string::npos &&
        (body.find("outcome_details") != std::string::npos) == details;
}

}  // namespace

TEST_CASE("each of the ten outcomes is told to the merchant as it was, and only a success brings details") {
    for (const Row& row : rows) {
        CAPTURE(row.outcome);
        Surface shop = at_the_bank();
        REQUIRE(shop.in<Authenticating>());
        const std::string first = shop.newest<CompleteCheckout>()->idempotency_key();
        shop.send(AuthenticationEnded{shop.newest<Authenticate>()->request, row.outcome, "h2"});
        CHECK(shop.in<Completing>());
        CHECK(told(shop, row.outcome, row.pays));
        CHECK(shop.newest<CompleteCheckout>()->idempotency_key().starts_with(first + ":3ds-"));
        CHECK(shop.count<RequestToken>() == 1);  // the same token: nothing is authorised twice
    }
}

TEST_CASE("a success without its details is none, and neither is an outcome nobody knows") {
    for (const char* outcome : {"authenticated", "attempt_acknowledged", "informational", "approved", ""}) {
        CAPTURE(outcome);
        Surface shop = at_the_bank();
        shop.send(AuthenticationEnded{shop.newest<Authenticate>()->request, outcome, ""});
        CHECK(told(shop, "internal_error", false));
    }
}

TEST_CASE("what the shopper reads for each outcome once the merchant says that nothing was bought") {
    for (const Row& row : rows) {
        CAPTURE(row.outcome);
        Surface shop = at_the_bank();
        shop.send(AuthenticationEnded{shop.newest<Authenticate>()->request, row.outcome, "h2"});
        shop.answer_complete(session());
        CHECK(shop.in<Reviewing>());
        CHECK(shop.text().find(row.read) != std::string::npos);
        CHECK(shop.payable());
    }
}

TEST_CASE("a success that the merchant takes is an order; after a refusal the merchant's word still counts") {
    for (const Row& row : rows) {
        CAPTURE(row.outcome);
        Surface shop = at_the_bank();
        shop.send(AuthenticationEnded{shop.newest<Authenticate>()->request, row.outcome, "h2"});
        shop.answer_complete(paid());
        CHECK(shop.in<Succeeded>());
        CHECK(shop.count<ReportOrder>() == 1);
    }
}

TEST_CASE("the bank's check is asked for, shown in a slot, and its result is sent") {
    Surface shop;
    shop.complete();
    shop.answer_complete(challenged());
    CHECK(shop.state() == "action_required");
    CHECK(shop.text().find("Your bank asks you to confirm. We wait here.") != std::string::npos);
    const Authenticate asked = *shop.newest<Authenticate>();
    CHECK(asked.handle == "h1");
    CHECK(asked.metadata == R"({"challenge":{"id":"c1"}})");
    shop.send(AuthenticationEnded{asked.request, "authenticated", "h2"});
    const CompleteCheckout second = *shop.newest<CompleteCheckout>();
    CHECK(second.body().find(
              R"("authentication_result":{"outcome":"authenticated","outcome_details":{"$handle":"h2"}})") !=
        std::string::npos);
    CHECK(second.body().find(R"("token":{"$handle":"h1"})") != std::string::npos);
    CHECK(second.idempotency_key().starts_with("cs1:" + shop.newest<RequestToken>()->consent() + ":3ds-"));
    shop.answer_complete(paid());
    CHECK(shop.in<Succeeded>());
}

TEST_CASE("a bank that says no, or is closed, charges nothing; the shop is told and another method may be used") {
    struct Row {
        const char* outcome;
        const char* words;
    };
    for (const Row& row :
        {Row{"denied", "Your bank did not approve. Try again, or use another method. Nothing was charged."},
            Row{"rejected", "Your bank did not approve."}, Row{"canceled", "Bank check closed. Nothing was charged."},
            Row{"abandoned", "Bank check closed. Nothing was charged."},
            Row{"processing_error", "Nothing was charged."}, Row{"authenticated", "Nothing was charged."},
            Row{"new outcome", "Nothing was charged."}}) {
        CAPTURE(row.outcome);
        Surface shop;
        shop.complete();
        shop.answer_complete(challenged());
        shop.send(AuthenticationEnded{
            shop.newest<Authenticate>()->request, row.outcome, ""});  // "authenticated" without details is none
        CHECK(shop.newest<CompleteCheckout>()->body().find("outcome_details") == std::string::npos);
        shop.answer_complete(session());
        CHECK(shop.in<Reviewing>());
        CHECK(shop.text().find(row.words) != std::string::npos);
        CHECK(shop.payable());
    }
    Surface stuck;
    stuck.complete();
    stuck.answer_complete(challenged());
    stuck.send(ChallengeClosed{});
    CHECK(stuck.sent<Forget>());
    stuck.answer_complete(challenged());
    CHECK(stuck.state() == "expired");
    CHECK(stuck.text().find("Bank check closed. Nothing was charged.") != std::string::npos);
    CHECK(stuck.button("refresh"));
}

TEST_CASE("the bank is not asked about another total than was agreed to") {
    Surface shop;
    shop.complete();
    Session dearer = session(9900);
    dearer.status = SessionStatus::authentication_required;
    dearer.authentication_metadata = "{}";
    shop.answer_complete(dearer);
    CHECK(shop.count<Authenticate>() == 0);
    CHECK_FALSE(shop.payable());
    CHECK(shop.in<Expired>());
}
