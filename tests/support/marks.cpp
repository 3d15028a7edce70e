#include "support/marks.h"

#include "../../src/replica/keyfile.h"
#include "support/decryptedpages.h"
#include "support/keptcells.h"

namespace plumbline::tests {
namespace {

const QString Prefix = QStringLiteral("mark ");

} // namespace

QString Marks::write(const domain::Uuid &id, domain::DealId deal) {
    const QString text = Prefix + id.toString();
    m_deals.emplace(text, deal.uuid());
    return text;
}

void Marks::seen(const Workstation &at, const domain::Record &deal) {
    for (const domain::Value &value : deal.values)
        if (const auto *text = std::get_if<QString>(&value); text != nullptr && text->startsWith(Prefix))
            m_held[at.name()].emplace(*text, deal.id);
}

std::vector<domain::Uuid> Marks::dealsOf(const Workstation &at) {
    std::vector<domain::Uuid> deals;
    for (const auto &[text, deal] : m_held[at.name()])
        deals.push_back(deal);
    return deals;
}

QStringList Marks::remains(Workstation &at) {
    QStringList left;
    // While rows are read again they lie beside those that are there.
    if (at.state().scan)
        return left;
    std::vector<QString> taken;
    {
        const auto reader = at.replica().reader().value();
        for (const auto &[text, deal] : m_held[at.name()])
            if (!reader->find(domain::EntityKind::Deal, deal).value())
                taken.push_back(text);
    }
    if (taken.empty())
        return left;
    auto key = m_keys.find(at.name());
    if (key == m_keys.end())
        key = m_keys.emplace(at.name(), replica::readDataKey(at.folder(), secretOf(Passphrase)).value()).first;
    const auto cells = keptCells(at.folder(), key->second);
    const QByteArray pages = decryptedPages(at.folder(), key->second);
    for (const QString &text : taken) {
        QStringList tables;
        for (const auto &[table, kept] : cells)
            if (kept.contains(text.toUtf8()))
                tables << table;
        if (tables.contains(QStringLiteral("conflict")))
            continue;
        // What was set aside is kept until the person has read it, whatever its outcome was.
        const bool isAside = tables.removeAll(QStringLiteral("quarantined_operation")) > 0;
        if (isAside)
            tables.removeAll(QStringLiteral("settled_operation"));
        const bool isOwn = tables.removeAll(QStringLiteral("waiting_operation")) > 0 || isAside;
        if (!tables.isEmpty())
            left << QStringLiteral("law 10: %1 still has '%2' in %3").arg(at.name(), text, tables.join(u", "));
        else if (!isOwn && pages.contains(text.toUtf8()))
            left << QStringLiteral("law 10: '%2' can still be read from %1's files").arg(at.name(), text);
        else if (!isOwn)
            m_gone.emplace(at.name(), text);
    }
    return left;
}

} // namespace plumbline::tests
