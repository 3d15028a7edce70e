#include "language.h"

#include "command.h"
#include "words.h"

#include "../tongue.h"

namespace plumbline::ctl {
namespace {

bool isForPrograms(const QStringList &arguments)
{
    return arguments.contains(QStringLiteral("--json")) || arguments.contains(QStringLiteral("--csv"));
}

} // namespace

Language::~Language()
{
    for (const auto &translator : m_installed)
        QCoreApplication::removeTranslator(translator.get());
}

domain::Result<void> Language::use(const QStringList &arguments)
{
    const auto asked = tongue::asked(arguments);
    if (asked && !tongue::isSpoken(*asked))
        return misuse(Words::tr("There is no language “%1”: en or zh_CN.").arg(*asked));
    const bool chinese = asked ? asked->startsWith(u"zh") : !isForPrograms(arguments) && tongue::isChineseEnvironment();
    if (chinese)
        m_installed = tongue::installChinese();
    return {};
}

} // namespace plumbline::ctl
