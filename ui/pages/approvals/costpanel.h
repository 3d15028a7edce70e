#pragma once

#include "plumbline/kit/tokens.h"
#include "plumbline/workspace/promises.h"

#include <QFrame>

#include <vector>

class QGridLayout;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// One amount a decision stands on.
struct CostLine {
    QString label;
    QString value;
    QString note;
    kit::Tone tone = kit::Tone::Neutral;
    /// What it was when the person looked, where it is another now.
    QString was = {};
};

/// The lines of a request: margin before and after, receivables, promises in force, what is long overdue. `seen` is what the
/// person had looked at, where the amounts have changed since; `debt` comes later than the rest.
[[nodiscard]] std::vector<CostLine> costLines(const workspace::ApprovalShown &approval, const workspace::CostShown &now,
                                              const std::optional<workspace::CostShown> &seen, const std::optional<workspace::DebtShown> &debt);

/// What a request costs, side by side.
class CostPanel final : public QFrame {
    Q_OBJECT
public:
    explicit CostPanel(QWidget *parent);

    void setHeading(const QString &heading);
    void setLines(std::vector<CostLine> lines);
    [[nodiscard]] const std::vector<CostLine> &lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *cellOf(const CostLine &line);
    std::vector<CostLine> m_lines;
    kit::Label *m_heading;
    QWidget *m_content = nullptr;
};

} // namespace plumbline::pages
