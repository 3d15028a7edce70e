#pragma once

#include <QCoreApplication>

namespace plumbline::ctl {

/// The command line's own sentences.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace plumbline::ctl
