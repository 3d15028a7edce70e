#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace plumbline::tests {

/// How a run of the command line ended.
struct Ran {
    int code = -1;
    QString out;
    QString err;

    [[nodiscard]] bool worked() const { return code == 0 && err.isEmpty(); }
    /// Nothing on standard output, one sentence of the program on standard error.
    [[nodiscard]] bool isSentence() const
    {
        return out.isEmpty() && err.startsWith(QStringLiteral("plumbline-ctl: ")) && err.count(u'\n') == 1 && err.endsWith(u'\n');
    }
};

/// The real program in a folder of its own, with a passphrase in the file `pass`.
class Ctl {
public:
    Ctl();

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] bool write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QByteArray read(const QString &name) const;

    [[nodiscard]] Ran run(const QStringList &arguments) const;
    /// With --replica crm --passphrase-file pass behind it.
    [[nodiscard]] Ran on(const QStringList &arguments) const;
    /// A line of a shell, where plumbline-ctl is found.
    [[nodiscard]] Ran shell(const QString &line) const;
    /// The replica `crm` with two teams, two products and five deals, one of them without a date; no names left open.
    [[nodiscard]] bool makeReplica() const;

    QProcessEnvironment environment;
    QString standardOutput;

private:
    [[nodiscard]] Ran start(const QString &program, const QStringList &arguments) const;
    QTemporaryDir m_folder;
};

/// The lines of a document that call plumbline-ctl, between `from` and `to`; those of nothing when it is not there.
[[nodiscard]] QStringList callsIn(const QString &document, const QString &from, const QString &to);

inline constexpr auto SalesTeams = "sales_agent,manager,regional_office\n王芳,李强,华东\nAnna Snelling,Dustin Brinkmann,West\n"
                                   "Zoe,Dustin Brinkmann,West\n";
inline constexpr auto Accounts = "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n"
                                 "远景科技,software,1996,1100.04,2822,China,\nAcme Corporation,retail,1986,700.00,1000,United States,\n";
inline constexpr auto Products = "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n";
inline constexpr auto DealsHeader = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n";
inline constexpr auto DealsRows = "D1,王芳,GTX Pro,远景科技,Won,2017-01-05,2017-02-10,4514\n"
                                  "D2,Anna Snelling,MG Special,,Lost,2017-01-06,2017-02-11,0\n"
                                  "D3,Anna Snelling,GTX Pro,Acme Corporation,Engaging,2017-03-01,,\n"
                                  "D4,王芳,GTX Pro,,Prospecting,,,\n";
/// The same product in another spelling, which has to be asked about.
inline constexpr auto AskedRow = "D5,王芳,GTXPro,远景科技,Won,2017-01-05,2017-03-10,1054\n";
/// One invoice over sixty days late on 2013-06-30 and one that is not due.
inline constexpr auto Invoices = "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate,Disputed\n"
                                 "Acme Corporation,100,2013-01-02,2013-02-01,60.50,,No\n远景科技,101,2013-06-20,2013-07-20,40.25,,Yes\n";

} // namespace plumbline::tests
