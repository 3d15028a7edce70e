#pragma once

#include "plumbline/kit/tokens.h"

#include <QObject>
#include <QString>

#include <deque>
#include <functional>
#include <vector>

namespace plumbline::kit {

/// A way to answer, worded as its act: "Discard the changes".
struct Answer {
    QString id;
    QString text;
    /// The act cannot be taken back.
    bool destructive = false;
};

struct Question {
    Tone tone = Tone::Info;
    QString title;
    /// What happened or what is about to happen.
    QString sentence;
    /// What is kept, what to do.
    QString advice;
    std::vector<Answer> answers;
    /// Enter chooses it; Esc gives an empty id.
    QString defaultAnswer;
};

struct FileQuestion {
    QString title;
    /// Suggested path or folder.
    QString suggestion;
    /// "CSV files (*.csv)", each one filter.
    QStringList filters;
};

/// Where a person's files are: the documents folder, or the home folder where there is none.
[[nodiscard]] QString documentsFolder();

/// The seam in front of every dialog of the system. Nothing blocks: answers come to `answered` unless `context` is gone.
class Prompt {
public:
    virtual ~Prompt() = default;
    /// Answers with an id, or empty when dismissed.
    virtual void ask(QWidget *parent, const Question &question, QObject *context, std::function<void(QString)> answered) = 0;
    /// A path, or empty when dismissed.
    virtual void saveFile(QWidget *parent, const FileQuestion &question, QObject *context,
                          std::function<void(QString)> answered) = 0;
    virtual void openFile(QWidget *parent, const FileQuestion &question, QObject *context,
                          std::function<void(QString)> answered) = 0;
};

/// Window-modal dialogs.
class DialogPrompt final : public Prompt {
public:
    void ask(QWidget *parent, const Question &question, QObject *context, std::function<void(QString)> answered) override;
    void saveFile(QWidget *parent, const FileQuestion &question, QObject *context,
                  std::function<void(QString)> answered) override;
    void openFile(QWidget *parent, const FileQuestion &question, QObject *context,
                  std::function<void(QString)> answered) override;
};

/// For tests: gives prepared answers at once, in order, and keeps what was asked. Out of answers it throws InvariantError.
class ScriptedPrompt final : public Prompt {
public:
    void answer(QString text) { m_answers.push_back(std::move(text)); }
    [[nodiscard]] const std::vector<QString> &asked() const { return m_asked; }
    [[nodiscard]] bool isExhausted() const { return m_answers.empty(); }
    void ask(QWidget *parent, const Question &question, QObject *context, std::function<void(QString)> answered) override;
    void saveFile(QWidget *parent, const FileQuestion &question, QObject *context,
                  std::function<void(QString)> answered) override;
    void openFile(QWidget *parent, const FileQuestion &question, QObject *context,
                  std::function<void(QString)> answered) override;

private:
    void give(const QString &asked, const std::function<void(QString)> &answered);
    std::deque<QString> m_answers;
    std::vector<QString> m_asked;
};

} // namespace plumbline::kit
