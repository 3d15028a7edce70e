#include "deals/handoverform.h"

#include "parts/attachmentlist.h"

#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/theme.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

constexpr int ClauseHeightUnits = 24;
constexpr int RiskHeightUnits = 18;

QPlainTextEdit *textField(QWidget *parent, const char *name, const QString &label, int heightUnits, QVBoxLayout &layout)
{
    auto *caption = new QLabel(label, parent);
    auto *field = new QPlainTextEdit(parent);
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(label);
    field->setTabChangesFocus(true);
    field->setFixedHeight(kit::tokens().space(heightUnits));
    caption->setBuddy(field);
    layout.addWidget(caption);
    layout.addWidget(field);
    return field;
}

} // namespace

HandoverForm::HandoverForm(const Context &context, const QStringList &paths, QWidget *parent)
    : QWidget(parent), m_context(context), m_files(new QVBoxLayout), m_add(new QPushButton(this))
{
    const kit::Tokens &t = kit::tokens();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, t.space(1), 0);
    layout->setSpacing(t.space(2));
    m_clause = textField(this, "deals.clause", tr("Clause of the contract that delivery has to keep"), ClauseHeightUnits, *layout);
    m_risk = textField(this, "deals.risk", tr("Legal risk, if there is one"), RiskHeightUnits, *layout);
    auto *caption = new QLabel(tr("Screenshots of what was promised"), this);
    m_add->setObjectName(QStringLiteral("deals.addHandoverFile"));
    m_add->setText(tr("Add a file…"));
    m_add->setIcon(kit::icon(kit::Glyph::Plus));
    layout->addWidget(caption);
    layout->addLayout(m_files);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    layout->addStretch(1);
    setAcceptDrops(true);
    connect(m_clause, &QPlainTextEdit::textChanged, this, &HandoverForm::changed);
    connect(m_add, &QPushButton::clicked, this, [this] {
        const kit::FileQuestion question{tr("Add a file"), kit::documentsFolder(), {tr("All files (*)")}};
        m_context.prompt.openFile(window(), question, this, [this](const QString &path) {
            if (!path.isEmpty())
                addFiles({path});
        });
    });
    addFiles(paths);
}

QWidget *HandoverForm::start() const
{
    return m_clause;
}

QString HandoverForm::clause() const
{
    return m_clause->toPlainText().trimmed();
}

QString HandoverForm::risk() const
{
    return m_risk->toPlainText().trimmed();
}

QString HandoverForm::obstacle() const
{
    if (clause().isEmpty())
        return tr("Say which clause delivery has to keep.");
    return m_paths.isEmpty() ? tr("Add at least one file that shows what was promised.") : QString();
}

void HandoverForm::addFiles(const QStringList &paths)
{
    for (const QString &path : paths)
        if (!m_paths.contains(path))
            m_paths << path;
    showFiles();
    Q_EMIT changed();
}

void HandoverForm::showFiles()
{
    while (QLayoutItem *item = m_files->takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        delete item;
    }
    for (const QString &path : std::as_const(m_paths)) {
        auto *row = new QWidget(this);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        auto *name = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, row);
        name->setText(QFileInfo(path).fileName());
        auto *remove = new QToolButton(row);
        remove->setIcon(kit::icon(kit::Glyph::Close, kit::TextLevel::Muted));
        remove->setAutoRaise(true);
        remove->setToolTip(tr("Take “%1” off").arg(name->text()));
        remove->setAccessibleName(remove->toolTip());
        layout->addWidget(name, 1);
        layout->addWidget(remove);
        m_files->addWidget(row);
        connect(remove, &QToolButton::clicked, this, [this, path] {
            m_paths.removeAll(path);
            showFiles();
            Q_EMIT changed();
        });
    }
}

void HandoverForm::dragEnterEvent(QDragEnterEvent *event)
{
    if (!AttachmentList::filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void HandoverForm::dropEvent(QDropEvent *event)
{
    addFiles(AttachmentList::filesIn(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace plumbline::pages
