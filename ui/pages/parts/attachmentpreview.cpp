#include "parts/attachmentpreview.h"

#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QBuffer>
#include <QDialogButtonBox>
#include <QImageReader>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

struct Picture {
    const char *mediaType;
    const char *format;
};
/// Pictures that are nothing but pictures: no drawing that names other files.
constexpr std::array Pictures{Picture{"image/png", "png"}, Picture{"image/jpeg", "jpeg"}, Picture{"image/gif", "gif"},
                              Picture{"image/bmp", "bmp"}, Picture{"image/webp", "webp"}};

const Picture *pictureOf(const workspace::AttachmentShown &file)
{
    const auto found = std::ranges::find_if(Pictures, [&](const Picture &each) { return file.mediaType == QLatin1StringView(each.mediaType); });
    return found == Pictures.end() || !QImageReader::supportedImageFormats().contains(found->format) ? nullptr : &*found;
}

bool isText(const workspace::AttachmentShown &file)
{
    return file.mediaType.startsWith(QStringLiteral("text/")) || file.mediaType == QStringLiteral("application/json");
}

} // namespace

bool AttachmentPreview::canShow(const workspace::AttachmentShown &file)
{
    return file.size <= Largest && (isText(file) || pictureOf(file) != nullptr);
}

AttachmentPreview::AttachmentPreview(const workspace::AttachmentShown &file, const QByteArray &bytes, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("attachmentPreview"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(file.name);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *save = buttons->addButton(tr("Save as…"), QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(viewOf(file, bytes), 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(save, &QPushButton::clicked, this, &AttachmentPreview::saveAsked);
    resize(kit::tokens().space(180), kit::tokens().space(140));
}

QWidget *AttachmentPreview::viewOf(const workspace::AttachmentShown &file, const QByteArray &bytes)
{
    if (const Picture *picture = pictureOf(file)) {
        QBuffer buffer;
        buffer.setData(bytes);
        QImageReader reader(&buffer, picture->format);
        reader.setAutoTransform(true);
        const QImage image = reader.read();
        if (!image.isNull()) {
            auto *label = new QLabel(this);
            label->setPixmap(QPixmap::fromImage(image));
            label->setAlignment(Qt::AlignCenter);
            label->setAccessibleName(file.name);
            auto *area = new QScrollArea(this);
            area->setWidget(label);
            area->setWidgetResizable(true);
            area->setFrameShape(QFrame::NoFrame);
            return area;
        }
    } else {
        auto *text = new QPlainTextEdit(QString::fromUtf8(bytes), this);
        text->setReadOnly(true);
        text->setAccessibleName(file.name);
        return text;
    }
    auto *sentence = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this);
    sentence->setOverflow(kit::Label::Overflow::Wrap);
    sentence->setText(tr("This picture can’t be shown here. Save it and open it with its own program."));
    return sentence;
}

} // namespace plumbline::pages
