#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/noticedesk.h"

class QPushButton;

namespace plumbline::kit {
class Banner;
} // namespace plumbline::kit

namespace plumbline::pages {

struct Line;
class LinesPanel;
class Toggle;

/// What the person is told of, newest first; opening a line shows the deal it is about and counts as seen.
class NoticesPage final : public Page {
    Q_OBJECT
public:
    explicit NoticesPage(const Context &context, QWidget *parent = nullptr);
    ~NoticesPage() override;

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] int attention() const override { return static_cast<int>(m_shown.unseen); }
    [[nodiscard]] bool followsSlice() const override { return false; }
    void applySlice(const analytics::Slice &slice) override;
    void refresh() override;
    void forget() override;
    [[nodiscard]] bool isSettled() const override;
    bool removeFilter() override;
    bool focusFilter() override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

protected:
    void retranslate() override;

private:
    void build();
    void connectParts();
    void ask();
    void showLines();
    [[nodiscard]] Line lineOf(const workspace::NoticeShown &notice) const;
    [[nodiscard]] const workspace::NoticeShown *noticeOf(const Line &line) const;
    void open(const workspace::NoticeShown &notice);
    void see(std::vector<domain::NoticeId> notices);
    void seeAll();
    void tell(const domain::Error &error);

    models::Latest m_asked;
    models::Latest m_seeing;
    models::Latest m_unseenAsked;
    workspace::NoticesShown m_shown;
    bool m_isLoaded = false;
    QString m_timeZone;
    kit::Banner *m_banner;
    LinesPanel *m_list;
    Toggle *m_which;
    QPushButton *m_seeAll;
};

} // namespace plumbline::pages
