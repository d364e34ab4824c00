// The shopper's side, the shop's and an enemy's: every event that could be sent to a model, and a book of what it sent
// out, which objects to anything that must never leave. Knows the rules of paying on its own, not from core/pay/cashier.
#pragma once

#include "tests/core/builders.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace till::test {

// What one history has sent so far.
struct Book {
    std::set<std::string> consents;              // a token was asked for
    std::map<std::string, std::string> bodies;   // idempotency key -> the bytes that went out under it
    std::set<std::string> placed;                // consents of which an order went out
    std::optional<std::int64_t> shown;           // since when the order of now stands on the screen
    std::uint32_t newest_id = 0;
};

HostFacts host_with_sheet();
HostFacts host_that_embeds();

// Everything worth trying now; ids that are waited for, stale ones, and ones nobody ever gave out.
std::vector<Occurrence> palette(const Model& model);

// Empty, or what is wrong with this step.
std::string objection(const Model& before, const Event& event, const Step& step, Book& book);

// Empty, or what is wrong with what is shown.
std::string objection_to_view(const Model& model);

// Which state the sheet is in: the state of its order, or none of an order.
std::size_t place_of(const Model& model);

// Two models of one class behave alike as far as paying goes.
std::string class_of(const Model& model);

}  // namespace till::test
