#include "namematch.h"
#include "plumbline/intake/columnmapping.h"
#include "synonyms.h"

#include <set>

namespace plumbline::intake {

using domain::Date;
using domain::DateOrder;
using domain::NumberStyle;
using domain::Result;

namespace {

constexpr int SameName = 95;
constexpr int NameInside = 55;

QStringList columnSample(const std::vector<QStringList> &sample, qsizetype column) {
    QStringList cells;
    for (const QStringList &row : sample)
        if (const QString cell = row.value(column).trimmed(); !cell.isEmpty())
            cells.append(cell);
    return cells;
}

template <typename Reads>
qsizetype countReadable(const QStringList &cells, Reads reads) {
    return std::count_if(cells.begin(), cells.end(), reads);
}

/// The order in which most of the cells are dates; where several are equal, what the texts themselves say.
DateOrder guessDateOrder(const QStringList &cells) {
    const auto readable = [&](DateOrder order) {
        return countReadable(cells, [&](const QString &cell) { return Date::parse(cell, order).has_value(); });
    };
    const qsizetype month = readable(DateOrder::MonthDayYear);
    const qsizetype day = readable(DateOrder::DayMonthYear);
    if (month == day)
        return DateOrder::Automatic;
    return month > day ? DateOrder::MonthDayYear : DateOrder::DayMonthYear;
}

/// Says which sign parts the decimals, where one cell can only be read one way and none only the other way.
NumberStyle guessNumberStyle(const QStringList &cells) {
    int point = 0;
    int comma = 0;
    for (QString cell : cells) {
        cell.remove(u' ');
        const qsizetype lastPoint = cell.lastIndexOf(u'.');
        const qsizetype lastComma = cell.lastIndexOf(u',');
        if (lastPoint >= 0 && lastComma >= 0) {
            ++(lastPoint > lastComma ? point : comma);
            continue;
        }
        const qsizetype sign = std::max(lastPoint, lastComma);
        if (sign < 0)
            continue;
        const QChar c = cell[sign];
        qsizetype digits = 0;
        while (sign + 1 + digits < cell.size() && cell[sign + 1 + digits].isDigit())
            ++digits;
        const bool repeated = cell.indexOf(c) != sign;
        const bool decimal = digits != 3 && !repeated;
        if (repeated || decimal)
            ++((c == u'.') == decimal ? point : comma);
    }
    if ((point == 0) == (comma == 0))
        return NumberStyle::Automatic;
    return point > 0 ? NumberStyle::PointDecimal : NumberStyle::CommaDecimal;
}

/// How well the header's name fits: 0 not at all.
int nameScore(ImportTarget target, const TargetColumn &column, const QString &header) {
    const QStringList &names = headersOf(target, column.key);
    const qsizetype at = names.indexOf(header);
    if (at >= 0)
        return SameName + (at < 2 ? 5 : 0);
    for (const QString &name : names) {
        const bool chinese = !name.isEmpty() && name.front().unicode() >= 0x2E80;
        if (name.size() >= (chinese ? 2 : 5) && (header.startsWith(name) || header.endsWith(name)))
            return NameInside + static_cast<int>(std::min<qsizetype>(name.size(), 20));
    }
    return 0;
}

/// Whether the cells are what the column holds; a column without cells contradicts nothing.
bool contentFits(ColumnType type, const QStringList &cells) {
    const qsizetype enough = cells.size() * 4 / 5;
    switch (type) {
    case ColumnType::Date:
        return countReadable(cells, [](const QString &cell) {
                   return Date::parse(cell).has_value() || Date::parse(cell, DateOrder::DayMonthYear).has_value();
               }) >= enough;
    case ColumnType::Amount:
    case ColumnType::Integer:
    case ColumnType::Rate:
    case ColumnType::Percent:
        return countReadable(cells, [](const QString &cell) {
                   return std::any_of(cell.begin(), cell.end(), [](QChar c) { return c.isDigit(); }) &&
                          !Date::parse(cell).has_value();
               }) >= enough;
    case ColumnType::Text:
    case ColumnType::Flag:
    case ColumnType::Currency:
    case ColumnType::Token:
    case ColumnType::Name:
        break;
    }
    return true;
}

struct Candidate {
    int score;
    const TargetColumn *column;
    qsizetype header;
};

std::vector<Candidate> candidates(ImportTarget target, const QStringList &headers, const std::vector<QStringList> &sample) {
    std::vector<Candidate> found;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QString header = comparable(headers[i]);
        const QStringList cells = columnSample(sample, i);
        for (const TargetColumn &column : columnsOf(target))
            if (const int score = nameScore(target, column, header); score > 0 && contentFits(column.type, cells))
                found.push_back({score, &column, i});
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate &a, const Candidate &b) { return a.score > b.score; });
    return found;
}

} // namespace

Result<std::vector<QStringList>> sampleRows(TableSource &source, int count) {
    PLUMBLINE_TRY(source.rewind());
    std::vector<QStringList> rows;
    TableRow row;
    while (static_cast<int>(rows.size()) < count) {
        PLUMBLINE_TRY_ASSIGN(const bool found, source.next(row));
        if (!found)
            break;
        QStringList cells;
        for (const std::string_view cell : row.cells)
            cells.append(QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())));
        rows.push_back(std::move(cells));
    }
    PLUMBLINE_TRY(source.rewind());
    return rows;
}

GuessedMapping guessMapping(ImportTarget target, const QStringList &headers, const std::vector<QStringList> &sample) {
    GuessedMapping guess;
    guess.mapping.target = target;
    std::set<qsizetype> taken;
    for (const Candidate &candidate : candidates(target, headers, sample)) {
        const QString &key = candidate.column->key;
        if (guess.mapping.columns.contains(key) || taken.contains(candidate.header))
            continue;
        taken.insert(candidate.header);
        SourceColumn column{headers[candidate.header]};
        const QStringList cells = columnSample(sample, candidate.header);
        if (candidate.column->type == ColumnType::Date)
            column.dates = guessDateOrder(cells);
        else if (candidate.column->type == ColumnType::Amount || candidate.column->type == ColumnType::Rate)
            column.numbers = guessNumberStyle(cells);
        guess.mapping.columns[key] = column;
        guess.confidence[key] = candidate.score;
    }
    return guess;
}

ImportTarget guessTarget(const QStringList &headers) {
    ImportTarget best = ImportTarget::Deals;
    int bestScore = -1;
    for (const auto &[target, token] : domain::Tokens<ImportTarget>::names) {
        const GuessedMapping guess = guessMapping(target, headers, {});
        int score = 0;
        for (const auto &[key, confidence] : guess.confidence)
            score += confidence;
        for (const TargetColumn &column : columnsOf(target))
            if (column.presence == domain::Presence::Required && !guess.mapping.provides(column.key))
                score -= 2 * SameName;
        if (score > bestScore) {
            best = target;
            bestScore = score;
        }
    }
    return best;
}

} // namespace plumbline::intake
