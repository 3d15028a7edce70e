#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace plumbline::tests {

struct RegisteredTest {
    const char *name;
    std::function<std::unique_ptr<QObject>()> make;
};

/// Every test class of the binary, in the order of linking.
std::vector<RegisteredTest> &registeredTests();

/// The path of `relative` in the shared data folder beside the checkout, or empty where it is absent.
QString sharedData(const QString &relative);

} // namespace plumbline::tests

/// Registers a test class with the binary it is linked into.
#define PLUMBLINE_TEST(Class)                                                                                         \
    namespace {                                                                                                       \
    [[maybe_unused]] const bool registered##Class = [] {                                                              \
        ::plumbline::tests::registeredTests().push_back({#Class, [] { return std::make_unique<Class>(); }});          \
        return true;                                                                                                  \
    }();                                                                                                              \
    }
