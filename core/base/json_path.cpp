// A reader of paths, step by step. Never looks at what they point at.
#include "core/base/json_path.hpp"

namespace till {
namespace {

constexpr std::size_t most_steps = 24;

class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    std::optional<JsonPath> read() {
        JsonPath path;
        if (!take("$") && !rest_.empty() && rest_[0] != '[' && !read_bare(path)) return std::nullopt;
        while (!rest_.empty()) {
            if (path.size() == most_steps || !read_step(path)) return std::nullopt;
        }
        return path;
    }

private:
    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    void blanks() {
        while (!rest_.empty() && rest_[0] == ' ') rest_.remove_prefix(1);
    }

    std::string bare() {
        std::size_t size = 0;
        while (size < rest_.size() && rest_[size] != '.' && rest_[size] != '[' && rest_[size] != ']' &&
            rest_[size] != ' ' && rest_[size] != '=' && rest_[size] != ')')
            ++size;
        std::string name(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return name;
    }

    bool read_bare(JsonPath& path) {
        PathStep step;
        step.name = bare();
        if (step.name.empty()) return false;
        if (step.name == "*") step = {PathStep::Kind::any, {}, 0, {}};
        path.push_back(std::move(step));
        return true;
    }

    std::optional<std::string> quoted() {
        if (rest_.empty() || (rest_[0] != '\'' && rest_[0] != '"')) return std::nullopt;
        const char end = rest_[0];
        std::string text;
        for (std::size_t i = 1; i < rest_.size(); ++i) {
            if (rest_[i] == end) {
                rest_.remove_prefix(i + 1);
                return text;
            }
            if (rest_[i] == '\\' && i + 1 < rest_.size()) ++i;
            text += rest_[i];
        }
        return std::nullopt;
    }

    // Up to the bracket that closes this one; what stands in quotes closes nothing.
    bool skip_rest() {
        int depth = 0;
        while (!rest_.empty()) {
            if (rest_[0] == '\'' || rest_[0] == '"') {
                if (!quoted()) return false;
                continue;
            }
            if (rest_[0] == '[') ++depth;
            else if (rest_[0] == ']' && depth-- == 0) return true;
            rest_.remove_prefix(1);
        }
        return false;
    }

    // After "[?": one comparison of one member with one text, or anything else, which is `any`.
    PathStep filter() {
        PathStep step{PathStep::Kind::any, {}, 0, {}};
        blanks();
        if (take("(")) blanks();
        if (!take("@")) return step;
        std::string name;
        if (take(".")) name = bare();
        else if (take("[")) {
            name = quoted().value_or("");
            if (!take("]")) return step;
        }
        blanks();
        if (name.empty() || !take("==")) return step;
        blanks();
        auto value = quoted();
        blanks();
        take(")");
        blanks();
        if (value && !rest_.empty() && rest_[0] == ']')
            step = {PathStep::Kind::filter, std::move(name), 0, std::move(*value)};
        return step;
    }

    PathStep in_brackets() {
        if (auto name = quoted()) return {PathStep::Kind::name, std::move(*name), 0, {}};
        if (take("?")) return filter();
        PathStep step{PathStep::Kind::index, {}, 0, {}};
        std::size_t digits = 0;
        while (digits < rest_.size() && digits < 9 && rest_[digits] >= '0' && rest_[digits] <= '9')
            step.index = step.index * 10 + static_cast<std::size_t>(rest_[digits++] - '0');
        rest_.remove_prefix(digits);
        if (digits == 0 || rest_.empty() || rest_[0] != ']') step = {PathStep::Kind::any, {}, 0, {}};
        return step;
    }

    bool read_step(JsonPath& path) {
        if (take("..")) {
            path.push_back({PathStep::Kind::any, {}, 0, {}});
            return (!rest_.empty() && rest_[0] == '[') || read_bare(path);
        }
        if (take(".")) return read_bare(path);
        if (!take("[")) return false;
        blanks();
        path.push_back(in_brackets());
        return skip_rest() && take("]");
    }

    std::string_view rest_;
};

}  // namespace

std::optional<JsonPath> parse_path(std::string_view path) {
    if (path.empty()) return std::nullopt;
    return Reader(path).read();
}

bool is_name(const JsonPath& path, std::size_t at, std::string_view name) {
    return at < path.size() && path[at].kind == PathStep::Kind::name && path[at].name == name;
}

}  // namespace till
