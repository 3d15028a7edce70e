#pragma once

#include "plumbline/analytics/figure.h"
#include "plumbline/domain/currency.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/workspace.h"

class QHBoxLayout;
class QVBoxLayout;

namespace plumbline::kit {
class Banner;
class StateStack;
} // namespace plumbline::kit

namespace plumbline::pages {

/// What pages of figures have in common: tiles, pictures and rows under one another in a scrolling column; the figure the
/// rows are filtered by; remembered figures and how old they are; empty and error states.
class FigurePage : public Page {
    Q_OBJECT
public:
    FigurePage(QString id, const Context &context, QWidget *parent);

    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString filterSentence() const override;
    bool removeFilter() override;
    void forget() override;

protected:
    /// Where the page puts its parts, top to bottom.
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    [[nodiscard]] QWidget *picture() const { return m_content; }
    /// Stands beside everything else, at its end, such as the panel an act is filled in.
    void addSide(QWidget *side);
    [[nodiscard]] domain::Currency currency() const { return m_currency; }
    [[nodiscard]] const std::optional<analytics::FigureId> &picked() const { return m_picked; }

    /// Asks and shows: `take` keeps the page's figures; what else follows from an answer is the same everywhere.
    template<typename PageFigures, typename Take>
    void ask(workspace::Pending<workspace::Shown<PageFigures>> pending, Take take)
    {
        m_latest.ask(std::move(pending), this, [this, take = std::move(take)](const domain::Result<workspace::Shown<PageFigures>> &shown) {
            if (!shown) {
                showError(shown.error());
                return;
            }
            take(shown->page);
            m_currency = shown->currency;
            m_madeAt = shown->madeAt;
            m_asOf = shown->asOf;
            m_isRemembered = shown->freshness == workspace::Shown<PageFigures>::Freshness::Remembered;
            m_hasFigures = true;
            showAll();
        });
    }
    /// Filters the rows by a figure's key; the same again takes the filter off.
    void pick(const QString &key);
    /// Whether the slice leaves nothing to show; then `emptyNotice` says what to do.
    [[nodiscard]] virtual bool isEmpty() const = 0;
    /// Sentence and advice of the empty page.
    [[nodiscard]] virtual std::pair<QString, QString> emptyTexts() const = 0;
    /// Where the as-of day leaves nothing: the last day that would; absent while it isn't known.
    [[nodiscard]] virtual std::optional<domain::Date> dayWithData() const { return std::nullopt; }
    /// Figures and pictures from what was taken, marks included.
    virtual void showFigures() = 0;
    /// The rows behind `figure`, or behind the page's own figure when nothing is picked.
    virtual void showRowsOf(const std::optional<analytics::FigureId> &figure) = 0;
    virtual void showSkeletons() = 0;
    /// Which stage, source or age a figure is of; empty for figures of the whole page.
    [[nodiscard]] virtual QString bucketName(const analytics::FigureId &figure) const = 0;
    [[nodiscard]] virtual bool areRowsSettled() const = 0;
    [[nodiscard]] bool hasFigures() const { return m_hasFigures; }
    /// Texts of the base and, when there are figures, all of them again.
    void retranslateFigures();

    /// A tile of a figure; ratios and missing figures included.
    [[nodiscard]] kit::Figure tileOf(const analytics::Figure &figure, const QString &subline) const;
    /// One whose subline counts another figure, and opens it.
    [[nodiscard]] kit::Figure tileOf(const analytics::Figure &figure, const QString &subline, const analytics::Figure &counted) const;

private:
    void showAll();
    void showError(const domain::Error &error);
    void showStale();

    models::Latest m_latest;
    kit::Banner *m_stale;
    kit::StateStack *m_states;
    QWidget *m_content;
    QHBoxLayout *m_across;
    QVBoxLayout *m_column;
    domain::Currency m_currency;
    std::optional<analytics::FigureId> m_picked;
    ledger::Position m_madeAt = 0;
    domain::Date m_asOf;
    bool m_isRemembered = false;
    bool m_hasFigures = false;
};

/// The key of a figure's own rows: a ratio opens by what was divided, the win rate by all that closed.
[[nodiscard]] QString keyOf(const analytics::Figure &figure);

} // namespace plumbline::pages
