#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>
#include <optional>
#include <vector>

/// Which language a program without a window speaks, and its words.
namespace plumbline::tongue {

using Translators = std::vector<std::unique_ptr<QTranslator>>;

/// What `--language` asks for, before the arguments are parsed, since the parser has sentences too.
inline std::optional<QString> asked(const QStringList &arguments)
{
    constexpr QLatin1StringView Option("--language");
    std::optional<QString> asked;
    for (qsizetype i = 0; i < arguments.size() && arguments.at(i) != u"--"; ++i) {
        if (arguments.at(i) == Option && i + 1 < arguments.size())
            asked = arguments.at(i + 1);
        else if (arguments.at(i).startsWith(Option + u'='))
            asked = arguments.at(i).mid(Option.size() + 1);
    }
    return asked;
}

/// Whether there is such a language here.
inline bool isSpoken(const QString &language)
{
    return language.startsWith(u"en") || language.startsWith(u"zh");
}

inline bool isChineseEnvironment()
{
    return QLocale::system().uiLanguages().value(0).startsWith(QStringLiteral("zh"));
}

/// Qt's own words where the machine has them, and all that are built into the program; out of force when they are removed.
inline Translators installChinese()
{
    Translators installed;
    const QString ending = QStringLiteral("_zh_CN.qm");
    QStringList files{QDir(QLibraryInfo::path(QLibraryInfo::TranslationsPath)).filePath(QStringLiteral("qtbase") + ending)};
    const QDir own(QStringLiteral(":/plumbline/translations"));
    for (const QString &name : own.entryList({u'*' + ending}, QDir::Files, QDir::Name))
        files << own.filePath(name);
    for (const QString &file : files) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(file))
            continue;
        QCoreApplication::installTranslator(translator.get());
        installed.push_back(std::move(translator));
    }
    return installed;
}

} // namespace plumbline::tongue
