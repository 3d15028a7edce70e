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
    /// Where no row would stand under it, the table begins on a page of its own.
    void tableHead() {
        if (m_columns.empty())
            return;
        if (m_y + 3 * RowHeight > bottom())
            nextPage();
        head();
    }
    void row(const std::vector<domain::Value> &values, QFont::Weight weight) {
        std::vector<QString> texts;
        for (const std::size_t column : m_columns)
            texts.push_back(humanText(values[column], m_content.headers[column].kind, m_content.timeZone));
        const QFont face = font(TextSize::Small, weight);
        const qreal height = heightOf(texts, face);
        if (m_y + height > bottom()) {
            nextPage();
            head();
        }
        cells(texts, face, lightTokens().text, height);
        rule(lightTokens().border);
    }

private:
    static constexpr qreal RowHeight = 20;
    static constexpr qreal Pad = 6;
    /// As narrow as texts become before the table is set smaller.
    static constexpr qreal NarrowText = 72;

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
    [[nodiscard]] bool wraps(std::size_t column) const { return m_content.headers[column].kind == ColumnKind::Text; }

    /// Texts wrap; numbers and dates never do, and are never cut: half a figure is a wrong figure. Where they leave no
    /// room for the texts, the whole table is set smaller.
    void measure() {
        const QFontMetricsF metrics(font(TextSize::Small, QFont::DemiBold));
        m_columns.clear();
        for (std::size_t i = 0; i < m_content.headers.size(); ++i)
            if (m_content.headers[i].isShown)
                m_columns.push_back(i);
        std::vector<qreal> natural;
        for (const std::size_t column : m_columns) {
            const qreal heading = metrics.horizontalAdvance(m_content.headers[column].text);
            natural.push_back(wraps(column) ? heading : std::min(heading, NarrowText));
        }
        const auto widen = [&](const std::vector<domain::Value> &values) {
            for (std::size_t i = 0; i < m_columns.size(); ++i) {
                const TableHeader &header = m_content.headers[m_columns[i]];
                natural[i] = std::max(
                    natural[i], metrics.horizontalAdvance(humanText(values[m_columns[i]], header.kind, m_content.timeZone)));
            }
        };
        for (qint64 row = 0; row < std::min(m_content.rowCount, Measured); ++row)
            widen(m_content.row(row));
        if (!m_content.totals.empty())
            widen(m_content.totals);
        share(natural);
    }
    void share(std::vector<qreal> natural) {
        qreal least = 0;
        qreal spare = 0;
        for (std::size_t i = 0; i < natural.size(); ++i) {
            natural[i] += Pad * 2;
            const qreal narrow = wraps(m_columns[i]) ? std::min(natural[i], NarrowText + Pad * 2) : natural[i];
            least += narrow;
            spare += natural[i] - narrow;
        }
        m_fit = std::min(1.0, m_page.width() / std::max(least, 1.0));
        const qreal room = m_page.width() / m_fit - least;
        const qreal part = spare > 0 ? std::min(1.0, room / spare) : 0;
        m_widths.clear();
        for (std::size_t i = 0; i < natural.size(); ++i) {
            const qreal narrow = wraps(m_columns[i]) ? std::min(natural[i], NarrowText + Pad * 2) : natural[i];
            m_widths.push_back(narrow + (natural[i] - narrow) * part);
        }
        // What is left over goes to all alike, so that the table is as wide as its rules.
        const qreal over = (room - spare * part) / static_cast<qreal>(std::max<std::size_t>(1, natural.size()));
        for (qreal &width : m_widths)
            width += std::max(0.0, over);
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
    [[nodiscard]] qreal bottom() const { return m_page.height() - RowHeight; }
    void nextPage() {
        finishPage();
        m_writer.newPage();
        ++m_pages;
        startPage();
    }
    void head() {
        std::vector<QString> texts;
        for (const std::size_t column : m_columns)
            texts.push_back(m_content.headers[column].text);
        const QFont face = font(TextSize::Small, QFont::DemiBold);
        cells(texts, face, lightTokens().textMuted, heightOf(texts, face, Part::Head), Part::Head);
        rule(lightTokens().borderStrong);
    }

    enum class Part { Head, Row };
    /// Of a row of the table, in lengths of the page.
    [[nodiscard]] qreal heightOf(const std::vector<QString> &texts, const QFont &face, Part part = Part::Row) const {
        const QFontMetricsF metrics(face);
        qreal tallest = RowHeight;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const qreal width = m_widths[i] - Pad * 2;
            if (!mayWrap(i, part) || metrics.horizontalAdvance(texts[i]) <= width)
                continue;
            const QRectF room(0, 0, width, m_page.height());
            tallest = std::max(tallest, metrics.boundingRect(room, wrapFlags(metrics, width, texts[i]), texts[i]).height() + Pad);
        }
        return std::min(tallest * m_fit, m_page.height() / 2);
    }
    [[nodiscard]] bool mayWrap(std::size_t i, Part part) const { return part == Part::Head || wraps(m_columns[i]); }
    /// Between words; within one only where it is longer than the column, such as a long document number.
    [[nodiscard]] int wrapFlags(const QFontMetricsF &metrics, qreal width, const QString &text) const {
        const QRectF room(0, 0, width, m_page.height());
        return metrics.boundingRect(room, Qt::TextWordWrap, text).width() <= width ? Qt::TextWordWrap : Qt::TextWrapAnywhere;
    }
    void cells(const std::vector<QString> &texts, const QFont &face, const QColor &colour, qreal height, Part part = Part::Row) {
        m_painter.save();
        m_painter.translate(0, m_y);
        m_painter.scale(m_fit, m_fit);
        m_painter.setFont(face);
        m_painter.setPen(colour);
        const QFontMetricsF metrics(face);
        qreal x = 0;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const QRectF rect(x + Pad, 0, m_widths[i] - Pad * 2, height / m_fit);
            const int side = figure(m_content.headers[m_columns[i]].kind) ? Qt::AlignRight : Qt::AlignLeft;
            const qreal wide = metrics.horizontalAdvance(texts[i]);
            if (wide <= rect.width())
                m_painter.drawText(rect, side | Qt::AlignVCenter, texts[i]);
            else if (mayWrap(i, part))
                m_painter.drawText(rect, side | Qt::AlignVCenter | wrapFlags(metrics, rect.width(), texts[i]), texts[i]);
            else
                narrowed(rect, side, texts[i], wide);
            x += m_widths[i];
        }
        m_painter.restore();
        m_y += height;
    }
    /// A figure of a row that was not measured: narrower letters rather than fewer.
    void narrowed(const QRectF &rect, int side, const QString &text, qreal wide) {
        const qreal factor = rect.width() / wide;
        m_painter.save();
        m_painter.translate(rect.left(), 0);
        m_painter.scale(factor, 1);
        m_painter.drawText(QRectF(0, 0, wide + 1, rect.height()), side | Qt::AlignVCenter | Qt::TextSingleLine, text);
        m_painter.restore();
    }
    void rule(const QColor &colour) {
        m_painter.setPen(QPen(colour, 0.5));
        m_painter.drawLine(QPointF(0, m_y), QPointF(m_page.width(), m_y));
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
    /// The columns in the report, and their widths in lengths of the table.
    std::vector<std::size_t> m_columns;
    std::vector<qreal> m_widths;
    /// How much smaller the table is set than the rest.
    qreal m_fit = 1;
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
