#include "parts/flowlayout.h"

#include <QWidget>

namespace plumbline::pages {

FlowLayout::FlowLayout(int spacing, QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (itemAt(index) == nullptr)
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return run({0, 0, width, 0}, Pass::Measure);
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const auto &each : m_items)
        least = least.expandedTo(each->minimumSize());
    return least;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    (void)run(rect, Pass::Place);
}

int FlowLayout::run(const QRect &rect, Pass pass) const
{
    int x = rect.x();
    int y = rect.y();
    int tall = 0;
    for (const auto &each : m_items) {
        if (each->isEmpty())
            continue;
        const QSize size = each->sizeHint();
        if (x > rect.x() && x + size.width() > rect.right() + 1) {
            x = rect.x();
            y += tall + spacing();
            tall = 0;
        }
        if (pass == Pass::Place)
            each->setGeometry({QPoint(x, y), size});
        x += size.width() + spacing();
        tall = std::max(tall, size.height());
    }
    return y + tall - rect.y();
}

} // namespace plumbline::pages
