#include "plumbline/ledger/operation.h"

#include "plumbline/ledger/errors.h"
#include "plumbline/ledger/sha256.h"
#include "valuereader.h"
#include "valuewriter.h"

namespace plumbline::ledger {
namespace {

using domain::Result;

constexpr std::uint8_t OperationFormat = 1;
/// Before what is signed, so that a signature of one thing is never one of another.
constexpr QByteArrayView SigningContext("plumbline operation 1\0", 22);

QByteArray encode(const Operation &operation, QByteArrayView signature)
{
    ValueWriter out(static_cast<std::size_t>(operation.body.size()) + 256);
    out.byte(OperationFormat);
    out.id(operation.id.uuid());
    out.id(operation.device.uuid());
    out.zigzag(operation.deviceSequence);
    out.id(operation.actor.uuid());
    out.zigzag(operation.madeAt.time_since_epoch().count());
    out.text(operation.kind);
    out.text(operation.subject);
    out.counted(operation.body);
    out.id(operation.base.epoch.uuid());
    out.zigzag(operation.base.position);
    out.varint(operation.dependsOn.size());
    for (const std::int64_t each : operation.dependsOn)
        out.zigzag(each);
    out.counted(signature);
    return out.take();
}

} // namespace

QByteArray encodeOperation(const Operation &operation)
{
    return encode(operation, operation.signature);
}

Result<Operation> decodeOperation(const QByteArray &bytes)
{
    ValueReader in(bytes, errors::OperationUnreadable);
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t format, in.byte());
    if (format != OperationFormat)
        return in.unreadable("format");
    Operation operation;
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, in.id());
    operation.id = OperationId(id);
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid device, in.id());
    operation.device = DeviceId(device);
    PLUMBLINE_TRY_ASSIGN(operation.deviceSequence, in.zigzag());
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid actor, in.id());
    operation.actor = domain::UserId(actor);
    PLUMBLINE_TRY_ASSIGN(const std::int64_t madeAt, in.zigzag());
    operation.madeAt = domain::Instant(std::chrono::microseconds(madeAt));
    PLUMBLINE_TRY_ASSIGN(operation.kind, in.text());
    PLUMBLINE_TRY_ASSIGN(operation.subject, in.text());
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView body, in.counted());
    operation.body = body.toByteArray();
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid epoch, in.id());
    operation.base.epoch = EpochId(epoch);
    PLUMBLINE_TRY_ASSIGN(operation.base.position, in.zigzag());
    PLUMBLINE_TRY_ASSIGN(const std::size_t dependencies, in.count(1));
    operation.dependsOn.reserve(dependencies);
    for (std::size_t i = 0; i < dependencies; ++i) {
        PLUMBLINE_TRY_ASSIGN(const std::int64_t each, in.zigzag());
        operation.dependsOn.push_back(each);
    }
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView signature, in.counted());
    operation.signature = signature.toByteArray();
    if (!in.atEnd())
        return in.unreadable("end");
    return operation;
}

Digest payloadHash(const Operation &operation)
{
    return Sha256::of(encodeOperation(operation));
}

QByteArray signedBytes(const Operation &operation)
{
    return SigningContext.toByteArray() + encode(operation, {});
}

bool mustBeSigned(QStringView kind)
{
    return kind == u"approve" || kind == u"record_receipt";
}

} // namespace plumbline::ledger
