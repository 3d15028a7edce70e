#pragma once

#include "plumbline/analytics/pages.h"
#include "plumbline/domain/currency.h"
#include "plumbline/kit/label.h"

class QLabel;

namespace plumbline::kit {
class FigureTile;
struct Figure;
class SeriesChart;
} // namespace plumbline::kit

namespace plumbline::pages {

/// One of the three: the figure large, its trend, the formula in words with its own numbers, and what is missing.
class HealthCard : public kit::Card {
    Q_OBJECT
public:
    explicit HealthCard(const QString &name, QWidget *parent = nullptr);

    /// `tile` says the figure; the rest is made of `health`.
    void setHealth(kit::Figure tile, const analytics::HealthFigure &health, const domain::DateRange &period, domain::Currency currency);
    void showLoading();
    void setPicked(const std::optional<QString> &key);

Q_SIGNALS:
    /// A number of the formula, or the figure itself.
    void activated(const QString &key);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showTrend(const analytics::HealthFigure &health, domain::Currency currency);
    void keepTexts();
    void showFormula(const analytics::HealthFigure &health, const domain::DateRange &period, domain::Currency currency);

    kit::FigureTile *m_tile;
    kit::SeriesChart *m_trend;
    QLabel *m_formula;
    kit::Label *m_missing;
};

/// Missing inputs as a list of words.
[[nodiscard]] QString inputsText(const std::vector<analytics::MissingInput> &inputs);
/// The formula as rich text: every number a link with the key of its rows.
[[nodiscard]] QString formulaText(const analytics::HealthFigure &health, const domain::DateRange &period, domain::Currency currency);

} // namespace plumbline::pages
