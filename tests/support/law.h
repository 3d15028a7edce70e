#pragma once

#include <QTest>

#include <rapidcheck.h>

/// Holds a law for random values inside a Qt Test slot; on failure the counterexample and its seed are in the message.
namespace plumbline::tests {

template<typename Law>
[[nodiscard]] QString counterexampleOf(Law &&law)
{
    const rc::detail::TestResult result = rc::detail::checkTestable(std::forward<Law>(law));
    rc::detail::SuccessResult success;
    if (result.match(success))
        return {};
    std::ostringstream text;
    rc::detail::printResultMessage(result, text);
    return QString::fromStdString(text.str());
}

} // namespace plumbline::tests

#define PLUMBLINE_LAW(...)                                                                                            \
    do {                                                                                                              \
        const QString counterexample = ::plumbline::tests::counterexampleOf(__VA_ARGS__);                             \
        QVERIFY2(counterexample.isEmpty(), qPrintable(counterexample));                                               \
    } while (false)
