<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ApprovalWords</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>What is asked for, and the customer: &quot;Rebate · Aurora&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>You asked for this yourself, and nobody approves their own request. It waits for: %1.</source>
        <extracomment>%1 is a role such as &quot;Finance&quot;.</extracomment>
        <translation>这是您自己提出的申请，任何人都不能审批自己的申请。目前等待：%1。</translation>
    </message>
    <message>
        <source>You asked for this yourself, and nobody approves their own request. It waits for a manager or director.</source>
        <translation>这是您自己提出的申请，任何人都不能审批自己的申请。目前等待经理或总监审批。</translation>
    </message>
    <message>
        <source>It is written off.</source>
        <translation>已核销。</translation>
    </message>
    <message>
        <source>Next it waits for: %1.</source>
        <extracomment>%1 is a role such as &quot;Finance&quot;.</extracomment>
        <translation>下一步等待：%1。</translation>
    </message>
    <message>
        <source>It is in force now.</source>
        <translation>现已生效。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ApprovalsModel</name>
    <message>
        <source>Request</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>本人申请</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>被退回</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::StepPath</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>here now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>ended here</source>
        <translation>止于此</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>Who signed, and when.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>已承诺</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>已生效</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>Manager or director</source>
        <translation>经理或总监</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>已申请</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CostPanel</name>
    <message>
        <source>Margin of the deal, before → after</source>
        <translation>商机毛利，批准前 → 批准后</translation>
    </message>
    <message>
        <source>Deal, before → after</source>
        <translation>商机金额，批准前 → 批准后</translation>
    </message>
    <message>
        <source>It belongs to no deal.</source>
        <translation>不属于任何商机。</translation>
    </message>
    <message>
        <source>What the deal costs is not shown to your role.</source>
        <translation>您的角色看不到商机成本。</translation>
    </message>
    <message>
        <source>%1 → %2 of %3</source>
        <extracomment>Two shares and the amount they are of: &quot;50.0 % → 48.0 % of 100,000.00&quot;.</extracomment>
        <translation>%1 → %2，基数 %3</translation>
    </message>
    <message>
        <source>The promise is in %1, so it is not taken off.</source>
        <translation>承诺以 %1 计价，因此未扣减。</translation>
    </message>
    <message>
        <source>%1 when you looked</source>
        <translation>您查看时为 %1</translation>
    </message>
    <message>
        <source>Receivables of the customer</source>
        <translation>客户应收账款</translation>
    </message>
    <message>
        <source>%1 of it overdue</source>
        <translation>其中逾期 %1</translation>
    </message>
    <message>
        <source>None of it overdue</source>
        <translation>无逾期</translation>
    </message>
    <message>
        <source>Overdue by more than 60 days</source>
        <translation>逾期 60 天以上</translation>
    </message>
    <message>
        <source>Promised to the customer already</source>
        <translation>已对该客户承诺</translation>
    </message>
    <message>
        <source>%1 with this one</source>
        <translation>加上本次共 %1</translation>
    </message>
    <message>
        <source>Open of the instalment, before → after</source>
        <translation>该期未收余额，批准前 → 批准后</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ApprovalView</name>
    <message>
        <source>You asked for it.</source>
        <translation>由您提出。</translation>
    </message>
    <message>
        <source>%1 asks for it.</source>
        <translation>由 %1 提出。</translation>
    </message>
    <message>
        <source>What it costs, in %1</source>
        <extracomment>%1 is a currency code.</extracomment>
        <translation>代价（%1）</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>What was decided and when: &quot;Approved · 2026-11-23 08:05&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What was decided and when, and the reason given.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The amounts changed since you looked. Nothing is decided yet: look at what is marked, and decide again.</source>
        <translation>您查看之后金额有变。尚未作出决定：请看标出的变化，再作决定。</translation>
    </message>
    <message>
        <source>You decide this for %1, who delegated it to you.</source>
        <translation>您受 %1 委托代为审批。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>What is promised</source>
        <translation>承诺内容</translation>
    </message>
    <message>
        <source>Effective condition</source>
        <translation>生效条件</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>承诺人</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>Who promised it and when.</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>To be kept by</source>
        <translation>履约部门</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>申请内容</translation>
    </message>
    <message>
        <source>Give up part of an instalment</source>
        <translation>放弃某期应收的一部分</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Instalment due</source>
        <translation>该期到期</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>申请日期</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ApprovalsPage</name>
    <message>
        <source>Approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Promises to customers and write-offs that wait for your signature. A approves and R refuses with a reason; J and K go to the next and the previous one, Enter opens the deal or the customer. Your signature stands on the amounts under “What it costs”: when one of them changes before it takes effect, the request comes back with the difference. An approval is taken back under “Decided”. O lets somebody decide for you while you are out of office.</source>
        <translation>等待您签批的客户承诺与核销申请。A 批准，R 附理由驳回；J、K 转到下一条和上一条，Enter 打开商机或客户。您的签批以“代价”一栏所列金额为准：若其中任何一项在生效前发生变化，申请会连同差异退回给您。已批准的可在“已决定”中撤销。O 在您外出时委托他人代批。</translation>
    </message>
    <message>
        <source>Next request</source>
        <translation>下一条申请</translation>
    </message>
    <message>
        <source>Previous request</source>
        <translation>上一条申请</translation>
    </message>
    <message>
        <source>Approve the request</source>
        <translation>批准该申请</translation>
    </message>
    <message>
        <source>Refuse the request with a reason</source>
        <translation>附理由驳回该申请</translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Refuse the request</source>
        <translation>驳回申请</translation>
    </message>
    <message>
        <source>Why it is refused</source>
        <translation>驳回理由</translation>
    </message>
    <message>
        <source>Revoke the approval</source>
        <translation>撤销批准</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>撤销理由</translation>
    </message>
    <message>
        <source>Say why; whoever asked reads it.</source>
        <translation>请写明理由，申请人会看到。</translation>
    </message>
    <message>
        <source>Approved: %1, %2. %3</source>
        <extracomment>What was approved, its amount, and what follows from it.</extracomment>
        <translation>已批准：%1，%2。%3</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Refused: %1. Whoever asked sees your reason.</source>
        <translation>已驳回：%1。申请人会看到您的理由。</translation>
    </message>
    <message>
        <source>The amounts changed since you looked, so nothing was decided. What changed is marked under “What it costs”.</source>
        <translation>您查看之后金额有变，因此未作决定。变化已在“代价”一栏标出。</translation>
    </message>
    <message>
        <source>Revoked: %1. It waits to be approved again.</source>
        <translation>已撤销：%1。需重新审批。</translation>
    </message>
    <message>
        <source>You have decided nothing yet.</source>
        <translation>您还没有作过决定。</translation>
    </message>
    <message>
        <source>What you approve or refuse is listed here, and an approval can be revoked here.</source>
        <translation>您批准或驳回的申请列在这里，批准也在这里撤销。</translation>
    </message>
    <message>
        <source>Nothing waits for your signature.</source>
        <translation>没有等待您签批的申请。</translation>
    </message>
    <message>
        <source>Rebates, training, extensions, custom development and write-offs come here when it is your turn to sign them.</source>
        <translation>返点、培训、延期、定制开发和核销轮到您签批时会出现在这里。</translation>
    </message>
    <message>
        <source>Decided by you</source>
        <translation>您的决定</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>等您签批</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Show what waits for you, or what you decided</source>
        <translation>显示等您签批的，或您已决定的</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Approve on the amounts shown (A)</source>
        <translation>按所示金额批准（A）</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>驳回…</translation>
    </message>
    <message>
        <source>Refuse with a reason (R)</source>
        <translation>附理由驳回（R）</translation>
    </message>
    <message>
        <source>Take the approval back with a reason</source>
        <translation>附理由撤销批准</translation>
    </message>
    <message>
        <source>Open it in full (Enter)</source>
        <translation>完整打开（Enter）</translation>
    </message>
    <message>
        <source>Out of office: let somebody decide for you</source>
        <translation>外出：委托他人代您审批</translation>
    </message>
    <message>
        <source>Out of office</source>
        <translation>外出委托</translation>
    </message>
    <message>
        <source>Delegate my approvals</source>
        <translation>委托审批</translation>
    </message>
    <message>
        <source>Delegated to %1. You can end it at any time.</source>
        <translation>已委托给 %1。您可随时终止。</translation>
    </message>
    <message>
        <source>The delegation is ended. Only you decide in your name again.</source>
        <translation>委托已终止。此后只有您本人审批。</translation>
    </message>
    <message>
        <source>A decision of yours came back: its amounts changed before it took effect. It waits for you again, with the difference.</source>
        <translation>您的一项决定被退回：在生效前金额已有变化。它重新等您审批，并列出了差异。</translation>
    </message>
    <message>
        <source>Out of office…</source>
        <translation>外出委托…</translation>
    </message>
    <message>
        <source>Let somebody decide for you while you are away (O)</source>
        <translation>外出期间委托他人代批（O）</translation>
        <source>Your decision did not take effect: the amounts had changed before it reached the hub. What changed is marked under “What it costs”; look again and decide.</source>
        <translation>您的决定未生效：送达中心之前金额已有变化。变化之处已在“代价”中标出，请重新查看后再决定。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CommitmentsModel</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>What is promised, and the customer: &quot;Rebate · Aurora&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期未履约</translation>
    </message>
    <message>
        <source>Waits for: %1</source>
        <extracomment>%1 is a role such as &quot;Finance&quot;.</extracomment>
        <translation>等待：%1</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>已生效</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>承诺金额</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>承诺人</translation>
    </message>
    <message>
        <source>To be kept by</source>
        <translation>履约部门</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CommitmentView</name>
    <message>
        <source>%1 refused it: %2</source>
        <extracomment>Who refused a promise, and why.</extracomment>
        <translation>%1 已驳回：%2</translation>
    </message>
    <message>
        <source>It was due on %1 and is not kept yet.</source>
        <translation>应于 %1 履约，至今未兑现。</translation>
    </message>
    <message>
        <source>What is promised</source>
        <translation>承诺内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Effective condition</source>
        <translation>生效条件</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>承诺人</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>Who promised it and when.</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>To be kept by</source>
        <translation>履约部门</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CommitmentForm</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>What is promised</source>
        <translation>承诺内容</translation>
    </message>
    <message>
        <source>What has to happen first, in the customer’s words</source>
        <translation>生效条件（按客户原话）</translation>
    </message>
    <message>
        <source>Department that has to keep it</source>
        <translation>履约部门</translation>
    </message>
    <message>
        <source>What it costs at most</source>
        <translation>最高代价</translation>
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
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Belongs to no deal</source>
        <translation>不属于商机</translation>
    </message>
    <message>
        <source>Evidence that it was promised</source>
        <translation>承诺证据</translation>
    </message>
    <message>
        <source>Choose the customer it was promised to.</source>
        <translation>请选择承诺对象。</translation>
    </message>
    <message>
        <source>Say what it costs at most.</source>
        <translation>请填写最高代价。</translation>
    </message>
    <message>
        <source>What it costs has to be above zero.</source>
        <translation>代价须大于零。</translation>
    </message>
    <message>
        <source>It can’t be due before it was promised.</source>
        <translation>到期日不能早于承诺日期。</translation>
    </message>
    <message>
        <source>It is in force only when it is approved: %1.</source>
        <extracomment>Roles in the order in which they sign, such as &quot;Manager → Finance&quot;.</extracomment>
        <translation>审批通过后方可生效：%1。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CloseForm</name>
    <message>
        <source>How it ended</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Day on which it ended</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>证明材料</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已履约</translation>
    </message>
    <message>
        <source>Broken: it will not be kept</source>
        <translation>违约：不再兑现</translation>
    </message>
    <message>
        <source>Cancelled: the customer gave it up</source>
        <translation>取消：客户放弃</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::TermsForm</name>
    <message>
        <source>Agreed is %1. The promise lets it fall by at most %2.</source>
        <translation>约定价格为 %1。此承诺允许最多降低 %2。</translation>
    </message>
    <message>
        <source>The service ends on %1. The promise lets it end later.</source>
        <translation>服务于 %1 到期。此承诺允许延后。</translation>
    </message>
    <message>
        <source>New price in %1</source>
        <extracomment>%1 is a currency code.</extracomment>
        <translation>新价格（%1）</translation>
    </message>
    <message>
        <source>New service end</source>
        <translation>新的服务到期日</translation>
    </message>
    <message>
        <source>The new service end has to be later than the one agreed.</source>
        <translation>新的服务到期日须晚于约定日期。</translation>
    </message>
    <message>
        <source>Enter the new price.</source>
        <translation>请填写新价格。</translation>
    </message>
    <message>
        <source>The new price has to be lower than the one agreed.</source>
        <translation>新价格须低于约定价格。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CommitmentsPage</name>
    <message>
        <source>Commitments</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>What was promised to customers, each priced as a liability. A promise is submitted with N and is in force only when it is approved. C says how it ended, T changes the won deal’s price or service end by it, W takes a request back. J and K go to the next and the previous one, Enter opens the deal.</source>
        <translation>对客户作出的承诺，每一项都按负债计价。N 提交承诺，审批通过后才生效。C 登记结果，T 依承诺变更已赢商机的价格或服务到期日，W 撤回申请。J、K 转到下一条和上一条，Enter 打开商机。</translation>
    </message>
    <message>
        <source>Next promise</source>
        <translation>下一条承诺</translation>
    </message>
    <message>
        <source>Previous promise</source>
        <translation>上一条承诺</translation>
    </message>
    <message>
        <source>Submit a new promise</source>
        <translation>提交新承诺</translation>
    </message>
    <message>
        <source>Say how the promise ended</source>
        <translation>登记承诺的结果</translation>
    </message>
    <message>
        <source>Change the deal’s terms by the promise</source>
        <translation>依承诺变更商机条款</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>Promised and in force</source>
        <translation>已生效的承诺</translation>
    </message>
    <message numerus="yes">
        <source>%1 promises</source>
        <translation>
            <numerusform>%1 项承诺</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, and %2</source>
        <extracomment>How many promises, and amounts in other currencies.</extracomment>
        <translation>%1，另有 %2</translation>
    </message>
    <message>
        <source>Unkept</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>overdue or broken</source>
        <translation>逾期或违约</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Kept in time</source>
        <translation>按期履约率</translation>
    </message>
    <message>
        <source>%1 of %2 that fell due</source>
        <extracomment>Two counts: those kept by their day, and all that fell due.</extracomment>
        <translation>到期 %2 项中按期 %1 项</translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Extend the service…</source>
        <translation>延长服务…</translation>
    </message>
    <message>
        <source>Lower the price…</source>
        <translation>降低价格…</translation>
    </message>
    <message>
        <source>N submits a promise that was made to a customer; it is in force when it is approved.</source>
        <translation>按 N 提交对客户作出的承诺，审批通过后生效。</translation>
    </message>
    <message>
        <source>No promise is in force.</source>
        <translation>没有已生效的承诺。</translation>
    </message>
    <message>
        <source>No promise is overdue or broken.</source>
        <translation>没有逾期或违约的承诺。</translation>
    </message>
    <message>
        <source>No promise waits for approval.</source>
        <translation>没有待审批的承诺。</translation>
    </message>
    <message>
        <source>Nothing has been promised to customers yet.</source>
        <translation>尚未对客户作出任何承诺。</translation>
    </message>
    <message>
        <source>Promises in force</source>
        <translation>已生效的承诺</translation>
    </message>
    <message>
        <source>Unkept promises</source>
        <translation>未兑现的承诺</translation>
    </message>
    <message>
        <source>Promises waiting for approval</source>
        <translation>待审批的承诺</translation>
    </message>
    <message>
        <source>All promises</source>
        <translation>全部承诺</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>已生效</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Which promises to show</source>
        <translation>显示哪些承诺</translation>
    </message>
    <message>
        <source>New promise…</source>
        <translation>新承诺…</translation>
    </message>
    <message>
        <source>Submit a promise for approval (N)</source>
        <translation>提交承诺以供审批（N）</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>登记结果…</translation>
    </message>
    <message>
        <source>Say how it ended (C)</source>
        <translation>登记结果（C）</translation>
    </message>
    <message>
        <source>Change the won deal by this promise (T)</source>
        <translation>依此承诺变更已赢商机（T）</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Take the request back (W)</source>
        <translation>撤回申请（W）</translation>
    </message>
    <message>
        <source>Open it in full (Enter)</source>
        <translation>完整打开（Enter）</translation>
    </message>
    <message>
        <source>New promise to a customer</source>
        <translation>新的客户承诺</translation>
    </message>
    <message>
        <source>Submit for approval</source>
        <translation>提交审批</translation>
    </message>
    <message>
        <source>Submitted. It waits for: %1.</source>
        <extracomment>%1 is a role such as &quot;Manager&quot;.</extracomment>
        <translation>已提交。等待：%1。</translation>
    </message>
    <message>
        <source>Nobody decides on it any more, and the task of whoever would have to keep it is dropped. It stays in the list as cancelled.</source>
        <translation>撤回后不再审批，相应的履约任务随之取消。该承诺以“已取消”留在列表中。</translation>
    </message>
    <message>
        <source>Withdrawn: %1.</source>
        <translation>已撤回：%1。</translation>
    </message>
    <message>
        <source>How did it end?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>Close the promise</source>
        <translation>登记结果</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What was promised, and what became of it: &quot;Rebate · Aurora: Fulfilled&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Lower the agreed price</source>
        <translation>降低约定价格</translation>
    </message>
    <message>
        <source>Extend the agreed service</source>
        <translation>延长约定服务</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>变更价格</translation>
    </message>
    <message>
        <source>Change the service end</source>
        <translation>变更服务到期日</translation>
    </message>
    <message>
        <source>The terms of “%1” are changed, and the promise is kept by it.</source>
        <translation>“%1”的条款已变更，该承诺随之兑现。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::HandoversModel</name>
    <message>
        <source>Overdue</source>
        <translation>逾期未履约</translation>
    </message>
    <message>
        <source>Not approved yet</source>
        <translation>尚未批准</translation>
    </message>
    <message>
        <source>To be kept</source>
        <translation>待履约</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Offered or due</source>
        <translation>移交或到期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::HandoverView</name>
    <message>
        <source>%1 accepted it on %2, with the requirements confirmed twice.</source>
        <translation>%1 已于 %2 接收，需求已两次确认。</translation>
    </message>
    <message>
        <source>%1 returned it on %2: %3</source>
        <translation>%1 已于 %2 退回：%3</translation>
    </message>
    <message>
        <source>Legal risk: %1</source>
        <translation>法律风险：%1</translation>
    </message>
    <message>
        <source>Clause of the contract that delivery has to keep</source>
        <translation>交付须遵守的合同条款</translation>
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
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Legal risk</source>
        <translation>法律风险</translation>
    </message>
    <message>
        <source>Offered by</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>Who offered it and when.</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>It was due on %1 and is not kept yet.</source>
        <translation>应于 %1 履约，至今未兑现。</translation>
    </message>
    <message>
        <source>It is not approved yet, so there is nothing to keep so far.</source>
        <translation>尚未批准，目前无需履约。</translation>
    </message>
    <message>
        <source>What is promised</source>
        <translation>承诺内容</translation>
    </message>
    <message>
        <source>Effective condition</source>
        <translation>生效条件</translation>
    </message>
    <message>
        <source>To be kept by</source>
        <translation>履约部门</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>承诺人</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::AcceptForm</name>
    <message>
        <source>From now on delivery answers for it. It takes the requirements signed by the customer, and that they were confirmed twice.</source>
        <translation>接收后由交付负责。须附客户签字的需求，并已与客户两次确认。</translation>
    </message>
    <message>
        <source>Signed scan of the requirements</source>
        <translation>需求签字扫描件</translation>
    </message>
    <message>
        <source>Confirmed twice with the customer</source>
        <translation>已与客户两次确认</translation>
    </message>
    <message>
        <source>Add the signed scan, and tick that the requirements were confirmed twice.</source>
        <translation>请附上签字扫描件，并勾选需求已两次确认。</translation>
    </message>
    <message>
        <source>Add the signed scan of the requirements.</source>
        <translation>请附上需求签字扫描件。</translation>
    </message>
    <message>
        <source>Tick that the requirements were confirmed twice with the customer.</source>
        <translation>请勾选需求已与客户两次确认。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::HandoversPage</name>
    <message>
        <source>Hand-overs</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Won deals that sales hands to delivery: what was promised in screenshots, the clause to keep, and the legal risk. A accepts one with the signed scan of the requirements, confirmed twice with the customer; R returns it with a reason. Tasks are what departments have to do for promises; Enter opens the deal or the promise.</source>
        <translation>销售移交给交付的已赢商机：承诺截图、须遵守的条款和法律风险。A 凭需求签字扫描件接收，且需求须与客户两次确认；R 附理由退回。“任务”是各部门为承诺要做的事；Enter 打开商机或承诺。</translation>
    </message>
    <message>
        <source>Next hand-over</source>
        <translation>下一项交接</translation>
    </message>
    <message>
        <source>Previous hand-over</source>
        <translation>上一项交接</translation>
    </message>
    <message>
        <source>Accept the hand-over</source>
        <translation>接收交接</translation>
    </message>
    <message>
        <source>Return the hand-over with a reason</source>
        <translation>附理由退回交接</translation>
    </message>
    <message>
        <source>Open the promise</source>
        <translation>打开承诺</translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>Accepted: %1. Delivery answers for it now.</source>
        <translation>已接收：%1。现由交付负责。</translation>
    </message>
    <message>
        <source>Say what is missing; whoever offered it reads it.</source>
        <translation>请写明缺少什么，移交人会看到。</translation>
    </message>
    <message>
        <source>Return the hand-over</source>
        <translation>退回交接</translation>
    </message>
    <message>
        <source>Why it goes back</source>
        <translation>退回理由</translation>
    </message>
    <message>
        <source>Returned: %1. Sales sees your reason.</source>
        <translation>已退回：%1。销售会看到您的理由。</translation>
    </message>
    <message>
        <source>No hand-over waits for delivery.</source>
        <translation>没有等待接收的交接。</translation>
    </message>
    <message>
        <source>When sales hands a won deal over, it comes here with what was promised.</source>
        <translation>销售移交已赢商机后，会连同承诺内容出现在这里。</translation>
    </message>
    <message>
        <source>No promise waits to be kept.</source>
        <translation>没有待履约的承诺。</translation>
    </message>
    <message>
        <source>Each promise to a customer becomes a task of the department that has to keep it.</source>
        <translation>每项客户承诺都会成为履约部门的任务。</translation>
    </message>
    <message>
        <source>Nothing was handed over yet.</source>
        <translation>尚无交接。</translation>
    </message>
    <message>
        <source>Offered hand-overs</source>
        <translation>待接收的交接</translation>
    </message>
    <message>
        <source>Tasks of promises</source>
        <translation>承诺任务</translation>
    </message>
    <message>
        <source>All hand-overs</source>
        <translation>全部交接</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>待接收</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Show offered hand-overs, all of them, or tasks</source>
        <translation>显示待接收的、全部交接或任务</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>接收…</translation>
    </message>
    <message>
        <source>Accept with the signed requirements (A)</source>
        <translation>凭签字需求接收（A）</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Return with a reason (R)</source>
        <translation>附理由退回（R）</translation>
    </message>
    <message>
        <source>Open it in full (Enter)</source>
        <translation>完整打开（Enter）</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DelegateForm</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>A person and their role: &quot;Li Wei · Manager&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>While you are out of office somebody else may approve and refuse in your place, and has what your team has. You can still decide yourself, and end it at any time. Your own requests stay yours: your delegate can’t approve them.</source>
        <translation>您外出期间，受托人可代您批准和驳回，并可查看您团队的数据。您本人仍可审批，也可随时终止委托。您自己提出的申请，受托人不能代批。</translation>
    </message>
    <message>
        <source>Who decides for you</source>
        <translation>受托人</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>请选择人员</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>末日</translation>
    </message>
    <message>
        <source>Choose who decides for you.</source>
        <translation>请选择受托人。</translation>
    </message>
    <message>
        <source>The last day can’t be before the first.</source>
        <translation>末日不能早于首日。</translation>
    </message>
    <message>
        <source>The last day is past already.</source>
        <translation>末日已过。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::AwayLines</name>
    <message>
        <source>End</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>%1 is out of office until %2: you decide in their place too.</source>
        <translation>%1 外出至 %2：您同时代其审批。</translation>
    </message>
    <message>
        <source>%1 is out of office from %2 until %3: you will decide in their place too.</source>
        <translation>%1 将于 %2 至 %3 外出：届时您代其审批。</translation>
    </message>
    <message>
        <source>You are out of office until %2: %1 may decide in your place.</source>
        <translation>您外出至 %2：%1 可代您审批。</translation>
    </message>
    <message>
        <source>You are out of office from %2 until %3: %1 will decide in your place.</source>
        <translation>您将于 %2 至 %3 外出：届时由 %1 代您审批。</translation>
    </message>
</context>
</TS>
