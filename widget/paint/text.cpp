// Wrapping on top of the platform's measuring.
#include "widget/paint/text.hpp"

namespace till::text {
namespace {

std::string_view trimmed(std::string_view line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\n')) line.remove_suffix(1);
    return line;
}

std::string cut(std::string_view rest, const TextStyle& style, float max_width) {
    constexpr std::string_view dots = "…";
    const float room = max_width - width(dots, style);
    const std::size_t fits = room > 0 ? first_line(rest, style, room) : 0;
    return std::string(trimmed(rest.substr(0, fits))) + std::string(dots);
}

constexpr std::string_view isolate = "\u2068", end_of_isolate = "\u2069";

int count(std::string_view line, std::string_view sign) {
    int found = 0;
    for (std::size_t at = line.find(sign); at != std::string_view::npos; at = line.find(sign, at + sign.size()))
        ++found;
    return found;
}

// What a line or its cut left open is closed there, and opened again on the next: no line turns its neighbours round.
std::vector<std::string> balanced(std::vector<std::string> lines) {
    int open = 0;
    for (std::string& line : lines) {
        const int before = open;
        open += count(line, isolate) - count(line, end_of_isolate);
        for (int i = 0; i < before; ++i) line.insert(0, isolate);
        for (int i = 0; i < open; ++i) line += end_of_isolate;
    }
    return lines;
}

std::vector<std::string> broken(std::string_view utf8, const TextStyle& style, float max_width, int max_lines) {
    std::vector<std::string> lines;
    while (!utf8.empty()) {
        const std::size_t hard = utf8.find('\n');
        const std::string_view paragraph = utf8.substr(0, hard);
        std::size_t size =
            width(paragraph, style) <= max_width ? paragraph.size() : first_line(paragraph, style, max_width);
        if (size == 0 && !paragraph.empty()) size = paragraph.size();
        const bool last = max_lines > 0 && static_cast<int>(lines.size()) + 1 == max_lines;
        const bool more = size < paragraph.size() || hard != std::string_view::npos;
        if (last && more) {
            const bool room = size == paragraph.size() && width(paragraph, style) + width("…", style) <= max_width;
            lines.push_back(room ? std::string(trimmed(paragraph)) + "…" : cut(paragraph, style, max_width));
            return lines;
        }
        lines.emplace_back(trimmed(paragraph.substr(0, size)));
        utf8.remove_prefix(size < paragraph.size() || hard == std::string_view::npos ? size : size + 1);
        while (!utf8.empty() && utf8.front() == ' ') utf8.remove_prefix(1);
    }
    return lines;
}

}  // namespace

std::vector<std::string> wrap(std::string_view utf8, const TextStyle& style, float max_width, int max_lines) {
    return balanced(broken(utf8, style, max_width, max_lines));
}

}  // namespace till::text
