#include "plumbline/pages/page.h"

#include <QApplication>
#include <QEvent>

namespace plumbline::pages {

Page::Page(QString id, const Context &context, QWidget *parent) : QWidget(parent), m_id(std::move(id)), m_context(context)
{
    setObjectName(m_id);
}

Page::~Page() = default;

void Page::activate()
{
    if (std::exchange(m_due, false))
        refresh();
}

void Page::setStart(QWidget *start)
{
    m_start = start;
}

void Page::focusStart()
{
    if (m_start)
        m_start->setFocus(Qt::OtherFocusReason);
    else if (!isAncestorOf(QApplication::focusWidget()))
        setFocus(Qt::OtherFocusReason);
}

void Page::applySlice(const analytics::Slice & /*slice*/)
{
    m_due = true;
    if (isInFront())
        activate();
}

bool Page::isInFront() const
{
    return isVisible();
}

/// Texts are set before the page is first polished, which comes before it is first painted.
bool Page::event(QEvent *event)
{
    const bool first = event->type() == QEvent::Polish && !m_hasTexts;
    if (first || (event->type() == QEvent::LanguageChange && m_hasTexts)) {
        m_hasTexts = true;
        setAccessibleName(title());
        retranslate();
    }
    return QWidget::event(event);
}

} // namespace plumbline::pages
