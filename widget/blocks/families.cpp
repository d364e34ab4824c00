// The blocks of the sheet and the receipt, each for itself (experience E.5). Knows nothing of what stands above or below it.
#include "widget/blocks/draw.hpp"

#include <algorithm>
#include <cmath>

namespace till {

bool is_row(const FactBlock& block) { return block.lines.empty() && block.action; }

bool are_quiet(const ButtonsBlock& row) {
    return std::all_of(row.buttons.begin(), row.buttons.end(),
        [](const ButtonView& button) { return button.emphasis == Emphasis::quiet; });
}

namespace {

template <class... Ts>
struct Match : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Match(Ts...) -> Match<Ts...>;

constexpr float within = 16;  // between fields one below the other

std::uint32_t tone_color(const Theme& theme, Tone tone) {
    switch (tone) {
        case Tone::neutral: return theme.muted;
        case Tone::info: return theme.accent;
        case Tone::success: return theme.success;
        case Tone::warning: return theme.warning;
        case Tone::error: return theme.error;
    }
    return theme.muted;
}

float message(Pen& pen, const MessageBlock& block, float x, float y, float width) {
    const Theme& theme = pen.theme();
    const std::uint32_t color = tone_color(theme, block.tone);
    TextStyle words = type::body(theme), source = type::chip(theme);
    source.color = theme.muted;
    const float left = x + 16, inner = width - 30;
    float height = 20 + (block.source.empty() ? 0 : source.leading + 2) + pen.measure(block.text.text, words, inner);
    const auto wide = [&](const ButtonView& action) { return std::min(inner, pen.button_width(action) + 16); };
    for (const ButtonView& action : block.actions) height += pen.button_height(action, wide(action)) + 10;
    constexpr const char* tones[] = {"", "info", "success", "warning", "error"};
    pen.open(Role::group, block.key, block.source, {x, y, width, height}).icon =
        tones[static_cast<std::size_t>(block.tone)];
    pen.box({x, y, width, height}, {.fill = mix(theme.surface, color, theme.dark ? 0.16F : 0.07F), .radius = 10});
    pen.box({x, y + 8, 3, height - 16}, {.fill = color, .radius = 1.5F});
    float at = y + 10;
    if (!block.source.empty()) at += pen.text("source", {block.source, ""}, source, left, at, inner, 1) + 2;
    at += pen.text("text", block.text, words, left, at, inner) + 10;
    for (const ButtonView& action : block.actions) {
        const float high = pen.button_height(action, wide(action));
        pen.button(action, {left, at, wide(action), high});
        at += high + 10;
    }
    pen.close();
    return height;
}

float disclosure(Pen& pen, const DisclosureBlock& block, float x, float y, float width) {
    const Theme& theme = pen.theme();
    const std::uint32_t color = tone_color(theme, block.tone);
    TextStyle words = type::body(theme), source = type::chip(theme);
    source.color = theme.muted;
    const float picture = block.image ? 56.0F : 0.0F, left = x + 16 + (block.image ? picture + 12 : 0),
                inner = width - 30 - (left - x - 16);
    const float said = block.source.empty() ? 0 : source.leading + 2,
                text = said + pen.measure(block.text.text, words, inner);
    const float height = 20 + std::max(picture, text) + (block.link ? 40 : 0);
    pen.open(Role::group, block.key, block.source, {x, y, width, height});
    pen.box({x, y, width, height}, {.fill = mix(theme.surface, color, theme.dark ? 0.16F : 0.07F), .radius = 10});
    pen.box({x, y + 8, 3, height - 16}, {.fill = color, .radius = 1.5F});
    if (block.image) pen.image("image", *block.image, {x + 16, y + 10, picture, picture}, 4);
    if (!block.source.empty()) pen.text("source", {block.source, ""}, source, left, y + 10, inner, 1);
    pen.text("text", block.text, words, left, y + 10 + said, inner);
    if (block.link) pen.link(*block.link, left, y + height - 46, inner);
    pen.close();
    return height;
}

float line_item(Pen& pen, const LineBlock& block, float x, float y, float width) {
    const Theme& theme = pen.theme();
    pen.open(Role::group, block.key, block.title.text, {x, y, width, 0});
    pen.image("image", block.image, {x, y, 56, 56}, 10);
    const TextStyle price = type::control(theme);
    const float price_width = pen.text_width(block.price, price), left = x + 68, inner = width - 68 - price_width - 12;
    float at = y;
    at += pen.text("title", block.title, type::title(theme), left, at, inner, 3);
    pen.text_end("price", block.price, price, x + width, y);
    at += pen.text("variant", block.variant, type::meta(theme), left, at, inner, 2);
    at += pen.text("seller", block.seller, type::meta(theme), left, at, inner, 1);
    for (std::size_t i = 0; i < block.notes.size(); ++i)
        at += pen.text("note" + std::to_string(i), {block.notes[i], ""}, type::meta(theme), left, at, inner, 2);
    at = std::max(at, y + 56);
    if (block.quantity) {
        const StepperView& stepper = *block.quantity;
        const float number = pen.text_width(stepper.value, price), between = std::max(56.0F, number + 16);
        const float from = left - 4;  // the circle is where the words begin, what is pressed around it
        pen.open(Role::group, "quantity", stepper.name, {from, at + 4, 88 + between, 44});
        pen.icon_button(stepper.less, Pen::Icon::minus, {from, at + 4, 44, 44});
        pen.text("value", {stepper.value, ""}, price, from + 44 + (between - number) / 2, at + 16, number + 1, 1);
        pen.icon_button(stepper.more, Pen::Icon::plus, {from + 44 + between, at + 4, 44, 44});
        pen.close();
        at += 52;
    }
    for (const DisclosureBlock& told : block.disclosures) at += 8 + disclosure(pen, told, x, at + 8, width);
    for (const MessageBlock& told : block.messages) at += 8 + message(pen, told, x, at + 8, width);
    pen.close();
    return at - y;
}

// Labels alone (sizes, colours) flow like words.
float chips(Pen& pen, const ChoiceBlock& block, float x, float y, float width) {
    float row = 44, left = x, at = y;
    for (const OptionView& option : block.options) row = std::max(row, pen.radio_height(option, width));
    for (const OptionView& option : block.options) {
        const float w = std::min(width, pen.radio_width(option));
        if (left > x && left + w > x + width) {
            left = x;
            at += row + 8;
        }
        pen.radio(option, option.key == block.selected, {left, at, w, row});
        left += w + 8;
    }
    return at + row - y;
}

// What has a date, a price or a mark is a row of one box, parted by hairlines.
float rows(Pen& pen, const ChoiceBlock& block, float x, float y, float width) {
    const Theme& theme = pen.theme();
    float height = 0;
    for (const OptionView& option : block.options) height += pen.radio_height(option, width);
    pen.box({x, y, width, height},
        {.fill = theme.surface,
            .border_color = theme.line,
            .shadow_color = theme.shadow,
            .radius = 12,
            .border = 1,
            .shadow_blur = 6,
            .shadow_y = 1});
    float at = y;
    for (const OptionView& option : block.options) {
        if (at > y) pen.hairline(x + 16, at, width - 32);
        const float h = pen.radio_height(option, width);
        pen.radio_row(option, option.key == block.selected, {x, at, width, h});
        at += h;
    }
    return height;
}

float choice(Pen& pen, const ChoiceBlock& block, float x, float y, float width) {
    pen.open(Role::radio_group, block.key, block.legend, {x, y, width, 0});
    const float legend = pen.text("legend", {block.legend, ""}, type::control(pen.theme()), x, y, width, 1) + 8;
    const bool flows = std::all_of(block.options.begin(), block.options.end(), [](const OptionView& option) {
        return option.icon.empty() && option.trailing.empty() && (option.detail.empty() || !option.enabled);
    });
    const float height = legend + (flows ? chips : rows)(pen, block, x, y + legend, width);
    pen.close();
    return height;
}

constexpr float fact_label = 0.36F;  // of the column, in a row

// What is only told, and shortly: name and value in one row, as in the totals.
bool stands_beside(const Pen& pen, const FactBlock& block, float width) {
    const TextStyle style = type::body(pen.theme());
    const float beside = width * fact_label - 12, value = width - width * fact_label;
    return !block.action && width >= 300 && pen.text_width(block.label, style) <= beside &&
        std::all_of(block.lines.begin(), block.lines.end(),
            [&](const Words& line) { return pen.text_width(line.text, style) <= value; });
}

float fact_row(Pen& pen, const FactBlock& block, float x, float y, float width) {
    TextStyle label = type::body(pen.theme());
    label.color = pen.theme().muted;
    const float from = std::round(width * fact_label);
    pen.open(Role::group, block.key, block.label, {x, y, width, 0});
    float at = y;
    pen.text("label", {block.label, ""}, label, x, y, from, 1);
    for (std::size_t i = 0; i < block.lines.size(); ++i)
        at += pen.text(
            "line" + std::to_string(i), block.lines[i], type::body(pen.theme()), x + from, at, width - from, 1);
    pen.close();
    return at - y;
}

float fact(Pen& pen, const FactBlock& block, float x, float y, float width) {
    if (stands_beside(pen, block, width)) return fact_row(pen, block, x, y, width);
    const TextStyle label = type::control(pen.theme());
    const float w = block.action ? pen.button_width(*block.action) + 8 : 0, beside = width - w,
                above = is_row(block) ? 12 : 0;
    pen.open(Role::group, block.key, block.label, {x, y, width, 0});
    float at = y + above;
    at += pen.text("label", {block.label, ""}, label, x, at, beside, above > 0 ? 1 : 2) + (above > 0 ? above : 2);
    for (std::size_t i = 0; i < block.lines.size(); ++i)
        at += pen.text("line" + std::to_string(i), block.lines[i], type::body(pen.theme()), x, at,
            block.action && i == 0 ? beside : width, 3);
    // Its words end at the edge that everything else ends at; what is pressed reaches beyond it.
    if (block.action) pen.button(*block.action, {x + beside + 12, y - 12 + above, w, 44});
    pen.close();
    return at - y;
}

float totals(Pen& pen, const TotalsBlock& block, float x, float y, float width) {
    const Theme& theme = pen.theme();
    float at = y;
    pen.open(Role::list, block.key, "", {x, y, width, 0});
    for (const TotalRow& row : block.rows) {
        TextStyle label = row.grand ? type::control(theme) : type::body(theme),
                  amount = row.grand ? type::grand(theme) : type::body(theme);
        amount.tabular = true;
        if (!row.grand) label.color = theme.muted;
        if (row.grand) {
            pen.hairline(x, at + 4, width);
            at += 12;
        }
        const float amount_width = pen.text_width(row.amount, amount),
                    height = std::max(amount.leading, pen.measure(row.label.text, label, width - amount_width - 16));
        pen.open(Role::list_item, row.key, row.label.text + ", " + row.amount, {x, at, width, height});
        pen.text("label", row.label, label, x, at + (row.grand ? (amount.leading - label.leading) / 2 : 0),
            width - amount_width - 16);
        pen.text_end("amount", row.amount, amount, x + width, at);
        at += height + 4;
        for (std::size_t i = 0; i < row.sub_lines.size(); ++i)
            at += pen.text("sub" + std::to_string(i), {row.sub_lines[i], ""}, type::meta(theme), x, at, width) + 2;
        pen.close();
    }
    pen.close();
    return at - 4 - y;
}

float links(Pen& pen, const LinksBlock& block, float x, float y, float width) {
    float left = x, at = y;
    for (const LinkView& link : block.links) {
        const float w = pen.text_width(link.label.text, type::meta(pen.theme()));
        if (left > x && left + w > x + width) {
            left = x;
            at += 44;
        }
        pen.link(link, left, at, width);
        left += std::max(w + 20, 44.0F);
    }
    return at + 44 - y;
}

// Side by side where each has room for its label.
float fields(Pen& pen, const FieldsBlock& block, float x, float y, float width) {
    const TextStyle meta = type::meta(pen.theme());
    const auto count = static_cast<float>(block.fields.size());
    const float each = (width - 12 * (count - 1)) / count;
    const bool row = each >= 140 && std::all_of(block.fields.begin(), block.fields.end(), [&](const InputView& field) {
        return pen.text_width(field.label, meta) <= each;
    });
    float left = x, at = y, height = 0;
    for (const InputView& field : block.fields) {
        const float w = row ? each : width, h = 70 + (field.error.empty() ? 0 : 4 + pen.measure(field.error, meta, w));
        pen.field(field, {left, at, w, 70});
        height = row ? std::max(height, h) : at + h - y;
        if (row) left += w + 12;
        else at += h + within;
    }
    return height;
}

// What leads to more stands at the end of the row, unless that would leave the label too little.
float checkbox(Pen& pen, const CheckboxBlock& block, float x, float y, float width) {
    const TextStyle meta = type::meta(pen.theme());
    const float link = block.link ? std::max(44.0F, pen.text_width(block.link->label.text, meta)) : 0;
    const bool beside = link > 0 && width - link >= 190;
    const float wide = beside ? width - link - 16 : width,
                height = std::max(44.0F, pen.measure(block.label.text, meta, wide - 32) + 12);
    pen.checkbox(block, {x, y, wide, height});
    if (!block.link) return height;
    if (beside) pen.link(*block.link, x + width - link, y + (height - 44) / 2, link);
    else pen.link(*block.link, x + 32, y + height, width - 32);
    return beside ? height : height + 44;
}

// In one row, all alike, where their words fit; quiet ones also each as wide as it asks. Else one below the other.
float buttons(Pen& pen, const ButtonsBlock& block, float x, float y, float width) {
    if (block.buttons.empty()) return 0;
    if (block.leading) {
        x -= 8;  // what is pressed reaches beyond the words
        width = std::min(width + 8, pen.button_width(block.buttons.front()));
    }
    const bool quiet = are_quiet(block);
    const Pen::Size size = block.key == "pay_row" && !quiet ? Pen::Size::large : Pen::Size::usual;
    const float count = static_cast<float>(block.buttons.size()), between = quiet ? 0 : 12,
                room = width - between * (count - 1);
    float all = 0, widest = 0;
    for (const ButtonView& button : block.buttons) {
        const float w = pen.button_width(button) + 16;
        all += w;
        widest = std::max(widest, w);
    }
    const bool alike = widest * count <= room, row = alike || (quiet && all <= room);
    const float spare = (room - all) / count;
    float left = x, at = y, height = 0;
    for (const ButtonView& button : block.buttons) {
        const float w = !row ? width
            : alike          ? room / count
                             : pen.button_width(button) + 16 + spare,
                    h = pen.button_height(button, w, size);
        pen.button(button, {left, at, w, h}, size);
        height = row ? std::max(height, h) : at + h - y;
        if (row) left += w + between;
        else at += h + (quiet ? 0 : 8);
    }
    for (const ButtonView& button : block.buttons) {
        if (button.enabled || button.reason.empty() || button.busy) continue;
        height += 6 +
            pen.text(button.key + "_reason", {button.reason, ""}, type::meta(pen.theme()), x, y + height + 6, width);
    }
    return height;
}

}  // namespace

float draw_block(Pen& pen, const Block& block, float x, float y, float width) {
    const Theme& theme = pen.theme();
    return std::visit(
        Match{
            [&](const HeadingBlock& b) {
                return pen.text(b.key, {b.text, ""}, type::control(theme), x, y, width, 2, Role::heading, 3);
            },
            [&](const TextBlock& b) {
                TextStyle style = b.small ? type::meta(theme) : b.strong ? type::title(theme) : type::body(theme);
                return pen.text(b.key, b.text, style, x, y, width);
            },
            [&](const MessageBlock& b) { return message(pen, b, x, y, width); },
            [&](const DisclosureBlock& b) { return disclosure(pen, b, x, y, width); },
            [&](const LineBlock& b) { return line_item(pen, b, x, y, width); },
            [&](const ChoiceBlock& b) { return choice(pen, b, x, y, width); },
            [&](const FactBlock& b) { return fact(pen, b, x, y, width); },
            [&](const FieldsBlock& b) { return fields(pen, b, x, y, width); },
            [&](const CheckboxBlock& b) { return checkbox(pen, b, x, y, width); },
            [&](const TotalsBlock& b) { return totals(pen, b, x, y, width); },
            [&](const LinksBlock& b) { return links(pen, b, x, y, width); },
            [&](const ButtonsBlock& b) { return buttons(pen, b, x, y, width); },
            [&](const SlotBlock& b) {
                pen.slot(b, {x, y, width, b.height});
                return b.height;
            },
            [&](const ProgressBlock& b) {
                const float height = std::max(44.0F, pen.measure(b.text, type::body(theme), width - 40) + 16);
                pen.progress(b.key, b.text, {x, y, width, height});
                return height;
            },
        },
        block);
}

}  // namespace till
