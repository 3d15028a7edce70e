#pragma once

#include "plumbline/domain/entitykind.h"
#include "plumbline/domain/role.h"
#include "plumbline/kit/icons.h"
#include "plumbline/pages/context.h"
#include "plumbline/workspace/workspace.h"

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace plumbline::pages {

class Gate;
class Page;

/// A page the rail may offer: what it is called, for whom, and how it is made when it is first shown. Adding a page is one
/// entry in roster.cpp.
struct RosterEntry {
    /// The page's id.
    QString id;
    kit::Glyph glyph;
    /// Asked again after a change of language.
    std::function<QString()> title;
    /// Who finds it on the rail, in the palette and under Ctrl and a number.
    domain::Roles roles;
    std::function<Page *(const Context &context, QWidget *parent)> make;
    /// Whose work starts here; everybody else's starts with the first page of their rail.
    domain::Roles startOf = domain::Nobody;
    /// How many things want the person there, before the page is made too; may be null.
    std::function<int(const workspace::Workspace &workspace)> waiting = {};
    /// The same where it has to be read first; asked again after each commit, whether or not the page is in front. May be null.
    std::function<workspace::Pending<int>(workspace::Workspace &workspace)> count = {};
    /// Whose records it opens in full, by Page::showRecord, and makes anew, by Page::beginNew.
    domain::EntityKind shows = domain::EntityKind::None;
    /// Whose records it makes anew although it does not open them in full.
    domain::EntityKind makes = domain::EntityKind::None;
};

/// Every page, in the order of the rail.
[[nodiscard]] const std::vector<RosterEntry> &roster();
/// The pages of one role, in the order of the rail; their numbers are the keys.
[[nodiscard]] std::vector<const RosterEntry *> rosterOf(domain::Role role);
/// The page a person of this role opens with as long as none is remembered.
[[nodiscard]] const RosterEntry &startOf(domain::Role role);

/// What a revoked device has to be told: which folder it was, and how much the hub had not had yet.
struct Revocation {
    QString folder;
    std::int64_t waiting = 0;
};

/// What stands before the pages: made when first needed.
struct Gates {
    std::function<Gate *(const Context &context, QWidget *parent)> firstRun;
    std::function<Gate *(const Context &context, const QString &folder, QWidget *parent)> unlock;
    std::function<Gate *(const Context &context, const Revocation &revocation, QWidget *parent)> revoked;
};
[[nodiscard]] const Gates &gates();

} // namespace plumbline::pages
