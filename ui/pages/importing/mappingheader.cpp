#include "importing/mappingheader.h"

#include "importing/importdraft.h"
#include "importing/importwords.h"

#include "plumbline/kit/tokens.h"

#include <QComboBox>
#include <QEvent>
#include <QPainter>

namespace plumbline::pages {

namespace {

const QString DatesMember = QStringLiteral("dates");
const QString NumbersMember = QStringLiteral("numbers");

/// Sets the entry with this key without telling anybody.
void choose(QComboBox &combo, const QString &key) {
    const QSignalBlocker quiet(combo);
    combo.setCurrentIndex(std::max(0, combo.findData(key)));
}

} // namespace

MappingHeader::MappingHeader(ImportDraft &draft, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_draft(draft) {
    setSectionsClickable(false);
    setHighlightSections(false);
    connect(this, &QHeaderView::sectionResized, this, [this] { place(); });
    connect(this, &QHeaderView::geometriesChanged, this, [this] { place(); });
}

QString MappingHeader::headerAt(int column) const {
    return m_headers.value(column);
}

void MappingHeader::showColumns() {
    if (!m_draft.preview())
        return;
    QStringList headers;
    for (const workspace::ImportColumn &column : m_draft.preview()->columns)
        headers << column.header;
    if (headers != m_headers) {
        m_headers = headers;
        makeColumns();
    }
    for (int column = 0; column < static_cast<int>(m_targets.size()); ++column) {
        fillTarget(column);
        fillStyle(column);
    }
    place();
}

void MappingHeader::makeColumns() {
    for (const auto *combos : {&m_targets, &m_styles})
        for (QComboBox *combo : *combos)
            delete combo;
    m_targets.clear();
    m_styles.clear();
    for (int column = 0; column < static_cast<int>(m_headers.size()); ++column) {
        auto *target = new QComboBox(viewport());
        auto *style = new QComboBox(viewport());
        target->setObjectName(QStringLiteral("import.target.") + headerAt(column));
        style->setObjectName(QStringLiteral("import.style.") + headerAt(column));
        for (QComboBox *combo : {target, style}) {
            combo->setFocusPolicy(Qt::StrongFocus);
            combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            combo->setMinimumContentsLength(4);
            combo->installEventFilter(this);
        }
        connect(target, &QComboBox::activated, this,
                [this, target, column] { m_draft.mapColumn(headerAt(column), target->currentData().toString()); });
        connect(style, &QComboBox::activated, this, [this, style, column] {
            const QString key = m_draft.keyOf(headerAt(column));
            const bool dates = styleKind(m_draft.target(), key) == ColumnStyle::Dates;
            m_draft.setStyle(key, dates ? DatesMember : NumbersMember, style->currentData().toString());
        });
        m_targets.push_back(target);
        m_styles.push_back(style);
        target->show();
    }
    // From the table above whose columns they stand, through them, and on to what comes after the table.
    if (!m_targets.empty()) {
        QWidget::setTabOrder(parentWidget(), m_targets.front());
        QWidget::setTabOrder(m_targets.front(), m_styles.front());
    }
    for (std::size_t i = 1; i < m_targets.size(); ++i) {
        QWidget::setTabOrder(m_styles[i - 1], m_targets[i]);
        QWidget::setTabOrder(m_targets[i], m_styles[i]);
    }
}

void MappingHeader::fillTarget(int column) {
    QComboBox &combo = *m_targets[static_cast<std::size_t>(column)];
    const QSignalBlocker quiet(combo);
    combo.clear();
    combo.addItem(tr("Not imported"), QString());
    for (const workspace::ImportTargetColumn &target : m_draft.preview()->targetColumns) {
        const QString label = columnLabel(m_draft.target(), target.key);
        //: A column that has to be there: "Stage (needed)".
        combo.addItem(target.required ? tr("%1 (needed)").arg(label) : label, target.key);
    }
    choose(combo, m_draft.keyOf(headerAt(column)));
    combo.setToolTip(combo.currentText());
    combo.setAccessibleName(tr("What column “%1” is imported as").arg(headerAt(column)));
}

void MappingHeader::fillStyle(int column) {
    QComboBox &combo = *m_styles[static_cast<std::size_t>(column)];
    const QString key = m_draft.keyOf(headerAt(column));
    const ColumnStyle kind = styleKind(m_draft.target(), key);
    combo.setVisible(kind != ColumnStyle::None);
    if (kind == ColumnStyle::None)
        return;
    const QSignalBlocker quiet(combo);
    combo.clear();
    if (kind == ColumnStyle::Dates) {
        combo.addItem(tr("Order as written"), QStringLiteral("automatic"));
        combo.addItem(tr("Year, month, day"), QStringLiteral("year_month_day"));
        combo.addItem(tr("Month, day, year"), QStringLiteral("month_day_year"));
        combo.addItem(tr("Day, month, year"), QStringLiteral("day_month_year"));
        combo.setAccessibleName(tr("Order of dates in column “%1”").arg(headerAt(column)));
    } else {
        combo.addItem(tr("Decimals as written"), QStringLiteral("automatic"));
        combo.addItem(QStringLiteral("1,234.56"), QStringLiteral("point_decimal"));
        combo.addItem(QStringLiteral("1.234,56"), QStringLiteral("comma_decimal"));
        combo.setAccessibleName(tr("How numbers are written in column “%1”").arg(headerAt(column)));
    }
    choose(combo, m_draft.styleOf(key, kind == ColumnStyle::Dates ? DatesMember : NumbersMember));
    combo.setToolTip(combo.accessibleName());
}

QSize MappingHeader::sizeHint() const {
    const kit::Tokens &t = kit::tokens();
    return {QHeaderView::sizeHint().width(), t.space(7) + 2 * t.controlHeight() + t.space(3)};
}

/// The view asks for this whenever its own geometry changes.
void MappingHeader::updateGeometries() {
    QHeaderView::updateGeometries();
    place();
}

void MappingHeader::place() {
    const kit::Tokens &t = kit::tokens();
    for (int column = 0; column < static_cast<int>(m_targets.size()) && column < count(); ++column) {
        const int x = sectionViewportPosition(column) + t.space(1);
        const int width = sectionSize(column) - t.space(2);
        const auto at = static_cast<std::size_t>(column);
        m_targets[at]->setGeometry(x, t.space(7), width, t.controlHeight());
        m_styles[at]->setGeometry(x, t.space(8) + t.controlHeight(), width, t.controlHeight());
    }
}

/// The head goes on behind the last column, as wide as the card.
void MappingHeader::paintEvent(QPaintEvent *event) {
    QHeaderView::paintEvent(event);
    const QRect rest = viewport()->rect().adjusted(length() - offset(), 0, 0, 0);
    if (rest.width() <= 0)
        return;
    const kit::Tokens &t = kit::tokens();
    QPainter painter(viewport());
    painter.fillRect(rest, t.sunken);
    painter.setPen(t.border);
    painter.drawLine(rest.bottomLeft(), rest.bottomRight());
}

void MappingHeader::paintSection(QPainter *painter, const QRect &rect, int section) const {
    const kit::Tokens &t = kit::tokens();
    painter->save();
    painter->fillRect(rect, t.sunken);
    const bool imported = !m_draft.keyOf(headerAt(section)).isEmpty();
    painter->setFont(t.font(kit::TextSize::Small, kit::Weight::Medium));
    painter->setPen(t.level(imported ? kit::TextLevel::Normal : kit::TextLevel::Faint));
    const QRect text(rect.left() + t.space(1), rect.top(), rect.width() - t.space(2), t.space(7));
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(headerAt(section), Qt::ElideRight, text.width()));
    painter->setPen(t.border);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->restore();
}

/// A wheel over a combo scrolls the page and changes no mapping.
bool MappingHeader::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::FocusIn)
        for (std::size_t i = 0; i < m_targets.size(); ++i)
            if (watched == m_targets[i] || watched == m_styles[i])
                Q_EMIT columnReached(static_cast<int>(i));
    return QHeaderView::eventFilter(watched, event);
}

} // namespace plumbline::pages
