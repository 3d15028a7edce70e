#include "firstrun/replicadialogs.h"

#include "firstrun/passphrasefield.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"
#include "plumbline/replica/passphrase.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

namespace plumbline::pages {

namespace {

constexpr int DialogWidthUnits = 110;
using replica::ShortestPassphrase;

QVBoxLayout *makeLayout(QDialog &dialog) {
    const kit::Tokens &t = kit::tokens();
    auto *layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(t.space(5), t.space(5), t.space(5), t.space(4));
    layout->setSpacing(t.space(1));
    dialog.setMinimumWidth(t.space(DialogWidthUnits));
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.setWindowModality(Qt::WindowModal);
    return layout;
}

} // namespace

PassphraseDialog::PassphraseDialog(const Context &context, QWidget *parent)
    : QDialog(parent),
      m_context(context),
      m_explanation(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_banner(new kit::Banner(this)),
      m_current(new PassphraseField(this)),
      m_next(new PassphraseField(this)),
      m_again(new PassphraseField(this)),
      m_strength(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)),
      m_cancel(new QPushButton(this)),
      m_act(new QPushButton(this)) {
    build();
    retranslate();
    showBusy();
    m_current->edit()->setFocus(Qt::OtherFocusReason);
}

void PassphraseDialog::build() {
    const kit::Tokens &t = kit::tokens();
    setObjectName(QStringLiteral("passphrase"));
    m_current->edit()->setObjectName(QStringLiteral("passphrase.current"));
    m_next->edit()->setObjectName(QStringLiteral("passphrase.next"));
    m_again->edit()->setObjectName(QStringLiteral("passphrase.again"));
    m_act->setObjectName(QStringLiteral("passphrase.act"));
    m_explanation->setOverflow(kit::Label::Overflow::Wrap);
    m_strength->setOverflow(kit::Label::Overflow::Wrap);
    kit::setButtonWeight(m_act, kit::ButtonWeight::Primary);
    m_act->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    QVBoxLayout *layout = makeLayout(*this);
    layout->addWidget(m_explanation);
    layout->addWidget(m_banner);
    layout->addSpacing(t.space(2));
    for (PassphraseField *field : {m_current, m_next, m_again}) {
        auto *label = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this);
        label->setBuddy(field->edit());
        m_labels.push_back(label);
        layout->addWidget(label);
        layout->addWidget(field);
        layout->addSpacing(t.space(2));
        connect(field, &PassphraseField::entered, this, &PassphraseDialog::change);
    }
    layout->addWidget(m_strength);
    layout->addSpacing(t.space(3));
    auto *acts = new QHBoxLayout;
    acts->setSpacing(t.space(2));
    acts->addStretch();
    acts->addWidget(m_cancel);
    acts->addWidget(m_act);
    layout->addLayout(acts);
    connect(m_next, &PassphraseField::edited, this, [this] { m_strength->setText(strengthText(strengthOf(m_next->text()))); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &PassphraseDialog::change);
}

QString PassphraseDialog::firstGap() {
    const auto gap = [](PassphraseField *field, const QString &sentence) {
        field->edit()->setFocus(Qt::OtherFocusReason);
        return sentence;
    };
    if (m_current->text().isEmpty())
        return gap(m_current, tr("Type the passphrase in force first."));
    if (m_next->text().size() < ShortestPassphrase)
        return gap(m_next, tr("The new passphrase needs at least %1 characters.").arg(ShortestPassphrase));
    if (m_next->text() != m_again->text())
        return gap(m_again, tr("The two new passphrases are not the same. Type the second one again."));
    return {};
}

void PassphraseDialog::change() {
    if (m_changing.isPending())
        return;
    if (const QString gap = firstGap(); !gap.isEmpty()) {
        m_banner->show(kit::Tone::Watch, gap);
        return;
    }
    m_changing.ask(m_context.workspace.changePassphrase(m_current->secret(), m_next->secret()), this,
                   [this](const domain::Result<void> &changed) {
                       showBusy();
                       if (!changed) {
                           m_banner->show(kit::Tone::Bad, workspace::errorText(changed.error()));
                           m_current->edit()->setFocus(Qt::OtherFocusReason);
                           m_current->edit()->selectAll();
                           return;
                       }
                       for (PassphraseField *field : {m_current, m_next, m_again}) {
                           field->clear();
                           field->setEnabled(false);
                       }
                       m_strength->clear();
                       m_banner->show(kit::Tone::Good,
                                      tr("The passphrase is changed. Earlier backups still open with the one before."));
                       m_act->hide();
                       m_cancel->setText(tr("Close"));
                       m_cancel->setFocus(Qt::OtherFocusReason);
                   });
    showBusy();
}

void PassphraseDialog::showBusy() {
    m_act->setEnabled(!m_changing.isPending());
    m_act->setText(m_changing.isPending() ? tr("Changing…") : tr("Change the passphrase"));
}

QString PassphraseDialog::sentence() const {
    return m_banner->sentence();
}

void PassphraseDialog::retranslate() {
    setWindowTitle(tr("Change the passphrase"));
    m_explanation->setText(
        tr("Only the key is locked anew; the data itself is not rewritten. Nobody can recover the passphrase."));
    const std::array<QString, 3> names{tr("Passphrase in force"), tr("New passphrase"), tr("New passphrase again")};
    const std::array<PassphraseField *, 3> fields{m_current, m_next, m_again};
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_labels[i]->setText(names[i]);
        fields[i]->setAccessibleText(names[i]);
        fields[i]->retranslate();
    }
    m_strength->setText(strengthText(strengthOf(m_next->text())));
    m_cancel->setText(tr("Cancel"));
    showBusy();
}

void PassphraseDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

WorkDialog::WorkDialog(Sentences sentences, QWidget *parent)
    : QDialog(parent),
      m_sentences(std::move(sentences)),
      m_banner(new kit::Banner(this)),
      m_working(new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, this)),
      m_progress(new QProgressBar(this)),
      m_close(new QPushButton(this)) {
    const kit::Tokens &t = kit::tokens();
    setObjectName(QStringLiteral("work"));
    setWindowTitle(m_sentences.title);
    m_working->setOverflow(kit::Label::Overflow::Wrap);
    m_working->setText(m_sentences.working);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(m_sentences.working);
    m_close->setObjectName(QStringLiteral("work.close"));
    m_close->setText(tr("Cancel"));
    QVBoxLayout *layout = makeLayout(*this);
    layout->addWidget(m_working);
    layout->addSpacing(t.space(2));
    layout->addWidget(m_progress);
    layout->addWidget(m_banner);
    layout->addSpacing(t.space(3));
    layout->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QPushButton::clicked, this, &WorkDialog::reject);
    connect(&m_work, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(&m_work, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_work, &QFutureWatcherBase::finished, this, &WorkDialog::finished);
}

WorkDialog::~WorkDialog() {
    m_work.disconnect(this);
    m_work.cancel();
}

void WorkDialog::follow(const QFuture<domain::Result<void>> &work) {
    m_isWorking = true;
    m_work.setFuture(work);
}

void WorkDialog::reject() {
    if (!m_isWorking) {
        QDialog::reject();
        return;
    }
    m_close->setEnabled(false);
    m_work.cancel();
}

void WorkDialog::finished() {
    m_isWorking = false;
    m_working->hide();
    m_progress->hide();
    m_close->setEnabled(true);
    m_close->setText(tr("Close"));
    m_close->setFocus(Qt::OtherFocusReason);
    if (m_work.future().resultCount() == 0)
        m_banner->show(kit::Tone::Info, m_sentences.cancelled);
    else if (const domain::Result<void> done = m_work.future().resultAt(0); done)
        m_banner->show(kit::Tone::Good, m_sentences.done);
    else
        m_banner->show(kit::Tone::Bad, workspace::errorText(done.error()));
}

QString WorkDialog::sentence() const {
    return m_banner->sentence();
}

} // namespace plumbline::pages
