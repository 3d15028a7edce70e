#pragma once

#include "commandmembers.h"

/// How members of each type are written and read.
namespace plumbline::ledger::format {

template<typename T>
void CommandWriter::member(int number, const T &held)
{
    if constexpr (IsOptional<T>) {
        if (held)
            member(number, *held);
    } else if constexpr (std::same_as<T, domain::Value> || Plain<T>) {
        m_out.field(number, held);
    } else if constexpr (std::same_as<T, bool>) {
        member(number, std::int64_t{held ? 1 : 0});
    } else if constexpr (domain::Tokenised<T>) {
        member(number, domain::toToken(held));
    } else if constexpr (std::integral<T> || std::same_as<T, domain::EntityKind>) {
        member(number, static_cast<std::int64_t>(held));
    } else if constexpr (IsId<T>) {
        member(number, held.uuid());
    } else if constexpr (std::same_as<T, QByteArray>) {
        nested(number, Nested::Bytes, held);
    } else if constexpr (std::same_as<T, domain::Changes>) {
        nested(number, Nested::Changes, encodeChanges(held));
    } else if constexpr (EntityStruct<T>) {
        nested(number, Nested::Record, encodeChanges(std::array<domain::Change, 1>{domain::Created{domain::toRecord(held)}}));
    } else {
        CommandWriter inner;
        if constexpr (IsList<T>) {
            int next = 0;
            for (const auto &each : held)
                inner.member(++next, each);
            nested(number, Nested::List, inner.take());
        } else {
            members(inner, held);
            nested(number, Nested::Members, inner.take());
        }
    }
}

template<typename T>
domain::Result<void> CommandReader::read(int number, T &held)
{
    PLUMBLINE_TRY_ASSIGN(const bool here, isNext(number));
    if constexpr (IsOptional<T>) {
        if (!here) {
            held.reset();
            return {};
        }
        return read(number, held.emplace());
    } else {
        if (!here)
            return m_in.unreadable("member");
        if constexpr (std::same_as<T, domain::Value>) {
            PLUMBLINE_TRY_ASSIGN(held, value());
            return {};
        } else if constexpr (Plain<T>) {
            PLUMBLINE_TRY_ASSIGN(domain::Value any, value());
            if (!std::holds_alternative<T>(any))
                return m_in.unreadable("type of a member");
            held = std::get<T>(std::move(any));
            return {};
        } else if constexpr (domain::Tokenised<T>) {
            QString token;
            PLUMBLINE_TRY(read(number, token));
            const auto known = domain::fromToken<T>(token);
            if (!known)
                return m_in.unknown(token);
            held = *known;
            return {};
        } else if constexpr (std::integral<T> || std::same_as<T, domain::EntityKind>) {
            std::int64_t wide = 0;
            PLUMBLINE_TRY(read(number, wide));
            if constexpr (std::same_as<T, domain::EntityKind>) {
                return kind(wide, held);
            } else {
                if (!std::in_range<std::conditional_t<std::same_as<T, bool>, std::uint8_t, T>>(wide) || (std::same_as<T, bool> && wide > 1))
                    return m_in.unreadable("number in range");
                held = static_cast<T>(wide);
                return {};
            }
        } else if constexpr (IsId<T>) {
            domain::Uuid uuid;
            PLUMBLINE_TRY(read(number, uuid));
            held = T(uuid);
            return {};
        } else {
            return readNested(held);
        }
    }
}

template<typename T>
domain::Result<void> CommandReader::readNested(T &held)
{
    if constexpr (std::same_as<T, QByteArray>) {
        PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, counted(Nested::Bytes));
        held = bytes.toByteArray();
        return {};
    } else if constexpr (std::same_as<T, domain::Changes>) {
        PLUMBLINE_TRY_ASSIGN(held, changes(Nested::Changes));
        return {};
    } else if constexpr (EntityStruct<T>) {
        PLUMBLINE_TRY_ASSIGN(const domain::Changes one, changes(Nested::Record));
        const auto *created = one.size() == 1 ? std::get_if<domain::Created>(&one.front()) : nullptr;
        if (created == nullptr || created->after.kind != T::Kind)
            return m_in.unreadable(T::EntityName);
        auto entity = domain::fromRecord<T>(created->after);
        if (!entity)
            return entity.error().code == domain::errors::TokenUnknown ? m_in.unknown(entity.error().detail) : m_in.unreadable(T::EntityName);
        held = std::move(*entity);
        return {};
    } else if constexpr (IsList<T>) {
        return readList(held);
    } else {
        PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, counted(Nested::Members));
        CommandReader inner(bytes);
        members(inner, held);
        return inner.finish(u"member");
    }
}

template<typename T>
domain::Result<void> CommandReader::readList(std::vector<T> &held)
{
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, counted(Nested::List));
    CommandReader inner(bytes);
    held.clear();
    for (int number = 1; !inner.m_in.atEnd() || inner.m_key; ++number) {
        T each{};
        inner.member(number, each);
        PLUMBLINE_TRY(inner.m_state);
        held.push_back(std::move(each));
    }
    return {};
}

} // namespace plumbline::ledger::format
