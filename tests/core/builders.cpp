// Reading a view as a person would: all its words, and a control by its key. Knows nothing of any one test.
#include "tests/core/builders.hpp"

#include "core/wire/wire.hpp"

#include <fstream>
#include <sstream>

namespace till::test {
namespace {

struct Reader {
    std::string out;
    std::vector<ButtonView> buttons;

    void say(const std::string& text) {
        if (!text.empty()) out += text + "\n";
    }
    void press(const ButtonView& button) {
        say(button.label);
        say(button.reason);
        buttons.push_back(button);
    }
    void operator()(const HeadingBlock& b) { say(b.text); }
    void operator()(const TextBlock& b) { say(b.text.text); }
    void operator()(const MessageBlock& b) {
        say(b.source);
        say(b.text.text);
        for (const ButtonView& action : b.actions) press(action);
    }
    void operator()(const DisclosureBlock& b) {
        say(b.source);
        say(b.text.text);
        if (b.link) say(b.link->label.text);
    }
    void operator()(const LineBlock& b) {
        say(b.title.text);
        say(b.variant.text);
        say(b.seller.text);
        say(b.price);
        for (const std::string& note : b.notes) say(note);
        for (const DisclosureBlock& disclosure : b.disclosures) (*this)(disclosure);
        for (const MessageBlock& message : b.messages) (*this)(message);
        if (!b.quantity) return;
        say(b.quantity->value);
        press(b.quantity->less);
        press(b.quantity->more);
    }
    void operator()(const ChoiceBlock& b) {
        say(b.legend);
        for (const OptionView& option : b.options) {
            say(option.label.text);
            say(option.detail);
            say(option.trailing);
        }
    }
    void operator()(const FactBlock& b) {
        say(b.label);
        for (const Words& line : b.lines) say(line.text);
        if (b.action) press(*b.action);
    }
    void operator()(const FieldsBlock& b) {
        for (const InputView& field : b.fields) {
            say(field.label);
            say(field.value);
            say(field.error);
        }
    }
    void operator()(const CheckboxBlock& b) {
        say(b.label.text);
        if (b.link) say(b.link->label.text);
    }
    void operator()(const TotalsBlock& b) {
        for (const TotalRow& row : b.rows) {
            say(row.label.text);
            say(row.amount);
            for (const std::string& line : row.sub_lines) say(line);
        }
    }
    void operator()(const LinksBlock& b) {
        for (const LinkView& link : b.links) say(link.label.text);
    }
    void operator()(const ButtonsBlock& b) {
        for (const ButtonView& one : b.buttons) press(one);
    }
    void operator()(const SlotBlock& b) { say(b.name); }
    void operator()(const ProgressBlock& b) { say(b.text); }
    void operator()(const PanelView& panel) {
        say(panel.title);
        if (panel.close) press(*panel.close);
        for (const Block& block : panel.blocks) std::visit(*this, block);
    }
};

}  // namespace

std::vector<ButtonView> buttons_of(const PanelView& panel) {
    Reader reader;
    reader(panel);
    return reader.buttons;
}

std::string words_of(const PanelView& panel) {
    Reader reader;
    reader(panel);
    return reader.out;
}

std::string Surface::text() const {
    const View shown = view();
    return shown.panel ? words_of(*shown.panel) : std::string();
}

std::optional<ButtonView> Surface::button(const std::string& key) const {
    const View shown = view();
    if (!shown.panel) return std::nullopt;
    for (const ButtonView& one : buttons_of(*shown.panel)) {
        if (one.key == key) return one;
    }
    return std::nullopt;
}

std::string file_text(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

Locale french() {
    const std::string envelope =
        R"({"type":"locale","locale":{"tag":"fr-FR","decimal":",","group":" ","plural":"one01-other","currency":{"USD":{"symbol":"$","pattern":"{n} {s}","negative":"-{n} {s}"},)"
        R"("EUR":{"symbol":"€","pattern":"{n} {s}","negative":"-{n} {s}"}},"months_short":["janv.","févr.","mars","avr.","mai","juin","juil.","août","sept.","oct.","nov.","déc."],)"
        R"("weekdays_short":["dim.","lun.","mar.","mer.","jeu.","ven.","sam."],"date":"{weekday} {day} {month}","list_and":"{a} et {b}"},"words":)" +
        file_text("core/language/words/fr.json") + "}";
    const auto received = wire::read_envelope(envelope, nullptr);
    const auto* event = received ? std::get_if<Event>(&*received) : nullptr;
    const auto* changed = event ? std::get_if<LocaleChanged>(&event->what) : nullptr;
    return changed ? changed->locale : Locale{};
}

}  // namespace till::test
