// Which family a block belongs to. The blocks that are one text, one place or one wheel are drawn here.
#include "widget/blocks/block.hpp"

#include "widget/blocks/buttons.hpp"
#include "widget/blocks/choice.hpp"
#include "widget/blocks/fact.hpp"
#include "widget/blocks/fields.hpp"
#include "widget/blocks/line.hpp"
#include "widget/blocks/message.hpp"
#include "widget/blocks/totals.hpp"
#include "widget/pen/controls.hpp"

#include <algorithm>

namespace till {
namespace {

struct Draw {
    Pen& pen;
    Column column;

    Spot corner() const { return {column.x, column.y}; }

    float operator()(const HeadingBlock& block) const {
        return pen.text({.key = block.key,
            .words = {block.text, ""},
            .style = type::control(pen.theme()),
            .at = corner(),
            .width = column.width,
            .max_lines = 2,
            .role = Role::heading,
            .level = 3});
    }
    float operator()(const TextBlock& block) const {
        TextStyle style = type::body(pen.theme());
        if (block.small) style = type::meta(pen.theme());
        else if (block.strong) style = type::title(pen.theme());
        return pen.text({.key = block.key, .words = block.text, .style = style, .at = corner(), .width = column.width});
    }
    float operator()(const SlotBlock& block) const {
        pen.slot(block, {column.x, column.y, column.width, block.height});
        return block.height;
    }
    float operator()(const ProgressBlock& block) const {
        const float words = pen.measure(block.text, type::body(pen.theme()), column.width - 40);
        const float height = std::max(44.0F, words + 16);
        draw_progress(pen, block.key, block.text, {column.x, column.y, column.width, height});
        return height;
    }
    float operator()(const MessageBlock& block) const { return draw_message(pen, block, column); }
    float operator()(const DisclosureBlock& block) const { return draw_disclosure(pen, block, column); }
    float operator()(const LineBlock& block) const { return draw_line(pen, block, column); }
    float operator()(const ChoiceBlock& block) const { return draw_choice(pen, block, column); }
    float operator()(const FactBlock& block) const { return draw_fact(pen, block, column); }
    float operator()(const FieldsBlock& block) const { return draw_fields(pen, block, column); }
    float operator()(const CheckboxBlock& block) const { return draw_agreement(pen, block, column); }
    float operator()(const TotalsBlock& block) const { return draw_totals(pen, block, column); }
    float operator()(const LinksBlock& block) const { return draw_links(pen, block, column); }
    float operator()(const ButtonsBlock& block) const { return draw_buttons(pen, block, column); }
};

}  // namespace

float draw_block(Pen& pen, const Block& block, Column column) { return std::visit(Draw{pen, column}, block); }

}  // namespace till
