#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <vector>

namespace plumbline::analytics {

/// Many short UTF-8 texts end to end, so that lists need no disk and a text costs its bytes and eight more.
class Texts {
public:
    void reserve(std::size_t count) { m_ends.reserve(count); }
    void append(const QByteArray &text) {
        m_bytes.insert(m_bytes.end(), text.cbegin(), text.cend());
        m_ends.push_back(m_bytes.size());
    }
    [[nodiscard]] QByteArrayView at(std::size_t index) const {
        const std::size_t first = index == 0 ? 0 : m_ends[index - 1];
        return {m_bytes.data() + first, static_cast<qsizetype>(m_ends[index] - first)};
    }
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    void shrink() {
        m_bytes.shrink_to_fit();
        m_ends.shrink_to_fit();
    }
    [[nodiscard]] std::size_t memoryBytes() const { return m_bytes.capacity() + m_ends.capacity() * sizeof(std::uint64_t); }

private:
    std::vector<char> m_bytes;
    std::vector<std::uint64_t> m_ends;
};

} // namespace plumbline::analytics
