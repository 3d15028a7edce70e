#include "chippopup.h"

#include "plumbline/kit/dayfield.h"
#include "ink.h"
#include "plumbline/kit/asofcontrol.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace plumbline::kit {

namespace {

constexpr int KeyRole = Qt::UserRole + 1;
/// Below this many options nobody needs to search.
constexpr std::size_t SearchFrom = 8;

} // namespace

ChipPopup::ChipPopup(const ChipSpec &spec, ChipChoice choice, QWidget *chip)
    : QFrame(chip, Qt::Popup),
      m_spec(spec),
      m_choice(std::move(choice)),
      m_search(new QLineEdit(this)),
      m_list(new QListWidget(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    const Tokens &t = tokens();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(2), t.space(2), t.space(2), t.space(2));
    layout->setSpacing(t.space(2));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the options of %1").arg(spec.label));
    m_search->setVisible(spec.options.size() >= SearchFrom);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(spec.label);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    addOptions();
    if (spec.offersRange)
        addRange();
    connect(m_search, &QLineEdit::textChanged, this, &ChipPopup::filter);
    connect(m_list, &QListWidget::itemClicked, this, &ChipPopup::toggle);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    setFixedWidth(t.space(72));
    const int rows = static_cast<int>(std::min<std::size_t>(spec.options.size(), 10));
    m_list->setFixedHeight(std::max(1, rows) * t.space(8));
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    if (m_search->isVisibleTo(this))
        m_search->setFocus();
    else
        m_list->setFocus();
}

void ChipPopup::addOptions() {
    const Format format;
    for (const ChipOption &option : m_spec.options) {
        const QString text =
            option.count ? QStringLiteral("%1  (%2)").arg(option.label, format.count(*option.count)) : option.label;
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(KeyRole, option.key);
        item->setSizeHint(QSize(0, tokens().space(8)));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setCheckState(m_choice.keys.contains(option.key) ? Qt::Checked : Qt::Unchecked);
    }
}

void ChipPopup::addRange() {
    const Tokens &t = tokens();
    auto *row = new QHBoxLayout;
    row->setSpacing(t.space(1));
    const auto edit = [this](const std::optional<domain::Date> &date, const QString &name) {
        auto *field = new DayField(this);
        field->setAccessibleName(name);
        field->setToolTip(name);
        field->setDay(date ? toQDate(*date) : QDate(2000, 1, 1));
        return field;
    };
    const domain::DateRange range = m_choice.range.value_or(m_spec.suggestedRange.value_or(domain::DateRange{}));
    m_first = edit(range.first, tr("First day"));
    m_last = edit(range.last, tr("Last day"));
    auto *apply = new QPushButton(tr("Show this period"), this);
    row->addWidget(m_first, 1);
    auto *dash = new Label(TextSize::Body, TextLevel::Muted, this);
    dash->setText(QStringLiteral("–"));
    row->addWidget(dash);
    row->addWidget(m_last, 1);
    auto *layout = qobject_cast<QVBoxLayout *>(this->layout());
    layout->addLayout(row);
    layout->addWidget(apply);
    connect(apply, &QPushButton::clicked, this, &ChipPopup::emitRange);
}

void ChipPopup::emitRange() {
    const domain::Date first = fromQDate(m_first->day());
    const domain::Date last = fromQDate(m_last->day());
    m_choice.keys.clear();
    m_choice.range = domain::DateRange{std::min(first, last), std::max(first, last)};
    Q_EMIT chosen(m_choice);
    close();
}

void ChipPopup::filter(const QString &text) {
    int firstShown = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const bool shown = m_list->item(row)->text().contains(text, Qt::CaseInsensitive);
        m_list->item(row)->setHidden(!shown);
        if (shown && firstShown < 0)
            firstShown = row;
    }
    m_list->setCurrentRow(firstShown);
}

void ChipPopup::toggle(QListWidgetItem *item) {
    if (item == nullptr)
        return;
    const QString key = item->data(KeyRole).toString();
    m_choice.range.reset();
    if (m_spec.choice == Choice::One) {
        m_choice.keys = QStringList{key};
        Q_EMIT chosen(m_choice);
        close();
        return;
    }
    if (m_choice.keys.contains(key))
        m_choice.keys.removeAll(key);
    else
        m_choice.keys << key;
    item->setCheckState(m_choice.keys.contains(key) ? Qt::Checked : Qt::Unchecked);
    Q_EMIT chosen(m_choice);
}

bool ChipPopup::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::KeyPress) {
        const auto *key = dynamic_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            toggle(m_list->currentItem());
            if (m_spec.choice == Choice::Many)
                close();
            return true;
        case Qt::Key_Space:
            if (watched != m_list)
                break;
            toggle(m_list->currentItem());
            return true;
        case Qt::Key_Down:
            if (watched != m_search)
                break;
            m_list->setFocus();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ChipPopup::paintEvent(QPaintEvent * /*event*/) {
    QPainter painter(this);
    ink::panel(painter, rect(), 0, tokens().raised, tokens().borderStrong);
}

} // namespace plumbline::kit
