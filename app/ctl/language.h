#pragma once

#include "plumbline/domain/error.h"

#include <QStringList>
#include <QTranslator>

#include <memory>
#include <vector>

namespace plumbline::ctl {

/// The words of this process: those --language names, else the environment's; for --json and --csv English, so that a script
/// reads the same everywhere. Out of force when it goes.
class Language {
public:
    Language() = default;
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;
    ~Language();
    /// Errors: Misused for a language there is not.
    [[nodiscard]] domain::Result<void> use(const QStringList &arguments);

private:
    std::vector<std::unique_ptr<QTranslator>> m_installed;
};

} // namespace plumbline::ctl
