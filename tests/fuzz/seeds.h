#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

/// Valid bytes of everything, the same every time.
namespace plumbline::fuzz {

[[nodiscard]] std::vector<QByteArray> deviceSeeds();
[[nodiscard]] std::vector<QByteArray> hubSeeds();
[[nodiscard]] std::vector<QByteArray> rowSeeds();
[[nodiscard]] std::vector<QByteArray> operationSeeds();
[[nodiscard]] std::vector<QByteArray> commandSeeds();
[[nodiscard]] std::vector<QByteArray> auditSeeds();

/// Every kind of command, in the order of Command's alternatives.
[[nodiscard]] std::vector<QString> commandKinds();
/// The key that the audit seeds hold against.
[[nodiscard]] QByteArray auditHubKey();

} // namespace plumbline::fuzz
