// A library has to have a source; the files themselves are compiled in by qt_add_resources.
namespace plumbline::resources {
extern const int anchor;
const int anchor = 0;
} // namespace plumbline::resources
