#include "plumbline/ledger/outcome.h"

#include "plumbline/ledger/errors.h"
#include "valuereader.h"
#include "valuewriter.h"

namespace plumbline::ledger {
namespace {

using domain::Result;

/// Stable for ever.
enum class Tag : std::uint8_t { Applied = 1, Merged = 2, Conflicted = 3, Rejected = 4, Superseded = 5 };

struct Write {
    ValueWriter &out;
    void tag(Tag tag) const { out.byte(static_cast<std::uint8_t>(tag)); }
    void operator()(const Applied & /*outcome*/) const { tag(Tag::Applied); }
    void operator()(const Merged & /*outcome*/) const { tag(Tag::Merged); }
    void operator()(const Conflicted &outcome) const
    {
        tag(Tag::Conflicted);
        out.id(outcome.conflict.uuid());
    }
    void operator()(const Rejected &outcome) const
    {
        tag(Tag::Rejected);
        out.text(outcome.code);
        out.text(outcome.detail);
    }
    void operator()(const Superseded &outcome) const
    {
        tag(Tag::Superseded);
        out.zigzag(outcome.by);
    }
};

struct Name {
    QString operator()(const Applied & /*outcome*/) const { return QStringLiteral("applied"); }
    QString operator()(const Merged & /*outcome*/) const { return QStringLiteral("merged"); }
    QString operator()(const Conflicted & /*outcome*/) const { return QStringLiteral("conflict"); }
    QString operator()(const Rejected & /*outcome*/) const { return QStringLiteral("rejected"); }
    QString operator()(const Superseded & /*outcome*/) const { return QStringLiteral("superseded"); }
};

Result<Outcome> read(ValueReader &in)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t tag, in.byte());
    switch (static_cast<Tag>(tag)) {
    case Tag::Applied:
        return Applied{};
    case Tag::Merged:
        return Merged{};
    case Tag::Conflicted: {
        PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, in.id());
        return Conflicted{domain::Id<domain::Conflict>(id)};
    }
    case Tag::Rejected: {
        Rejected rejected;
        PLUMBLINE_TRY_ASSIGN(rejected.code, in.text());
        PLUMBLINE_TRY_ASSIGN(rejected.detail, in.text());
        return rejected;
    }
    case Tag::Superseded: {
        PLUMBLINE_TRY_ASSIGN(const Position by, in.zigzag());
        return Superseded{by};
    }
    }
    return in.unreadable("outcome");
}

} // namespace

QString outcomeName(const Outcome &outcome)
{
    return std::visit(Name(), outcome);
}

bool tookEffect(const Outcome &outcome)
{
    return !std::holds_alternative<Conflicted>(outcome) && !std::holds_alternative<Rejected>(outcome);
}

QByteArray encodeOutcome(const Outcome &outcome)
{
    ValueWriter out(32);
    std::visit(Write{out}, outcome);
    return out.take();
}

Result<Outcome> decodeOutcome(const QByteArray &bytes)
{
    ValueReader in(bytes, errors::OperationUnreadable);
    PLUMBLINE_TRY_ASSIGN(Outcome outcome, read(in));
    if (!in.atEnd())
        return in.unreadable("end");
    return outcome;
}

} // namespace plumbline::ledger
