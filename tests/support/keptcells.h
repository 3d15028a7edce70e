#pragma once

#include "plumbline/replica/secret.h"

#include <QByteArray>
#include <QString>

#include <map>

namespace plumbline::tests {

/// Everything in a replica's tables, by table: texts as they are, and of what is kept packed what it unpacks to. What
/// `decryptedPages` can't find since it is compressed is here, and what is here no longer is looked for there.
[[nodiscard]] std::map<QString, QByteArray> keptCells(const QString &folder, const replica::Secret &key);

} // namespace plumbline::tests
