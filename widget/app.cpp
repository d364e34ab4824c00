// Takes events to the core, inputs to the surface, and draws frames with the pen. Knows nothing of JSON.
#include "widget/app.hpp"

#include "widget/describe.hpp"

#include "core/base/digest.hpp"
#include "core/surface/present.hpp"
#include "core/surface/shown.hpp"

#include <algorithm>
#include <cmath>

namespace till {
namespace {

// Of a page that gives so many CSS px, 0 = as many as it takes.
Room room_in(float width, float max_height) {
    if (max_height <= 0 || max_height >= 640) return Room::whole;
    return max_height < 380 && width < 380 ? Room::cramped : Room::low;
}

Pictures pictures_of(const View& view, Images& images) {
    Pictures state = Pictures::loaded;
    const auto look = [&](const DisclosureBlock& disclosure) {
        if (!disclosure.image) return;
        const Images::Entry& picture = images.get(disclosure.image->url);
        if (picture.failed) state = Pictures::missing;
        else if (picture.width <= 0 && state == Pictures::loaded) state = Pictures::loading;
    };
    if (!view.panel) return state;
    for (const Block& block : view.panel->blocks) {
        if (const auto* disclosure = std::get_if<DisclosureBlock>(&block)) look(*disclosure);
        if (const auto* line = std::get_if<LineBlock>(&block))
            std::for_each(line->disclosures.begin(), line->disclosures.end(), look);
    }
    return state;
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
    painted_.current = false;
}

Outcome App::receive(const Input& input) {
    return std::visit([this](const auto& one) { return on(one); }, input);
}

const Node* App::node_of(NodeId id) const {
    const auto found = std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& node) { return node.id == id; });
    return found == nodes_.end() ? nullptr : &*found;
}

Outcome App::on(const Activated& activated) {
    const Node* node = node_of(activated.node);
    if (!node) return Outcome::no_such_node;
    if (!node->enabled) return Outcome::disabled;
    receive(Event{activated.at, node->on_activate.what});
    return Outcome::ok;
}

Outcome App::on(const Typed& typed) {
    const Node* node = node_of(typed.node);
    if (!node) return Outcome::no_such_node;
    Event event{typed.at, node->on_input.what};
    if (auto* entered = std::get_if<TextEntered>(&event.what)) entered->text = typed.text;
    receive(event);
    return Outcome::ok;
}

Outcome App::on(const Resized& resized) {
    width_ = std::clamp(resized.css_width, 0.0F, 4000.0F);
    max_height_ = resized.max_height;
    scale_ = std::clamp(resized.scale, 0.5F, 8.0F);
    receive(Event{0, RoomChanged{room_in(width_, max_height_)}});
    return Outcome::ok;
}

Outcome App::on(const Themed& themed) {
    theme_ = theme_of(themed.wishes);
    effects_.emplace_back(ApplyTheme{theme_.dark, colors_of(theme_)});
    return Outcome::ok;
}

Outcome App::on(const PointerMoved& moved) {
    input_.pointer = moved.inside ? std::optional<Spot>({moved.x, moved.y}) : std::nullopt;
    if (!moved.down) input_.press = std::nullopt;
    else if (!input_.press && moved.inside) input_.press = Spot{moved.x, moved.y};
    return Outcome::ok;
}

Outcome App::on(const Focused& focused) {
    input_.focus = focused.node;
    input_.focus_visible = focused.visible;
    return Outcome::ok;
}

Outcome App::on(const Scrolled& scrolled) {
    const auto known = std::find_if(
        offsets_.begin(), offsets_.end(), [&](const Offset& one) { return one.scroller == scrolled.node; });
    const Offset now{scrolled.node, std::max(0.0F, scrolled.offset)};
    if (known != offsets_.end()) *known = now;
    else if (node_of(scrolled.node)) offsets_.push_back(now);
    else return Outcome::no_such_node;
    return Outcome::ok;
}

Outcome App::on(const ImageArrived& arrived) {
    shared_.images.arrived(arrived.image, arrived.width, arrived.height);
    return Outcome::ok;
}

Outcome App::on(const ImageDropped& dropped) {
    shared_.images.forget(dropped.image);
    return Outcome::ok;
}

// The core is told once of each view of a sheet that stood on the screen: the consent is made of it.
Outcome App::on(const FrameShown&) {
    if (!painted_.current || painted_.reported || painted_.pictures == Pictures::loading) return Outcome::ok;
    painted_.reported = true;
    const bool whole = painted_.pictures == Pictures::loaded;
    const auto shown = report_of(model_, *painted_.view, whole);
    if (!shown) return Outcome::ok;
    receive(Event{0, *shown});
    return whole ? Outcome::ok : Outcome::redraw;  // the sheet now says what cannot be shown
}

const Frame& App::frame(double ms) {
    input_.seconds = ms / 1000;
    shared_.runs.next_frame();
    shared_.paint.begin();
    press_.next_frame();
    if (!painted_.current) painted_ = {std::make_unique<const View>(present(model_)), Pictures::loading, true, false};
    const View& view = *painted_.view;
    nodes_.clear();
    Pen pen(theme_, shared_.paint, shared_.runs, shared_.images, nodes_, scale_, input_, press_, view.rtl ? width_ : 0);
    const float height = draw(pen, view, {width_, max_height_, offsets_});
    pen.finish();
    shared_.paint.end(picture_, textures_);
    shared_.runs.trim();
    painted_.pictures = pictures_of(view, shared_.images);
    fill_frame(height);
    return frame_;
}

void App::fill_frame(float height) {
    std::string told = describe(nodes_, {width_, height, painted_.view->lang, painted_.view->rtl});
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
    const bool turning = std::any_of(nodes_.begin(), nodes_.end(), [](const Node& node) { return node.busy; });
    frame_.atlas_bytes = static_cast<std::uint32_t>(shared_.runs.atlas_bytes());
    frame_.again = (turning && !theme_.reduced_motion) || press_.moving() ? 1 : 0;
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
