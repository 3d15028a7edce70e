#pragma once

#include <QHeaderView>

#include <vector>

class QComboBox;

namespace plumbline::pages {

class ImportDraft;

/// The head of the preview: each column's name in the file, what it is mapped to, and how its dates or numbers are written.
/// The choices are combos that move with their columns, so that the keyboard reaches each of them by Tab.
class MappingHeader final : public QHeaderView {
    Q_OBJECT
public:
    MappingHeader(ImportDraft &draft, QWidget *parent);

    /// The columns of the draft's preview; keeps the combos, and so the focus, where the file is the same.
    void showColumns();
    /// Moves the combos to where their columns are.
    void place();
    [[nodiscard]] const std::vector<QComboBox *> &targets() const { return m_targets; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The person went to a column's choice by keyboard: it has to be in sight.
    void columnReached(int column);

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void updateGeometries() override;

private:
    void makeColumns();
    void fillTarget(int column);
    void fillStyle(int column);
    [[nodiscard]] QString headerAt(int column) const;
    ImportDraft &m_draft;
    std::vector<QComboBox *> m_targets;
    std::vector<QComboBox *> m_styles;
    QStringList m_headers;
};

} // namespace plumbline::pages
