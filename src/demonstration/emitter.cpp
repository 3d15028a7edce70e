#include "emitter.h"

#include <QCryptographicHash>

namespace plumbline::demonstration {
namespace {

/// The day before, early in the morning: earlier than whoever opens the organisation today.
domain::Instant startOf(const Options &options)
{
    return domain::Instant(options.today.plusDays(-1).sysDays()) + std::chrono::hours(1);
}

} // namespace

Emitter::Emitter(const Options &options, const std::function<bool(Step &&)> &batch)
    : m_batch(batch), m_clock(startOf(options)), m_ids(m_clock, options.seed)
{
}

void Emitter::beginFile(const QString &name, const domain::Actor &actor)
{
    flush();
    m_file = name;
    m_actor = actor;
    m_part = 0;
}

void Emitter::found(const QString &organisation, const domain::Actor &actor)
{
    m_actor = actor;
    hand(domain::FoundOrganisation{std::exchange(m_changes, {})}, organisation);
}

void Emitter::flush()
{
    if (m_changes.empty())
        return;
    ++m_part;
    const QString name = m_part == 1 ? m_file + QStringLiteral(".csv") : m_file + QStringLiteral("-%1.csv").arg(m_part);
    const QByteArray first = domain::recordOf(m_changes.front()).toString().toLatin1();
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(first, QCryptographicHash::Sha256).toHex());
    hand(domain::ImportRecords{name, hash, std::exchange(m_changes, {})}, name);
    m_changes.reserve(MostChanges);
}

void Emitter::hand(domain::Command command, const QString &subject)
{
    if (m_goesOn)
        m_goesOn = m_batch(Step{std::move(command), subject, m_actor, m_clock.now()});
    m_clock.advance(std::chrono::minutes(1));
}

} // namespace plumbline::demonstration
