#include "synonyms.h"

#include "namematch.h"

#include <QHash>

namespace plumbline::intake {

namespace {

struct Names {
    const char16_t *key;
    const char16_t *names;
};

constexpr std::array Accounts{
    Names{
        u"name",
        u"account|account name|company|company name|customer|customer name|client|organization|客户|客户名称|客户名|公司|公司名称|企业名称|单位名称"},
    Names{u"sector", u"industry|vertical|行业|所属行业"},
    Names{u"region", u"country|country code|territory|office location|location|headquarters|地区|区域|国家|省份|所在地"},
    Names{u"credit_rating", u"rating|credit|信用等级|信用评级|资信等级"},
    Names{u"credit_limit", u"limit|信用额度|授信额度"},
    Names{u"owner", u"account owner|sales rep|sales agent|salesperson|responsible|负责人|客户经理|销售|业务员|归属人"},
    Names{u"parent", u"subsidiary of|parent|parent account|group|上级公司|母公司|所属集团|集团"},
    Names{u"source_ref", u"account id|account number|customer id|customer number|id|客户编号|客户编码|客户代码"},
    Names{u"currency", u"币种|货币"}};

constexpr std::array Products{Names{u"name", u"product|product name|item|sku|产品|产品名称|商品|商品名称|品名"},
                              Names{u"series", u"family|product family|category|line|product line|系列|产品线|产品系列|类别"},
                              Names{u"list_price", u"price|sales price|unit price|retail price|标价|目录价|定价|单价|售价|价格"},
                              Names{u"currency", u"币种|货币"}};

constexpr std::array People{
    Names{
        u"name",
        u"sales agent|agent|employee|employee name|person|user|full name|salesperson|sales rep|姓名|员工|员工姓名|销售|销售员|业务员"},
    Names{u"role", u"position|job title|角色|职位|岗位"},
    Names{u"team", u"sales team|department|group|团队|销售团队|部门|小组"},
    Names{u"manager", u"team manager|supervisor|reports to|经理|主管|销售经理|上级|直属上级"},
    Names{u"region", u"regional office|office|territory|大区|区域|地区|办事处"},
    Names{u"joined_on", u"hired on|hire date|start date|joined|入职日期|入职时间"},
    Names{u"left_on", u"leave date|end date|left|离职日期|离职时间"},
    Names{u"sales_fte", u"fte|销售人力|人力折算"}};

constexpr std::array Deals{
    Names{u"source_ref",
          u"opportunity id|opportunity number|deal id|deal number|id|商机编号|商机号|商机id|机会编号|项目编号|编号"},
    Names{u"title", u"deal|deal name|opportunity|opportunity name|name|title|subject|商机|商机名称|机会名称|项目名称|主题"},
    Names{
        u"owner",
        u"sales agent|agent|sales rep|salesperson|opportunity owner|deal owner|销售|销售员|业务员|负责人|商机负责人|归属人|所有人"},
    Names{u"product", u"product name|item|产品|产品名称|商品"},
    Names{u"account", u"account name|customer|customer name|client|company|客户|客户名称|公司|公司名称"},
    Names{u"stage", u"deal stage|sales stage|status|阶段|销售阶段|商机阶段|状态"},
    Names{u"source", u"lead source|channel|来源|线索来源|商机来源|渠道"},
    Names{u"amount",
          u"close value|deal value|value|deal amount|opportunity amount|revenue|金额|商机金额|成交金额|合同金额|预计金额"},
    Names{u"created_on", u"created|create date|created date|creation date|创建日期|创建时间|建立日期"},
    Names{u"expected_close",
          u"expected close date|estimated close|forecast date|预计成交日期|预计成交日|预计签单日期|预计结单日期"},
    Names{u"closed_on", u"close date|closed date|won date|actual close|成交日期|成交时间|结单日期|关闭日期|签单日期|赢单日期"},
    Names{u"probability", u"win probability|chance|概率|赢率|成交概率|可能性"},
    Names{u"engaged_on", u"engage date|engaged date|engaging date|first contact|跟进日期|接触日期|立项日期"},
    Names{u"stage_on", u"stage date|stage changed|stage since|阶段日期|阶段变更日期|阶段更新时间"},
    Names{u"currency", u"currency code|币种|货币"},
    Names{u"rate", u"exchange rate|汇率"}};

constexpr std::array Invoices{
    Names{u"document", u"invoice number|invoice no|invoice id|invoice|number|发票号|发票号码|发票编号|单据号|单据编号|编号"},
    Names{
        u"account",
        u"customer id|customer|customer name|account name|client|company|bill to|客户|客户名称|购方名称|购买方|公司名称|客户编号"},
    Names{u"deal", u"opportunity id|deal number|deal id|商机编号|商机号"},
    Names{u"owner", u"sales agent|agent|sales rep|salesperson|销售|业务员|负责人|跟单员"},
    Names{u"date", u"invoice date|issue date|issued on|billing date|开票日期|发票日期|开票时间|单据日期"},
    Names{u"due_date", u"due|payment due|due on|到期日|到期日期|应收日期|付款期限|应付日期"},
    Names{u"amount", u"invoice amount|total|total amount|gross amount|amount due|金额|发票金额|价税合计|开票金额|应收金额"},
    Names{u"tax", u"tax amount|vat|税额|税金"},
    Names{u"category", u"purpose|类别|用途"},
    Names{u"disputed", u"dispute|in dispute|争议|有争议|是否争议|是否有争议"},
    Names{u"settled_on",
          u"settled date|settled|paid on|payment date|paid date|receipt date|结清日期|回款日期|付款日期|收款日期|到账日期"},
    Names{u"region", u"country|country code|territory|地区|区域|国家"},
    Names{u"currency", u"currency code|币种|货币"},
    Names{u"rate", u"exchange rate|汇率"}};

constexpr std::array Documents{
    Names{u"kind", u"type|document type|单据类型|类型|种类"},
    Names{u"document", u"document no|receipt number|number|voucher|单据号|单据编号|凭证号|合同编号|合同号|收款单号|编号"},
    Names{u"account", u"customer id|customer|customer name|account name|client|company|payer|客户|客户名称|付款方|公司名称"},
    Names{u"deal", u"opportunity id|deal number|deal id|商机编号|商机号"},
    Names{u"owner", u"sales agent|agent|sales rep|salesperson|销售|业务员|负责人|经手人"},
    Names{u"date", u"document date|posting date|booked on|signed on|receipt date|日期|单据日期|记账日期|签订日期|收款日期"},
    Names{u"due_date", u"due|due on|到期日|到期日期"},
    Names{u"amount", u"total|total amount|value|balance|金额|合计|合同金额|收款金额|余额"},
    Names{u"tax", u"tax amount|vat|税额|税金"},
    Names{u"category", u"purpose|cost type|类别|用途|费用类别"},
    Names{u"region", u"country|country code|territory|地区|区域|国家"},
    Names{u"currency", u"currency code|币种|货币"},
    Names{u"rate", u"exchange rate|汇率"}};

std::span<const Names> namesOf(ImportTarget target) {
    switch (target) {
    case ImportTarget::Accounts:
        return Accounts;
    case ImportTarget::Products:
        return Products;
    case ImportTarget::People:
        return People;
    case ImportTarget::Deals:
        return Deals;
    case ImportTarget::Invoices:
        return Invoices;
    case ImportTarget::Documents:
        break;
    }
    return Documents;
}

QHash<QString, QStringList> makeHeaders(ImportTarget target) {
    QHash<QString, QStringList> headers;
    for (const TargetColumn &column : columnsOf(target))
        headers[column.key] = {comparable(column.key), comparable(QString::fromLatin1(column.label))};
    for (const Names &names : namesOf(target)) {
        const QString all = QString::fromUtf16(names.names);
        for (const QString &name : all.split(u'|'))
            headers[QString::fromUtf16(names.key)].append(comparable(name));
    }
    return headers;
}

} // namespace

const QStringList &headersOf(ImportTarget target, const QString &key) {
    static const std::array<QHash<QString, QStringList>, 6> all{
        makeHeaders(ImportTarget::Accounts), makeHeaders(ImportTarget::Products), makeHeaders(ImportTarget::People),
        makeHeaders(ImportTarget::Deals),    makeHeaders(ImportTarget::Invoices), makeHeaders(ImportTarget::Documents)};
    static const QStringList none;
    const auto found = all[static_cast<std::size_t>(target)].constFind(key);
    return found == all[static_cast<std::size_t>(target)].constEnd() ? none : *found;
}

} // namespace plumbline::intake
