// Lines in a fixed order, first the version; what cannot be read is no note. Knows nothing of JSON.
#include "core/pay/note.hpp"

#include "core/base/intake.hpp"

#include <array>

namespace till {
namespace {

constexpr std::string_view version = "till-note-3";
constexpr std::size_t line_count = 13;

std::optional<std::int64_t> whole_number(std::string_view digits) {
    const auto units = parse_money(digits, "JPY");  // a currency without minor digits: whole numbers only
    return units ? std::optional(units->amount) : std::nullopt;
}

}  // namespace

std::string write_note(const Note& note) {
    std::string out(version);
    const std::string phase = note.phase == Note::Phase::paid ? "paid" : "paying";
    // Names are for the eye and are cut; ids are never longer than they may be.
    for (const std::string& line : {phase, note.session, note.merchant, note.product, limits::clean(note.seller, 120),
             note.key, limits::clean(note.method_label, 60), note.handler, note.currency, std::to_string(note.total),
             std::string(name_of(note.protocol))}) {
        out += '\n';
        out += limits::clean(line, 300);
    }
    return out + "\nend";
}

std::optional<Note> read_note(std::string_view text) {
    std::array<std::string, line_count> lines;
    std::size_t count = 0;
    bool ended = false;
    while (count < line_count && !ended) {
        const std::size_t end = text.find('\n');
        lines[count++] = text.substr(0, end);
        ended = end == std::string_view::npos;
        if (!ended) text.remove_prefix(end + 1);
    }
    if (count != line_count || !ended || lines[0] != version || lines[line_count - 1] != "end") return std::nullopt;
    const auto total = whole_number(lines[10]);
    const Protocol protocol = protocol_named(lines[11]);
    if (!total || !limits::is_id(lines[2]) || (lines[1] != "paid" && lines[1] != "paying") || lines[11].empty() ||
        protocol == Protocol::unknown)
        return std::nullopt;
    Note note;
    note.phase = lines[1] == "paid" ? Note::Phase::paid : Note::Phase::paying;
    note.session = lines[2];
    note.merchant = lines[3];
    note.product = lines[4];
    note.seller = lines[5];
    note.key = lines[6];
    note.method_label = lines[7];
    note.handler = lines[8];
    note.currency = lines[9];
    note.total = *total;
    note.protocol = protocol;
    return note;
}

}  // namespace till
