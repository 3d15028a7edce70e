#include "plumbline/kit/settings.h"

#include <QSettings>

namespace plumbline::kit {

namespace {

constexpr std::chrono::milliseconds WriteRest{200};

} // namespace

Settings::Settings() {
    read(QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("plumbline"), QStringLiteral("plumbline")));
}

Settings::Settings(const QString &path) {
    read(QSettings(path, QSettings::IniFormat));
}

Settings::~Settings() {
    flush();
}

void Settings::read(const QSettings &store) {
    m_path = store.fileName();
    for (const QString &key : store.allKeys())
        m_values.insert(key, store.value(key));
    m_writer.setMaxThreadCount(1);
    m_resting.setSingleShot(true);
    m_resting.setInterval(WriteRest);
    QObject::connect(&m_resting, &QTimer::timeout, &m_resting, [this] { write(); });
}

void Settings::keep(const QString &key, const QVariant &value) {
    if (m_values.value(key) == value)
        return;
    if (value.isValid())
        m_values.insert(key, value);
    else
        m_values.remove(key);
    m_unwritten.insert(key, value);
    m_resting.start();
}

/// Only what was set here: keys that others write to the same file stay as they are.
void Settings::write() {
    if (m_unwritten.isEmpty())
        return;
    m_writer.start([path = m_path, values = std::exchange(m_unwritten, {})] {
        QSettings store(path, QSettings::IniFormat);
        for (auto each = values.begin(); each != values.end(); ++each) {
            if (each.value().isValid())
                store.setValue(each.key(), each.value());
            else
                store.remove(each.key());
        }
        store.sync();
    });
}

QByteArray Settings::blob(const QString &key) const {
    return m_values.value(key).toByteArray();
}

void Settings::setBlob(const QString &key, const QByteArray &value) {
    keep(key, value);
}

void Settings::removeBlob(const QString &key) {
    keep(key, {});
}

void Settings::flush() {
    m_resting.stop();
    write();
    m_writer.waitForDone();
}

void Settings::setOrganisation(const QString &id) {
    m_organisation = id;
}

QString Settings::fullKey(const char *key, SettingScope scope) const {
    const QString name = QString::fromLatin1(key);
    return scope == SettingScope::Machine ? name : QStringLiteral("organisations/%1/%2").arg(m_organisation, name);
}

} // namespace plumbline::kit
