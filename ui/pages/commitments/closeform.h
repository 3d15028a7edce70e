#pragma once

#include "plumbline/domain/commands/promises.h"
#include "plumbline/pages/context.h"

#include <QWidget>

class QComboBox;

namespace plumbline::kit {
class DayField;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

class FilePick;

/// How a promise ended, when, and what shows it.
class CloseForm final : public QWidget {
    Q_OBJECT
public:
    /// `ends` are those the person may say.
    CloseForm(const Context &context, const domain::Commitment &commitment, const std::vector<domain::CommitmentEnd> &ends, QWidget *parent);

    [[nodiscard]] domain::CommitmentEnd end() const;
    [[nodiscard]] domain::CloseCommitment command() const;
    [[nodiscard]] QStringList paths() const;
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] QWidget *start() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    domain::Commitment m_commitment;
    std::vector<domain::CommitmentEnd> m_ends;
    kit::Label *m_endLabel;
    QComboBox *m_end;
    kit::Label *m_onLabel;
    kit::DayField *m_on;
    FilePick *m_files;
};

} // namespace plumbline::pages
