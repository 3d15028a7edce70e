#include "fuzz/seeds.h"

#include "ledger/smallaudit.h"
#include "support/wiregenerators.h"

namespace plumbline::fuzz {
namespace {

constexpr int Seeds = 40;
constexpr int Size = 12;

/// Values of a generator, without chance.
template<typename T, typename Encode>
std::vector<QByteArray> drawn(const rc::Gen<T> &generator, Encode encode)
{
    std::vector<QByteArray> seeds;
    for (std::uint64_t i = 0; i < Seeds; ++i)
        seeds.push_back(encode(generator(rc::Random(i), Size).value()));
    return seeds;
}

template<typename... Kinds>
std::vector<QString> kindsOf(const std::variant<Kinds...> * /*all*/)
{
    return {domain::commandName(domain::Command(Kinds{}))...};
}

} // namespace

std::vector<QByteArray> deviceSeeds()
{
    return drawn(tests::anyFromDevice(), [](const wire::FromDevice &message) { return wire::encode(message); });
}

std::vector<QByteArray> hubSeeds()
{
    return drawn(tests::anyFromHub(), [](const wire::FromHub &message) { return wire::encode(message); });
}

std::vector<QByteArray> rowSeeds()
{
    return drawn(tests::anyBatch(8), &wire::encodeRows);
}

std::vector<QByteArray> operationSeeds()
{
    return drawn(tests::anyOperation(), &ledger::encodeOperation);
}

std::vector<QByteArray> commandSeeds()
{
    return drawn(tests::anyCommand(), [](const domain::Command &command) {
        return static_cast<char>(command.index()) + ledger::encodeCommand(command);
    });
}

std::vector<QByteArray> auditSeeds()
{
    static const QByteArray exported = ledger::writeAuditExport(tests::smallAudit().exported);
    return {exported};
}

std::vector<QString> commandKinds()
{
    return kindsOf(static_cast<const domain::Command *>(nullptr));
}

QByteArray auditHubKey()
{
    return tests::smallAudit().hubKey;
}

} // namespace plumbline::fuzz
