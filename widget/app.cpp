// Wires events to the core and frames to the pen.
#include "widget/app.hpp"

#include "widget/blocks/draw.hpp"
#include "widget/describe.hpp"

#include "core/base/digest.hpp"
#include "core/pay/cashier.hpp"
#include "core/surface/present.hpp"

#include <algorithm>
#include <cmath>

namespace till {
namespace {

// Of a page that gives so many CSS px, 0 = as many as it takes (experience, E.5).
Room room_in(float width, float max_height) {
    if (max_height <= 0 || max_height >= 640) return Room::whole;
    return max_height < 380 && width < 380 ? Room::cramped : Room::low;
}

enum class Seen : std::uint8_t { not_yet, whole, in_part };

// Of the pictures that the business must have seen beside the words.
Seen seen_of(const View& view, Images& images) {
    Seen seen = Seen::whole;
    const auto look = [&](const DisclosureBlock& told) {
        if (!told.image) return;
        const Images::Entry& picture = images.get(told.image->url);
        if (picture.failed) seen = Seen::in_part;
        else if (picture.width <= 0 && seen == Seen::whole) seen = Seen::not_yet;
    };
    if (!view.panel) return seen;
    for (const Block& block : view.panel->blocks) {
        if (const auto* told = std::get_if<DisclosureBlock>(&block)) look(*told);
        if (const auto* line = std::get_if<LineBlock>(&block))
            std::for_each(line->disclosures.begin(), line->disclosures.end(), look);
    }
    return seen;
}

std::uint32_t address(const void* pointer) {
    return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(pointer));
}

}  // namespace

App::App(Shared& shared) : shared_(shared), theme_(light_theme()) {}

void App::receive(const Event& event) {
    Step step = update(std::move(model_), event);
    model_ = std::move(step.model);
    for (Effect& effect : step.effects) effects_.push_back(std::move(effect));
}

const Node* App::node_of(NodeId id) const {
    const auto found = std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& node) { return node.id == id; });
    return found == nodes_.end() ? nullptr : &*found;
}

Outcome App::activate(NodeId id, std::int64_t at) {
    const Node* node = node_of(id);
    if (!node) return Outcome::no_such_node;
    if (!node->enabled) return Outcome::disabled;
    Event event = node->on_activate;
    event.at = at;
    receive(event);
    return Outcome::ok;
}

Outcome App::input(NodeId id, std::string text, std::int64_t at) {
    const Node* node = node_of(id);
    if (!node) return Outcome::no_such_node;
    Event event = node->on_input;
    if (auto* entered = std::get_if<TextEntered>(&event.what)) entered->text = std::move(text);
    event.at = at;
    receive(event);
    return Outcome::ok;
}

void App::resize(float css_width, float max_height, float scale) {
    width_ = std::clamp(css_width, 0.0F, 4000.0F);
    max_height_ = max_height;
    scale_ = std::clamp(scale, 0.5F, 8.0F);
    receive(Event{0, RoomChanged{room_in(width_, max_height_)}});
}

void App::theme(const Theme& theme) { theme_ = theme; }

void App::pointer(float x, float y, bool down, bool inside) {
    input_.pointer = inside ? std::optional<Spot>({x, y}) : std::nullopt;
    if (!down) input_.press = std::nullopt;
    else if (!input_.press && inside) input_.press = Spot{x, y};
}

void App::focus(NodeId node, bool visible) {
    input_.focus = node;
    input_.focus_visible = visible;
}

void App::scroll(NodeId, float offset) { scroll_ = std::max(0.0F, offset); }

const Frame& App::frame(double ms) {
    input_.seconds = ms / 1000;
    shared_.runs.next_frame();
    shared_.paint.begin();
    press_.next_frame();
    const View view = present(model_);
    nodes_.clear();
    Pen pen(theme_, shared_.paint, shared_.runs, shared_.images, nodes_, scale_, input_, press_, view.rtl ? width_ : 0);
    const float height = draw(pen, view, {width_, max_height_, scroll_});
    pen.finish();
    shared_.paint.end(picture_, textures_);
    shared_.runs.trim();
    std::string told = describe(nodes_, {width_, height, view.lang, view.rtl});
    frame_ = {};
    if (told != told_) {
        told_ = std::move(told);
        frame_.nodes = address(told_.data());
        frame_.nodes_size = static_cast<std::uint32_t>(told_.size());
    }
    frame_.width = static_cast<std::uint32_t>(std::max(1.0F, std::round(width_ * scale_)));
    frame_.height = static_cast<std::uint32_t>(std::max(1.0F, std::round(height * scale_)));
    frame_.css_width = width_;
    frame_.css_height = height;
    frame_.commands = address(picture_.commands.data());
    frame_.command_count = static_cast<std::uint32_t>(picture_.commands.size());
    frame_.vertices = address(picture_.vertices.data());
    frame_.vertex_count = static_cast<std::uint32_t>(picture_.vertices.size());
    frame_.indices = address(picture_.indices.data());
    frame_.index_count = static_cast<std::uint32_t>(picture_.indices.size());
    frame_.textures = address(textures_.data());
    frame_.texture_count = static_cast<std::uint32_t>(textures_.size());
    const Seen seen = awaits_sight(model_) ? seen_of(view, shared_.images) : Seen::not_yet;
    if (seen != Seen::not_yet) receive(Event{0, SheetShown{seen == Seen::whole}});
    const bool turning = std::any_of(nodes_.begin(), nodes_.end(), [](const Node& node) { return node.busy; });
    frame_.atlas_bytes = static_cast<std::uint32_t>(shared_.runs.atlas_bytes());
    frame_.again = (turning && !theme_.reduced_motion) || press_.moving() || seen == Seen::in_part
        ? 1
        : 0;  // the latter is said in the next
    return frame_;
}

std::vector<Effect> App::take_effects() {
    std::vector<Effect> effects;
    effects.swap(effects_);
    return effects;
}

NodeId App::find(std::string_view key_path) const {
    for (const Node& node : nodes_) {
        if (node.key == key_path) return node.id;
    }
    return NodeId{};
}

std::string App::hash() const { return sha256_hex(canonical(nodes_)); }

}  // namespace till
