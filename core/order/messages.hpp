// Messages of the session and our notices as blocks: our own sentence first, the merchant's words beside it and marked
// as such. Knows nothing of where a block is drawn.
#pragma once

#include "core/state/lens.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace till {

// The section of the sheet that a message stands in.
enum class Anchor : std::uint8_t { top, line, field, delivery, code, payment, totals };
struct Place { Anchor anchor = Anchor::top; std::size_t line = 0; };

Place place_of(const Session& session, const Message& message);
void add_messages(const Lens& lens, const Draft& draft, Anchor anchor, Blocks& blocks);
std::vector<MessageBlock> line_messages(const Lens& lens, const Draft& draft, std::size_t line);
std::vector<DisclosureBlock> line_disclosures(const Lens& lens, const Draft& draft, std::size_t line);

void add_notices(const Lens& lens, const Draft& draft, Blocks& blocks);
MessageBlock notice_block(const Lens& lens, const Draft& draft, const Notice& notice, std::size_t number);

// Our sentence for the message's code; empty: none of our own, the merchant's words stand alone.
std::string sentence_of(const Lens& lens, const Draft& draft, const Message& message);
// Why a promo code is refused; empty: the code gives no reason.
std::string reason_of_code(const Lens& lens, MessageCode code, const std::string& seller);
// Adds "Nothing was charged." where the word's own sentence does not say whether money moved.
std::string with_money(const Lens& lens, Word word, std::string sentence);

}  // namespace till
