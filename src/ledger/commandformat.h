#pragma once

#include "valuereader.h"
#include "valuewriter.h"

#include "plumbline/domain/token.h"
#include "plumbline/ledger/entry.h"
#include "plumbline/ledger/errors.h"

#include <concepts>

/// The bytes of a command:
///
///     command := format members
///     members := (key payload)*       numbers rising; optional members that are absent are left out
///     key     := varint(member number × 16 + type)
///
/// Types are those of changes and the counted ones below. A command is described once, by members() in commandmembers.h, for
/// writing and for reading.
namespace plumbline::ledger::format {

inline constexpr std::uint8_t CommandVersion = 1;

/// Counted types that only commands have.
enum class Nested : std::uint8_t {
    Bytes = 9,
    /// encodeChanges.
    Changes = 10,
    /// encodeChanges of one creation.
    Record = 11,
    Members = 12,
    /// Members numbered from 1.
    List = 13,
};

template<typename Io, typename T>
using Held = std::conditional_t<Io::Reading, T, const T>;

template<typename T>
concept EntityStruct = requires { T::EntityName; };

template<typename T>
inline constexpr bool IsOptional = false;
template<typename T>
inline constexpr bool IsOptional<std::optional<T>> = true;
template<typename T>
inline constexpr bool IsList = false;
template<typename T>
inline constexpr bool IsList<std::vector<T>> = !std::same_as<T, domain::Change>;
template<typename T>
inline constexpr bool IsId = false;
template<typename T>
inline constexpr bool IsId<domain::Id<T>> = true;

/// What Value itself holds.
template<typename T>
concept Plain = std::same_as<T, std::int64_t> || std::same_as<T, QString> || std::same_as<T, domain::Date>
    || std::same_as<T, domain::Instant> || std::same_as<T, domain::Money> || std::same_as<T, domain::Uuid>;

class CommandWriter {
public:
    static constexpr bool Reading = false;

    template<typename T>
    void member(int number, const T &held);
    /// A field by its number; written behind the entity it is of.
    void field(int number, domain::EntityKind kind, int index)
    {
        const auto &fields = domain::describe(kind).fields;
        member(number, std::int64_t{fields.at(static_cast<std::size_t>(index)).number});
    }
    [[nodiscard]] QByteArray take() { return m_out.take(); }

private:
    void nested(int number, Nested type, QByteArrayView bytes)
    {
        m_out.key(number, static_cast<Type>(type));
        m_out.counted(bytes);
    }
    ValueWriter m_out{64};
};

class CommandReader {
public:
    static constexpr bool Reading = true;

    explicit CommandReader(QByteArrayView bytes) : m_in(bytes, errors::CommandUnreadable, errors::CommandUnknown) {}

    template<typename T>
    void member(int number, T &held)
    {
        if (m_state)
            m_state = read(number, held);
    }
    void field(int number, domain::EntityKind kind, int &index);
    /// The first thing that was wrong, or a member behind the last one known. `name`: what is being read.
    [[nodiscard]] domain::Result<void> finish(QStringView name);

private:
    struct Key {
        std::uint64_t number;
        std::uint8_t type;
    };

    template<typename T>
    [[nodiscard]] domain::Result<void> read(int number, T &held);
    template<typename T>
    [[nodiscard]] domain::Result<void> readNested(T &held);
    template<typename T>
    [[nodiscard]] domain::Result<void> readList(std::vector<T> &held);
    [[nodiscard]] domain::Result<void> peek();
    /// Whether the next member has this number.
    [[nodiscard]] domain::Result<bool> isNext(int number);
    [[nodiscard]] domain::Result<domain::Value> value();
    [[nodiscard]] domain::Result<QByteArrayView> counted(Nested type);
    [[nodiscard]] domain::Result<domain::Changes> changes(Nested type);
    [[nodiscard]] domain::Result<void> kind(std::int64_t number, domain::EntityKind &held) const;

    ValueReader m_in;
    std::optional<Key> m_key;
    std::uint64_t m_last = 0;
    domain::Result<void> m_state;
};

} // namespace plumbline::ledger::format
