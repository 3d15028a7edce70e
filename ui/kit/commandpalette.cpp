#include "plumbline/kit/commandpalette.h"

#include "ink.h"
#include "palettedelegate.h"
#include "plumbline/kit/label.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <map>

namespace plumbline::kit {

namespace {

/// More would push the actions out of sight.
constexpr std::size_t MostRecords = 8;

struct Scored {
    const ActionRegistry::Entry *entry;
    int score;
};

QStandardItem *makeRow(PaletteRow row, const QString &title, const QString &key, Glyph glyph) {
    auto *item = new QStandardItem(title);
    item->setData(static_cast<int>(row), PaletteRowRole);
    item->setData(key, PaletteKeyRole);
    item->setData(static_cast<int>(glyph), PaletteGlyphRole);
    item->setEditable(false);
    return item;
}

} // namespace

CommandPalette::CommandPalette(const ActionRegistry &registry, QWidget *window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint),
      m_registry(registry),
      m_field(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_model(new QStandardItemModel(this)),
      m_hint(new Label(TextSize::Small, TextLevel::Faint, this)) {
    const Tokens &t = tokens();
    setModal(true);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_field->addAction(icon(Glyph::Search, TextLevel::Muted), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(3), t.space(3), t.space(3), t.space(3));
    layout->setSpacing(t.space(2));
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_hint);
    resize(t.space(150), t.space(110));
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    retranslate();
    refresh();
}

void CommandPalette::setRecordSearch(RecordSearch search) {
    m_search = std::move(search);
}

void CommandPalette::popUp() {
    m_field->clear();
    m_records.clear();
    refresh();
    if (const QWidget *window = parentWidget()) {
        const QPoint top(window->width() / 2 - width() / 2, window->height() / 8);
        move(window->mapToGlobal(top));
    }
    open();
    m_field->setFocus();
}

void CommandPalette::setQuery(const QString &query) {
    m_field->setText(query);
}

QStringList CommandPalette::shownTitles() const {
    QStringList titles;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const QStandardItem *item = m_model->item(row);
            item->data(PaletteRowRole).toInt() != static_cast<int>(PaletteRow::Section))
            titles << item->text();
    return titles;
}

void CommandPalette::search() {
    const int asked = ++m_asked;
    const QString query = m_field->text().trimmed();
    m_records.clear();
    refresh();
    if (!m_search || query.isEmpty())
        return;
    m_search(query, [palette = QPointer<CommandPalette>(this), asked](std::vector<PaletteRecord> found) {
        // Whoever types on has asked again; this answer is to a question nobody is asking any more.
        if (palette == nullptr || palette->m_asked != asked)
            return;
        palette->m_records = std::move(found);
        palette->refresh();
    });
}

void CommandPalette::refresh() {
    m_model->clear();
    appendActions();
    appendRecords();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row)->isSelectable()) {
            m_list->setCurrentIndex(m_model->index(row, 0));
            break;
        }
    }
    const bool nothing = m_model->rowCount() == 0;
    m_hint->setText(nothing ? tr("Nothing has these letters. Try fewer of them.")
                            : tr("Up and Down move, Enter runs, Esc closes."));
}

void CommandPalette::appendSection(const QString &title) {
    QStandardItem *item = makeRow(PaletteRow::Section, title, {}, Glyph::None);
    item->setFlags(Qt::NoItemFlags);
    m_model->appendRow(item);
}

void CommandPalette::appendActions() {
    const QString query = m_field->text().trimmed();
    std::vector<Scored> hits;
    for (const ActionRegistry::Entry *entry : m_registry.entries())
        if (const int score = query.isEmpty() ? 1 : fuzzyScore(query, entry->action->text());
            score > 0 && entry->action->isEnabled())
            hits.push_back({entry, score});
    // Within a section by score; sections by their best, so that what was meant stands first.
    std::map<ActionSection, int> best;
    for (const Scored &hit : hits)
        best[hit.entry->spec.section] = std::max(best[hit.entry->spec.section], hit.score);
    std::stable_sort(hits.begin(), hits.end(), [&](const Scored &a, const Scored &b) {
        const ActionSection first = a.entry->spec.section;
        const ActionSection second = b.entry->spec.section;
        if (first != second)
            return best[first] != best[second] ? best[first] > best[second] : first < second;
        return a.score > b.score;
    });
    std::optional<ActionSection> section;
    for (const Scored &hit : hits) {
        if (section != hit.entry->spec.section)
            appendSection(sectionTitle(hit.entry->spec.section));
        section = hit.entry->spec.section;
        QStandardItem *item = makeRow(PaletteRow::Action, hit.entry->action->text(), hit.entry->spec.id, hit.entry->spec.glyph);
        item->setData(hit.entry->action->shortcut().toString(QKeySequence::NativeText), PaletteShortcutRole);
        m_model->appendRow(item);
    }
}

void CommandPalette::appendRecords() {
    if (m_records.empty())
        return;
    appendSection(tr("Records"));
    for (std::size_t i = 0; i < std::min(m_records.size(), MostRecords); ++i) {
        QStandardItem *item = makeRow(PaletteRow::Record, m_records[i].title, m_records[i].key, m_records[i].glyph);
        item->setData(m_records[i].subtitle, PaletteSubtitleRole);
        m_model->appendRow(item);
    }
}

void CommandPalette::moveBy(int step) {
    const int rows = m_model->rowCount();
    int row = m_list->currentIndex().row();
    for (int tried = 0; tried < rows; ++tried) {
        row = (row + step + rows) % rows;
        if (m_model->item(row)->isSelectable()) {
            m_list->setCurrentIndex(m_model->index(row, 0));
            return;
        }
    }
}

void CommandPalette::run() {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const QString key = index.data(PaletteKeyRole).toString();
    const auto row = static_cast<PaletteRow>(index.data(PaletteRowRole).toInt());
    // First away, so that what runs finds the window as the person left it.
    accept();
    if (row == PaletteRow::Action)
        m_registry.trigger(key);
    else if (row == PaletteRow::Record)
        Q_EMIT recordChosen(key);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = dynamic_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Down:
            moveBy(1);
            return true;
        case Qt::Key_Up:
            moveBy(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::retranslate() {
    setWindowTitle(tr("Find pages, records and actions"));
    setAccessibleName(windowTitle());
    m_field->setPlaceholderText(windowTitle());
    m_field->setAccessibleName(windowTitle());
    m_list->setAccessibleName(tr("What was found"));
}

void CommandPalette::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QDialog::changeEvent(event);
}

void CommandPalette::paintEvent(QPaintEvent * /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), tokens().surface);
    ink::panel(painter, rect(), 0, tokens().surface, tokens().borderStrong);
}

} // namespace plumbline::kit
