#pragma once

#include "plumbline/kit/tokens.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace plumbline::pages {

/// One thing known of a record.
struct FactLine {
    QString label;
    QString value;
    /// Not empty: the value is a link, and this comes back in `opened`.
    QString link = {};
    kit::Tone tone = kit::Tone::Neutral;
};

/// What is known of a record: labels and values in two columns, without those that have no value.
class FactList final : public QWidget {
    Q_OBJECT
public:
    explicit FactList(QWidget *parent);

    void setFacts(const std::vector<FactLine> &facts);

Q_SIGNALS:
    void opened(const QString &link);

private:
    void build(const std::vector<FactLine> &facts);
    QWidget *m_content = nullptr;
    std::vector<QString> m_shown;
};

} // namespace plumbline::pages
