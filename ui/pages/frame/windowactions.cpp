#include "frame/windowprivate.h"

#include "frame/exporting.h"
#include "frame/idlelock.h"
#include "frame/recorddrawer.h"
#include "frame/topbar.h"
#include "frame/undoing.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/shortcutsheet.h"
#include "plumbline/kit/theme.h"
#include "plumbline/pages/page.h"
#include "plumbline/pages/replicaactions.h"
#include "plumbline/workspace/labels.h"

#include <QMenu>

namespace plumbline::pages {

namespace {

using kit::ActionSection;
using kit::Glyph;

/// So many records the palette shows.
constexpr int MostHits = 12;

constexpr std::array Sections{ActionSection::Pages, ActionSection::Rows, ActionSection::Page, ActionSection::Edit,
                              ActionSection::Data, ActionSection::View, ActionSection::Lock, ActionSection::Help};

QString lockAfterId(int minutes)
{
    return QStringLiteral("replica.lockAfter.%1").arg(minutes);
}

/// The key is listed, and left to whoever has the focus: tables and text fields know it by themselves.
void leaveKeyToFocus(QAction *action)
{
    action->setShortcutContext(Qt::WidgetShortcut);
}

Glyph glyphOf(domain::EntityKind kind)
{
    switch (kind) {
    case domain::EntityKind::Account: return Glyph::Customers;
    case domain::EntityKind::Deal: return Glyph::Pipeline;
    case domain::EntityKind::Product: return Glyph::Product;
    case domain::EntityKind::User: return Glyph::Person;
    case domain::EntityKind::Fact: return Glyph::Money;
    default: return Glyph::File;
    }
}

} // namespace

void MainWindow::Private::addActions()
{
    addRowActions();
    addDataActions();
    addViewActions();
    addLockActions();
    addHelpActions();
    checkChoices();
}

void MainWindow::Private::addRowActions()
{
    actions->add({QStringLiteral("rows.filter"), [] { return MainWindow::tr("Filter rows"); }, ActionSection::Rows,
                  {QKeySequence(Qt::Key_Slash)}, Glyph::Filter, {}},
                 &q, [this] {
                     if (Page *page = current())
                         page->focusFilter();
                 });
    leaveKeyToFocus(actions->add({QStringLiteral("rows.removeFilter"), [] { return MainWindow::tr("Take the filter off"); }, ActionSection::Rows,
                                  {QKeySequence(Qt::Key_Escape)}, Glyph::Close, {}},
                                 &q, [this] {
                                     if (Page *page = current())
                                         page->removeFilter();
                                 }));
    leaveKeyToFocus(actions->add({QStringLiteral("rows.copy"), [] { return MainWindow::tr("Copy rows"); }, ActionSection::Rows,
                                  {QKeySequence(QKeySequence::Copy)}, Glyph::Copy, {}},
                                 &q, [this] {
                                     if (kit::DataTable *rows = table())
                                         rows->copySelection();
                                 }));
    leaveKeyToFocus(actions->add({QStringLiteral("rows.selectAll"), [] { return MainWindow::tr("Select all rows"); }, ActionSection::Rows,
                                  {QKeySequence(QKeySequence::SelectAll)}, Glyph::Check, {}},
                                 &q, [this] {
                                     if (kit::DataTable *rows = table())
                                         rows->selectAll();
                                 }));
    actions->add({QStringLiteral("slice.clear"), [] { return MainWindow::tr("Show everything as of today"); }, ActionSection::Page, {}, Glyph::Filter, {}},
                 &q, [this] { slice.clear(); });
    offerSync();
}

void MainWindow::Private::addDataActions()
{
    actions->add({QStringLiteral("edit.undo"), [] { return MainWindow::tr("Undo…"); }, ActionSection::Edit, {QKeySequence(Qt::CTRL | Qt::Key_Z)}, Glyph::Undo,
                  [] { return MainWindow::tr("Takes the last change back, as a change of its own"); }},
                 &q, [this] {
                     if (isWorking())
                         undoing->start();
                 });
    actions->add({QStringLiteral("export.choose"), [] { return MainWindow::tr("Export…"); }, ActionSection::Data, {QKeySequence(Qt::CTRL | Qt::Key_E)}, Glyph::Export, {}},
                 &q, [this] {
                     if (const Page *page = current())
                         exporting->choose(*page, bar->sentences());
                 });
    actions->add({QStringLiteral("export.pdf"), [] { return MainWindow::tr("Print to PDF"); }, ActionSection::Data, {QKeySequence(Qt::CTRL | Qt::Key_P)}, Glyph::Print, {}},
                 &q, [this] { exportAs(QStringLiteral("pdf")); });
    actions->add({QStringLiteral("export.xlsx"), [] { return MainWindow::tr("Export as Excel workbook"); }, ActionSection::Data, {}, Glyph::Export, {}}, &q,
                 [this] { exportAs(QStringLiteral("xlsx")); });
    actions->add({QStringLiteral("export.csv"), [] { return MainWindow::tr("Export as CSV"); }, ActionSection::Data, {}, Glyph::Export, {}}, &q,
                 [this] { exportAs(QStringLiteral("csv")); });
    actions->add({QStringLiteral("export.png"), [] { return MainWindow::tr("Export as PNG picture"); }, ActionSection::Data, {}, Glyph::Export, {}}, &q,
                 [this] { exportAs(QStringLiteral("png")); });
    addReplicaActions(context(), &q);
}

void MainWindow::Private::addViewActions()
{
    actions->add({QStringLiteral("view.palette"), [] { return MainWindow::tr("Search or do…"); }, ActionSection::View, {QKeySequence(Qt::CTRL | Qt::Key_K)}, Glyph::Search, {}},
                 &q, [this] {
                     if (isWorking())
                         palette->popUp();
                 });
    const auto addTheme = [this](kit::ThemeMode mode, std::function<QString()> text, Glyph glyph) {
        actions->add({QStringLiteral("view.theme.") + kit::themeModeName(mode), std::move(text), ActionSection::View, {}, glyph, {}}, &q, [this, mode] {
                   parts.theme.setMode(mode);
                   parts.settings.set(kit::settings::Theme, kit::themeModeName(mode));
                   checkChoices();
               })->setCheckable(true);
    };
    addTheme(kit::ThemeMode::Light, [] { return MainWindow::tr("Light theme"); }, Glyph::Sun);
    addTheme(kit::ThemeMode::Dark, [] { return MainWindow::tr("Dark theme"); }, Glyph::Moon);
    addTheme(kit::ThemeMode::FollowSystem, [] { return MainWindow::tr("Theme of the system"); }, Glyph::None);
    const auto addTongue = [this](kit::Tongue tongue, const QString &name) {
        // A language is called by its own name, whatever the language in force.
        actions->add({QStringLiteral("view.language.") + kit::tongueName(tongue), [name] { return name; }, ActionSection::View, {}, Glyph::Language, {}}, &q,
                     [this, tongue] {
                         parts.language.use(tongue);
                         parts.settings.set(kit::settings::Language, kit::tongueName(tongue));
                         checkChoices();
                     })->setCheckable(true);
    };
    addTongue(kit::Tongue::Chinese, QStringLiteral("中文"));
    addTongue(kit::Tongue::English, QStringLiteral("English"));
}

void MainWindow::Private::addLockActions()
{
    actions->add({QStringLiteral("replica.lock"), [] { return MainWindow::tr("Lock"); }, ActionSection::Lock, {QKeySequence(Qt::CTRL | Qt::Key_L)}, Glyph::Lock, {}},
                 &q, [this] { lock(); });
    for (const int minutes : IdleChoices) {
        const auto text = [minutes] {
            return minutes > 0 ? MainWindow::tr("Lock after %n minutes away", nullptr, minutes) : MainWindow::tr("Never lock by itself");
        };
        actions->add({lockAfterId(minutes), text, ActionSection::Lock, {}, Glyph::None, {}}, &q, [this, minutes] {
                   parts.settings.set(IdleMinutes, minutes);
                   idle->setMinutes(minutes);
                   checkChoices();
               })->setCheckable(true);
    }
}

void MainWindow::Private::addHelpActions()
{
    actions->add({QStringLiteral("help.page"), [] { return MainWindow::tr("Help and keys for this page"); }, ActionSection::Help, {QKeySequence(Qt::Key_F1)}, Glyph::Help, {}},
                 &q, [this] { help(); });
}

void MainWindow::Private::checkChoices()
{
    for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark, kit::ThemeMode::FollowSystem})
        if (QAction *action = actions->find(QStringLiteral("view.theme.") + kit::themeModeName(mode)))
            action->setChecked(parts.theme.mode() == mode);
    for (const kit::Tongue tongue : {kit::Tongue::Chinese, kit::Tongue::English})
        if (QAction *action = actions->find(QStringLiteral("view.language.") + kit::tongueName(tongue)))
            action->setChecked(parts.language.tongue() == tongue);
    for (const int minutes : IdleChoices)
        if (QAction *action = actions->find(lockAfterId(minutes)))
            action->setChecked(idle->minutes() == minutes);
}

void MainWindow::Private::fillMenu()
{
    QMenu &menu = *bar->menu();
    menu.clear();
    for (const ActionSection section : Sections) {
        QMenu *part = menu.addMenu(kit::sectionTitle(section));
        actions->fillMenu(*part, section);
        part->menuAction()->setVisible(!part->isEmpty());
    }
}

void MainWindow::Private::exportAs(const QString &suffix)
{
    const Page *page = current();
    if (!page)
        return;
    for (const kit::ExportFormat format : {kit::ExportFormat::Csv, kit::ExportFormat::Xlsx, kit::ExportFormat::Pdf, kit::ExportFormat::Png})
        if (kit::fileSuffix(format) == suffix)
            exporting->start(format, *page, bar->sentences());
}

void MainWindow::Private::help()
{
    if (!sheet)
        sheet = new kit::ShortcutSheet(*actions, &q);
    const Page *page = current();
    sheet->setPageHelp(page ? page->title() : QString(), page ? page->help() : QString());
    sheet->show();
    sheet->raise();
}

void MainWindow::Private::lock()
{
    if (parts.workspace.state() == workspace::Workspace::State::Locked)
        return;
    store();
    parts.workspace.lock();
}

void MainWindow::Private::searchRecords(const QString &query, std::function<void(std::vector<kit::PaletteRecord>)> found)
{
    searchAsked.ask(parts.workspace.search(query, MostHits), &q, [found = std::move(found)](const domain::Result<std::vector<workspace::SearchHit>> &hits) {
        std::vector<kit::PaletteRecord> records;
        if (hits)
            for (const workspace::SearchHit &hit : *hits) {
                const QString kind = workspace::label(hit.entity);
                //: The kind of a record and where it belongs: "Deals · Acme".
                const QString subtitle = hit.subtitle.isEmpty() ? kind : MainWindow::tr("%1 · %2").arg(kind, hit.subtitle);
                records.push_back({QStringLiteral("%1:%2").arg(static_cast<int>(hit.entity)).arg(hit.record.toString()), hit.title, subtitle, glyphOf(hit.entity)});
            }
        found(std::move(records));
    });
}

void MainWindow::Private::openRecord(const QString &key)
{
    const qsizetype colon = key.indexOf(QLatin1Char(':'));
    const auto record = domain::Uuid::parse(QStringView(key).mid(colon + 1));
    if (colon > 0 && record)
        openInFull(static_cast<domain::EntityKind>(QStringView(key).left(colon).toInt()), *record);
}

kit::DataTable *MainWindow::Private::table() const
{
    const Page *page = current();
    if (!page)
        return nullptr;
    for (kit::DataTable *each : page->findChildren<kit::DataTable *>())
        if (each->isVisible())
            return each;
    return nullptr;
}

} // namespace plumbline::pages
