// Every example the protocols publish, where they lie beside the repository: read without harm, shown by contract.
// Knows nothing of what they show.
#include "tests/wire/contract.hpp"

#include <doctest/doctest.h>

#include <filesystem>

using namespace till;
using namespace till::test;

namespace {

std::vector<std::filesystem::path> json_files(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    const std::filesystem::path top = "../shared/spec-data/dev/" + folder;
    if (!std::filesystem::exists(top)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

struct Tally {
    int examples = 0, checkouts = 0, fragments = 0;
};

void hold(const Json& body, Protocol protocol) {
    if (!session_in(body, protocol)) return;
    for (const std::string& broken : breaches(body, protocol)) FAIL_CHECK(broken);
}

// A part of a checkout, put into a whole one of ours.
Json completed_by_ours(const Json& part) {
    Json whole = fixture("ucp_2026_04_08");
    for (const auto& [key, value] : part.items()) whole[key] = value;
    return whole;
}

bool has_any(const Json& value, std::initializer_list<const char*> keys) {
    return std::any_of(keys.begin(), keys.end(), [&](const char* key) { return value.contains(key); });
}

void visit(const Json& value, bool ucp, Tally& tally) {
    if (value.is_object()) {
        const bool checkout = value.contains("line_items") && value.contains("status") && value.contains("id");
        if (checkout) ++tally.checkouts;
        if (ucp) {
            for (const Protocol protocol : {Protocol::ucp_2026_04_08, Protocol::ucp_2026_08_25}) {
                hold(value, protocol);
                if (!checkout && has_any(value, {"totals", "messages", "fulfillment", "discounts", "line_items"})) {
                    ++tally.fragments;
                    hold(completed_by_ours(value), protocol);
                }
            }
        } else {
            for (const Protocol protocol : {Protocol::acp_2026_04_17, Protocol::acp_2025_09_29}) {
                const bool old = !value.contains("capabilities");
                if (checkout && old == (protocol == Protocol::acp_2025_09_29)) hold(value, protocol);
                else static_cast<void>(session_in(value, protocol));
            }
        }
    }
    for (const auto& item : value) {
        if (item.is_structured()) visit(item, ucp, tally);
    }
}

Tally over(const std::string& folder, bool ucp) {
    Tally tally;
    for (const auto& file : json_files(folder)) {
        CAPTURE(file.string());
        const Json example = Json::parse(bytes_of(file.string()), nullptr, false);
        if (example.is_discarded()) continue;
        ++tally.examples;
        visit(example, ucp, tally);
    }
    return tally;
}

}  // namespace

TEST_CASE("every published UCP example is read without harm and shown by the contract") {
    const Tally examples = over("ucp/2026-04-08/doc-examples", true),
                scaffolds = over("ucp/main-2026-08-22/scaffolds", true);
    MESSAGE("examples " << examples.examples + scaffolds.examples << ", checkouts "
                        << examples.checkouts + scaffolds.checkouts << ", parts put into one of ours "
                        << examples.fragments + scaffolds.fragments);
    CHECK((examples.examples == 0 || (examples.checkouts >= 5 && examples.fragments > 50 && scaffolds.checkouts >= 1)));
}

TEST_CASE("every published ACP example is read without harm and shown by the contract") {
    const Tally newer = over("acp/2026-04-17/examples", false), older = over("acp/2025-09-29/examples", false);
    MESSAGE("examples " << newer.examples + older.examples << ", checkouts " << newer.checkouts + older.checkouts);
    CHECK((newer.examples == 0 || (newer.checkouts >= 8 && older.checkouts >= 4)));
}
