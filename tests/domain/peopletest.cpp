#include "company.h"
#include "plumbline/domain/attachmentlimit.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::cny;
using plumbline::tests::Company;

namespace {

Device device(Company &company)
{
    Device made;
    made.id = company.newId<Device>();
    made.user = company.of(Role::Salesperson).id;
    made.name = QStringLiteral("Laptop");
    made.public_key = QString(64, u'a');
    return made;
}

Attachment attachment(Company &company)
{
    Attachment made;
    made.id = company.newId<Attachment>();
    made.record_kind = QStringLiteral("deal");
    made.record = company.deal.id.toString();
    made.name = QStringLiteral("合同.pdf");
    made.media_type = QStringLiteral("application/pdf");
    made.size = 12;
    made.sha256 = QString(64, u'0');
    return made;
}

Delegation delegation(Company &company, Role from, Role to)
{
    Delegation made;
    made.id = company.newId<Delegation>();
    made.from_user = company.of(from).id;
    made.to_user = company.of(to).id;
    made.from = company.today();
    made.until = company.today();
    return made;
}

} // namespace

class PeopleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRoleIsGrantedByAnAdministratorOnly()
    {
        Company company;
        const GrantRole grant{company.stranger.id, Role::Director};
        for (const auto &[role, text] : Tokens<Role>::names)
            QCOMPARE(company.decide(grant, role).has_value(), role == Role::Administrator);
        QVERIFY(company.act(grant, Role::Administrator).has_value());
        QCOMPARE(company.get(company.stranger.id).role, Role::Director);
        QVERIFY(company.decide(grant, Role::Administrator)->empty());
        const Updated byFile{EntityKind::User, company.stranger.id.uuid(),
                             {{describe<User>().indexOf(u"role"), QStringLiteral("director"), QStringLiteral("finance")}}};
        QCOMPARE(company.decide(ImportRecords{{}, {}, {byFile}}, Role::Administrator).error().code.id, errors::CommandOnly.id);
        QCOMPARE(company.decide(UndoOperation{1, {inverse(byFile)}}, Role::Administrator).error().code.id, errors::NotUndoable.id);
    }

    void somebodyAlwaysAdministers()
    {
        Company company;
        const User &last = company.of(Role::Administrator);
        QCOMPARE(company.decide(GrantRole{last.id, Role::Auditor}, Role::Administrator).error().code.id, errors::LastAdministrator.id);
        company.person(Role::Administrator, {});
        QVERIFY(company.decide(GrantRole{last.id, Role::Auditor}, Role::Administrator).has_value());
    }

    void aPersonIsAdded()
    {
        Company company;
        User user;
        user.id = company.newId<User>();
        QCOMPARE(company.decide(AddUser{user}, Role::Administrator).error().code.id, errors::RequiredFieldMissing.id);
        user.name = QStringLiteral("Wen");
        QVERIFY(company.act(AddUser{user}, Role::Administrator).has_value());
        QCOMPARE(company.decide(AddUser{user}, Role::Administrator).error().code.id, errors::IdTaken.id);
        QCOMPARE(company.decide(AddUser{user}, Role::Director).error().code.id, errors::NotPermitted.id);
    }

    void onlyThePersonOrAnAdministratorDelegates()
    {
        Company company;
        const Delegate command{delegation(company, Role::Manager, Role::Salesperson)};
        for (const auto &[role, text] : Tokens<Role>::names)
            QCOMPARE(company.decide(command, role).has_value(), role == Role::Manager || role == Role::Administrator);
        Delegate toSelf = command;
        toSelf.delegation.to_user = toSelf.delegation.from_user;
        QCOMPARE(company.decide(toSelf, Role::Manager).error().code.id, errors::OwnRequest.id);
        Delegate backwards = command;
        backwards.delegation.until = company.today().plusDays(-1);
        QCOMPARE(company.decide(backwards, Role::Manager).error().code.id, errors::DatesReversed.id);
        QVERIFY(company.act(command, Role::Manager).has_value());
        QCOMPARE(company.decide(EndDelegation{command.delegation.id}, Role::Salesperson).error().code.id, errors::NotPermitted.id);
        QVERIFY(company.act(EndDelegation{command.delegation.id}, Role::Manager).has_value());
        QVERIFY(!company.get(command.delegation.id).runsOn(company.today()));
        QVERIFY(company.decide(EndDelegation{command.delegation.id}, Role::Manager)->empty());
    }

    void aDeviceIsEnrolledAndRevoked()
    {
        Company company;
        const Device made = device(company);
        for (const auto &[role, text] : Tokens<Role>::names)
            QCOMPARE(company.decide(EnrolDevice{made}, role).has_value(), role == Role::Administrator);
        QVERIFY(company.act(EnrolDevice{made}, Role::Administrator).has_value());
        QVERIFY(company.get(made.id).enrolled_at == company.clock.now());
        QCOMPARE(company.decide(RevokeDevice{made.id}, Role::Director).error().code.id, errors::NotPermitted.id);
        QVERIFY(company.act(RevokeDevice{made.id}, Role::Administrator).has_value());
        QVERIFY(company.get(made.id).revoked_at == company.clock.now());
        QVERIFY(company.decide(RevokeDevice{made.id}, Role::Administrator)->empty());
        Device again = made;
        again.id = company.newId<Device>();
        QCOMPARE(company.decide(EnrolDevice{again}, Role::Administrator).error().code.id, errors::DeviceKeyUnusable.id);
        again.public_key = QStringLiteral("key");
        QCOMPARE(company.decide(EnrolDevice{again}, Role::Administrator).error().code.id, errors::DeviceKeyUnusable.id);
    }

    void aFileHangsOnARecord()
    {
        Company company;
        const AttachFile command{attachment(company)};
        for (const auto &[role, text] : Tokens<Role>::names)
            QCOMPARE(company.decide(command, role).has_value(), role != Role::Auditor);
        QVERIFY(company.act(command, Role::Delivery).has_value());
        QVERIFY(company.get(command.attachment.id).added_by == company.of(Role::Delivery).id);
    }

    void anAttachmentThatCannotBeIsRefused()
    {
        Company company;
        const auto refusal = [&](auto change) {
            AttachFile command{attachment(company)};
            change(command.attachment);
            return company.decide(command, Role::Director).error().code.id;
        };
        QCOMPARE(refusal([](Attachment &a) { a.size = -1; }), errors::AttachmentUnusable.id);
        QCOMPARE(refusal([](Attachment &a) { a.size = MaxAttachmentSize + 1; }), errors::AttachmentUnusable.id);
        QCOMPARE(refusal([](Attachment &a) { a.sha256 = QStringLiteral("ABC"); }), errors::AttachmentUnusable.id);
        QCOMPARE(refusal([](Attachment &a) { a.name = QStringLiteral("../../etc/passwd"); }), errors::AttachmentUnusable.id);
        QCOMPARE(refusal([](Attachment &a) { a.record = QStringLiteral("x"); }), errors::AttachmentUnusable.id);
        QCOMPARE(refusal([](Attachment &a) { a.record = Uuid().toString(); }), errors::RecordNotFound.id);
        QCOMPARE(refusal([](Attachment &a) { a.record_kind = QStringLiteral("dragon"); }), errors::RecordNotFound.id);
        const Fact cost = company.document(FactKind::Cost, cny(5), cny(5));
        QCOMPARE(refusal([&](Attachment &a) { a.record_kind = QStringLiteral("fact"), a.record = cost.id.toString(); }), errors::AttachmentUnusable.id);
    }

    void anOrganisationIsFoundedOnce()
    {
        Company company;
        Changes changes{Created{toRecord(company.organisation)}, Created{toRecord(company.of(Role::Administrator))}};
        QCOMPARE(company.decide(FoundOrganisation{changes}, Role::Administrator).error().code.id, errors::NotPermitted.id);
    }

    void whatARoleMayNotWriteItMayNotTakeBack()
    {
        Company company;
        const Changes written{Created{toRecord(company.receipt)}};
        QCOMPARE(company.decide(UndoOperation{1, written}, Role::Salesperson).error().code.id, errors::NotPermitted.id);
        QVERIFY(company.decide(UndoOperation{1, written}, Role::Finance).has_value());
    }
};

PLUMBLINE_TEST(PeopleTest)
#include "peopletest.moc"
