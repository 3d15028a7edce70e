#include "parts/attachmentlist.h"

#include "parts/attachmentpreview.h"

#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

namespace plumbline::pages {

namespace {

using Place = workspace::AttachmentShown::Place;

/// Kinds of records that files are hung on in the window.
bool carriesFiles(domain::EntityKind kind)
{
    switch (kind) {
    case domain::EntityKind::Account:
    case domain::EntityKind::Deal:
    case domain::EntityKind::Fact:
    case domain::EntityKind::Commitment:
    case domain::EntityKind::Handover:
    case domain::EntityKind::KeyEvent:
    case domain::EntityKind::Document: return true;
    default: return false;
    }
}

QString sizeText(std::int64_t bytes)
{
    const QLocale locale(kit::tongueName(kit::currentTongue()));
    return locale.formattedDataSize(bytes, bytes < 1024 ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace

AttachmentList::AttachmentList(const Context &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_heading(new kit::Label(kit::TextSize::Title, kit::TextLevel::Strong, this)),
      m_add(new QPushButton(this)),
      m_lines(new QVBoxLayout),
      m_told(new kit::Label(kit::TextSize::Small, kit::TextLevel::Normal, this))
{
    setObjectName(QStringLiteral("attachments"));
    m_add->setObjectName(QStringLiteral("attach"));
    m_add->setIcon(kit::icon(kit::Glyph::Plus));
    kit::setButtonWeight(m_add, kit::ButtonWeight::Link);
    m_told->setOverflow(kit::Label::Overflow::Wrap);
    m_told->hide();
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kit::tokens().space(4), 0, 0);
    layout->setSpacing(kit::tokens().space(2));
    layout->addLayout(head);
    layout->addLayout(m_lines);
    layout->addWidget(m_told);
    connect(m_add, &QPushButton::clicked, this, &AttachmentList::chooseFile);
    connect(&m_context.workspace, &workspace::Workspace::attachmentsMoved, this, &AttachmentList::refresh);
    retranslate();
    hide();
}

bool AttachmentList::takesFiles() const
{
    const auto person = m_context.workspace.signedIn();
    return carriesFiles(m_kind) && person && person->role != domain::Role::Auditor;
}

void AttachmentList::follow(domain::EntityKind kind, const domain::Uuid &record)
{
    if (kind != m_kind || record != m_record) {
        m_asked.drop();
        m_opening.drop();
        m_files.clear();
        m_waiting.clear();
        m_told->hide();
        build();
    }
    m_kind = kind;
    m_record = record;
    setVisible(carriesFiles(kind));
    m_add->setVisible(takesFiles());
    refresh();
}

void AttachmentList::refresh()
{
    if (!carriesFiles(m_kind))
        return;
    m_asked.ask(m_context.workspace.attachments(m_kind, m_record), this,
                [this](const domain::Result<std::vector<workspace::AttachmentShown>> &files) {
                    if (files)
                        show(*files);
                });
}

void AttachmentList::show(const std::vector<workspace::AttachmentShown> &files)
{
    if (files == m_files && m_list != nullptr)
        return;
    m_files = files;
    build();
}

void AttachmentList::build()
{
    const bool hadFocus = m_list != nullptr && m_list->isAncestorOf(focusWidget());
    if (m_list != nullptr) {
        m_list->hide();
        m_list->deleteLater();
    }
    m_list = new QWidget(this);
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::tokens().space(2));
    for (const workspace::AttachmentShown &file : m_files)
        layout->addWidget(lineFor(file));
    if (m_files.empty()) {
        auto *nothing = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, m_list);
        nothing->setOverflow(kit::Label::Overflow::Wrap);
        nothing->setText(takesFiles() ? tr("No files yet. Drop one here to attach it.") : tr("No files."));
        layout->addWidget(nothing);
    }
    m_lines->addWidget(m_list);
    if (hadFocus)
        m_add->setFocus();
}

QString AttachmentList::stateOf(const workspace::AttachmentShown &file) const
{
    if (const auto fetching = m_fetching.find(file.id); fetching != m_fetching.end())
        return tr("Fetching, %1 %").arg(fetching->second / 10);
    switch (file.place) {
    case Place::Here: return tr("On this device");
    case Place::ToBeSent: return tr("Waits to be sent");
    case Place::Coming: return tr("Partly here");
    case Place::AtHub: break;
    }
    return tr("At the hub");
}

QWidget *AttachmentList::lineFor(const workspace::AttachmentShown &file)
{
    auto *line = new QWidget(m_list);
    auto *name = new QPushButton(file.name, line);
    name->setObjectName(QStringLiteral("open-") + file.name);
    kit::setButtonWeight(name, kit::ButtonWeight::Link);
    name->setIcon(kit::icon(kit::Glyph::File));
    name->setCursor(Qt::PointingHandCursor);
    name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    name->setToolTip(file.name);
    name->setText(name->fontMetrics().elidedText(file.name, Qt::ElideMiddle, kit::tokens().space(60)));
    auto *save = new QToolButton(line);
    save->setObjectName(QStringLiteral("save-") + file.name);
    save->setIcon(kit::icon(kit::Glyph::Import));
    save->setAutoRaise(true);
    save->setToolTip(tr("Save “%1” as…").arg(file.name));
    save->setAccessibleName(save->toolTip());
    auto *about = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, line);
    about->setObjectName(QStringLiteral("about-") + file.name);
    about->setText(file.addedBy.isEmpty()
                       //: Size of a file, and where it is.
                       ? tr("%1 · %2").arg(sizeText(file.size), stateOf(file))
                       //: Size of a file, where it is, and who attached it.
                       : tr("%1 · %2 · %3").arg(sizeText(file.size), stateOf(file), file.addedBy));
    name->setAccessibleName(QStringLiteral("%1, %2").arg(file.name, about->text()));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(name);
    texts->addWidget(about);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(texts, 1);
    layout->addWidget(save, 0, Qt::AlignTop);
    connect(name, &QPushButton::clicked, this, [this, file] { open(file); });
    connect(save, &QToolButton::clicked, this, [this, file] { saveAs(file); });
    return line;
}

void AttachmentList::tell(const QString &sentence, kit::Tone tone)
{
    const QString shape = kit::toneShape(tone);
    m_told->setTone(tone);
    m_told->setText(shape.isEmpty() ? sentence : QStringLiteral("%1 %2").arg(shape, sentence));
    m_told->setVisible(!sentence.isEmpty());
}

QStringList AttachmentList::filesIn(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

void AttachmentList::chooseFile()
{
    m_context.prompt.openFile(window(), {tr("Attach a file"), kit::documentsFolder(), {}}, this, [this](const QString &path) {
        if (!path.isEmpty())
            attach({path});
    });
}

void AttachmentList::attach(const QStringList &paths)
{
    if (!takesFiles())
        return;
    m_waiting += paths;
    if (!m_isAttaching) {
        m_attached = 0;
        attachNext();
    }
}

void AttachmentList::attachNext()
{
    if (m_waiting.isEmpty())
        return;
    m_isAttaching = true;
    const QString path = m_waiting.takeFirst();
    const QString name = QFileInfo(path).fileName();
    tell(tr("Attaching “%1”…").arg(name), kit::Tone::Neutral);
    auto *watcher = new QFutureWatcher<domain::Result<domain::AttachmentId>>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, [this, name](int permille) {
        tell(tr("Attaching “%1”, %2 %").arg(name).arg(permille / 10), kit::Tone::Neutral);
    });
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            attached(watcher->result());
    });
    watcher->setFuture(m_context.workspace.attach(m_kind, m_record, path));
}

void AttachmentList::attached(const domain::Result<domain::AttachmentId> &done)
{
    m_isAttaching = false;
    refresh();
    if (!done) {
        m_waiting.clear();
        tell(workspace::errorText(done.error()), kit::Tone::Bad);
        return;
    }
    ++m_attached;
    tell(tr("%n file(s) attached.", nullptr, m_attached), kit::Tone::Good);
    attachNext();
}

void AttachmentList::fetch(const workspace::AttachmentShown &file, std::function<void()> then)
{
    if (m_fetching.contains(file.id))
        return;
    if (file.place == Place::Here || file.place == Place::ToBeSent) {
        then();
        return;
    }
    m_fetching[file.id] = 0;
    tell({}, kit::Tone::Neutral);
    build();
    auto *watcher = new QFutureWatcher<domain::Result<void>>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, [this, id = file.id](int permille) {
        m_fetching[id] = permille;
        build();
    });
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, file, then = std::move(then)] {
        watcher->deleteLater();
        m_fetching.erase(file.id);
        build();
        refresh();
        if (watcher->future().resultCount() == 0)
            return;
        if (const auto done = watcher->result(); !done)
            tell(workspace::errorText(done.error()), kit::Tone::Bad);
        else if (std::ranges::find(m_files, file.id, &workspace::AttachmentShown::id) != m_files.end())
            then();
    });
    watcher->setFuture(m_context.workspace.fetchAttachment(file.id));
}

void AttachmentList::open(const workspace::AttachmentShown &file)
{
    fetch(file, [this, file] {
        if (!AttachmentPreview::canShow(file)) {
            saveAs(file);
            return;
        }
        m_opening.ask(m_context.workspace.attachmentBytes(file.id, AttachmentPreview::Largest), this,
                    [this, file](const domain::Result<QByteArray> &bytes) {
                        if (bytes)
                            preview(file, *bytes);
                        else
                            tell(workspace::errorText(bytes.error()), kit::Tone::Bad);
                    });
    });
}

void AttachmentList::preview(const workspace::AttachmentShown &file, const QByteArray &bytes)
{
    auto *dialog = new AttachmentPreview(file, bytes, window());
    connect(dialog, &AttachmentPreview::saveAsked, this, [this, file] { saveAs(file); });
    dialog->open();
}

void AttachmentList::saveAs(const workspace::AttachmentShown &file)
{
    fetch(file, [this, file] {
        const kit::FileQuestion question{tr("Save the file outside of the replica"), QDir(kit::documentsFolder()).filePath(file.name), {}};
        m_context.prompt.saveFile(window(), question, this, [this, file](const QString &path) {
            if (path.isEmpty())
                return;
            m_saving.ask(m_context.workspace.saveAttachment(file.id, path), this, [this, path](const domain::Result<void> &done) {
                tell(done ? tr("Saved as %1, readable by anybody who can read that folder.").arg(QDir::toNativeSeparators(path))
                          : workspace::errorText(done.error()),
                     done ? kit::Tone::Good : kit::Tone::Bad);
            });
        });
    });
}

void AttachmentList::retranslate()
{
    m_heading->setText(tr("Files"));
    m_add->setText(tr("Attach a file…"));
    // What is over says it in the language it happened in.
    m_told->clear();
    m_told->hide();
    build();
}

} // namespace plumbline::pages
