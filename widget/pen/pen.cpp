// The pen's verbs on Dear ImGui's draw list. No other file of the pen touches the list.
#include "widget/pen/pen.hpp"

#include "core/base/digest.hpp"

#include "widget/paint/images.hpp"
#include "widget/paint/text.hpp"

#include "core/base/bidi.hpp"

#include <algorithm>
#include <cmath>

namespace till {
namespace {

Command command_of(CommandKind kind, Box box, float scale) {
    Command command;
    command.kind = kind;
    const float x0 = std::round(box.x * scale), y0 = std::round(box.y * scale);
    const float values[] = {x0, y0, std::round((box.x + box.w) * scale) - x0, std::round((box.y + box.h) * scale) - y0};
    std::copy(std::begin(values), std::end(values), std::begin(command.rect));
    return command;
}

}  // namespace

Pen::Pen(const Theme& theme, Paint& paint, Runs& runs, Images& images, Nodes& nodes, float scale, PenInput input,
    Press& press, float mirror)
    : theme_(theme),
      paint_(paint),
      runs_(runs),
      images_(images),
      nodes_(nodes),
      scale_(scale),
      input_(input),
      press_(press),
      mirror_(mirror) {}

void Pen::finish() {
    if (mirror_ <= 0) return;
    for (Node& node : nodes_) {
        node.box.x = mirror_ - node.box.x - node.box.w;
        for (Line& line : node.lines) line.box.x = mirror_ - line.box.x - line.box.w;
    }
}

TextStyle Pen::directed(TextStyle style, std::string_view words) const {
    const Direction direction = direction_of(words);
    style.rtl = direction == Direction::none ? mirror_ > 0 : direction == Direction::right_to_left;
    return style;
}

void Pen::push(const Command& command) {
    if (painting_) paint_.push(command);
}

void Pen::resize(NodeId id, float height) {
    for (Node& node : nodes_) {
        if (node.id == id) node.box.h = height;
    }
}

Node& Pen::add(Role role, std::string_view key, std::string name, Box box, Part part) {
    Node node;
    node.key = path_.empty() ? std::string(key) : path_ + "/" + std::string(key);
    node.id = node_id(node.key);
    node.parent = open_.empty() ? NodeId{} : nodes_[open_.back()].id;
    node.role = role;
    node.part = part;
    node.name = std::move(name);
    node.box = box;
    nodes_.push_back(std::move(node));
    return nodes_.back();
}

Node& Pen::open(Role role, std::string_view key, std::string name, Box box, Part part) {
    Node& node = add(role, key, std::move(name), box, part);
    open_.push_back(nodes_.size() - 1);
    path_sizes_.push_back(path_.size());
    path_ = node.key;
    return node;
}

void Pen::close() {
    // A group drawn without a height of its own is as high as what it holds.
    Node& group = nodes_[open_.back()];
    if (group.box.h <= 0) {
        for (std::size_t i = open_.back() + 1; i < nodes_.size(); ++i) {
            if (nodes_[i].parent == group.id)
                group.box.h = std::max(group.box.h, nodes_[i].box.y + nodes_[i].box.h - group.box.y);
        }
    }
    open_.pop_back();
    path_.resize(path_sizes_.back());
    path_sizes_.pop_back();
}

float Pen::text_width(std::string_view words, const TextStyle& style) const { return text::width(words, style); }

float Pen::measure(std::string_view words, const TextStyle& style, float width, int max_lines) const {
    return words.empty() ? 0 : static_cast<float>(text::wrap(words, style, width, max_lines).size()) * style.leading;
}

void Pen::line_of(std::string_view words, const TextStyle& style, float x, float y) {
    if (words.empty() || !painting_) return;
    const float wide = text::width(words, style);
    const float left = std::round(paint_x(x, wide) * scale_);
    ImDrawList& list = paint_.list;
    if (left > list.GetClipRectMax().x || left + wide * scale_ + 4 < list.GetClipRectMin().x)
        return;  // scrolled out of sight
    const Run& run = runs_.get(words, style, scale_, theme_.font);
    ImFontAtlasRect rect;
    if (run.rect < 0 || !paint_.atlas.GetCustomRect(run.rect, &rect)) return;
    const ImVec2 at(left, std::round(y * scale_) - 2);
    const ImVec2 end(at.x + static_cast<float>(rect.w), at.y + static_cast<float>(rect.h));
    list.AddImage(paint_.atlas.TexRef, at, end, rect.uv0, rect.uv1);
    if (style.struck) {
        const float middle = std::round((y + style.leading * 0.54F) * scale_);
        list.AddRectFilled(
            {at.x, middle}, {at.x + wide * scale_, middle + std::max(1.0F, std::round(scale_))}, style.color);
    }
}

float Pen::text(const Text& given) {
    if (given.words.text.empty()) return 0;
    const TextStyle style = directed(given.style, given.words.text);
    const std::vector<std::string> lines = text::wrap(given.words.text, style, given.width, given.max_lines);
    const float height = static_cast<float>(lines.size()) * style.leading;
    Node& node =
        add(given.role, given.key, given.words.text, {given.at.x, given.at.y, given.width, height}, given.part);
    node.lang = given.words.lang;
    node.level = given.level;
    node.style = style;
    float top = given.at.y;
    for (const std::string& line : lines) {
        node.lines.push_back({line, {given.at.x, top, text::width(line, style), style.leading}});
        line_of(line, style, given.at.x, top);
        top += style.leading;
    }
    return top - given.at.y;
}

float Pen::text_end(const Text& given) {
    if (given.words.text.empty()) return 0;
    const float width = text::width(given.words.text, given.style);
    return text({.key = given.key,
        .words = given.words,
        .style = given.style,
        .at = {given.at.x - width, given.at.y},
        .width = width + 1,
        .max_lines = 1,
        .part = given.part});
}

// A control outside the clip rectangle cannot be touched.
bool Pen::meets(const std::optional<Spot>& spot, Box where) const {
    if (!spot) return false;
    const ImVec2 from = paint_.list.GetClipRectMin(), to = paint_.list.GetClipRectMax();
    const float left = paint_x(where.x, where.w), x = spot->x * scale_, y = spot->y * scale_;
    return spot->x >= left && spot->x < left + where.w && spot->y >= where.y && spot->y < where.y + where.h &&
        x >= from.x && x < to.x && y >= from.y && y < to.y;
}

Pen::Touch Pen::touch(const Node& node, bool enabled) {
    if (!painting_ || !enabled) return {};
    const bool here = meets(input_.pointer, node.box), pressed = meets(input_.press, node.box);
    pressed_.held |= here && pressed;
    return {here && (pressed || !input_.press), here && pressed};
}

bool Pen::pointed_at(const Box& where) const { return painting_ && meets(input_.pointer, where); }

void Pen::ring(NodeId node, const Box& b, float radius, std::uint32_t ground) {
    if (!input_.focus_visible || input_.focus != node) return;
    box({b.x - 4, b.y - 4, b.w + 8, b.h + 8},
        {.fill = ground, .border_color = theme_.accent, .radius = radius + 4, .border = 2});
}

void Pen::box(Box where, const BoxStyle& style) {
    where.x = paint_x(where.x, where.w);
    Command command = command_of(CommandKind::box, where, scale_);
    command.radius = style.radius * scale_;
    command.border = style.border > 0 ? std::max(1.0F, std::round(style.border * scale_)) : 0;
    command.fill = style.fill;
    command.border_color = style.border_color;
    command.shadow[1] = style.shadow_y * scale_;
    command.shadow[2] = style.shadow_blur * scale_;
    command.shadow_color = style.shadow_color;
    push(command);
}

void Pen::hairline(float x, float y, float width) {
    box({x, y, width, 1.0F / scale_}, {.fill = mix(theme_.surface, theme_.line, 0.45F)});
}

void Pen::stroke(const float* points, int count, std::uint32_t color, float width) {
    if (!painting_) return;
    ImVec2 path[16];
    count = std::min(count, 16);
    for (int i = 0; i < count; ++i) path[i] = {paint_x(points[2 * i]) * scale_, points[2 * i + 1] * scale_};
    paint_.list.AddPolyline(path, count, color, ImDrawFlags_None, width * scale_);
}

void Pen::sign(const float* points, int count, float x, float w, std::uint32_t color, float width) {
    float turned[32];
    count = std::min(count, 16);
    for (int i = 0; i < count * 2; ++i) turned[i] = i % 2 == 0 && mirror_ > 0 ? 2 * x + w - points[i] : points[i];
    stroke(turned, count, color, width);
}

void Pen::spinner(float x, float y, float radius) {
    if (!painting_) return;
    constexpr float turn = 6.2831853F;
    const float start = theme_.reduced_motion ? 0 : static_cast<float>(std::fmod(input_.seconds, 1.0)) * turn;
    paint_.list.PathArcTo({paint_x(x) * scale_, y * scale_}, radius * scale_, start, start + turn * 0.72F, 28);
    paint_.list.PathStroke(theme_.accent, ImDrawFlags_None, 2.2F * scale_);
}

void Pen::image(std::string_view key, const ImageView& view, Box where, float radius) {
    Node& node = add(Role::image, key, view.alt, where);
    node.lang = view.lang;
    node.url = view.url;
    const Images::Entry* entry = view.url.empty() ? nullptr : &images_.get(view.url);
    const bool awaited = entry && !entry->failed && entry->width <= 0;
    box(where, {.fill = awaited ? parse_color(view.color, theme_.ground) : theme_.ground, .radius = radius});
    if (!entry || entry->failed) {
        TextStyle style = type::grand(theme_);
        style.color = theme_.muted;
        line_of(view.initials, style, where.x + (where.w - text::width(view.initials, style)) / 2,
            where.y + (where.h - style.leading) / 2);
        return;
    }
    if (entry->width <= 0) return;
    const float wide = where.w / static_cast<float>(entry->width);
    const float high = where.h / static_cast<float>(entry->height);
    // The whole place is filled where that costs a margin at most; what would lose more is shown whole.
    const bool fill = std::min(wide, high) >= std::max(wide, high) * 0.75F;
    const float fit = fill ? std::max(wide, high) : std::min(wide, high);
    const float w = std::min(where.w, static_cast<float>(entry->width) * fit);
    const float h = std::min(where.h, static_cast<float>(entry->height) * fit);
    Command command = command_of(
        CommandKind::image, {paint_x(where.x + (where.w - w) / 2, w), where.y + (where.h - h) / 2, w, h}, scale_);
    command.texture = entry->id;
    command.radius = radius * scale_;
    const float cut_x = (1 - w / (static_cast<float>(entry->width) * fit)) / 2;
    const float cut_y = (1 - h / (static_cast<float>(entry->height) * fit)) / 2;
    const float uv[] = {cut_x, cut_y, 1 - cut_x, 1 - cut_y};
    std::copy(std::begin(uv), std::end(uv), std::begin(command.uv));
    push(command);
}

void Pen::slot(const SlotBlock& view, Box where) {
    Node& node = add(Role::slot, view.key, view.name, where);
    node.slot = view.slot;
    box(where, {.fill = theme_.ground, .border_color = theme_.line, .radius = 12, .border = 1});
}

void Pen::live(Role role, std::string_view key, const std::string& words) {
    Node& node = add(role, key, words, {});
    node.hidden_from_eye = true;
}

void Pen::unseen(std::string_view key, const Words& words, float x, float y) {
    if (words.text.empty()) return;
    Node& node = add(Role::text, key, words.text, {x, y, 0, 0});
    node.lang = words.lang;
    node.hidden_from_eye = true;
}

void Pen::read_before(std::size_t first, std::size_t later) {
    const auto at = [&](std::size_t index) { return nodes_.begin() + static_cast<std::ptrdiff_t>(index); };
    std::rotate(at(first), at(later), nodes_.end());
}

void Pen::begin_press(NodeId node, Box where) { pressed_ = {node, where, paint_.mark(), false}; }

void Pen::end_press() {
    const float depth = press_.depth(pressed_.node, pressed_.held, input_.seconds, theme_.reduced_motion);
    if (depth <= 0) return;
    const Box& b = pressed_.box;
    paint_.shrink(pressed_.since, (paint_x(b.x, b.w) + b.w / 2) * scale_, (b.y + b.h / 2) * scale_, 1 - 0.02F * depth);
}

void Pen::begin_scroll(Box where, float offset) {
    where.x = paint_x(where.x, where.w);
    paint_.list.PushClipRect(
        {where.x * scale_, where.y * scale_}, {(where.x + where.w) * scale_, (where.y + where.h) * scale_}, true);
    shift_ = offset;
}

void Pen::end_scroll() {
    shift_ = 0;
    paint_.list.PopClipRect();
}

}  // namespace till
