// A view as bytes. Every struct is taken apart by structured bindings, so that a field added to the view does not
// compile here until it is written or waived: a waived one is named `_field` with the reason behind. Knows nothing of
// hashing.
#include "core/pay/consent.hpp"

#include <type_traits>
#include <variant>

namespace till {
namespace {

class Bytes {
public:
    void operator()(const std::string& text) {
        out_ += std::to_string(text.size());
        out_ += ':';
        out_ += text;
    }
    void operator()(bool value) { out_ += value ? '+' : '-'; }
    template <typename Kind>
    requires std::is_enum_v<Kind>
    void operator()(Kind kind) {
        out_ += '#';
        out_ += std::to_string(static_cast<int>(kind));
    }
    template <typename Part>
    void operator()(const std::vector<Part>& parts) {
        out_ += '[';
        for (const Part& part : parts) (*this)(part);
        out_ += ']';
    }
    template <typename Part>
    void operator()(const std::optional<Part>& part) {
        out_ += part ? '?' : '0';
        if (part) (*this)(*part);
    }
    template <typename... Parts>
    void all(const char* kind, const Parts&... parts) {
        out_ += kind;
        out_ += '{';
        ((*this)(parts), ...);
        out_ += '}';
    }

    void operator()(const Words& v) {
        const auto& [text, lang] = v;
        all("words", text, lang);
    }
    void operator()(const ButtonView& v) {
        const auto& [key, label, name, emphasis, enabled, busy, reason, _on_activate] = v;
        ignore(_on_activate);  // an event: what a tap means, not what is seen
        all("button", key, label, name, emphasis, enabled, busy, reason);
    }
    void operator()(const LinkView& v) {
        const auto& [key, label, url, _on_activate] = v;
        ignore(_on_activate);  // an event
        all("link", key, label, url);
    }
    void operator()(const BadgeView& v) {
        const auto& [text, lang, tone] = v;
        all("badge", text, lang, tone);
    }
    void operator()(const ImageView& v) {
        const auto& [url, alt, lang, initials, color] = v;
        all("image", url, alt, lang, initials, color);
    }
    void operator()(const CheckView& v) {
        const auto& [text, met, name] = v;
        all("check", text, met, name);
    }
    void operator()(const CardView& v) {
        const auto& [key, state, position, image, disclosure, offer, title, variant, price, price_name, was, unit_price,
            price_note, delivery, delivery_name, checks, fit, rating, rating_name, seller, returns, stock, action, more,
            details, detail_links, expanded] = v;
        all("card", key, state, position, image, disclosure, offer, title, variant, price, price_name, was, unit_price,
            price_note, delivery, delivery_name, checks, fit, rating, rating_name, seller, returns, stock, action, more,
            details, detail_links, expanded);
    }
    void operator()(const CarouselView& v) {
        const auto& [heading, kind, card_kind, ranking, ai_note, previous, next, range, range_announcement, numbers,
            cards] = v;
        all("carousel", heading, kind, card_kind, ranking, ai_note, previous, next, range, range_announcement, numbers,
            cards);
    }
    void operator()(const HeadingBlock& v) {
        const auto& [key, text] = v;
        all("heading", key, text);
    }
    void operator()(const TextBlock& v) {
        const auto& [key, text, strong, small] = v;
        all("text", key, text, strong, small);
    }
    void operator()(const MessageBlock& v) {
        const auto& [key, tone, source, text, actions] = v;
        all("message", key, tone, source, text, actions);
    }
    void operator()(const DisclosureBlock& v) {
        const auto& [key, tone, source, text, image, link] = v;
        all("disclosure", key, tone, source, text, image, link);
    }
    void operator()(const StepperView& v) {
        const auto& [name, value, less, more] = v;
        all("stepper", name, value, less, more);
    }
    void operator()(const LineBlock& v) {
        const auto& [key, image, title, variant, seller, price, notes, disclosures, messages, quantity] = v;
        all("line", key, image, title, variant, seller, price, notes, disclosures, messages, quantity);
    }
    void operator()(const OptionView& v) {
        const auto& [key, label, detail, trailing, icon, enabled, _on_select] = v;
        ignore(_on_select);  // an event
        all("option", key, label, detail, trailing, icon, enabled);
    }
    void operator()(const ChoiceBlock& v) {
        const auto& [key, legend, options, selected] = v;
        all("choice", key, legend, options, selected);
    }
    void operator()(const FactBlock& v) {
        const auto& [key, label, lines, action] = v;
        all("fact", key, label, lines, action);
    }
    void operator()(const InputView& v) {
        const auto& [key, label, value, error, autocomplete, kind, required, _on_input] = v;
        ignore(_on_input);  // an event
        all("input", key, label, value, error, autocomplete, kind, required);
    }
    void operator()(const FieldsBlock& v) {
        const auto& [key, fields] = v;
        all("fields", key, fields);
    }
    void operator()(const CheckboxBlock& v) {
        const auto& [key, label, checked, _on_toggle, link] = v;
        ignore(_on_toggle);  // an event
        all("checkbox", key, label, checked, link);
    }
    void operator()(const TotalRow& v) {
        const auto& [key, label, amount, grand, sub_lines] = v;
        all("total", key, label, amount, grand, sub_lines);
    }
    void operator()(const TotalsBlock& v) {
        const auto& [key, rows] = v;
        all("totals", key, rows);
    }
    void operator()(const LinksBlock& v) {
        const auto& [key, links] = v;
        all("links", key, links);
    }
    void operator()(const ButtonsBlock& v) {
        const auto& [key, buttons, leading, large] = v;
        all("buttons", key, buttons, leading, large);
    }
    void operator()(const SlotBlock& v) {
        const auto& [key, name, slot, _height] = v;
        ignore(_height);  // room for content that is not ours; it says nothing
        all("slot", key, name, slot);
    }
    void operator()(const ProgressBlock& v) {
        const auto& [key, text] = v;
        all("progress", key, text);
    }
    void operator()(const Block& v) {
        std::visit([this](const auto& block) { (*this)(block); }, v);
    }
    void operator()(const PanelView& v) {
        const auto& [kind, state, title, close, _on_leave, blocks] = v;
        ignore(_on_leave);  // an event
        all("panel", kind, state, title, close, blocks);
    }
    void operator()(const View& v) {
        const auto& [lang, rtl, region_name, carousel, panel, keys, _polite, _assertive] = v;
        ignore(_polite, _assertive);  // spoken about what happened before, not part of what is shown
        all("view-2", lang, rtl, region_name, carousel, panel, keys);
    }

    std::string take() { return std::move(out_); }

private:
    template <typename... Waived>
    static void ignore(const Waived&...) {}

    std::string out_;
};

}  // namespace

std::string canonical(const View& view) {
    Bytes bytes;
    bytes(view);
    return bytes.take();
}

}  // namespace till
