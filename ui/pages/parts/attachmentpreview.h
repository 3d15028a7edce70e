#pragma once

#include "plumbline/workspace/attachments.h"

#include <QDialog>

namespace plumbline::pages {

/// A picture or a text from memory: looking at a file writes it nowhere.
class AttachmentPreview : public QDialog {
    Q_OBJECT
public:
    AttachmentPreview(const workspace::AttachmentShown &file, const QByteArray &bytes, QWidget *parent);

    /// Bytes of what is shown here; anything larger is saved and opened by its own program.
    static constexpr qint64 Largest = 16 << 20;
    [[nodiscard]] static bool canShow(const workspace::AttachmentShown &file);

Q_SIGNALS:
    void saveAsked();

private:
    [[nodiscard]] QWidget *viewOf(const workspace::AttachmentShown &file, const QByteArray &bytes);
};

} // namespace plumbline::pages
