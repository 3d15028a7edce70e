#pragma once

#include "plumbline/domain/money.h"

#include <QWidget>

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// What of the money is set against nothing yet, counting down to zero, and what that means.
class RemainderView : public QWidget {
    Q_OBJECT
public:
    explicit RemainderView(QWidget *parent = nullptr);

    void show(domain::Money amount, domain::Money allocated);
    void clear();
    void retranslate();

private:
    void refresh();

    domain::Money m_amount;
    domain::Money m_allocated;
    bool m_has = false;
    kit::Label *m_caption;
    kit::Label *m_left;
    kit::Label *m_sentence;
};

} // namespace plumbline::pages
