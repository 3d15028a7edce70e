#include "nameresolver.h"

#include "namematch.h"
#include "plumbline/domain/entities.h"

namespace plumbline::intake {

using domain::EntityKind;
using domain::Record;
using domain::Result;

namespace {

constexpr std::size_t NotAsked = static_cast<std::size_t>(-1);
/// Beyond this many names a comparison with each of them would hold the import up; same letters are still found.
constexpr std::size_t MostCompared = 5000;
constexpr std::size_t MostSuggestions = 5;

} // namespace

NameResolver::NameResolver(const TargetColumn &column, const ColumnMapping &mapping)
    : m_column(column),
      m_decisions([&] {
          const auto found = mapping.decisions.find(column.key);
          return found == mapping.decisions.end() ? std::map<QString, Decision>() : found->second;
      }()) {}

Result<void> NameResolver::load(const Existing &existing) {
    PLUMBLINE_TRY_ASSIGN(m_records, existing.all(m_column.entity));
    // Of several records with one name the oldest is meant, in whatever order they come.
    std::sort(m_records.begin(), m_records.end(), [](const Record &a, const Record &b) { return a.id < b.id; });
    m_nameField = domain::describe(m_column.entity).indexOf(u"name");
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        const QString name = std::get<QString>(m_records[i].values.at(static_cast<std::size_t>(m_nameField)));
        m_byName.emplace(name.trimmed(), i);
        m_comparable.push_back(comparable(name));
        m_letters.push_back(lettersOf(m_comparable.back()));
        m_byComparable.emplace(m_comparable.back(), i);
    }
    return {};
}

const Record *NameResolver::recordNamed(const QString &name) const {
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : &m_records[found->second];
}

NameResolver::Name &NameResolver::look(std::string_view cell) {
    if (cell.empty())
        return peek(cell);
    Seen &found = seen(cell);
    found.isInFile = true;
    if (found.asked != NotAsked)
        ++m_asked[found.asked].rows;
    return found.meant != nullptr ? *found.meant : found.name;
}

NameResolver::Name &NameResolver::peek(std::string_view cell) {
    if (cell.empty()) {
        m_blank = {};
        return m_blank;
    }
    Seen &found = seen(cell);
    return found.meant != nullptr ? *found.meant : found.name;
}

NameResolver::Seen &NameResolver::seen(std::string_view cell) {
    const auto found = m_seen.find(cell);
    if (found != m_seen.end())
        return found->second;
    const QString name = toText(cell);
    Seen &made = m_seen.emplace(std::string(cell), Seen{{Standing::Waiting, {}, name}, NotAsked}).first->second;
    judge(made, name);
    return made;
}

void NameResolver::create(Name &name, ChangeWriter &writer, const std::optional<QString> &region) {
    name.id = writer.newId();
    if (m_column.entity == EntityKind::Account) {
        domain::Account account;
        account.id = domain::AccountId(name.id);
        account.name = name.text;
        account.region = region;
        writer.create(account);
    } else if (m_column.entity == EntityKind::Product) {
        domain::Product product;
        product.id = domain::ProductId(name.id);
        product.name = name.text;
        writer.create(product);
    } else if (m_column.entity == EntityKind::User) {
        domain::User user;
        user.id = domain::UserId(name.id);
        user.name = name.text;
        user.role = domain::Role::Salesperson;
        writer.create(user);
    } else {
        throw domain::InvariantError("a record that is not made from a name");
    }
    name.standing = Standing::Known;
    ++m_createdCount;
}

std::optional<Decision> NameResolver::decisionFor(const QString &name) const {
    auto found = m_decisions.find(name);
    if (found == m_decisions.end())
        found = m_decisions.find(QStringLiteral("*"));
    if (found == m_decisions.end())
        return std::nullopt;
    return found->second;
}

void NameResolver::judge(Seen &seen, const QString &name) {
    // Only a decision about this very name may send a known one elsewhere; one to create it has been carried out before.
    const auto own = m_decisions.find(name);
    const bool goesElsewhere = own != m_decisions.end() && own->second.kind != DecisionKind::CreateNew;
    if (const Record *known = recordNamed(name); known != nullptr && !goesElsewhere) {
        seen.name = {Standing::Known, known->id, name};
        return;
    }
    seen.asked = m_asked.size();
    m_asked.push_back(questionFor(name));
    const Question question = m_asked.back(); // following another name may ask about that one too
    if (const QString letters = comparable(name); !letters.isEmpty() && recordNamed(name) == nullptr)
        m_unknown[letters].append(name);
    judgeUnknown(seen, question);
    m_asked[seen.asked].pending = seen.name.standing == Standing::Waiting && seen.meant == nullptr;
}

void NameResolver::judgeUnknown(Seen &seen, const Question &question) {
    Name &name = seen.name;
    std::optional<Decision> taken = question.decided;
    if (!taken && !question.mustBeAnswered)
        taken = question.preselected;
    if (taken && taken->kind == DecisionKind::UseSuggested)
        taken =
            question.preselected && question.preselected->kind == DecisionKind::UseExisting ? question.preselected : std::nullopt;
    if (!taken)
        return;
    switch (taken->kind) {
    case DecisionKind::UseExisting:
        if (const Record *meant = recordNamed(taken->name))
            name = {Standing::Known, meant->id, question.name};
        else if (m_column.entity != EntityKind::Stage)
            follow(seen, question, taken->name);
        return;
    case DecisionKind::CreateNew:
        name.standing = m_column.entity == EntityKind::Stage ? Standing::Waiting : Standing::New;
        return;
    case DecisionKind::LeaveBlank:
        name.standing = m_column.presence == domain::Presence::Required ? Standing::Refused : Standing::Blank;
        return;
    case DecisionKind::RefuseRows:
        name.standing = Standing::Refused;
        return;
    case DecisionKind::UseSuggested:
        return;
    }
}

/// Names that go round in a circle all end at the first of them, which waits.
void NameResolver::follow(Seen &seen, const Question &question, const QString &other) {
    if (other == question.name)
        return;
    const std::size_t asked = seen.asked;
    Seen &meant = this->seen(other.toStdString());
    seen.meant = meant.meant != nullptr ? meant.meant : &meant.name;
    m_spellings.push_back({asked, &meant});
}

bool NameResolver::isHeldUp(std::size_t asked) const {
    if (m_asked[asked].pending)
        return true;
    const auto spelling =
        std::find_if(m_spellings.begin(), m_spellings.end(), [&](const Spelling &each) { return each.asked == asked; });
    if (spelling == m_spellings.end())
        return false;
    const Name &end = spelling->meant->meant != nullptr ? *spelling->meant->meant : spelling->meant->name;
    return end.standing == Standing::Waiting || !spelling->meant->isInFile;
}

bool NameResolver::outcomeMeant(const QString &comparableName, const Record &stage) const {
    if (m_column.entity != EntityKind::Stage)
        return false;
    static const QStringList won{QStringLiteral("won"),  QStringLiteral("closedwon"), QStringLiteral("赢单"),
                                 QStringLiteral("成交"), QStringLiteral("已成交"),    QStringLiteral("签约"),
                                 QStringLiteral("成功")};
    static const QStringList lost{QStringLiteral("lost"), QStringLiteral("closedlost"), QStringLiteral("输单"),
                                  QStringLiteral("丢单"), QStringLiteral("已流失"),     QStringLiteral("失败")};
    const auto held = domain::fromRecord<domain::Stage>(stage);
    return held && ((held->outcome == domain::StageOutcome::Won && won.contains(comparableName)) ||
                    (held->outcome == domain::StageOutcome::Lost && lost.contains(comparableName)));
}

std::vector<Suggestion> NameResolver::suggest(const QString &name) const {
    const QString wanted = comparable(name);
    const auto nameAt = [&](std::size_t i) {
        return std::get<QString>(m_records[i].values[static_cast<std::size_t>(m_nameField)]);
    };
    std::vector<std::pair<int, std::size_t>> near;
    const auto [first, last] = m_byComparable.equal_range(wanted);
    for (auto at = first; at != last; ++at)
        near.emplace_back(0, at->second);
    const int limit = typingErrorsIn(wanted.size());
    const std::uint64_t letters = lettersOf(wanted);
    for (std::size_t i = 0; i < m_records.size() && m_records.size() <= MostCompared; ++i) {
        if (m_comparable[i] == wanted)
            continue;
        if (outcomeMeant(wanted, m_records[i]))
            near.emplace_back(1, i);
        else if (limit > 0 && mayBeNear(letters, m_letters[i], limit))
            if (const int distance = editDistance(wanted, m_comparable[i], limit); distance <= limit)
                near.emplace_back(distance, i);
    }
    std::stable_sort(near.begin(), near.end());
    if (near.size() > MostSuggestions)
        near.resize(MostSuggestions);
    std::vector<Suggestion> suggestions;
    for (const auto &[distance, i] : near)
        suggestions.push_back({m_records[i].id, nameAt(i), distance == 0 ? Closeness::Same : Closeness::Similar});
    // Another spelling of a name that came earlier in the file and is as new.
    if (const auto spelt = m_unknown.find(wanted); spelt != m_unknown.end() && m_column.entity != EntityKind::Stage)
        suggestions.push_back({{}, spelt->second.first(), Closeness::Same});
    std::stable_partition(suggestions.begin(), suggestions.end(),
                          [](const Suggestion &each) { return each.closeness == Closeness::Same; });
    return suggestions;
}

std::vector<DecisionKind> NameResolver::choices() const {
    std::vector<DecisionKind> choices{DecisionKind::UseExisting};
    if (m_column.entity != EntityKind::Stage)
        choices.push_back(DecisionKind::CreateNew);
    if (m_column.presence != domain::Presence::Required)
        choices.push_back(DecisionKind::LeaveBlank);
    choices.push_back(DecisionKind::RefuseRows);
    return choices;
}

bool NameResolver::mustBeAnswered(const std::vector<Suggestion> &suggestions) const {
    // Customers come and go with every file; people, products and stages are set up, so a new name is more likely a mistake.
    const bool usuallyNew = m_column.entity == EntityKind::Account || m_column.entity == EntityKind::Team;
    const bool sameLetters = !suggestions.empty() && suggestions.front().closeness == Closeness::Same;
    return !usuallyNew || sameLetters;
}

Question NameResolver::questionFor(const QString &name) const {
    Question question;
    question.column = m_column.key;
    question.entity = m_column.entity;
    question.name = name;
    question.suggestions = suggest(name);
    question.decided = decisionFor(name);
    question.mustBeAnswered = mustBeAnswered(question.suggestions);
    question.choices = choices();
    const bool same = !question.suggestions.empty() && question.suggestions.front().closeness == Closeness::Same;
    // A new customer that merely resembles one is most often another.
    const bool similar = !question.suggestions.empty() && m_column.entity != EntityKind::Account &&
                         (question.mustBeAnswered || question.suggestions.size() == 1);
    if (same || similar)
        question.preselected = Decision{DecisionKind::UseExisting, question.suggestions.front().name};
    else if (m_column.entity == EntityKind::Account || m_column.entity == EntityKind::Team ||
             m_column.entity == EntityKind::Product)
        question.preselected = Decision{DecisionKind::CreateNew, {}};
    return question;
}

std::vector<Question> NameResolver::questions() const {
    // The first spelling can be given up for a later one, too.
    std::unordered_map<QString, QStringList> spellings;
    for (const auto &[letters, names] : m_unknown)
        if (names.size() > 1 && m_column.entity != EntityKind::Stage)
            spellings.emplace(names.first(), names.mid(1, static_cast<qsizetype>(MostSuggestions)));
    std::vector<Question> questions;
    for (std::size_t i = 0; i < m_asked.size(); ++i) {
        Question question = m_asked[i];
        question.pending = isHeldUp(i);
        if (const auto others = spellings.find(question.name); others != spellings.end())
            for (const QString &other : others->second)
                question.suggestions.push_back({{}, other, Closeness::Same});
        // A new customer that resembles nobody is no question unless somebody made it one.
        const bool isQuestion =
            question.mustBeAnswered || question.pending || !question.suggestions.empty() || m_decisions.contains(question.name);
        if (question.rows > 0 && isQuestion)
            questions.push_back(std::move(question));
    }
    std::stable_sort(questions.begin(), questions.end(), [](const Question &a, const Question &b) { return a.rows > b.rows; });
    return questions;
}

} // namespace plumbline::intake
