#include "fuzz/entries.h"
#include "support/testregistry.h"

#include <QTest>

#include <random>

using plumbline::fuzz::Target;

namespace {

/// Changes bytes the way damage and malice do, the same every time.
class Mutator {
public:
    explicit Mutator(std::uint32_t seed) : m_random(seed) {}

    [[nodiscard]] QByteArray mutate(QByteArray bytes, const QByteArray &other)
    {
        for (std::size_t times = below(4) + 1; times > 0; --times)
            change(bytes, other);
        return bytes;
    }
    [[nodiscard]] std::size_t below(std::size_t end) { return m_random() % end; }

private:
    void change(QByteArray &bytes, const QByteArray &other)
    {
        const auto size = static_cast<std::size_t>(bytes.size());
        const auto at = static_cast<qsizetype>(below(size + 1));
        const bool inside = at < bytes.size();
        switch (below(8)) {
        case 0:
            if (inside)
                bytes[at] = static_cast<char>(bytes.at(at) ^ 1 << below(8));
            return;
        case 1:
            if (inside)
                bytes[at] = static_cast<char>(below(256));
            return;
        case 2:
            bytes.truncate(at);
            return;
        case 3:
            bytes.insert(at, static_cast<char>(below(256)));
            return;
        case 4:
            bytes.remove(at, static_cast<qsizetype>(below(8) + 1));
            return;
        case 5: {
            // A part of it once more, in another place.
            const QByteArray part = bytes.mid(static_cast<qsizetype>(below(size + 1)), static_cast<qsizetype>(below(40) + 1));
            bytes.insert(at, part);
            return;
        }
        case 6:
            bytes = bytes.left(at) + other.mid(static_cast<qsizetype>(below(static_cast<std::size_t>(other.size()) + 1)));
            return;
        default: {
            static constexpr std::array<QByteArrayView, 6> Numbers{
                "\xff\xff\xff\xff\xff\xff\xff\xff\x7f", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", "\x80\x80\x01",
                "\x5b\x7f\xff\xff\xff\xff\xff\xff\xff", "\x9b\x7f\xff\xff\xff\xff\xff\xff\xff", "\x9f"};
            const QByteArrayView number = Numbers.at(below(Numbers.size()));
            bytes.replace(at, std::min<qsizetype>(number.size(), bytes.size() - at), number.toByteArray());
            return;
        }
        }
    }

    std::mt19937 m_random;
};

} // namespace

/// The fuzzers' entries in the ordinary run: no fuzzer is needed to find what a blind change finds.
class MutationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void damagedBytesNeverDoMoreThanFail_data()
    {
        QTest::addColumn<int>("target");
        for (std::size_t i = 0; i < plumbline::fuzz::targets().size(); ++i)
            QTest::addRow("%s", plumbline::fuzz::targets()[i].name) << static_cast<int>(i);
    }

    void damagedBytesNeverDoMoreThanFail()
    {
        QFETCH(const int, target);
        const Target &one = plumbline::fuzz::targets()[static_cast<std::size_t>(target)];
        const std::vector<QByteArray> seeds = one.seeds();
        for (const QByteArray &seed : seeds)
            one.run(seed);
        Mutator mutator(static_cast<std::uint32_t>(target));
        for (int round = 0; round < 10'000; ++round) {
            const QByteArray &seed = seeds[mutator.below(seeds.size())];
            const QByteArray bytes = mutator.mutate(seed, seeds[mutator.below(seeds.size())]);
            try {
                one.run(bytes);
            } catch (const std::exception &error) {
                QFAIL(qPrintable(QStringLiteral("%1: %2 of %3").arg(QLatin1StringView(one.name), QLatin1StringView(error.what()), QLatin1StringView(bytes.toHex()))));
            }
        }
    }
};

PLUMBLINE_TEST(MutationTest)
#include "mutationtest.moc"
