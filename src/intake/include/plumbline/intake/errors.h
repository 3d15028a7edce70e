#pragma once

#include "plumbline/domain/error.h"

/// What may go wrong while a file comes in. `detail` is the file or the offending text unless said otherwise.
/// What is wrong with single rows is a RefusalReason instead.
namespace plumbline::intake::errors {

using domain::ErrorCode;

inline constexpr ErrorCode FileUnreadable{"intake.file_unreadable"};
/// No header row: the file is empty.
inline constexpr ErrorCode FileEmpty{"intake.file_empty"};
/// Bytes that are not text in any form: a picture, a program, a damaged file.
inline constexpr ErrorCode NotATable{"intake.not_a_table"};
/// The binary spreadsheet of before 2007; it has to be saved as XLSX or CSV.
inline constexpr ErrorCode OldSpreadsheet{"intake.old_spreadsheet"};
/// Text, but in none of the encodings that are recognised by themselves.
inline constexpr ErrorCode EncodingUnknown{"intake.encoding_unknown"};
inline constexpr ErrorCode SpreadsheetDamaged{"intake.spreadsheet_damaged"};
/// detail: the sheet's name.
inline constexpr ErrorCode SheetNotFound{"intake.sheet_not_found"};
/// A row longer than 16 MiB, most often a quotation mark that is never closed; detail: its line.
inline constexpr ErrorCode RowTooLong{"intake.row_too_long"};

/// The mapping's text is not the JSON of a mapping; detail: the offending part.
inline constexpr ErrorCode MappingUnreadable{"intake.mapping_unreadable"};
/// Columns that have to be mapped are not; detail: their keys, separated by commas.
inline constexpr ErrorCode RequiredColumnsMissing{"intake.required_columns_missing"};
/// The mapping names columns the file does not have; detail: their headers, separated by commas.
inline constexpr ErrorCode ColumnsNotInFile{"intake.columns_not_in_file"};
/// Names in the file that nobody has decided about; detail: `column: name, name; column: …`.
inline constexpr ErrorCode UnansweredQuestions{"intake.unanswered_questions"};
/// The organisation has no stage to put deals in.
inline constexpr ErrorCode NoStages{"intake.no_stages"};
inline constexpr ErrorCode Cancelled{"intake.cancelled"};

} // namespace plumbline::intake::errors
