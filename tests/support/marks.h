#pragma once

#include "support/syncworld.h"

#include <QStringList>

#include <map>
#include <set>

namespace plumbline::tests {

/// Texts that stand in one deal and nowhere else, which workstation has shown them, and whether they are out of its files once
/// the deal was taken from it: law 10.
class Marks {
public:
    /// A text nobody wrote yet; `id` is a new one.
    [[nodiscard]] QString write(const domain::Uuid &id, domain::DealId deal);
    /// The deals whose texts this workstation has shown.
    [[nodiscard]] std::vector<domain::Uuid> dealsOf(const Workstation &at);
    /// A deal as the workstation shows it.
    void seen(const Workstation &at, const domain::Record &deal);
    /// What is left where nothing may be. Spared are texts in this person's own operations that wait or were set aside, and in a
    /// conflict they may still see.
    [[nodiscard]] QStringList remains(Workstation &at);
    /// How many texts that a workstation had shown were looked for in vain, with nothing to spare them.
    [[nodiscard]] std::int64_t gone() const { return std::ssize(m_gone); }

private:
    using Held = std::map<QString, domain::Uuid>;
    Held m_deals;
    std::map<QString, Held> m_held;
    std::set<std::pair<QString, QString>> m_gone;
    std::map<QString, replica::Secret> m_keys;
};

} // namespace plumbline::tests
