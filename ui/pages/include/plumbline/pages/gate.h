#pragma once

#include "plumbline/domain/error.h"

#include <QWidget>

namespace plumbline::pages {

/// What stands before the pages while no replica is open: the first-run screen or the unlock screen. A gate opens the
/// workspace; the frame follows the workspace's state and needs no telling.
class Gate : public QWidget {
    Q_OBJECT
public:
    explicit Gate(QWidget *parent = nullptr) : QWidget(parent) {}

    /// Called each time the gate comes to the front: empties what was typed, puts the focus where typing starts.
    virtual void start() = 0;
    /// Why it stands here although nobody locked.
    virtual void explain(const domain::Error & /*error*/) {}

Q_SIGNALS:
    /// The person wants another replica than the one being unlocked: the first-run screen.
    void anotherWanted();
    /// The person picked an existing replica: the unlock screen for it.
    void unlockWanted(const QString &folder);
};

} // namespace plumbline::pages
