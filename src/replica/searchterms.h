#pragma once

#include <QStringList>

/// Texts as the search index takes them, and questions as it reads them.
namespace plumbline::replica {

/// The index of three characters and more finds nothing shorter. This one is asked for one- and two-character terms: every
/// Chinese, Japanese and Korean character, every pair of neighbours, and every other word of one or two characters,
/// with spaces between.
[[nodiscard]] QString gramsOf(const QString &text);

/// A question in FTS5's language: all words have to be there. Either part may be empty.
struct SearchTerms {
    /// Words of three characters and more.
    QString trigrams;
    /// The shorter ones.
    QString grams;
    /// All of them, for reading rows that are not indexed yet.
    QStringList words;
};
[[nodiscard]] SearchTerms searchTerms(const QString &text);

} // namespace plumbline::replica
