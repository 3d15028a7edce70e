#pragma once

#include "output.h"

#include "plumbline/analytics/pages.h"

/// A page as tables: its figures, and what it shows beside them.
namespace plumbline::ctl {

/// A figure in the order of its page, with what it stands for.
struct Named {
    QString of;
    analytics::Figure figure;
};

[[nodiscard]] std::vector<Named> figuresOf(const analytics::PipelinePage &page);
[[nodiscard]] std::vector<Named> figuresOf(const analytics::ReceivablesPage &page);
[[nodiscard]] std::vector<Named> figuresOf(const analytics::HealthPage &page);
void printFigures(const std::vector<Named> &figures, domain::Currency currency, Format format);

/// What `--table` calls what a page lists beside its figures; empty for pages that list nothing.
[[nodiscard]] QString tableOf(const QString &page);
/// Each step of the cohort in a line, with how much of it is immature, skipped or went back.
void printTable(const analytics::PipelinePage &page, domain::Currency currency, Format format);
/// Each customer in a line with the columns of the ageing.
void printTable(const analytics::ReceivablesPage &page, domain::Currency currency, Format format);
/// Each month of each of the three.
void printTable(const analytics::HealthPage &page, domain::Currency currency, Format format);

} // namespace plumbline::ctl
