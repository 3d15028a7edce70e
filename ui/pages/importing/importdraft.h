#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/workspace/importing.h"
#include "plumbline/workspace/workspace.h"

#include <QJsonObject>
#include <QObject>

#include <optional>

class QTimer;

namespace plumbline::pages {

/// So many names of one subject are asked one by one, and so many are proposed an answer.
inline constexpr int MostListed = 12;

/// A file on its way in: what the person decided about it, and the newest preview made from that. Every decision is kept
/// here at once; previews follow when the person pauses, and answers to earlier decisions are dropped.
class ImportDraft : public QObject {
    Q_OBJECT
public:
    /// How the file is read; empty members: as it looks.
    struct Reading {
        QString encoding;
        QString separator;
        QString sheet;
    };
    ImportDraft(workspace::Workspace &workspace, QObject *parent);
    ~ImportDraft() override;

    void open(const QString &path);
    /// Drops the file and everything decided about it.
    void close();
    /// Asks again with the decisions in force.
    void recount();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const std::optional<workspace::ImportPreview> &preview() const { return m_preview; }
    /// Whether the counts on screen are not yet those of the decisions in force.
    [[nodiscard]] bool isCounting() const;
    [[nodiscard]] QString target() const;
    [[nodiscard]] QString mapping() const;
    [[nodiscard]] workspace::ImportRequest request() const;

    [[nodiscard]] const Reading &reading() const { return m_reading; }
    /// Reads the file in another way, which means other columns and another guess.
    void read(const Reading &reading);

    /// Another target means another guess.
    void setTarget(const QString &token);
    /// A template's JSON, or empty for the guess.
    void useMapping(const QString &json);

    /// Key of the target column the file's column goes to; empty when it is not imported.
    [[nodiscard]] QString keyOf(const QString &header) const;
    void mapColumn(const QString &header, const QString &key);
    /// `dates` or `numbers` of a mapped column: a choice of the mapping's JSON, `automatic` where it says nothing.
    [[nodiscard]] QString styleOf(const QString &key, const QString &member) const;
    void setStyle(const QString &key, const QString &member, const QString &choice);
    /// Labels of the columns that have to be mapped and are not.
    [[nodiscard]] QStringList missingColumns() const;

    /// What would happen to the name; empty while it has to be answered.
    [[nodiscard]] QString decisionOn(const workspace::ImportQuestion &question) const;
    /// The answer that is selected for the person but not yet given; counted as if it were.
    [[nodiscard]] QString proposalOn(const workspace::ImportQuestion &question) const;
    [[nodiscard]] int proposals() const;
    /// Gives the proposed answers.
    void acceptProposals();
    void decide(const workspace::ImportQuestion &question, const QString &decision);
    /// For every name of the subject that has no decision of its own.
    void decideRest(const QString &subject, const QString &decision);
    /// Answers what is unanswered with the closest name, or a new record where none is close.
    void decideAsSuggested();
    /// Index in the preview's questions; -1 when all are answered or have an answer proposed.
    [[nodiscard]] int firstUnanswered() const;

Q_SIGNALS:
    /// Something was decided; the counts follow.
    void edited();
    void previewed();
    void failed(const plumbline::domain::Error &error);
    /// The mapping named columns the file does not have; they were left out of it.
    void leftOut(const QStringList &headers);
    /// The file is read in this encoding whatever was chosen: its first bytes say so, or nothing fits it better.
    void encodingSettled(const QString &encoding);

private:
    void ask();
    [[nodiscard]] QStringList takeAbsentColumns();
    void refuse(const domain::Error &error);
    void takeOutProposals();
    [[nodiscard]] QJsonObject proposed() const;
    void cancelRunning();
    void edit();
    [[nodiscard]] QJsonObject columns() const;
    void setColumns(const QJsonObject &columns);
    void answer(const domain::Result<workspace::ImportPreview> &preview);

    workspace::Workspace &m_workspace;
    models::Latest m_latest;
    QFuture<domain::Result<workspace::ImportPreview>> m_running;
    QTimer *m_pause;
    QString m_path;
    QString m_target;
    /// Empty until the first guess is there.
    QJsonObject m_mapping;
    /// By subject and name, as the mapping's decisions are.
    QJsonObject m_proposals;
    Reading m_reading;
    /// What the preview was made with, to go back to when another way of reading fails.
    Reading m_readingShown;
    QJsonObject m_mappingShown;
    std::optional<workspace::ImportPreview> m_preview;
};

} // namespace plumbline::pages
