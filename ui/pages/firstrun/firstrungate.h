#pragma once

#include "firstrun/gatecard.h"
#include "plumbline/pages/context.h"

#include "plumbline/domain/error.h"

#include <QFutureWatcher>

class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace plumbline::pages {

class CreateForm;
class JoinForm;
class Toggle;

/// The passphrase of every demonstration replica made here; said on screen, since nothing in it is secret.
inline const QString DemonstrationPassphrase = QStringLiteral("demonstration");

/// The first screen of all: found an organisation, join one, open a replica that is there, or look around in a made-up one.
class FirstRunGate final : public GateCard {
    Q_OBJECT
public:
    enum Choice { Create, Join, Open, LookAround };

    FirstRunGate(const Context &context, QWidget *parent);
    ~FirstRunGate() override;

    void start() override;
    void choose(Choice choice);
    void act();
    [[nodiscard]] bool isSettled() const { return !m_isWorking; }
    using GateCard::sentence;

protected:
    void retranslate() override;

private:
    void build();
    QWidget *buildOpen();
    QWidget *buildLookAround();
    QWidget *buildFoot();
    void connectParts();
    void showRecent();
    void create();
    void join();
    void open();
    void lookAround();
    void follow(const QFuture<domain::Result<void>> &work);
    void finished();
    void showWork();
    [[nodiscard]] QString demonstrationFolder() const;
    Context m_context;
    QFutureWatcher<domain::Result<void>> m_work;
    bool m_isWorking = false;
    Toggle *m_choice;
    /// One of these shows; a stack would be as tall as the tallest.
    QWidget *m_panels;
    Choice m_chosen = Create;
    CreateForm *m_create;
    JoinForm *m_join;
    QWidget *m_open;
    QWidget *m_lookAround;
    kit::Label *m_openLabel;
    QLineEdit *m_openFolder;
    QPushButton *m_openChoose;
    /// The replicas opened on this machine, each a button that opens it.
    QWidget *m_recent;
    kit::Label *m_sizeLabel;
    QComboBox *m_size;
    kit::Label *m_demonstration;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_act;
};

} // namespace plumbline::pages
