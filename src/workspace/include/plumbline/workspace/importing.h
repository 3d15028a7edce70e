#pragma once

#include "plumbline/ledger/entry.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// Bringing files in, as the window and the command line see it; the work is intake's.
namespace plumbline::workspace {

struct ImportRequest {
    QString path;
    /// `deals`, `accounts`, `products`, `people`, `invoices`; empty: guessed from the headers.
    QString target;
    /// The mapping as JSON; empty: guessed.
    QString mapping;
    /// Where refused rows go; empty: `<file>.refused.csv` beside the file, only when there are any.
    QString refusalsPath;
    enum class Refusals { SetAside, AbortAll } refusals = Refusals::SetAside;
    /// How the file is read, over what the mapping says: tokens of intake::Encoding, one character, the name of a sheet.
    /// Empty: as the mapping says, else as the file looks.
    QString encoding = {};
    QString separator = {};
    QString sheet = {};
};

/// A name the organisation does not know yet, and what can be done about it.
struct ImportQuestion {
    /// `product`, `owner`, `account`, `stage`, `team`: the key in the mapping's "decisions".
    QString subject;
    QString unknown;
    std::int64_t rows = 0;
    /// An existing name that is close, or empty.
    QString suggestion;
    /// `use:<name>`, `create`, `blank`, `refuse`; what would happen now. Empty: has to be answered.
    QString decision;
    /// The answer a person most likely gives, where a name is close; nothing is done about it before they do.
    QString likely;
    QStringList choices;
};

struct ImportColumn {
    QString header;
    QStringList samples;
    /// Key of the target column, or empty when not imported.
    QString mappedTo;
};

struct ImportTargetColumn {
    QString key;
    QString label;
    bool required = false;
};

struct ImportPreview {
    QString target;
    /// The mapping in force as JSON: change it and ask again, or save it as a template.
    QString mapping;
    QString encoding;
    QString separator;
    /// Of a spreadsheet: its sheets, and the one that was read.
    QStringList sheets;
    QString sheet;
    std::vector<ImportColumn> columns;
    std::vector<ImportTargetColumn> targetColumns;
    /// First rows as they stand in the file.
    std::vector<QStringList> rows;
    std::vector<ImportQuestion> questions;
    std::int64_t rowsRead = 0;
    std::int64_t wouldCreate = 0, wouldUpdate = 0, unchanged = 0, unattributed = 0;
    /// Rows held up by a name that has no answer.
    std::int64_t waiting = 0;
    /// Refused rows: line, reason token, value; the first of them.
    struct Refusal {
        std::int64_t line;
        QString reason;
        QString value;
    };
    std::vector<Refusal> refusals;
    std::int64_t refused = 0;
    /// Columns that are needed and not assigned, or assigned and not in the file: nothing was counted yet.
    std::optional<domain::Error> problem;
};

struct ImportOutcome {
    std::int64_t rowsRead = 0;
    std::int64_t created = 0, updated = 0, unchanged = 0, refused = 0, unattributed = 0;
    QString refusalsPath;
    /// Absent when nothing had to be changed; the last one where it took several.
    std::optional<ledger::Entry> entry;
    /// How many operations it is: more than one only where it has to fit a hub's frames.
    std::int64_t operations = 0;
};

struct StoredTemplate {
    QString name;
    QString mapping;
};

} // namespace plumbline::workspace
