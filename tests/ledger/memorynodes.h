#pragma once

#include "plumbline/ledger/merkletree.h"

#include <map>

namespace plumbline::tests {

/// Nodes of a tree in memory, which notices a node that is written twice with different hashes.
class MemoryNodes final : public ledger::NodeStore {
public:
    [[nodiscard]] domain::Result<ledger::Digest> node(ledger::NodeId id) const override { return m_nodes.at(id); }
    [[nodiscard]] domain::Result<void> keep(ledger::NodeId id, const ledger::Digest &hash) override
    {
        if (!m_nodes.emplace(id, hash).second && m_nodes.at(id) != hash)
            throw domain::InvariantError("a node was written over");
        return {};
    }

private:
    std::map<ledger::NodeId, ledger::Digest> m_nodes;
};

} // namespace plumbline::tests
