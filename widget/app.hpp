// One surface: its model, what it last drew. All surfaces share one atlas of words and one picture table.
// Knows nothing of the browser; it never loops by itself.
#pragma once

#include "widget/paint/images.hpp"
#include "widget/pen/pen.hpp"

#include "core/surface/update.hpp"

#include <string>
#include <vector>

namespace till {

// What all surfaces of a page share.
struct Shared {
    Paint paint;
    Runs runs{paint.atlas};
    Images images;
};

enum class Outcome : std::int8_t { ok = 0, no_such_node = -2, disabled = -4 };

class App {
public:
    explicit App(Shared& shared);
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    void receive(const Event& event);
    Outcome activate(NodeId node, std::int64_t at);
    Outcome input(NodeId node, std::string text, std::int64_t at);
    void resize(float css_width, float max_height, float scale);
    void theme(const Theme& theme);
    void pointer(float x, float y, bool down, bool inside);
    void focus(NodeId node, bool visible);
    void scroll(NodeId node, float offset);

    // Draws; the addresses in the frame are valid until the next call.
    const Frame& frame(double ms);
    const Nodes& nodes() const { return nodes_; }
    const Picture& picture() const { return picture_; }
    const Theme& look() const { return theme_; }
    const Model& model() const { return model_; }
    std::vector<Effect> take_effects();
    NodeId find(std::string_view key_path) const;
    std::string hash() const;

private:
    const Node* node_of(NodeId id) const;

    Shared& shared_;
    Model model_;
    std::vector<Effect> effects_;
    Theme theme_;
    Nodes nodes_;
    std::string told_;
    Picture picture_;
    std::vector<TextureUpdate> textures_;
    Frame frame_;
    float width_ = 0, max_height_ = 0, scale_ = 1, scroll_ = 0;
    PenInput input_;
    Press press_;
};

}  // namespace till
