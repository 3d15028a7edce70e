#pragma once

#include "plumbline/analytics/pages.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"

#include <QWidget>

namespace plumbline::kit {
class Label;
class SeriesChart;
}

namespace plumbline::pages {

class Toggle;

/// How long deals stay in each open stage: the day by which half, and by which three quarters of them have left it.
class DwellView : public QWidget {
    Q_OBJECT
public:
    explicit DwellView(const Context &context, QWidget *parent = nullptr);

    void refresh();
    void showLoading();
    void retranslate();
    [[nodiscard]] bool isPending() const { return m_latest.isPending(); }

Q_SIGNALS:
    /// A stage was opened: its deals are those of this figure.
    void activated(const QString &key);
    void shown();
    void failed(const QString &sentence);

private:
    void showColumns();
    [[nodiscard]] bool inWorkingDays() const;
    [[nodiscard]] QString detail(const analytics::StageDwell &dwell) const;

    Context m_context;
    models::Latest m_latest;
    Toggle *m_days;
    kit::Label *m_provisional;
    kit::SeriesChart *m_chart;
    std::optional<analytics::DwellPage> m_page;
};

} // namespace plumbline::pages
