#include "headcheck.h"

#include "plumbline/sync/errors.h"

namespace plumbline::sync {

Result<void> checkHistory(replica::Syncing &syncing, const wire::Welcome &welcome) {
    const ledger::SignedHead &head = welcome.head;
    if (head.epoch != welcome.epoch || !ledger::isSignedBy(syncing.enrolment().hubKey, ledger::signedBytes(head), head.signature))
        return domain::fail(errors::HistoryRewritten, QStringLiteral("signature"));
    PLUMBLINE_TRY_ASSIGN(const auto seen, syncing.rememberedHead());
    // A restored hub has lost what came after its backup, and says so by its new epoch; nothing can be proved across it.
    if (seen && seen->epoch == head.epoch && seen->size > 0 &&
        !ledger::isConsistent(seen->size, seen->root, head.size, head.root, welcome.consistency))
        return domain::fail(errors::HistoryRewritten, QString::number(seen->size));
    return syncing.rememberHead(head);
}

} // namespace plumbline::sync
