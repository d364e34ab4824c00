// An ACP session, field by field: what a shopper must see and what the sheet must obey. Knows nothing of the sheet.
#include "tests/wire/fixtures.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

Session usd() { return session_in(fixture("session_usd")).value(); }

Total row(TotalType type, std::int64_t amount, std::string text) { return total(type, amount, std::move(text)); }

}  // namespace

TEST_CASE("a session says what it is, in which currency, and until when") {
    const Session session = usd();
    CHECK_FALSE(session.unreadable);
    CHECK(session.id == "cs_usd_1");
    CHECK(session.status == SessionStatus::ready_for_payment);
    CHECK(session.currency == "USD");  // written "usd"
    CHECK(session.presentment_currency == "EUR");
    CHECK(session.locale == "en-US");
    CHECK(session.timezone == "America/Los_Angeles");
    CHECK(session.expires_at == "2026-11-27T09:30:00Z");
    CHECK(session.continue_url == "https://trailhouse.example/checkout/cs_usd_1");
    CHECK_FALSE(session.order);
    CHECK(session.authentication_metadata.empty());
    CHECK(payable(session));
}

TEST_CASE("a line has everything that is bought, and what the law wants beneath it") {
    const Session session = usd();
    REQUIRE(session.lines.size() == 2);
    LineItem bag;
    bag.id = "l1";
    bag.item = "bag-moss";
    bag.quantity = 2;
    bag.name = "Cabin bag, moss";
    bag.description = "Fits under the seat.";
    bag.image = "https://trailhouse.example/bag.png";
    bag.unit_amount = 14500;
    bag.disclosures = {{"Not a flotation device."}, {"Keep away from fire."}};
    bag.attributes = {{"Monogram", "A. L."}};
    bag.marketplace_seller = "Bags of Ghent";
    bag.stock = LineStock::low_stock;
    bag.available_quantity = 3;
    bag.max_quantity = 2;
    bag.fulfillable_on = "2026-11-28T00:00:00Z";
    bag.discounts = {{"SAVE10", 1000, "Ten off"}};
    bag.totals = {row(TotalType::items_base_amount, 29000, "Items"), row(TotalType::items_discount, -1000, "Ten off"),
        row(TotalType::subtotal, 28000, "Subtotal")};
    CHECK(session.lines[0] == bag);
    LineItem wrap;
    wrap.id = "l2";
    wrap.item = "wrap";
    wrap.name = "Gift wrap";  // of the item: the line has none
    wrap.unit_amount = 300;
    wrap.attributes = {{"Paper", "Recycled"}};  // of the variant: the line has none of its own
    wrap.stock = LineStock::pre_order;
    wrap.tax_exempt = true;
    wrap.tax_exemption_reason = "Gift";
    wrap.parent = "l1";
    wrap.totals = {row(TotalType::subtotal, 300, "Subtotal")};
    CHECK(session.lines[1] == wrap);
}

TEST_CASE("every row of the totals is there, in the shop's order, words and signs") {
    const Session session = usd();
    std::vector<Total> rows = {row(TotalType::items_base_amount, 29300, "Items"),
        row(TotalType::items_discount, -1000, "Ten off"), row(TotalType::subtotal, 28300, "Subtotal"),
        row(TotalType::discount, -200, "Members"), row(TotalType::fulfillment, 0, "Delivery"),
        row(TotalType::fee, 10, "Bag fee"), row(TotalType::gift_wrap, 300, "Gift wrap"), row(TotalType::tip, 0, "Tip"),
        row(TotalType::tax, 1200, "Tax"), row(TotalType::store_credit, -500, "Store credit"),
        row(TotalType::total, 29110, "Total due")};
    rows[8].breakdown = {{"Oregon", 400, 1100}, {"City", 35, 100}};
    rows[10].presentment_amount = 26700;
    rows[10].description = "About EUR 267";
    CHECK(session.totals == rows);
    REQUIRE(grand_total(session));
    CHECK(grand_total(session)->amount == 29110);
}

TEST_CASE("four kinds of delivery, each with its own dates and places") {
    const Session session = usd();
    REQUIRE(session.fulfillment_options.size() == 4);
    FulfillmentOption slow = shipping("slow", "Standard", 0);
    slow.description = "By van";
    slow.carrier = "Postal";
    slow.earliest = "2026-11-30T09:00:00-08:00";
    slow.latest = "2026-12-02T18:00:00-08:00";
    CHECK(session.fulfillment_options[0] == slow);
    FulfillmentOption store;
    store.type = FulfillmentType::pickup;
    store.id = "store";
    store.title = "Pick up";
    store.earliest = "2026-11-27T15:00:00-08:00";
    store.latest = "2026-12-04T20:00:00-08:00";
    store.place_name = "Trailhouse Pearl";
    store.place_instructions = "Ring twice";
    store.place = {"", "", "Trailhouse", "9 Lake Road", "", "Portland", "OR", "US", "97209", ""};
    store.totals = {row(TotalType::total, 0, "Pick-up")};
    CHECK(session.fulfillment_options[1] == store);
    FulfillmentOption bike;
    bike.type = FulfillmentType::local_delivery;
    bike.id = "bike";
    bike.title = "By bicycle";
    bike.earliest = "2026-11-27T17:00:00-08:00";
    bike.latest = "2026-11-27T19:00:00-08:00";
    bike.totals = {row(TotalType::total, 900, "Courier")};
    CHECK(session.fulfillment_options[2] == bike);
    FulfillmentOption mail;
    mail.type = FulfillmentType::digital;
    mail.id = "mail";
    mail.title = "By e-mail";
    CHECK(session.fulfillment_options[3] == mail);
    CHECK(session.selected == std::vector<SelectedOption>{{FulfillmentType::shipping, "slow", {"l1", "l2"}}});
    REQUIRE(chosen_option(session));
    CHECK(chosen_option(session)->id == "slow");
    const Address home{
        "", "", "Ada Lovelace", "1 Engine Street", "Flat 2", "Portland", "OR", "US", "97201", "Analytical"};
    CHECK(session.fulfillment == FulfillmentDetails{"Ada Lovelace", "15550001", "ada@example.com", home});
}

TEST_CASE("codes, messages, links, consents and handlers") {
    const Session session = usd();
    CHECK(session.codes == std::vector<std::string>{"SAVE10", "OLD"});
    CHECK(session.applied ==
        std::vector<AppliedDiscount>{{"SAVE10", "Ten off", 1000, false}, {"", "Members", 200, true}});
    CHECK(session.rejected ==
        std::vector<RejectedDiscount>{
            {"OLD", MessageCode::discount_code_expired, "It ended on Monday."}, {"ODD", MessageCode::unknown, "No."}});
    CHECK(session.messages ==
        std::vector<Message>{
            {MessageType::info, MessageCode::none, Severity::low, Resolution::not_stated, "", "Ships carbon neutral."},
            {MessageType::warning, MessageCode::low_stock, Severity::medium, Resolution::requires_buyer_review,
                "$.line_items[0]", "Three left."},
            {MessageType::error, MessageCode::payment_declined, Severity::high, Resolution::recoverable, "",
                "The card before was declined."}});
    REQUIRE(session.links.size() == 8);  // the script is no link
    CHECK(session.links[1] ==
        SessionLink{LinkType::privacy_policy, "How we keep secrets", "https://trailhouse.example/privacy"});
    const LinkType types[] = {LinkType::terms_of_use, LinkType::privacy_policy, LinkType::return_policy,
        LinkType::shipping_policy, LinkType::contact_us, LinkType::about_us, LinkType::faq, LinkType::support};
    for (std::size_t i = 0; i < 8; ++i) CHECK(session.links[i].type == types[i]);
    CHECK(session.consents ==
        std::vector<ConsentOption>{{"email", "News by e-mail", "https://trailhouse.example/privacy", false},
            {"sms", "News by text", "", true}});
    CHECK(session.handlers ==
        std::vector<PaymentHandler>{{"card", "dev.acp.tokenized.card", "Card", 1},
            {"wallet", "com.hopwallet", "Hopwallet", 2},
            {"last", "dev.acp.seller_backed.points", "Points", INT32_MAX}});
}

TEST_CASE("a paid order in euros brings its receipt") {
    const Session session = session_in(fixture("session_eur")).value();
    CHECK(session.status == SessionStatus::completed);
    CHECK(session.currency == "EUR");
    CHECK_FALSE(session.unreadable);
    REQUIRE(session.order);
    OrderInfo order;
    order.id = "o_77";
    order.session = "cs_eur_1";
    order.number = "FR-1001";
    order.permalink = "https://lumiere.example/commandes/o_77";
    order.status = "confirmed";
    order.earliest = "2026-11-30";
    order.latest = "2026-12-02";
    order.confirmation_number = "C-77";
    order.receipt_url = "https://lumiere.example/recus/77";
    order.confirmation_email_sent = true;
    order.support_email = "aide@lumiere.example";
    order.support_phone = "+33100000000";
    order.support_hours = "9 h – 18 h";
    order.help_url = "https://lumiere.example/aide";
    order.totals = {row(TotalType::total, 5489, "Total TTC"), row(TotalType::amount_refunded, 0, "Remboursé")};
    CHECK(*session.order == order);
    CHECK_FALSE(payable(session));
}

TEST_CASE("yen have no cents, and 3980.0 is 3980") {
    const Session session = session_in(fixture("session_jpy")).value();
    REQUIRE(grand_total(session));
    CHECK(format_money({}, Money::of(grand_total(session)->amount, session.currency)) == "JPY 3,980");
    CHECK(session.lines[0].name == "湯呑み");
    CHECK_FALSE(needs_fulfillment(session));
    CHECK(payable(session));
}

TEST_CASE("what the bank needs stays as it came") {
    const Json given = fixture("session_challenge");
    const Session session = session_in(given).value();
    CHECK(session.status == SessionStatus::authentication_required);
    CHECK(Json::parse(session.authentication_metadata) == given["authentication_metadata"]);
    CHECK_FALSE(payable(session));
    CHECK(session_in(with(given, "/authentication_metadata", std::string(100, 'x')))->authentication_metadata.empty());
    CHECK(session_in(with(given, "/authentication_metadata/blob", std::string(30000, 'x')))
              ->authentication_metadata.empty());
}
