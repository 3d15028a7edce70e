#pragma once

#include "plumbline/workspace/promises.h"

#include <QWidget>

#include <vector>

namespace plumbline::pages {

/// Where a promise is on its way from being submitted to being kept, drawn: what is behind it, where it stands, what is ahead.
class StepPath final : public QWidget {
    Q_OBJECT
public:
    enum class Passed { Done, Here, Ahead, Failed };
    struct Node {
        QString label;
        /// Who and when; may be empty.
        QString note;
        Passed passed = Passed::Ahead;
    };
    explicit StepPath(QWidget *parent);

    void setNodes(std::vector<Node> nodes);
    [[nodiscard]] const std::vector<Node> &nodes() const { return m_nodes; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintNode(QPainter &painter, const Node &node, const QRect &cell) const;
    std::vector<Node> m_nodes;
};

/// Submitted, each signature, in force, and how it ended.
[[nodiscard]] std::vector<StepPath::Node> pathOf(const workspace::CommitmentShown &shown, const QString &timeZone);
/// Asked for, and decided.
[[nodiscard]] std::vector<StepPath::Node> pathOf(const workspace::WriteOffToSign &shown);

} // namespace plumbline::pages
