#pragma once

#include "plumbline/domain/entities/acts.h"
#include "plumbline/workspace/workspace.h"

namespace plumbline::workspace {

/// What a deal needs before it may come to a stage.
struct ProcessGate {
    domain::StageGate gate;
    /// Of a document to be read; empty where it is an act, or the document is not known here.
    QString documentTitle;
};

struct ProcessStage {
    domain::Stage stage;
    std::vector<ProcessGate> gates;
};

/// A technical document, and whether the signed-in person has read it.
struct ProcessDocument {
    domain::Document document;
    /// When the person said to have read the version it has now.
    std::optional<domain::Instant> readAt;
    /// The newest version the person has read; 0: none.
    std::int64_t readVersion = 0;
    /// Names of the stages that ask for it.
    QStringList stages;
};

struct ProcessShown {
    /// In the order of the funnel, lost ones last.
    std::vector<ProcessStage> stages;
    /// Those still to be read first, then the newest.
    std::vector<ProcessDocument> documents;
};

/// How deals are sold: the stages with what they ask for, and the documents people have to have read.
class ProcessDesk {
public:
    explicit ProcessDesk(Workspace &workspace) : m_workspace(workspace) {}
    [[nodiscard]] Pending<ProcessShown> process();

private:
    Workspace &m_workspace;
};

} // namespace plumbline::workspace
