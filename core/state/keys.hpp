// Every key of a node by name. A key is one part of a path from the surface down ("panel/line-1/quantity"): unique
// among its siblings and the same from view to view. present functions give keys to blocks, update functions move the
// focus to paths,
// the DOM layer and the tests find nodes by them. Knows nothing of blocks or events.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace till {

// A merchant's or host's id as one part of a path, where "/" has a meaning.
std::string key_of_id(const std::string& id);

namespace keys {

// ---- cards ----
inline constexpr const char* review = "review";
inline constexpr const char* details = "details";
inline constexpr const char* variants = "variants";
inline constexpr const char* link = "link";
inline constexpr const char* review_row = "review_row";
inline constexpr const char* option = "option";
inline constexpr const char* value = "value";
inline constexpr const char* price = "price";

// ---- the sheet's frame ----
inline constexpr const char* close = "close";
inline constexpr const char* not_now = "not_now";
inline constexpr const char* more_row = "more_row";
inline constexpr const char* continue_at_seller = "continue";
inline constexpr const char* continue_row = "continue_row";
inline constexpr const char* retry = "retry";
inline constexpr const char* similar = "similar";
inline constexpr const char* step = "step";
inline constexpr const char* step_row = "step_row";
inline constexpr const char* to_payment = "to_payment";
inline constexpr const char* to_items = "to_items";

// ---- what is said about the order ----
inline constexpr const char* notice = "notice";
inline constexpr const char* message = "message";
inline constexpr const char* disclosure = "disclosure";
inline constexpr const char* rejected = "rejected";
inline constexpr const char* offline = "offline";
inline constexpr const char* unreadable = "unreadable";
inline constexpr const char* sold_out = "sold_out";
inline constexpr const char* rows_differ = "rows_differ";
inline constexpr const char* loading = "loading";
inline constexpr const char* slow = "slow";
inline constexpr const char* updating = "updating";

// ---- lines, address, delivery, codes, totals ----
inline constexpr const char* line = "line";
inline constexpr const char* less = "less";
inline constexpr const char* more = "more";
inline constexpr const char* deliver_to = "deliver_to";
inline constexpr const char* change = "change";
inline constexpr const char* change_address = "change_address";
inline constexpr const char* saved_addresses = "saved_addresses";
inline constexpr const char* other_address = "other_address";
inline constexpr const char* address_heading = "address_heading";
inline constexpr const char* address_buttons = "address_buttons";
inline constexpr const char* use_address = "use_address";
inline constexpr const char* cancel_address = "cancel_address";
inline constexpr const char* delivery = "delivery";
inline constexpr const char* code = "code";
inline constexpr const char* code_entry = "code_entry";
inline constexpr const char* open_code = "open_code";
inline constexpr const char* code_field = "code_field";
inline constexpr const char* code_buttons = "code_buttons";
inline constexpr const char* apply = "apply";
inline constexpr const char* remove = "remove";
inline constexpr const char* discount = "discount";
inline constexpr const char* totals = "totals";
inline constexpr const char* total = "total";

// ---- paying ----
inline constexpr const char* pay_with = "pay_with";
inline constexpr const char* host_sheet = "host_sheet";
inline constexpr const char* no_methods = "no_methods";
inline constexpr const char* methods_loading = "methods_loading";
inline constexpr const char* methods_failed = "methods_failed";
inline constexpr const char* policy = "policy";
inline constexpr const char* policies = "policies";
inline constexpr const char* returns = "returns";
inline constexpr const char* consent = "consent";
inline constexpr const char* privacy = "privacy";
inline constexpr const char* shared = "shared";
inline constexpr const char* allowance = "allowance";
inline constexpr const char* recap = "recap";
inline constexpr const char* pay = "pay";
inline constexpr const char* pay_row = "pay_row";
inline constexpr const char* onward = "onward";
inline constexpr const char* wallet = "wallet";
inline constexpr const char* cancel_payment = "cancel_payment";
inline constexpr const char* cancel_row = "cancel_row";
inline constexpr const char* bank = "bank";
inline constexpr const char* challenge = "challenge";
inline constexpr const char* cancel_challenge = "cancel_challenge";
inline constexpr const char* checking = "checking";
inline constexpr const char* still_checking = "still";
inline constexpr const char* check_row = "check_row";
inline constexpr const char* check_again = "check_again";
inline constexpr const char* ended = "ended";
inline constexpr const char* refresh = "refresh";
inline constexpr const char* embed_row = "embed_row";
inline constexpr const char* embed = "embed";
inline constexpr const char* embedded = "embedded";
inline constexpr const char* close_embedded = "close_embedded";

// ---- the receipt ----
inline constexpr const char* thanks = "thanks";
inline constexpr const char* differs = "differs";
inline constexpr const char* seller = "seller";
inline constexpr const char* method = "method";
inline constexpr const char* arrives = "arrives";
inline constexpr const char* confirmation = "confirmation";
inline constexpr const char* mailed = "mailed";
inline constexpr const char* support = "support";
inline constexpr const char* links = "links";
inline constexpr const char* track = "track";
inline constexpr const char* receipt = "receipt";
inline constexpr const char* help = "help";

// One of several: "total-2".
std::string numbered(const char* key, std::size_t index);
// One of several that have an id of their own: "line-sku%2F1".
std::string identified(const char* key, const std::string& id);
// A second block that belongs to a block: "message-0-merchant", "policy-1-link".
std::string merchants_words_of(const std::string& key);
std::string link_of(const std::string& key);
// A line of the list of what the keys do: "key0".
std::string help_line(std::size_t index);

// ---- paths, to move the focus to: turn.focus(keys::panel_title) ----
inline constexpr const char* panel_title = "panel/title";
inline constexpr const char* panel_step = "panel/step";
inline constexpr const char* panel_deliver_to = "panel/deliver_to";
inline constexpr const char* panel_code = "panel/code";
inline constexpr const char* panel_challenge = "panel/challenge";
inline constexpr const char* panel_embedded = "panel/embedded";
std::string panel_field(std::string_view field);         // of the address form: "panel/city"
std::string card_review(const std::string& product);     // "carousel/p1/review"

}  // namespace keys
}  // namespace till
