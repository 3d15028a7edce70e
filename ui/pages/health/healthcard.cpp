#include "health/healthcard.h"

#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/serieschart.h"
#include "plumbline/models/celltext.h"
#include "plumbline/workspace/labels.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

constexpr int TrendHeight = 24;

/// A trend asks for little and takes what the page leaves it, so that the rows below stay in sight.
class TrendChart final : public kit::SeriesChart {
public:
    TrendChart() : kit::SeriesChart(kit::SeriesShape::Line)
    {
        setMinimumHeight(kit::tokens().space(TrendHeight));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
    [[nodiscard]] QSize sizeHint() const override { return {kit::SeriesChart::sizeHint().width(), minimumHeight()}; }
};

} // namespace

HealthCard::HealthCard(const QString &name, QWidget *parent)
    : kit::Card(parent), m_tile(new kit::FigureTile), m_trend(new TrendChart), m_formula(new QLabel),
      m_missing(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted))
{
    setObjectName(name);
    m_tile->setTileSize(kit::TileSize::Large);
    m_formula->setObjectName(name + QStringLiteral("Formula"));
    m_formula->setTextFormat(Qt::RichText);
    m_formula->setWordWrap(true);
    m_formula->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_formula->setFocusPolicy(Qt::StrongFocus);
    m_missing->setOverflow(kit::Label::Overflow::Wrap);
    m_missing->setTone(kit::Tone::Watch);
    body()->addWidget(m_tile);
    body()->addWidget(m_trend, 1);
    body()->addWidget(m_formula);
    body()->addWidget(m_missing);
    m_missing->hide();
    connect(m_tile, &kit::FigureTile::activated, this, &HealthCard::activated);
    connect(m_formula, &QLabel::linkActivated, this, &HealthCard::activated);
}

void HealthCard::setHealth(kit::Figure tile, const analytics::HealthFigure &health, const domain::DateRange &period, domain::Currency currency)
{
    m_tile->setFigure(std::move(tile));
    showTrend(health, currency);
    showFormula(health, period, currency);
}

void HealthCard::showLoading()
{
    m_tile->showLoading();
    m_trend->showLoading();
    m_formula->clear();
    m_missing->hide();
}

/// Rich text keeps the colour its links had when it was set.
void HealthCard::changeEvent(QEvent *event)
{
    kit::Card::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    const QString formula = m_formula->text();
    m_formula->clear();
    m_formula->setText(formula);
}

void HealthCard::resizeEvent(QResizeEvent *event)
{
    kit::Card::resizeEvent(event);
    keepTexts();
}

/// Layouts in a scrolling page ask for no more height than unwrapped texts need: what is wrapped keeps its lines by itself.
void HealthCard::keepTexts()
{
    for (QLabel *text : {m_formula, static_cast<QLabel *>(m_missing)})
        text->setMinimumHeight(text->isHidden() ? 0 : text->heightForWidth(m_tile->width()));
}

void HealthCard::setPicked(const std::optional<QString> &key)
{
    m_tile->setPicked(key);
}

void HealthCard::showTrend(const analytics::HealthFigure &health, domain::Currency currency)
{
    kit::SeriesContent content;
    const QString name = workspace::label(health.figure.id.metric);
    kit::Series line{QString(), {}, kit::Tone::Neutral};
    const analytics::Unit unit = health.figure.unit;
    bool any = false;
    for (const analytics::HealthFigure::Point &point : health.trend) {
        const QString day = point.until.toIso();
        const QString value = point.value ? models::amountText(*point.value, unit, currency).full : kit::Format::none();
        content.categories.push_back({{}, day.left(7), point.value.value_or(0), value, tr("Until %1").arg(day), false});
        line.values.push_back(point.value);
        any = any || point.value.has_value();
    }
    if (any)
        content.series.push_back(std::move(line));
    // The axis needs no unit: the figure above has it.
    content.formatted = [unit, currency](std::int64_t value) {
        return unit == analytics::Unit::TenthDays ? kit::Format().count(value / 10) : models::amountText(value, unit, currency).text;
    };
    //: The trend of a figure over twelve months.
    m_trend->setTitle(tr("%1, twelve months").arg(name));
    m_trend->setEmptySentence(tr("There is no trend yet."));
    m_trend->setContent(std::move(content));
}

void HealthCard::showFormula(const analytics::HealthFigure &health, const domain::DateRange &period, domain::Currency currency)
{
    m_formula->setText(formulaText(health, period, currency));
    m_formula->setAccessibleName(tr("How %1 is made").arg(workspace::label(health.figure.id.metric)));
    const QString missing = inputsText(health.figure.missing);
    m_missing->setVisible(!missing.isEmpty());
    m_missing->setText(tr("%1 Missing: %2. Import them to see this figure.").arg(kit::toneShape(kit::Tone::Watch), missing));
    keepTexts();
}

} // namespace plumbline::pages
