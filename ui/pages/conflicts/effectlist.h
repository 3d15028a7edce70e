#pragma once

#include "plumbline/domain/currency.h"
#include "plumbline/workspace/syncing.h"

#include <QWidget>

class QGridLayout;

namespace plumbline::pages {

/// What one choice does to the figures: each that changes, by how much, and from what to what; or that none does.
class EffectList final : public QWidget {
    Q_OBJECT
public:
    explicit EffectList(QWidget *parent);

    /// Whether the figures' amounts before and after are told under the differences; only while there are few of them.
    enum class Amounts { Shown, Hidden };
    void setLines(const std::vector<workspace::EffectLine> &lines, domain::Currency currency, Amounts amounts = Amounts::Shown);
    /// A sentence in place of figures: being counted, can't be counted.
    void setSentence(const QString &sentence);
    /// What is said now, in one sentence.
    [[nodiscard]] QString sentence() const { return accessibleName(); }

private:
    void empty();
    QGridLayout *m_grid;
};

} // namespace plumbline::pages
