#include "acts.h"
#include "hangings.h"
#include "plumbline/domain/scope.h"

#include <array>

namespace plumbline::domain {
namespace {

constexpr std::array Hangings{
    Hanging{EntityKind::Account, u"owner", EntityKind::User},
    Hanging{EntityKind::Deal, u"owner", EntityKind::User},
    Hanging{EntityKind::StageChange, u"deal", EntityKind::Deal},
    Hanging{EntityKind::Fact, u"owner", EntityKind::User},
    Hanging{EntityKind::Fact, u"account", EntityKind::Account},
    Hanging{EntityKind::Instalment, u"invoice", EntityKind::Fact},
    Hanging{EntityKind::Allocation, u"instalment", EntityKind::Instalment},
    Hanging{EntityKind::DunningAction, u"account", EntityKind::Account},
    Hanging{EntityKind::PromiseToPay, u"account", EntityKind::Account},
    Hanging{EntityKind::Commitment, u"promised_by", EntityKind::User},
    Hanging{EntityKind::ApprovalStep, u"commitment", EntityKind::Commitment},
    Hanging{EntityKind::KeyEvent, u"deal", EntityKind::Deal},
    Hanging{EntityKind::Notice, u"to_user", EntityKind::User},
    Hanging{EntityKind::Acknowledgement, u"by", EntityKind::User},
    Hanging{EntityKind::WriteOffRequest, u"instalment", EntityKind::Instalment},
    Hanging{EntityKind::DeliveryTask, u"commitment", EntityKind::Commitment},
    Hanging{EntityKind::Handover, u"deal", EntityKind::Deal}};

constexpr std::array NamingKinds{EntityKind::Conflict, EntityKind::Attachment};

struct Parent {
    EntityKind kind;
    Uuid id;
};

std::optional<Parent> namedBy(const Record &record)
{
    const EntityDescription &description = describe(record.kind);
    const auto text = [&](QStringView field) {
        const auto *held = std::get_if<QString>(&record.values.at(static_cast<std::size_t>(description.indexOf(field))));
        return held == nullptr ? QString() : *held;
    };
    const auto kind = entityNamed(text(u"record_kind"));
    const auto id = Uuid::parse(text(u"record"));
    // A person's own row is everybody's, and so is what names it.
    if (!kind || !id || !isNamed(*kind) || *kind == EntityKind::User)
        return std::nullopt;
    return Parent{*kind, *id};
}

std::optional<Parent> parentOf(const Record &record)
{
    if (!isNamed(record.kind))
        return namedBy(record);
    for (const Hanging &hanging : Hangings) {
        if (hanging.child != record.kind)
            continue;
        const int field = describe(record.kind).indexOf(hanging.field);
        if (const auto *id = std::get_if<Uuid>(&record.values.at(static_cast<std::size_t>(field))))
            return Parent{hanging.parent, *id};
    }
    return std::nullopt;
}

} // namespace

std::span<const Hanging> hangings()
{
    return Hangings;
}

std::span<const EntityKind> namingKinds()
{
    return NamingKinds;
}

bool isNamed(EntityKind kind)
{
    return kind != EntityKind::Conflict && kind != EntityKind::Attachment;
}

Result<std::optional<TeamId>> teamOf(const Record &record, const View &view)
{
    static const auto team = static_cast<std::size_t>(describe<User>().indexOf(u"team"));
    std::optional<Parent> parent = parentOf(record);
    // The chain is short: the table of hangings has no circles.
    while (parent) {
        PLUMBLINE_TRY_ASSIGN(const std::optional<Record> above, view.find(parent->kind, parent->id));
        if (!above)
            return std::nullopt;
        if (parent->kind == EntityKind::User) {
            const auto *id = std::get_if<Uuid>(&above->values.at(team));
            return id != nullptr ? std::optional(TeamId(*id)) : std::nullopt;
        }
        parent = parentOf(*above);
    }
    return std::nullopt;
}

} // namespace plumbline::domain
