#pragma once

#include <QByteArray>
#include <QHash>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <QVariant>

#include <memory>

namespace plumbline::kit {

/// Where a setting counts: for the person on this machine, or for one organisation's replica on it.
enum class SettingScope { Machine, Organisation };

/// A setting with its type and what it is when nobody set it. Declare them as constants; the key is stable.
template <typename T>
struct Setting {
    const char *key;
    T fallback;
    SettingScope scope = SettingScope::Machine;
};

/// Typed settings over QSettings. Keys of newer versions, or of other programs, survive; a value that does not read as
/// its type counts as not set. Nothing of the replica's content is kept here.
/// Values are read once and written behind the caller's back: QSettings waits for the disk whenever it writes.
class Settings {
public:
    /// The person's own file in the usual place.
    Settings();
    /// A file of one's own, INI; for tests and portable installations.
    explicit Settings(const QString &path);
    /// Writes what is not written yet.
    ~Settings();
    Settings(const Settings &) = delete;
    Settings &operator=(const Settings &) = delete;

    /// Whose values Organisation settings mean from now on; an id, never a name.
    void setOrganisation(const QString &id);

    template <typename T>
    [[nodiscard]] T value(const Setting<T> &setting) const {
        const QVariant stored = m_values.value(fullKey(setting.key, setting.scope));
        return stored.isValid() && stored.canConvert<T>() && QVariant(stored).convert(QMetaType::fromType<T>())
                   ? stored.value<T>()
                   : setting.fallback;
    }
    template <typename T>
    void set(const Setting<T> &setting, const T &value) {
        keep(fullKey(setting.key, setting.scope), QVariant::fromValue(value));
    }
    template <typename T>
    void reset(const Setting<T> &setting) {
        keep(fullKey(setting.key, setting.scope), {});
    }

    /// For keys made at run time, such as a table's columns: `tables/<key>`.
    [[nodiscard]] QByteArray blob(const QString &key) const;
    void setBlob(const QString &key, const QByteArray &value);
    void removeBlob(const QString &key);

    /// Writes what is not written yet and waits for it.
    void flush();

private:
    void read(const QSettings &store);
    /// An invalid value takes the key away.
    void keep(const QString &key, const QVariant &value);
    void write();
    [[nodiscard]] QString fullKey(const char *key, SettingScope scope) const;

    QString m_path;
    QHash<QString, QVariant> m_values;
    QHash<QString, QVariant> m_unwritten;
    /// Several values in a row are written at once.
    QTimer m_resting;
    QThreadPool m_writer;
    QString m_organisation;
};

namespace settings {
/// `light`, `dark`, `system`
inline const Setting<QString> Theme{"look/theme", QStringLiteral("system"), SettingScope::Machine};
/// `zh_CN`, `en`; empty: as the system
inline const Setting<QString> Language{"look/language", QString(), SettingScope::Machine};
inline const Setting<QByteArray> WindowGeometry{"window/geometry", QByteArray(), SettingScope::Machine};
inline const Setting<QByteArray> WindowState{"window/state", QByteArray(), SettingScope::Machine};
/// The page to come back to.
inline const Setting<QString> LastPage{"window/page", QString(), SettingScope::Machine};
/// The replica opened last: its path.
inline const Setting<QString> LastReplica{"replica/last", QString(), SettingScope::Machine};
/// The replicas opened on this machine, the last one first: their paths.
inline const Setting<QStringList> RecentReplicas{"replica/recent", QStringList(), SettingScope::Machine};
} // namespace settings

} // namespace plumbline::kit
