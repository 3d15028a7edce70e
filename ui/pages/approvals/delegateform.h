#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"
#include "plumbline/workspace/promisedesk.h"

#include <QWidget>

class QComboBox;

namespace plumbline::kit {
class DayField;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

/// Who decides while somebody is out of office, from which day until which.
class DelegateForm final : public QWidget {
    Q_OBJECT
public:
    DelegateForm(const Context &context, QWidget *parent);

    /// Why it can't be delegated yet; empty: it can.
    [[nodiscard]] QString obstacle() const;
    /// Only where nothing is in the way.
    [[nodiscard]] domain::Delegate command() const;
    [[nodiscard]] QString delegate() const;
    [[nodiscard]] QWidget *start() const;
    [[nodiscard]] bool isSettled() const { return !m_asked.isPending(); }
    void retranslate();

Q_SIGNALS:
    void changed();
    void settled();

private:
    void askPeople();

    Context m_context;
    workspace::PromiseDesk m_desk;
    models::Latest m_asked;
    kit::Label *m_about;
    kit::Label *m_toLabel;
    QComboBox *m_to;
    kit::Label *m_fromLabel;
    kit::DayField *m_from;
    kit::Label *m_untilLabel;
    kit::DayField *m_until;
};

} // namespace plumbline::pages
