#include "syncsettings.h"

#include "plumbline/replica/errors.h"

#include <QStringList>

namespace plumbline::replica {
namespace {

using domain::Result;
using domain::Uuid;
using ledger::Cursor;

constexpr std::string_view Organisation = "hub_organisation";
constexpr std::string_view HubKey = "hub_key";
constexpr std::string_view Address = "hub_address";
constexpr std::string_view Certificate = "hub_certificate";
constexpr std::string_view DeviceKey = "device_key";
constexpr std::string_view CursorName = "cursor";
constexpr std::string_view ScanName = "scan";
constexpr std::string_view Head = "hub_head";
constexpr std::string_view Heard = "hub_heard_at";
constexpr std::string_view Lease = "hub_lease_days";
constexpr std::string_view Schema = "hub_schema";
constexpr std::string_view BehindScan = "behind_scan";

tl::unexpected<domain::Error> damaged(std::string_view name) {
    return domain::fail(errors::Damaged,
                        QStringLiteral("setting: ") + QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
}

QString hex(const QByteArray &bytes) {
    return QString::fromLatin1(bytes.toHex());
}

QByteArray unhex(const QString &text) {
    return QByteArray::fromHex(text.toLatin1());
}

/// Words of one setting, read one after the other; whether all were what they should be is asked at the end.
class Words {
public:
    explicit Words(const QString &text) : m_words(text.split(u' ')) {}
    [[nodiscard]] QString word() {
        m_good = m_good && m_next < m_words.size();
        return m_good ? m_words[m_next++] : QString();
    }
    [[nodiscard]] std::int64_t number() {
        bool good = false;
        const std::int64_t value = word().toLongLong(&good);
        m_good = m_good && good;
        return value;
    }
    [[nodiscard]] Uuid uuid() {
        const auto id = Uuid::parse(word());
        m_good = m_good && id.has_value();
        return id.value_or(Uuid());
    }
    [[nodiscard]] bool hasMore() const { return m_next < m_words.size(); }
    [[nodiscard]] bool areGood() const { return m_good && m_next == m_words.size(); }

private:
    QStringList m_words;
    qsizetype m_next = 0;
    bool m_good = true;
};

QString textOf(const Cursor &cursor) {
    return QStringLiteral("%1 %2 %3").arg(cursor.epoch.toString()).arg(cursor.scopeVersion).arg(cursor.position);
}

Cursor cursorFrom(Words &words) {
    Cursor cursor;
    cursor.epoch = ledger::EpochId(words.uuid());
    cursor.scopeVersion = words.number();
    cursor.position = words.number();
    return cursor;
}

} // namespace

Result<std::optional<Enrolment>> SyncSettings::enrolment() {
    PLUMBLINE_TRY_ASSIGN(const auto organisation, m_settings.text(Organisation));
    if (!organisation)
        return std::optional<Enrolment>();
    const auto id = Uuid::parse(*organisation);
    PLUMBLINE_TRY_ASSIGN(const auto owner, m_settings.owner());
    if (!id || !owner)
        return damaged(Organisation);
    Enrolment enrolment;
    enrolment.organisation = domain::OrganisationId(*id);
    enrolment.user = *owner;
    PLUMBLINE_TRY_ASSIGN(enrolment.device, m_settings.device());
    PLUMBLINE_TRY_ASSIGN(const auto hubKey, m_settings.text(HubKey));
    PLUMBLINE_TRY_ASSIGN(const auto address, m_settings.text(Address));
    PLUMBLINE_TRY_ASSIGN(const auto certificate, m_settings.text(Certificate));
    enrolment.hubKey = unhex(hubKey.value_or(QString()));
    enrolment.address = address.value_or(QString());
    enrolment.certificate = unhex(certificate.value_or(QString()));
    return std::optional(std::move(enrolment));
}

Result<void> SyncSettings::setEnrolment(const Enrolment &enrolment, const ledger::SigningKey &deviceKey) {
    PLUMBLINE_TRY(m_settings.setText(Organisation, enrolment.organisation.toString()));
    PLUMBLINE_TRY(m_settings.setOwner(enrolment.user));
    PLUMBLINE_TRY(m_settings.setDevice(enrolment.device));
    PLUMBLINE_TRY(m_settings.setText(HubKey, hex(enrolment.hubKey)));
    PLUMBLINE_TRY(m_settings.setText(Address, enrolment.address));
    PLUMBLINE_TRY(m_settings.setText(Certificate, hex(enrolment.certificate)));
    return m_settings.setText(DeviceKey, hex(deviceKey.seed()));
}

Result<ledger::SigningKey> SyncSettings::deviceKey() {
    PLUMBLINE_TRY_ASSIGN(const auto text, m_settings.text(DeviceKey));
    auto key = ledger::SigningKey::fromSeed(unhex(text.value_or(QString())));
    if (!key)
        return damaged(DeviceKey);
    return key;
}

Result<Cursor> SyncSettings::cursor() {
    PLUMBLINE_TRY_ASSIGN(const auto text, m_settings.text(CursorName));
    if (!text)
        return Cursor();
    Words words(*text);
    const Cursor cursor = cursorFrom(words);
    if (!words.areGood())
        return damaged(CursorName);
    return cursor;
}

Result<void> SyncSettings::setCursor(const Cursor &cursor) {
    return m_settings.setText(CursorName, textOf(cursor));
}

Result<std::optional<RunningScan>> SyncSettings::scan() {
    PLUMBLINE_TRY_ASSIGN(const auto text, m_settings.text(ScanName));
    if (!text)
        return std::optional<RunningScan>();
    Words words(*text);
    RunningScan scan;
    scan.kind = words.word() == u"first" ? ScanKind::First : ScanKind::Again;
    scan.at = cursorFrom(words);
    scan.next.kind = static_cast<domain::EntityKind>(words.number());
    scan.next.after = words.uuid();
    // Scans that an earlier version began do not say.
    if (words.hasMore())
        scan.schema = static_cast<int>(words.number());
    if (!words.areGood())
        return damaged(ScanName);
    return std::optional(scan);
}

Result<void> SyncSettings::setScan(const std::optional<RunningScan> &scan) {
    if (!scan)
        return m_settings.removeText(ScanName);
    return m_settings.setText(ScanName, QStringLiteral("%1 %2 %3 %4 %5")
                                            .arg(scan->kind == ScanKind::First ? u"first" : u"again", textOf(scan->at))
                                            .arg(static_cast<int>(scan->next.kind))
                                            .arg(scan->next.after.toString())
                                            .arg(scan->schema));
}

Result<std::optional<ledger::SignedHead>> SyncSettings::head() {
    PLUMBLINE_TRY_ASSIGN(const auto text, m_settings.text(Head));
    if (!text)
        return std::optional<ledger::SignedHead>();
    Words words(*text);
    ledger::SignedHead head;
    head.epoch = ledger::EpochId(words.uuid());
    head.size = words.number();
    const QByteArray root = unhex(words.word());
    head.signedAt = domain::Instant(std::chrono::microseconds(words.number()));
    head.signature = unhex(words.word());
    if (!words.areGood() || static_cast<std::size_t>(root.size()) != head.root.size())
        return damaged(Head);
    std::ranges::copy(root, head.root.begin());
    return std::optional(std::move(head));
}

Result<void> SyncSettings::setHead(const ledger::SignedHead &head) {
    const QByteArray root(reinterpret_cast<const char *>(head.root.data()), static_cast<qsizetype>(head.root.size()));
    return m_settings.setText(Head, QStringLiteral("%1 %2 %3 %4 %5")
                                        .arg(head.epoch.toString())
                                        .arg(head.size)
                                        .arg(hex(root))
                                        .arg(std::int64_t{head.signedAt.time_since_epoch().count()})
                                        .arg(hex(head.signature)));
}

Result<std::optional<domain::Instant>> SyncSettings::heardAt() {
    PLUMBLINE_TRY_ASSIGN(const auto text, m_settings.text(Heard));
    if (!text)
        return std::optional<domain::Instant>();
    return std::optional(domain::Instant(std::chrono::microseconds(text->toLongLong())));
}

Result<void> SyncSettings::setHeardAt(domain::Instant instant) {
    return m_settings.setText(Heard, QString::number(std::int64_t{instant.time_since_epoch().count()}));
}

Result<int> SyncSettings::number(std::string_view name) {
    PLUMBLINE_TRY_ASSIGN(const auto text, m_settings.text(name));
    return text ? text->toInt() : 0;
}

Result<int> SyncSettings::leaseDays() {
    return number(Lease);
}

Result<void> SyncSettings::setLeaseDays(int days) {
    return m_settings.setText(Lease, QString::number(days));
}

Result<int> SyncSettings::schema() {
    return number(Schema);
}

Result<void> SyncSettings::setSchema(int schema) {
    return m_settings.setText(Schema, QString::number(schema));
}

Result<bool> SyncSettings::isBehindScan() {
    PLUMBLINE_TRY_ASSIGN(const auto text, m_settings.text(BehindScan));
    return text.has_value();
}

Result<void> SyncSettings::setBehind(Behind what) {
    return what == Behind::Scan ? m_settings.setText(BehindScan, QStringLiteral("1")) : m_settings.removeText(BehindScan);
}

} // namespace plumbline::replica
