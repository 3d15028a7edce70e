#include "frame/windowprivate.h"

#include "plumbline/kit/prompt.h"
#include "plumbline/pages/page.h"

#include <QPointer>

/// Closing the window while a page is at work.
namespace plumbline::pages {

namespace {

const QString FinishAnswer = QStringLiteral("finish");
const QString CancelAnswer = QStringLiteral("cancel");

} // namespace

Page *MainWindow::Private::busyPage() const
{
    for (const auto &[id, page] : pages)
        if (!page->unfinishedWork().isEmpty())
            return page;
    return nullptr;
}

void MainWindow::Private::askBeforeClosing(Page &busy)
{
    kit::Question question;
    question.tone = kit::Tone::Watch;
    question.title = MainWindow::tr("Close Plumbline");
    question.sentence = busy.unfinishedWork();
    question.advice = MainWindow::tr("Cancelled, it leaves everything as it was before. Either way the window closes as soon as it has ended.");
    question.answers = {{FinishAnswer, MainWindow::tr("Finish, then close"), false}, {CancelAnswer, MainWindow::tr("Cancel it and close"), true}};
    question.defaultAnswer = FinishAnswer;
    parts.prompt.ask(&q, question, &q, [this, page = QPointer<Page>(&busy)](const QString &answer) {
        closesWhenDone = !answer.isEmpty();
        if (answer == CancelAnswer && page)
            page->cancelWork();
        // It may have ended while the question stood.
        closeWhenDone();
    });
}

void MainWindow::Private::closeWhenDone()
{
    if (!closesWhenDone || busyPage())
        return;
    closesWhenDone = false;
    // Not from within the page's own signal.
    QMetaObject::invokeMethod(&q, &QWidget::close, Qt::QueuedConnection);
}

} // namespace plumbline::pages
