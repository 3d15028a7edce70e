#pragma once

#include "column.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>

namespace plumbline::analytics {

/// Many short UTF-8 texts end to end, so that lists need no disk and a text costs its bytes and eight more. A copy shares what was
/// there, as columns do.
class Texts {
public:
    Texts() : m_base(std::make_shared<Block>()) {}
    Texts(const Texts &other) : m_base(other.m_base), m_added(other.m_added), m_isCopy(true) {}
    Texts(Texts &&) noexcept = default;
    Texts &operator=(const Texts &) = delete;
    Texts &operator=(Texts &&) noexcept = default;
    ~Texts() = default;

    void reserve(std::size_t count) { m_base->ends.reserve(count); }
    void append(const QByteArray &text) { (m_isCopy ? m_added : *m_base).append(text); }
    [[nodiscard]] QByteArrayView at(std::size_t index) const {
        const std::size_t shared = m_base->ends.size();
        return index < shared ? m_base->at(index) : m_added.at(index - shared);
    }
    [[nodiscard]] std::size_t size() const { return m_base->ends.size() + m_added.ends.size(); }
    void shrink() {
        m_base->bytes.shrink_to_fit();
        m_base->ends.shrink_to_fit();
    }
    [[nodiscard]] std::size_t memoryBytes() const { return m_base->memoryBytes() + m_added.memoryBytes(); }

private:
    struct Block {
        std::vector<char> bytes;
        std::vector<std::uint64_t> ends;
        void append(const QByteArray &text) {
            bytes.insert(bytes.end(), text.cbegin(), text.cend());
            ends.push_back(bytes.size());
        }
        [[nodiscard]] QByteArrayView at(std::size_t index) const {
            const std::size_t first = index == 0 ? 0 : ends[index - 1];
            return {bytes.data() + first, static_cast<qsizetype>(ends[index] - first)};
        }
        [[nodiscard]] std::size_t memoryBytes() const { return bytes.capacity() + ends.capacity() * sizeof(std::uint64_t); }
    };
    std::shared_ptr<Block> m_base;
    Block m_added;
    bool m_isCopy = false;
};

} // namespace plumbline::analytics
