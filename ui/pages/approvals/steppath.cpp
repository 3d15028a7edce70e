#include "approvals/steppath.h"

#include "approvals/approvalwords.h"

#include "plumbline/kit/format.h"
#include "plumbline/domain/ports.h"
#include "plumbline/kit/tokens.h"

#include <QEvent>
#include <QPainter>

namespace plumbline::pages {

namespace {

constexpr int DotUnits = 4;
constexpr int LeastCellUnits = 20;

using Passed = StepPath::Passed;

kit::Tone toneOf(Passed passed)
{
    return passed == Passed::Failed ? kit::Tone::Bad : passed == Passed::Done ? kit::Tone::Good : kit::Tone::Info;
}

} // namespace

StepPath::StepPath(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepPath::setNodes(std::vector<Node> nodes)
{
    m_nodes = std::move(nodes);
    QStringList words;
    for (const Node &each : m_nodes) {
        const QString state = each.passed == Passed::Done     ? tr("done")
                              : each.passed == Passed::Here   ? tr("here now")
                              : each.passed == Passed::Failed ? tr("ended here")
                                                              : tr("ahead");
        words << QStringLiteral("%1 (%2)").arg(each.label, state);
    }
    setAccessibleName(words.join(QStringLiteral(" → ")));
    setVisible(!m_nodes.empty());
    updateGeometry();
    update();
}

QSize StepPath::sizeHint() const
{
    const kit::Tokens &t = kit::tokens();
    const int lines = QFontMetrics(t.font(kit::TextSize::Small)).height() * 2;
    return {t.space(LeastCellUnits) * static_cast<int>(m_nodes.size()), t.space(DotUnits) + t.space(1) + lines};
}

void StepPath::paintEvent(QPaintEvent * /*event*/)
{
    const kit::Tokens &t = kit::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = static_cast<int>(m_nodes.size());
    for (int i = 0; i < count; ++i) {
        const QRect cell(width() * i / count, 0, width() * (i + 1) / count - width() * i / count, height());
        const int middle = t.space(DotUnits) / 2;
        if (i + 1 < count) {
            const bool isBehind = m_nodes[static_cast<std::size_t>(i) + 1].passed != Passed::Ahead;
            painter.setPen(QPen(isBehind ? t.tone(kit::Tone::Good) : t.borderStrong, t.hairline() * 2));
            painter.drawLine(cell.left() + t.space(DotUnits + 1), middle, cell.right() - t.space(1), middle);
        }
        paintNode(painter, m_nodes[static_cast<std::size_t>(i)], cell);
    }
}

void StepPath::paintNode(QPainter &painter, const Node &node, const QRect &cell) const
{
    const kit::Tokens &t = kit::tokens();
    const int size = t.space(DotUnits);
    const QRectF dot = QRectF(cell.left(), cell.top(), size, size).adjusted(1, 1, -1, -1);
    const QColor ink = t.tone(toneOf(node.passed));
    painter.setPen(QPen(node.passed == Passed::Ahead ? t.borderStrong : ink, t.hairline() * 2));
    const bool isFilled = node.passed == Passed::Done || node.passed == Passed::Failed;
    painter.setBrush(isFilled ? QBrush(ink) : QBrush(Qt::NoBrush));
    painter.drawEllipse(dot);
    if (node.passed == Passed::Here) {
        painter.setBrush(ink);
        painter.drawEllipse(dot.adjusted(size / 4.0, size / 4.0, -size / 4.0, -size / 4.0));
    } else if (node.passed != Passed::Ahead) {
        painter.setPen(t.inkOn(ink));
        painter.setFont(t.font(kit::TextSize::Small, kit::Weight::Bold));
        painter.drawText(dot, Qt::AlignCenter, node.passed == Passed::Done ? QStringLiteral("✓") : QStringLiteral("✕"));
    }
    const bool isHere = node.passed == Passed::Here || node.passed == Passed::Failed;
    const QFont font = t.font(kit::TextSize::Small, isHere ? kit::Weight::Medium : kit::Weight::Regular);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    const QRect text(cell.left(), cell.top() + size + t.space(1), cell.width() - t.space(1), metrics.height());
    painter.setPen(t.level(node.passed == Passed::Ahead ? kit::TextLevel::Muted : kit::TextLevel::Strong));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(node.label, Qt::ElideRight, text.width()));
    painter.setPen(t.level(kit::TextLevel::Muted));
    painter.drawText(text.translated(0, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(node.note, Qt::ElideRight, text.width()));
}

void StepPath::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

namespace {

StepPath::Node nodeOf(const workspace::StepShown &shown, bool isNext, const QString &timeZone)
{
    StepPath::Node node{roleText(shown.step.role), shown.decidedBy, Passed::Ahead};
    if (shown.step.decided_at && !timeZone.isEmpty())
        //: Who signed, and when.
        node.note = StepPath::tr("%1 · %2").arg(shown.decidedBy, kit::Format().date(domain::businessDate(*shown.step.decided_at, timeZone)));
    switch (shown.step.state) {
    case domain::ApprovalState::Approved: node.passed = Passed::Done; break;
    case domain::ApprovalState::Refused: node.passed = Passed::Failed; break;
    case domain::ApprovalState::Withdrawn: node.note = stateText(shown.step.state); break;
    case domain::ApprovalState::Waiting: node.passed = isNext ? Passed::Here : Passed::Ahead; break;
    }
    return node;
}

} // namespace

std::vector<StepPath::Node> pathOf(const workspace::CommitmentShown &shown, const QString &timeZone)
{
    using domain::CommitmentState;
    const kit::Format format;
    const domain::Commitment &commitment = shown.commitment;
    std::vector<StepPath::Node> nodes{{StepPath::tr("Promised"), format.date(commitment.promised_on), Passed::Done}};
    const domain::ApprovalStep *next = shown.next();
    for (const workspace::StepShown &each : shown.steps)
        nodes.push_back(nodeOf(each, next != nullptr && next->id == each.step.id, timeZone));
    const CommitmentState state = commitment.state;
    if (state == CommitmentState::Refused)
        return nodes;
    if (state == CommitmentState::Cancelled) {
        nodes.push_back({stateText(state), format.date(commitment.closed_on), Passed::Failed});
        return nodes;
    }
    const bool isOpen = state == CommitmentState::Open;
    const bool isAhead = state == CommitmentState::Submitted;
    nodes.push_back({StepPath::tr("In force"), StepPath::tr("due %1").arg(format.date(commitment.due_date)),
                     isOpen ? Passed::Here : isAhead ? Passed::Ahead : Passed::Done});
    const bool isBroken = state == CommitmentState::Broken;
    const QString end = stateText(isBroken ? CommitmentState::Broken : CommitmentState::Fulfilled);
    nodes.push_back({end, commitment.closed_on ? format.date(commitment.closed_on) : QString(),
                     isBroken ? Passed::Failed : state == CommitmentState::Fulfilled ? Passed::Done : Passed::Ahead});
    return nodes;
}

std::vector<StepPath::Node> pathOf(const workspace::WriteOffToSign &shown)
{
    using domain::ApprovalState;
    const ApprovalState state = shown.request.state;
    const Passed passed = state == ApprovalState::Waiting ? Passed::Here : state == ApprovalState::Approved ? Passed::Done : Passed::Failed;
    const QString decision = state == ApprovalState::Waiting ? StepPath::tr("Manager or director") : stateText(state);
    return {{StepPath::tr("Asked for"), kit::Format().date(shown.request.requested_on), Passed::Done}, {decision, {}, passed}};
}

} // namespace plumbline::pages
