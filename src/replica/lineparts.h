#pragma once

#include "plumbline/domain/commands.h"

#include <QByteArray>

namespace plumbline::replica {

/// Whether an operation with this body travels in one frame.
[[nodiscard]] bool fitsALine(const QByteArray &body);

/// An import, or a part of one, and its bytes.
struct ImportPart {
    domain::ImportRecords import;
    QByteArray body;
};
/// The import in as few parts as halving gives that each fit a line, in the order of its changes, so that what a part points to
/// is in it or before it. Errors: OperationTooLarge where a single change does not fit.
[[nodiscard]] domain::Result<std::vector<ImportPart>> partsOf(domain::ImportRecords import);

} // namespace plumbline::replica
