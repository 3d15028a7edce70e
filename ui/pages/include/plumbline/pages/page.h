#pragma once

#include "plumbline/analytics/slice.h"
#include "plumbline/domain/entitykind.h"
#include "plumbline/domain/id.h"
#include "plumbline/kit/tablecontent.h"
#include "plumbline/pages/context.h"

#include <QPointer>
#include <QWidget>

#include <optional>

namespace plumbline::pages {

/// What an export of a page writes: its rows, and the widget to take the picture of (PNG and PDF; may be null).
struct ExportContent {
    kit::TableContent table;
    QWidget *picture = nullptr;
};

/// A page of the frame. Pages know the workspace and the kit, never each other or the frame; what they want of the frame
/// they say by signals. Texts are set in `retranslate`, which runs once before the page is first shown and on LanguageChange.
class Page : public QWidget {
    Q_OBJECT
public:
    /// `id` is stable: settings, the command line and tests name the page by it (`pipeline`).
    Page(QString id, const Context &context, QWidget *parent = nullptr);
    ~Page() override;

    [[nodiscard]] const QString &id() const { return m_id; }
    /// Translated.
    [[nodiscard]] virtual QString title() const = 0;
    /// What F1 says: sentences, translated; may be rich text.
    [[nodiscard]] virtual QString help() const = 0;
    /// How many things want the person here; shown on the rail when above 0. Emit attentionChanged.
    [[nodiscard]] virtual int attention() const { return 0; }
    /// Whether the as-of control and the slice chips mean anything here.
    [[nodiscard]] virtual bool followsSlice() const { return true; }

    /// The page came to the front: ask for what is not there yet, put the focus where work starts.
    virtual void activate();
    /// Puts the focus where work starts. Not by a focus proxy: Tab would go there past everything above it.
    void focusStart();
    /// The shared slice has changed. By default a page asks again when it is in front, or when it next comes there.
    virtual void applySlice(const analytics::Slice &slice);
    /// Asks for everything again, at the slice in force; keeps what is shown until the answer is there.
    virtual void refresh() = 0;
    /// Drops every figure and row, for locking.
    virtual void forget() = 0;
    /// Whether what is on screen is what was asked for last (used by rendering to pictures and by tests).
    [[nodiscard]] virtual bool isSettled() const = 0;
    /// What runs here that closing the window would cut short, as a sentence; empty: nothing. Emit settled when it ends.
    [[nodiscard]] virtual QString unfinishedWork() const { return {}; }
    /// Ends it; what was there before it stays.
    virtual void cancelWork() {}
    /// The figure or bar the rows are filtered by, as its chip says it; empty when by none. Emit filterChanged.
    [[nodiscard]] virtual QString filterSentence() const { return {}; }
    /// Takes the page's innermost filter off; false when there was none.
    virtual bool removeFilter() { return false; }
    /// `/`: puts the focus into the page's own text filter; false when it has none.
    virtual bool focusFilter() { return false; }
    /// One record of the kind this page opens in full (RosterEntry::shows), to the front of it.
    virtual void showRecord(const domain::Uuid & /*record*/) {}
    /// Begins a new record of that kind, about another record, such as a commitment in a deal.
    virtual void beginNew(domain::EntityKind /*aboutKind*/, const domain::Uuid & /*about*/) {}
    /// What is on screen now, for PNG, PDF, XLSX and CSV; nothing when there is nothing to export.
    [[nodiscard]] virtual std::optional<ExportContent> exportContent() const = 0;

Q_SIGNALS:
    void attentionChanged();
    void filterChanged();
    /// The row to show in the drawer; `None` closes it.
    void recordSelected(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);
    /// Open the drawer and go into it.
    void recordOpened(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);
    /// The record on the page that opens its kind in full; in the drawer where the person has no such page.
    void recordWanted(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);
    /// Begin a new record of `kind` about another one, on the page that makes them.
    void newWanted(plumbline::domain::EntityKind kind, plumbline::domain::EntityKind aboutKind, const plumbline::domain::Uuid &about);
    /// A sentence for the bottom line that needs the person (an error, something refused); empty takes it off.
    void noticeChanged(const QString &sentence);
    /// From the page's own export button; the frame asks for the format and the file.
    void exportWanted();
    /// Go to another page, such as `import` from an empty state.
    void pageWanted(const QString &id);
    void settled();

protected:
    [[nodiscard]] const Context &context() const { return m_context; }
    [[nodiscard]] bool isInFront() const;
    /// Where work starts: the rows, as a rule.
    void setStart(QWidget *start);
    /// Sets every text of the page.
    virtual void retranslate() = 0;
    bool event(QEvent *event) override;

private:
    QString m_id;
    Context m_context;
    QPointer<QWidget> m_start;
    bool m_due = true;
    bool m_hasTexts = false;
};

} // namespace plumbline::pages
