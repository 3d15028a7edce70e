#include "plumbline/kit/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace plumbline::kit {

namespace {

Tongue &tongueInForce() {
    static Tongue tongue = Tongue::English;
    return tongue;
}

} // namespace

QString tongueName(Tongue tongue) {
    return tongue == Tongue::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

Tongue tongueNamed(QStringView name) {
    return name.startsWith(QLatin1StringView("zh")) ? Tongue::Chinese : Tongue::English;
}

Tongue systemTongue() {
    return QLocale::system().language() == QLocale::Chinese ? Tongue::Chinese : Tongue::English;
}

Tongue currentTongue() {
    return tongueInForce();
}

Language::Language(QObject *parent) : QObject(parent) {}

Language::~Language() {
    if (QCoreApplication::instance() != nullptr)
        remove();
    tongueInForce() = Tongue::English;
}

void Language::use(Tongue tongue) {
    // First, so that whoever answers LanguageChange formats figures in the new tongue already.
    m_tongue = tongue;
    tongueInForce() = tongue;
    QLocale::setDefault(tongue == Tongue::Chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                                  : QLocale(QLocale::English, QLocale::UnitedKingdom));
    remove();
    const QString ending = QStringLiteral("_%1.qm").arg(tongueName(tongue));
    QStringList files;
    if (tongue == Tongue::Chinese)
        files << QDir(QLibraryInfo::path(QLibraryInfo::TranslationsPath)).filePath(QStringLiteral("qtbase") + ending);
    const QDir own(QStringLiteral(":/plumbline/translations"));
    for (const QString &name : own.entryList({QStringLiteral("*") + ending}, QDir::Files, QDir::Name))
        files << own.filePath(name);
    for (const QString &file : files) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(file))
            continue; // Qt's own translations are not on every machine
        QCoreApplication::installTranslator(translator.get());
        m_installed.push_back(std::move(translator));
    }
    Q_EMIT changed();
}

void Language::remove() {
    for (const auto &translator : m_installed)
        QCoreApplication::removeTranslator(translator.get());
    m_installed.clear();
}

} // namespace plumbline::kit
