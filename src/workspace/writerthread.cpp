#include "writerthread.h"

namespace plumbline::workspace {

WriterThread::WriterThread()
{
    m_thread.setObjectName(QStringLiteral("writer"));
    m_tasks.moveToThread(&m_thread);
    m_thread.start();
}

WriterThread::~WriterThread()
{
    finish();
}

void WriterThread::start(std::function<void()> task)
{
    QMetaObject::invokeMethod(&m_tasks, std::move(task), Qt::QueuedConnection);
}

void WriterThread::finish()
{
    start([this] { m_thread.quit(); });
    m_thread.wait();
}

} // namespace plumbline::workspace
