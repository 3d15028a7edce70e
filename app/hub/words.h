#pragma once

#include <QCoreApplication>

namespace plumbline::hub {

/// The program's own sentences.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubWords)
};

} // namespace plumbline::hub
