#include "plumbline/kit/commandpalette.h"

namespace plumbline::kit {

namespace {

bool startsWord(QStringView text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}

} // namespace

int fuzzyScore(QStringView query, QStringView text) {
    // Points of one letter: found at all, continues a run, begins a word. The earliest match wins ties by its distance.
    constexpr int found = 10;
    constexpr int run = 15;
    constexpr int word = 20;
    int score = 1;
    qsizetype at = 0;
    qsizetype before = -2;
    for (const QChar wanted : query) {
        if (wanted.isSpace())
            continue;
        qsizetype match = at;
        while (match < text.size() && text[match].toCaseFolded() != wanted.toCaseFolded())
            ++match;
        if (match == text.size())
            return 0;
        score += found + (match == before + 1 ? run : 0) + (startsWord(text, match) ? word : 0);
        before = match;
        at = match + 1;
    }
    // The whole query in one piece beats letters picked from all over.
    if (!query.isEmpty() && text.contains(query, Qt::CaseInsensitive))
        score += 100;
    return std::max(1, score * 8 - static_cast<int>(std::min<qsizetype>(text.size(), 7)));
}

} // namespace plumbline::kit
