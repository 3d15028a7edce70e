#pragma once

#include "plumbline/kit/chart.h"

#include <QWidget>

#include <functional>

class QChart;
class QChartView;

namespace plumbline::kit {

/// One line, or one group of columns; named at its end, not in a legend.
struct Series {
    QString name;
    /// One for each category of the chart; absent where nothing is known.
    std::vector<std::optional<std::int64_t>> values;
    Tone tone = Tone::Neutral;
};

struct SeriesContent {
    /// The x axis: key, label (of several lines where it holds line breaks), and the tooltip's detail.
    std::vector<Datum> categories;
    std::vector<Series> series;
    /// A line across, such as a target.
    std::optional<std::int64_t> target;
    QString targetLabel;
    /// How a value reads; never null when there are series.
    std::function<QString(std::int64_t)> formatted;
};

enum class SeriesShape { Line, Columns, StackedColumns };

/// Trends and cohort columns on Qt Charts, in our tokens. Columns stand on zero. Arrows move along the categories, Enter opens one.
class SeriesChart : public QWidget {
    Q_OBJECT
public:
    explicit SeriesChart(SeriesShape shape, QWidget *parent = nullptr);
    ~SeriesChart() override;

    void setContent(SeriesContent content);
    void setTitle(const QString &title);
    void setEmptySentence(const QString &sentence);
    void showLoading();
    [[nodiscard]] int currentCategory() const { return m_current; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated(const QString &key);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void addAxes(QChart &chart);
    void addLines(QChart &chart);
    void addColumns(QChart &chart);
    void setCurrent(int index);
    void describe();
    [[nodiscard]] int categoryAt(const QPointF &position) const;
    [[nodiscard]] QString categorySentence(int index) const;
    [[nodiscard]] bool isEmpty() const;
    SeriesShape m_shape;
    SeriesContent m_content;
    QString m_title;
    QString m_emptySentence;
    QChartView *m_view;
    int m_current = -1;
    bool m_loading = true;
};

} // namespace plumbline::kit
