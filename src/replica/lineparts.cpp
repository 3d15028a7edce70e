#include "lineparts.h"

#include "plumbline/ledger/operation.h"
#include "plumbline/ledger/packed.h"
#include "plumbline/replica/errors.h"

namespace plumbline::replica {

using domain::Change;
using domain::Result;

/// As it is up to `Plain` bytes, packed to no more than these above, and what packs to next to nothing is refused by whoever
/// unpacks it.
bool fitsALine(const QByteArray &body) {
    constexpr qsizetype Plain = 6 << 20;
    constexpr qsizetype Unpacked = 48 << 20;
    constexpr qsizetype Ratio = 100;
    if (body.size() <= Plain)
        return true;
    const qsizetype packed = body.size() > Unpacked ? 0 : ledger::packed(body).size();
    return packed > 0 && packed <= Plain && body.size() <= packed * Ratio;
}

Result<std::vector<ImportPart>> partsOf(domain::ImportRecords import) {
    std::vector<ImportPart> parts;
    // Those still to be looked at, the first on top.
    std::vector<domain::ImportRecords> open;
    open.push_back(std::move(import));
    while (!open.empty()) {
        domain::ImportRecords next = std::move(open.back());
        open.pop_back();
        QByteArray body = ledger::encodeCommand(next);
        if (fitsALine(body)) {
            parts.push_back({std::move(next), std::move(body)});
            continue;
        }
        const auto count = std::ssize(next.changes);
        if (count < 2)
            return domain::fail(errors::OperationTooLarge, QString::number(count));
        const auto middle = next.changes.begin() + count / 2;
        domain::ImportRecords second{next.fileName, next.fileHash, {}};
        second.changes.assign(std::make_move_iterator(middle), std::make_move_iterator(next.changes.end()));
        next.changes.erase(middle, next.changes.end());
        open.push_back(std::move(second));
        open.push_back(std::move(next));
    }
    return parts;
}

} // namespace plumbline::replica
