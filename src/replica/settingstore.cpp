#include "settingstore.h"

#include "plumbline/replica/errors.h"

namespace plumbline::replica {
namespace {

using domain::Result;
using storage::sqlite::Row;

constexpr std::string_view Device = "device";
constexpr std::string_view OwnerUser = "owner_user";
constexpr std::string_view OwnerRole = "owner_role";

} // namespace

SettingStore::Statements::Statements(storage::sqlite::Connection &connection)
    : get(connection, R"(SELECT value FROM setting WHERE name = ?1)"),
      set(connection,
          R"(INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value)"),
      figures(connection, R"(SELECT made_at, figures FROM remembered_figures WHERE page = ?1)"),
      setFigures(connection, R"(INSERT INTO remembered_figures (page, made_at, figures) VALUES (?1, ?2, ?3)
          ON CONFLICT (page) DO UPDATE SET made_at = excluded.made_at, figures = excluded.figures)"),
      remove(connection, R"(DELETE FROM setting WHERE name = ?1)"),
      // All of them: they may say something of rows that are no longer here.
      deleteFigures(connection, R"(DELETE FROM remembered_figures)") {}

Result<ledger::DeviceId> SettingStore::device() {
    PLUMBLINE_TRY_ASSIGN(const auto text, m_statements.get.value<QString>(Device));
    const auto id = domain::Uuid::parse(text.value_or(QString()));
    if (!id)
        return domain::fail(errors::Damaged, QStringLiteral("setting: device"));
    return ledger::DeviceId(*id);
}

Result<void> SettingStore::setDevice(ledger::DeviceId device) {
    return m_statements.set.run(Device, device.toString());
}

Result<std::optional<domain::Actor>> SettingStore::owner() {
    PLUMBLINE_TRY_ASSIGN(const auto user, m_statements.get.value<QString>(OwnerUser));
    PLUMBLINE_TRY_ASSIGN(const auto role, m_statements.get.value<QString>(OwnerRole));
    if (!user && !role)
        return std::optional<domain::Actor>();
    const auto id = domain::Uuid::parse(user.value_or(QString()));
    const auto as = domain::fromToken<domain::Role>(role.value_or(QString()));
    if (!id || !as)
        return domain::fail(errors::Damaged, QStringLiteral("setting: owner"));
    return std::optional(domain::Actor{domain::UserId(*id), *as});
}

Result<void> SettingStore::setOwner(const domain::Actor &owner) {
    PLUMBLINE_TRY(m_statements.set.run(OwnerUser, owner.user.toString()));
    return m_statements.set.run(OwnerRole, domain::toToken(owner.role));
}

Result<std::optional<Reader::Remembered>> SettingStore::rememberedFigures(const QString &page) {
    return m_statements.figures.first(
        [](const Row<2> &row) {
            return Reader::Remembered{row.get<0, std::int64_t>(), row.get<1, QByteArray>()};
        },
        page);
}

Result<void> SettingStore::rememberFigures(const QString &page, ledger::Position madeAt, const QByteArray &figures) {
    return m_statements.setFigures.run(page, madeAt, storage::sqlite::bytesOf(figures));
}

Result<void> SettingStore::forgetFigures() {
    return m_statements.deleteFigures.run();
}

Result<std::optional<QString>> SettingStore::text(std::string_view name) {
    return m_statements.get.value<QString>(name);
}

Result<void> SettingStore::setText(std::string_view name, const QString &text) {
    return m_statements.set.run(name, text);
}

Result<void> SettingStore::removeText(std::string_view name) {
    return m_statements.remove.run(name);
}

} // namespace plumbline::replica
