#pragma once

#include "framesample.h"

#include "support/syncworld.h"
#include "sync/tlshub.h"

namespace plumbline::tests {

/// An organisation with its hub behind TLS, which may go away and come back at the same address.
class HubHouse {
public:
    HubHouse();
    ~HubHouse();

    /// A text to paste, for a person of the organisation.
    [[nodiscard]] QString invitation(domain::UserId user);
    /// Nothing listens any more.
    void goAway();
    void comeBack();
    /// The field of a deal as the hub has it.
    [[nodiscard]] domain::Value atHub(domain::DealId deal, const QString &field);

    SyncWorld world;

private:
    TestCertificate m_certificate = TestCertificate::make();
    std::unique_ptr<TlsHub> m_server;
    quint16 m_port = 0;
};

/// A workstation of that organisation with its window.
class Seat {
public:
    explicit Seat(std::uint64_t seed = 7) : desk(seed) {}
    ~Seat();

    /// Joins as the person, opens the window on `page` and waits until everything is here.
    [[nodiscard]] bool join(HubHouse &house, domain::UserId user, const QString &device, const QString &page);
    /// Connected, nothing waits, and the pages may show it.
    [[nodiscard]] bool isUpToDate();
    /// It has noticed that the hub is away.
    [[nodiscard]] bool isOffline();

    SampleDesk desk;
    std::unique_ptr<pages::MainWindow> window;
};

/// One such workstation, and a colleague on another whose work reaches the hub while this one is away.
class HubDesk : public HubHouse, public Seat {
public:
    HubDesk();

    [[nodiscard]] bool join(domain::UserId user, const QString &page);

    /// Nothing listens any more, and the window knows.
    [[nodiscard]] bool goOffline();

    [[nodiscard]] bool editHere(domain::DealId deal, const QString &field, const domain::Value &value);
    /// As the north team's manager.
    [[nodiscard]] bool editElsewhere(domain::DealId deal, const QString &field, const domain::Value &value);
    /// Both set the field without seeing each other's edit, the colleague first; afterwards the conflict is known here.
    [[nodiscard]] bool collide(domain::DealId deal, const QString &field, const domain::Value &mine, const domain::Value &theirs);
    /// The hub ends the access of the device with this name.
    [[nodiscard]] bool revoke(const QString &device);

private:
    Workstation *m_colleague = nullptr;
};

inline const QString DeviceName = QStringLiteral("desk by the window");

} // namespace plumbline::tests
