#include "names.h"

#include <array>

namespace plumbline::demonstration {
namespace {

constexpr QStringView Surnames = u"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
constexpr std::array<QStringView, 44> GivenNames{
    u"雨桐", u"志远", u"晓峰", u"静怡", u"建国", u"思齐", u"文博", u"佳宁", u"海涛", u"若溪", u"子涵",
    u"俊杰", u"丽华", u"明轩", u"秋月", u"国栋", u"欣然", u"振宇", u"雅琴", u"浩然", u"梦琪", u"卫东",
    u"诗涵", u"家豪", u"玉兰", u"天佑", u"慧敏", u"立新", u"安琪", u"少华", u"瑞雪", u"承志", u"婉清",
    u"永康", u"书瑶", u"锦程", u"敏", u"磊", u"洋", u"芳", u"强", u"倩", u"勇", u"颖"};
constexpr std::array<QStringView, 24> FirstNames{
    u"Alice", u"Benjamin", u"Clara", u"Daniel", u"Elena", u"Felix", u"Grace", u"Henry", u"Irene", u"Jonas", u"Katherine", u"Lucas",
    u"Maria", u"Nathan", u"Olivia", u"Peter", u"Rachel", u"Samuel", u"Teresa", u"Victor", u"Wendy", u"Oscar", u"Yvonne", u"Simon"};
constexpr std::array<QStringView, 24> LastNames{
    u"Ashworth", u"Bennett", u"Carver", u"Delgado", u"Ellison", u"Fischer", u"Grant", u"Hale", u"Iversen", u"Jensen", u"Keller", u"Lindqvist",
    u"Marsh", u"Novak", u"Okafor", u"Prescott", u"Quinn", u"Rossi", u"Sandoval", u"Tanaka", u"Underwood", u"Varga", u"Whitfield", u"Young"};

constexpr std::array<std::array<QStringView, 10>, 4> Cities{{
    {u"上海", u"苏州", u"杭州", u"宁波", u"无锡", u"南京", u"常州", u"合肥", u"嘉兴", u"绍兴"},
    {u"深圳", u"广州", u"佛山", u"东莞", u"厦门", u"珠海", u"中山", u"泉州", u"惠州", u"南宁"},
    {u"北京", u"天津", u"青岛", u"济南", u"大连", u"沈阳", u"石家庄", u"太原", u"烟台", u"潍坊"},
    {u"成都", u"重庆", u"西安", u"武汉", u"长沙", u"昆明", u"贵阳", u"兰州", u"绵阳", u"宜昌"},
}};
constexpr QStringView BrandFirst = u"澄砺恒启瀚锐泽禾承跃朗博衡晟卓铭旭昊沐睿屹翎辰弘曜嘉骏隆";
constexpr QStringView BrandSecond = u"屿川越舟拓岳源擎达翔和信宸策航峰远联宁途茂格图维成凌煦";
constexpr std::array<QStringView, 14> Industries{
    u"精密机械", u"自动化设备", u"新能源科技", u"电子", u"半导体设备", u"医疗器械", u"汽车零部件",
    u"食品", u"包装材料", u"化工", u"智能装备", u"光电技术", u"物流装备", u"轨道交通装备"};
constexpr std::array<QStringView, 4> Forms{u"有限公司", u"有限公司", u"股份有限公司", u"集团有限公司"};

constexpr std::array<QStringView, 30> EnglishFirst{
    u"North", u"Harrow", u"Silver", u"Stone", u"Bright", u"Cedar", u"Falcon", u"Granite", u"Hazel", u"Iron",
    u"Juniper", u"Kestrel", u"Larch", u"Maple", u"Nova", u"Orchard", u"Pine", u"Quarry", u"River", u"Sable",
    u"Thorn", u"Umber", u"Vale", u"Willow", u"Amber", u"Birch", u"Copper", u"Drift", u"Elm", u"Fern"};
constexpr std::array<QStringView, 24> EnglishSecond{
    u"vale", u"gate", u"field", u"bridge", u"mark", u"worth", u"ridge", u"crest", u"haven", u"brook", u"line", u"point",
    u"wick", u"mont", u"shore", u"dale", u"stead", u"ford", u"well", u"holm", u"peak", u"moor", u"ton", u"combe"};
constexpr std::array<QStringView, 12> EnglishTrades{
    u"Instruments", u"Packaging", u"Automotive", u"Foods", u"Robotics", u"Medical",
    u"Logistics", u"Optics", u"Chemicals", u"Energy", u"Electronics", u"Components"};
constexpr std::array<QStringView, 5> EnglishForms{u"Ltd", u"GmbH", u"Inc.", u"B.V.", u"KK"};

} // namespace

QString Names::person(Language language)
{
    while (true) {
        const QString name = language == Language::Chinese
            ? QChar(m_random.pick(Surnames)) + m_random.pick(GivenNames).toString()
            : m_random.pick(FirstNames).toString() + u' ' + m_random.pick(LastNames).toString();
        if (m_taken.insert(name).second)
            return name;
    }
}

Names::Company Names::company(Language language, int region)
{
    while (true) {
        Company company;
        if (language == Language::Chinese) {
            const QString city = m_random.pick(Cities.at(static_cast<std::size_t>(region))).toString();
            const QString brand = QString(m_random.pick(BrandFirst)) + m_random.pick(BrandSecond);
            company.name = city + brand + m_random.pick(Industries).toString() + m_random.pick(Forms).toString();
            company.brief = city + brand;
        } else {
            company.brief = m_random.pick(EnglishFirst).toString() + m_random.pick(EnglishSecond).toString() + u' '
                + m_random.pick(EnglishTrades).toString();
            company.name = company.brief + u' ' + m_random.pick(EnglishForms).toString();
        }
        if (m_taken.insert(company.name).second)
            return company;
    }
}

} // namespace plumbline::demonstration
