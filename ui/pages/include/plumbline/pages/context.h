#pragma once

namespace plumbline::workspace {
class Workspace;
}
namespace plumbline::kit {
class ActionRegistry;
class Prompt;
class Settings;
}

namespace plumbline::pages {

class SliceModel;

/// What a page works with; all of it outlives the page.
struct Context {
    workspace::Workspace &workspace;
    kit::ActionRegistry &actions;
    kit::Settings &settings;
    SliceModel &slice;
    /// Every dialog goes through it, so that tests can answer.
    kit::Prompt &prompt;
};

} // namespace plumbline::pages
