#include "metrics.h"

#include <array>

namespace plumbline::hub {
namespace {

struct Metric {
    const char *name;
    const char *type;
    const char *help;
    std::int64_t Status::*value;
};

constexpr std::array Metrics{
    Metric{"ledger_head", "gauge", "Entries in the ledger.", &Status::head},
    Metric{"devices", "gauge", "Devices that are enrolled and not revoked.", &Status::devices},
    Metric{"sessions", "gauge", "Devices that are connected.", &Status::sessions},
    Metric{"sessions_following", "gauge", "Connected devices that hear of every commit.", &Status::following},
    Metric{"operations_taken_total", "counter", "Operations that got an outcome since the start.", &Status::taken},
    Metric{"operations_applied_total", "counter", "Operations that took effect.", &Status::applied},
    Metric{"operations_merged_total", "counter", "Operations that said what stood there already.", &Status::merged},
    Metric{"operations_conflicts_total", "counter", "Operations that made a conflict.", &Status::conflicts},
    Metric{"operations_rejected_total", "counter", "Operations that the rules refused.", &Status::rejected},
    Metric{"operations_superseded_total", "counter", "Operations that came after the decision.", &Status::superseded},
    Metric{"operations_repeated_total", "counter", "Operations that were offered again and known.", &Status::repeated},
    Metric{"pages_total", "counter", "Pages sent to devices.", &Status::pages},
    Metric{"scan_batches_total", "counter", "Batches of first syncs sent to devices.", &Status::batches},
};

} // namespace

QByteArray metricsText(const Status &status) {
    QByteArray text;
    for (const Metric &metric : Metrics) {
        const QByteArray name = QByteArrayLiteral("plumbline_hub_") + metric.name;
        text += "# HELP " + name + ' ' + metric.help + "\n# TYPE " + name + ' ' + metric.type + '\n';
        text += name + ' ' + QByteArray::number(static_cast<qlonglong>(status.*metric.value)) + '\n';
    }
    return text;
}

} // namespace plumbline::hub
