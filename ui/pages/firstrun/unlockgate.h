#pragma once

#include "firstrun/gatecard.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"

class QPushButton;

namespace plumbline::pages {

class PassphraseField;

/// Opens one replica with its passphrase.
class UnlockGate final : public GateCard {
    Q_OBJECT
public:
    UnlockGate(const Context &context, const QString &folder, QWidget *parent);

    void start() override;
    void explain(const domain::Error &error) override;
    void unlock();
    [[nodiscard]] bool isSettled() const { return !m_opening.isPending(); }
    using GateCard::sentence;

protected:
    void retranslate() override;

private:
    Context m_context;
    QString m_folder;
    models::Latest m_opening;
    /// The hub has to be heard before this opens.
    bool m_needsHub = false;
    kit::Label *m_label;
    PassphraseField *m_passphrase;
    kit::Label *m_place;
    QPushButton *m_another;
    QPushButton *m_act;
    void showBusy();
};

} // namespace plumbline::pages
