#pragma once

#include "plumbline/domain/commands/promises.h"
#include "plumbline/pages/context.h"
#include "plumbline/workspace/promises.h"

#include <QWidget>

class QLineEdit;

namespace plumbline::kit {
class DayField;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

/// What an approved promise changes on the won deal: a lower price by a rebate, a later service end by an extension.
class TermsForm final : public QWidget {
    Q_OBJECT
public:
    TermsForm(const domain::Commitment &commitment, const workspace::DealChoice &deal, QWidget *parent);

    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] domain::ChangeTerms command() const;
    [[nodiscard]] QWidget *start() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool isRebate() const { return m_commitment.kind == domain::CommitmentKind::Rebate; }
    [[nodiscard]] domain::Result<domain::Money> price() const;

    domain::Commitment m_commitment;
    workspace::DealChoice m_deal;
    kit::Label *m_now;
    kit::Label *m_caption;
    QLineEdit *m_price;
    kit::DayField *m_end;
};

} // namespace plumbline::pages
