#pragma once

#include "plumbline/domain/entitykind.h"
#include "plumbline/domain/id.h"
#include "plumbline/kit/drawer.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"
#include "plumbline/workspace/audit.h"

#include <functional>

namespace plumbline::pages {

class AttachmentList;

/// Fills the drawer: a record's fields, below them its files and everything that happened to it. Files dropped on it are
/// attached to the record. Where a page opens records of the kind in full, the act at the foot goes there.
class RecordDrawer : public kit::Drawer {
    Q_OBJECT
public:
    using HasPage = std::function<bool(domain::EntityKind kind)>;
    RecordDrawer(const Context &context, HasPage hasPage, QWidget *parent = nullptr);

    /// Another record; the drawer stays closed when it is.
    void follow(domain::EntityKind kind, const domain::Uuid &record);
    /// The record, and the drawer opens.
    void reveal(domain::EntityKind kind, const domain::Uuid &record);
    /// The same record again, after a change.
    void refresh();
    void forget();
    void retranslate();

Q_SIGNALS:
    void revealed();
    void fullWanted(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void ask();
    void showFields();
    void showHistory();
    void setPast(QWidget *past);

    Context m_context;
    HasPage m_hasPage;
    models::Latest m_fieldsAsked;
    models::Latest m_historyAsked;
    models::Latest m_zoneAsked;
    QString m_timeZone;
    domain::EntityKind m_kind = domain::EntityKind::None;
    domain::Uuid m_record;
    std::vector<workspace::FieldText> m_fields;
    std::vector<workspace::AuditChange> m_history;
    bool m_isOpen = false;
    AttachmentList *m_attachments;
    QWidget *m_below;
    QWidget *m_past = nullptr;
};

} // namespace plumbline::pages
