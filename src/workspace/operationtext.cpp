#include "operationtext.h"

#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

namespace plumbline::workspace {

using namespace domain;

namespace {

QString titleOr(const QString &title, EntityKind kind)
{
    return title.isEmpty() ? label(kind) : title;
}

QString sentenceOf(const PatchField &patch, Texts &texts)
{
    const FieldDescription &field = describe(patch.kind).fields.at(static_cast<std::size_t>(patch.field));
    const QString title = titleOr(texts.titleOf(patch.kind, patch.id), patch.kind);
    const QString name = fieldLabel(QString::fromUtf8(field.spec.label));
    if (isAbsent(patch.value))
        return QCoreApplication::translate("Operation", "%1: “%2” is cleared").arg(title, name);
    return QCoreApplication::translate("Operation", "%1: “%2” becomes %3")
        .arg(title, name, valueLabel(patch.kind, QString::fromLatin1(field.name), texts.textOf(field, patch.value)));
}

QString sentenceOf(const AdvanceStage &advance, Texts &texts)
{
    return QCoreApplication::translate("Operation", "%1: goes to stage %2")
        .arg(titleOr(texts.titleOf(EntityKind::Deal, advance.deal.uuid()), EntityKind::Deal),
             texts.titleOf(EntityKind::Stage, advance.to.uuid()));
}

} // namespace

QString operationSentence(const ledger::Operation &operation, Texts &texts)
{
    if (const auto command = ledger::decodeCommand(operation.kind, operation.body)) {
        const auto *patch = std::get_if<PatchField>(&*command);
        if (patch != nullptr && patch->field >= 0 && static_cast<std::size_t>(patch->field) < describe(patch->kind).fields.size())
            return sentenceOf(*patch, texts);
        if (const auto *advance = std::get_if<AdvanceStage>(&*command))
            return sentenceOf(*advance, texts);
    }
    const QString act = commandLabel(operation.kind);
    return operation.subject.isEmpty() ? act : QCoreApplication::translate("Operation", "%1: %2").arg(act, operation.subject);
}

} // namespace plumbline::workspace
