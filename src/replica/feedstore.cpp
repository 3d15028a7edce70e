#include "feedstore.h"

#include <cstring>

namespace plumbline::replica {
namespace {

using domain::Result;
using domain::Uuid;
using storage::sqlite::Bytes;
using storage::sqlite::Row;
using storage::sqlite::Scan;

template <int Column, int Columns>
Uuid idOrNil(const Row<Columns> &row) {
    const Bytes bytes = row.template get<Column, Bytes>();
    if (bytes.size() != 16)
        return {};
    std::array<std::uint8_t, 16> id;
    std::memcpy(id.data(), bytes.data(), id.size());
    return Uuid(id);
}

template <int Column, int Columns>
std::int32_t integerOr(const Row<Columns> &row, std::int32_t absent) {
    return row.template isNull<Column>() ? absent : row.template get<Column, std::int32_t>();
}

/// Overwrites the array in place, so that a scan allocates no text of its own where the reader keeps none.
template <int Column, int Columns>
void readText(QByteArray &text, const Row<Columns> &row) {
    const std::string_view view = row.template get<Column, std::string_view>();
    if (!text.isDetached())
        text = QByteArray(view.data(), static_cast<qsizetype>(view.size()));
    else
        text.replace(0, text.size(), QByteArrayView(view.data(), static_cast<qsizetype>(view.size())));
}

Scan scan(Continue goOn) {
    return goOn == Continue::Yes ? Scan::Continue : Scan::Stop;
}

} // namespace

FeedStore::Statements::Statements(storage::sqlite::Connection &connection)
    : deals(connection, R"(SELECT id, title, account, product, owner, stage, source, source_ref, base_amount, created_on,
          expected_close, closed_on, probability, revision FROM deal ORDER BY id)"),
      stageChanges(connection, R"(SELECT deal, stage, "on", ordinal, base_amount, revision, expected_close FROM stage_change ORDER BY id)") {}

Result<void> FeedStore::forEachDeal(const std::function<Continue(const DealRow &)> &row) {
    DealRow deal;
    return m_statements.deals.each([&](const Row<14> &each) {
        deal.id = idOrNil<0>(each);
        readText<1>(deal.title, each);
        deal.account = idOrNil<2>(each);
        deal.product = idOrNil<3>(each);
        deal.owner = idOrNil<4>(each);
        deal.stage = idOrNil<5>(each);
        readText<6>(deal.source, each);
        readText<7>(deal.sourceRef, each);
        deal.baseAmount = each.get<8, std::int64_t>();
        deal.createdOn = integerOr<9>(each, NoDay);
        deal.expectedClose = integerOr<10>(each, NoDay);
        deal.closedOn = integerOr<11>(each, NoDay);
        deal.probability = integerOr<12>(each, -1);
        deal.revision = each.get<13, std::int64_t>();
        return scan(row(deal));
    });
}

Result<void> FeedStore::forEachStageChange(const std::function<Continue(const StageChangeRow &)> &row) {
    StageChangeRow change;
    return m_statements.stageChanges.each([&](const Row<7> &each) {
        change.deal = idOrNil<0>(each);
        change.stage = idOrNil<1>(each);
        change.on = integerOr<2>(each, NoDay);
        change.ordinal = each.get<3, std::int32_t>();
        change.baseAmount = each.get<4, std::int64_t>();
        change.revision = each.get<5, std::int64_t>();
        change.expectedClose = integerOr<6>(each, NoDay);
        return scan(row(change));
    });
}

} // namespace plumbline::replica
