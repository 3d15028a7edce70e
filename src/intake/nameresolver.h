#pragma once

#include "cells.h"
#include "changewriter.h"
#include "plumbline/intake/plan.h"

namespace plumbline::intake {

/// Finds the records a column's names stand for and keeps the names nobody has decided about. A name is looked up once.
class NameResolver {
public:
    NameResolver(const TargetColumn &column, const ColumnMapping &mapping);
    /// The existing records of the column's entity. Errors: those of `existing`.
    [[nodiscard]] domain::Result<void> load(const Existing &existing);

    enum class Standing : std::uint8_t { Blank, Known, New, Refused, Waiting };
    struct Name {
        Standing standing = Standing::Blank;
        domain::Uuid id;
        QString text;
    };
    /// The same object for the same name until the resolver goes; a blank one only until the next call. Counts the row for the question the name raises.
    [[nodiscard]] Name &look(std::string_view cell);
    /// The same without counting a row.
    [[nodiscard]] Name &peek(std::string_view cell);
    /// Writes the record of a new name; then the name is known. A new account is in `region`.
    void create(Name &name, ChangeWriter &writer, const std::optional<QString> &region = {});
    [[nodiscard]] const TargetColumn &column() const { return m_column; }
    [[nodiscard]] std::int64_t createdCount() const { return m_createdCount; }
    [[nodiscard]] const std::vector<domain::Record> &records() const { return m_records; }
    [[nodiscard]] domain::EntityKind entity() const { return m_column.entity; }
    /// The record of an existing name, spelt exactly so; null where there is none.
    [[nodiscard]] const domain::Record *recordNamed(const QString &name) const;

    /// The questions of the rows so far, most rows first.
    [[nodiscard]] std::vector<Question> questions() const;

private:
    struct Seen {
        Name name;
        /// Place of its question; NotAsked where it raised none.
        std::size_t asked = 0;
        /// The name of the file this one is another spelling of.
        Name *meant = nullptr;
        /// A row of the file says it, rather than a decision only.
        bool isInFile = false;
    };
    /// A name that was decided to be another name of the file, which has to turn up there.
    struct Spelling {
        std::size_t asked;
        const Seen *meant;
    };
    [[nodiscard]] Seen &seen(std::string_view cell);
    void judge(Seen &seen, const QString &name);
    void judgeUnknown(Seen &seen, const Question &question);
    void follow(Seen &seen, const Question &question, const QString &other);
    [[nodiscard]] bool isHeldUp(std::size_t asked) const;
    [[nodiscard]] std::optional<Decision> decisionFor(const QString &name) const;
    [[nodiscard]] std::vector<Suggestion> suggest(const QString &name) const;
    [[nodiscard]] bool outcomeMeant(const QString &comparableName, const domain::Record &stage) const;
    [[nodiscard]] Question questionFor(const QString &name) const;
    [[nodiscard]] std::vector<DecisionKind> choices() const;
    [[nodiscard]] bool mustBeAnswered(const std::vector<Suggestion> &suggestions) const;

    const TargetColumn &m_column;
    const std::map<QString, Decision> m_decisions;
    std::vector<domain::Record> m_records;
    int m_nameField = 0;
    std::unordered_map<QString, std::size_t> m_byName;
    std::vector<QString> m_comparable;
    std::vector<std::uint64_t> m_letters;
    std::unordered_multimap<QString, std::size_t> m_byComparable;
    ByText<Seen> m_seen;
    std::vector<Question> m_asked;
    std::vector<Spelling> m_spellings;
    /// By comparable form, the unknown names of the file in the order they came.
    std::unordered_map<QString, QStringList> m_unknown;
    Name m_blank;
    std::int64_t m_createdCount = 0;
};

} // namespace plumbline::intake
