#include "touch.h"

#include "plumbline/hub/errors.h"
#include "plumbline/ledger/packed.h"

namespace plumbline::hub {
namespace {

using domain::fail;
using domain::Result;
using domain::TeamId;
using domain::Uuid;

/// How a place is written: no row, everybody's, or the team at this index, from FirstTeam on.
constexpr std::uint32_t NoRow = 0;
constexpr std::uint32_t Everybody = 1;
constexpr std::uint32_t FirstTeam = 2;

class Writer {
public:
    void byte(std::uint8_t value) { m_bytes.append(static_cast<char>(value)); }
    void number(std::uint32_t value) {
        for (; value >= 0x80U; value >>= 7U)
            byte(static_cast<std::uint8_t>(value | 0x80U));
        byte(static_cast<std::uint8_t>(value));
    }
    void id(const Uuid &id) { m_bytes.append(reinterpret_cast<const char *>(id.bytes().data()), 16); }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

class ByteReader {
public:
    explicit ByteReader(const QByteArray &bytes) : m_bytes(bytes) {}
    std::uint8_t byte() {
        m_good = m_good && m_at < m_bytes.size();
        return m_good ? static_cast<std::uint8_t>(m_bytes[m_at++]) : std::uint8_t{0};
    }
    std::uint32_t number() {
        std::uint32_t value = 0;
        for (unsigned shift = 0; shift < 32U; shift += 7U) {
            const std::uint8_t next = byte();
            value |= static_cast<std::uint32_t>(next & 0x7FU) << shift;
            if ((next & 0x80U) == 0)
                return value;
        }
        m_good = false;
        return 0;
    }
    Uuid id() {
        m_good = m_good && m_bytes.size() - m_at >= 16;
        if (!m_good)
            return {};
        m_at += 16;
        return Uuid::fromBytes(m_bytes.constData() + m_at - 16, 16);
    }
    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] bool isAtEnd() const { return m_at == m_bytes.size(); }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_good = true;
};

} // namespace

QByteArray packTouches(std::span<const Touch> touches) {
    if (touches.empty())
        return {};
    std::vector<TeamId> teams;
    const auto code = [&](const Place &place) {
        if (!place)
            return NoRow;
        if (!*place)
            return Everybody;
        auto found = std::ranges::find(teams, **place);
        if (found == teams.end())
            found = teams.insert(teams.end(), **place);
        return FirstTeam + static_cast<std::uint32_t>(found - teams.begin());
    };
    Writer rows;
    for (const Touch &touch : touches) {
        rows.byte(static_cast<std::uint8_t>(touch.kind));
        rows.id(touch.id);
        rows.number(code(touch.before));
        rows.number(code(touch.after));
    }
    Writer out;
    out.number(static_cast<std::uint32_t>(teams.size()));
    for (const TeamId team : teams)
        out.id(team.uuid());
    return ledger::packed(out.bytes() + rows.bytes());
}

Result<std::vector<Touch>> unpackTouches(std::span<const std::uint8_t> packed) {
    std::vector<Touch> touches;
    if (packed.empty())
        return touches;
    PLUMBLINE_TRY_ASSIGN(const QByteArray bytes, ledger::unpacked(packed));
    ByteReader in(bytes);
    std::vector<TeamId> teams(std::min<std::size_t>(in.number(), static_cast<std::size_t>(bytes.size()) / 16));
    for (TeamId &team : teams)
        team = TeamId(in.id());
    bool known = true;
    const auto place = [&]() -> Place {
        const std::uint32_t code = in.number();
        if (code == NoRow)
            return std::nullopt;
        if (code == Everybody)
            return Place(std::in_place, std::nullopt);
        known = known && code - FirstTeam < teams.size();
        return known ? Place(std::in_place, teams[code - FirstTeam]) : Place();
    };
    while (in.isGood() && known && !in.isAtEnd()) {
        Touch touch;
        touch.kind = static_cast<domain::EntityKind>(in.byte());
        touch.id = in.id();
        touch.before = place();
        touch.after = place();
        touches.push_back(touch);
    }
    if (!in.isGood() || !known)
        return fail(errors::Damaged, QStringLiteral("touches"));
    return touches;
}

} // namespace plumbline::hub
