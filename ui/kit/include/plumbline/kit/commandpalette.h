#pragma once

#include "plumbline/kit/actionregistry.h"

#include <QDialog>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace plumbline::kit {

class Label;

/// A record the palette found.
struct PaletteRecord {
    QString key;
    QString title;
    /// What it is and where: "Deal · Acme · Negotiation".
    QString subtitle;
    Glyph glyph = Glyph::None;
};

/// Starts a search and calls back later, on the UI thread, with what it found; answers to older queries are dropped.
using RecordSearch = std::function<void(const QString &query, std::function<void(std::vector<PaletteRecord>)> found)>;

/// How well `query` fits `text`: 0 not at all, higher is better. Letters in order, word beginnings and runs first; case folded.
[[nodiscard]] int fuzzyScore(QStringView query, QStringView text);

/// Ctrl+K: pages, records and actions by a few letters. Up and Down move, Enter runs, Esc closes.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    /// `registry` must outlive the palette.
    CommandPalette(const ActionRegistry &registry, QWidget *window);

    void setRecordSearch(RecordSearch search);
    /// Opens over its window with an empty field.
    void popUp();
    void setQuery(const QString &query);
    /// Titles in the order shown, section titles left out; for tests.
    [[nodiscard]] QStringList shownTitles() const;

Q_SIGNALS:
    void recordChosen(const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void refresh();
    void search();
    void appendSection(const QString &title);
    void appendActions();
    void appendRecords();
    void moveBy(int step);
    void run();
    const ActionRegistry &m_registry;
    RecordSearch m_search;
    std::vector<PaletteRecord> m_records;
    int m_asked = 0;
    QLineEdit *m_field;
    QListView *m_list;
    QStandardItemModel *m_model;
    Label *m_hint;
};

} // namespace plumbline::kit
