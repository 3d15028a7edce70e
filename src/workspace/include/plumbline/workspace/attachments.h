#pragma once

#include "plumbline/domain/entities/records.h"
#include "plumbline/replica/attachmentfiles.h"

namespace plumbline::workspace {

/// A file on a record, as the window lists it.
struct AttachmentShown {
    using Place = replica::AttachmentHere::Place;

    domain::AttachmentId id;
    QString name;
    QString mediaType;
    std::int64_t size = 0;
    /// The person's name, empty where the person is not known here.
    QString addedBy;
    Place place = Place::Here;
    /// Bytes that have come, of those that are coming.
    std::int64_t have = 0;
    friend bool operator==(const AttachmentShown &, const AttachmentShown &) = default;
};

} // namespace plumbline::workspace
