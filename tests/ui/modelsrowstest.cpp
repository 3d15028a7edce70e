#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/models/customersmodel.h"
#include "plumbline/models/rowsmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

namespace plumbline::tests {

namespace {

using analytics::RowColumn;

/// Rows made of numbers: the number is the title, the amount and the id.
class NumberRows final : public analytics::Rows {
public:
    explicit NumberRows(std::vector<int> numbers) : m_numbers(std::move(numbers)) {}

    [[nodiscard]] analytics::RowKind kind() const override { return analytics::RowKind::Deal; }
    [[nodiscard]] std::size_t size() const override { return m_numbers.size(); }
    [[nodiscard]] domain::Value cell(std::size_t row, RowColumn column) const override
    {
        if (column == RowColumn::Title)
            return QString::number(m_numbers.at(row));
        if (column == RowColumn::Amount)
            return domain::Money(m_numbers.at(row) * 100, domain::Currency::of("CNY"));
        return {};
    }
    [[nodiscard]] std::int64_t contribution(std::size_t row) const override { return m_numbers.at(row) * 100; }
    [[nodiscard]] analytics::Unit unit() const override { return analytics::Unit::Money; }
    [[nodiscard]] std::int64_t total() const override
    {
        std::int64_t sum = 0;
        for (std::size_t row = 0; row < size(); ++row)
            sum += contribution(row);
        return sum;
    }
    [[nodiscard]] domain::Uuid recordId(std::size_t row) const override
    {
        std::array<std::uint8_t, 16> bytes{};
        bytes[14] = static_cast<std::uint8_t>(m_numbers.at(row) >> 8);
        bytes[15] = static_cast<std::uint8_t>(m_numbers.at(row) & 0xff);
        return domain::Uuid(bytes);
    }
    [[nodiscard]] analytics::RowsPtr sortedBy(RowColumn /*column*/, Order order) const override
    {
        auto sorted = m_numbers;
        std::ranges::sort(sorted);
        if (order == Order::Descending)
            std::ranges::reverse(sorted);
        return std::make_shared<NumberRows>(std::move(sorted));
    }
    [[nodiscard]] analytics::RowsPtr containing(const QString &text) const override
    {
        std::vector<int> found;
        std::ranges::copy_if(m_numbers, std::back_inserter(found), [&](int each) { return QString::number(each).contains(text); });
        return std::make_shared<NumberRows>(std::move(found));
    }

private:
    std::vector<int> m_numbers;
};

analytics::RowsPtr rowsOf(std::vector<int> numbers)
{
    return std::make_shared<NumberRows>(std::move(numbers));
}

QStringList titlesOf(const QAbstractItemModel &model)
{
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row)
        titles << model.index(row, 0).data().toString();
    return titles;
}

analytics::CustomerAgeing customer(const QString &name, std::int64_t notDue, std::int64_t old)
{
    analytics::CustomerAgeing made;
    made.account = {name, name};
    made.amounts[static_cast<std::size_t>(analytics::AgeingColumn::NotDue)] = notDue;
    made.amounts[static_cast<std::size_t>(analytics::AgeingColumn::To90)] = old;
    made.outstanding = notDue + old;
    made.overSixtyDays = old > 0;
    return made;
}

} // namespace

class ModelsRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListShowsAmountsAndHeadersWithTheirCurrency()
    {
        models::RowsModel model(*m_desk.workspace);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf({1500, 2}), domain::Currency::of("CNY"));
        const auto amount = static_cast<int>(std::ranges::find(model.columns(), RowColumn::Amount) - model.columns().begin());
        QCOMPARE(model.index(0, amount).data().toString(), QStringLiteral("1,500.00"));
        QVERIFY(model.headerData(amount, Qt::Horizontal, Qt::DisplayRole).toString().contains(QStringLiteral("CNY")));
        QVERIFY(model.headerData(amount, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
    }

    void newRowsComeAsInsertionsAndRemovals()
    {
        models::RowsModel model(*m_desk.workspace);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf({1, 2, 3, 4}), {});
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRows(rowsOf({1, 2, 9, 3, 4}), {});
        model.setRows(rowsOf({1, 3, 4}), {});
        QCOMPARE(inserted.size(), 1);
        QVERIFY(removed.size() >= 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(titlesOf(model), (QStringList{QStringLiteral("1"), QStringLiteral("3"), QStringLiteral("4")}));
    }

    void aSelectionHoldsOnToItsRecords()
    {
        models::RowsModel model(*m_desk.workspace);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf({5, 1, 4, 2, 3}), {});
        QItemSelectionModel selection(&model);
        selection.select(model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        model.setRows(rowsOf({3, 2, 7, 8, 4, 5, 6, 1}), {});
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(selection.selectedRows().front().data().toString(), QStringLiteral("1"));
        model.setRows(rowsOf({1, 3}), {});
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(selection.selectedRows().front().row(), 0);
        model.setRows(rowsOf({3, 2}), {});
        QCOMPARE(selection.selectedRows().size(), 0);
    }

    void sortingAndFilteringHappenElsewhereAndTheNewestWins()
    {
        QVERIFY(m_desk.create(SampleDesk::Filling::Nothing));
        m_desk.unlock();
        QTRY_VERIFY(m_desk.workspace->state() == workspace::Workspace::State::Ready);
        models::RowsModel model(*m_desk.workspace);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf({12, 3, 21, 2}), {});
        model.setFilter(QStringLiteral("3"));
        model.setFilter(QStringLiteral("2"));
        model.sort(0, Qt::DescendingOrder);
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(titlesOf(model), (QStringList{QStringLiteral("21"), QStringLiteral("12"), QStringLiteral("2")}));
        QCOMPARE(model.unfiltered()->size(), std::size_t{4});
    }

    void customersKeepTheirSelectionAndAddUp()
    {
        models::CustomersModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCustomers({customer(QStringLiteral("Acme"), 100, 50), customer(QStringLiteral("Bold"), 500, 0)}, domain::Currency::of("CNY"));
        QItemSelectionModel selection(&model);
        selection.select(model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        model.sort(models::CustomersModel::Outstanding, Qt::DescendingOrder);
        QCOMPARE(titlesOf(model), (QStringList{QStringLiteral("Bold"), QStringLiteral("Acme")}));
        QCOMPARE(selection.selectedRows().front().row(), 0);
        QCOMPARE(model.total(), 650);
        model.setFilter(QStringLiteral("acm"));
        QCOMPARE(model.shownTotal(), 150);
        QCOMPARE(model.index(0, models::CustomersModel::OverSixty).data().toString(), QStringLiteral("Over 60 days"));
        QVERIFY(model.index(0, models::CustomersModel::OverSixty).data(kit::ToneRole).isValid());
        const kit::TableContent content = model.content();
        QCOMPARE(content.rowCount, 1);
        QCOMPARE(content.row(0).size(), content.headers.size());
        QCOMPARE(content.totals.size(), content.headers.size());
    }

private:
    SampleDesk m_desk;
};

PLUMBLINE_TEST(ModelsRowsTest)

} // namespace plumbline::tests

#include "modelsrowstest.moc"
