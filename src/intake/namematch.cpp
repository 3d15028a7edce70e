#include "namematch.h"

#include <cstdlib>
#include <numeric>
#include <vector>

namespace plumbline::intake {

QString comparable(QStringView name) {
    const QString folded = name.toString().normalized(QString::NormalizationForm_KC).toCaseFolded();
    QString kept;
    kept.reserve(folded.size());
    for (const QChar c : folded)
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            kept += c;
    return kept;
}

std::uint64_t lettersOf(QStringView comparableName) {
    std::uint64_t letters = 0;
    for (const QChar c : comparableName) {
        unsigned bit = 36 + c.unicode() % 28U;
        if (c >= u'a' && c <= u'z')
            bit = c.unicode() - unsigned{u'a'};
        else if (c >= u'0' && c <= u'9')
            bit = 26 + c.unicode() - unsigned{u'0'};
        letters |= std::uint64_t{1} << bit;
    }
    return letters;
}

int editDistance(QStringView a, QStringView b, int limit) {
    if (std::abs(a.size() - b.size()) > limit)
        return limit + 1;
    const auto width = static_cast<std::size_t>(b.size());
    std::vector<int> beforeLast(width + 1);
    std::vector<int> last(width + 1);
    std::vector<int> row(width + 1);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        int best = row[0];
        for (std::size_t j = 1; j <= width; ++j) {
            const auto at = static_cast<qsizetype>(j);
            const int substituted = last[j - 1] + (a[i - 1] == b[at - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, substituted});
            if (i > 1 && j > 1 && a[i - 1] == b[at - 2] && a[i - 2] == b[at - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > limit)
            return limit + 1;
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return std::min(last[width], limit + 1);
}

int typingErrorsIn(qsizetype length) {
    if (length < 4)
        return 0;
    return length < 8 ? 1 : 2;
}

} // namespace plumbline::intake
