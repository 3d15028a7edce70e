#pragma once

#include "memoryexisting.h"
#include "plumbline/intake/plan.h"

#include <QBuffer>
#include <QDebug>

namespace plumbline::tests {

inline std::unique_ptr<intake::TableSource> tableOf(const QByteArray &bytes, const intake::SourceOptions &options = {}) {
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    auto table = intake::openTable(std::move(buffer), options);
    if (!table) {
        qWarning() << table.error().code.id.data() << table.error().detail;
        return nullptr;
    }
    return std::move(*table);
}

inline std::vector<QStringList> rowsOf(intake::TableSource &source) {
    std::vector<QStringList> rows;
    intake::TableRow row;
    while (source.next(row).value()) {
        QStringList cells;
        for (const std::string_view cell : row.cells)
            cells.append(QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())));
        rows.push_back(cells);
    }
    return rows;
}

/// An organisation that files are imported into one after another.
class Importing {
public:
    domain::FixedClock clock{domain::Instant(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1))};
    domain::Uuid7Source ids{clock, 7};
    MemoryExisting existing{ids};
    domain::Currency base = domain::Currency::of("USD");
    /// What the person says of dates such as 1/2/2013, of which a file leaves the order open.
    domain::DateOrder dates = domain::DateOrder::Automatic;

    intake::ImportContext context() { return {existing, base, ids}; }
    intake::ColumnMapping guess(intake::TableSource &source, intake::ImportTarget target) {
        intake::ColumnMapping mapping = intake::guessMapping(target, source.headers(), intake::sampleRows(source).value()).mapping;
        for (auto &[key, column] : mapping.columns)
            if (column.dates == domain::DateOrder::Automatic)
                column.dates = dates;
        return mapping;
    }
    domain::Result<intake::Plan> plan(intake::TableSource &source, const intake::ColumnMapping &mapping) {
        return intake::plan(source, {QStringLiteral("file.csv"), QStringLiteral("00")}, mapping, context());
    }
    /// Plans and applies; the counts of a plan that cannot be applied are empty.
    intake::Counts import(intake::TableSource &source, const intake::ColumnMapping &mapping) {
        const auto planned = plan(source, mapping);
        if (!planned) {
            qWarning() << planned.error().code.id.data() << planned.error().detail;
            return {};
        }
        lastRefusals = planned->refusals;
        lastChanges = planned->command.changes.size();
        return existing.apply(planned->command.changes) ? planned->counts : intake::Counts{};
    }
    intake::Counts import(const QByteArray &csv, intake::ImportTarget target) {
        const auto source = tableOf(csv);
        return import(*source, guess(*source, target));
    }

    std::vector<intake::Refusal> lastRefusals;
    std::size_t lastChanges = 0;
};

} // namespace plumbline::tests
