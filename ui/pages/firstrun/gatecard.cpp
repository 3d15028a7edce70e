#include "firstrun/gatecard.h"

#include "plumbline/kit/banner.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

constexpr int CardWidthUnits = 150;

} // namespace

GateCard::GateCard(QWidget *parent)
    : Gate(parent),
      m_name(new kit::Label(this)),
      m_heading(new kit::Label(this)),
      m_explanation(new kit::Label(this)),
      m_banner(new kit::Banner(this)),
      m_place(new QWidget(this)),
      m_body(new QVBoxLayout) {
    const kit::Tokens &t = kit::tokens();
    m_name->setLook(kit::TextSize::Body, kit::TextLevel::Muted, kit::Weight::Medium);
    m_heading->setLook(kit::TextSize::Heading, kit::TextLevel::Strong, kit::Weight::Medium);
    m_explanation->setLook(kit::TextSize::Body, kit::TextLevel::Muted);
    m_heading->setOverflow(kit::Label::Overflow::Wrap);
    m_explanation->setOverflow(kit::Label::Overflow::Wrap);
    auto *card = new kit::Card(this);
    card->setFixedWidth(t.space(CardWidthUnits));
    QVBoxLayout *inside = card->body();
    inside->setContentsMargins(t.space(4), t.space(4), t.space(4), t.space(3));
    inside->setSpacing(t.space(2));
    inside->addWidget(m_heading);
    inside->addWidget(m_explanation);
    inside->addSpacing(t.space(2));
    inside->addWidget(m_banner);
    inside->addLayout(m_body);
    m_body->setSpacing(t.space(3));
    auto *scroll = new QScrollArea(this);
    auto *ground = new QWidget(scroll);
    auto *middle = new QVBoxLayout(ground);
    middle->setContentsMargins(t.space(4), t.space(4), t.space(4), t.space(4));
    middle->addStretch(2);
    middle->addWidget(m_name, 0, Qt::AlignHCenter);
    middle->addSpacing(t.space(2));
    // In a line of its own: an alignment would take the card's height without asking what its sentences need at its width.
    auto *line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(card);
    line->addStretch();
    auto *place = new QVBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    place->addLayout(line);
    place->addStretch();
    middle->addWidget(m_place);
    middle->addStretch(3);
    scroll->setWidget(ground);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void GateCard::setHeading(const QString &heading, const QString &sentence) {
    m_name->setText(tr("Plumbline"));
    m_heading->setText(heading);
    m_explanation->setText(sentence);
    m_explanation->setVisible(!sentence.isEmpty());
}

void GateCard::keepPlaceFor(int units) {
    m_place->setMinimumHeight(kit::tokens().space(units));
}

void GateCard::say(kit::Tone tone, std::function<QString()> sentence) {
    m_tone = tone;
    m_say = std::move(sentence);
    m_banner->show(tone, m_say());
}

void GateCard::sayOnce(kit::Tone tone, const QString &sentence) {
    m_say = {};
    m_banner->show(tone, sentence);
}

void GateCard::saySilence() {
    m_say = {};
    m_banner->clear();
}

QString GateCard::sentence() const {
    return m_banner->sentence();
}

QFormLayout *GateCard::makeForm() {
    const kit::Tokens &t = kit::tokens();
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(t.space(1));
    form->setHorizontalSpacing(t.space(3));
    return form;
}

kit::Label *GateCard::addField(QFormLayout &form, QWidget *field) {
    auto *label = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted);
    label->setBuddy(field);
    form.addRow(label, field);
    return label;
}

bool GateCard::event(QEvent *event) {
    const bool first = event->type() == QEvent::Polish && !m_hasTexts;
    if (first || (event->type() == QEvent::LanguageChange && m_hasTexts)) {
        m_hasTexts = true;
        retranslate();
        if (m_say)
            say(m_tone, m_say);
        else
            saySilence();
    }
    return Gate::event(event);
}

} // namespace plumbline::pages
