#include "frame/syncwords.h"

#include "plumbline/kit/format.h"

#include <QCoreApplication>

namespace plumbline::pages {

namespace {

using workspace::SyncStatus;
using Line = SyncStatus::Line;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SyncWords)
};

int plural(std::int64_t count)
{
    return static_cast<int>(std::min<std::int64_t>(count, std::numeric_limits<int>::max()));
}

/// `14:05` of today, `2026-11-23 14:05` of another day.
QString shortMoment(domain::Instant instant, const QString &zone, domain::Date today)
{
    const QString whole = kit::Format().moment(instant, zone);
    const QString day = today.toIso() + QLatin1Char(' ');
    return whole.startsWith(day) ? whole.mid(day.size()) : whole;
}

} // namespace

QString lineText(const SyncStatus &status)
{
    const kit::Format format;
    switch (status.line) {
    case Line::Alone: break;
    case Line::Offline: return Words::tr("Offline, everything works");
    case Line::Connecting: return Words::tr("Connecting…");
    case Line::Scanning:
        if (status.rowsExpected <= 0)
            return Words::tr("Receiving rows: %1").arg(format.count(status.rowsScanned));
        //: Two counts of rows: those here and all there are.
        return Words::tr("Receiving rows: %1 of %2").arg(format.count(status.rowsScanned), format.count(status.rowsExpected));
    case Line::CatchingUp: return Words::tr("Catching up…");
    case Line::UpToDate: return Words::tr("Connected, up to date");
    case Line::Stopped: return Words::tr("Not connected");
    }
    return {};
}

kit::Glyph lineGlyph(const SyncStatus &status)
{
    switch (status.line) {
    case Line::Alone: break;
    case Line::Offline: return kit::Glyph::Offline;
    case Line::Connecting:
    case Line::CatchingUp: return kit::Glyph::Sync;
    case Line::Scanning: return kit::Glyph::Import;
    case Line::UpToDate: return kit::Glyph::Check;
    case Line::Stopped: return kit::Glyph::Warning;
    }
    return kit::Glyph::None;
}

QString waitingText(const SyncStatus &status)
{
    return status.pending > 0 ? Words::tr("%1 operations wait", nullptr, plural(status.pending)).arg(kit::Format().count(status.pending)) : QString();
}

QString asideText(const SyncStatus &status)
{
    return status.quarantined > 0 ? Words::tr("%1 set aside", nullptr, plural(status.quarantined)).arg(kit::Format().count(status.quarantined)) : QString();
}

QString refusedText(const SyncStatus &status)
{
    return status.refused > 0 ? Words::tr("%1 refused by the hub", nullptr, plural(status.refused)).arg(kit::Format().count(status.refused)) : QString();
}

QString conflictsText(const SyncStatus &status)
{
    return status.conflicts > 0 ? Words::tr("%1 conflicts", nullptr, plural(status.conflicts)).arg(kit::Format().count(status.conflicts)) : QString();
}

QString heardText(const SyncStatus &status, const QString &zone, domain::Date today)
{
    return status.heardAt ? Words::tr("Last synced %1").arg(shortMoment(*status.heardAt, zone, today)) : Words::tr("Not synced yet");
}

QString nextText(const SyncStatus &status, const QString &zone, domain::Date today)
{
    return status.nextAttempt ? Words::tr("Tries again at %1").arg(shortMoment(*status.nextAttempt, zone, today)) : QString();
}

} // namespace plumbline::pages
