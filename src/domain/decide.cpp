#include "decisions.h"

namespace plumbline::domain {
namespace {

struct Name {
    QStringView operator()(const PatchField &) const { return u"patch_field"; }
    QStringView operator()(const ImportRecords &) const { return u"import_records"; }
    QStringView operator()(const UndoOperation &) const { return u"undo_operation"; }
    QStringView operator()(const FoundOrganisation &) const { return u"found_organisation"; }
};

} // namespace

QString commandName(const Command &command)
{
    return std::visit(Name(), command).toString();
}

Result<Changes> decide(Command command, const View &view, const Actor &actor, const Clock & /*clock*/)
{
    return std::visit([&](auto &&each) { return decideOne(std::move(each), view, actor); }, std::move(command));
}

} // namespace plumbline::domain
