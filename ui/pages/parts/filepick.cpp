#include "parts/filepick.h"

#include "parts/attachmentlist.h"

#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/theme.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

namespace plumbline::pages {

FilePick::FilePick(const Context &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_caption(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_hint(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)), m_add(new QPushButton(this)), m_lines(new QVBoxLayout)
{
    const kit::Tokens &t = kit::tokens();
    setAcceptDrops(true);
    m_add->setObjectName(QStringLiteral("filePick.add"));
    m_add->setIcon(kit::icon(kit::Glyph::Plus));
    m_hint->setOverflow(kit::Label::Overflow::Wrap);
    kit::setButtonWeight(m_add, kit::ButtonWeight::Link);
    auto *head = new QHBoxLayout;
    head->addWidget(m_caption, 1);
    head->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(1));
    layout->addLayout(head);
    layout->addLayout(m_lines);
    layout->addWidget(m_hint);
    connect(m_add, &QPushButton::clicked, this, &FilePick::choose);
    retranslate();
}

void FilePick::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    setAccessibleName(caption);
    m_add->setAccessibleName(QStringLiteral("%1: %2").arg(caption, m_add->text()));
}

void FilePick::add(const QStringList &paths)
{
    for (const QString &path : paths)
        if (!path.isEmpty() && !m_paths.contains(path))
            m_paths << path;
    build();
    Q_EMIT changed();
}

void FilePick::choose()
{
    m_context.prompt.openFile(window(), {m_caption->text(), kit::documentsFolder(), {}}, this, [this](const QString &path) { add({path}); });
}

void FilePick::build()
{
    if (m_list != nullptr) {
        m_list->hide();
        m_list->deleteLater();
    }
    m_list = new QWidget(this);
    auto *lines = new QVBoxLayout(m_list);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    for (const QString &path : m_paths) {
        auto *line = new QHBoxLayout;
        auto *name = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, m_list);
        name->setText(QFileInfo(path).fileName());
        auto *leave = new QToolButton(m_list);
        leave->setObjectName(QStringLiteral("filePick.leave-") + name->text());
        leave->setIcon(kit::icon(kit::Glyph::Close));
        leave->setAutoRaise(true);
        leave->setToolTip(tr("Leave “%1” out").arg(name->text()));
        leave->setAccessibleName(leave->toolTip());
        line->addWidget(name, 1);
        line->addWidget(leave);
        lines->addLayout(line);
        connect(leave, &QToolButton::clicked, this, [this, path] {
            m_paths.removeAll(path);
            build();
            m_add->setFocus(Qt::OtherFocusReason);
            Q_EMIT changed();
        });
    }
    m_hint->setVisible(m_paths.isEmpty());
    m_lines->addWidget(m_list);
}

void FilePick::retranslate()
{
    m_add->setText(tr("Add a file…"));
    m_hint->setText(tr("Choose files, or drop them here."));
    build();
}

void FilePick::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FilePick::dragEnterEvent(QDragEnterEvent *event)
{
    if (!AttachmentList::filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void FilePick::dropEvent(QDropEvent *event)
{
    add(AttachmentList::filesIn(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace plumbline::pages
