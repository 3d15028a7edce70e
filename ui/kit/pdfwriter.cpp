#include "exportcells.h"

#include "currenttokens.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace plumbline::kit {

namespace {

constexpr qreal Dpi = 96.0;
/// How many rows are measured to choose the columns' widths.
constexpr qint64 Measured = 200;

/// One document being written; lengths in 96ths of an inch, colours always those of the light theme: paper is white.
class Sheet {
public:
    Sheet(const TableContent &content, QIODevice &device) : m_content(content), m_writer(&device) {
        m_writer.setPageSize(QPageSize(QPageSize::A4));
        m_writer.setPageOrientation(QPageLayout::Landscape);
        m_writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter);
        m_writer.setResolution(600);
        m_writer.setTitle(content.title);
        m_writer.setCreator(QStringLiteral("Plumbline"));
        const qreal scale = m_writer.resolution() / Dpi;
        m_page = QSizeF(m_writer.width() / scale, m_writer.height() / scale);
    }

    [[nodiscard]] bool begin() {
        if (!m_painter.begin(&m_writer))
            return false;
        const qreal scale = m_writer.resolution() / Dpi;
        m_painter.scale(scale, scale);
        measure();
        m_pages = 1;
        startPage();
        return true;
    }
    [[nodiscard]] bool end() {
        finishPage();
        return m_painter.end();
    }

    void picture(const QImage &image) {
        if (image.isNull())
            return;
        const QSizeF room(m_page.width(), m_page.height() - m_y - RowHeight);
        const QSizeF size = QSizeF(image.size()).scaled(room, Qt::KeepAspectRatio);
        m_painter.drawImage(QRectF(QPointF(0, m_y), size), image);
        m_y += size.height() + RowHeight;
    }
    void tableHead() {
        if (m_content.headers.empty())
            return;
        for (std::size_t i = 0; i < m_content.headers.size(); ++i)
            cell(i, m_content.headers[i].text, font(TextSize::Small, QFont::DemiBold), lightTokens().textMuted);
        rule(lightTokens().borderStrong);
        m_y += RowHeight;
    }
    void row(const std::vector<domain::Value> &values, QFont::Weight weight) {
        if (m_y + RowHeight > m_page.height() - RowHeight) {
            finishPage();
            m_writer.newPage();
            ++m_pages;
            startPage();
            tableHead();
        }
        for (std::size_t i = 0; i < m_content.headers.size(); ++i)
            cell(i, humanText(values[i], m_content.headers[i].kind, m_content.timeZone), font(TextSize::Small, weight),
                 lightTokens().text);
        rule(lightTokens().border);
        m_y += RowHeight;
    }

private:
    static constexpr qreal RowHeight = 20;
    static constexpr qreal Pad = 6;

    static QFont font(TextSize size, QFont::Weight weight) {
        QFont font(fontFamilies());
        font.setPixelSize(static_cast<int>(size));
        font.setWeight(weight);
        font.setHintingPreference(QFont::PreferNoHinting);
        return font;
    }
    static bool figure(ColumnKind kind) {
        return kind == ColumnKind::Count || kind == ColumnKind::Money || kind == ColumnKind::Percent || kind == ColumnKind::Days;
    }

    void measure() {
        const QFontMetricsF metrics(font(TextSize::Small, QFont::DemiBold));
        m_widths.clear();
        for (const TableHeader &header : m_content.headers)
            m_widths.push_back(metrics.horizontalAdvance(header.text));
        const auto widen = [&](const std::vector<domain::Value> &values) {
            for (std::size_t i = 0; i < m_widths.size(); ++i)
                m_widths[i] = std::max(
                    m_widths[i], metrics.horizontalAdvance(humanText(values[i], m_content.headers[i].kind, m_content.timeZone)));
        };
        for (qint64 row = 0; row < std::min(m_content.rowCount, Measured); ++row)
            widen(m_content.row(row));
        if (!m_content.totals.empty())
            widen(m_content.totals);
        // Names give way first, figures never: half a figure is a wrong figure.
        qreal figures = 0;
        qreal texts = 0;
        for (std::size_t i = 0; i < m_widths.size(); ++i) {
            m_widths[i] += Pad * 2;
            (figure(m_content.headers[i].kind) ? figures : texts) += m_widths[i];
        }
        const qreal room = std::max(m_page.width() - figures, m_page.width() * 0.2);
        if (texts > 0 && figures + texts != m_page.width())
            for (std::size_t i = 0; i < m_widths.size(); ++i)
                if (!figure(m_content.headers[i].kind))
                    m_widths[i] *= room / texts;
    }
    void line(const QString &text, TextSize size, QFont::Weight weight, const QColor &colour) {
        const QFont face = font(size, weight);
        const qreal height = QFontMetricsF(face).height() + 2;
        m_painter.setFont(face);
        m_painter.setPen(colour);
        m_painter.drawText(QRectF(0, m_y, m_page.width(), height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           QFontMetricsF(face).elidedText(text, Qt::ElideRight, m_page.width()));
        m_y += height;
    }
    void cell(std::size_t column, const QString &text, const QFont &face, const QColor &colour) {
        qreal x = 0;
        for (std::size_t i = 0; i < column; ++i)
            x += m_widths[i];
        const QRectF rect(x + Pad, m_y, m_widths[column] - Pad * 2, RowHeight);
        m_painter.setFont(face);
        m_painter.setPen(colour);
        const int side = figure(m_content.headers[column].kind) ? Qt::AlignRight : Qt::AlignLeft;
        m_painter.drawText(rect, side | Qt::AlignVCenter | Qt::TextSingleLine,
                           QFontMetricsF(face).elidedText(text, Qt::ElideRight, rect.width() + 1));
    }
    void rule(const QColor &colour) {
        m_painter.setPen(QPen(colour, 0.5));
        m_painter.drawLine(QPointF(0, m_y + RowHeight), QPointF(m_page.width(), m_y + RowHeight));
    }
    void startPage() {
        m_y = 0;
        line(m_content.title, TextSize::Title, QFont::DemiBold, lightTokens().text);
        for (const QString &filter : m_content.filterLines)
            line(filter, TextSize::Small, QFont::Normal, lightTokens().textMuted);
        m_y += RowHeight / 2;
    }
    void finishPage() {
        m_painter.setFont(font(TextSize::Small, QFont::Normal));
        m_painter.setPen(lightTokens().textFaint);
        m_painter.drawText(QRectF(0, m_page.height() - RowHeight, m_page.width(), RowHeight), Qt::AlignRight | Qt::AlignBottom,
                           QCoreApplication::translate("Exporter", "Page %1").arg(m_pages));
    }

    const TableContent &m_content;
    QPdfWriter m_writer;
    QPainter m_painter;
    QSizeF m_page;
    std::vector<qreal> m_widths;
    qreal m_y = 0;
    int m_pages = 0;
};

} // namespace

domain::Result<void> writePdf(const TableContent &content, const QImage &picture, const QString &path, ExportProgress &progress) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return domain::fail(errors::ExportNotWritable, path);
    {
        Sheet sheet(content, file);
        if (!sheet.begin())
            return domain::fail(errors::ExportNotWritable, path);
        sheet.picture(picture);
        sheet.tableHead();
        for (qint64 row = 0; row < content.rowCount; ++row) {
            if (!goesOn(progress, row)) {
                (void)sheet.end();
                file.cancelWriting();
                return domain::fail(errors::ExportCancelled, path);
            }
            sheet.row(content.row(row), QFont::Normal);
        }
        if (!content.totals.empty())
            sheet.row(content.totals, QFont::DemiBold);
        if (!sheet.end())
            return domain::fail(errors::ExportNotWritable, path);
    }
    progress.done.store(content.rowCount);
    if (!file.commit())
        return domain::fail(errors::ExportNotWritable, path);
    return {};
}

} // namespace plumbline::kit
