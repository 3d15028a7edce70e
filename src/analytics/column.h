#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace plumbline::analytics {

/// One column of a table that only grows. A copy shares what was there and keeps by itself what is added to it, so that one more
/// row of a million costs a row. What was copied is added to no more.
template <typename T>
class Column {
public:
    Column() : m_base(std::make_shared<std::vector<T>>()) {}
    Column(const Column &other)
        : m_base(other.m_base),
          m_data(other.m_data),
          m_shared(other.m_shared),
          m_added(other.m_added),
          m_isCopy(true) {}
    Column(Column &&) noexcept = default;
    Column &operator=(const Column &) = delete;
    Column &operator=(Column &&) noexcept = default;
    ~Column() = default;

    void push_back(const T &value) {
        if (m_isCopy) {
            m_added.push_back(value);
            return;
        }
        m_base->push_back(value);
        m_data = m_base->data();
        m_shared = m_base->size();
    }
    [[nodiscard]] const T &operator[](std::size_t at) const { return at < m_shared ? m_data[at] : m_added[at - m_shared]; }
    [[nodiscard]] const T &back() const { return (*this)[size() - 1]; }
    [[nodiscard]] std::size_t size() const { return m_shared + m_added.size(); }
    [[nodiscard]] std::size_t memoryBytes() const { return (m_base->capacity() + m_added.capacity()) * sizeof(T); }

    class Iterator {
    public:
        Iterator(const Column &column, std::size_t at) : m_column(&column), m_at(at) {}
        const T &operator*() const { return (*m_column)[m_at]; }
        Iterator &operator++() {
            ++m_at;
            return *this;
        }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_at == b.m_at; }

    private:
        const Column *m_column;
        std::size_t m_at;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

private:
    std::shared_ptr<std::vector<T>> m_base;
    const T *m_data = nullptr;
    std::size_t m_shared = 0;
    std::vector<T> m_added;
    bool m_isCopy = false;
};

} // namespace plumbline::analytics
