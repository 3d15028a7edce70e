#pragma once

#include "plumbline/intake/tablesource.h"
#include "xlsxbook.h"

#include <QBuffer>
#include <QXmlStreamReader>

namespace plumbline::intake {

/// One sheet of an XLSX workbook. Cells come as text: dates in ISO form, numbers in the shortest decimal form that is exact.
class XlsxSource final : public TableSource {
public:
    [[nodiscard]] static domain::Result<std::unique_ptr<TableSource>> open(QIODevice &device, const SourceOptions &options);
    [[nodiscard]] static domain::Result<QStringList> sheets(QIODevice &device);

    [[nodiscard]] domain::Result<bool> next(TableRow &row) override;
    [[nodiscard]] domain::Result<void> rewind() override;
    [[nodiscard]] std::int64_t position() const override { return m_xml.characterOffset(); }
    [[nodiscard]] std::int64_t size() const override { return m_sheet.size(); }

private:
    XlsxSource() = default;
    /// The next `<row>` with a cell in it; false at the end.
    [[nodiscard]] domain::Result<bool> read(TableRow &row);
    void readCell();
    [[nodiscard]] QByteArray cellText(const QString &type, const QString &style, const QString &value) const;

    XlsxBook m_book;
    QByteArray m_sheet;
    QXmlStreamReader m_xml;
    std::vector<QByteArray> m_texts;
    std::int64_t m_line = 0;
};

} // namespace plumbline::intake
