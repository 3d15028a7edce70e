#pragma once

#include "plumbline/kit/serieschart.h"

class QAbstractAxis;
class QChart;

namespace plumbline::kit {

/// How much of its category's width a column, or a group of them, takes.
inline constexpr qreal ColumnShare = 0.6;

[[nodiscard]] QColor seriesColour(const Series &series, std::size_t index);

/// The texts of a SeriesChart: Qt Charts has a legend and printf formats; we want names at the lines' ends and our own figures.
class SeriesLabels {
public:
    SeriesLabels(const SeriesContent &content, SeriesShape shape) : m_content(content), m_shape(shape) {}

    /// Pixels the names need beside the plot, the figures above it and further lines of the categories below it.
    [[nodiscard]] int roomRight() const;
    [[nodiscard]] int roomAbove() const;
    [[nodiscard]] int roomBelow() const;
    /// From zero for columns, round steps, labels in our figures. Ownership goes to the caller.
    [[nodiscard]] QAbstractAxis *makeValueAxis() const;
    /// Puts the texts and the mark of the current category where they belong; again after every change of size.
    void place(QChart &chart, int current) const;

private:
    void placeCategories(QChart &chart) const;
    void placeNames(QChart &chart) const;
    void placeTops(QChart &chart) const;
    void placeSegments(QChart &chart) const;
    [[nodiscard]] bool isNamed() const;
    [[nodiscard]] qreal nameHeight(QChart &chart, std::size_t series) const;
    const SeriesContent &m_content;
    SeriesShape m_shape;
};

} // namespace plumbline::kit
