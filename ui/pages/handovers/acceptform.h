#pragma once

#include "plumbline/domain/commands/promises.h"
#include "plumbline/pages/context.h"

#include <QWidget>

class QCheckBox;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

class FilePick;

/// What delivery needs before it takes a deal over: the signed requirements, and that they were confirmed twice.
class AcceptForm final : public QWidget {
    Q_OBJECT
public:
    AcceptForm(const Context &context, domain::HandoverId handover, QWidget *parent);

    /// What is still missing, in words; empty: nothing.
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] domain::AcceptHandover command() const;
    [[nodiscard]] QStringList paths() const;
    [[nodiscard]] QWidget *start() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    domain::HandoverId m_handover;
    kit::Label *m_about;
    FilePick *m_scan;
    QCheckBox *m_twice;
};

} // namespace plumbline::pages
