#include "waitingundos.h"

#include "plumbline/domain/commands.h"
#include "plumbline/ledger/operation.h"

namespace plumbline::workspace {

domain::Result<WaitingUndos> waitingUndos(const replica::Reader &reader)
{
    WaitingUndos undos;
    PLUMBLINE_TRY_ASSIGN(undos.waiting, reader.waiting());
    for (const replica::Waiting &each : undos.waiting) {
        const auto command = ledger::decodeCommand(each.operation.kind, each.operation.body);
        const auto *undo = command ? std::get_if<domain::UndoOperation>(&*command) : nullptr;
        if (undo == nullptr)
            continue;
        undos.positions.insert(undo->ledgerPosition);
        undos.sequences.insert(each.operation.deviceSequence);
        undos.sequences.insert(each.operation.dependsOn.begin(), each.operation.dependsOn.end());
    }
    return undos;
}

} // namespace plumbline::workspace
