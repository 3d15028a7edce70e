#include "plumbline/kit/tablepanel.h"

#include "ink.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace plumbline::kit {

TotalsFooter::TotalsFooter(QWidget *parent)
    : QWidget(parent),
      m_count(new Label(TextSize::Body, TextLevel::Muted, this)),
      m_sums(new Label(TextSize::Body, TextLevel::Normal, this)) {
    const Tokens &t = tokens();
    m_sums->setLook(TextSize::Body, TextLevel::Normal, Weight::Medium);
    m_sums->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(t.space(2), 0, t.space(2), 0);
    layout->setSpacing(t.space(4));
    layout->addWidget(m_count, 1);
    layout->addWidget(m_sums, 2);
    setFixedHeight(t.space(9));
    refresh();
}

void TotalsFooter::setTotals(qint64 rows, std::vector<Total> totals) {
    m_rows = rows;
    m_totals = std::move(totals);
    refresh();
}

void TotalsFooter::setSelection(qint64 rows, std::vector<Total> totals) {
    m_selected = rows;
    m_selectedTotals = std::move(totals);
    refresh();
}

void TotalsFooter::refresh() {
    const Format format;
    const bool selection = m_selected > 1;
    const int plural = static_cast<int>(std::min<qint64>(m_rows, std::numeric_limits<int>::max()));
    QString count = tr("%1 rows", nullptr, plural).arg(format.count(m_rows));
    if (selection)
        count = tr("%1 of %2 rows selected", nullptr, plural).arg(format.count(m_selected), format.count(m_rows));
    m_count->setText(count);
    QStringList sums;
    QStringList full;
    for (const Total &total : selection && !m_selectedTotals.empty() ? m_selectedTotals : m_totals) {
        sums << QStringLiteral("%1  %2").arg(total.label, total.text);
        full << QStringLiteral("%1: %2").arg(total.label, total.full.isEmpty() ? total.text : total.full);
    }
    m_sums->setText(sums.join(QStringLiteral("    ")));
    m_sums->setToolTip(full.join(QLatin1Char('\n')));
    setAccessibleName(count);
    setAccessibleDescription(full.join(QLatin1Char('\n')));
}

void TotalsFooter::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void TotalsFooter::paintEvent(QPaintEvent * /*event*/) {
    QPainter painter(this);
    ink::hairline(painter, QPointF(0, 0), QPointF(width(), 0), tokens().borderStrong);
}

TablePanel::TablePanel(QWidget *parent)
    : QWidget(parent),
      m_title(new Label(TextSize::Title, TextLevel::Strong, this)),
      m_tools(new QHBoxLayout),
      m_columns(new QToolButton(this)),
      m_export(new QToolButton(this)),
      m_table(new DataTable),
      m_states(new StateStack(m_table, this)),
      m_footer(new TotalsFooter(this)) {
    const Tokens &t = tokens();
    m_title->setLook(TextSize::Title, TextLevel::Strong, Weight::Medium);
    m_columns->setIcon(icon(Glyph::Columns, TextLevel::Muted));
    m_export->setIcon(icon(Glyph::Export, TextLevel::Muted));
    for (QToolButton *button : {m_columns, m_export})
        button->setAutoRaise(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(t.space(2), 0, 0, 0);
    head->addWidget(m_title, 1);
    m_tools->setSpacing(t.space(1));
    head->addLayout(m_tools);
    head->addWidget(m_columns);
    head->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(2), t.space(2), t.space(2), t.space(1));
    layout->setSpacing(t.space(1));
    layout->addLayout(head);
    layout->addWidget(m_states, 1);
    layout->addWidget(m_footer);
    connect(m_columns, &QToolButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_table->fillColumnMenu(*menu);
        menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
    });
    connect(m_export, &QToolButton::clicked, this, &TablePanel::exportRequested);
    connect(m_table, &DataTable::selectionChangedTo, this, [this](qint64 rows) { m_footer->setSelection(rows, {}); });
    retranslate();
}

void TablePanel::setTitle(const QString &title) {
    m_title->setText(title);
    m_table->setAccessibleName(title);
}

void TablePanel::addTool(QWidget *tool) {
    m_tools->addWidget(tool);
}

void TablePanel::retranslate() {
    m_columns->setToolTip(tr("Choose the columns"));
    m_export->setToolTip(tr("Export what is shown"));
    for (QToolButton *button : {m_columns, m_export})
        button->setAccessibleName(button->toolTip());
}

void TablePanel::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TablePanel::paintEvent(QPaintEvent * /*event*/) {
    QPainter painter(this);
    ink::panel(painter, rect(), tokens().space(2), tokens().surface, tokens().border);
}

} // namespace plumbline::kit
