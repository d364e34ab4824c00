// One surface: its model, size, theme, pointer and focus, and what it last drew. All surfaces share one atlas of words
// and one picture table. Knows nothing of the browser; it never loops by itself.
#pragma once

#include "widget/blocks/draw.hpp"
#include "widget/paint/images.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/input.hpp"
#include "core/surface/update.hpp"

#include <memory>
#include <string>
#include <vector>

namespace till {

// What all surfaces of a page share.
struct Shared {
    Paint paint;
    Runs runs{paint.atlas};
    Images images;
};

// What became of an input; `redraw`: the newest frame no longer shows all there is to say.
enum class Outcome : std::int8_t { ok = 0, redraw = 1, no_such_node = -2, disabled = -4 };

// Of the pictures that the business must have seen beside the words.
enum class Pictures : std::uint8_t { loading, loaded, missing };

class App {
public:
    explicit App(Shared& shared);
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    // The two ways in: what the core decides on, and what reaches the surface. The same sequence of both and of frames
    // gives the same frames and the same effects.
    void receive(const Event& event);
    Outcome receive(const Input& input);

    // Draws; the addresses in the frame are valid until the next call. Changes nothing that is decided on.
    const Frame& frame(double ms);
    const Nodes& nodes() const { return nodes_; }
    const Picture& picture() const { return picture_; }
    const Theme& look() const { return theme_; }
    const Model& model() const { return model_; }
    std::vector<Effect> take_effects();
    NodeId find(std::string_view key_path) const;
    std::string hash() const;

private:
    // What the newest frame painted, kept until a frame that is put on the screen is reported to the core.
    struct Painted {
        std::unique_ptr<const View> view;
        Pictures pictures = Pictures::loading;
        bool current = false;   // the model has not changed since
        bool reported = false;
    };

    Outcome on(const Resized& resized);
    Outcome on(const Themed& themed);
    Outcome on(const PointerMoved& moved);
    Outcome on(const Focused& focused);
    Outcome on(const Scrolled& scrolled);
    Outcome on(const ImageArrived& arrived);
    Outcome on(const ImageDropped& dropped);
    Outcome on(const FrameShown& shown);
    Outcome on(const Activated& activated);
    Outcome on(const Typed& typed);

    const Node* node_of(NodeId id) const;
    void fill_frame(float height);

    Shared& shared_;
    Model model_;
    std::vector<Effect> effects_;
    Theme theme_;
    Nodes nodes_;
    Painted painted_;
    std::string told_;
    Picture picture_;
    std::vector<TextureUpdate> textures_;
    Frame frame_;
    float width_ = 0, max_height_ = 0, scale_ = 1;
    std::vector<Offset> offsets_;
    PenInput input_;
    Press press_;
};

}  // namespace till
