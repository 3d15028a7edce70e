#include "support/testregistry.h"

#include "plumbline/demonstration/generate.h"
#include "plumbline/wire/messages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <ctime>

using namespace plumbline;
using namespace plumbline::domain;
using wire::Row;
using wire::RowBatch;

namespace {

/// What an ordinary interface would send of the row.
QByteArray jsonOf(const Row &row)
{
    const EntityDescription &description = describe(row.record.kind);
    QJsonObject object{{QStringLiteral("id"), row.record.id.toString()}, {QStringLiteral("revision"), qint64{row.revision}}};
    for (std::size_t i = 0; i < description.fields.size(); ++i) {
        const QString name = QLatin1StringView(description.fields[i].name);
        const Value &value = row.record.values[i];
        if (const auto *number = std::get_if<std::int64_t>(&value))
            object.insert(name, qint64{*number});
        else if (const auto *money = std::get_if<Money>(&value))
            object.insert(name, QJsonObject{{QStringLiteral("minor"), qint64{money->minor()}}, {QStringLiteral("currency"), money->currency().code()}});
        else if (!isAbsent(value))
            object.insert(name, toPlainText(value));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The rows of a generated organisation after its whole history, by kind.
std::map<EntityKind, std::map<Uuid, Row>> generated()
{
    std::map<EntityKind, std::map<Uuid, Row>> rows;
    std::int64_t position = 0;
    const auto apply = [&](const Change &change) {
        auto &kept = rows[entityOf(change)];
        if (const auto *created = std::get_if<Created>(&change)) {
            kept[recordOf(change)] = {created->after, position};
        } else if (const auto *updated = std::get_if<Updated>(&change)) {
            Row &row = kept.at(recordOf(change));
            row.revision = position;
            for (const FieldChange &field : updated->fields)
                row.record.values.at(static_cast<std::size_t>(field.field)) = field.after;
        }
    };
    const demonstration::Options options{demonstration::Size::Small, 1, Date(2026, 3, 1)};
    demonstration::generate(options, [&](demonstration::Step &&step) {
        ++position;
        const auto *founding = std::get_if<FoundOrganisation>(&step.command);
        const auto *imported = std::get_if<ImportRecords>(&step.command);
        for (const Change &change : founding != nullptr ? founding->changes : imported->changes)
            apply(change);
        return true;
    });
    return rows;
}

struct Measured {
    qsizetype rows = 0;
    qsizetype json = 0;
    qsizetype wire = 0;
    /// Of the processor, in microseconds: the machine has other things to do.
    qint64 encoding = 0;
    qint64 decoding = 0;
};

qint64 microseconds(std::clock_t clocks)
{
    return std::max<qint64>(1, qint64{clocks} * 1'000'000 / CLOCKS_PER_SEC);
}

/// Sends all rows of a kind as the hub does in a first sync.
Measured send(EntityKind kind, const std::map<Uuid, Row> &rows)
{
    Measured measured;
    RowBatch batch{kind, {}};
    const auto flush = [&] {
        const std::clock_t start = std::clock();
        const QByteArray bytes = wire::encodeRows(batch);
        const std::clock_t encoded = std::clock();
        const auto decoded = wire::decodeRows(bytes);
        measured.encoding += microseconds(encoded - start);
        measured.decoding += microseconds(std::clock() - encoded);
        if (decoded != batch)
            throw InvariantError("rows that came back as others");
        measured.wire += wire::encode(wire::FromHub(wire::ScanBatch{{}, batch, {}, false, 0})).size();
        batch.rows.clear();
    };
    for (const auto &[id, row] : rows) {
        measured.json += jsonOf(row).size() + 1;
        batch.rows.push_back(row);
        if (batch.rows.size() == static_cast<std::size_t>(wire::MaxRowsPerBatch))
            flush();
    }
    measured.rows = static_cast<qsizetype>(rows.size());
    flush();
    return measured;
}

} // namespace

class DemonstrationRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsTakeAThirdOfTheirJsonOnTheWire()
    {
        Measured all;
        for (const auto &[kind, rows] : generated()) {
            const Measured one = send(kind, rows);
            qInfo("%-16s %7lld rows  JSON %9lld  wire %8lld  %5.1f %%  encode %.2f M/s  decode %.2f M/s", describe(kind).name,
                  static_cast<long long>(one.rows), static_cast<long long>(one.json), static_cast<long long>(one.wire),
                  100.0 * double(one.wire) / double(one.json), double(one.rows) / double(one.encoding),
                  double(one.rows) / double(one.decoding));
            all.rows += one.rows;
            all.json += one.json;
            all.wire += one.wire;
            all.encoding += one.encoding;
            all.decoding += one.decoding;
            // A handful of rows is mostly the frame around them.
            if (one.rows >= 100)
                QVERIFY2(one.wire * 100 <= one.json * 35, describe(kind).name);
        }
        qInfo("all: %lld rows, %.1f %%, encode %.2f M/s, decode %.2f M/s", static_cast<long long>(all.rows),
              100.0 * double(all.wire) / double(all.json), double(all.rows) / double(all.encoding),
              double(all.rows) / double(all.decoding));
        QVERIFY(all.wire * 100 <= all.json * 35);
    }
};

PLUMBLINE_TEST(DemonstrationRowsTest)
#include "demonstrationrowstest.moc"
