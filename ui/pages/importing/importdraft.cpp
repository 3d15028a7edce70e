#include "importing/importdraft.h"

#include "importing/importwords.h"

#include "plumbline/intake/errors.h"

#include <QJsonDocument>
#include <QTimer>

namespace plumbline::pages {

namespace {

/// A pause this long after a decision asks for new counts.
constexpr int PauseMilliseconds = 250;

const QString ColumnsMember = QStringLiteral("columns");
const QString DecisionsMember = QStringLiteral("decisions");
const QString FixedMember = QStringLiteral("fixed");
const QString FromMember = QStringLiteral("from");
/// Decides for every name that is not listed.
const QString EveryName = QStringLiteral("*");

QJsonObject parsed(const QString &json) {
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

/// `all` with what `more` decides besides.
QJsonObject merged(QJsonObject all, const QJsonObject &more) {
    for (auto subject = more.begin(); subject != more.end(); ++subject) {
        QJsonObject decided = all.value(subject.key()).toObject();
        const QJsonObject names = subject.value().toObject();
        for (auto name = names.begin(); name != names.end(); ++name)
            decided.insert(name.key(), name.value());
        all.insert(subject.key(), decided);
    }
    return all;
}

QString asText(const QJsonObject &mapping) {
    return mapping.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(mapping).toJson(QJsonDocument::Compact));
}

/// The file's header in one entry of the mapping's columns.
QString headerOf(const QJsonValue &column) {
    return column.isObject() ? column.toObject().value(FromMember).toString() : column.toString();
}

} // namespace

ImportDraft::ImportDraft(workspace::Workspace &workspace, QObject *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_pause(new QTimer(this)) {
    m_pause->setSingleShot(true);
    m_pause->setInterval(PauseMilliseconds);
    connect(m_pause, &QTimer::timeout, this, &ImportDraft::ask);
}

ImportDraft::~ImportDraft() {
    cancelRunning();
}

/// Qt 6.4 reaches for the continuation of a future when it is cancelled, which is gone once the future has been answered.
void ImportDraft::cancelRunning() {
    if (!m_running.isFinished())
        m_running.cancel();
}

void ImportDraft::open(const QString &path) {
    close();
    m_path = path;
    ask();
}

void ImportDraft::close() {
    m_pause->stop();
    m_latest.drop();
    cancelRunning();
    m_path.clear();
    m_target.clear();
    m_mapping = {};
    m_proposals = {};
    m_reading = {};
    m_preview.reset();
}

void ImportDraft::recount() {
    if (!m_path.isEmpty())
        ask();
}

bool ImportDraft::isCounting() const {
    return m_pause->isActive() || m_latest.isPending();
}

QString ImportDraft::target() const {
    return m_preview ? m_preview->target : m_target;
}

QString ImportDraft::mapping() const {
    return asText(m_mapping);
}

workspace::ImportRequest ImportDraft::request() const {
    workspace::ImportRequest request;
    request.path = m_path;
    request.target = m_target;
    request.mapping = mapping();
    request.encoding = m_reading.encoding;
    request.separator = m_reading.separator;
    request.sheet = m_reading.sheet;
    return request;
}

void ImportDraft::read(const Reading &reading) {
    // Other letters or another sheet may be another table altogether.
    m_target.clear();
    m_reading = reading;
    m_mapping = {};
    m_proposals = {};
    ask();
    Q_EMIT edited();
}

void ImportDraft::setTarget(const QString &token) {
    if (token == target())
        return;
    m_target = token;
    useMapping({});
}

void ImportDraft::useMapping(const QString &json) {
    m_mapping = parsed(json);
    m_proposals = {};
    if (!m_mapping.isEmpty())
        m_target = m_mapping.value(u"target").toString();
    ask();
    Q_EMIT edited();
}

/// What was asked before is of no use any more: it is cancelled, so that it keeps no thread from the newer question.
void ImportDraft::ask() {
    m_pause->stop();
    cancelRunning();
    workspace::ImportRequest counted = request();
    if (!m_mapping.isEmpty()) {
        QJsonObject mapping = m_mapping;
        mapping.insert(DecisionsMember, merged(mapping.value(DecisionsMember).toObject(), m_proposals));
        counted.mapping = asText(mapping);
    }
    m_running = m_workspace.previewImport(counted);
    m_latest.ask(m_running, this, [this](const domain::Result<workspace::ImportPreview> &preview) { answer(preview); });
}

void ImportDraft::answer(const domain::Result<workspace::ImportPreview> &preview) {
    if (!preview) {
        refuse(preview.error());
        return;
    }
    m_preview = *preview;
    // Those with a likely answer first, so that it is among the names that are listed.
    std::ranges::stable_partition(m_preview->questions, [](const auto &question) { return !question.likely.isEmpty(); });
    m_target = preview->target;
    m_mapping = parsed(preview->mapping);
    takeOutProposals();
    if (const QJsonObject now = proposed(); now != m_proposals) {
        m_proposals = now;
        ask();
        return;
    }
    if (!m_reading.encoding.isEmpty() && !preview->encoding.isEmpty() && m_reading.encoding != preview->encoding) {
        m_reading.encoding.clear();
        m_mapping.remove(QStringLiteral("encoding"));
        Q_EMIT encodingSettled(preview->encoding);
    }
    m_readingShown = m_reading;
    m_mappingShown = m_mapping;
    if (const QStringList absent = takeAbsentColumns(); !absent.isEmpty()) {
        Q_EMIT leftOut(absent);
        ask();
    }
    Q_EMIT previewed();
}

/// Letters of no encoding that is recognised are shown in the one that takes any byte; whoever knows better says so.
void ImportDraft::refuse(const domain::Error &error) {
    if (!m_preview && error.code == intake::errors::EncodingUnknown && m_reading.encoding.isEmpty()) {
        m_reading.encoding = QStringLiteral("windows-1252");
        ask();
        Q_EMIT encodingSettled(m_reading.encoding);
        return;
    }
    if (m_preview) {
        m_reading = m_readingShown;
        m_mapping = m_mappingShown;
        m_target = m_preview->target;
    }
    Q_EMIT failed(error);
}

/// The answer repeats what was asked; a decision is only what the person decided.
void ImportDraft::takeOutProposals() {
    QJsonObject all = m_mapping.value(DecisionsMember).toObject();
    for (auto subject = m_proposals.begin(); subject != m_proposals.end(); ++subject) {
        QJsonObject decided = all.value(subject.key()).toObject();
        for (const QString &name : subject.value().toObject().keys())
            decided.remove(name);
        if (decided.isEmpty())
            all.remove(subject.key());
        else
            all.insert(subject.key(), decided);
    }
    if (all.isEmpty())
        m_mapping.remove(DecisionsMember);
    else
        m_mapping.insert(DecisionsMember, all);
}

/// What the questions of the preview suggest, as far as they are listed one by one and nobody has answered them.
QJsonObject ImportDraft::proposed() const {
    QJsonObject all;
    QHash<QString, int> listed;
    const QJsonObject decided = m_mapping.value(DecisionsMember).toObject();
    for (const workspace::ImportQuestion &question : m_preview->questions) {
        if (++listed[question.subject] > MostListed)
            continue;
        const QJsonObject own = decided.value(question.subject).toObject();
        const bool before = m_proposals.value(question.subject).toObject().contains(question.unknown);
        // What happens by itself needs no answer; what a proposal made happen still does.
        if (question.likely.isEmpty() || own.contains(question.unknown) || (!question.decision.isEmpty() && !before))
            continue;
        QJsonObject subject = all.value(question.subject).toObject();
        subject.insert(question.unknown, question.likely);
        all.insert(question.subject, subject);
    }
    return all;
}

/// A template made for another file may name columns this one does not have. Nobody could take them out by hand, since
/// choices stand above the file's own columns only.
QStringList ImportDraft::takeAbsentColumns() {
    QStringList headers;
    for (const workspace::ImportColumn &column : m_preview->columns)
        headers << column.header;
    QStringList absent;
    QJsonObject kept;
    const QJsonObject all = columns();
    for (auto at = all.begin(); at != all.end(); ++at) {
        if (headers.contains(headerOf(at.value())))
            kept.insert(at.key(), at.value());
        else
            absent << headerOf(at.value());
    }
    m_mapping.insert(ColumnsMember, kept);
    return absent;
}

void ImportDraft::edit() {
    m_latest.drop();
    cancelRunning();
    m_pause->start();
    Q_EMIT edited();
}

QJsonObject ImportDraft::columns() const {
    return m_mapping.value(ColumnsMember).toObject();
}

void ImportDraft::setColumns(const QJsonObject &columns) {
    m_mapping.insert(ColumnsMember, columns);
    edit();
}

QString ImportDraft::keyOf(const QString &header) const {
    const QJsonObject all = columns();
    for (auto at = all.begin(); at != all.end(); ++at)
        if (headerOf(at.value()) == header)
            return at.key();
    return {};
}

void ImportDraft::mapColumn(const QString &header, const QString &key) {
    QJsonObject all = columns();
    if (const QString before = keyOf(header); !before.isEmpty())
        all.remove(before);
    if (!key.isEmpty())
        all.insert(key, header);
    setColumns(all);
}

QString ImportDraft::styleOf(const QString &key, const QString &member) const {
    return columns().value(key).toObject().value(member).toString(QStringLiteral("automatic"));
}

void ImportDraft::setStyle(const QString &key, const QString &member, const QString &choice) {
    QJsonObject all = columns();
    const QJsonValue before = all.value(key);
    QJsonObject column = before.isObject() ? before.toObject() : QJsonObject{{FromMember, before}};
    column.insert(member, choice);
    all.insert(key, column);
    setColumns(all);
}

QStringList ImportDraft::missingColumns() const {
    QStringList missing;
    if (!m_preview)
        return missing;
    const QJsonObject all = columns();
    const QJsonObject fixed = m_mapping.value(FixedMember).toObject();
    for (const workspace::ImportTargetColumn &column : m_preview->targetColumns)
        if (column.required && !all.contains(column.key) && !fixed.contains(column.key))
            missing << columnLabel(m_preview->target, column.key);
    return missing;
}

QString ImportDraft::decisionOn(const workspace::ImportQuestion &question) const {
    const QJsonObject decided = m_mapping.value(DecisionsMember).toObject().value(question.subject).toObject();
    if (const QJsonValue own = decided.value(question.unknown); own.isString())
        return own.toString();
    if (!proposalOn(question).isEmpty())
        return {};
    return question.decision.isEmpty() ? decided.value(EveryName).toString() : question.decision;
}

QString ImportDraft::proposalOn(const workspace::ImportQuestion &question) const {
    return m_proposals.value(question.subject).toObject().value(question.unknown).toString();
}

int ImportDraft::proposals() const {
    qsizetype count = 0;
    for (const QJsonValue &subject : m_proposals)
        count += subject.toObject().size();
    return static_cast<int>(count);
}

void ImportDraft::acceptProposals() {
    if (m_proposals.isEmpty())
        return;
    m_mapping.insert(DecisionsMember, merged(m_mapping.value(DecisionsMember).toObject(), m_proposals));
    m_proposals = {};
    Q_EMIT edited();
}

void ImportDraft::decide(const workspace::ImportQuestion &question, const QString &decision) {
    QJsonObject all = m_mapping.value(DecisionsMember).toObject();
    QJsonObject subject = all.value(question.subject).toObject();
    subject.insert(question.unknown, decision);
    all.insert(question.subject, subject);
    QJsonObject proposals = m_proposals.value(question.subject).toObject();
    proposals.remove(question.unknown);
    // Of two spellings one has to stay: the one the other is taken for.
    const QString meant = decision.startsWith(u"use:") ? decision.mid(4) : QString();
    const QString back = QStringLiteral("use:") + question.unknown;
    if (proposals.value(meant).toString() == back || subject.value(meant).toString() == back) {
        proposals.remove(meant);
        subject.insert(meant, QStringLiteral("create"));
        all.insert(question.subject, subject);
    }
    m_proposals.insert(question.subject, proposals);
    if (proposals.isEmpty())
        m_proposals.remove(question.subject);
    m_mapping.insert(DecisionsMember, all);
    edit();
}

void ImportDraft::decideRest(const QString &subject, const QString &decision) {
    QJsonObject all = m_mapping.value(DecisionsMember).toObject();
    QJsonObject decided = all.value(subject).toObject();
    decided.insert(EveryName, decision);
    all.insert(subject, decided);
    m_mapping.insert(DecisionsMember, all);
    edit();
}

void ImportDraft::decideAsSuggested() {
    if (!m_preview)
        return;
    QJsonObject all = m_mapping.value(DecisionsMember).toObject();
    for (const workspace::ImportQuestion &question : m_preview->questions) {
        if (!decisionOn(question).isEmpty())
            continue;
        const QString create = QStringLiteral("create");
        const QString likely = !question.likely.isEmpty()          ? question.likely
                               : question.choices.contains(create) ? create
                                                                   : QString();
        if (likely.isEmpty())
            continue;
        QJsonObject subject = all.value(question.subject).toObject();
        subject.insert(question.unknown, likely);
        all.insert(question.subject, subject);
    }
    m_mapping.insert(DecisionsMember, all);
    m_proposals = {};
    edit();
}

int ImportDraft::firstUnanswered() const {
    if (m_preview)
        for (std::size_t i = 0; i < m_preview->questions.size(); ++i)
            if (decisionOn(m_preview->questions[i]).isEmpty() && proposalOn(m_preview->questions[i]).isEmpty())
                return static_cast<int>(i);
    return -1;
}

} // namespace plumbline::pages
