#pragma once

#include "plumbline/domain/entities/delivery.h"
#include "plumbline/workspace/promises.h"

namespace plumbline::workspace {

/// A won deal on its way to delivery, with the names of what it refers to.
struct HandoverShown {
    domain::Handover handover;
    QString deal;
    domain::Money amount;
    std::optional<domain::AccountId> accountId;
    QString account;
    QString offeredBy;
    QString decidedBy;
    /// Whether the person may accept or return it.
    bool canDecide = false;
};

/// What a department has to do for a promise.
struct TaskShown {
    domain::DeliveryTask task;
    CommitmentShown promise;
    /// Due before today, and in force.
    bool isOverdue = false;
};

} // namespace plumbline::workspace
