#include "searchterms.h"

namespace plumbline::replica {
namespace {

constexpr qsizetype TrigramLength = 3;

bool isIdeographic(QChar c) {
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return false;
    }
}

/// A word that is neither ideographic nor a separator ended: short ones are terms themselves.
void endWord(QString &word, QString &grams) {
    if (!word.isEmpty() && word.size() < TrigramLength)
        grams += word + u' ';
    word.clear();
}

QString quoted(const QString &term) {
    QString doubled = term;
    doubled.replace(u'"', QStringLiteral("\"\""));
    return u'"' + doubled + u'"';
}

void addTerm(QString &terms, const QString &term) {
    terms += (terms.isEmpty() ? QString() : QStringLiteral(" AND ")) + quoted(term);
}

} // namespace

QString gramsOf(const QString &text) {
    QString grams;
    QString word;
    QChar previous;
    for (const QChar c : text) {
        const bool ideographic = isIdeographic(c);
        if (ideographic) {
            endWord(word, grams);
            grams += QString(c) + u' ';
            if (isIdeographic(previous))
                grams += QString(previous) + c + u' ';
        } else if (c.isLetterOrNumber()) {
            word += c;
        } else {
            endWord(word, grams);
        }
        previous = c;
    }
    endWord(word, grams);
    return grams.trimmed();
}

SearchTerms searchTerms(const QString &text) {
    SearchTerms terms;
    terms.words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : terms.words)
        addTerm(word.size() >= TrigramLength ? terms.trigrams : terms.grams, word);
    return terms;
}

} // namespace plumbline::replica
