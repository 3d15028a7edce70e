#pragma once

#include "hubthread.h"
#include "plumbline/hub/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <unordered_set>

namespace plumbline::hub {

class Connection;

/// What all connections of a server share; of the network's thread, but for `thread`, which is anybody's.
struct Shared {
    Shared(HubThread &hubThread, Bounds has) : thread(hubThread), bounds(has), deadline(network) {}
    HubThread &thread;
    Bounds bounds;
    boost::asio::io_context network{1};
    boost::asio::ssl::context tls{boost::asio::ssl::context::tls_server};
    boost::asio::steady_timer deadline;
    std::unordered_set<std::shared_ptr<Connection>> connections;
    bool stopping = false;
};

/// On the network's thread: greets it, answers what it asks or lets it talk with the hub, and forgets it when it is gone.
void takeConnection(Shared &shared, boost::asio::ip::tcp::socket socket);
/// The hub is busy and gets on with it: those whose frames it has are told so.
void giveSigns(Shared &shared);
/// Ends all that are there, without goodbye.
void dropConnections(Shared &shared);

} // namespace plumbline::hub
