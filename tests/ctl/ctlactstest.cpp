#include "ctl.h"

#include "support/testregistry.h"

#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using plumbline::tests::Ctl;
using plumbline::tests::Ran;

namespace {

QJsonObject objectIn(const Ran &ran)
{
    return QJsonDocument::fromJson(ran.out.toUtf8()).object();
}

QJsonArray arrayIn(const Ran &ran)
{
    return QJsonDocument::fromJson(ran.out.toUtf8()).array();
}

QString text(const QJsonValue &value, const char *key)
{
    return value[QLatin1StringView(key)].toString();
}

} // namespace

/// Every act that people do with `plumbline-ctl do`, on replicas of a real hub: what is allowed, and what is refused where it is
/// done or by the hub.
class CtlActsTest : public QObject {
    Q_OBJECT

private:
    Ctl m_ctl;
    QProcess m_served;
    QString m_address;
    QString m_deal, m_account, m_instalment, m_receipt;
    QString m_anna, m_dan, m_mia;

    [[nodiscard]] Ran hub(const QString &line)
    {
        return m_ctl.shell(QStringLiteral("%1 %2 --folder hub").arg(QStringLiteral(PLUMBLINE_BINARY_DIR "/bin/plumbline-hub"), line));
    }
    [[nodiscard]] Ran on(const QString &who, const QString &line)
    {
        return m_ctl.run(line.split(u' ') + QStringList{QStringLiteral("--replica"), who, QStringLiteral("--passphrase-file"), QStringLiteral("pass")});
    }
    [[nodiscard]] Ran act(const QString &who, const QString &command, const QJsonObject &fields)
    {
        static_cast<void>(m_ctl.write(QStringLiteral("act.json"), QJsonDocument(fields).toJson()));
        return on(who, QStringLiteral("do %1 --json act.json").arg(command));
    }
    /// What `sync` says of what was sent.
    [[nodiscard]] QJsonObject sync(const QString &who) { return objectIn(on(who, QStringLiteral("sync --json"))); }
    void syncAll(std::initializer_list<const char *> people)
    {
        for (const char *who : people)
            QVERIFY2(on(QString::fromLatin1(who), QStringLiteral("sync")).worked(), who);
    }
    [[nodiscard]] QString found(const QString &who, const QString &what)
    {
        return text(arrayIn(on(who, QStringLiteral("search %1 --json").arg(what))).at(0), "id");
    }
    void enrol(const QString &name, const QString &replica)
    {
        const Ran invited = hub(QStringLiteral("invite --user %1 --address %2").arg(name, m_address));
        QVERIFY(m_ctl.write(QStringLiteral("invitation"), invited.out.toUtf8()));
        const Ran done = on(replica, QStringLiteral("enrol --invitation-file invitation"));
        QVERIFY2(done.worked(), qPrintable(done.err));
    }
    /// The open instalment of the one invoice, as the administrator's audit trail has it.
    [[nodiscard]] QString instalmentId()
    {
        const QJsonArray entries = arrayIn(on(QStringLiteral("ada"), QStringLiteral("show audit --filter entity=instalment --json")));
        const qint64 position = entries.at(0)[QLatin1StringView("position")].toInteger();
        for (const QJsonValue &each : arrayIn(on(QStringLiteral("ada"), QStringLiteral("changes %1 --json").arg(position))))
            if (text(each, "entity") == u"instalment")
                return text(each, "record");
        return {};
    }
    /// A promise of the salesperson's that everybody has; its steps.
    [[nodiscard]] QJsonArray submitted(const QString &who, const QString &kind, const QString &liability)
    {
        const Ran done = act(who, QStringLiteral("submit_commitment"),
                             {{QStringLiteral("account"), m_account}, {QStringLiteral("kind"), kind},
                              {QStringLiteral("due_date"), QStringLiteral("2031-01-01")}, {QStringLiteral("liability"), liability}});
        if (!done.worked())
            qWarning("%s", qPrintable(done.err));
        return objectIn(done).value(QStringLiteral("steps")).toArray();
    }
    [[nodiscard]] Ran decide(const QString &who, const QJsonValue &step, const char *decision)
    {
        return act(who, QStringLiteral("approve"), {{QStringLiteral("step"), step}, {QStringLiteral("decision"), QLatin1StringView(decision)},
                                                    {QStringLiteral("reason"), QStringLiteral("seen")}});
    }
    void isRefused(const Ran &ran)
    {
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.isSentence(), qPrintable(ran.out + ran.err));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral(PLUMBLINE_BINARY_DIR "/bin/plumbline-hub")))
            QSKIP("plumbline-hub is not built");
        QVERIFY(m_ctl.write(QStringLiteral("pass"), "a long passphrase\n"));
        QCOMPARE(hub(QStringLiteral("init --organisation Maven --administrator Ada --host 127.0.0.1 --currency USD")).code, 0);
        m_served.setWorkingDirectory(m_ctl.path(QString()));
        m_served.start(QStringLiteral(PLUMBLINE_BINARY_DIR "/bin/plumbline-hub"),
                       {QStringLiteral("serve"), QStringLiteral("--folder"), QStringLiteral("hub"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
        QVERIFY(m_served.waitForReadyRead(30'000));
        m_address = QString::fromUtf8(m_served.readLine()).trimmed().section(u' ', -1);
        enrol(QStringLiteral("Ada"), QStringLiteral("ada"));
        const std::pair<const char *, QByteArray> files[] = {
            {"sales_teams.csv", "sales_agent,manager,regional_office\nAnna,Dustin,West\n"},
            {"accounts.csv", plumbline::tests::Accounts},
            {"products.csv", plumbline::tests::Products},
            {"sales_pipeline.csv",
             QByteArray(plumbline::tests::DealsHeader) + "D3,Anna,GTX Pro,Acme Corporation,Engaging,2017-03-01,,\n"},
            {"invoices.csv", "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate,Disputed\n"
                             "Acme Corporation,100,2013-01-02,2013-02-01,60.50,,No\n"}};
        for (const auto &[name, content] : files) {
            QVERIFY(m_ctl.write(QString::fromLatin1(name), content));
            const Ran done = on(QStringLiteral("ada"), QStringLiteral("import %1").arg(QString::fromLatin1(name)));
            QVERIFY2(done.worked(), qPrintable(done.err));
        }
        syncAll({"ada"});
        QCOMPARE(hub(QStringLiteral("user add --name Fin --role finance")).code, 0);
        m_dan = hub(QStringLiteral("user add --name Dan --role director")).out.trimmed();
        m_mia = hub(QStringLiteral("user add --name Mia --role manager --team Dustin")).out.trimmed();
        for (const char *name : {"Fin", "Dan", "Mia", "Anna"})
            enrol(QString::fromLatin1(name), QString::fromLatin1(name).toLower());
        m_anna = found(QStringLiteral("ada"), QStringLiteral("Anna"));
        m_deal = found(QStringLiteral("ada"), QStringLiteral("D3"));
        m_account = found(QStringLiteral("ada"), QStringLiteral("Acme"));
        m_instalment = instalmentId();
        QVERIFY(!m_deal.isEmpty() && !m_account.isEmpty() && !m_instalment.isEmpty());
    }
    void cleanupTestCase()
    {
        m_served.terminate();
        QVERIFY(m_served.state() == QProcess::NotRunning || m_served.waitForFinished(30'000));
    }

    void aSalespersonTakesADealOnAndKeepsFromTheMoney()
    {
        const Ran advanced = act(QStringLiteral("anna"), QStringLiteral("advance_stage"),
                                 {{QStringLiteral("deal"), m_deal}, {QStringLiteral("to"), QStringLiteral("Won")}});
        QVERIFY2(advanced.worked(), qPrintable(advanced.err));
        QVERIFY(!objectIn(advanced).value(QStringLiteral("change")).toString().isEmpty());
        QCOMPARE(sync(QStringLiteral("anna")).value(QStringLiteral("applied")).toInt(), 1);
        isRefused(act(QStringLiteral("anna"), QStringLiteral("record_receipt"),
                      {{QStringLiteral("account"), m_account}, {QStringLiteral("document"), QStringLiteral("R-0")},
                       {QStringLiteral("amount"), QStringLiteral("1.00 USD")}}));
        isRefused(act(QStringLiteral("anna"), QStringLiteral("grant_role"),
                      {{QStringLiteral("user"), m_anna}, {QStringLiteral("role"), QStringLiteral("administrator")}}));
    }

    void financeSetsAReceiptAgainstAnInstalmentAndNoFurther()
    {
        const Ran received = act(QStringLiteral("fin"), QStringLiteral("record_receipt"),
                                 {{QStringLiteral("account"), m_account}, {QStringLiteral("document"), QStringLiteral("R-1")},
                                  {QStringLiteral("amount"), QStringLiteral("100.00 USD")}});
        QVERIFY2(received.worked(), qPrintable(received.err));
        m_receipt = objectIn(received).value(QStringLiteral("receipt")).toString();
        QVERIFY(allocate(QStringLiteral("40.00 USD")).worked());
        isRefused(allocate(QStringLiteral("20.51 USD")));
        isRefused(act(QStringLiteral("fin"), QStringLiteral("record_receipt"),
                      {{QStringLiteral("account"), m_account}, {QStringLiteral("document"), QStringLiteral("R-1")},
                       {QStringLiteral("amount"), QStringLiteral("100.00 USD")}}));
        const QJsonObject sent = sync(QStringLiteral("fin"));
        QCOMPARE(sent.value(QStringLiteral("applied")).toInt(), 2);
        QVERIFY(sent.value(QStringLiteral("refusals")).toArray().isEmpty());
    }

    void aManagerDecidesOnAPromiseAndNobodyOnTheirOwn()
    {
        const QJsonArray steps = submitted(QStringLiteral("anna"), QStringLiteral("extension"), QStringLiteral("500.00 USD"));
        QCOMPARE(steps.size(), 1);
        isRefused(decide(QStringLiteral("anna"), steps.at(0), "approve"));
        syncAll({"anna", "mia"});
        const Ran approved = decide(QStringLiteral("mia"), steps.at(0), "approve");
        QVERIFY2(approved.worked(), qPrintable(approved.err));
        QVERIFY(objectIn(approved).value(QStringLiteral("premise")).toString().contains(u"receivables=20.50 USD"));
        QCOMPARE(sync(QStringLiteral("mia")).value(QStringLiteral("applied")).toInt(), 1);
        const QJsonArray own = submitted(QStringLiteral("mia"), QStringLiteral("training"), QStringLiteral("10.00 USD"));
        QCOMPARE(own.size(), 1);
        isRefused(decide(QStringLiteral("mia"), own.at(0), "approve"));
    }

    void anApprovalOnAmountsThatChangedComesBackWithTheDifference()
    {
        const QJsonArray steps = submitted(QStringLiteral("anna"), QStringLiteral("extension"), QStringLiteral("70.00 USD"));
        syncAll({"anna", "mia"});
        QVERIFY(allocate(QStringLiteral("10.00 USD")).worked());
        syncAll({"fin"});
        QVERIFY(decide(QStringLiteral("mia"), steps.at(0), "approve").worked());
        const QJsonObject sent = sync(QStringLiteral("mia"));
        QCOMPARE(sent.value(QStringLiteral("rejected")).toInt(), 1);
        const QJsonValue refusal = sent.value(QStringLiteral("refusals")).toArray().at(0);
        QCOMPARE(text(refusal, "code"), QStringLiteral("domain.premise_changed"));
        QVERIFY2(text(refusal, "detail").contains(u"receivables: 20.50 USD > 10.50 USD"), qPrintable(text(refusal, "detail")));
        // Looked at again it can be refused for good.
        QVERIFY(decide(QStringLiteral("mia"), steps.at(0), "refuse").worked());
        QCOMPARE(sync(QStringLiteral("mia")).value(QStringLiteral("applied")).toInt(), 1);
        isRefused(decide(QStringLiteral("mia"), steps.at(0), "approve"));
    }

    void aDelegateDecidesInstead()
    {
        const QString today = QDate::currentDate().addDays(-1).toString(Qt::ISODate);
        const Ran given = act(QStringLiteral("mia"), QStringLiteral("delegate"),
                              {{QStringLiteral("to_user"), m_dan}, {QStringLiteral("from"), today}, {QStringLiteral("until"), QStringLiteral("2031-01-01")}});
        QVERIFY2(given.worked(), qPrintable(given.err));
        syncAll({"mia"});
        const QJsonArray steps = submitted(QStringLiteral("anna"), QStringLiteral("extension"), QStringLiteral("5.00 USD"));
        syncAll({"anna", "dan"});
        const Ran approved = decide(QStringLiteral("dan"), steps.at(0), "approve");
        QVERIFY2(approved.worked(), qPrintable(approved.err));
        QCOMPARE(sync(QStringLiteral("dan")).value(QStringLiteral("applied")).toInt(), 1);
        QVERIFY(act(QStringLiteral("mia"), QStringLiteral("end_delegation"),
                    {{QStringLiteral("delegation"), objectIn(given).value(QStringLiteral("delegation"))}}).worked());
        QCOMPARE(sync(QStringLiteral("mia")).value(QStringLiteral("applied")).toInt(), 1);
        const QJsonArray later = submitted(QStringLiteral("anna"), QStringLiteral("extension"), QStringLiteral("6.00 USD"));
        syncAll({"anna", "dan"});
        isRefused(decide(QStringLiteral("dan"), later.at(0), "approve"));
    }

    void anAdministratorAddsPeopleAndChangesWhatTheyMay()
    {
        const Ran added = act(QStringLiteral("ada"), QStringLiteral("add_user"),
                              {{QStringLiteral("name"), QStringLiteral("Ned")}, {QStringLiteral("role"), QStringLiteral("salesperson")}});
        QVERIFY2(added.worked(), qPrintable(added.err));
        const QJsonValue ned = objectIn(added).value(QStringLiteral("user"));
        QVERIFY(act(QStringLiteral("ada"), QStringLiteral("grant_role"), {{QStringLiteral("user"), ned}, {QStringLiteral("role"), QStringLiteral("auditor")}})
                    .worked());
        QVERIFY(act(QStringLiteral("ada"), QStringLiteral("patch_field"),
                    {{QStringLiteral("entity"), QStringLiteral("user")}, {QStringLiteral("id"), ned}, {QStringLiteral("field"), QStringLiteral("name")},
                     {QStringLiteral("value"), QStringLiteral("Edward")}})
                    .worked());
        const QJsonObject sent = sync(QStringLiteral("ada"));
        QCOMPARE(sent.value(QStringLiteral("applied")).toInt(), 3);
        QCOMPARE(m_ctl.run({QStringLiteral("do"), QStringLiteral("dance"), QStringLiteral("--json"), QStringLiteral("act.json"), QStringLiteral("--replica"),
                            QStringLiteral("ada"), QStringLiteral("--passphrase-file"), QStringLiteral("pass")})
                     .code,
                 2);
    }

    void theAuditTrailOfItAllProvesItself()
    {
        const Ran exported = on(QStringLiteral("ada"), QStringLiteral("audit export trail"));
        QVERIFY2(exported.worked(), qPrintable(exported.err));
        const Ran listed = hub(QStringLiteral("status --json"));
        const QString key = objectIn(listed).value(QStringLiteral("hub_key")).toString();
        QCOMPARE(key.size(), 64);
        const Ran proven = m_ctl.run({QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("trail"), QStringLiteral("--hub-key"), key, QStringLiteral("--json")});
        QVERIFY2(proven.worked(), qPrintable(proven.err));
        QVERIFY(objectIn(proven).value(QStringLiteral("signed_operations")).toInt() >= 4);
        QCOMPARE(objectIn(proven).value(QStringLiteral("positions")).toArray().size(), objectIn(proven).value(QStringLiteral("size")).toInt());
        const QByteArray bytes = m_ctl.read(QStringLiteral("trail"));
        for (qsizetype at = 0; at < bytes.size(); at += bytes.size() / 20) {
            QByteArray changed = bytes;
            changed[at] = static_cast<char>(changed.at(at) ^ 0x20);
            QVERIFY(m_ctl.write(QStringLiteral("changed"), changed));
            isRefused(m_ctl.run({QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("changed"), QStringLiteral("--hub-key"), key}));
        }
        isRefused(m_ctl.run({QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("trail"), QStringLiteral("--hub-key"), QString(64, u'a')}));
        QCOMPARE(m_ctl.run({QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("trail"), QStringLiteral("--hub-key"), QStringLiteral("abc")}).code, 2);
    }

    void aDeviceIsRevokedByTheEndOfItsId()
    {
        const QJsonArray devices = objectIn(hub(QStringLiteral("status --json"))).value(QStringLiteral("device_list")).toArray();
        QCOMPARE(devices.size(), 5);
        QString fin;
        for (const QJsonValue &each : devices) {
            QVERIFY(!text(each, "last_seen").isEmpty() && !text(each, "lease_until").isEmpty());
            if (text(each, "user") == u"Fin")
                fin = text(each, "short");
        }
        QCOMPARE(fin.size(), 8);
        QCOMPARE(hub(QStringLiteral("revoke --device 00000000")).code, 1);
        QCOMPARE(hub(QStringLiteral("revoke --device %1").arg(fin)).code, 0);
        isRefused(on(QStringLiteral("fin"), QStringLiteral("sync")));
        QVERIFY(!QFile::exists(m_ctl.path(QStringLiteral("fin/key.json"))));
        QVERIFY(hub(QStringLiteral("status")).out.contains(fin + QStringLiteral("  ")));
        syncAll({"ada", "mia"});
    }

private:
    [[nodiscard]] Ran allocate(const QString &amount)
    {
        const QJsonObject part{{QStringLiteral("instalment"), m_instalment}, {QStringLiteral("amount"), amount}};
        return act(QStringLiteral("fin"), QStringLiteral("allocate_receipt"), {{QStringLiteral("from"), m_receipt}, {QStringLiteral("parts"), QJsonArray{part}}});
    }
};

PLUMBLINE_TEST(CtlActsTest)
#include "ctlactstest.moc"
