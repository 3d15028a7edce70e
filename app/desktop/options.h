#pragma once

#include "plumbline/kit/language.h"
#include "plumbline/kit/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

#include <tl/expected.hpp>

namespace plumbline::desktop {

/// What the command line asks for.
struct Options {
    enum class Task { Work, RenderPages, MeasureStart, ShowHelp, ShowVersion };
    Task task = Task::Work;
    /// Empty: the replica opened last, or the first-run screen.
    QString replica;
    /// Never the passphrase itself: arguments are readable by every process.
    QString passphraseFile;
    QString outputFolder;
    /// Absent: as the person set it. Rendering takes all of them.
    std::vector<kit::Tongue> tongues;
    std::vector<kit::ThemeMode> themes;
    std::optional<QSize> size;
    std::optional<int> scale;
};

/// Readable before any QApplication exists, since scale and platform have to be set before it. The error is a sentence.
[[nodiscard]] tl::expected<Options, QString> parseOptions(const QStringList &arguments);
[[nodiscard]] QString helpText();

} // namespace plumbline::desktop
