#include "plumbline/kit/prompt.h"

#include "plumbline/domain/error.h"
#include "plumbline/kit/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTreeView>

namespace plumbline::kit {

namespace {

QMessageBox::Icon iconOf(Tone tone) {
    switch (tone) {
    case Tone::Bad:
        return QMessageBox::Critical;
    case Tone::Watch:
        return QMessageBox::Warning;
    case Tone::Neutral:
    case Tone::Good:
    case Tone::Info:
        break;
    }
    return QMessageBox::Information;
}

void openDialog(QFileDialog *dialog, const FileQuestion &question, QObject *context,
                const std::function<void(QString)> &answered) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setWindowTitle(question.title);
    dialog->setNameFilters(question.filters);
    // Sizes and dates are read, not guessed.
    if (const auto *list = dialog->findChild<QTreeView *>(QStringLiteral("treeView")))
        list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QObject::connect(dialog, &QFileDialog::fileSelected, context, [answered](const QString &path) { answered(path); });
    QObject::connect(dialog, &QDialog::rejected, context, [answered] { answered(QString()); });
    dialog->open();
}

} // namespace

QString documentsFolder() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

void DialogPrompt::ask(QWidget *parent, const Question &question, QObject *context, std::function<void(QString)> answered) {
    auto *box = new QMessageBox(iconOf(question.tone), question.title, question.sentence, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(question.advice);
    box->setTextFormat(Qt::PlainText);
    for (const Answer &answer : question.answers) {
        QPushButton *button =
            box->addButton(answer.text, answer.destructive ? QMessageBox::DestructiveRole : QMessageBox::AcceptRole);
        button->setObjectName(answer.id);
        if (answer.id == question.defaultAnswer) {
            setButtonWeight(button, ButtonWeight::Primary);
            box->setDefaultButton(button);
        }
    }
    // Esc always leads out, also where the answers are all acts.
    box->setEscapeButton(box->addButton(QCoreApplication::translate("Prompt", "Go back"), QMessageBox::RejectRole));
    QObject::connect(box, &QDialog::finished, context, [box, answered = std::move(answered)] {
        const QAbstractButton *clicked = box->clickedButton();
        answered(clicked != nullptr ? clicked->objectName() : QString());
    });
    box->open();
}

void DialogPrompt::saveFile(QWidget *parent, const FileQuestion &question, QObject *context,
                            std::function<void(QString)> answered) {
    auto *dialog = new QFileDialog(parent);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    const QFileInfo suggested(question.suggestion);
    dialog->setDirectory(suggested.dir().exists() ? suggested.path() : documentsFolder());
    dialog->selectFile(suggested.fileName());
    if (!question.filters.isEmpty())
        dialog->setDefaultSuffix(suggested.suffix());
    openDialog(dialog, question, context, answered);
}

void DialogPrompt::openFile(QWidget *parent, const FileQuestion &question, QObject *context,
                            std::function<void(QString)> answered) {
    auto *dialog = new QFileDialog(parent);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setDirectory(QFileInfo(question.suggestion).isDir() ? question.suggestion : documentsFolder());
    openDialog(dialog, question, context, answered);
}

void ScriptedPrompt::ask(QWidget * /*parent*/, const Question &question, QObject * /*context*/,
                         std::function<void(QString)> answered) {
    give(question.sentence, answered);
}

void ScriptedPrompt::saveFile(QWidget * /*parent*/, const FileQuestion &question, QObject * /*context*/,
                              std::function<void(QString)> answered) {
    give(question.title, answered);
}

void ScriptedPrompt::openFile(QWidget * /*parent*/, const FileQuestion &question, QObject * /*context*/,
                              std::function<void(QString)> answered) {
    give(question.title, answered);
}

void ScriptedPrompt::give(const QString &asked, const std::function<void(QString)> &answered) {
    m_asked.push_back(asked);
    if (m_answers.empty())
        throw domain::InvariantError("a question without a prepared answer");
    const QString answer = m_answers.front();
    m_answers.pop_front();
    answered(answer);
}

} // namespace plumbline::kit
