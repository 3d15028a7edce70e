#include "plumbline/models/celltext.h"

#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

namespace plumbline::models {

namespace {

using analytics::Metric;
using analytics::Part;

struct Figures {
    Q_DECLARE_TR_FUNCTIONS(Figures)
};

/// The metrics a ratio is made of; a part that is no metric of its own has its label here.
QString partLabel(const analytics::FigureId &figure)
{
    const bool above = figure.part == Part::Numerator;
    switch (figure.metric) {
    case Metric::WinRate: return above ? workspace::label(Metric::WonCount) : Figures::tr("Closed deals");
    case Metric::CohortConversion: return workspace::label(above ? Metric::CohortAdvanced : Metric::CohortEntered);
    case Metric::OutputPerHead: return workspace::label(above ? Metric::NetSigned : Metric::SalesFte);
    case Metric::DaysInventory: return workspace::label(above ? Metric::AverageInventory : Metric::CostOfSales);
    case Metric::DaysSales: return workspace::label(above ? Metric::ClosingReceivables : Metric::NetCreditSales);
    case Metric::DaysPayable: return workspace::label(above ? Metric::AveragePayables : Metric::CostOfSales);
    case Metric::NewCustomerCost: return workspace::label(above ? Metric::AcquisitionCost : Metric::NewCustomers);
    default: return workspace::label(figure.metric);
    }
}

} // namespace

QString figureLabel(const analytics::FigureId &figure, const QString &bucketName)
{
    const QString label = figure.part == Part::Whole ? workspace::label(figure.metric) : partLabel(figure);
    if (bucketName.isEmpty())
        return label;
    //: A figure and the stage, source or age it is of: "Value in stage: Engaging".
    return Figures::tr("%1: %2").arg(label, bucketName);
}

} // namespace plumbline::models
