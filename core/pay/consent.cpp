// A view as bytes, each part with its length before it. Events are left out: they are what a tap means, not what is seen.
// Knows nothing of hashing.
#include "core/pay/consent.hpp"

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

    void operator()(const Words& v) { all("words", v.text, v.lang); }
    void operator()(const ButtonView& v) {
        all("button", v.key, v.label, v.name, v.emphasis, v.enabled, v.busy, v.reason);
    }
    void operator()(const LinkView& v) { all("link", v.key, v.label, v.url); }
    void operator()(const BadgeView& v) { all("badge", v.text, v.tone); }
    void operator()(const ImageView& v) { all("image", v.url, v.alt, v.initials); }
    void operator()(const CheckView& v) { all("check", v.text, v.met); }
    void operator()(const CardView& v) {
        all("card", v.key, v.state, v.position, v.image, v.disclosure, v.offer, v.title, v.price, v.was, v.unit_price,
            v.price_note, v.delivery, v.checks, v.fit, v.rating, v.seller, v.returns, v.stock, v.action, v.more,
            v.details, v.detail_links, v.expanded);
    }
    void operator()(const CarouselView& v) {
        all("carousel", v.heading, v.ranking, v.ai_note, v.previous, v.next, v.range, v.range_announcement, v.cards);
    }
    void operator()(const HeadingBlock& v) { all("heading", v.key, v.text); }
    void operator()(const TextBlock& v) { all("text", v.key, v.text, v.strong, v.small); }
    void operator()(const MessageBlock& v) { all("message", v.key, v.tone, v.source, v.text, v.actions); }
    void operator()(const DisclosureBlock& v) { all("disclosure", v.key, v.tone, v.source, v.text, v.image, v.link); }
    void operator()(const StepperView& v) { all("stepper", v.name, v.value, v.less, v.more); }
    void operator()(const LineBlock& v) {
        all("line", v.key, v.image, v.title, v.variant, v.seller, v.price, v.notes, v.disclosures, v.messages,
            v.quantity);
    }
    void operator()(const OptionView& v) { all("option", v.key, v.label, v.detail, v.trailing, v.icon, v.enabled); }
    void operator()(const ChoiceBlock& v) { all("choice", v.key, v.legend, v.options, v.selected); }
    void operator()(const FactBlock& v) { all("fact", v.key, v.label, v.lines, v.action); }
    void operator()(const InputView& v) {
        all("input", v.key, v.label, v.value, v.error, v.autocomplete, v.kind, v.required);
    }
    void operator()(const FieldsBlock& v) { all("fields", v.key, v.fields); }
    void operator()(const CheckboxBlock& v) { all("checkbox", v.key, v.label, v.checked, v.link); }
    void operator()(const TotalRow& v) { all("total", v.key, v.label, v.amount, v.grand, v.sub_lines); }
    void operator()(const TotalsBlock& v) { all("totals", v.key, v.rows); }
    void operator()(const LinksBlock& v) { all("links", v.key, v.links); }
    void operator()(const ButtonsBlock& v) { all("buttons", v.key, v.buttons); }
    void operator()(const SlotBlock& v) { all("slot", v.key, v.name, v.slot); }
    void operator()(const ProgressBlock& v) { all("progress", v.key, v.text); }
    void operator()(const Block& v) {
        std::visit([this](const auto& block) { (*this)(block); }, v);
    }
    void operator()(const PanelView& v) { all("panel", v.kind, v.state, v.title, v.close, v.blocks); }
    void operator()(const View& v) { all("view-1", v.lang, v.rtl, v.region_name, v.carousel, v.panel); }

    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

}  // namespace

std::string canonical(const View& view) {
    Bytes bytes;
    bytes(view);
    return bytes.take();
}

}  // namespace till
