#pragma once

#include "plumbline/intake/tablesource.h"
#include "utf8stream.h"

namespace plumbline::intake {

/// Separated text: RFC 4180 with any line end, quoted line ends, doubled quotes, and text behind a closing quote taken as it is.
class CsvSource final : public TableSource {
public:
    [[nodiscard]] static domain::Result<std::unique_ptr<TableSource>> open(std::unique_ptr<QIODevice> device,
                                                                           const SourceOptions &options);

    [[nodiscard]] domain::Result<bool> next(TableRow &row) override;
    [[nodiscard]] domain::Result<void> rewind() override;
    [[nodiscard]] std::int64_t position() const override { return m_stream->position(); }
    [[nodiscard]] std::int64_t size() const override { return m_stream->size(); }

private:
    enum class Scan { Row, NeedMore };
    struct Cell {
        const char *begin;
        const char *end;
        /// Holds quotes that have to be taken out.
        bool quotes;
    };

    CsvSource() = default;
    [[nodiscard]] domain::Result<void> start(const SourceOptions &options);
    [[nodiscard]] char guessSeparator();
    [[nodiscard]] std::size_t cellsOfNextRow(const char *&at, const char *end, char separator);
    [[nodiscard]] domain::Result<bool> refill();
    /// The next row as it is, blank ones too; false at the end.
    [[nodiscard]] domain::Result<bool> read(TableRow &row);
    [[nodiscard]] Scan scan(const char *&at, const char *end, bool last);
    [[nodiscard]] Scan scanQuoted(const char *&at, const char *end, bool last);
    [[nodiscard]] Scan endRow(const char *&at, const char *end, bool last) const;
    void take(TableRow &row, const char *begin, const char *end);

    std::unique_ptr<Utf8Stream> m_stream;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    std::int64_t m_line = 1;
    std::int64_t m_linesInRow = 1;
    bool m_ended = false;
    bool m_quoteOpen = false;
    std::array<bool, 256> m_special{};
    std::vector<Cell> m_cells;
};

} // namespace plumbline::intake
