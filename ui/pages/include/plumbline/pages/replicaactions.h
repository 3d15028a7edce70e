#pragma once

#include "plumbline/pages/context.h"

class QWidget;

namespace plumbline::pages {

/// What can be done with the open replica itself; each opens its dialog over `window` and says there what came of it.
void changePassphrase(const Context &context, QWidget *window);
/// Asks for the new folder first.
void backUpReplica(const Context &context, QWidget *window);
void checkReplica(const Context &context, QWidget *window);

/// Adds `replica.passphrase`, `replica.backUp` and `replica.check` to the registry, as far as they are not there yet.
void addReplicaActions(const Context &context, QWidget *window);

} // namespace plumbline::pages
