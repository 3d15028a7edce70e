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

QString invoiceOf(InstalmentId instalment, Texts &texts)
{
    return titleOr(texts.invoiceOf(instalment), EntityKind::Instalment);
}

QString sentenceOf(const PatchField &patch, Texts &texts)
{
    const FieldDescription &field = describe(patch.kind).fields.at(static_cast<std::size_t>(patch.field));
    const QString own = patch.kind == EntityKind::Instalment ? texts.invoiceOf(InstalmentId(patch.id)) : texts.titleOf(patch.kind, patch.id);
    const QString title = titleOr(own, patch.kind);
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

QString amountText(Money money)
{
    return money.format() + u' ' + money.currency().code();
}

QString documentOf(FactId id, Texts &texts)
{
    return titleOr(texts.titleOf(EntityKind::Fact, id.uuid()), EntityKind::Fact);
}

QString sentenceOf(const RecordReceipt &receipt, Texts &texts)
{
    return QCoreApplication::translate("Operation", "Receipt %1: %2 from %3")
        .arg(receipt.document, amountText(receipt.amount), titleOr(texts.titleOf(EntityKind::Account, receipt.account.uuid()), EntityKind::Account));
}

QString sentenceOf(const AllocateReceipt &allocate, Texts &texts)
{
    QStringList parts;
    for (const AllocateReceipt::Part &part : allocate.parts)
        //: An amount, and the number of the invoice it is set against.
        parts << QCoreApplication::translate("Operation", "%1 against %2").arg(amountText(part.amount), invoiceOf(part.instalment, texts));
    return QCoreApplication::translate("Operation", "%1 is allocated: %2")
        .arg(documentOf(allocate.from, texts), parts.join(QCoreApplication::translate("Operation", ", ", "between allocations")));
}

QString sentenceOf(const RequestWriteOff &ask, Texts &texts)
{
    return QCoreApplication::translate("Operation", "Asks for a write-off of %1 of %2").arg(amountText(ask.amount), invoiceOf(ask.instalment, texts));
}

QString sentenceOf(const ReverseDocument &reverse, Texts &texts)
{
    return QCoreApplication::translate("Operation", "%1 is reversed").arg(documentOf(reverse.document, texts));
}

QString sentenceOf(const PostDocument &post, Texts & /*texts*/)
{
    return QCoreApplication::translate("Operation", "%1 %2: %3")
        .arg(tokenLabel(toToken(post.document.kind)), post.document.document, amountText(post.document.amount));
}

/// What is told better than by its act and subject; empty for all others.
struct Sentence {
    Texts &texts;

    QString operator()(const PatchField &patch) const
    {
        const bool known = patch.field >= 0 && static_cast<std::size_t>(patch.field) < describe(patch.kind).fields.size();
        return known ? sentenceOf(patch, texts) : QString();
    }
    template<typename Each>
    QString operator()(const Each &each) const
    {
        if constexpr (requires { sentenceOf(each, texts); })
            return sentenceOf(each, texts);
        else
            return {};
    }
};

struct Subject {
    Texts &texts;

    QString operator()(const PatchField &patch) const
    {
        return patch.kind == EntityKind::Instalment ? texts.invoiceOf(InstalmentId(patch.id)) : texts.titleOf(patch.kind, patch.id);
    }
    QString operator()(const RecordReceipt &receipt) const { return receipt.document; }
    QString operator()(const PostDocument &post) const { return post.document.document; }
    QString operator()(const AllocateReceipt &allocate) const { return texts.titleOf(EntityKind::Fact, allocate.from.uuid()); }
    QString operator()(const ReverseDocument &reverse) const { return texts.titleOf(EntityKind::Fact, reverse.document.uuid()); }
    QString operator()(const RequestWriteOff &ask) const { return invoiceOf(ask.instalment, texts); }
    QString operator()(const AdvanceStage &advance) const { return texts.titleOf(EntityKind::Deal, advance.deal.uuid()); }
    QString operator()(const RecordChase &record) const { return texts.titleOf(EntityKind::Account, record.chase.account.uuid()); }
    QString operator()(const RecordPromise &record) const { return texts.titleOf(EntityKind::Account, record.promise.account.uuid()); }
    template<typename Each>
    QString operator()(const Each & /*each*/) const
    {
        return {};
    }
};

} // namespace

QString subjectOf(const Command &command, Texts &texts)
{
    return std::visit(Subject{texts}, command);
}

QString operationSentence(const ledger::Operation &operation, Texts &texts)
{
    if (const auto command = ledger::decodeCommand(operation.kind, operation.body))
        if (const QString sentence = std::visit(Sentence{texts}, *command); !sentence.isEmpty())
            return sentence;
    const QString act = commandLabel(operation.kind);
    return operation.subject.isEmpty() ? act : QCoreApplication::translate("Operation", "%1: %2").arg(act, operation.subject);
}

} // namespace plumbline::workspace
