#include "plumbline/workspace/noticedesk.h"

#include "plumbline/workspace/customerdesk.h"

#include "customerreading.h"
#include "workspace_p.h"

#include "plumbline/domain/entities.h"

namespace plumbline::workspace {

using namespace domain;

namespace {

/// Newest first.
Result<std::vector<Notice>> noticesOf(const replica::Reader &reader, UserId person)
{
    PLUMBLINE_TRY_ASSIGN(auto notices, foundWhere<Notice>(reader, u"to_user", {Value(person.uuid())}));
    std::ranges::sort(notices, [](const Notice &a, const Notice &b) { return a.at != b.at ? a.at > b.at : a.id > b.id; });
    return notices;
}

Result<NoticeShown> shownAs(const Notice &notice, const replica::Reader &reader, Texts &texts)
{
    NoticeShown shown;
    shown.id = notice.id;
    shown.at = notice.at;
    shown.seen = notice.seen_at.has_value();
    shown.event = notice.event;
    PLUMBLINE_TRY_ASSIGN(const auto event, found(reader, notice.event));
    if (!event)
        return shown;
    shown.type = event->type;
    shown.deal = event->deal;
    shown.by = texts.titleOf(EntityKind::User, event->by.uuid());
    shown.recipient = event->recipient.value_or(QString());
    shown.plannedFor = event->planned_for;
    PLUMBLINE_TRY_ASSIGN(const auto deal, found(reader, event->deal));
    if (deal) {
        shown.dealTitle = deal->title;
        shown.customer = deal->account ? texts.titleOf(EntityKind::Account, deal->account->uuid()) : QString();
    }
    return shown;
}

} // namespace

Pending<NoticesShown> NoticeDesk::notices(int limit)
{
    return CustomerDesk::threadsOf(m_workspace).read<NoticesShown>([limit](Session &session, const replica::Reader &reader) -> Result<NoticesShown> {
        NoticesShown shown;
        PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
            PLUMBLINE_TRY_ASSIGN(const auto notices, noticesOf(reader, session.actor().user));
            shown.total = static_cast<std::int64_t>(notices.size());
            Texts texts(reader);
            for (const Notice &each : notices) {
                shown.unseen += each.seen_at ? 0 : 1;
                if (each.seen_at && static_cast<int>(shown.notices.size()) >= limit)
                    continue;
                PLUMBLINE_TRY_ASSIGN(shown.notices.emplace_back(), shownAs(each, reader, texts));
            }
            return {};
        }));
        return shown;
    });
}

Pending<std::vector<NoticeId>> NoticeDesk::unseen()
{
    using Ids = std::vector<NoticeId>;
    return CustomerDesk::threadsOf(m_workspace).read<Ids>([](Session &session, const replica::Reader &reader) -> Result<Ids> {
        PLUMBLINE_TRY_ASSIGN(const auto notices, noticesOf(reader, session.actor().user));
        Ids ids;
        for (const Notice &each : notices)
            if (!each.seen_at)
                ids.push_back(each.id);
        return ids;
    });
}

Pending<int> NoticeDesk::unseenCount()
{
    return CustomerDesk::threadsOf(m_workspace).read<int>([](Session &session, const replica::Reader &reader) -> Result<int> {
        PLUMBLINE_TRY_ASSIGN(const auto notices, foundWhere<Notice>(reader, u"to_user", {Value(session.actor().user.uuid())}));
        return static_cast<int>(std::ranges::count_if(notices, [](const Notice &each) { return !each.seen_at; }));
    });
}

} // namespace plumbline::workspace
