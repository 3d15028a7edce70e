#include "ui/kitsamples.h"

#include "plumbline/domain/money.h"
#include "plumbline/kit/ageingbar.h"
#include "plumbline/kit/asofcontrol.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/drawer.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/filterbar.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/funnelchart.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/kit/serieschart.h"
#include "plumbline/kit/sharebars.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/theme.h"
#include "plumbline/kit/waterfallchart.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

namespace plumbline::tests {

using namespace plumbline::kit;
using domain::Currency;
using domain::Money;

namespace {

bool chinese() {
    return currentTongue() == Tongue::Chinese;
}

QString say(const char *english, const char *chineseText) {
    return QString::fromUtf8(chinese() ? chineseText : english);
}

Money cny(std::int64_t major) {
    return {major * 100, Currency::of("CNY")};
}

Datum datum(const char *key, const QString &label, std::int64_t major) {
    const Figures figures = Format().shortMoney(cny(major));
    return {QString::fromUtf8(key), label, major, figures.text, figures.full, false};
}

QWidget *figures() {
    auto *row = new FigureRow;
    const Figures open = Format().shortMoney(cny(23'456'780));
    row->setFigures({
        {QStringLiteral("open"),
         say("Open pipeline", "在谈商机"),
         open.text,
         open.full,
         QStringLiteral("CNY"),
         say("1,589 deals", "1,589 个商机"),
         Badge{Tone::Good, Trend::Up, say("+4.2 % since 1 Nov", "较 11-01 +4.2 %")},
         {}},
        {QStringLiteral("won"),
         say("Won this quarter", "本季赢单"),
         Format().shortMoney(cny(10'005'534)).text,
         {},
         QStringLiteral("CNY"),
         say("4,238 deals", "4,238 个商机"),
         Badge{Tone::Bad, Trend::Down, say("-1.1 % against target", "低于目标 1.1 %")},
         {}},
        {QStringLiteral("rate"),
         say("Win rate", "赢单率"),
         Format().exactPercent(6315),
         {},
         {},
         say("of 6,711 closed deals", "共 6,711 个已关闭商机"),
         {},
         {}},
        {QStringLiteral("cycle"),
         say("Cash conversion cycle", "现金转换周期"),
         {},
         {},
         {},
         {},
         {},
         say("No stock figures since 2026-06.", "缺少 2026-06 以来的库存数据。")},
    });
    row->setPicked(QStringLiteral("open"));
    return row;
}

QWidget *funnel(bool withSteps) {
    auto *chart = new FunnelChart;
    chart->setTitle(say("Pipeline by stage", "各阶段商机"));
    const auto stage = [](const char *key, const QString &label, std::int64_t count, std::int64_t major,
                          Tone tone = Tone::Neutral) {
        const Figures value = Format().shortMoney(cny(major));
        return FunnelStage{QString::fromUtf8(key),
                           label,
                           major,
                           value.text,
                           value.full,
                           say("%1 deals", "%1 个").arg(Format().count(count)),
                           tone};
    };
    const QString horizon = say("within 90 days", "90 天内");
    std::vector<FunnelStep> steps{{Format().percent(6240), horizon, {}, false, QStringLiteral("s0")},
                                  {Format().percent(4180), horizon, {}, false, {}},
                                  {Format().percent(3310), horizon, {}, true, {}}};
    chart->setStages({stage("p", say("Prospecting", "初步接洽"), 500, 8'600'000),
                      stage("e", say("Engaging", "深入沟通"), 1589, 6'420'000),
                      stage("n", say("Negotiation", "商务谈判"), 312, 2'950'000),
                      stage("w", say("Won", "赢单"), 4238, 10'005'534, Tone::Good)},
                     withSteps ? steps : std::vector<FunnelStep>{});
    return chart;
}

QWidget *ageing() {
    auto *bar = new AgeingBar;
    bar->setTitle(say("Receivables by age", "应收账款账龄"));
    bar->setBuckets({datum("0", say("Not due", "未到期"), 4'284'290), datum("1", say("1–30 days", "1–30 天"), 835'560),
                     datum("2", say("31–60 days", "31–60 天"), 410'000), datum("3", say("61–90 days", "61–90 天"), 120'300),
                     datum("4", say("Over 90 days", "90 天以上"), 64'000)});
    return bar;
}

QWidget *shares() {
    auto *bars = new ShareBars;
    bars->setTitle(say("Pipeline by source", "商机来源"));
    Datum unattributed = datum("", say("Unattributed", "未归因"), 1'425'000);
    unattributed.unattributed = true;
    bars->setBars({datum("f", say("Trade fairs", "展会"), 3'100'000), datum("r", say("Referrals", "转介绍"), 2'420'000),
                   unattributed, datum("w", say("Website", "官网"), 1'100'000),
                   datum("c", say("Cold calls", "陌生拜访"), 240'000)});
    return bars;
}

QWidget *waterfall() {
    auto *chart = new WaterfallChart;
    chart->setTitle(say("What changed since Friday", "上周五以来的变化"));
    chart->setBars({{datum("a", say("Friday", "上周五"), 21'000'000), WaterfallKind::Total},
                    {datum("b", say("New deals", "新增商机"), 3'800'000)},
                    {datum("c", say("Amount raised", "金额上调"), 900'000)},
                    {datum("d", say("Amount lowered", "金额下调"), -1'200'000)},
                    {datum("e", say("Won", "赢单"), -2'100'000)},
                    {datum("f", say("Lost", "输单"), -640'000)},
                    {datum("g", say("Today", "今天"), 21'760'000), WaterfallKind::Total}});
    return chart;
}

SeriesContent months() {
    SeriesContent content;
    for (int month = 1; month <= 9; ++month)
        content.categories.push_back(
            {QStringLiteral("2026-%1").arg(month), QStringLiteral("2026-0%1").arg(month), 0, {}, {}, false});
    content.formatted = [](std::int64_t value) { return Format().count(value); };
    return content;
}

QWidget *trend() {
    auto *chart = new SeriesChart(SeriesShape::Line);
    SeriesContent content = months();
    content.series = {{say("Days sales outstanding", "应收天数"), {52, 54, 51, 49, std::nullopt, 47, 46, 44, 45}, Tone::Neutral},
                      {say("Cycle", "周期"), {38, 39, 36, 35, 33, 30, 31, 28, 27}, Tone::Neutral}};
    content.target = 35;
    content.targetLabel = say("Target", "目标");
    chart->setContent(content);
    return chart;
}

QWidget *cohorts() {
    auto *chart = new SeriesChart(SeriesShape::StackedColumns);
    SeriesContent content = months();
    content.series = {{say("Advanced", "已推进"), {40, 44, 38, 52, 47, 49, 55, 41, 20}, Tone::Neutral},
                      {say("Lost", "输单"), {20, 18, 25, 17, 19, 16, 12, 9, 4}, Tone::Neutral},
                      {say("Still open", "仍在谈"), {10, 12, 13, 15, 17, 19, 24, 33, 51}, Tone::Neutral}};
    chart->setContent(content);
    return chart;
}

QWidget *rail() {
    auto *rail = new NavRail;
    rail->setHeading(say("Plumbline", "准绳"));
    rail->setEntries({{QStringLiteral("today"), say("Today", "今日"), Glyph::Today, 0, {}},
                      {QStringLiteral("pipeline"), say("Pipeline", "商机"), Glyph::Pipeline, 0, {}},
                      {QStringLiteral("approvals"), say("Approvals", "审批"), Glyph::Approvals, 3, {}},
                      {QStringLiteral("receivables"), say("Receivables", "应收账款"), Glyph::Receivables, 12, {}},
                      {QStringLiteral("health"), say("Health", "经营健康"), Glyph::Health, 0, {}},
                      {QStringLiteral("audit"), say("Audit", "审计"), Glyph::Audit, 0, {}}});
    rail->setFootEntries({{QStringLiteral("import"), say("Import", "导入"), Glyph::Import, 0, {}},
                          {QStringLiteral("setup"), say("Set-up", "设置"), Glyph::SetUp, 0, {}}});
    rail->setCurrent(QStringLiteral("pipeline"));
    return rail;
}

QWidget *inCard(const QString &title, QWidget *content) {
    auto *card = new Card;
    card->setTitle(title);
    card->body()->addWidget(content);
    return card;
}

QWidget *filters() {
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *asOf = new AsOfControl;
    asOf->setToday(domain::Date(2026, 11, 24));
    asOf->setDate(domain::Date(2026, 11, 23));
    layout->addWidget(asOf);
    auto *bar = new FilterBar;
    bar->setSpecs({{QStringLiteral("period"),
                    say("Period", "期间"),
                    Glyph::Calendar,
                    Choice::One,
                    {{QStringLiteral("q"), say("This quarter", "本季度"), {}}},
                    true},
                   {QStringLiteral("team"),
                    say("Team", "团队"),
                    Glyph::Team,
                    Choice::Many,
                    {{QStringLiteral("n"), say("North", "华北"), 12}, {QStringLiteral("s"), say("South", "华南"), 9}},
                    false},
                   {QStringLiteral("owner"), say("Owner", "负责人"), Glyph::Person, Choice::Many, {}, false}});
    bar->setChoice(QStringLiteral("period"), {{QStringLiteral("q")}, {}});
    bar->setChoice(QStringLiteral("team"), {{QStringLiteral("n"), QStringLiteral("s")}, {}});
    bar->setFigureFilter(say("Open pipeline", "在谈商机"));
    layout->addWidget(bar, 1);
    return line;
}

QWidget *controls() {
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *primary = new QPushButton(say("Record receipt", "登记回款"));
    setButtonWeight(primary, ButtonWeight::Primary);
    auto *normal = new QPushButton(icon(Glyph::Export), say("Export", "导出"));
    auto *quiet = new QPushButton(say("Show all", "显示全部"));
    setButtonWeight(quiet, ButtonWeight::Quiet);
    auto *off = new QPushButton(say("Undo", "撤销"));
    off->setEnabled(false);
    auto *field = new QLineEdit;
    field->setPlaceholderText(say("Search customers", "搜索客户"));
    auto *box = new QComboBox;
    box->addItems({say("Snapshot", "快照"), say("Cohort", "同期群")});
    auto *check = new QCheckBox(say("Disputed only", "仅看有争议"));
    check->setChecked(true);
    auto *tabs = new QTabBar;
    for (const QString &name : {say("Snapshot", "快照"), say("Cohort", "同期群"), say("Dwell", "停留")})
        tabs->addTab(name);
    auto *progress = new QProgressBar;
    progress->setValue(40);
    progress->setTextVisible(false);
    for (QWidget *part : std::initializer_list<QWidget *>{primary, normal, quiet, off, field, box, check, tabs, progress})
        layout->addWidget(part);
    return line;
}

QWidget *table() {
    auto *panel = new TablePanel;
    panel->setTitle(say("Open invoices", "未结发票"));
    panel->table()->setModel(new SampleInvoices(1'000'000, panel));
    panel->table()->selectRow(1);
    panel->table()->sortByColumn(SampleInvoices::Amount, Qt::DescendingOrder);
    const Money sum = cny(5'714'150);
    panel->footer()->setTotals(1'000'000, {{say("Outstanding", "未收金额"), Format().moneyWithCurrency(sum), {}}});
    return panel;
}

QWidget *states() {
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    for (const PageState state : {PageState::Loading, PageState::Empty, PageState::FilteredToNothing, PageState::Error}) {
        auto *stack = new StateStack(new QWidget);
        StateNotice notice{state, {}, {}, {}};
        if (state == PageState::Empty)
            notice = {state, say("No receivables yet.", "还没有应收账款。"),
                      say("Import an export of your accounting system to begin.", "导入财务系统的导出文件即可开始。"),
                      say("Import a file", "导入文件")};
        stack->setNotice(notice);
        layout->addWidget(stack, 1);
    }
    return line;
}

QWidget *details() {
    auto *drawer = new Drawer;
    drawer->setTitle(say("Kunlun Precision Instruments", "昆仑精密仪器有限公司"),
                     say("Invoice INV-20260918-0042", "发票 INV-20260918-0042"));
    drawer->setRows({{say("Outstanding", "未收金额"), QStringLiteral("410,000.00 CNY"), {}, Tone::Neutral},
                     {say("Overdue", "逾期"), Format().days(470), {}, Tone::Bad},
                     {say("Customer", "客户"), say("Kunlun Precision", "昆仑精密"), QStringLiteral("account"), Tone::Neutral},
                     {say("Promise", "付款承诺"),
                      say("210,000.00 CNY on 2026-12-01, made on the telephone", "2026-12-01 付 210,000.00 CNY，电话承诺"),
                      {},
                      Tone::Watch}});
    drawer->setAct(say("Record receipt", "登记回款"));
    drawer->open();
    return drawer;
}

} // namespace

std::unique_ptr<QWidget> makeGallery() {
    auto gallery = std::make_unique<QWidget>();
    auto *outer = new QHBoxLayout(gallery.get());
    outer->setContentsMargins(0, 0, 0, 0);
    auto *layout = new QVBoxLayout;
    outer->setSpacing(0);
    outer->addWidget(rail());
    outer->addLayout(layout, 1);
    outer->addWidget(details());
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(12);
    auto *banner = new Banner;
    banner->show(Tone::Watch,
                 say("You are looking at the state of 2026-11-23 08:05, position 1,204. What you change is kept and sent later.",
                     "当前显示的是 2026-11-23 08:05（位置 1,204）的数据。您的修改已保存，联网后发送。"),
                 say("Sync now", "立即同步"), Dismissal::CanBeClosed);
    auto *pictures = new QHBoxLayout;
    pictures->addWidget(inCard(say("Pipeline by stage", "各阶段商机"), funnel(true)), 3);
    pictures->addWidget(inCard(say("Where deals come from", "商机来源"), shares()), 2);
    auto *more = new QHBoxLayout;
    more->addWidget(inCard(say("Snapshot, low", "快照"), funnel(false)), 1);
    more->addWidget(inCard(say("What changed since Friday", "上周五以来的变化"), waterfall()), 1);
    for (QWidget *part : std::initializer_list<QWidget *>{banner, filters(), figures(), controls()})
        layout->addWidget(part);
    layout->addLayout(pictures);
    layout->addLayout(more);
    auto *series = new QHBoxLayout;
    series->addWidget(inCard(say("Cash conversion cycle", "现金转换周期"), trend()), 1);
    series->addWidget(inCard(say("Cohorts", "同期群"), cohorts()), 1);
    layout->addLayout(series);
    layout->addWidget(inCard(say("Receivables by age", "应收账款账龄"), ageing()));
    layout->addWidget(table(), 1);
    layout->addWidget(states());
    auto *status = new StatusSentence;
    status->setFacts(
        {say("Offline", "离线"), say("3 operations waiting", "3 项操作待发送"), say("Position 1,204", "位置 1,204")});
    layout->addWidget(status);
    gallery->resize(1600, 1960);
    return gallery;
}

QVariant SampleInvoices::data(const QModelIndex &index, int role) const {
    const int row = index.row();
    const std::int64_t amount = (row * 7919LL) % 900'000 + 1'200;
    const int overdue = (row * 13) % 95 - 20;
    if (role == Qt::DisplayRole) {
        ++asked;
        switch (index.column()) {
        case Customer:
            return row % 3 == 0   ? QStringLiteral("昆仑精密仪器有限公司")
                   : row % 3 == 1 ? QStringLiteral("GTX Pro Manufacturing and Measurement")
                                  : QStringLiteral("Acme");
        case Amount:
            return Format().money(cny(amount));
        case DueDate:
            return domain::Date(2026, 11, 23).plusDays(-overdue).toIso();
        case Overdue:
            return overdue > 0 ? QVariant(Format().days(overdue * 10)) : QVariant(Format::none());
        case Flagged:
            return overdue > 60 ? QVariant(say("Over 60 days", "逾期 60 天以上")) : QVariant();
        default:
            return {};
        }
    }
    if (role == ToneRole && index.column() == Flagged && overdue > 60)
        return static_cast<int>(Tone::Bad);
    if (role == AgeingBucketsRole)
        return QVariant::fromValue(QList<qint64>{amount / 2, amount / 4, amount / 8, amount / 8});
    return {};
}

QVariant SampleInvoices::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical)
        return {};
    static constexpr std::array<ColumnKind, Columns> kinds{ColumnKind::Text, ColumnKind::Money,  ColumnKind::Date,
                                                           ColumnKind::Days, ColumnKind::Ageing, ColumnKind::Flag};
    static constexpr std::array<const char *, Columns> keys{"customer", "amount", "due", "overdue", "ageing", "flag"};
    const auto at = static_cast<std::size_t>(section);
    switch (role) {
    case Qt::DisplayRole:
        return std::array<QString, Columns>{say("Customer", "客户"),   say("Amount, CNY", "金额（CNY）"),
                                            say("Due date", "到期日"), say("Overdue", "逾期天数"),
                                            say("Ageing", "账龄"),     say("Attention", "提醒")}[at];
    case ColumnKindRole:
        return static_cast<int>(kinds[at]);
    case ColumnKeyRole:
        return QString::fromLatin1(keys[at]);
    case ColumnSortableRole:
        return kinds[at] != ColumnKind::Ageing;
    case AgeingScaleRole:
        return qint64(100'000);
    default:
        return {};
    }
}

} // namespace plumbline::tests
