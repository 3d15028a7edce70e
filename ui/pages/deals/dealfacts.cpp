#include "deals/dealfacts.h"

#include "deals/timelinewords.h"
#include "parts/attachmentlist.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// A deal's own documents are few; where a framework contract has hundreds, the customer's page lists them.
constexpr std::size_t MostDocuments = 12;

struct Line {
    QString text;
    QString figure;
    QString aside;
};

/// A line of a card: what it is as a link, its figure, and below both what else there is to say.
QPushButton *addLine(QVBoxLayout &into, QWidget *parent, const Line &line)
{
    auto *link = new QPushButton(line.text, parent);
    kit::setButtonWeight(link, kit::ButtonWeight::Link);
    link->setAccessibleName(QStringList{line.text, line.figure, line.aside}.join(QStringLiteral(" · ")));
    auto *figure = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, parent);
    figure->setText(line.figure);
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *row = new QHBoxLayout;
    row->addWidget(link);
    row->addWidget(figure, 1);
    auto *aside = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, parent);
    aside->setText(line.aside);
    into.addLayout(row);
    into.addWidget(aside);
    return link;
}

QWidget *freshRows(kit::Card &card, QWidget *before)
{
    delete before;
    auto *rows = new QWidget(&card);
    auto *layout = new QVBoxLayout(rows);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    card.body()->addWidget(rows);
    return rows;
}

} // namespace

DealFacts::DealFacts(const Context &context, QWidget *parent)
    : QWidget(parent), m_commitments(new kit::Card(this)), m_documents(new kit::Card(this)), m_files(new AttachmentList(context, this))
{
    const kit::Tokens &t = kit::tokens();
    auto *files = new kit::Card(this);
    files->body()->addWidget(m_files);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(3));
    layout->addWidget(m_commitments);
    layout->addWidget(m_documents);
    layout->addWidget(files);
    layout->addStretch(1);
}

void DealFacts::show(const workspace::DealShown &deal)
{
    m_deal = deal;
    m_files->follow(domain::EntityKind::Deal, deal.deal.id.uuid());
    showCommitments();
    showDocuments();
}

void DealFacts::showCommitments()
{
    m_commitmentRows = freshRows(*m_commitments, m_commitmentRows);
    auto *rows = qobject_cast<QVBoxLayout *>(m_commitmentRows->layout());
    const kit::Format format;
    for (const workspace::CommitmentLine &each : m_deal->commitments) {
        QPushButton *link = addLine(*rows, m_commitmentRows,
                                    {commitmentText(each), format.moneyWithCurrency(each.liability), tr("Due %1").arg(format.date(each.due))});
        link->setObjectName(QStringLiteral("deals.commitment"));
        connect(link, &QPushButton::clicked, this, [this, id = each.id.uuid()] { Q_EMIT commitmentWanted(id); });
    }
    m_commitments->setVisible(!m_deal->commitments.empty());
}

void DealFacts::showDocuments()
{
    m_documentRows = freshRows(*m_documents, m_documentRows);
    auto *rows = qobject_cast<QVBoxLayout *>(m_documentRows->layout());
    const kit::Format format;
    for (std::size_t i = 0; i < std::min(m_deal->documents.size(), MostDocuments); ++i) {
        const workspace::DocumentLine &each = m_deal->documents[i];
        QPushButton *link = addLine(*rows, m_documentRows,
                                    {each.number, format.moneyWithCurrency(each.amount),
                                     //: The kind of a document and its day.
                                     tr("%1 · %2").arg(workspace::tokenLabel(domain::toToken(each.kind)), format.date(each.date))});
        connect(link, &QPushButton::clicked, this, [this, id = each.id.uuid()] { Q_EMIT documentWanted(id); });
    }
    const auto count = static_cast<int>(m_deal->documents.size());
    m_documents->setSubtitle(m_deal->documents.size() > MostDocuments ? tr("The newest of %1", nullptr, count).arg(format.count(count)) : QString());
    m_documents->setVisible(!m_deal->documents.empty());
}

void DealFacts::attach(const QStringList &paths)
{
    m_files->attach(paths);
}

void DealFacts::retranslate()
{
    m_commitments->setTitle(tr("Commitments"));
    m_documents->setTitle(tr("Documents"));
    m_files->retranslate();
    if (!m_deal)
        return;
    showCommitments();
    showDocuments();
}

void DealFacts::forget()
{
    m_deal.reset();
    m_files->follow(domain::EntityKind::None, {});
    delete std::exchange(m_commitmentRows, nullptr);
    delete std::exchange(m_documentRows, nullptr);
}

} // namespace plumbline::pages
