<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Entity</name>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Allocations</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Chases</source>
        <translation>催收</translation>
    </message>
    <message>
        <source>Commitments</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Delegations</source>
        <translation>委托</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Import templates</source>
        <translation>导入模板</translation>
    </message>
    <message>
        <source>Instalments</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Promises to pay</source>
        <translation>付款承诺</translation>
    </message>
    <message>
        <source>Stage changes</source>
        <translation>阶段变更</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Key events</source>
        <translation>关键事件</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Technical documents</source>
        <translation>技术资料</translation>
    </message>
    <message>
        <source>Documents read</source>
        <translation>资料阅读记录</translation>
    </message>
    <message>
        <source>Stage gates</source>
        <translation>阶段门槛</translation>
    </message>
    <message>
        <source>Write-off requests</source>
        <translation>坏账核销申请</translation>
    </message>
    <message>
        <source>Delivery tasks</source>
        <translation>交付任务</translation>
    </message>
    <message>
        <source>Hand-overs</source>
        <translation>移交单</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>上传人</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Amount in base currency</source>
        <translation>本位币金额</translation>
    </message>
    <message>
        <source>Base currency</source>
        <translation>本位币</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>关闭日期</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Created on</source>
        <translation>创建日期</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>信用额度</translation>
    </message>
    <message>
        <source>Credit rating</source>
        <translation>信用评级</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>审批时间</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>受托人</translation>
    </message>
    <message>
        <source>Delegated by</source>
        <translation>委托人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>单据编号</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Effective condition</source>
        <translation>生效条件</translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation>提前结束日期</translation>
    </message>
    <message>
        <source>Enrolled at</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交日</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源单据</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Instalment</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Joined on</source>
        <translation>入职日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>离职日期</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>催收级别</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>承诺成本</translation>
    </message>
    <message>
        <source>List price</source>
        <translation>目录价</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>承诺日期</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>列对应关系</translation>
    </message>
    <message>
        <source>Media type</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的值</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Ordinal</source>
        <translation>当日次序</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Parent company</source>
        <translation>母公司</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Premise</source>
        <translation>审批依据</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>赢单概率</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>承诺人</translation>
    </message>
    <message>
        <source>Promised on</source>
        <translation>承诺日期</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>公钥</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Record kind</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Requested by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Resolved at</source>
        <translation>处理时间</translation>
    </message>
    <message>
        <source>Resolved by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Reverses</source>
        <translation>冲红对象</translation>
    </message>
    <message>
        <source>Revoked at</source>
        <translation>吊销时间</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256 校验值</translation>
    </message>
    <message>
        <source>Sales FTE %</source>
        <translation>销售人力占比 %</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Source number</source>
        <translation>来源编号</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税额</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的值</translation>
    </message>
    <message>
        <source>Theirs at</source>
        <translation>对方时间</translation>
    </message>
    <message>
        <source>Theirs by</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Value before</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation>记录时间</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Planned for</source>
        <translation>计划日期</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>对应预约</translation>
    </message>
    <message>
        <source>Key event</source>
        <translation>关键事件</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Seen at</source>
        <translation>已阅时间</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Published at</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Technical document</source>
        <translation>技术资料</translation>
    </message>
    <message>
        <source>Service end</source>
        <translation>服务到期</translation>
    </message>
    <message>
        <source>Requested on</source>
        <translation>申请日期</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Open amount</source>
        <translation>未结金额</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Legal risk</source>
        <translation>法务风险</translation>
    </message>
    <message>
        <source>Offered by</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>Offered at</source>
        <translation>移交时间</translation>
    </message>
    <message>
        <source>Confirmed twice</source>
        <translation>已二次确认</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Prospecting</source>
        <translation>初步接洽</translation>
    </message>
    <message>
        <source>Engaging</source>
        <translation>深入沟通</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>需求确认</translation>
    </message>
    <message>
        <source>Technical review</source>
        <translation>技术答疑</translation>
    </message>
    <message>
        <source>Sample test</source>
        <translation>样品测试</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>方案报价</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>商务谈判</translation>
    </message>
    <message>
        <source>Contract signing</source>
        <translation>合同签署</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Qualified</source>
        <translation>已确认需求</translation>
    </message>
    <message>
        <source>Technical Q&amp;A</source>
        <translation>技术答疑</translation>
    </message>
    <message>
        <source>Sample testing</source>
        <translation>样品测试</translation>
    </message>
    <message>
        <source>Contract signed</source>
        <translation>合同签署</translation>
    </message>
</context>
</TS>
