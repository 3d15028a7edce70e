#pragma once

#include "plumbline/domain/entitykind.h"
#include "plumbline/kit/tokens.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"
#include "plumbline/workspace/attachments.h"

#include <QWidget>

#include <map>

class QMimeData;
class QPushButton;
class QVBoxLayout;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// The files on a record: what they are, where their bytes are, and what can be done with them.
class AttachmentList : public QWidget {
    Q_OBJECT
public:
    explicit AttachmentList(const Context &context, QWidget *parent = nullptr);

    /// None hides it.
    void follow(domain::EntityKind kind, const domain::Uuid &record);
    /// The same record again, after something came or changed.
    void refresh();
    void retranslate();
    /// Hangs them on the record, one after the other.
    void attach(const QStringList &paths);
    [[nodiscard]] bool takesFiles() const;
    /// Those of this machine only.
    [[nodiscard]] static QStringList filesIn(const QMimeData &data);

private:
    void show(const std::vector<workspace::AttachmentShown> &files);
    void build();
    [[nodiscard]] QWidget *lineFor(const workspace::AttachmentShown &file);
    [[nodiscard]] QString stateOf(const workspace::AttachmentShown &file) const;
    void chooseFile();
    void attachNext();
    void attached(const domain::Result<domain::AttachmentId> &done);
    /// Fetches it where it is not here, then does `then`.
    void fetch(const workspace::AttachmentShown &file, std::function<void()> then);
    void open(const workspace::AttachmentShown &file);
    void preview(const workspace::AttachmentShown &file, const QByteArray &bytes);
    void saveAs(const workspace::AttachmentShown &file);
    void tell(const QString &sentence, kit::Tone tone);

    Context m_context;
    models::Latest m_asked;
    models::Latest m_opening;
    models::Latest m_saving;
    domain::EntityKind m_kind = domain::EntityKind::None;
    domain::Uuid m_record;
    std::vector<workspace::AttachmentShown> m_files;
    /// How far each has come, in thousandths.
    std::map<domain::AttachmentId, int> m_fetching;
    QStringList m_waiting;
    bool m_isAttaching = false;
    int m_attached = 0;
    kit::Label *m_heading;
    QPushButton *m_add;
    QVBoxLayout *m_lines;
    QWidget *m_list = nullptr;
    kit::Label *m_told;
};

} // namespace plumbline::pages
