#pragma once

#include "plumbline/workspace/promises.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace plumbline::pages {

/// Who decides for whom just now or soon, a line each, with the act that ends it.
class AwayLines final : public QWidget {
    Q_OBJECT
public:
    explicit AwayLines(QWidget *parent);

    void setDelegations(std::vector<workspace::DelegationShown> delegations);
    void retranslate();

Q_SIGNALS:
    void ended(const plumbline::domain::DelegationId &delegation);

private:
    [[nodiscard]] static QString sentenceOf(const workspace::DelegationShown &shown);
    std::vector<workspace::DelegationShown> m_delegations;
    QVBoxLayout *m_layout;
    QWidget *m_lines = nullptr;
};

} // namespace plumbline::pages
