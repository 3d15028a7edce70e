#pragma once

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

class QTranslator;

namespace plumbline::kit {

enum class Tongue { Chinese, English };

/// `zh_CN`, `en`
[[nodiscard]] QString tongueName(Tongue tongue);
[[nodiscard]] Tongue tongueNamed(QStringView name);
/// The tongue of the system's locale: Chinese for any zh, else English.
[[nodiscard]] Tongue systemTongue();
/// The tongue in force; English before any Language exists.
[[nodiscard]] Tongue currentTongue();

/// Installs every translation of a tongue found under `:/plumbline/translations` and Qt's own, live; widgets follow
/// QEvent::LanguageChange. One per process, owned by whoever owns the QApplication.
class Language : public QObject {
    Q_OBJECT
public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    [[nodiscard]] Tongue tongue() const { return m_tongue; }
    void use(Tongue tongue);

Q_SIGNALS:
    /// After the translators have changed.
    void changed();

private:
    void remove();
    Tongue m_tongue = Tongue::English;
    std::vector<std::unique_ptr<QTranslator>> m_installed;
};

} // namespace plumbline::kit
