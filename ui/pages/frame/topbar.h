#pragma once

#include "plumbline/analytics/slice.h"
#include "plumbline/kit/filterbar.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"

#include <QWidget>

#include <array>

class QMenu;
class QPushButton;
class QToolButton;

namespace plumbline::kit {
class AsOfControl;
class FilterBar;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

/// The bar over every page: its title, the as-of day, search and menu, and under them the chips of the shared slice.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(const Context &context, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    enum class Slicing { Follows, Ignores };
    /// Whether the page in front is cut by the slice.
    void setSlicing(Slicing slicing);
    /// The figure the rows are filtered by; empty takes the chip away.
    void setFigureFilter(const QString &sentence);
    /// Asks for the members behind the chips again.
    void refreshMembers();
    void forget();
    void retranslate();
    /// As-of day and filters in force, one sentence each, for exports.
    [[nodiscard]] QStringList sentences() const;
    [[nodiscard]] QMenu *menu() const { return m_menu; }

Q_SIGNALS:
    void searchWanted();
    void figureFilterCleared();

private:
    void showSpecs();
    void showSlice();
    void choose(const QString &chip, const kit::ChipChoice &choice);
    void choosePeriod(const kit::ChipChoice &choice);
    [[nodiscard]] kit::ChipSpec periodSpec() const;

    Context m_context;
    kit::Label *m_title;
    kit::AsOfControl *m_asOf;
    QPushButton *m_search;
    QToolButton *m_more;
    QMenu *m_menu;
    kit::FilterBar *m_chips;
    QWidget *m_chipRow;
    std::array<models::Latest, analytics::AllDimensions.size()> m_asked;
    std::array<std::vector<analytics::Member>, analytics::AllDimensions.size()> m_members;
    /// A period that moves with the as-of day, or empty.
    QString m_periodKey;
    bool m_showing = false;
};

/// The dates of a named period (`month`, `last_quarter`, …) as of a day; open for an unknown name.
[[nodiscard]] domain::DateRange periodNamed(const QString &key, domain::Date asOf);

} // namespace plumbline::pages
