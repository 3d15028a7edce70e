#include "plumbline/workspace/labels.h"

#include "plumbline/analytics/errors.h"
#include "plumbline/domain/description.h"
#include "plumbline/domain/errors.h"
#include "plumbline/domain/missing.h"
#include "plumbline/domain/takingback.h"
#include "plumbline/intake/errors.h"
#include "plumbline/ledger/errors.h"
#include "plumbline/replica/errors.h"
#include "plumbline/workspace/errors.h"
#include "syncsentences.h"

#include <QCoreApplication>

#include <unordered_map>

namespace plumbline::workspace {
namespace {

/// %1 is the error's detail.
const std::unordered_map<std::string_view, const char *> &sentences()
{
    static const std::unordered_map<std::string_view, const char *> table{
        {domain::errors::UnknownCurrency.id, QT_TRANSLATE_NOOP("Error", "“%1” is not a currency code. Use one such as CNY or USD.")},
        {domain::errors::CurrencyMismatch.id, QT_TRANSLATE_NOOP("Error", "“%1” is in another currency than expected.")},
        {domain::errors::AmountOverflow.id, QT_TRANSLATE_NOOP("Error", "The amount “%1” is too large.")},
        {domain::errors::AmountUnreadable.id, QT_TRANSLATE_NOOP("Error", "“%1” can’t be read as an amount.")},
        {domain::errors::AmountTooPrecise.id, QT_TRANSLATE_NOOP("Error", "“%1” has more decimals than its currency.")},
        {domain::errors::DateUnreadable.id, QT_TRANSLATE_NOOP("Error", "“%1” can’t be read as a date. Write it as 2026-11-23.")},
        {domain::errors::IdUnreadable.id, QT_TRANSLATE_NOOP("Error", "“%1” is not an id.")},
        {domain::errors::CalendarUnreadable.id, QT_TRANSLATE_NOOP("Error", "The calendar can’t be read: %1")},
        {domain::errors::ValueTypeMismatch.id, QT_TRANSLATE_NOOP("Error", "The value does not fit the field %1. Nothing was saved.")},
        {domain::errors::RequiredFieldMissing.id, QT_TRANSLATE_NOOP("Error", "The field %1 has to be filled in. Nothing was saved.")},
        {domain::errors::TokenUnknown.id, QT_TRANSLATE_NOOP("Error", "“%1” is not one of the choices.")},
        {domain::errors::NotPermitted.id, QT_TRANSLATE_NOOP("Error", "Your role may not change this (%1). Nothing was saved.")},
        {domain::errors::CommandOnly.id, QT_TRANSLATE_NOOP("Error", "%1 changes only through its own act, not by editing. Nothing was saved.")},
        {domain::errors::Stale.id, QT_TRANSLATE_NOOP("Error", "Somebody changed %1 in the meantime. Look at the newer value and try again.")},
        {domain::errors::RecordNotFound.id, QT_TRANSLATE_NOOP("Error", "There is no such record any more (%1).")},
        {domain::errors::ReferenceBroken.id, QT_TRANSLATE_NOOP("Error", "%1 refers to a record that is not there, or is still in use. Nothing was saved.")},
        {domain::errors::NotUndoable.id, QT_TRANSLATE_NOOP("Error", "This can’t be undone: it was undone already, or later work stands on it.")},
        {domain::errors::IdTaken.id, QT_TRANSLATE_NOOP("Error", "There is a record with this id already (%1). Nothing was saved.")},
        {domain::errors::AmountNotPositive.id, QT_TRANSLATE_NOOP("Error", "The amount has to be above zero (%1). Nothing was saved.")},
        {domain::errors::DatesReversed.id, QT_TRANSLATE_NOOP("Error", "The dates are in the wrong order (%1). Nothing was saved.")},
        {domain::errors::DocumentExists.id, QT_TRANSLATE_NOOP("Error", "This customer has a receipt “%1” already. Nothing was recorded twice.")},
        {domain::errors::NotAllocatable.id, QT_TRANSLATE_NOOP("Error", "“%1” is not a receipt, credit note or write-off, so there is nothing to allocate.")},
        {domain::errors::AllocationExceedsSource.id, QT_TRANSLATE_NOOP("Error", "Only %1 is left to allocate. Nothing was allocated.")},
        {domain::errors::AllocationExceedsInstalment.id, QT_TRANSLATE_NOOP("Error", "Only %1 of the instalment is open. Nothing was allocated.")},
        {domain::errors::StepsMismatch.id, QT_TRANSLATE_NOOP("Error", "The approval steps do not fit this kind of commitment (%1). Nothing was submitted.")},
        {domain::errors::OwnRequest.id, QT_TRANSLATE_NOOP("Error", "Nobody may approve their own request or delegate to themselves. Ask somebody else.")},
        {domain::errors::EarlierStepOpen.id, QT_TRANSLATE_NOOP("Error", "An earlier approval is still open. It has to be given first.")},
        {domain::errors::AlreadyDecided.id, QT_TRANSLATE_NOOP("Error", "This was decided already (%1).")},
        {domain::errors::PremiseChanged.id, QT_TRANSLATE_NOOP("Error", "The amounts changed since you looked: %1. Nothing was decided; look again and decide.")},
        {domain::errors::PremiseUnreadable.id, QT_TRANSLATE_NOOP("Error", "The amounts the approval stands on can’t be read (%1).")},
        {domain::errors::AlreadyResolved.id, QT_TRANSLATE_NOOP("Error", "Somebody resolved this conflict already (%1).")},
        {domain::errors::ValueTextUnreadable.id, QT_TRANSLATE_NOOP("Error", "The stored value “%1” can’t be read.")},
        {domain::errors::LastAdministrator.id, QT_TRANSLATE_NOOP("Error", "%1 is the last administrator. Make somebody else one first.")},
        {domain::errors::DeviceKeyUnusable.id, QT_TRANSLATE_NOOP("Error", "The key of the device %1 can’t be used: it is malformed, or known already. Enrol the device anew.")},
        {domain::errors::GateClosed.id, QT_TRANSLATE_NOOP("Error", "This stage still needs: %1. The deal stays where it is.")},
        {domain::errors::ReasonMissing.id, QT_TRANSLATE_NOOP("Error", "Say why. Nothing was changed.")},
        {domain::errors::FileMissing.id, QT_TRANSLATE_NOOP("Error", "This needs a file (%1). Nothing was saved.")},
        {domain::errors::AlreadyDone.id, QT_TRANSLATE_NOOP("Error", "This was done already (%1). Nothing was saved twice.")},
        {domain::errors::AlreadyReversed.id, QT_TRANSLATE_NOOP("Error", "“%1” was reversed already, or is a reversal itself. Nothing was changed.")},
        {domain::errors::NotPosted.id, QT_TRANSLATE_NOOP("Error", "Documents of the kind “%1” are made by an act of their own. Nothing was posted.")},
        {domain::errors::InstalmentsMismatch.id, QT_TRANSLATE_NOOP("Error", "The instalments do not add up to “%1”, or it takes none. Nothing was posted.")},
        {domain::errors::LevelUnknown.id, QT_TRANSLATE_NOOP("Error", "A chase has a level from 1 to 4, not %1. Nothing was saved.")},
        {domain::errors::CommitmentNeeded.id, QT_TRANSLATE_NOOP("Error", "What was agreed (%1) changes only by an approved commitment of this deal. Nothing was changed.")},
        {domain::errors::StateUnfit.id, QT_TRANSLATE_NOOP("Error", "It is %1 by now, so this does not follow. Nothing was changed.")},
        {domain::errors::ConfirmationMissing.id, QT_TRANSLATE_NOOP("Error", "The requirements have to be confirmed twice with the customer first. Nothing was accepted.")},
        {domain::errors::AttachmentUnusable.id, QT_TRANSLATE_NOOP("Error", "This file can’t be attached (%1). Nothing was saved.")},

        {ledger::errors::ChangesUnreadable.id, QT_TRANSLATE_NOOP("Error", "An entry of the ledger can’t be read (%1). Check the replica’s integrity.")},

        {replica::errors::Exists.id, QT_TRANSLATE_NOOP("Error", "There is a replica in %1 already. Open it, or choose another folder.")},
        {replica::errors::NotFound.id, QT_TRANSLATE_NOOP("Error", "There is no replica at %1.")},
        {replica::errors::WrongPassphrase.id, QT_TRANSLATE_NOOP("Error", "The passphrase is not the right one. Nothing was changed; try again.")},
        {replica::errors::WeakPassphrase.id, QT_TRANSLATE_NOOP("Error", "The passphrase is too short. It needs at least 8 characters.")},
        {replica::errors::KeyFileDamaged.id, QT_TRANSLATE_NOOP("Error", "The key file is damaged (%1). The data is untouched; put the key file back from a backup.")},
        {replica::errors::Truncated.id, QT_TRANSLATE_NOOP("Error", "The replica’s file %1 is cut short. It was not changed; restore it from a backup.")},
        {replica::errors::Damaged.id, QT_TRANSLATE_NOOP("Error", "The replica’s file is damaged (%1). It was not changed; restore it from a backup.")},
        {replica::errors::NewerVersion.id, QT_TRANSLATE_NOOP("Error", "The replica was written by a newer Plumbline (schema %1). Update Plumbline to open it; nothing was changed.")},
        {replica::errors::FolderNotWritable.id, QT_TRANSLATE_NOOP("Error", "%1 can’t be written to. Nothing was saved; check the folder’s permissions.")},
        {replica::errors::DiskFull.id, QT_TRANSLATE_NOOP("Error", "The disk is full. Nothing was saved and nothing earlier was lost; free some space and try again.")},
        {replica::errors::InUse.id, QT_TRANSLATE_NOOP("Error", "The replica is open in another window or program. Close it there first (%1).")},
        {replica::errors::OpenedForReading.id, QT_TRANSLATE_NOOP("Error", "The replica was opened for reading only. Nothing was changed.")},
        {replica::errors::BackupInside.id, QT_TRANSLATE_NOOP("Error", "A backup can’t lie in the replica’s own folder (%1). Choose another place.")},
        {replica::errors::UnknownTimeZone.id, QT_TRANSLATE_NOOP("Error", "“%1” is not a time zone. Use one such as Asia/Shanghai.")},
        {replica::errors::OperationTooLarge.id, QT_TRANSLATE_NOOP("Error", "That is more than the hub takes at once (%1 changes). Split the file and import its parts; nothing was saved.")},
        {replica::errors::AttachmentNotHere.id, QT_TRANSLATE_NOOP("Error", "The file “%1” is not on this device. Connect to the hub to fetch it.")},
        {replica::errors::Cancelled.id, QT_TRANSLATE_NOOP("Error", "Cancelled. Nothing was changed.")},
        {replica::errors::PassphraseUnreadable.id, QT_TRANSLATE_NOOP("Error", "The passphrase can’t be read from %1.")},
        {replica::errors::Unavailable.id, QT_TRANSLATE_NOOP("Error", "The system refused access: %1")},

        {intake::errors::FileUnreadable.id, QT_TRANSLATE_NOOP("Error", "The file %1 can’t be read.")},
        {intake::errors::FileEmpty.id, QT_TRANSLATE_NOOP("Error", "The file %1 is empty.")},
        {intake::errors::NotATable.id, QT_TRANSLATE_NOOP("Error", "%1 is not a table. Choose a CSV or XLSX file.")},
        {intake::errors::OldSpreadsheet.id, QT_TRANSLATE_NOOP("Error", "%1 is a spreadsheet of the old kind. Save it as XLSX or CSV and try again.")},
        {intake::errors::EncodingUnknown.id, QT_TRANSLATE_NOOP("Error", "The encoding of %1 is not recognised. Name it in the mapping, or save the file as UTF-8.")},
        {intake::errors::SpreadsheetDamaged.id, QT_TRANSLATE_NOOP("Error", "The spreadsheet %1 is damaged.")},
        {intake::errors::SheetNotFound.id, QT_TRANSLATE_NOOP("Error", "There is no sheet “%1” in the file.")},
        {intake::errors::RowTooLong.id, QT_TRANSLATE_NOOP("Error", "The row at line %1 does not end; a quotation mark may not be closed. Nothing was imported.")},
        {intake::errors::MappingUnreadable.id, QT_TRANSLATE_NOOP("Error", "The mapping can’t be read: %1")},
        {intake::errors::RequiredColumnsMissing.id, QT_TRANSLATE_NOOP("Error", "Columns that are needed are not assigned: %1. Nothing was imported.")},
        {intake::errors::ColumnsNotInFile.id, QT_TRANSLATE_NOOP("Error", "The mapping names columns the file does not have: %1. Nothing was imported.")},
        {intake::errors::UnansweredQuestions.id, QT_TRANSLATE_NOOP("Error", "Some names in the file are not known yet; decide what to do with them: %1. Nothing was imported.")},
        {intake::errors::NoStages.id, QT_TRANSLATE_NOOP("Error", "The organisation has no stages to put deals in. Nothing was imported.")},
        {intake::errors::Cancelled.id, QT_TRANSLATE_NOOP("Error", "Cancelled. Nothing was imported.")},

        {errors::Locked.id, QT_TRANSLATE_NOOP("Error", "The replica is locked. Unlock it to go on.")},
        {errors::Internal.id, QT_TRANSLATE_NOOP("Error", "Something in Plumbline itself went wrong (%1). Nothing was saved.")},
        {errors::NothingToUndo.id, QT_TRANSLATE_NOOP("Error", "There is nothing to undo.")},
        {errors::RefusalsOnSource.id, QT_TRANSLATE_NOOP("Error", "The refused rows can’t be listed in the imported file itself (%1). Choose another file; nothing was imported.")},
        {errors::RefusalsNotWritten.id, QT_TRANSLATE_NOOP("Error", "The file was imported, but the list of refused rows could not be written to %1. Import the file again to have it written; what is there stays as it is.")},
        {errors::UnknownSize.id, QT_TRANSLATE_NOOP("Error", "“%1” is not a size. Choose small, medium or large.")},
        {errors::UnknownFilter.id, QT_TRANSLATE_NOOP("Error", "There is nothing to filter by “%1”.")},
        {errors::UnknownTemplate.id, QT_TRANSLATE_NOOP("Error", "No mapping is saved as “%1”.")},
        {analytics::errors::UnknownFigure.id, QT_TRANSLATE_NOOP("Error", "There is no figure “%1” with rows behind it.")},
        {analytics::errors::TooManyStages.id, QT_TRANSLATE_NOOP("Error", "The funnel has %1 stages, more than it can show.")},
        {analytics::errors::AmountsTooLarge.id, QT_TRANSLATE_NOOP("Error", "The amounts of %1 add up to more than can be counted exactly.")},
        {errors::PastNotKept.id, QT_TRANSLATE_NOOP("Error", "What was known at ledger position %1 can’t be told on this device. Ask without it, or on the hub.")},
        {errors::ValueUnreadable.id, QT_TRANSLATE_NOOP("Error", "“%1” can’t be read as a value of this field. Nothing was chosen.")},
        {errors::LeaseOver.id, QT_TRANSLATE_NOOP("Error", "This workstation has not heard its hub for longer than it may. It opens as soon as the hub can be reached; nothing is lost.")},
        {errors::RowsRefused.id, QT_TRANSLATE_NOOP("Error", "%1 rows were refused, so nothing was imported. They are listed with their reasons.")}};
    return table;
}

constexpr std::string_view RefusedByHub = "sync.refused";

const char *sentenceOf(std::string_view id)
{
    for (const auto *table : {&sentences(), &syncSentences()})
        if (const auto found = table->find(id); found != table->end())
            return found->second;
    return nullptr;
}

/// The same id as its table keeps it, which outlives every error.
std::string_view sentenceId(const QString &id)
{
    const auto found = syncSentences().find(id.toStdString());
    return found == syncSentences().end() ? std::string_view() : found->first;
}

/// `deal.amount` is what the field is called; everything else stands as it is.
QString inWords(const QString &detail)
{
    const qsizetype dot = detail.indexOf(u'.');
    const auto kind = dot > 0 ? domain::entityNamed(QStringView(detail).left(dot)) : domain::fail(domain::errors::RecordNotFound);
    if (!kind)
        return detail;
    const domain::EntityDescription &entity = domain::describe(*kind);
    const int field = entity.indexOf(QStringView(detail).mid(dot + 1));
    return field < 0 ? detail : fieldLabel(QString::fromUtf8(entity.fields[static_cast<std::size_t>(field)].spec.label));
}

/// Details that are tokens, in words.
QString detailText(const domain::Error &error)
{
    if (error.code == domain::errors::GateClosed) {
        QStringList parts;
        for (const domain::Missing &missing : domain::missingFromText(error.detail))
            parts << (missing.event ? tokenLabel(domain::toToken(*missing.event))
                                    : QCoreApplication::translate("Error", "a technical document to be read"));
        parts.removeDuplicates();
        return parts.join(QCoreApplication::translate("Error", ", ", "between things that are missing"));
    }
    if (error.code == domain::errors::StateUnfit || error.code == domain::errors::FileMissing || error.code == domain::errors::NotPosted)
        return tokenLabel(error.detail);
    // The act itself, or one field of a record.
    if (error.code == domain::errors::NotPermitted && !error.detail.contains(u'.'))
        return commandLabel(error.detail);
    return inWords(error.detail);
}

} // namespace

QString errorText(const domain::Error &error)
{
    if (error.code == domain::errors::NotUndoable && !domain::mayTakeBack(error.detail))
        return QCoreApplication::translate("Error", "Money that was posted is not taken back. Post its reversal instead, and then the right amount.");
    const char *source = sentenceOf(error.code.id);
    // What a hub refused with is the sentence; that it refused is plain from it.
    if (error.code.id == RefusedByHub && !sentenceId(error.detail).empty())
        return errorText({{sentenceId(error.detail)}, {}});
    if (source == nullptr)
        return QCoreApplication::translate("Error", "It did not work (%1: %2).")
            .arg(QLatin1StringView(error.code.id.data(), static_cast<qsizetype>(error.code.id.size())), error.detail);
    const QString sentence = QCoreApplication::translate("Error", source);
    return sentence.contains(u"%1") ? sentence.arg(detailText(error)) : sentence;
}

bool hasErrorText(domain::ErrorCode code)
{
    return sentenceOf(code.id) != nullptr;
}

} // namespace plumbline::workspace
