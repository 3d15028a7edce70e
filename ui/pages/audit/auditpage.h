#pragma once

#include "plumbline/kit/filterbar.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/workspace.h"

#include <map>

class QPushButton;
class QSplitter;

namespace plumbline::kit {
class Banner;
class Card;
class DataTable;
class StateStack;
class TablePanel;
} // namespace plumbline::kit

namespace plumbline::pages {

class AuditModel;
class ChangesModel;

/// The ledger as people read it: every entry, newest first, what each changed field by field, and its undoing.
class AuditPage final : public Page {
    Q_OBJECT
public:
    explicit AuditPage(const Context &context, QWidget *parent = nullptr);
    ~AuditPage() override;

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] bool followsSlice() const override { return false; }
    void activate() override;
    void applySlice(const analytics::Slice &slice) override;
    void refresh() override;
    void forget() override;
    [[nodiscard]] bool isSettled() const override;
    bool removeFilter() override;
    bool focusFilter() override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

    /// Asks, and takes the selected entry back.
    void undoSelected();

protected:
    void retranslate() override;

private:
    void build();
    QWidget *buildEntries();
    QWidget *buildDetails();
    void connectParts();
    void applyFilter();
    void showEntries();
    void showDetails();
    void showFooter();
    void fillFilters();
    void loadPeople();
    void takeBack(ledger::Position position, const QString &act);
    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] const workspace::AuditRow *selected() const;

    AuditModel *m_entries;
    ChangesModel *m_changes;
    models::Latest m_peopleAsked;
    models::Latest m_zoneAsked;
    models::Latest m_undoing;
    /// By id as text; people who acted are added as their entries are read.
    std::map<QString, QString> m_people;
    kit::FilterBar *m_filters;
    QPushButton *m_clear;
    kit::Banner *m_banner;
    QSplitter *m_splitter;
    kit::TablePanel *m_panel;
    kit::Card *m_details;
    kit::DataTable *m_fields;
    kit::StateStack *m_fieldStates;
    QPushButton *m_undo;
};

} // namespace plumbline::pages
