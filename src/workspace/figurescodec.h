#pragma once

#include "plumbline/analytics/pages.h"
#include "plumbline/domain/error.h"

#include <QByteArray>

/// Pages' figures as bytes for the replica to remember, together with the slice they are for. The format belongs to one
/// build of the program: whatever does not read back is thrown away and computed again.
namespace plumbline::workspace {

template<typename Page>
struct Remembering {
    analytics::Slice slice;
    domain::Currency currency;
    Page page;
};

[[nodiscard]] QByteArray encodeFigures(const Remembering<analytics::PipelinePage> &figures);
[[nodiscard]] QByteArray encodeFigures(const Remembering<analytics::ReceivablesPage> &figures);
[[nodiscard]] QByteArray encodeFigures(const Remembering<analytics::HealthPage> &figures);

[[nodiscard]] bool decodeFigures(const QByteArray &bytes, Remembering<analytics::PipelinePage> &figures);
[[nodiscard]] bool decodeFigures(const QByteArray &bytes, Remembering<analytics::ReceivablesPage> &figures);
[[nodiscard]] bool decodeFigures(const QByteArray &bytes, Remembering<analytics::HealthPage> &figures);

} // namespace plumbline::workspace
