#pragma once

#include "texts.h"

#include "plumbline/workspace/dealshown.h"

#include <map>

namespace plumbline::workspace {

/// What stages ask for, as they stand. Errors: those of the reader.
[[nodiscard]] domain::Result<std::vector<GateShown>> gatesIn(const replica::Reader &reader);
/// `asks` with the names of what it asks for.
[[nodiscard]] domain::Result<GateShown> gateShown(const domain::Missing &asks, const replica::Reader &reader);

/// Gathers what hangs on one deal; for one question, within one snapshot.
class DealReading {
public:
    DealReading(const replica::Reader &reader, const QString &timeZone, domain::Date today)
        : m_reader(reader), m_timeZone(timeZone), m_today(today), m_texts(reader) {}

    /// Errors: domain.record_not_found.
    [[nodiscard]] domain::Result<DealShown> read(domain::DealId deal);

private:
    template<typename Entity>
    [[nodiscard]] domain::Result<std::vector<Entity>> where(QStringView field, const domain::Value &value) const;
    [[nodiscard]] domain::Result<void> readStages();
    [[nodiscard]] domain::Result<void> readStageChanges();
    void readEdits();
    [[nodiscard]] domain::Result<void> readKeyEvents();
    [[nodiscard]] domain::Result<void> readCommitments();
    [[nodiscard]] domain::Result<void> readHandovers();
    [[nodiscard]] domain::Result<void> readDocuments();
    [[nodiscard]] domain::Result<void> readFiles();
    [[nodiscard]] domain::Result<void> readWaiting();
    [[nodiscard]] domain::Result<QStringList> filesOf(domain::EntityKind kind, const domain::Uuid &record) const;
    /// When and by whom the record was made, as far as the ledger here says.
    struct Making {
        std::optional<domain::Instant> at;
        QString who;
    };
    [[nodiscard]] domain::Result<Making> makingOf(domain::EntityKind kind, const domain::Uuid &record);
    /// Who moved the deal, by the stage changes' ids. What a file brought in was moved by nobody here.
    [[nodiscard]] std::map<domain::Uuid, Making> movers(const std::vector<domain::StageChange> &inOrder);
    [[nodiscard]] QString nameOf(const std::optional<domain::UserId> &user);
    [[nodiscard]] domain::Date dayOf(domain::Instant at) const;

    const replica::Reader &m_reader;
    QString m_timeZone;
    domain::Date m_today;
    Texts m_texts;
    DealShown m_shown;
    /// The deal's own, newest first.
    std::vector<replica::HistoryItem> m_history;
    /// What waits for the hub is in no ledger yet: stage changes by their ids.
    std::map<domain::Uuid, Making> m_waiting;
};

} // namespace plumbline::workspace
