#include "audit/auditpage.h"

#include "audit/auditmodel.h"

#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/workspace/labels.h"

#include <QPushButton>

/// What the entries of the audit page can be filtered by.
namespace plumbline::pages {

namespace {

const QString KindChip = QStringLiteral("kind");
const QString EntityChip = QStringLiteral("entity");
const QString PersonChip = QStringLiteral("person");
const QString MadeChip = QStringLiteral("made");

constexpr std::array Commands{"import_records", "patch_field", "resolve_conflict", "undo_operation", "found_organisation"};
constexpr std::array Entities{domain::EntityKind::Deal,         domain::EntityKind::Account,       domain::EntityKind::Product,
                              domain::EntityKind::User,         domain::EntityKind::Team,          domain::EntityKind::Fact,
                              domain::EntityKind::Organisation, domain::EntityKind::ImportTemplate};
constexpr int DaysOfWeek = 7;
constexpr int DaysOfMonth = 30;

/// What a period's key means on `today`.
domain::DateRange rangeOf(const kit::ChipChoice &choice, domain::Date today) {
    if (choice.range)
        return *choice.range;
    const QString key = choice.keys.value(0);
    if (key == u"today")
        return {today, today};
    if (key == u"week")
        return {today.plusDays(1 - DaysOfWeek), today};
    if (key == u"month")
        return {today.plusDays(1 - DaysOfMonth), today};
    return {};
}

} // namespace

void AuditPage::fillFilters() {
    std::vector<kit::ChipOption> kinds;
    for (const char *command : Commands)
        kinds.push_back({QString::fromLatin1(command), workspace::commandLabel(QString::fromLatin1(command)), {}});
    std::vector<kit::ChipOption> entities;
    for (const domain::EntityKind entity : Entities)
        entities.push_back({QString::number(static_cast<int>(entity)), workspace::label(entity), {}});
    std::vector<kit::ChipOption> people;
    for (const auto &[id, name] : m_people)
        people.push_back({id, name, {}});
    std::ranges::sort(people,
                      [](const kit::ChipOption &a, const kit::ChipOption &b) { return a.label.localeAwareCompare(b.label) < 0; });
    const std::vector<kit::ChipOption> periods{{QStringLiteral("today"), tr("Today"), {}},
                                               {QStringLiteral("week"), tr("Last 7 days"), {}},
                                               {QStringLiteral("month"), tr("Last 30 days"), {}}};
    m_filters->setSpecs({{MadeChip, tr("When"), kit::Glyph::Calendar, kit::Choice::One, periods, true},
                         {PersonChip, tr("Who"), kit::Glyph::Person, kit::Choice::One, people, false},
                         {KindChip, tr("What"), kit::Glyph::Filter, kit::Choice::One, kinds, false},
                         {EntityChip, tr("About"), kit::Glyph::File, kit::Choice::One, entities, false}});
}

void AuditPage::applyFilter() {
    replica::EntryFilter filter;
    filter.made = rangeOf(m_filters->choice(MadeChip), context().workspace.today());
    if (const QString kind = m_filters->choice(KindChip).keys.value(0); !kind.isEmpty())
        filter.kind = kind;
    if (const QString entity = m_filters->choice(EntityChip).keys.value(0); !entity.isEmpty())
        filter.entity = static_cast<domain::EntityKind>(entity.toInt());
    if (const auto person = domain::Uuid::parse(m_filters->choice(PersonChip).keys.value(0)))
        filter.actor = domain::UserId(*person);
    m_clear->setVisible(isFiltered());
    m_entries->setFilter(filter);
}

bool AuditPage::isFiltered() const {
    return !m_filters->sentences().isEmpty();
}

/// The filter put on last is not known, so they come off from the right.
bool AuditPage::removeFilter() {
    for (const QString &id : {EntityChip, KindChip, PersonChip, MadeChip})
        if (!m_filters->choice(id).isEmpty()) {
            m_filters->setChoice(id, {});
            applyFilter();
            return true;
        }
    return false;
}

bool AuditPage::focusFilter() {
    m_filters->focusFirst();
    return true;
}

} // namespace plumbline::pages
