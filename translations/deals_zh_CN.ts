<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DealWords</name>
    <message>
        <source>No close expected yet</source>
        <translation>尚无预计成交日</translation>
    </message>
    <message numerus="yes">
        <source>%n days overdue · %1</source>
        <extracomment>How long a deal is past its expected close, and the day that was.</extracomment>
        <translation>
            <numerusform>逾期 %n 天 · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Expected %1</source>
        <translation>预计 %1</translation>
    </message>
    <message>
        <source>No deals here. Drop one to bring it to this stage.</source>
        <translation>这里没有商机。拖一个过来即进入此阶段。</translation>
    </message>
    <message>
        <source>Drop a deal here once it is won</source>
        <translation>赢单后拖到这里</translation>
    </message>
    <message>
        <source>Drop a deal here to say why it was lost</source>
        <translation>丢单拖到这里，并说明原因</translation>
    </message>
    <message numerus="yes">
        <source>Show all %1</source>
        <translation>
            <numerusform>查看全部 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>还有 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer a technical question</source>
        <translation>解答技术问题</translation>
    </message>
    <message>
        <source>Upload a competitor comparison</source>
        <translation>上传竞品对比</translation>
    </message>
    <message>
        <source>Upload a legal review</source>
        <translation>上传法务审核</translation>
    </message>
    <message>
        <source>Give a demonstration</source>
        <translation>做产品演示</translation>
    </message>
    <message>
        <source>Send a sample</source>
        <translation>寄送样品</translation>
    </message>
    <message>
        <source>Send a proposal</source>
        <translation>发送方案</translation>
    </message>
    <message>
        <source>Book a visit</source>
        <translation>预约拜访</translation>
    </message>
    <message>
        <source>Complete a visit</source>
        <translation>完成拜访</translation>
    </message>
    <message>
        <source>Upload a contract</source>
        <translation>上传合同</translation>
    </message>
    <message>
        <source>“%1” read, version %2</source>
        <extracomment>A technical document that has to have been read, in this version.</extracomment>
        <translation>已阅读《%1》第 %2 版</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>去阅读</translation>
    </message>
    <message>
        <source>A deal comes here only with: %1</source>
        <translation>进入此阶段须具备：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 deals</source>
        <translation>
            <numerusform>%1 个商机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days overdue</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>A customer and the deal&apos;s owner.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n days here</source>
        <extracomment>How long the deal has stood in its stage.</extracomment>
        <translation>
            <numerusform>停留 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in this deal yet: %1</source>
        <translation>本商机尚无：%1</translation>
    </message>
    <message>
        <source>Not read yet: “%1”, version %2</source>
        <translation>尚未阅读：《%1》第 %2 版</translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message>
        <source>%1: %2 was cleared</source>
        <extracomment>A field of the deal that was cleared, and what it said.</extracomment>
        <translation>%1：清除了“%2”</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A field of the deal and its new value.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>A field of the deal, its value before and now.</extracomment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Came in at “%1”</source>
        <translation>进入“%1”</translation>
    </message>
    <message>
        <source>Moved from “%1” to “%2”</source>
        <translation>由“%1”移至“%2”</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Won, from “%1”</source>
        <translation>赢单（此前：%1）</translation>
    </message>
    <message>
        <source>Lost: %1</source>
        <extracomment>The stage it was lost in, and why.</extracomment>
        <translation>丢单：%1</translation>
    </message>
    <message>
        <source>Lost in “%1”: %2</source>
        <translation>在“%1”丢单：%2</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢单</translation>
    </message>
    <message>
        <source>Lost in “%1”</source>
        <translation>在“%1”丢单</translation>
    </message>
    <message>
        <source>The deal was recorded</source>
        <translation>商机已录入</translation>
    </message>
    <message>
        <source>%1 for %2, with %3</source>
        <extracomment>A visit that was booked, for which day and to whom.</extracomment>
        <translation>%1：%2，拜访 %3</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <extracomment>A visit that was booked, and for which day.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <extracomment>What was done, and for whom at the customer&apos;s.</extracomment>
        <translation>%1，对象：%2</translation>
    </message>
    <message>
        <source>Promised: %1, %2, due %3</source>
        <extracomment>A commitment: its kind, what it is worth, and its day.</extracomment>
        <translation>承诺：%1，%2，%3 到期</translation>
    </message>
    <message>
        <source>Commitment “%1”: %2</source>
        <extracomment>A commitment: its kind and how it ended.</extracomment>
        <translation>承诺“%1”：%2</translation>
    </message>
    <message>
        <source>Handed over to delivery: %1</source>
        <translation>已交接给交付：%1</translation>
    </message>
    <message>
        <source>Delivery accepted it</source>
        <translation>交付已接收</translation>
    </message>
    <message>
        <source>Delivery sent it back: %1</source>
        <translation>交付退回：%1</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <extracomment>A document: its kind, number and amount.</extracomment>
        <translation>%1 %2：%3</translation>
    </message>
    <message>
        <source>File attached: %1</source>
        <translation>添加附件：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>A commitment&apos;s kind and its state.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Worth %1 from then on</source>
        <translation>金额变为 %1</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DealActs</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1: recorded in “%2”. Ctrl+Z takes it back.</source>
        <extracomment>What was done in a deal, and the deal&apos;s title.</extracomment>
        <translation>已在“%2”登记：%1。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Day of the visit</source>
        <translation>拜访日期</translation>
    </message>
    <message>
        <source>Whom you visit</source>
        <translation>拜访对象</translation>
    </message>
    <message>
        <source>Book the visit</source>
        <translation>预约拜访</translation>
    </message>
    <message>
        <source>Open the file and read it. That you have read this version is recorded with your name.</source>
        <translation>请打开文件阅读。系统会以您的名义登记已阅读此版本。</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>第 %1 版</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>我已阅读</translation>
    </message>
    <message>
        <source>“%1” is recorded as read.</source>
        <translation>已登记阅读《%1》。</translation>
    </message>
    <message>
        <source>Hand over to delivery</source>
        <translation>交接给交付</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>发起交接</translation>
    </message>
    <message>
        <source>“%1” is offered to delivery. Ctrl+Z takes it back.</source>
        <translation>“%1”已提交交付接收。按 Ctrl+Z 可撤销。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DealFacts</name>
    <message>
        <source>Due %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>The kind of a document and its day.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>The newest of %1</source>
        <translation>
            <numerusform>最新几份，共 %1 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Commitments</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>单据</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DealHead</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Owner</source>
        <extracomment>The owner of a deal and their team.</extracomment>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>赢率</translation>
    </message>
    <message>
        <source>In this stage</source>
        <translation>本阶段停留</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结单日期</translation>
    </message>
    <message>
        <source>Loss reason</source>
        <translation>丢单原因</translation>
    </message>
    <message>
        <source>Service until</source>
        <translation>服务截止</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Back to where you were (Esc)</source>
        <translation>返回原处（Esc）</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Told by a file: choose it, or drop it on this page</source>
        <translation>须附文件：选择文件，或直接拖到本页</translation>
    </message>
    <message>
        <source>Recorded with one click; Ctrl+Z takes it back</source>
        <translation>一键登记；Ctrl+Z 可撤销</translation>
    </message>
    <message>
        <source>New commitment</source>
        <translation>新建承诺</translation>
    </message>
    <message>
        <source>Hand over to delivery</source>
        <translation>交接给交付</translation>
    </message>
    <message>
        <source>Mark as lost…</source>
        <translation>标记丢单…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DealMover</name>
    <message>
        <source>Choose why it was lost.</source>
        <translation>请选择丢单原因。</translation>
    </message>
    <message>
        <source>Why was it lost?</source>
        <translation>为什么丢单？</translation>
    </message>
    <message>
        <source>Mark as lost</source>
        <translation>标记丢单</translation>
    </message>
    <message>
        <source>Everything is there now.</source>
        <translation>条件已全部具备。</translation>
    </message>
    <message>
        <source>The deal stays where it is until this is there:</source>
        <translation>以下条件具备之前，商机留在原阶段：</translation>
    </message>
    <message>
        <source>Not yet: %1</source>
        <translation>暂不能进入：%1</translation>
    </message>
    <message>
        <source>Ready: %1</source>
        <translation>可以进入：%1</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>移至%1</translation>
    </message>
    <message numerus="yes">
        <source>%n things are missing.</source>
        <translation>
            <numerusform>还缺 %n 项。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DealView</name>
    <message>
        <source>Hand over to delivery</source>
        <translation>交接给交付</translation>
    </message>
    <message>
        <source>Only keep it with the deal</source>
        <translation>仅作为附件保存</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DealsPage</name>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Every open deal of the slice in the column of its stage, the largest first. Drag a deal to another stage, or move it with Ctrl+Left and Ctrl+Right; Ctrl+M chooses the stage. A small lock says what coming to a stage asks for: where that is missing, the deal stays and what is missing is offered. A deal that is lost asks why. Enter opens a deal; Ctrl+Z takes the last act back.</source>
        <translation>当前切片内的未结商机按阶段分列，金额大的在前。把商机拖到另一阶段，或用 Ctrl+左、Ctrl+右移动；Ctrl+M 选择阶段。小锁说明进入该阶段须具备什么：缺少时商机留在原处，并直接提供补齐的操作。丢单须说明原因。回车打开商机；Ctrl+Z 撤销上一步操作。</translation>
    </message>
    <message>
        <source>Nothing is left in this slice.</source>
        <translation>当前切片内没有商机。</translation>
    </message>
    <message>
        <source>The chips above leave no deal. Take them off to see all of them.</source>
        <translation>上方的筛选条件没有留下任何商机，取消筛选即可查看全部。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>There are no deals here yet.</source>
        <translation>这里还没有商机。</translation>
    </message>
    <message>
        <source>Import the export of your CRM, a CSV or Excel file with one deal per row.</source>
        <translation>请导入 CRM 导出的 CSV 或 Excel 文件，每行一个商机。</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>This is how deals stood on %1. They are moved as of today.</source>
        <translation>这是 %1 当日的商机状态。只能按今天的状态移动商机。</translation>
    </message>
    <message>
        <source>Go to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>You can read deals; sales moves them.</source>
        <translation>您可以查看商机；移动商机由销售操作。</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>未结商机</translation>
    </message>
    <message>
        <source>Stage: %1</source>
        <translation>阶段：%1</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Board or list</source>
        <translation>看板或列表</translation>
    </message>
    <message>
        <source>Board of deals by stage</source>
        <translation>按阶段排列的商机看板</translation>
    </message>
    <message>
        <source>Move the deal a stage forward</source>
        <translation>将商机前移一个阶段</translation>
    </message>
    <message>
        <source>Move the deal a stage back</source>
        <translation>将商机退回一个阶段</translation>
    </message>
    <message>
        <source>Move the deal to a stage…</source>
        <translation>将商机移至某阶段…</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>移至%1</translation>
    </message>
    <message>
        <source>Back from a deal to the board or list</source>
        <translation>从商机返回看板或列表</translation>
    </message>
    <message>
        <source>Reassign…</source>
        <translation>转移…</translation>
    </message>
    <message>
        <source>Select at most %1 deals</source>
        <translation>最多选择 %1 个商机</translation>
    </message>
    <message>
        <source>Give the selected deals to another owner (Ctrl+Shift+R)</source>
        <translation>把所选商机转给其他负责人（Ctrl+Shift+R）</translation>
    </message>
    <message>
        <source>Give the selected deals to another owner…</source>
        <translation>把所选商机转给其他负责人…</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::HandoverForm</name>
    <message>
        <source>Clause of the contract that delivery has to keep</source>
        <translation>交付须履行的合同条款</translation>
    </message>
    <message>
        <source>Legal risk, if there is one</source>
        <translation>法律风险（如有）</translation>
    </message>
    <message>
        <source>Screenshots of what was promised</source>
        <translation>承诺内容的截图</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Say which clause delivery has to keep.</source>
        <translation>请写明交付须履行的条款。</translation>
    </message>
    <message>
        <source>Add at least one file that shows what was promised.</source>
        <translation>请至少添加一份能说明承诺内容的文件。</translation>
    </message>
    <message>
        <source>Take “%1” off</source>
        <translation>移除“%1”</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ReassignModel</name>
    <message>
        <source>Is theirs already</source>
        <translation>已由其负责</translation>
    </message>
    <message>
        <source>Goes to %1</source>
        <translation>转给 %1</translation>
    </message>
    <message>
        <source>Is %1’s now</source>
        <translation>已转给 %1</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>From</source>
        <translation>原负责人</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::Reassigner</name>
    <message numerus="yes">
        <source>Reassign %1 deals</source>
        <translation>
            <numerusform>转移 %1 个商机</numerusform>
        </translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Choose who gets them.</source>
        <translation>请选择新的负责人。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New owner</source>
        <translation>新负责人</translation>
    </message>
    <message>
        <source>What becomes of each deal</source>
        <translation>每个商机的结果</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>A person and their team.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Looking at each deal…</source>
        <translation>正在逐个核对商机…</translation>
    </message>
    <message>
        <source>None of these deals would change its owner.</source>
        <translation>这些商机的负责人都不会变化。</translation>
    </message>
    <message>
        <source>%1 reassigned, %2 refused</source>
        <extracomment>Two counts: deals that changed hands and deals that did not.</extracomment>
        <translation>已转移 %1 个，%2 个被拒绝</translation>
    </message>
    <message numerus="yes">
        <source>%1 deals reassigned</source>
        <translation>
            <numerusform>已转移 %1 个商机</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>None of these deals changed its owner.</source>
        <translation>这些商机的负责人都没有变化。</translation>
    </message>
    <message numerus="yes">
        <source>%1 deals are back with whom they were</source>
        <translation>
            <numerusform>%1 个商机已归还原负责人</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is left to take back.</source>
        <translation>没有可撤回的了。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::StageStepper</name>
    <message>
        <source>Move back to %1</source>
        <translation>退回%1</translation>
    </message>
    <message>
        <source>The deal is here</source>
        <translation>商机现处此阶段</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>移至%1</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::Timeline</name>
    <message>
        <source>What happened</source>
        <translation>跟进记录</translation>
    </message>
    <message numerus="yes">
        <source>Show %1 earlier ones</source>
        <translation>
            <numerusform>显示更早的 %1 条</numerusform>
        </translation>
    </message>
</context>
</TS>
