#include "audit.h"
#include "command.h"
#include "output.h"

#include "plumbline/analytics/columns.h"
#include "plumbline/analytics/errors.h"
#include "plumbline/domain/errors.h"
#include "plumbline/workspace/errors.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

namespace plumbline::ctl {
namespace {

using analytics::Dimension;
using analytics::Figure;
using analytics::Slice;
using domain::Result;

QString text(const char *source)
{
    return QCoreApplication::translate("ctl", source);
}

/// What `show` was asked for.
struct Asked {
    QString page;
    Slice slice;
    std::optional<analytics::FigureId> figure;
    Format format = Format::Text;
    int limit = 0;
};

constexpr std::array DimensionNames{
    std::pair{Dimension::Owner, "owner"}, std::pair{Dimension::Team, "team"}, std::pair{Dimension::Product, "product"},
    std::pair{Dimension::Region, "region"}, std::pair{Dimension::Source, "source"}, std::pair{Dimension::Account, "account"}};

/// `owner=Anna Snelling` → the member's key; `owner=` and `owner=unattributed` mean those without one.
Result<void> addFilter(workspace::Workspace &workspace, Slice &slice, const QString &filter)
{
    const QString name = filter.section(u'=', 0, 0);
    const QString wanted = filter.section(u'=', 1);
    const auto dimension = std::ranges::find_if(DimensionNames, [&](const auto &each) { return name == QLatin1StringView(each.second); });
    if (dimension == DimensionNames.end())
        return domain::fail(workspace::errors::UnknownFilter, filter);
    PLUMBLINE_TRY_ASSIGN(const auto members, wait(workspace.members(dimension->first)));
    const bool unattributed = wanted.isEmpty() || wanted == u"unattributed";
    for (const analytics::Member &member : members) {
        if (unattributed ? member.key.isEmpty() : member.name == wanted) {
            slice.membersOf(dimension->first).push_back(member.key);
            return {};
        }
    }
    return domain::fail(workspace::errors::UnknownFilter, filter);
}

Result<domain::DateRange> parsePeriod(const QString &period)
{
    domain::DateRange range;
    const qsizetype dots = period.indexOf(QStringLiteral(".."));
    if (dots < 0)
        return domain::fail(domain::errors::DateUnreadable, period);
    const QString first = period.left(dots);
    const QString last = period.mid(dots + 2);
    if (!first.isEmpty()) {
        PLUMBLINE_TRY_ASSIGN(range.first, domain::Date::parse(first));
    }
    if (!last.isEmpty()) {
        PLUMBLINE_TRY_ASSIGN(range.last, domain::Date::parse(last));
    }
    return range;
}

Result<Asked> readAsked(const Options &options, workspace::Workspace &workspace)
{
    Asked asked;
    asked.page = options.positional().value(1);
    asked.slice.asOf = workspace.today();
    if (options.isSet(QStringLiteral("as-of"))) {
        PLUMBLINE_TRY_ASSIGN(asked.slice.asOf, domain::Date::parse(options.value(QStringLiteral("as-of"))));
    }
    if (options.isSet(QStringLiteral("as-known")))
        asked.slice.asKnown = options.value(QStringLiteral("as-known")).toLongLong();
    if (options.isSet(QStringLiteral("period"))) {
        PLUMBLINE_TRY_ASSIGN(asked.slice.period, parsePeriod(options.value(QStringLiteral("period"))));
    }
    if (options.isSet(QStringLiteral("horizon")))
        asked.slice.horizonDays = options.value(QStringLiteral("horizon")).toInt();
    if (asked.page != u"audit")
        for (const QString &filter : options.values(QStringLiteral("filter")))
            PLUMBLINE_TRY(addFilter(workspace, asked.slice, filter));
    if (options.isSet(QStringLiteral("figure"))) {
        PLUMBLINE_TRY_ASSIGN(asked.figure, analytics::FigureId::parse(options.value(QStringLiteral("figure"))));
    }
    if (options.isSet(QStringLiteral("rows")) && !asked.figure) {
        if (asked.page == u"pipeline")
            asked.figure = analytics::FigureId{analytics::Metric::OpenValue};
        else if (asked.page == u"receivables")
            asked.figure = analytics::FigureId{analytics::Metric::Outstanding};
        else
            return domain::fail(analytics::errors::UnknownFigure, QStringLiteral("--figure"));
    }
    asked.limit = options.value(QStringLiteral("limit")).toInt();
    asked.format = options.isSet(QStringLiteral("json")) ? Format::Json : options.isSet(QStringLiteral("csv")) ? Format::Csv : Format::Text;
    return asked;
}

/// The figures of a page in the order it shows them, each with what it stands for.
struct Named {
    QString of;
    Figure figure;
};

std::vector<Named> figuresOf(const analytics::PipelinePage &page)
{
    std::vector<Named> figures;
    for (const Figure &figure : {page.openCount, page.openValue, page.weighted, page.winRate, page.wonCount, page.wonValue,
                                 page.lostCount, page.unattributedAccounts})
        figures.push_back({QString(), figure});
    for (const auto &stage : page.stages) {
        figures.push_back({stage.name, stage.count});
        figures.push_back({stage.name, stage.value});
    }
    for (const auto &step : page.cohort)
        for (const Figure &figure : {step.entered, step.advanced, step.lost, step.open, step.conversion})
            figures.push_back({page.stages.at(static_cast<std::size_t>(step.fromStage)).name, figure});
    for (const auto &share : page.sources) {
        const QString name = share.source.key.isEmpty() ? QStringLiteral("unattributed") : share.source.name;
        figures.push_back({name, share.count});
        figures.push_back({name, share.value});
    }
    return figures;
}

std::vector<Named> figuresOf(const analytics::ReceivablesPage &page)
{
    std::vector<Named> figures;
    for (const Figure &figure : {page.outstanding, page.openCount, page.overdue, page.overSixtyDays, page.disputed, page.unapplied})
        figures.push_back({QString(), figure});
    for (const auto &column : page.ageing) {
        figures.push_back({workspace::label(column.column), column.amount});
        figures.push_back({workspace::label(column.column), column.count});
    }
    return figures;
}

std::vector<Named> figuresOf(const analytics::HealthPage &page)
{
    std::vector<Named> figures;
    for (const auto *health : {&page.outputPerHead, &page.cashConversionCycle, &page.newCustomerCost}) {
        figures.push_back({QString(), health->figure});
        for (const Figure &part : health->parts)
            figures.push_back({workspace::label(health->figure.id.metric), part});
    }
    return figures;
}

void printFigures(const std::vector<Named> &figures, domain::Currency currency, Format format)
{
    TablePrinter table(format, {{QStringLiteral("figure"), text("Figure")}, {QStringLiteral("label"), text("Name")},
                                {QStringLiteral("of"), text("Of")}, {QStringLiteral("value"), text("Value")},
                                {QStringLiteral("unit"), text("Unit")}, {QStringLiteral("numerator"), text("Numerator")},
                                {QStringLiteral("denominator"), text("Denominator")}, {QStringLiteral("missing"), text("Missing")}});
    for (const Named &named : figures) {
        const Figure &figure = named.figure;
        QStringList missing;
        for (const auto input : figure.missing)
            missing << workspace::label(input);
        table.row({figure.id.toString(), workspace::label(figure.id.metric), named.of,
                   jsonNumber(figure.unit, figure.value, currency), unitName(figure.unit, currency),
                   jsonNumber(figure.numeratorUnit, figure.numerator, currency),
                   jsonNumber(figure.denominatorUnit, figure.denominator, currency), missing.join(QStringLiteral("; "))});
    }
}

void printRows(const analytics::Rows &rows, domain::Currency currency, const Asked &asked)
{
    const auto columns = analytics::columnsOf(rows.kind());
    std::vector<TablePrinter::Column> heads;
    for (const auto column : columns)
        heads.push_back({workspace::columnKey(column), workspace::label(column)});
    heads.push_back({QStringLiteral("id"), text("Id")});
    heads.push_back({QStringLiteral("contribution"), workspace::label(analytics::RowColumn::Contribution)});
    TablePrinter table(asked.format, heads);
    const std::size_t count = asked.limit > 0 ? std::min(rows.size(), static_cast<std::size_t>(asked.limit)) : rows.size();
    for (std::size_t row = 0; row < count; ++row) {
        std::vector<QJsonValue> cells;
        for (const auto column : columns)
            cells.push_back(jsonValue(rows.cell(row, column)));
        cells.push_back(rows.recordId(row).toString());
        cells.push_back(jsonNumber(rows.unit(), rows.contribution(row), currency));
        table.row(cells);
    }
}

template<typename Page>
Exit showPage(const Result<workspace::Shown<Page>> &shown, const Asked &asked)
{
    if (!shown)
        return failed(shown.error());
    printFigures(figuresOf(shown->page), shown->currency, asked.format);
    return Exit::Done;
}

/// Pages are asked for once the columns are there, so that scripts never read yesterday's remembered figures.
Exit showFigures(workspace::Workspace &workspace, const Asked &asked)
{
    if (const auto loaded = wait(workspace.members(Dimension::Team)); !loaded)
        return failed(loaded.error());
    if (asked.figure) {
        const auto rows = wait(workspace.rows(*asked.figure, asked.slice));
        const auto currency = wait(workspace.baseCurrency());
        if (!rows || !currency)
            return failed(rows ? currency.error() : rows.error());
        printRows(**rows, *currency, asked);
        return Exit::Done;
    }
    if (asked.page == u"pipeline")
        return showPage(wait(workspace.pipeline(asked.slice)), asked);
    if (asked.page == u"receivables")
        return showPage(wait(workspace.receivables(asked.slice)), asked);
    return showPage(wait(workspace.health(asked.slice)), asked);
}

Exit showAudit(workspace::Workspace &workspace, const Asked &asked, const Options &options)
{
    auto filter = auditFilter(options.values(QStringLiteral("filter")));
    if (!filter)
        return failed(filter.error());
    filter->made = asked.slice.period;
    filter->limit = asked.limit > 0 ? asked.limit : filter->limit;
    const auto page = wait(workspace.audit(*filter));
    if (!page)
        return failed(page.error());
    printAudit(*page, asked.format);
    return Exit::Done;
}

Exit show(const QStringList &arguments)
{
    Options options(QStringLiteral("show"), text("Prints a page's figures, or the rows behind one of them."));
    options.addPositional(QStringLiteral("PAGE"), text("pipeline, receivables, health or audit."));
    options.add({QStringLiteral("as-of"), text("Business date; today when not given."), QStringLiteral("DATE")});
    options.add({QStringLiteral("as-known"), text("Ledger position: only what was recorded by then."), QStringLiteral("POSITION")});
    options.add({QStringLiteral("period"), text("FIRST..LAST; either may be left out."), QStringLiteral("PERIOD")});
    options.add({QStringLiteral("horizon"), text("Days a cohort has to advance."), QStringLiteral("DAYS"), QStringLiteral("90")});
    options.add({QStringLiteral("filter"), text("owner=, team=, product=, region=, source= or account=NAME; for audit kind=, entity=. May be given again."), QStringLiteral("FILTER")});
    options.add({QStringLiteral("figure"), text("Print the rows this figure was made from, by the name in the first column."), QStringLiteral("FIGURE")});
    options.add(QCommandLineOption(QStringLiteral("rows"), text("Print the rows of the page's main figure.")));
    options.add({QStringLiteral("limit"), text("At most this many rows."), QStringLiteral("N"), QStringLiteral("0")});
    options.add(QCommandLineOption(QStringLiteral("json"), text("Print JSON.")));
    options.add(QCommandLineOption(QStringLiteral("csv"), text("Print CSV.")));
    if (const auto end = options.parse(arguments))
        return *end;
    const QString page = options.positional().value(1);
    if (page != u"pipeline" && page != u"receivables" && page != u"health" && page != u"audit")
        return misused(text("show needs a page: pipeline, receivables, health or audit."));
    auto opened = Opened::open(options);
    if (!opened)
        return failed(opened.error());
    workspace::Workspace &workspace = (*opened)->workspace();
    const auto asked = readAsked(options, workspace);
    if (!asked)
        return failed(asked.error());
    return page == u"audit" ? showAudit(workspace, *asked, options) : showFigures(workspace, *asked);
}

} // namespace

std::vector<CommandLine> showCommands()
{
    return {{QStringLiteral("show"), QStringLiteral("pipeline|receivables|health|audit [--as-of DATE] [--filter …] [--figure F] [--json|--csv]"),
             text("print a page's figures or rows"), show}};
}

} // namespace plumbline::ctl
