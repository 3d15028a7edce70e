#pragma once

#include "plumbline/kit/tokens.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace plumbline::kit {

class Label;

enum class Dismissal { Stays, CanBeClosed };

/// A sentence across the top of a page: read-only and why, stale and how old, what failed and what was kept.
class Banner : public QWidget {
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    /// An empty sentence hides the banner. `act` empty: no button.
    void show(Tone tone, const QString &sentence, const QString &act = {}, Dismissal dismissal = Dismissal::Stays);
    void clear();
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void acted();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    Tone m_tone = Tone::Info;
    QLabel *m_picture;
    Label *m_sentence;
    QPushButton *m_act;
    QToolButton *m_close;
};

/// The bottom line: short facts side by side while all is well, one sentence with its act when something needs the person.
class StatusSentence : public QWidget {
    Q_OBJECT
public:
    explicit StatusSentence(QWidget *parent = nullptr);

    /// `Offline · 3 operations pending · synced 08:05 · position 1,204`: separated by the widget.
    void setFacts(const QStringList &facts);
    /// Replaces the facts until it is cleared by an empty sentence.
    void setSentence(Tone tone, const QString &sentence, const QString &act = {});
    /// Stands before the facts, and before the sentence too; takes it over.
    void setLead(QWidget *lead);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void acted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    QHBoxLayout *m_layout;
    QStringList m_facts;
    Tone m_tone = Tone::Neutral;
    QString m_sentence;
    Label *m_text;
    QPushButton *m_act;
};

} // namespace plumbline::kit
