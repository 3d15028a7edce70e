#pragma once

#include "plumbline/workspace/syncing.h"

#include <QString>

/// What the conflicts page says of conflicts and of what a choice does.
namespace plumbline::pages {

/// How the two edits of a conflict are called, and the acts that choose between them: mine and theirs where the person made
/// the edit that lost, by their makers' names otherwise.
struct SideWords {
    QString lost;
    QString stands;
    QString keepLost;
    QString keepStanding;
};
[[nodiscard]] SideWords sidesOf(const workspace::ConflictShown &conflict);

/// Who made the edit that lost: "You" or a name.
[[nodiscard]] QString makerOf(const workspace::ConflictShown &conflict);
/// `Open`, `Kept mine`, … and by whom.
[[nodiscard]] QString stateText(const workspace::ConflictShown &conflict);
/// A value of the conflict's field in words; `—` where there is none.
[[nodiscard]] QString valueText(const QString &words);
/// Whether the field was edited again after the edit that stands.
[[nodiscard]] bool isEditedSince(const workspace::ConflictShown &conflict);

/// "Receivables", "Commission base of Li Wei"
[[nodiscard]] QString figureText(const workspace::EffectLine &line);
/// `+1,200.00`, `-300.00`
[[nodiscard]] QString differenceText(std::int64_t minor, domain::Currency currency);
/// The lines in one sentence, or that nothing changes.
[[nodiscard]] QString effectSentence(const std::vector<workspace::EffectLine> &lines, domain::Currency currency);

/// What several choices do one by one, added up by figure and person; in the order of the figures.
class EffectSum {
public:
    void add(const std::vector<workspace::EffectLine> &lines);
    /// Lines that do not come out even.
    [[nodiscard]] std::vector<workspace::EffectLine> lines() const;

private:
    std::vector<workspace::EffectLine> m_lines;
};

} // namespace plumbline::pages
