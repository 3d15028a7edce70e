#include "parts/figurepage.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/models/celltext.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/labels.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// Known to the registry as long as the import page is on the person's rail.
const QString ImportAction = QStringLiteral("page.import");

bool isRatio(const analytics::Figure &figure)
{
    return figure.numerator.has_value() || figure.denominator.has_value();
}

} // namespace

QString keyOf(const analytics::Figure &figure)
{
    analytics::FigureId id = figure.id;
    if (isRatio(figure) && id.part == analytics::Part::Whole)
        id.part = id.metric == analytics::Metric::WinRate ? analytics::Part::Denominator : analytics::Part::Numerator;
    return id.toString();
}

FigurePage::FigurePage(QString id, const Context &context, QWidget *parent)
    : Page(std::move(id), context, parent), m_stale(new kit::Banner(this)), m_content(new QWidget), m_across(new QHBoxLayout)
{
    const kit::Tokens &look = kit::tokens();
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(look.space(6), look.space(3), look.space(6), look.space(4));
    m_column->setSpacing(look.space(4));
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_content);
    m_states = new kit::StateStack(scroll, this);
    m_states->setState(kit::PageState::Ready);
    m_stale->clear();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stale);
    layout->addLayout(m_across, 1);
    m_across->setContentsMargins(0, 0, 0, 0);
    m_across->setSpacing(0);
    m_across->addWidget(m_states, 1);
    connect(m_states, &kit::StateStack::acted, this, [this](kit::PageState state) {
        if (state == kit::PageState::Empty && dayWithData())
            this->context().slice.setAsOf(*dayWithData());
        else if (state == kit::PageState::Empty)
            Q_EMIT pageWanted(QStringLiteral("import"));
        else if (state == kit::PageState::FilteredToNothing)
            this->context().slice.clear();
        else
            refresh();
    });
}

void FigurePage::addSide(QWidget *side)
{
    m_across->addWidget(side);
}

bool FigurePage::isSettled() const
{
    if (m_latest.isPending() || !m_hasFigures || m_isRemembered)
        return m_states->state() == kit::PageState::Error;
    return m_states->state() != kit::PageState::Ready || areRowsSettled();
}

QString FigurePage::filterSentence() const
{
    return m_picked ? models::figureLabel(*m_picked, bucketName(*m_picked)) : QString();
}

void FigurePage::pick(const QString &key)
{
    const auto figure = analytics::FigureId::parse(key);
    if (!figure)
        return;
    if (m_picked == *figure)
        m_picked.reset();
    else
        m_picked = *figure;
    showFigures();
    showRowsOf(m_picked);
    Q_EMIT filterChanged();
}

bool FigurePage::removeFilter()
{
    if (!m_picked)
        return false;
    m_picked.reset();
    showFigures();
    showRowsOf(m_picked);
    Q_EMIT filterChanged();
    return true;
}

void FigurePage::forget()
{
    m_latest.drop();
    m_picked.reset();
    m_hasFigures = false;
    m_isRemembered = false;
    m_stale->clear();
    m_states->setState(kit::PageState::Ready);
    showSkeletons();
    Q_EMIT filterChanged();
}

void FigurePage::showAll()
{
    showStale();
    if (isEmpty()) {
        if (context().slice.isCut())
            m_states->setNotice({kit::PageState::FilteredToNothing, tr("Nothing is left in this slice."),
                                 tr("The chips above leave no row. Take them off to see everything."), tr("Show everything")});
        else if (context().workspace.syncStatus().line == workspace::SyncStatus::Line::Scanning)
            m_states->setNotice({kit::PageState::Empty, tr("The first rows are on their way."),
                                 tr("They show here as soon as the hub has sent them all; the bottom line says how far that is."), {}});
        else if (const auto day = dayWithData())
            m_states->setNotice({kit::PageState::Empty, emptyTexts().first, tr("The last day with something to show is %1.").arg(kit::Format().date(day)),
                                 tr("Go to %1").arg(kit::Format().date(day))});
        else
            m_states->setNotice(context().actions.find(ImportAction)
                                    ? kit::StateNotice{kit::PageState::Empty, emptyTexts().first, emptyTexts().second, tr("Import a file")}
                                    // Whoever may not import is not told to.
                                    : kit::StateNotice{kit::PageState::Empty, emptyTexts().first, {}, {}});
        Q_EMIT settled();
        return;
    }
    m_states->setState(kit::PageState::Ready);
    showFigures();
    showRowsOf(m_picked);
    Q_EMIT settled();
}

void FigurePage::showStale()
{
    if (!m_isRemembered) {
        m_stale->clear();
        return;
    }
    const kit::Format format;
    m_stale->show(kit::Tone::Info, tr("These are the figures of %1 at ledger position %2, kept from last time. Newer ones follow as soon as the rows are loaded.")
                                       .arg(format.date(m_asOf), format.count(m_madeAt)));
}

void FigurePage::showError(const domain::Error &error)
{
    const QString sentence = workspace::errorText(error);
    if (m_hasFigures)
        m_stale->show(kit::Tone::Bad, tr("%1 The figures shown are those of ledger position %2.").arg(sentence, kit::Format().count(m_madeAt)));
    else
        m_states->setNotice({kit::PageState::Error, sentence, {}, tr("Try again")});
    Q_EMIT settled();
}

void FigurePage::retranslateFigures()
{
    if (m_hasFigures)
        showAll();
}

kit::Figure FigurePage::tileOf(const analytics::Figure &figure, const QString &subline) const
{
    kit::Figure tile;
    tile.key = keyOf(figure);
    tile.label = workspace::label(figure.id.metric);
    const models::AmountText text = models::figureText(figure, m_currency);
    tile.value = text.text;
    tile.fullValue = text.full;
    tile.unit = text.unit;
    tile.subline = subline;
    return tile;
}

kit::Figure FigurePage::tileOf(const analytics::Figure &figure, const QString &subline, const analytics::Figure &counted) const
{
    kit::Figure tile = tileOf(figure, subline);
    tile.sublineKey = keyOf(counted);
    return tile;
}

} // namespace plumbline::pages
