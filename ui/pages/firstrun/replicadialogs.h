#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"

#include "plumbline/domain/error.h"

#include <QDialog>
#include <QFutureWatcher>

class QProgressBar;
class QPushButton;

namespace plumbline::kit {
class Banner;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

class PassphraseField;

/// The current passphrase, and the next one twice. The data key is wrapped anew; the data itself is not rewritten.
class PassphraseDialog final : public QDialog {
    Q_OBJECT
public:
    PassphraseDialog(const Context &context, QWidget *parent);

    void change();
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool isSettled() const { return !m_changing.isPending(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showBusy();
    [[nodiscard]] QString firstGap();
    Context m_context;
    models::Latest m_changing;
    kit::Label *m_explanation;
    kit::Banner *m_banner;
    std::vector<kit::Label *> m_labels;
    PassphraseField *m_current;
    PassphraseField *m_next;
    PassphraseField *m_again;
    kit::Label *m_strength;
    QPushButton *m_cancel;
    QPushButton *m_act;
};

/// Long work on the replica with its progress, a way to end it, and what came of it.
class WorkDialog final : public QDialog {
    Q_OBJECT
public:
    struct Sentences {
        QString title;
        QString working;
        QString done;
        QString cancelled;
    };
    WorkDialog(Sentences sentences, QWidget *parent);
    ~WorkDialog() override;

    void follow(const QFuture<domain::Result<void>> &work);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool isSettled() const { return !m_isWorking; }

public Q_SLOTS:
    /// Esc and the window's button cancel the work first; the dialog closes once it has ended.
    void reject() override;

private:
    void finished();
    Sentences m_sentences;
    QFutureWatcher<domain::Result<void>> m_work;
    bool m_isWorking = false;
    kit::Banner *m_banner;
    kit::Label *m_working;
    QProgressBar *m_progress;
    QPushButton *m_close;
};

} // namespace plumbline::pages
