<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>plumbline::pages::CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Every customer as of today, those with unkept commitments first. A commitment is unkept when its due date is over and it is not fulfilled, or when it was broken and not made good since. Enter opens a customer: what is unkept, what is owed and since when, and everything that happened. Esc or Alt+Left goes back to the list.</source>
        <translation>截至今天的全部客户，有未兑现承诺的排在前面。承诺到期仍未履约，或已违约且事后没有补上，都算未兑现。按 Enter 打开客户：未兑现的承诺、欠款和账龄，以及发生过的一切。按 Esc 或 Alt+← 回到列表。</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>应收余额</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期金额</translation>
    </message>
    <message>
        <source>Unkept</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>在谈商机</translation>
    </message>
    <message>
        <source>No customer contains “%1”.</source>
        <translation>没有客户包含“%1”。</translation>
    </message>
    <message>
        <source>Take the filter off</source>
        <translation>取消筛选</translation>
    </message>
    <message>
        <source>The first rows are on their way.</source>
        <translation>第一批数据正在传来。</translation>
    </message>
    <message>
        <source>They show here as soon as the hub has sent them all; the bottom line says how far that is.</source>
        <translation>中心端全部发完后即在此显示；进度见底部状态栏。</translation>
    </message>
    <message>
        <source>There are no customers yet.</source>
        <translation>还没有客户。</translation>
    </message>
    <message>
        <source>They come with the file they are in, one row each.</source>
        <translation>导入一份客户文件即可，每行一个客户。</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Back to all customers</source>
        <translation>返回全部客户</translation>
    </message>
    <message>
        <source>Contains “%1”</source>
        <translation>包含“%1”</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Customers, those with unkept commitments first</source>
        <translation>客户，有未兑现承诺的在前</translation>
    </message>
    <message>
        <source>Filter customers</source>
        <translation>筛选客户</translation>
    </message>
    <message>
        <source>Filter customers by name, owner or credit rating</source>
        <translation>按名称、负责人或信用等级筛选客户</translation>
    </message>
    <message>
        <source>Show only customers that contain this text (/)</source>
        <translation>只显示包含此文字的客户（/）</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CustomerListModel</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>信用</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>应收余额</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期金额</translation>
    </message>
    <message>
        <source>Unkept</source>
        <translation>未兑现承诺</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>在谈商机</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A money column&apos;s header: its name and its currency.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Commitments that are past due or were broken</source>
        <translation>已过期或已违约的承诺</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CustomerView</name>
    <message>
        <source>%1: %2</source>
        <extracomment>The title of an export of one customer: &quot;Acme: Timeline&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Unkept commitments</source>
        <translation>未兑现的承诺</translation>
    </message>
    <message>
        <source>Back to all customers (Esc)</source>
        <translation>返回全部客户（Esc）</translation>
    </message>
    <message>
        <source>Back to all customers</source>
        <translation>返回全部客户</translation>
    </message>
    <message>
        <source>New commitment</source>
        <translation>新承诺</translation>
    </message>
    <message>
        <source>Record receipt</source>
        <translation>登记回款</translation>
    </message>
    <message>
        <source>Ageing of what this customer owes</source>
        <translation>该客户欠款的账龄</translation>
    </message>
    <message>
        <source>This customer owes nothing today.</source>
        <translation>该客户今天没有欠款。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Commitments</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Open items</source>
        <translation>未结款项</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>What the list shows</source>
        <translation>列表内容</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>发生过的事，最新在前</translation>
    </message>
    <message>
        <source>Filter the timeline</source>
        <translation>筛选时间线</translation>
    </message>
    <message>
        <source>Nothing that happened contains “%1”.</source>
        <translation>时间线中没有包含“%1”的内容。</translation>
    </message>
    <message>
        <source>Nothing has happened with this customer yet.</source>
        <translation>与该客户还没有任何往来。</translation>
    </message>
    <message>
        <source>Deals, acts, documents, receipts, chases and promises appear here by themselves, newest first.</source>
        <translation>商机、动作、单据、回款、催收和承诺都会自动出现在这里，最新在前。</translation>
    </message>
    <message>
        <source>Commitments, unkept ones first</source>
        <translation>承诺，未兑现的在前</translation>
    </message>
    <message>
        <source>Filter commitments</source>
        <translation>筛选承诺</translation>
    </message>
    <message>
        <source>No commitment contains “%1”.</source>
        <translation>没有承诺包含“%1”。</translation>
    </message>
    <message>
        <source>Deals, open ones first</source>
        <translation>商机，进行中的在前</translation>
    </message>
    <message>
        <source>Filter deals</source>
        <translation>筛选商机</translation>
    </message>
    <message>
        <source>No deal contains “%1”.</source>
        <translation>没有商机包含“%1”。</translation>
    </message>
    <message>
        <source>This customer has no deal.</source>
        <translation>该客户没有商机。</translation>
    </message>
    <message>
        <source>A deal belongs to a customer by its field “Account”.</source>
        <translation>商机通过“客户”字段归属于客户。</translation>
    </message>
    <message>
        <source>Nobody owns this customer</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>Owner %1</source>
        <translation>负责人 %1</translation>
    </message>
    <message>
        <source>Credit rating %1</source>
        <translation>信用等级 %1</translation>
    </message>
    <message>
        <source>No credit rating</source>
        <translation>未评信用等级</translation>
    </message>
    <message numerus="yes">
        <source>%1 unkept commitments</source>
        <translation>
            <numerusform>有 %1 项承诺未兑现</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>%1 of total</source>
        <translation>占余额 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 open items</source>
        <translation>
            <numerusform>%1 笔未结</numerusform>
        </translation>
    </message>
    <message>
        <source>Not allocated yet</source>
        <translation>尚未核销</translation>
    </message>
    <message>
        <source>Chase first</source>
        <translation>优先催收</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>信用额度</translation>
    </message>
    <message>
        <source>No limit is set</source>
        <translation>未设额度</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>Exceeded</source>
        <translation>超额</translation>
    </message>
    <message>
        <source>%1 in %2 open items</source>
        <translation>%1，共 %2 笔未结</translation>
    </message>
    <message>
        <source>Every commitment to this customer is kept.</source>
        <translation>对该客户的承诺都已兑现。</translation>
    </message>
    <message>
        <source>Nothing has been promised to this customer.</source>
        <translation>还没有对该客户作出承诺。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CustomerTimeline</name>
    <message>
        <source>%1, for %2</source>
        <extracomment>An act and the day it is for: &quot;Visit booked, for 2026-12-01&quot;.</extracomment>
        <translation>%1，定于 %2</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <extracomment>An act and who got it: &quot;Proposal sent, to Ms Chen&quot;.</extracomment>
        <translation>%1，收件人 %2</translation>
    </message>
    <message>
        <source>%1 reversed</source>
        <extracomment>A document that takes another one back: &quot;Invoice reversed&quot;.</extracomment>
        <translation>%1（冲红）</translation>
    </message>
    <message>
        <source>%1, due %2</source>
        <translation>%1，%2 到期</translation>
    </message>
    <message>
        <source>%1 promised, due %2</source>
        <translation>承诺%1，%2 到期</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A commitment&apos;s type and the state it came to: &quot;Training: fulfilled&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Accepted by delivery</source>
        <translation>交付已接收</translation>
    </message>
    <message>
        <source>Returned by delivery</source>
        <translation>交付已退回</translation>
    </message>
    <message>
        <source>Offered to delivery</source>
        <translation>移交交付</translation>
    </message>
    <message numerus="yes">
        <source>%1 days past due</source>
        <translation>
            <numerusform>逾期 %1 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回款</translation>
    </message>
    <message>
        <source>Allocation</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>Chase</source>
        <translation>催收</translation>
    </message>
    <message>
        <source>Promise to pay</source>
        <translation>付款承诺</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>File</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Came to %1</source>
        <translation>进入“%1”</translation>
    </message>
    <message>
        <source>Taken back from %1</source>
        <translation>撤回对 %1 的核销</translation>
    </message>
    <message>
        <source>Set against %1</source>
        <translation>核销 %1</translation>
    </message>
    <message>
        <source>Reminder of level %1</source>
        <translation>第 %1 级催收</translation>
    </message>
    <message>
        <source>Payment promised for %1</source>
        <translation>承诺 %1 付款</translation>
    </message>
    <message>
        <source>File added</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Added to %1</source>
        <translation>附于 %1</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>承诺人</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>承诺成本</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭日期</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::NoticesPage</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>What was done in the deals of your team: proposals sent, visits booked and kept, contracts uploaded. Nobody writes these by hand; the act itself tells you. Enter opens the deal and marks the notice as seen.</source>
        <translation>团队商机里发生的动作：发送方案、预约和完成拜访、上传合同。无需任何人填写，动作本身就会通知您。按 Enter 打开商机，并将通知标为已阅。</translation>
    </message>
    <message>
        <source>Mark all notices as seen</source>
        <translation>全部通知标为已阅</translation>
    </message>
    <message>
        <source>New notices</source>
        <translation>未阅通知</translation>
    </message>
    <message>
        <source>All notices</source>
        <translation>全部通知</translation>
    </message>
    <message>
        <source>You have seen every notice.</source>
        <translation>通知已全部阅过。</translation>
    </message>
    <message>
        <source>You have not been told of anything yet.</source>
        <translation>还没有通知。</translation>
    </message>
    <message>
        <source>When somebody sends a proposal, books a visit or uploads a contract in a deal of your team, it appears here by itself.</source>
        <translation>团队中有人在商机里发送方案、预约拜访或上传合同时，会自动出现在这里。</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <extracomment>An act and the day it is for: &quot;Visit booked, for 2026-12-01&quot;.</extracomment>
        <translation>%1，定于 %2</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <extracomment>An act and who got it: &quot;Proposal sent, to Ms Chen&quot;.</extracomment>
        <translation>%1，收件人 %2</translation>
    </message>
    <message>
        <source>New</source>
        <translation>未阅</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Filter notices</source>
        <translation>筛选通知</translation>
    </message>
    <message>
        <source>No notice contains “%1”.</source>
        <translation>没有通知包含“%1”。</translation>
    </message>
    <message>
        <source>Notices, newest first</source>
        <translation>通知，最新在前</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show all notices or new ones</source>
        <translation>显示全部通知或仅未阅</translation>
    </message>
    <message>
        <source>Mark all as seen</source>
        <translation>全部标为已阅</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ProcessPage</name>
    <message>
        <source>Sales process</source>
        <translation>销售流程</translation>
    </message>
    <message>
        <source>Before a deal comes to a stage, what the stage asks for has to have happened: an act in the deal, or a document that its owner or whoever moves it has read. A new version of a document has to be read again. Directors and administrators set what stages ask for; managers, directors and administrators publish documents.</source>
        <translation>商机进入某个阶段之前，必须满足该阶段的要求：商机里已有相应动作，或其负责人、推进人已阅读指定文档。文档出新版后须重新阅读。阶段要求由总监和管理员设置，文档由经理、总监和管理员发布。</translation>
    </message>
    <message>
        <source>Act in the deal</source>
        <translation>商机动作</translation>
    </message>
    <message>
        <source>Document read</source>
        <translation>文档已读</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>有新版</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>待读</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>第 %1 版</translation>
    </message>
    <message>
        <source>You read version %1 on %2.</source>
        <translation>您已于 %2 阅读第 %1 版。</translation>
    </message>
    <message>
        <source>You read version %1; version %2 is new.</source>
        <translation>您读过第 %1 版，现已更新至第 %2 版。</translation>
    </message>
    <message>
        <source>You have not read it yet.</source>
        <translation>您还没有读过。</translation>
    </message>
    <message>
        <source>Add a gate</source>
        <translation>添加关卡</translation>
    </message>
    <message>
        <source>A deal comes to the stage only once this has happened.</source>
        <translation>满足此项后，商机才能进入该阶段。</translation>
    </message>
    <message>
        <source>Add gate</source>
        <translation>添加关卡</translation>
    </message>
    <message>
        <source>Publish a document</source>
        <translation>发布文档</translation>
    </message>
    <message>
        <source>Everybody finds it here. Whoever read an earlier version has to read this one.</source>
        <translation>所有人都可在此查阅；读过旧版的人须重新阅读。</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>What stages ask for</source>
        <translation>各阶段要求</translation>
    </message>
    <message>
        <source>Technical documents</source>
        <translation>技术文档</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Stages and what they ask for</source>
        <translation>阶段及其要求</translation>
    </message>
    <message>
        <source>There are no stages.</source>
        <translation>没有阶段。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the gate</source>
        <translation>移除关卡</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
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
        <source>Published</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>要求阅读的阶段</translation>
    </message>
    <message>
        <source>Technical documents, those to be read first</source>
        <translation>技术文档，待读的在前</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>筛选文档</translation>
    </message>
    <message>
        <source>No document contains “%1”.</source>
        <translation>没有文档包含“%1”。</translation>
    </message>
    <message>
        <source>There is no technical document yet.</source>
        <translation>还没有技术文档。</translation>
    </message>
    <message>
        <source>Publish one with its file; a stage can then ask that it has been read.</source>
        <translation>上传文件即可发布，之后阶段就能要求先阅读它。</translation>
    </message>
    <message>
        <source>Your managers publish them; what you have to read appears here.</source>
        <translation>文档由您的上级发布，需要您阅读的会出现在这里。</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>发布…</translation>
    </message>
    <message>
        <source>Publish a document or its next version</source>
        <translation>发布文档或其新版本</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>我已阅读</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::GateForm</name>
    <message>
        <source>Read “%1”</source>
        <extracomment>A document that has to be read before a stage.</extracomment>
        <translation>阅读“%1”</translation>
    </message>
    <message>
        <source>This stage asks for it already.</source>
        <translation>该阶段已有此要求。</translation>
    </message>
    <message>
        <source>There is no stage to put a gate before.</source>
        <translation>没有可设关卡的阶段。</translation>
    </message>
    <message>
        <source>Before the stage</source>
        <translation>进入阶段之前</translation>
    </message>
    <message>
        <source>What has to have happened</source>
        <translation>须先满足</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::PublishForm</name>
    <message>
        <source>A new document</source>
        <translation>新文档</translation>
    </message>
    <message>
        <source>Next version of “%1”</source>
        <translation>“%1”的新版本</translation>
    </message>
    <message>
        <source>The document’s file</source>
        <translation>文档文件</translation>
    </message>
    <message>
        <source>No file yet. Drop one here, or choose it.</source>
        <translation>尚未选择文件。可拖放到此处，或点击选择。</translation>
    </message>
    <message>
        <source>The document needs a title.</source>
        <translation>请填写标题。</translation>
    </message>
    <message>
        <source>The document needs its file.</source>
        <translation>请选择文件。</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
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
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose the document’s file</source>
        <translation>选择文档文件</translation>
    </message>
</context>
</TS>
