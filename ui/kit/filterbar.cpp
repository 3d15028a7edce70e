#include "plumbline/kit/filterbar.h"

#include "plumbline/kit/tokens.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace plumbline::kit {

namespace {

/// The chip of a clicked figure has one option, chosen: its sentence.
const QString FigureKey = QStringLiteral("figure");

} // namespace

FilterBar::FilterBar(QWidget *parent) : QWidget(parent), m_layout(new QHBoxLayout(this)), m_figureChip(new Chip(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(tokens().space(2));
    m_layout->addWidget(m_figureChip);
    m_layout->addStretch(1);
    m_figureChip->hide();
    connect(m_figureChip, &Chip::choiceChanged, this, &FilterBar::clearFigureFilter);
}

void FilterBar::setSpecs(const std::vector<ChipSpec> &specs) {
    while (m_chips.size() > specs.size()) {
        m_layout->removeWidget(m_chips.back());
        m_chips.back()->hide();
        m_chips.back()->deleteLater();
        m_chips.pop_back();
    }
    while (m_chips.size() < specs.size()) {
        auto *chip = new Chip(this);
        connect(chip, &Chip::choiceChanged, this,
                [this, chip](const ChipChoice &choice) { Q_EMIT choiceChanged(chip->spec().id, choice); });
        m_layout->insertWidget(static_cast<int>(m_chips.size()), chip);
        m_chips.push_back(chip);
    }
    for (std::size_t i = 0; i < specs.size(); ++i)
        m_chips[i]->setSpec(specs[i]);
    for (std::size_t i = 1; i < m_chips.size(); ++i)
        setTabOrder(m_chips[i - 1], m_chips[i]);
    if (!m_chips.empty())
        setTabOrder(m_chips.back(), m_figureChip);
}

Chip *FilterBar::chip(const QString &chipId) const {
    const auto found = std::find_if(m_chips.begin(), m_chips.end(), [&](const Chip *each) { return each->spec().id == chipId; });
    return found == m_chips.end() ? nullptr : *found;
}

QWidget *FilterBar::figureChip() const {
    return m_figureChip;
}

void FilterBar::setChoice(const QString &chipId, ChipChoice choice) {
    if (Chip *found = chip(chipId))
        found->setChoice(std::move(choice));
}

ChipChoice FilterBar::choice(const QString &chipId) const {
    const Chip *found = chip(chipId);
    return found != nullptr ? found->choice() : ChipChoice{};
}

void FilterBar::setFigureFilter(const QString &sentence) {
    m_figureChip->setVisible(!sentence.isEmpty());
    if (sentence.isEmpty())
        return;
    m_figureChip->setSpec({FigureKey, tr("Shown"), Glyph::Filter, Choice::One, {{FigureKey, sentence, {}}}, false});
    m_figureChip->setChoice({{FigureKey}, {}});
}

void FilterBar::clearFigureFilter() {
    m_figureChip->hide();
    Q_EMIT figureFilterCleared();
}

QStringList FilterBar::sentences() const {
    QStringList lines;
    for (const Chip *each : m_chips)
        if (const QString line = each->sentence(); !line.isEmpty())
            lines << line;
    if (!m_figureChip->isHidden())
        lines << m_figureChip->sentence();
    return lines;
}

void FilterBar::focusFirst() {
    if (!m_chips.empty())
        m_chips.front()->setFocus(Qt::ShortcutFocusReason);
}

void FilterBar::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Right)
        focusNextChild();
    else if (event->key() == Qt::Key_Left)
        focusPreviousChild();
    else
        QWidget::keyPressEvent(event);
}

} // namespace plumbline::kit
