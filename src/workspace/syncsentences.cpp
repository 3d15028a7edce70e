#include "syncsentences.h"

#include <QtGlobal>

namespace plumbline::workspace {

/// By text, since a hub's codes reach a device as texts and its library is not seen from here. %1 is the error's detail.
const std::unordered_map<std::string_view, const char *> &syncSentences()
{
    static const std::unordered_map<std::string_view, const char *> table{
        {"ledger.command_unreadable", QT_TRANSLATE_NOOP("Error", "What was to be done can’t be read (%1). It is kept aside and changed nothing.")},
        {"ledger.command_unknown", QT_TRANSLATE_NOOP("Error", "This act belongs to a later Plumbline (%1). Update Plumbline and try again; nothing was changed.")},
        {"ledger.operation_unreadable", QT_TRANSLATE_NOOP("Error", "An operation can’t be read (%1). It is kept aside and changed nothing.")},
        {"ledger.entry_unreadable", QT_TRANSLATE_NOOP("Error", "An entry of the ledger can’t be read (%1).")},
        {"ledger.key_unreadable", QT_TRANSLATE_NOOP("Error", "The device’s key can’t be read. Enrol this device again.")},
        {"ledger.proof_out_of_range", QT_TRANSLATE_NOOP("Error", "The hub’s proof is about entries it does not have.")},
        {"ledger.audit_unreadable", QT_TRANSLATE_NOOP("Error", "The file is not an exported audit trail, or it is damaged.")},
        {"ledger.audit_of_another_hub", QT_TRANSLATE_NOOP("Error", "The exported audit trail is of another hub than the one expected.")},
        {"ledger.audit_not_proven", QT_TRANSLATE_NOOP("Error", "The exported audit trail was changed after the hub signed it (%1).")},
        {"ledger.withdrawn", QT_TRANSLATE_NOOP("Error", "It was set aside on its device before the hub had it, because its records were taken away. It is kept in the quarantine there.")},
        {"wire.frame_unreadable", QT_TRANSLATE_NOOP("Error", "What came over the line can’t be read. Nothing of it was taken.")},
        {"wire.frame_too_large", QT_TRANSLATE_NOOP("Error", "What came over the line is larger than allowed. Nothing of it was taken.")},
        {"wire.message_unknown", QT_TRANSLATE_NOOP("Error", "What came over the line belongs to a later Plumbline. Update Plumbline.")},
        {"wire.invitation_unreadable", QT_TRANSLATE_NOOP("Error", "That is not an invitation. Copy it whole, from “plumbline-invitation:” on.")},
        {"sync.invitation_unreadable", QT_TRANSLATE_NOOP("Error", "That is not an invitation. Copy it whole, from “plumbline-invitation:” on.")},
        {"sync.unreachable", QT_TRANSLATE_NOOP("Error", "The hub can’t be reached (%1). Everything done here is kept and goes out when it can.")},
        {"sync.certificate_mismatch", QT_TRANSLATE_NOOP("Error", "The hub shows another certificate than the invitation’s (%1). Nothing was sent. Ask your administrator.")},
        {"sync.history_rewritten", QT_TRANSLATE_NOOP("Error", "The hub’s ledger does not go on from what this device has seen (%1). Nothing was taken over. Tell your auditor.")},
        {"sync.answer_unreadable", QT_TRANSLATE_NOOP("Error", "The hub’s answer can’t be read (%1). Nothing of it was taken; sync is tried again.")},
        {"sync.revoked", QT_TRANSLATE_NOOP("Error", "This device was revoked, and its replica’s key was destroyed.")},
        {"sync.refused", QT_TRANSLATE_NOOP("Error", "The hub ended the session (%1). Everything done here is kept.")},
        {"sync.hub_older", QT_TRANSLATE_NOOP("Error", "The hub runs an older Plumbline. What was done here (%1) waits until it is updated; reading goes on.")},
        {"sync.attachment_not_there", QT_TRANSLATE_NOOP("Error", "The hub does not have this file yet. The device it was attached on has still to send it.")},
        {"sync.attachment_broken", QT_TRANSLATE_NOOP("Error", "What the hub sent is not the file that was attached. It was thrown away.")},
        {"sync.attachment_refused", QT_TRANSLATE_NOOP("Error", "The hub does not take the file now. It is kept here and sent again later.")},
        {"hub.not_authentic", QT_TRANSLATE_NOOP("Error", "The hub does not know this device, or its signature is wrong.")},
        {"hub.revoked", QT_TRANSLATE_NOOP("Error", "The device was revoked.")},
        {"hub.invitation_invalid", QT_TRANSLATE_NOOP("Error", "The invitation was used already, is too old, or is not known. Ask for a new one.")},
        {"hub.protocol_unsupported", QT_TRANSLATE_NOOP("Error", "The hub speaks another version of the protocol (%1). Update Plumbline.")},
        {"hub.out_of_turn", QT_TRANSLATE_NOOP("Error", "A message came where it has no place. The session was ended; nothing was lost.")},
        {"hub.frame_refused", QT_TRANSLATE_NOOP("Error", "The hub could not read what was sent (%1). Nothing was lost; it is sent again.")},
        {"hub.sequence_reused", QT_TRANSLATE_NOOP("Error", "This replica is a copy from an earlier time: the hub has other work under the same numbers. Enrol this device again.")},
        {"hub.not_yours", QT_TRANSLATE_NOOP("Error", "An operation under another name or device was refused (%1).")},
        {"hub.signature_missing", QT_TRANSLATE_NOOP("Error", "This act has to be signed by the device that made it (%1).")},
        {"hub.dependency_failed", QT_TRANSLATE_NOOP("Error", "It builds on operation %1, which did not take effect.")},
        {"hub.going_away", QT_TRANSLATE_NOOP("Error", "The hub is being stopped. Everything done here is kept and goes out when it is back.")},
        {"hub.exists", QT_TRANSLATE_NOOP("Error", "There is a hub in %1 already.")},
        {"hub.not_found", QT_TRANSLATE_NOOP("Error", "There is no hub in %1.")},
        {"hub.damaged", QT_TRANSLATE_NOOP("Error", "The hub’s data are damaged (%1). Restore the last backup.")},
        {"hub.in_use", QT_TRANSLATE_NOOP("Error", "Another process serves this hub already (%1).")},
        {"hub.broken", QT_TRANSLATE_NOOP("Error", "The hub found a fault in itself (%1) and ended the session. Nothing was lost.")},
        {"hub.cannot_listen", QT_TRANSLATE_NOOP("Error", "The hub can’t listen there: %1")},
        {"hub.certificate_unreadable", QT_TRANSLATE_NOOP("Error", "The certificate or its key can’t be read, or they do not belong together (%1).")},
        {"hub.folder_unreadable", QT_TRANSLATE_NOOP("Error", "%1 in the hub’s folder can’t be read or written.")},
        {"hub.not_here", QT_TRANSLATE_NOOP("Error", "PostgreSQL is backed up and restored with its own tools, such as pg_dump.")}};
    return table;
}

} // namespace plumbline::workspace
