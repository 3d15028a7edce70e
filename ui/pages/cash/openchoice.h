#pragma once

#include "plumbline/workspace/customercash.h"

#include <QComboBox>

namespace plumbline::pages {

/// Which open instalment of a customer's an act is about, or everything that is owed.
class OpenChoice : public QComboBox {
    Q_OBJECT
public:
    enum class Offer { OneOf, OneOrAll };
    explicit OpenChoice(Offer offer, QWidget *parent = nullptr);

    /// The choice stays where it still can.
    void fill(const std::vector<workspace::OpenInstalment> &open, domain::Date today);
    /// What to choose once it is there.
    void choose(const std::optional<domain::InstalmentId> &instalment);
    /// Nothing: all of them, or none there is.
    [[nodiscard]] const workspace::OpenInstalment *chosen() const;

private:
    Offer m_offer;
    std::vector<workspace::OpenInstalment> m_open;
    std::optional<domain::InstalmentId> m_wanted;
};

} // namespace plumbline::pages
