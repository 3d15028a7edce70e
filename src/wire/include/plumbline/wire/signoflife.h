#pragma once

#include <QByteArrayView>

namespace plumbline::wire {

/// What a hub's unasked-for pong carries while its thread is at work that takes long and gets on with it: whoever waits for an
/// answer waits on. An answer to a ping says no more than that the line is there.
inline constexpr QByteArrayView SignOfLife("working");

} // namespace plumbline::wire
