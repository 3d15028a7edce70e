#include "opened.h"
#include "support/testregistry.h"

#include "plumbline/intake/errors.h"
#include "plumbline/workspace/errors.h"

using namespace plumbline;
using plumbline::tests::answerOf;
using plumbline::tests::codeOf;
using plumbline::tests::OpenedWorkspace;
using plumbline::tests::sharedData;
using workspace::ImportRequest;

namespace {

constexpr auto People = "sales_agent,manager,regional_office\n王芳,李强,华东\nAnna Snelling,李强,华东\n";
constexpr auto Products = "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n";
constexpr auto Deals = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
                       "D1,王芳,GTXPro,远景科技,Won,2026-01-05,2026-02-10,4514\n"
                       "D2,Anna Snelling,MG Special,,Lost,2026-01-06,2026-02-11,0\n"
                       "D3,王芳,GTX Pro,远景科技,Engaging,2026-03-01,,\n"
                       "D4,王芳,GTX Pro,,Prospecting,,,\n"
                       "D5,王芳,GTX Pro,远景科技,Won,2026-01-05,2026-13-45,10\n";

} // namespace

/// From a file to the pages and back: what people do on the import page, through the façade.
class ImportingLife : public QObject {
    Q_OBJECT

private:
    static ImportRequest request(const QString &path, const QString &mapping = {})
    {
        ImportRequest asked;
        asked.path = path;
        asked.mapping = mapping;
        return asked;
    }

    static bool importGround(OpenedWorkspace &opened)
    {
        return opened.create(domain::Currency::of("CNY"))
               && answerOf(opened.workspace.import(request(opened.write(QStringLiteral("people.csv"), People)))).has_value()
               && answerOf(opened.workspace.import(request(opened.write(QStringLiteral("products.csv"), Products)))).has_value();
    }

    static QString withDecision(QString mapping)
    {
        return mapping.insert(mapping.indexOf(u'{') + 1, QStringLiteral(R"("decisions": {"product": {"GTXPro": "use:GTX Pro"}},)"));
    }

    static analytics::PipelinePage pageOf(workspace::Workspace &workspace)
    {
        analytics::Slice slice;
        slice.asOf = workspace.today();
        return answerOf(workspace.pipeline(slice)).value().page;
    }

private Q_SLOTS:
    void aNameThatIsNotKnownAsksAndNothingIsImportedUntilItIsAnswered()
    {
        OpenedWorkspace opened;
        QVERIFY(importGround(opened));
        const QString path = opened.write(QStringLiteral("deals.csv"), Deals);
        const auto preview = answerOf(opened.workspace.previewImport(request(path)));
        QVERIFY(preview);
        QCOMPARE(preview->target, QStringLiteral("deals"));
        const auto unknown = std::ranges::find(preview->questions, QStringLiteral("GTXPro"), &workspace::ImportQuestion::unknown);
        QVERIFY(unknown != preview->questions.end());
        QCOMPARE(unknown->suggestion, QStringLiteral("GTX Pro"));
        QVERIFY(unknown->decision.isEmpty());
        QCOMPARE(codeOf(answerOf(opened.workspace.import(request(path)))), codeOf(intake::errors::UnansweredQuestions));
        QCOMPARE(opened.workspace.position(), 3);
    }

    void anImportIsOneOperationThatPagesShowAndUndoTakesBack()
    {
        OpenedWorkspace opened;
        QVERIFY(importGround(opened));
        const QString path = opened.write(QStringLiteral("deals.csv"), Deals);
        const QString mapping = withDecision(answerOf(opened.workspace.previewImport(request(path))).value().mapping);
        const auto outcome = answerOf(opened.workspace.import(request(path, mapping)));
        QVERIFY(outcome && outcome->entry);
        QCOMPARE(outcome->created, 4);
        QCOMPARE(outcome->refused, 1);
        QCOMPARE(outcome->unattributed, 2);
        QFile refusals(outcome->refusalsPath);
        QVERIFY(refusals.open(QIODevice::ReadOnly));
        const QString refused = QString::fromUtf8(refusals.readAll());
        QVERIFY(refused.contains(u"D5") && refused.contains(u"2026-13-45") && refused.contains(u"Reason"));

        QTRY_COMPARE(pageOf(opened.workspace).wonCount.value, std::optional<std::int64_t>(1));
        QCOMPARE(pageOf(opened.workspace).wonValue.value, std::optional<std::int64_t>(451400));
        QCOMPARE(pageOf(opened.workspace).openCount.value, std::optional<std::int64_t>(2));

        const auto again = answerOf(opened.workspace.import(request(path, mapping)));
        QVERIFY(again && !again->entry);
        QCOMPARE(again->unchanged, 4);

        const auto undone = answerOf(opened.workspace.undo(std::nullopt));
        QVERIFY(undone);
        QCOMPARE(undone->undoes, std::optional(outcome->entry->position));
        QTRY_COMPARE(pageOf(opened.workspace).openCount.value, std::optional<std::int64_t>(0));
        const auto audit = answerOf(opened.workspace.audit({}));
        QVERIFY(audit);
        QCOMPARE(audit->total, 5);
        QCOMPARE(audit->rows[1].undoneBy, std::optional(undone->position));
        QVERIFY(answerOf(opened.workspace.checkIntegrity()));
    }

    void theListOfRefusedRowsTakesNoFilesPlace()
    {
        OpenedWorkspace opened;
        QVERIFY(importGround(opened));
        const QString path = opened.write(QStringLiteral("deals.csv"), Deals);
        const QString mapping = withDecision(answerOf(opened.workspace.previewImport(request(path))).value().mapping);
        workspace::ImportRequest onItself = request(path, mapping);
        onItself.refusalsPath = QFileInfo(path).path() + QStringLiteral("/./deals.csv");
        QCOMPARE(codeOf(answerOf(opened.workspace.import(onItself))), codeOf(workspace::errors::RefusalsOnSource));
        QCOMPARE(opened.workspace.position(), 3);
        QFile source(path);
        QVERIFY(source.open(QIODevice::ReadOnly));
        QCOMPARE(source.readAll(), QByteArray(Deals));
        // One that an earlier import left, perhaps half corrected by now, stays.
        const QString earlier = opened.write(QStringLiteral("deals.csv.refused.csv"), "corrected by hand");
        const auto outcome = answerOf(opened.workspace.import(request(path, mapping)));
        QVERIFY(outcome);
        QVERIFY(outcome->refusalsPath != earlier);
        QFile kept(earlier);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArrayLiteral("corrected by hand"));
    }

    void aStrictImportWithARefusedRowWritesNothing()
    {
        OpenedWorkspace opened;
        QVERIFY(importGround(opened));
        const QString path = opened.write(QStringLiteral("deals.csv"), Deals);
        ImportRequest strict = request(path, withDecision(answerOf(opened.workspace.previewImport(request(path))).value().mapping));
        strict.refusals = ImportRequest::Refusals::AbortAll;
        QCOMPARE(codeOf(answerOf(opened.workspace.import(strict))), codeOf(workspace::errors::RowsRefused));
        QCOMPARE(opened.workspace.position(), 3);
    }

    void aCancelledImportWritesNothing()
    {
        OpenedWorkspace opened;
        QVERIFY(opened.create(domain::Currency::of("CNY")));
        QByteArray many = "product,series,sales_price\n";
        for (int i = 0; i < 60'000; ++i)
            many += "P" + QByteArray::number(i) + ",S,1\n";
        auto pending = opened.workspace.import(request(opened.write(QStringLiteral("many.csv"), many)));
        pending.cancel();
        pending.waitForFinished();
        QCOMPARE(answerOf(opened.workspace.audit({})).value().total, 1);
    }

    void aTemplateIsKeptAndReplacedUnderItsName()
    {
        OpenedWorkspace opened;
        QVERIFY(opened.create(domain::Currency::of("CNY")));
        QVERIFY(answerOf(opened.workspace.saveImportTemplate(QStringLiteral("CRM"), QStringLiteral("{}"))));
        QVERIFY(answerOf(opened.workspace.saveImportTemplate(QStringLiteral("CRM"), QStringLiteral("{ }"))));
        const auto templates = answerOf(opened.workspace.importTemplates());
        QVERIFY(templates);
        QCOMPARE(templates->size(), 1U);
        QCOMPARE(templates->front().mapping, QStringLiteral("{ }"));
    }

    void thePublishedPipelineHasItsKnownFigures()
    {
        const auto path = [](const char *name) { return sharedData(QStringLiteral("maven-crm/") + QLatin1StringView(name)); };
        if (path("sales_pipeline.csv").isEmpty())
            QSKIP("the shared data is not here");
        OpenedWorkspace opened;
        QVERIFY(opened.create(domain::Currency::of("USD")));
        for (const char *name : {"sales_teams.csv", "products.csv", "accounts.csv"})
            QVERIFY(answerOf(opened.workspace.import(request(path(name)))));
        const QString mapping = withDecision(answerOf(opened.workspace.previewImport(request(path("sales_pipeline.csv")))).value().mapping);
        const auto outcome = answerOf(opened.workspace.import(request(path("sales_pipeline.csv"), mapping)));
        QVERIFY(outcome);
        QCOMPARE(outcome->created, 8800);
        analytics::Slice slice;
        slice.asOf = domain::Date(2018, 1, 1);
        const auto page = [&] { return answerOf(opened.workspace.pipeline(slice)).value().page; };
        QTRY_COMPARE(page().openCount.value, std::optional<std::int64_t>(1589 + 500));
        const analytics::PipelinePage now = page();
        std::vector<std::int64_t> stages;
        for (const analytics::StageFigures &stage : now.stages)
            stages.push_back(*stage.count.value);
        QCOMPARE(stages, (std::vector<std::int64_t>{500, 1589, 4238, 2473}));
        QCOMPARE(now.wonCount.value, std::optional<std::int64_t>(4238));
        QCOMPARE(now.lostCount.value, std::optional<std::int64_t>(2473));
        QCOMPARE(now.wonValue.value, std::optional<std::int64_t>(10'005'534'00));
        QCOMPARE(now.winRate.value, std::optional<std::int64_t>(6315));
        QCOMPARE(now.unattributedAccounts.value, std::optional<std::int64_t>(1425));
        QCOMPARE(now.undated.value, std::optional<std::int64_t>(500));
        // The file has no day on which anybody came to the first stage: there is no conversion from it.
        QVERIFY(!now.cohort.at(0).conversion.value);
        QCOMPARE(now.cohort.at(0).entered.value, std::optional<std::int64_t>(8300));
        // What was won later is not known while it is open; and long before, nothing was there.
        slice.asOf = domain::Date(2017, 6, 30);
        const analytics::PipelinePage past = page();
        QCOMPARE(past.openValue.value, std::optional<std::int64_t>(0));
        QCOMPARE(past.openWithoutAmount.value, past.openCount.value);
        slice.asOf = domain::Date(2010, 1, 1);
        QCOMPARE(page().openCount.value, std::optional<std::int64_t>(0));
    }

    void thePublishedReceivablesHaveTheirKnownAgeing()
    {
        const QString path = sharedData(QStringLiteral("ibm-receivables/invoices.csv"));
        if (path.isEmpty())
            QSKIP("the shared data is not here");
        OpenedWorkspace opened;
        QVERIFY(opened.create(domain::Currency::of("USD")));
        const auto outcome = answerOf(opened.workspace.import(request(path)));
        QVERIFY(outcome);
        QCOMPARE(outcome->created, 2466);
        analytics::Slice slice;
        slice.asOf = domain::Date(2013, 6, 30);
        const auto page = [&] { return answerOf(opened.workspace.receivables(slice)).value().page; };
        QTRY_COMPARE(page().outstanding.value, std::optional<std::int64_t>(511'985));
        const auto invoiced = [&](domain::Date until) {
            analytics::Slice all;
            all.asOf = until;
            all.period = {domain::Date(2000, 1, 1), until};
            return answerOf(opened.workspace.rows({analytics::Metric::NetCreditSales}, all)).value();
        };
        QCOMPARE(invoiced(domain::Date(2014, 12, 31))->total(), 14'770'318);
        QCOMPARE(invoiced(domain::Date(2014, 12, 31))->size(), std::size_t{2466});
        QCOMPARE(page().openCount.value, std::optional<std::int64_t>(84));
        QCOMPARE(page().ageing[0].amount.value, std::optional<std::int64_t>(428'429));
        QCOMPARE(page().ageing[1].amount.value, std::optional<std::int64_t>(83'556));
    }
};

PLUMBLINE_TEST(ImportingLife)

#include "importinglifetest.moc"
