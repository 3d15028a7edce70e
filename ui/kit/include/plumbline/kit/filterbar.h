#pragma once

#include "plumbline/domain/date.h"
#include "plumbline/kit/icons.h"

#include <QAbstractButton>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QHBoxLayout;

namespace plumbline::kit {

struct ChipOption {
    QString key;
    QString label;
    /// How many rows it would leave; absent: not shown.
    std::optional<qint64> count;
};

enum class Choice { One, Many };

/// What a chip offers.
struct ChipSpec {
    /// `period`, `team`, `owner`, …
    QString id;
    QString label;
    Glyph glyph = Glyph::None;
    Choice choice = Choice::Many;
    std::vector<ChipOption> options;
    /// Period chips: offers two dates of one's own beside the options.
    bool offersRange = false;
    /// What those two dates stand at before any is chosen: the period that was meant most likely.
    std::optional<domain::DateRange> suggestedRange = {};
};

/// What was chosen; nothing chosen means everything.
struct ChipChoice {
    QStringList keys;
    std::optional<domain::DateRange> range;
    [[nodiscard]] bool isEmpty() const { return keys.isEmpty() && !range; }
    friend bool operator==(const ChipChoice &, const ChipChoice &) = default;
};

/// One slice: says its label, or what is chosen with a × to clear it. Enter, Space or Down opens the list, Backspace and Delete clear.
class Chip : public QAbstractButton {
    Q_OBJECT
public:
    explicit Chip(QWidget *parent = nullptr);

    /// Keeps the choice where its keys are still offered. Labels are set again on LanguageChange by the owner.
    void setSpec(ChipSpec spec);
    [[nodiscard]] const ChipSpec &spec() const { return m_spec; }
    void setChoice(ChipChoice choice);
    [[nodiscard]] const ChipChoice &choice() const { return m_choice; }
    /// "Team: North, South", as exports print it; empty when nothing is chosen.
    [[nodiscard]] QString sentence() const;
    void openList();
    void clear();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// By the person only.
    void choiceChanged(const plumbline::kit::ChipChoice &choice);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QRect clearRect() const;
    void choose(ChipChoice choice);
    void describe();
    ChipSpec m_spec;
    ChipChoice m_choice;
};

/// A row of chips, then the chip of the figure or bar that was clicked. Left and Right move along it.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

    void setSpecs(const std::vector<ChipSpec> &specs);
    void setChoice(const QString &chipId, ChipChoice choice);
    [[nodiscard]] ChipChoice choice(const QString &chipId) const;
    [[nodiscard]] Chip *chip(const QString &chipId) const;
    /// Hidden while no figure filters the rows.
    [[nodiscard]] QWidget *figureChip() const;
    /// The filter a click on a figure put on; empty takes the chip away.
    void setFigureFilter(const QString &sentence);
    /// Every filter in force as lines for exports, the figure's included.
    [[nodiscard]] QStringList sentences() const;
    void focusFirst();

Q_SIGNALS:
    void choiceChanged(const QString &chipId, const plumbline::kit::ChipChoice &choice);
    void figureFilterCleared();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void clearFigureFilter();
    QHBoxLayout *m_layout;
    std::vector<Chip *> m_chips;
    Chip *m_figureChip;
};

} // namespace plumbline::kit
