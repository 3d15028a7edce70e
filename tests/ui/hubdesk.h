#pragma once

#include "framesample.h"

#include "support/syncworld.h"
#include "sync/tlshub.h"

namespace plumbline::tests {

/// A window that belongs to an organisation, a real hub behind TLS beside it, and a colleague on another workstation whose work
/// reaches the hub while this one is away.
class HubDesk {
public:
    HubDesk();
    ~HubDesk();

    /// A text to paste, for a person of the organisation.
    [[nodiscard]] QString invitation(domain::UserId user);
    /// Joins as the person, opens the window on `page` and waits until everything is here.
    [[nodiscard]] bool join(domain::UserId user, const QString &page);
    [[nodiscard]] bool isUpToDate();

    /// Nothing listens any more, and the window knows.
    [[nodiscard]] bool goOffline();
    /// The hub is there again; the window comes by itself or by `syncNow`.
    void comeBack();

    [[nodiscard]] bool editHere(domain::DealId deal, const QString &field, const domain::Value &value);
    /// As the north team's manager.
    [[nodiscard]] bool editElsewhere(domain::DealId deal, const QString &field, const domain::Value &value);
    /// Both set the field without seeing each other's edit, the colleague first; afterwards the conflict is known here.
    [[nodiscard]] bool collide(domain::DealId deal, const QString &field, const domain::Value &mine, const domain::Value &theirs);
    /// The field as the hub has it.
    [[nodiscard]] domain::Value atHub(domain::DealId deal, const QString &field);
    /// The hub ends the access of the device with this name.
    [[nodiscard]] bool revoke(const QString &device);

    SampleDesk desk;
    SyncWorld world;
    std::unique_ptr<pages::MainWindow> window;

private:
    TestCertificate m_certificate = TestCertificate::make();
    std::unique_ptr<TlsHub> m_server;
    quint16 m_port = 0;
    Workstation *m_colleague = nullptr;
};

inline const QString DeviceName = QStringLiteral("desk by the window");

} // namespace plumbline::tests
