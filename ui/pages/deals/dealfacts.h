#pragma once

#include "plumbline/pages/context.h"
#include "plumbline/workspace/dealshown.h"

#include <QWidget>

namespace plumbline::kit {
class Card;
}

namespace plumbline::pages {

class AttachmentList;

/// What hangs on a deal now: its commitments, its documents, its files.
class DealFacts final : public QWidget {
    Q_OBJECT
public:
    DealFacts(const Context &context, QWidget *parent);

    void show(const workspace::DealShown &deal);
    void retranslate();
    void forget();
    /// Hangs them on the deal itself.
    void attach(const QStringList &paths);

Q_SIGNALS:
    void commitmentWanted(const plumbline::domain::Uuid &commitment);
    void documentWanted(const plumbline::domain::Uuid &document);

private:
    void showCommitments();
    void showDocuments();
    std::optional<workspace::DealShown> m_deal;
    kit::Card *m_commitments;
    kit::Card *m_documents;
    QWidget *m_commitmentRows = nullptr;
    QWidget *m_documentRows = nullptr;
    AttachmentList *m_files;
};

} // namespace plumbline::pages
