#include "workspace_p.h"

#include "figurescodec.h"

/// What the façade answers from the columns: pages, the rows behind figures, members of dimensions.
namespace plumbline::workspace {

using namespace domain;

namespace {

constexpr QLatin1StringView PipelineName("pipeline");
constexpr QLatin1StringView ReceivablesName("receivables");
constexpr QLatin1StringView HealthName("health");
/// As many customers as the first paint can show; the rest comes with the columns.
constexpr std::size_t RememberedCustomers = 200;

/// What was known at a position is all that columns of that position hold.
Result<std::shared_ptr<const ColumnSet>> columnsFor(const analytics::Slice &slice, Session &session)
{
    return slice.asKnown ? session.columnsAt(*slice.asKnown) : session.waitForColumns();
}

analytics::Slice whole(analytics::Slice slice)
{
    slice.asKnown.reset();
    return slice;
}

template<typename Page>
Page lean(const Page &page)
{
    return page;
}

analytics::ReceivablesPage lean(const analytics::ReceivablesPage &page)
{
    analytics::ReceivablesPage first = page;
    first.customers.resize(std::min(first.customers.size(), RememberedCustomers));
    return first;
}

/// Whether figures of `remembered` may stand in for those of `asked`: the same cut of the organisation, whatever the day.
bool standsIn(analytics::Slice remembered, const analytics::Slice &asked)
{
    remembered.asOf = asked.asOf;
    return remembered == asked;
}

template<typename Page>
std::optional<Shown<Page>> remembered(const replica::Reader &reader, const QString &name, const analytics::Slice &slice)
{
    const auto stored = reader.rememberedFigures(name);
    if (!stored || !stored->has_value())
        return std::nullopt;
    Remembering<Page> figures;
    if (!decodeFigures((*stored)->figures, figures) || !standsIn(figures.slice, slice))
        return std::nullopt;
    return Shown<Page>{std::move(figures.page), figures.currency, (*stored)->madeAt, figures.slice.asOf,
                       Shown<Page>::Freshness::Remembered};
}

} // namespace

template<typename Page, typename Compute>
Pending<Shown<Page>> Workspace::Private::page(QLatin1StringView name, const analytics::Slice &slice, Compute computePage)
{
    auto opened = current();
    if (!opened)
        return answered<Shown<Page>>(fail(errors::Locked));
    const auto answer = [this, name, slice, computePage](const std::shared_ptr<Session> &asked) -> Result<Shown<Page>> {
        PLUMBLINE_TRY_ASSIGN(const auto columns, columnsFor(slice, *asked));
        Shown<Page> shown{computePage(columns->columns, whole(slice)), columns->currency, columns->position, slice.asOf,
                          Shown<Page>::Freshness::Current};
        remember<Page>(asked, name, slice, shown);
        return shown;
    };
    if (opened->columns())
        return runOn<Shown<Page>>(queries, [opened, answer](auto &) { return answer(opened); });
    // While columns load: remembered figures at once where there are any; otherwise wait on a thread that may wait.
    using Promise = QPromise<Result<Shown<Page>>>;
    auto promise = std::make_shared<Promise>();
    auto future = promise->future();
    promise->start();
    reads.start([this, opened, name, slice, answer, promise] {
        if (auto lease = opened->lease()) {
            if (auto first = remembered<Page>(**lease, name, slice)) {
                promise->addResult(std::move(*first));
                promise->finish();
                return;
            }
        }
        queries.start([opened, answer, promise] {
            promise->addResult(answer(opened));
            promise->finish();
        });
    });
    return future;
}

template<typename Page>
void Workspace::Private::remember(const std::shared_ptr<Session> &opened, QLatin1StringView name, const analytics::Slice &slice,
                                  const Shown<Page> &shown)
{
    // A page of an earlier day or an earlier knowledge is not what anybody starts the day with.
    if (slice.asKnown || slice.asOf != q.today())
        return;
    QByteArray figures = encodeFigures(Remembering<Page>{slice, shown.currency, lean(shown.page)});
    {
        const std::scoped_lock lock(mutex);
        QByteArray &last = lastRemembered[name];
        if (last == figures)
            return;
        last = figures;
    }
    writer.start([opened, name, madeAt = shown.madeAt, figures = std::move(figures)] {
        // What can't be remembered is computed again next time.
        if (!opened->isStopped())
            static_cast<void>(opened->replica().rememberFigures(name, madeAt, figures));
    });
}

Pending<Shown<analytics::PipelinePage>> Workspace::pipeline(const analytics::Slice &slice)
{
    return d->page<analytics::PipelinePage>(PipelineName, slice, &analytics::pipelinePage);
}

Pending<Shown<analytics::ReceivablesPage>> Workspace::receivables(const analytics::Slice &slice)
{
    return d->page<analytics::ReceivablesPage>(ReceivablesName, slice, &analytics::receivablesPage);
}

Pending<Shown<analytics::HealthPage>> Workspace::health(const analytics::Slice &slice)
{
    return d->page<analytics::HealthPage>(HealthName, slice, &analytics::healthPage);
}

namespace {

/// Rows whose total is there already, so that whoever shows them need not add up a million of them.
Result<analytics::RowsPtr> summed(Result<analytics::RowsPtr> rows)
{
    if (rows)
        (void)(*rows)->total();
    return rows;
}

} // namespace

Pending<analytics::RowsPtr> Workspace::rows(const analytics::FigureId &figure, const analytics::Slice &slice)
{
    auto opened = d->current();
    if (!opened)
        return answered<analytics::RowsPtr>(fail(errors::Locked));
    return runOn<analytics::RowsPtr>(d->queries, [=](auto &) -> Result<analytics::RowsPtr> {
        PLUMBLINE_TRY_ASSIGN(const auto set, columnsFor(slice, *opened));
        return summed(analytics::rowsOf(set->columns, whole(slice), figure));
    });
}

Pending<analytics::RowsPtr> Workspace::sorted(analytics::RowsPtr rows, analytics::RowColumn column, analytics::Rows::Order order)
{
    return d->compute<analytics::RowsPtr>(
        [=](const ColumnSet &) -> Result<analytics::RowsPtr> { return summed(rows->sortedBy(column, order)); });
}

Pending<analytics::RowsPtr> Workspace::containing(analytics::RowsPtr rows, const QString &text)
{
    return d->compute<analytics::RowsPtr>([=](const ColumnSet &) -> Result<analytics::RowsPtr> { return summed(rows->containing(text)); });
}

Pending<std::vector<analytics::Member>> Workspace::members(analytics::Dimension dimension)
{
    using Members = std::vector<analytics::Member>;
    return d->compute<Members>([=](const ColumnSet &set) -> Result<Members> { return analytics::members(set.columns, dimension); });
}

} // namespace plumbline::workspace
