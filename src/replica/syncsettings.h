#pragma once

#include "plumbline/replica/syncing.h"
#include "settingstore.h"

namespace plumbline::replica {

/// What an enrolled replica knows of its hub, as texts among the settings. Errors: Damaged where a text is not what was written.
class SyncSettings {
public:
    explicit SyncSettings(SettingStore &settings) : m_settings(settings) {}

    /// Nothing where the replica is not enrolled.
    [[nodiscard]] domain::Result<std::optional<Enrolment>> enrolment();
    [[nodiscard]] domain::Result<void> setEnrolment(const Enrolment &enrolment, const ledger::SigningKey &deviceKey);
    [[nodiscard]] domain::Result<ledger::SigningKey> deviceKey();

    [[nodiscard]] domain::Result<ledger::Cursor> cursor();
    [[nodiscard]] domain::Result<void> setCursor(const ledger::Cursor &cursor);
    [[nodiscard]] domain::Result<std::optional<RunningScan>> scan();
    [[nodiscard]] domain::Result<void> setScan(const std::optional<RunningScan> &scan);
    [[nodiscard]] domain::Result<std::optional<ledger::SignedHead>> head();
    [[nodiscard]] domain::Result<void> setHead(const ledger::SignedHead &head);
    [[nodiscard]] domain::Result<std::optional<domain::Instant>> heardAt();
    [[nodiscard]] domain::Result<void> setHeardAt(domain::Instant instant);
    /// 0 where nothing is kept.
    [[nodiscard]] domain::Result<int> leaseDays();
    [[nodiscard]] domain::Result<void> setLeaseDays(int days);
    [[nodiscard]] domain::Result<int> schema();
    [[nodiscard]] domain::Result<void> setSchema(int schema);
    /// Whether a scan is through and the page behind it has not come.
    [[nodiscard]] domain::Result<bool> isBehindScan();
    enum class Behind { Scan, Page };
    [[nodiscard]] domain::Result<void> setBehind(Behind what);

private:
    [[nodiscard]] domain::Result<int> number(std::string_view name);
    SettingStore &m_settings;
};

} // namespace plumbline::replica
