#pragma once

#include "plumbline/replica/reader.h"
#include "plumbline/storage/sqlite/statement.h"

namespace plumbline::replica {

/// What the replica knows about itself: its device, its owner; and the figures pages showed last.
class SettingStore {
public:
    explicit SettingStore(storage::sqlite::Connection &connection) : m_statements(connection) {}

    /// Errors: Damaged when it is not there.
    [[nodiscard]] domain::Result<ledger::DeviceId> device();
    [[nodiscard]] domain::Result<void> setDevice(ledger::DeviceId device);
    /// Nothing until someone founded or enrolled.
    [[nodiscard]] domain::Result<std::optional<domain::Actor>> owner();
    [[nodiscard]] domain::Result<void> setOwner(const domain::Actor &owner);

    /// Texts by name, for what belongs to one part of the replica; see SyncSettings.
    [[nodiscard]] domain::Result<std::optional<QString>> text(std::string_view name);
    [[nodiscard]] domain::Result<void> setText(std::string_view name, const QString &text);
    [[nodiscard]] domain::Result<void> removeText(std::string_view name);

    [[nodiscard]] domain::Result<std::optional<Reader::Remembered>> rememberedFigures(const QString &page);
    [[nodiscard]] domain::Result<void> rememberFigures(const QString &page, ledger::Position madeAt, const QByteArray &figures);
    [[nodiscard]] domain::Result<void> forgetFigures();

private:
    struct Statements {
        explicit Statements(storage::sqlite::Connection &connection);
        storage::sqlite::Statement<1, 1> get;
        storage::sqlite::Statement<2> set;
        storage::sqlite::Statement<1, 2> figures;
        storage::sqlite::Statement<3> setFigures;
        storage::sqlite::Statement<1> remove;
        storage::sqlite::Statement<0> deleteFigures;
    };
    Statements m_statements;
};

} // namespace plumbline::replica
