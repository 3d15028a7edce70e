#pragma once

#include "plumbline/domain/error.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace plumbline::intake {

/// The parts of an XLSX workbook (ECMA-376, SpreadsheetML) that its sheets refer to.
class XlsxBook {
public:
    /// `bytes` are the whole file. Errors: SpreadsheetDamaged.
    [[nodiscard]] static domain::Result<XlsxBook> open(const QByteArray &bytes);

    [[nodiscard]] const QStringList &sheetNames() const { return m_names; }
    /// The XML of the sheet; the first one's when `name` is empty. Errors: SheetNotFound, SpreadsheetDamaged.
    [[nodiscard]] domain::Result<QByteArray> sheet(const QByteArray &bytes, const QString &name) const;
    [[nodiscard]] QByteArray sharedText(qsizetype index) const { return m_texts.value(index); }
    [[nodiscard]] bool isDateStyle(qsizetype style) const { return m_dateStyles.value(style); }
    /// The ISO date (with time unless midnight) of a serial number; nothing where it is none.
    [[nodiscard]] std::optional<QByteArray> dateOfSerial(const QString &serial) const;

private:
    void readWorkbook(const QByteArray &xml, const QByteArray &relations);
    void readStyles(const QByteArray &xml);
    void readSharedTexts(const QByteArray &xml);

    QStringList m_names;
    QStringList m_paths;
    QList<QByteArray> m_texts;
    QList<bool> m_dateStyles;
    bool m_from1904 = false;
};

} // namespace plumbline::intake
