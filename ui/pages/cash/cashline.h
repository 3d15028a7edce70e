#pragma once

#include <QWidget>

#include <functional>
#include <vector>

namespace plumbline::pages {

/// Something that can be done to what a line is about.
struct LineAct {
    QString text;
    std::function<void()> run;
};

struct LineTexts {
    QString title;
    QString details;
    /// At the end of the line; may be empty.
    QString amount;
};

/// One line of a customer's account: what it is, its amount, and what can be done to it. A single act is a link of its own; of
/// several the first is, and the others are behind “more”.
class CashLine : public QWidget {
    Q_OBJECT
public:
    CashLine(const LineTexts &texts, std::vector<LineAct> acts, QWidget *parent = nullptr);
};

} // namespace plumbline::pages
