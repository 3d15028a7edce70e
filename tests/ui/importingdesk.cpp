#include "importingdesk.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTest>
#include <QVBoxLayout>

namespace plumbline::tests {

namespace {

/// 2026-11-24, 10:00 in Shanghai.
domain::Instant deskNow() {
    return domain::Instant(domain::Date(2026, 11, 24).sysDays()) + std::chrono::hours(2);
}

} // namespace

ImportingDesk::ImportingDesk() : clock(deskNow()) {
    theme.setMode(kit::ThemeMode::Light);
    language.use(kit::Tongue::English);
    settings = std::make_unique<kit::Settings>(path(QStringLiteral("settings.ini")));
    workspace = std::make_unique<workspace::Workspace>(replica::Ports{&clock, &ids});
    window = std::make_unique<QWidget>();
    actions = std::make_unique<kit::ActionRegistry>(window.get());
    slice = std::make_unique<pages::SliceModel>(domain::Date(2026, 11, 24));
}

/// Pages use the registry and the slice until they are gone.
ImportingDesk::~ImportingDesk() {
    qDeleteAll(window->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
}

bool ImportingDesk::create() {
    QByteArray bytes = DeskPassphrase.toUtf8();
    replica::Founding founding;
    founding.organisation = QStringLiteral("Northwind 北风");
    founding.baseCurrency = domain::Currency::of("USD");
    founding.timeZone = QStringLiteral("Asia/Shanghai");
    founding.userName = QStringLiteral("林薇");
    const auto made = workspace->create(replicaFolder(), replica::Secret::takeFrom(bytes), founding);
    return QTest::qWaitFor([&] { return made.isFinished() && workspace->state() == workspace::Workspace::State::Ready; },
                           20'000) &&
           made.result().has_value();
}

QString ImportingDesk::write(const QString &name, const QByteArray &content) const {
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

pages::Context ImportingDesk::context() {
    return {*workspace, *actions, *settings, *slice, prompt};
}

bool ImportingDesk::show(QWidget *widget, const QSize &size) {
    auto *layout = window->layout() ? window->layout() : new QVBoxLayout(window.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(widget);
    window->resize(size);
    window->show();
    window->activateWindow();
    return QTest::qWaitForWindowActive(window.get());
}

void ImportingDesk::keep(const QString &name) {
    const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    QTest::qWait(30);
    QVERIFY(window->grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

QByteArray sampleProducts() {
    return "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n";
}

QByteArray sampleDeals() {
    return "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
           "1C1I7A6R,Moses Frase,GTX Pro,Cancity,Won,2016-10-20,2017-03-01,1054\n"
           "Z063OYW0,Darcel Schlecht,GTXPro,Isdom,Won,2016-10-25,2017-03-11,4514\n"
           "EC4QE1BX,Darcel Schlecht,MG Special,Cancity,Won,2016-10-25,2017-03-07,50\n"
           "MV1LWRNH,Moses Frase,GTXPro,Codehow,Lost,2016-10-25,2017-03-09,0\n"
           "PE84CX4O,Zane Levy,GTX Pro,,Engaging,2016-11-01,,\n"
           "ZNBS69V1,Anna Snelling,MG Special,,Prospecting,,,\n";
}

QStringList tabOrder(QWidget *first) {
    QStringList names;
    first->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 200; ++i) {
        QWidget *focus = QApplication::focusWidget();
        if (!focus || (i > 0 && focus == first))
            break;
        names << focus->objectName();
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    return names;
}

} // namespace plumbline::tests
