// Draws and describes in one call: every painted word and control is also a node of the tree. The controls are in
// controls.hpp, options.hpp and field.hpp, ornaments in marks.hpp.
// Knows nothing of shopping or of a control's states. All lengths are CSS px.
#pragma once

#include "widget/frame.hpp"
#include "widget/node.hpp"
#include "widget/paint/paint.hpp"
#include "widget/paint/runs.hpp"
#include "widget/pen/press.hpp"
#include "widget/style/style.hpp"

#include "core/state/view.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace till {

struct BoxStyle {
    std::uint32_t fill = 0, border_color = 0, shadow_color = 0;
    float radius = 0, border = 0, shadow_blur = 0, shadow_y = 0;
};

// Where images come from: id of an address, 0 while it is not there.
class Images;

struct Spot {
    float x = 0, y = 0;
};

// Words as one node: in lines of `width` from the spot down. Used within the call it is made for.
struct Text {
    std::string_view key;
    const Words& words;
    const TextStyle& style;
    Spot at;
    float width = 0;
    int max_lines = 0;  // 0 = all
    Part part = Part::none;
    Role role = Role::text;
    int level = 0;
};

// What a person is doing while it is drawn.
struct PenInput {
    NodeId focus{};
    bool focus_visible = false;
    std::optional<Spot> pointer;  // nothing: it is elsewhere
    std::optional<Spot> press;    // where the button went down that is still down
    double seconds = 0;           // running time, for what turns
};

// Drawing code counts x from the reading start. In right-to-left the pen mirrors all of it: what is painted, what is
// touched and, at the end, the nodes.
class Pen {
public:
    // `mirror`: 0 = left to right, else the width of the surface.
    Pen(const Theme& theme, Paint& paint, Runs& runs, Images& images, Nodes& nodes, float scale, PenInput input,
        Press& press, float mirror = 0);
    void finish();  // after everything is drawn: nodes get the places that were painted

    const Theme& theme() const { return theme_; }

    // ---- structure: everything between open and close is inside ----
    Node& open(Role role, std::string_view key, std::string name, Box box, Part part = Part::none);
    void close();
    Node& add(Role role, std::string_view key, std::string name, Box box, Part part = Part::none);
    void resize(NodeId node, float height);
    // Nodes drawn from index `later` on stay painted over those from `first` on, but come before them in the tree.
    std::size_t drawn() const { return nodes_.size(); }
    void read_before(std::size_t first, std::size_t later);

    // ---- words; each returns the height it took ----
    float measure(std::string_view words, const TextStyle& style, float width, int max_lines = 0) const;
    float text(const Text& text);
    // One line that ends at the spot.
    float text_end(const Text& text);
    float text_width(std::string_view words, const TextStyle& style) const;
    // With the direction in which the words run.
    TextStyle directed(TextStyle style, std::string_view words) const;
    // The text just drawn is read in other words than are painted.
    void read_as(std::string name) {
        if (!name.empty()) nodes_.back().name = std::move(name);
    }
    // What stands before the text just drawn, for a layer that has no picture.
    void marked(std::string icon) { nodes_.back().icon = std::move(icon); }
    void busy() { nodes_.back().busy = true; }  // the text just drawn tells of something that goes on
    // Words there is no room for: read where they would stand.
    void unseen(std::string_view key, const Words& words, float x, float y);
    void live(Role role, std::string_view key, const std::string& words);

    // ---- what the person does ----
    struct Touch { bool hovered = false, held = false; };
    Touch touch(const Node& node, bool enabled);
    bool pointed_at(const Box& box) const;
    bool has_focus(NodeId node) const { return input_.focus == node; }
    // Around what has the focus, where that is shown.
    void ring(NodeId node, const Box& painted, float radius, std::uint32_t ground = 0);

    // ---- pictures, and places for what the page shows ----
    void image(std::string_view key, const ImageView& view, Box box, float radius);
    void slot(const SlotBlock& view, Box box);

    // ---- paint without a node: ornament only ----
    void box(Box box, const BoxStyle& style);
    void hairline(float x, float y, float width);
    void spinner(float x, float y, float radius);
    void line_of(std::string_view words, const TextStyle& style, float x, float y);
    void stroke(const float* points, int count, std::uint32_t color, float width);
    // A sign that is the same in every script (a tick) moves with its place, a box of `w` at `x`, and is not mirrored.
    void sign(const float* points, int count, float x, float w, std::uint32_t color, float width);
    bool mirrors() const { return mirror_ > 0; }

    // While one lives nothing is painted, and its nodes are dropped at the end: for measuring a height.
    class Rehearsal {
    public:
        Rehearsal(Pen& pen, bool on) : pen_(pen), on_(on), size_(pen.nodes_.size()) { pen_.painting_ = !on; }
        ~Rehearsal() {
            if (on_) pen_.nodes_.resize(size_);
            pen_.painting_ = true;
        }
        Rehearsal(const Rehearsal&) = delete;
        Rehearsal& operator=(const Rehearsal&) = delete;

    private:
        Pen& pen_;
        bool on_;
        std::size_t size_;
    };

    // Everything painted between these shrinks together while a control in it is held down; nodes keep their boxes.
    void begin_press(NodeId node, Box box);
    void end_press();

    // Content between these is painted shifted by `offset` and clipped to `box`; nodes keep their unscrolled boxes.
    void begin_scroll(Box box, float offset);
    void end_scroll();

private:
    bool meets(const std::optional<Spot>& spot, Box where) const;
    float paint_x(float x, float w = 0) const { return mirror_ > 0 ? mirror_ - (x - shift_) - w : x - shift_; }
    void push(const Command& command);

    const Theme& theme_;
    Paint& paint_;
    Runs& runs_;
    Images& images_;
    Nodes& nodes_;
    float scale_;
    PenInput input_;
    Press& press_;
    float mirror_;
    float shift_ = 0;
    bool painting_ = true;
    struct { NodeId node{}; Box box; Paint::Mark since; bool held = false; } pressed_;
    std::vector<std::size_t> open_;
    std::string path_;
    std::vector<std::size_t> path_sizes_;
};

}  // namespace till
