#pragma once

#include "random.h"

#include <QString>

#include <set>

/// Invented names; any likeness to real people or companies is chance.
namespace plumbline::demonstration {

enum class Language { Chinese, English };

/// Draws names and never the same one twice.
class Names {
public:
    explicit Names(Random random) : m_random(random) {}

    [[nodiscard]] QString person(Language language);
    struct Company {
        QString name;
        /// What people call it in a deal's title.
        QString brief;
    };
    [[nodiscard]] Company company(Language language, int region);

private:
    Random m_random;
    std::set<QString> m_taken;
};

} // namespace plumbline::demonstration
