#pragma once

#include "firstrun/gatecard.h"
#include "plumbline/pages/roster.h"

class QPushButton;

namespace plumbline::pages {

/// Says that this device was taken out of the organisation, what became of the data and of unsent work, and where to go from
/// here.
class RevokedGate final : public GateCard {
    Q_OBJECT
public:
    RevokedGate(const Revocation &revocation, QWidget *parent);

    void start() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void retranslate() override;

private:
    Revocation m_revocation;
    kit::Label *m_data;
    kit::Label *m_work;
    kit::Label *m_next;
    kit::Label *m_folder;
    QPushButton *m_act;
};

} // namespace plumbline::pages
