#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/intake/columnmapping.h"
#include "plumbline/intake/existing.h"
#include "plumbline/intake/refusal.h"

#include <stop_token>

namespace plumbline::intake {

/// Where the rows go. Everything must outlive the call.
struct ImportContext {
    const Existing &existing;
    domain::Currency baseCurrency;
    domain::IdSource &ids;
};

/// How the caller follows and ends a long run.
struct RunControl {
    std::stop_token stop = {};
    /// Called every thousand rows or so on the running thread, with bytes read and bytes in all.
    std::function<void(std::int64_t done, std::int64_t total)> progress = {};
};

enum class Closeness : std::uint8_t { Same, Similar };
/// A name that may be meant: an existing record's with the same letters and digits, or a typing error away, or (for stages)
/// the same outcome by its usual name; or another spelling in the file of a name that is new.
struct Suggestion {
    /// Nil where the name is as new as the one asked about.
    domain::Uuid id;
    QString name;
    Closeness closeness = Closeness::Similar;
};

/// A name in the file that the organisation does not have.
struct Question {
    /// Key of the target column.
    QString column;
    domain::EntityKind entity{};
    QString name;
    std::int64_t rows = 0;
    /// Best first.
    std::vector<Suggestion> suggestions;
    /// What the mapping decides; absent: nothing yet.
    std::optional<Decision> decided;
    /// What a person would most likely choose; absent: nothing is likely.
    std::optional<Decision> preselected;
    /// Without a decision there is no plan. Where false, `preselected` is what happens.
    bool mustBeAnswered = true;
    /// Rows wait: there is no decision, or it names a record that does not exist.
    bool pending = false;
    std::vector<DecisionKind> choices;
};

struct Counts {
    std::int64_t rows = 0, created = 0, updated = 0, unchanged = 0, refused = 0;
    /// Rows held up by a question.
    std::int64_t waiting = 0;
    /// Rows without an account, where the target has one.
    std::int64_t unattributed = 0;
    /// Records created besides the rows' own: accounts, products, people, teams that only had a name.
    std::map<domain::EntityKind, std::int64_t> named;
    std::map<RefusalReason, std::int64_t> reasons;
    friend bool operator==(const Counts &, const Counts &) = default;
};

enum class RowOutcome : std::uint8_t { Created, Updated, Unchanged, Refused, Waiting };
struct PreviewRow {
    std::int64_t line = 0;
    RowOutcome outcome{};
    QStringList cells;
    /// For refused rows.
    std::optional<Refusal> refusal;
};

/// What is wrong with the cells of one column.
struct ColumnProblem {
    QString column;
    RefusalReason reason{};
    std::int64_t rows = 0;
    /// The first such cell and its line.
    QString example;
    std::int64_t line = 0;
};

struct Preview {
    std::vector<PreviewRow> rows;
    std::vector<ColumnProblem> problems;
    std::vector<Question> questions;
    std::vector<Refusal> refusals;
    Counts counts;
    [[nodiscard]] bool canPlan() const;
};

/// The whole import as one command, and what was left out of it.
struct Plan {
    domain::ImportRecords command;
    Counts counts;
    std::vector<Refusal> refusals;
};

struct FileIdentity {
    QString name;
    QString hash;
};

/// Runs through the whole source without keeping changes. `keepRows` first rows and `keepRefusals` first refusals are kept.
/// Errors: those of `checkMapping` and of the source, NoStages, Cancelled.
[[nodiscard]] domain::Result<Preview> preview(TableSource &source, const ColumnMapping &mapping, const ImportContext &context,
                                              const RunControl &control = {}, std::size_t keepRows = 100,
                                              std::size_t keepRefusals = 1000);

/// The changes that bring the file in, in an order in which references point backwards; none when the file is in already.
/// Rows are found again by their number, or where they have none by their content. Invoices without a number are found by
/// customer, dates and amount, so that a settled date that comes later settles them. A blank cell leaves what is there.
/// Errors: as preview, and UnansweredQuestions.
[[nodiscard]] domain::Result<Plan> plan(TableSource &source, const FileIdentity &file, const ColumnMapping &mapping,
                                        const ImportContext &context, const RunControl &control = {});

} // namespace plumbline::intake
