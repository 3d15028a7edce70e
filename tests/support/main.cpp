#include "support/testregistry.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <cstring>

#ifdef PLUMBLINE_UI_TESTS
#include <QApplication>
using TestApplication = QApplication;
#else
using TestApplication = QCoreApplication;
#endif

/// `plumbline-tests`: every class. `plumbline-tests Class [Qt Test arguments]`: one. `--list`: their names.
int main(int argc, char **argv)
{
    TestApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("plumbline-tests"));
    const auto &tests = plumbline::tests::registeredTests();
    if (argc > 1 && std::strcmp(argv[1], "--list") == 0) {
        for (const auto &test : tests)
            std::puts(test.name);
        return 0;
    }
    const bool one = argc > 1 && argv[1][0] != '-';
    int failed = 0;
    int ran = 0;
    for (const auto &test : tests) {
        if (one && std::strcmp(argv[1], test.name) != 0)
            continue;
        ++ran;
        QStringList arguments{QString::fromLocal8Bit(argv[0])};
        for (int i = one ? 2 : 1; i < argc; ++i)
            arguments << QString::fromLocal8Bit(argv[i]);
        failed += QTest::qExec(test.make().get(), arguments) == 0 ? 0 : 1;
    }
    if (ran == 0)
        std::fputs("no such test class\n", stderr);
    return failed == 0 && ran > 0 ? 0 : 1;
}
