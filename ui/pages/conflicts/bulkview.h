#pragma once

#include "plumbline/domain/commands/records.h"
#include "plumbline/workspace/syncing.h"

#include <QWidget>

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

class SideCard;

/// One choice for several conflicts at once, with what it does to all of them together before it is made.
class BulkView final : public QWidget {
    Q_OBJECT
public:
    explicit BulkView(QWidget *parent);

    /// Only those the person may choose; `readOnly` more are selected.
    void show(const std::vector<const workspace::ConflictShown *> &conflicts, int readOnly, domain::Currency currency);
    enum class Choosing { Possible, Underway };
    void setChoosing(Choosing choosing);
    void forget();

Q_SIGNALS:
    void chosen(plumbline::domain::ConflictChoice choice);

private:
    void showActs();
    SideCard *m_lost;
    SideCard *m_stands;
    kit::Label *m_note;
    std::size_t m_count = 0;
    Choosing m_choosing = Choosing::Possible;
};

} // namespace plumbline::pages
