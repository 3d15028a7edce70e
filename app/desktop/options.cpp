#include "options.h"

namespace plumbline::desktop {

namespace {

using Parsed = tl::expected<void, QString>;

Parsed refused(const QString &sentence)
{
    return tl::unexpected(sentence);
}

Parsed takeLanguage(Options &options, const QString &value)
{
    if (value == QLatin1StringView("all"))
        options.tongues = {kit::Tongue::Chinese, kit::Tongue::English};
    else if (value == QLatin1StringView("zh_CN") || value == QLatin1StringView("en"))
        options.tongues = {kit::tongueNamed(value)};
    else
        return refused(QStringLiteral("--language is zh_CN, en or all, not '%1'").arg(value));
    return {};
}

Parsed takeTheme(Options &options, const QString &value)
{
    if (value == QLatin1StringView("all"))
        options.themes = {kit::ThemeMode::Light, kit::ThemeMode::Dark};
    else if (value == QLatin1StringView("light") || value == QLatin1StringView("dark"))
        options.themes = {kit::themeModeNamed(value)};
    else
        return refused(QStringLiteral("--theme is light, dark or all, not '%1'").arg(value));
    return {};
}

Parsed takeSize(Options &options, const QString &value)
{
    const QStringList parts = value.split(QLatin1Char('x'));
    const QSize size = parts.size() == 2 ? QSize(parts.at(0).toInt(), parts.at(1).toInt()) : QSize();
    if (size.width() < 320 || size.height() < 240 || size.width() > 8192 || size.height() > 8192)
        return refused(QStringLiteral("--size is a width and a height such as 1280x800, not '%1'").arg(value));
    options.size = size;
    return {};
}

Parsed takeScale(Options &options, const QString &value)
{
    const int scale = value.toInt();
    if (scale < 1 || scale > 4)
        return refused(QStringLiteral("--scale is 1 to 4, not '%1'").arg(value));
    options.scale = scale;
    return {};
}

Parsed take(Options &options, const QString &name, const QString &value)
{
    if (name == QLatin1StringView("--replica"))
        options.replica = value;
    else if (name == QLatin1StringView("--passphrase-file"))
        options.passphraseFile = value;
    else if (name == QLatin1StringView("--render-pages")) {
        options.task = Options::Task::RenderPages;
        options.outputFolder = value;
    } else if (name == QLatin1StringView("--language"))
        return takeLanguage(options, value);
    else if (name == QLatin1StringView("--theme"))
        return takeTheme(options, value);
    else if (name == QLatin1StringView("--size"))
        return takeSize(options, value);
    else if (name == QLatin1StringView("--scale"))
        return takeScale(options, value);
    else
        return refused(QStringLiteral("unknown option '%1'; --help lists them").arg(name));
    return {};
}

} // namespace

tl::expected<Options, QString> parseOptions(const QStringList &arguments)
{
    Options options;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        QString name = arguments.at(i);
        if (name == QLatin1StringView("--help") || name == QLatin1StringView("-h"))
            options.task = Options::Task::ShowHelp;
        else if (name == QLatin1StringView("--version"))
            options.task = Options::Task::ShowVersion;
        else if (name == QLatin1StringView("--measure-start"))
            options.task = Options::Task::MeasureStart;
        else {
            QString value;
            if (const qsizetype equals = name.indexOf(QLatin1Char('=')); equals > 0) {
                value = name.mid(equals + 1);
                name.truncate(equals);
            } else if (++i < arguments.size()) {
                value = arguments.at(i);
            }
            if (value.isEmpty())
                return tl::unexpected(QStringLiteral("'%1' is unknown or lacks its value; --help lists the options").arg(name));
            if (auto taken = take(options, name, value); !taken)
                return tl::unexpected(taken.error());
        }
    }
    const bool unattended = options.task == Options::Task::RenderPages || options.task == Options::Task::MeasureStart;
    if (unattended && (options.replica.isEmpty() || options.passphraseFile.isEmpty()))
        return tl::unexpected(QStringLiteral("this needs --replica and --passphrase-file"));
    return options;
}

QString helpText()
{
    return QStringLiteral(
        "Usage: plumbline [options]\n"
        "\n"
        "  --replica DIR            open this replica instead of the one opened last\n"
        "  --passphrase-file FILE   unlock with the passphrase in FILE\n"
        "  --language zh_CN|en|all  language of the window; all is for --render-pages\n"
        "  --theme light|dark|all   theme of the window; all is for --render-pages\n"
        "  --size WIDTHxHEIGHT      size of the window\n"
        "  --scale N                draw N times as large, 1 to 4\n"
        "  --render-pages DIR       write every page as a picture into DIR and leave\n"
        "  --measure-start          print the milliseconds from start to the first painted page and leave\n"
        "  --version, --help\n");
}

} // namespace plumbline::desktop
