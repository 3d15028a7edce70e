#include "language.h"

#include "command.h"
#include "words.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace plumbline::ctl {
namespace {

constexpr QLatin1StringView Option("--language");

/// What the arguments ask for before they are parsed, since the parser has sentences too.
std::optional<QString> languageAsked(const QStringList &arguments)
{
    std::optional<QString> asked;
    for (qsizetype i = 0; i < arguments.size() && arguments.at(i) != u"--"; ++i) {
        if (arguments.at(i) == Option && i + 1 < arguments.size())
            asked = arguments.at(i + 1);
        else if (arguments.at(i).startsWith(Option + u'='))
            asked = arguments.at(i).mid(Option.size() + 1);
    }
    return asked;
}

bool isForPrograms(const QStringList &arguments)
{
    return arguments.contains(QStringLiteral("--json")) || arguments.contains(QStringLiteral("--csv"));
}

bool isChineseEnvironment()
{
    return QLocale::system().uiLanguages().value(0).startsWith(QStringLiteral("zh"));
}

} // namespace

Language::~Language()
{
    for (const auto &translator : m_installed)
        QCoreApplication::removeTranslator(translator.get());
}

domain::Result<void> Language::use(const QStringList &arguments)
{
    const auto asked = languageAsked(arguments);
    if (asked && !asked->startsWith(u"en") && !asked->startsWith(u"zh"))
        return misuse(Words::tr("There is no language “%1”: en or zh_CN.").arg(*asked));
    const bool chinese = asked ? asked->startsWith(u"zh") : !isForPrograms(arguments) && isChineseEnvironment();
    if (!chinese)
        return {};
    const QString ending = QStringLiteral("_zh_CN.qm");
    QStringList files{QDir(QLibraryInfo::path(QLibraryInfo::TranslationsPath)).filePath(QStringLiteral("qtbase") + ending)};
    const QDir own(QStringLiteral(":/plumbline/translations"));
    for (const QString &name : own.entryList({u'*' + ending}, QDir::Files, QDir::Name))
        files << own.filePath(name);
    for (const QString &file : files) {
        auto translator = std::make_unique<QTranslator>();
        // Qt's own are not on every machine.
        if (!translator->load(file))
            continue;
        QCoreApplication::installTranslator(translator.get());
        m_installed.push_back(std::move(translator));
    }
    return {};
}

} // namespace plumbline::ctl
