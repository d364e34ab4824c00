// The few verbs that draw and describe at once: what is painted is a node, what is a node is painted.
// Knows nothing of shopping. All lengths are CSS px.
#pragma once

#include "widget/frame.hpp"
#include "widget/node.hpp"
#include "widget/paint/paint.hpp"
#include "widget/pen/press.hpp"
#include "widget/paint/runs.hpp"
#include "widget/style/style.hpp"

#include "core/state/view.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace till {

NodeId node_id(std::string_view key_path);

struct BoxStyle {
    std::uint32_t fill = 0, border_color = 0, shadow_color = 0;
    float radius = 0, border = 0, shadow_blur = 0, shadow_y = 0;
};

// Where images come from: id of an address, 0 while it is not there.
class Images;

struct Spot {
    float x = 0, y = 0;
};

// What a person is doing while it is drawn.
struct PenInput {
    NodeId focus{};
    bool focus_visible = false;
    std::optional<Spot> pointer;  // nothing: it is elsewhere
    std::optional<Spot> press;    // where the button went down that is still down
    double seconds = 0;           // running time, for what turns
};

// Who draws counts x from the reading start. In right-to-left the pen turns all of it round: what is painted, what is
// touched and, at the end, the nodes.

class Pen {
public:
    // `mirror`: 0 = left to right, else the width of the surface.
    Pen(const Theme& theme, Paint& paint, Runs& runs, Images& images, Nodes& nodes, float scale, PenInput input, Press& press, float mirror = 0);
    void finish();  // after everything is drawn: nodes get the places that were painted

    const Theme& theme() const { return theme_; }

    // ---- structure: everything between open and close is inside ----
    Node& open(Role role, std::string_view key, std::string name, Box box);
    void close();

    // ---- words; each returns the height it took ----
    float measure(std::string_view words, const TextStyle& style, float width, int max_lines = 0) const;
    float text(std::string_view key, const Words& words, const TextStyle& style, float x, float y, float width, int max_lines = 0, Role role = Role::text, int level = 0);
    // The text just drawn is read in other words than are painted.
    void read_as(std::string name) {
        if (!name.empty()) nodes_.back().name = std::move(name);
    }
    // What stands before the text just drawn, for a layer that has no picture.
    void marked(std::string icon) { nodes_.back().icon = std::move(icon); }
    // A turning wheel and what is waited for.
    void progress(std::string_view key, const std::string& words, Box box);
    // Ends at the right edge, one line.
    float text_end(std::string_view key, std::string_view words, const TextStyle& style, float right, float y);
    float text_width(std::string_view words, const TextStyle& style) const;

    // ---- controls; never smaller than 44 px ----
    enum class Size : std::uint8_t { usual, large };  // large: what the sheet is for
    Node& button(const ButtonView& view, Box box, Size size = Size::usual);
    float button_width(const ButtonView& view) const;                                          // what one line of its words takes
    float button_height(const ButtonView& view, float width, Size size = Size::usual) const;  // what all of them take
    enum class Icon : std::uint8_t { back, forward, minus, plus, close };
    void icon_button(const ButtonView& view, Icon icon, Box box);
    void radio(const OptionView& view, bool selected, Box box);      // a box of its own
    void radio_row(const OptionView& view, bool selected, Box box);  // one of several in a box
    float radio_height(const OptionView& view, float width) const;  // 44 for a label alone
    float radio_width(const OptionView& view) const;                // what one line takes
    void checkbox(const CheckboxBlock& view, Box box);
    void field(const InputView& view, Box box);
    void link(const LinkView& view, float x, float y, float width);  // words from x on, in the middle of 44
    void image(std::string_view key, const ImageView& view, Box box, float radius);
    void slot(const SlotBlock& view, Box box);
    void live(Role role, std::string_view key, const std::string& words);
    // Words there is no room for: read where they would stand.
    void unseen(std::string_view key, const Words& words, float x, float y);
    // What is drawn from node `later` on is painted over what is drawn from `first` on, and read before it.
    std::size_t drawn() const { return nodes_.size(); }
    void read_before(std::size_t first, std::size_t later);

    bool pointed_at(const Box& box) const;

    // ---- paint without a node: ornament only ----
    void box(Box box, const BoxStyle& style);
    void hairline(float x, float y, float width);
    void tick(float x, float y, bool met);
    void star(float x, float y);
    void spinner(float x, float y, float radius);
    void mark(std::string_view icon, float x, float y);  // 40 by 26: a card's brand, a way of delivery
    void stroke(const float* points, int count, std::uint32_t color, float width);
    // A sign that is the same in every script (a tick): it moves with its place, a box of `w` at `x`, and is not turned.
    void sign(const float* points, int count, float x, float w, std::uint32_t color, float width);

    // While one lives nothing is painted and what is described is forgotten: for learning a height.
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
    void resize(NodeId node, float height);

    // What is painted between these gives way as one thing while a control among it is held; nodes stay where they are.
    void begin_press(NodeId node, Box box);
    void end_press();

    // Content between these is painted shifted by `offset` and clipped to `box`; nodes keep their unscrolled boxes.
    void begin_scroll(Box box, float offset);
    void end_scroll();

private:
    float words_width(const OptionView& view, float width) const;
    void choose(const OptionView& view, bool selected, Box where, bool row);
    Node& add(Role role, std::string_view key, std::string name, Box box);
    struct Touch { bool hovered = false, held = false; };
    Touch touch(const Node& node, bool enabled);
    bool meets(const std::optional<Spot>& spot, Box where) const;
    void ring(const Node& node, const Box& painted, float radius, std::uint32_t ground = 0);
    void line_of(std::string_view words, const TextStyle& style, float x, float y);
    float paint_x(float x, float w = 0) const { return mirror_ > 0 ? mirror_ - (x - shift_) - w : x - shift_; }
    TextStyle directed(TextStyle style, std::string_view words) const;

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
    void push(const Command& command);
    std::vector<std::size_t> open_;
    std::string path_;
    std::vector<std::size_t> path_sizes_;
};

}  // namespace till
