#include "process.h"

#include <QApplication>
#include <QChartView>
#include <QTimer>

#include <cstdio>

/// The yardstick of a start: a window with an empty chart and nothing else. Prints the milliseconds from the process's start until
/// it has been painted, as `plumbline --measure-start` does.
int main(int argc, char **argv) {
    QApplication application(argc, argv);
    QChartView view;
    view.resize(1280, 800);
    view.show();
    QTimer::singleShot(0, &view, [&view] {
        view.repaint();
        std::printf("%lld\n", static_cast<long long>(plumbline::desktop::millisecondsSinceStart()));
        QCoreApplication::quit();
    });
    return QApplication::exec();
}
