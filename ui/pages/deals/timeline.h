#pragma once

#include "plumbline/kit/label.h"
#include "plumbline/workspace/dealshown.h"

class QGridLayout;
class QPushButton;

namespace plumbline::pages {

/// Everything that happened in a deal, newest first: when, what and who.
class Timeline final : public kit::Card {
    Q_OBJECT
public:
    explicit Timeline(QWidget *parent);

    void setMoments(std::vector<workspace::DealMoment> moments, const QString &timeZone);
    void retranslate();

private:
    void showMoments();
    void addRow(QGridLayout &grid, int row, const workspace::DealMoment &moment);
    std::vector<workspace::DealMoment> m_moments;
    QString m_timeZone;
    QWidget *m_rows = nullptr;
    QPushButton *m_all;
    bool m_showsAll = false;
};

} // namespace plumbline::pages
