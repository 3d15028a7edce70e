#include "commandjson.h"

#include <QJsonArray>

namespace plumbline::ctl {
namespace {

using domain::Command;

/// Of each act the ids of what it made, by the names its JSON has for them.
struct Made {
    QJsonObject ids;

    template <typename Id>
    void add(const char *name, const Id &id) {
        ids.insert(QString::fromLatin1(name), id.toString());
    }
    template <typename List, typename IdOf>
    void addAll(const char *name, const List &list, IdOf idOf) {
        QJsonArray array;
        for (const auto &each : list)
            array.append(idOf(each).toString());
        ids.insert(QString::fromLatin1(name), array);
    }

    /// Acts that make nothing with an id of its own.
    template <typename Other>
    void operator()(const Other & /*act*/) {}

    void operator()(const domain::RecordReceipt &act) { add("receipt", act.receipt); }
    void operator()(const domain::AdvanceStage &act) { add("change", act.change); }
    void operator()(const domain::AddUser &act) { add("user", act.user.id); }
    void operator()(const domain::Delegate &act) { add("delegation", act.delegation.id); }
    void operator()(const domain::AttachFile &act) { add("attachment", act.attachment.id); }
    void operator()(const domain::RecordKeyEvent &act) { add("event", act.event.id); }
    void operator()(const domain::PublishDocument &act) { add("document", act.document); }
    void operator()(const domain::AcknowledgeDocument &act) { add("acknowledgement", act.acknowledgement); }
    void operator()(const domain::SetGate &act) { add("gate", act.gate.id); }
    void operator()(const domain::TakeBackAllocation &act) { add("reversal", act.reversal); }
    void operator()(const domain::ReverseDocument &act) { add("reversal", act.reversal); }
    void operator()(const domain::RequestWriteOff &act) { add("request", act.request); }
    void operator()(const domain::RecordChase &act) { add("chase", act.chase.id); }
    void operator()(const domain::RecordPromise &act) { add("promise", act.promise.id); }
    void operator()(const domain::OfferHandover &act) { add("handover", act.handover.id); }
    void operator()(const domain::PostDocument &act) {
        add("document", act.document.id);
        addAll("instalments", act.instalments, [](const auto &each) { return each.id; });
    }
    void operator()(const domain::AllocateReceipt &act) {
        addAll("allocations", act.parts, [](const auto &each) { return each.allocation; });
    }
    void operator()(const domain::SubmitCommitment &act) {
        add("commitment", act.commitment);
        addAll("steps", act.steps, [](const auto &each) { return each; });
    }
};

} // namespace

QJsonObject madeBy(const Command &command) {
    Made made;
    std::visit(made, command);
    return made.ids;
}

} // namespace plumbline::ctl
