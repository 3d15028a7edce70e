#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/ledger/entry.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/page.h"

class QHBoxLayout;
class QLineEdit;
class QScrollArea;
class QSplitter;
class QVBoxLayout;

namespace plumbline::kit {
class ActPanel;
class Banner;
class Card;
class DataTable;
class TablePanel;
} // namespace plumbline::kit

namespace plumbline::pages {

class ShownRowsBase;
class Toggle;

/// What pages of work have in common: a list with its filter and its ways to look, the selected one beside it with its acts at
/// the foot, a side panel in which an act is filled in, J and K to move, and keys that are known while the page is in front.
class ListPage : public Page {
    Q_OBJECT
public:
    ListPage(QString id, const Context &context, QWidget *parent);
    ~ListPage() override;

    [[nodiscard]] bool followsSlice() const override { return false; }
    void applySlice(const analytics::Slice &slice) override;
    void forget() override;
    bool removeFilter() override;
    bool focusFilter() override;
    void showRecord(const domain::Uuid &record) override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

protected:
    /// Called once by the page's constructor. Puts `model` on the list and `details` into the card.
    void build(ShownRowsBase *model, QWidget *details);
    /// A key of the page; `key` may be none. Known from now on, works while the page is in front.
    void addKey(const QString &name, std::function<QString()> text, Qt::Key key, kit::Glyph glyph, std::function<void()> run);
    void addMoveKeys(std::function<QString()> next, std::function<QString()> previous);
    void moveBy(int step);

    /// The list is what was asked for; goes on standing on the same record, or on the row where it stood.
    void showRows();
    void showList();
    /// The record to stand on when the list has it.
    void standOn(const domain::Uuid &record);
    /// What was on screen stays there, with a sentence above it; an empty page says it in the middle.
    void refuse(const domain::Error &error);
    void say(kit::Tone tone, const QString &sentence, const QString &act = {});
    /// Key of the row the page stands on; nil where there is none.
    [[nodiscard]] domain::Uuid currentKey() const;
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] bool isListSettled() const;
    /// An act is on its way.
    [[nodiscard]] bool isActing() const { return m_acting.isPending(); }
    /// Opens the panel with these fields. `words` sets its texts, now and after a change of language; `run` is the act.
    void fill(QWidget *fields, QWidget *start, std::function<void()> words, std::function<void()> run);
    [[nodiscard]] bool isFilling() const;
    /// Runs the act of the panel or one without a panel, one at a time. `done` hears of success; what was refused is said in the
    /// panel, or above the list when nothing is being filled in. Afterwards the list is asked for again.
    void run(domain::Command command, const QStringList &paths, std::function<void()> done);
    /// Said in words of the page's own; by default the error's.
    [[nodiscard]] virtual QString refusalText(const domain::Error &error) const;
    void closeAct();

    [[nodiscard]] kit::Banner *banner() const { return m_banner; }
    [[nodiscard]] kit::TablePanel *panel() const { return m_panel; }
    [[nodiscard]] Toggle *which() const { return m_which; }
    [[nodiscard]] QLineEdit *filter() const { return m_filter; }
    [[nodiscard]] kit::Card *card() const { return m_card; }
    [[nodiscard]] kit::ActPanel *act() const { return m_act; }
    /// Where the selected one's acts stand.
    [[nodiscard]] QHBoxLayout *foot() const { return m_foot; }
    /// Above the list: figures of the page.
    void setHead(QWidget *head);

    /// The list in its own way to look was chosen, or something was committed: ask again.
    virtual void ask() = 0;
    /// The page stands on another row, or on the same one that changed.
    virtual void showCurrent() = 0;
    /// Why the list is empty though no filter is on, and what to do.
    [[nodiscard]] virtual std::pair<QString, QString> emptyTexts() const = 0;
    [[nodiscard]] virtual QString listTitle() const = 0;
    [[nodiscard]] virtual bool isAnythingPending() const = 0;

    [[nodiscard]] bool isSettled() const override;
    void refresh() override { ask(); }
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildList(ShownRowsBase *model);
    QWidget *buildDetails(QWidget *details);
    void connectParts();
    void enableKeys(bool inFront);
    void makeRoom();
    void refused(const domain::Error &error);

    ShownRowsBase *m_model = nullptr;
    QStringList m_keys;
    bool m_isLoaded = false;
    /// The row to stand on when the one that was current goes.
    int m_lastRow = 0;
    domain::Uuid m_stood;
    domain::Uuid m_wanted;
    std::function<void()> m_words;
    std::function<void()> m_run;
    models::Latest m_acting;
    kit::Banner *m_banner;
    QSplitter *m_splitter;
    kit::TablePanel *m_panel = nullptr;
    QLineEdit *m_filter = nullptr;
    Toggle *m_which = nullptr;
    kit::Card *m_card = nullptr;
    QScrollArea *m_scroll = nullptr;
    QHBoxLayout *m_foot = nullptr;
    kit::ActPanel *m_act;
    QVBoxLayout *m_column;
};

} // namespace plumbline::pages
