#include "plumbline/kit/settings.h"

namespace plumbline::kit {

Settings::Settings()
    : m_store(std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("plumbline"),
                                          QStringLiteral("plumbline"))) {}

Settings::Settings(const QString &path) : m_store(std::make_unique<QSettings>(path, QSettings::IniFormat)) {}

Settings::~Settings() = default;

void Settings::setOrganisation(const QString &id) {
    m_organisation = id;
}

QByteArray Settings::blob(const QString &key) const {
    return m_store->value(key).toByteArray();
}

void Settings::setBlob(const QString &key, const QByteArray &value) {
    m_store->setValue(key, value);
}

void Settings::removeBlob(const QString &key) {
    m_store->remove(key);
}

void Settings::flush() {
    m_store->sync();
}

QString Settings::fullKey(const char *key, SettingScope scope) const {
    const QString name = QString::fromLatin1(key);
    return scope == SettingScope::Machine ? name : QStringLiteral("organisations/%1/%2").arg(m_organisation, name);
}

} // namespace plumbline::kit
