#include "audit.h"
#include "command.h"
#include "filters.h"
#include "pages.h"
#include "words.h"

#include "plumbline/analytics/columns.h"
#include "plumbline/analytics/errors.h"
#include "plumbline/workspace/labels.h"

namespace plumbline::ctl {
namespace {

using analytics::Dimension;
using analytics::Slice;
using domain::Result;

/// As far as a list or a ledger may be asked for.
constexpr std::int64_t Most = 1'000'000'000;
constexpr std::int64_t MostDays = 36'500;

/// What `show` was asked for.
struct Asked {
    QString page;
    std::optional<domain::Date> asOf;
    Slice slice;
    std::optional<analytics::FigureId> figure;
    bool table = false;
    Format format = Format::Text;
    std::optional<std::int64_t> limit;
};

/// Options that mean nothing to a page are not passed over in silence.
Result<void> checkOptions(const QString &page, const Options &options)
{
    QStringList foreign;
    if (page == u"audit")
        foreign = {QStringLiteral("figure"), QStringLiteral("rows"), QStringLiteral("horizon"), QStringLiteral("table")};
    else if (page == u"health")
        foreign = {QStringLiteral("rows")};
    if (page != u"audit" && !options.isSet(QStringLiteral("figure")) && !options.isSet(QStringLiteral("rows")))
        foreign << QStringLiteral("limit");
    for (const QString &option : foreign)
        if (options.isSet(option))
            return misuse(option == u"limit" ? Words::tr("--limit goes with --figure or --rows.")
                                             : Words::tr("--%1 means nothing to the page %2.").arg(option, page));
    const QString table = options.value(QStringLiteral("table"));
    if (options.isSet(QStringLiteral("table")) && table != tableOf(page))
        return misuse(Words::tr("The page %1 has no table “%2”: it has %3.").arg(page, table, tableOf(page)));
    return {};
}

Result<std::optional<analytics::FigureId>> figureAsked(const Options &options)
{
    if (options.isSet(QStringLiteral("rows")))
        return analytics::FigureId{options.positional().constFirst() == u"pipeline" ? analytics::Metric::OpenValue
                                                                                    : analytics::Metric::Outstanding};
    if (!options.isSet(QStringLiteral("figure")))
        return std::nullopt;
    const auto figure = analytics::FigureId::parse(options.value(QStringLiteral("figure")));
    if (!figure)
        return misuse(workspace::errorText(figure.error()));
    return *figure;
}

/// What can be read without the replica: a wrong call is refused before a passphrase is asked for.
Result<Asked> readAsked(const Options &options)
{
    Asked asked;
    asked.page = options.positional().constFirst();
    if (asked.page != u"pipeline" && asked.page != u"receivables" && asked.page != u"health" && asked.page != u"audit")
        return misuse(Words::tr("show needs a page: pipeline, receivables, health or audit."));
    PLUMBLINE_TRY(checkOptions(asked.page, options));
    PLUMBLINE_TRY_ASSIGN(asked.asOf, options.date(QStringLiteral("as-of")));
    PLUMBLINE_TRY_ASSIGN(asked.slice.asKnown, options.number(QStringLiteral("as-known"), 1, std::numeric_limits<std::int64_t>::max()));
    if (options.isSet(QStringLiteral("period"))) {
        PLUMBLINE_TRY_ASSIGN(asked.slice.period, parsePeriod(options.value(QStringLiteral("period"))));
    }
    PLUMBLINE_TRY_ASSIGN(const auto horizon, options.number(QStringLiteral("horizon"), 0, MostDays));
    asked.slice.horizonDays = static_cast<int>(horizon.value_or(asked.slice.horizonDays));
    PLUMBLINE_TRY_ASSIGN(asked.figure, figureAsked(options));
    PLUMBLINE_TRY_ASSIGN(asked.limit, options.number(QStringLiteral("limit"), 1, Most));
    asked.table = options.isSet(QStringLiteral("table"));
    asked.format = formatOf(options);
    return asked;
}

void printRows(const analytics::Rows &rows, domain::Currency currency, const Asked &asked)
{
    auto columns = analytics::columnsOf(rows.kind());
    std::vector<analytics::RowColumn> shown(columns.begin(), columns.end());
    // It stands at the end, in the figure's own unit.
    std::erase(shown, analytics::RowColumn::Contribution);
    std::vector<TablePrinter::Column> heads;
    for (const auto column : shown)
        heads.push_back({workspace::columnKey(column), workspace::label(column)});
    heads.push_back({QStringLiteral("id"), Words::tr("Id")});
    heads.push_back({QStringLiteral("contribution"), workspace::label(analytics::RowColumn::Contribution)});
    TablePrinter table(asked.format, heads);
    const std::size_t count = std::min(rows.size(), static_cast<std::size_t>(asked.limit.value_or(Most)));
    for (std::size_t row = 0; row < count; ++row) {
        std::vector<QJsonValue> cells;
        for (const auto column : shown)
            cells.push_back(jsonValue(rows.cell(row, column)));
        cells.push_back(rows.recordId(row).toString());
        cells.push_back(jsonNumber(rows.unit(), rows.contribution(row), currency));
        table.row(cells);
    }
}

/// Rows behind a figure the page has; another page's figure is none of its own.
Result<void> printRowsOf(workspace::Workspace &workspace, const std::vector<Named> &figures, domain::Currency currency, const Asked &asked)
{
    const bool onPage = std::ranges::any_of(figures, [&](const Named &named) {
        return named.figure.id.metric == asked.figure->metric && named.figure.id.bucket == asked.figure->bucket;
    });
    if (!onPage)
        return misuse(Words::tr("The page %1 has no figure “%2”.").arg(asked.page, asked.figure->toString()));
    PLUMBLINE_TRY_ASSIGN(const auto rows, wait(workspace.rows(*asked.figure, asked.slice)));
    printRows(*rows, currency, asked);
    return {};
}

template<typename Page>
Result<void> printPage(workspace::Workspace &workspace, workspace::Pending<workspace::Shown<Page>> pending, const Asked &asked)
{
    PLUMBLINE_TRY_ASSIGN(const auto shown, wait(std::move(pending)));
    if (asked.table) {
        printTable(shown.page, shown.currency, asked.format);
        return {};
    }
    const auto figures = figuresOf(shown.page);
    if (asked.figure)
        return printRowsOf(workspace, figures, shown.currency, asked);
    printFigures(figures, shown.currency, asked.format);
    return {};
}

/// Pages are asked for once the columns are there, so that scripts never read yesterday's remembered figures.
Result<void> printFiguresOf(workspace::Workspace &workspace, Asked asked, const QStringList &filters)
{
    PLUMBLINE_TRY(wait(workspace.members(Dimension::Team)));
    asked.slice.asOf = asked.asOf.value_or(workspace.today());
    for (const QString &filter : filters)
        PLUMBLINE_TRY(addFilter(workspace, asked.slice, filter));
    if (asked.page == u"pipeline")
        return printPage(workspace, workspace.pipeline(asked.slice), asked);
    if (asked.page == u"receivables")
        return printPage(workspace, workspace.receivables(asked.slice), asked);
    return printPage(workspace, workspace.health(asked.slice), asked);
}

/// What was recorded up to the end of the day, and up to the position.
Result<void> printAuditOf(workspace::Workspace &workspace, const Asked &asked, replica::EntryFilter filter)
{
    filter.made = asked.slice.period;
    if (asked.asOf && (!filter.made.last || *filter.made.last > *asked.asOf))
        filter.made.last = asked.asOf;
    if (asked.slice.asKnown && *asked.slice.asKnown < std::numeric_limits<std::int64_t>::max())
        filter.before = *asked.slice.asKnown + 1;
    filter.limit = static_cast<int>(asked.limit.value_or(filter.limit));
    PLUMBLINE_TRY_ASSIGN(const auto page, wait(workspace.audit(filter)));
    printAudit(page, asked.format);
    return {};
}

Result<void> showBy(const Options &options)
{
    PLUMBLINE_TRY_ASSIGN(const auto asked, readAsked(options));
    const QStringList filters = options.values(QStringLiteral("filter"));
    replica::EntryFilter entries;
    if (asked.page == u"audit") {
        PLUMBLINE_TRY_ASSIGN(entries, auditFilter(filters));
    }
    PLUMBLINE_TRY_ASSIGN(const auto opened, Opened::open(options, Access::Reading));
    return asked.page == u"audit" ? printAuditOf(opened->workspace(), asked, std::move(entries))
                                  : printFiguresOf(opened->workspace(), asked, filters);
}

Exit show(const QStringList &arguments)
{
    Options options(QStringLiteral("show"), Words::tr("Prints a page's figures, or the rows behind one of them."));
    options.addPositional(QStringLiteral("PAGE"), Words::tr("pipeline, receivables, health or audit."));
    options.add({QStringLiteral("as-of"), Words::tr("Business date; today when not given."), QStringLiteral("DATE")});
    options.add({QStringLiteral("as-known"), Words::tr("Ledger position: only what was recorded by then."), QStringLiteral("POSITION")});
    options.add({QStringLiteral("period"), Words::tr("FIRST..LAST; either may be left out."), QStringLiteral("PERIOD")});
    options.add({QStringLiteral("horizon"), Words::tr("Days a cohort has to advance; 90 when not given."), QStringLiteral("DAYS")});
    options.add({QStringLiteral("filter"), Words::tr("owner=, team=, product=, region=, source= or account= and a name or id; for audit kind= or entity=. May be given again."), QStringLiteral("FILTER")});
    options.add({QStringLiteral("figure"), Words::tr("Print the rows this figure was made from, by the name in the first column."), QStringLiteral("FIGURE")});
    options.add(QCommandLineOption(QStringLiteral("rows"), Words::tr("Print the rows of the page's main figure.")));
    options.add({QStringLiteral("table"), Words::tr("Print what the page lists: cohort of pipeline, customers of receivables, trend of health."), QStringLiteral("TABLE")});
    options.add({QStringLiteral("limit"), Words::tr("At most this many rows."), QStringLiteral("N")});
    options.addFormats();
    for (const auto &[one, other] : {std::pair{"figure", "rows"}, {"figure", "table"}, {"rows", "table"}})
        options.exclude(QString::fromLatin1(one), QString::fromLatin1(other));
    if (const auto end = options.parse(arguments))
        return *end;
    if (const auto shown = showBy(options); !shown)
        return failed(shown.error());
    return Exit::Done;
}

} // namespace

std::vector<CommandLine> showCommands()
{
    return {{QStringLiteral("show"), QStringLiteral("pipeline|receivables|health|audit [--as-of DATE] [--filter …] [--figure F | --table T] [--json|--csv]"),
             Words::tr("print a page's figures, rows or table"), show}};
}

} // namespace plumbline::ctl
