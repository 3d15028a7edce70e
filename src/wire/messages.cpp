#include "plumbline/wire/messages.h"

#include "devicemembers.h"
#include "frame.h"
#include "hubmembers.h"

namespace plumbline::wire {
namespace {

using domain::Result;

/// Kinds of messages, in the order of the variants' alternatives; stable for ever.
constexpr std::array<std::uint8_t, 9> FromDeviceKinds{1, 2, 3, 4, 5, 6, 7, 8, 9};
constexpr std::array<std::uint8_t, 12> FromHubKinds{65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76};
static_assert(FromDeviceKinds.size() == std::variant_size_v<FromDevice>);
static_assert(FromHubKinds.size() == std::variant_size_v<FromHub>);

template<typename Message, std::size_t Kinds>
QByteArray encodeAs(const Message &message, const std::array<std::uint8_t, Kinds> &kinds)
{
    QByteArray bytes;
    CborWriter out(bytes);
    std::visit([&](const auto &each) { members(out, each); }, message);
    return pack(kinds.at(message.index()), bytes);
}

template<typename Message, std::size_t Alternative>
Result<Message> read(const QByteArray &bytes)
{
    std::variant_alternative_t<Alternative, Message> each{};
    CborReader in(bytes);
    members(in, each);
    PLUMBLINE_TRY(in.finish());
    return Message(std::in_place_index<Alternative>, std::move(each));
}

template<typename Message, std::size_t... Alternatives>
Result<Message> readKind(std::size_t index, const QByteArray &bytes, std::index_sequence<Alternatives...> /*all*/)
{
    static constexpr std::array Readers{&read<Message, Alternatives>...};
    return Readers.at(index)(bytes);
}

template<typename Message, std::size_t Kinds>
Result<Message> decodeAs(const QByteArray &frame, const std::array<std::uint8_t, Kinds> &kinds)
{
    PLUMBLINE_TRY_ASSIGN(const Unpacked unpacked, unpack(frame));
    const auto kind = std::ranges::find(kinds, unpacked.kind);
    if (kind == kinds.end())
        return domain::fail(errors::MessageUnknown, QString::number(unpacked.kind));
    return readKind<Message>(static_cast<std::size_t>(kind - kinds.begin()), unpacked.message, std::make_index_sequence<Kinds>());
}

/// What is signed begins with what it is, so that a signature of one thing is never one of another. Counted parts, so that
/// they don't run into each other.
QByteArray toSign(QByteArrayView context, QByteArrayView nonce, const QByteArray &message)
{
    QByteArray bytes = context.toByteArray();
    bytes += '\0';
    bytes += QByteArray::number(nonce.size()) + ':';
    bytes += nonce;
    return bytes + message;
}

template<typename Message>
QByteArray withoutSignature(Message message)
{
    message.signature.clear();
    QByteArray bytes;
    CborWriter out(bytes);
    members(out, message);
    return bytes;
}

} // namespace

bool isKnown(domain::EntityKind kind)
{
    return std::ranges::find(domain::allEntities(), kind) != domain::allEntities().end();
}

QByteArray helloBytes(const Hello &hello, QByteArrayView nonce)
{
    return toSign("plumbline hello 1", nonce, withoutSignature(hello));
}

QByteArray enrolBytes(const Enrol &enrol, QByteArrayView nonce)
{
    return toSign("plumbline enrol 1", nonce, withoutSignature(enrol));
}

QByteArray revocationBytes(ledger::DeviceId device)
{
    const auto &bytes = device.uuid().bytes();
    return toSign("plumbline revocation 1", {}, QByteArray(reinterpret_cast<const char *>(bytes.data()), 16));
}

QByteArray encode(const FromHub &message)
{
    return encodeAs(message, FromHubKinds);
}

QByteArray encode(const FromDevice &message)
{
    return encodeAs(message, FromDeviceKinds);
}

Result<FromHub> decodeFromHub(const QByteArray &frame)
{
    return decodeAs<FromHub>(frame, FromHubKinds);
}

Result<FromDevice> decodeFromDevice(const QByteArray &frame)
{
    return decodeAs<FromDevice>(frame, FromDeviceKinds);
}

int schemaNumber()
{
    // Every entity and the highest number its fields were ever given: removed ones keep theirs.
    int number = 0;
    for (const domain::EntityKind kind : domain::allEntities()) {
        int highest = 0;
        for (const domain::FieldDescription &field : domain::describe(kind).fields)
            highest = std::max(highest, field.number);
        number += 1 + highest;
    }
    return number;
}

} // namespace plumbline::wire
