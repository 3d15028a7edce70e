#include "commandtransfer.h"

#include "plumbline/ledger/operation.h"

namespace plumbline::ledger {
namespace format {

using domain::Result;

Result<void> CommandReader::peek()
{
    if (m_key || m_in.atEnd())
        return {};
    PLUMBLINE_TRY_ASSIGN(const std::uint64_t key, m_in.varint());
    m_key = Key{key >> TypeBits, static_cast<std::uint8_t>(key & TypeMask)};
    if (m_key->number <= m_last)
        return m_in.unreadable("rising numbers");
    return {};
}

Result<bool> CommandReader::isNext(int number)
{
    PLUMBLINE_TRY(peek());
    return m_key && m_key->number == static_cast<std::uint64_t>(number);
}

Result<domain::Value> CommandReader::value()
{
    const Key key = *std::exchange(m_key, std::nullopt);
    m_last = key.number;
    domain::Value held;
    PLUMBLINE_TRY_ASSIGN(const ValueReader::Known known, m_in.payload(key.type, held));
    if (known == ValueReader::Known::No)
        return m_in.unreadable("type of a member");
    return held;
}

Result<QByteArrayView> CommandReader::counted(Nested type)
{
    const Key key = *std::exchange(m_key, std::nullopt);
    m_last = key.number;
    if (key.type != static_cast<std::uint8_t>(type))
        return m_in.unreadable("type of a member");
    return m_in.counted();
}

Result<domain::Changes> CommandReader::changes(Nested type)
{
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, counted(type));
    ValueReader inner(bytes, errors::CommandUnreadable, errors::CommandUnknown);
    return readChanges(inner);
}

Result<void> CommandReader::kind(std::int64_t number, domain::EntityKind &held) const
{
    const auto &entities = schema().entities;
    if (number < 0 || static_cast<std::uint64_t>(number) >= entities.size()
        || entities[static_cast<std::size_t>(number)].description == nullptr)
        return m_in.unknown(QStringLiteral("entity %1").arg(number));
    held = static_cast<domain::EntityKind>(number);
    return {};
}

void CommandReader::field(int number, domain::EntityKind kind, int &index)
{
    std::int64_t wide = 0;
    member(number, wide);
    if (!m_state)
        return;
    const Schema::Entity &entity = schema().entities.at(static_cast<std::size_t>(kind));
    const bool inRange = wide > 0 && static_cast<std::uint64_t>(wide) < entity.byNumber.size();
    index = inRange ? entity.byNumber[static_cast<std::size_t>(wide)] : -1;
    if (index < 0)
        m_state = m_in.unknown(QStringLiteral("%1.%2").arg(QLatin1StringView(entity.description->name)).arg(wide));
}

Result<void> CommandReader::finish(QStringView name)
{
    PLUMBLINE_TRY(m_state);
    PLUMBLINE_TRY(peek());
    if (m_key)
        return m_in.unknown(QStringLiteral("%1.%2").arg(name).arg(m_key->number));
    return {};
}

} // namespace format

namespace {

using domain::Command;
using domain::Result;

template<typename Kind>
Result<Command> decodeAs(QStringView name, QByteArrayView bytes)
{
    Kind command{};
    format::CommandReader in(bytes);
    format::members(in, command);
    PLUMBLINE_TRY(in.finish(name));
    return Command(std::move(command));
}

struct Decoding {
    QString name;
    Result<Command> (*decode)(QStringView name, QByteArrayView bytes);
};

template<typename... Kinds>
std::vector<Decoding> decodingsOf(const std::variant<Kinds...> * /*all*/)
{
    return {Decoding{domain::commandName(Command(Kinds{})), &decodeAs<Kinds>}...};
}

} // namespace

QByteArray encodeCommand(const Command &command)
{
    format::CommandWriter out;
    std::visit([&](const auto &each) { format::members(out, each); }, command);
    return static_cast<char>(format::CommandVersion) + out.take();
}

Result<Command> decodeCommand(QStringView kind, const QByteArray &body)
{
    static const std::vector<Decoding> all = decodingsOf(static_cast<const Command *>(nullptr));
    const auto known = std::ranges::find(all, kind, &Decoding::name);
    if (known == all.end())
        return domain::fail(errors::CommandUnknown, kind.toString());
    if (body.isEmpty() || body.front() == 0)
        return domain::fail(errors::CommandUnreadable, QStringLiteral("format"));
    if (static_cast<std::uint8_t>(body.front()) != format::CommandVersion)
        return domain::fail(errors::CommandUnknown, QStringLiteral("format"));
    return known->decode(kind, QByteArrayView(body).sliced(1));
}

} // namespace plumbline::ledger
