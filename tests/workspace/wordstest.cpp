#include "plumbline/workspace/labels.h"
#include "support/testregistry.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace plumbline;

/// Everything that has a name has words for it.
class Words : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorThatCanHappenHasASentence()
    {
        // Storage's own errors reach people as the replica's.
        static const QRegularExpression code(QStringLiteral(R"re(\{"((?:domain|ledger|wire|replica|sync|hub|analytics|intake|workspace)\.[a-z_]+)"\})re"));
        QDirIterator it(QStringLiteral(PLUMBLINE_SOURCE_DIR "/src"), {QStringLiteral("errors.h")}, QDir::Files, QDirIterator::Subdirectories);
        QStringList silent;
        int codes = 0;
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto found = code.globalMatch(text); found.hasNext();) {
                const QByteArray id = found.next().captured(1).toLatin1();
                ++codes;
                if (!workspace::hasErrorText({std::string_view(id.constData(), static_cast<std::size_t>(id.size()))}))
                    silent << QString::fromLatin1(id);
            }
        }
        QVERIFY(codes > 40);
        QVERIFY2(silent.isEmpty(), qPrintable(silent.join(u'\n')));
    }

    void anUnknownErrorStillSaysWhatItIs()
    {
        QVERIFY(workspace::errorText({{"made.up"}, QStringLiteral("detail")}).contains(u"made.up"));
    }

    void everyMetricAndColumnHasALabel()
    {
        for (int metric = 0; metric <= static_cast<int>(analytics::Metric::NewCustomers); ++metric)
            QVERIFY(!workspace::label(static_cast<analytics::Metric>(metric)).isEmpty());
        for (const auto kind : {analytics::RowKind::Deal, analytics::RowKind::ReceivableItem, analytics::RowKind::Fact, analytics::RowKind::Person}) {
            QStringList keys;
            for (const auto column : analytics::columnsOf(kind)) {
                QVERIFY(!workspace::label(column).isEmpty());
                keys << workspace::columnKey(column);
            }
            QCOMPARE(keys.removeDuplicates(), 0);
        }
    }
};

PLUMBLINE_TEST(Words)

#include "wordstest.moc"
