<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>plumbline::pages::CashForm</name>
    <message>
        <source>What came in and how it is allocated is finance’s to record. You see it here as it stands.</source>
        <translation>回款登记与核销由财务负责，您在此可以查看，不能修改。</translation>
    </message>
    <message>
        <source>Your role reads this and records nothing here.</source>
        <translation>您的角色在此只能查看，不能登记。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::Cash</name>
    <message>
        <source>Named in the reference</source>
        <translation>摘要中写明了该发票</translation>
    </message>
    <message>
        <source>Exactly this amount</source>
        <translation>金额完全一致</translation>
    </message>
    <message>
        <source>Adds up exactly</source>
        <translation>合计金额完全一致</translation>
    </message>
    <message>
        <source>Oldest due first</source>
        <translation>按到期先后</translation>
    </message>
    <message>
        <source>no due date</source>
        <translation>无到期日</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1 到期</translation>
    </message>
    <message numerus="yes">
        <source>due %1, %2 days late</source>
        <translation>
            <numerusform>%1 到期，逾期 %2 天</numerusform>
        </translation>
    </message>
    <message>
        <source>1 · Friendly reminder</source>
        <translation>1 · 友好提醒</translation>
    </message>
    <message>
        <source>2 · Second reminder</source>
        <translation>2 · 再次催款</translation>
    </message>
    <message>
        <source>3 · Final demand</source>
        <translation>3 · 最后催告</translation>
    </message>
    <message>
        <source>4 · Lawyer’s letter</source>
        <translation>4 · 律师函</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::PartsList</name>
    <message>
        <source>A part has to be above zero.</source>
        <translation>核销金额必须大于零。</translation>
    </message>
    <message>
        <source>Only %1 is open of it.</source>
        <translation>该笔仅余 %1 未清。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>An invoice&apos;s number, and what is wrong with the part set against it.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 · %2 open</source>
        <extracomment>When an instalment is due, and what is open of it.</extracomment>
        <translation>%1 · 未清 %2</translation>
    </message>
    <message>
        <source>%1 · disputed</source>
        <extracomment>What is said of an instalment, and that it is disputed.</extracomment>
        <translation>%1 · 有争议</translation>
    </message>
    <message>
        <source>Part for %1</source>
        <translation>核销到 %1 的金额</translation>
    </message>
    <message>
        <source>What the customer owes shows here.</source>
        <translation>客户的未清款项会列在这里。</translation>
    </message>
    <message>
        <source>No open invoice contains “%1”.</source>
        <translation>没有包含“%1”的未清发票。</translation>
    </message>
    <message>
        <source>Nothing is open in %1.</source>
        <translation>没有 %1 的未清款项。</translation>
    </message>
    <message numerus="yes">
        <source>and %1 more, found by their number</source>
        <translation>
            <numerusform>另有 %1 笔，可按发票号查找</numerusform>
        </translation>
    </message>
    <message>
        <source>Set against</source>
        <translation>核销到</translation>
    </message>
    <message>
        <source>Suggest again</source>
        <translation>重新建议</translation>
    </message>
    <message>
        <source>Put the proposed parts back in place of those changed by hand</source>
        <translation>用系统建议替换手工修改的金额</translation>
    </message>
    <message>
        <source>Find an invoice</source>
        <translation>查找发票</translation>
    </message>
    <message>
        <source>Find an open invoice by its number</source>
        <translation>按发票号查找未清发票</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::RemainderView</name>
    <message>
        <source>Remainder</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Remainder: %1</source>
        <translation>剩余：%1</translation>
    </message>
    <message>
        <source>The parts are more than the %1 there is.</source>
        <translation>核销合计超过了可用的 %1。</translation>
    </message>
    <message>
        <source>All of %1 is allocated.</source>
        <translation>%1 已全部核销。</translation>
    </message>
    <message>
        <source>Nothing of it is allocated: it stays unapplied until somebody does.</source>
        <translation>尚未核销，将作为未核销回款留存，可稍后核销。</translation>
    </message>
    <message>
        <source>%1 of %2 is allocated; the rest stays unapplied.</source>
        <translation>%2 中已核销 %1，其余留作未核销回款。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DocumentForm</name>
    <message>
        <source>Receipt %1 of %2 is recorded, and all of it is allocated.</source>
        <translation>回款 %1（%2）已登记并全部核销。</translation>
    </message>
    <message>
        <source>Credit note %1 of %2 is posted, and all of it is allocated.</source>
        <translation>红字发票 %1（%2）已入账并全部核销。</translation>
    </message>
    <message>
        <source>Receipt %1 of %2 is recorded; %3 of it stays unapplied.</source>
        <translation>回款 %1（%2）已登记，其中 %3 暂未核销。</translation>
    </message>
    <message>
        <source>Credit note %1 of %2 is posted; %3 of it stays unapplied.</source>
        <translation>红字发票 %1（%2）已入账，其中 %3 暂未核销。</translation>
    </message>
    <message>
        <source>Record a receipt</source>
        <translation>登记回款</translation>
    </message>
    <message>
        <source>Post a credit note</source>
        <translation>开具红字发票</translation>
    </message>
    <message>
        <source>Record receipt</source>
        <translation>登记回款</translation>
    </message>
    <message>
        <source>Post credit note</source>
        <translation>开具红字发票</translation>
    </message>
    <message>
        <source>Choose the customer.</source>
        <translation>请选择客户。</translation>
    </message>
    <message>
        <source>What the customer owes is on its way.</source>
        <translation>正在读取客户欠款。</translation>
    </message>
    <message>
        <source>Type the amount.</source>
        <translation>请输入金额。</translation>
    </message>
    <message>
        <source>The amount has to be above zero.</source>
        <translation>金额必须大于零。</translation>
    </message>
    <message>
        <source>Type the rate: how much one %1 is in %2, with up to six decimals.</source>
        <translation>请输入汇率：1 %1 折合多少 %2，最多六位小数。</translation>
    </message>
    <message>
        <source>Type the bank’s reference or the receipt’s number.</source>
        <translation>请输入银行流水号或收据号。</translation>
    </message>
    <message>
        <source>Type the credit note’s number.</source>
        <translation>请输入红字发票号。</translation>
    </message>
    <message>
        <source>The parts are more than the amount. Lessen one of them.</source>
        <translation>核销合计超过了金额，请减少其中一笔。</translation>
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
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>到账日期</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>票号</translation>
    </message>
    <message>
        <source>Part of the name</source>
        <translation>输入名称的一部分</translation>
    </message>
    <message>
        <source>Bank reference; an invoice number in it is recognised</source>
        <translation>银行流水号，可识别其中的发票号</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::AllocateForm</name>
    <message>
        <source>Allocate what is unapplied</source>
        <translation>核销未核销款项</translation>
    </message>
    <message>
        <source>%1 %2 of %3 · %4</source>
        <extracomment>A document&apos;s kind and number, its day, and its customer.</extracomment>
        <translation>%1 %2（%3）· %4</translation>
    </message>
    <message>
        <source>Allocate</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>What the customer owes is on its way.</source>
        <translation>正在读取客户欠款。</translation>
    </message>
    <message>
        <source>Nothing of it is left to allocate.</source>
        <translation>已无余额可供核销。</translation>
    </message>
    <message>
        <source>Tick an invoice, or type its part.</source>
        <translation>请勾选发票，或输入核销金额。</translation>
    </message>
    <message>
        <source>The parts are more than what is left of it. Lessen one of them.</source>
        <translation>核销合计超过了可用余额，请减少其中一笔。</translation>
    </message>
    <message>
        <source>%1 of %2 is allocated.</source>
        <translation>%2 中的 %1 已核销。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::OpenChoice</name>
    <message>
        <source>Everything owed</source>
        <translation>全部欠款</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>An invoice&apos;s number, when it is due, and what is open of it.</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ChaseForm</name>
    <message>
        <source>They were not chased before.</source>
        <translation>此前未催收过。</translation>
    </message>
    <message>
        <source>Last chased on %1: %2.</source>
        <translation>上次催收：%1，%2。</translation>
    </message>
    <message>
        <source>Record a chase</source>
        <translation>登记催收</translation>
    </message>
    <message>
        <source>Record chase</source>
        <translation>登记催收</translation>
    </message>
    <message>
        <source>What the customer owes is on its way.</source>
        <translation>正在读取客户欠款。</translation>
    </message>
    <message>
        <source>The chase of %1 is recorded.</source>
        <translation>对 %1 的催收已登记。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>催收内容</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>催收日期</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::PromiseForm</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Amount (%1)</source>
        <translation>金额（%1）</translation>
    </message>
    <message>
        <source>Record a promise to pay</source>
        <translation>登记付款承诺</translation>
    </message>
    <message>
        <source>Record promise</source>
        <translation>登记承诺</translation>
    </message>
    <message>
        <source>What the customer owes is on its way.</source>
        <translation>正在读取客户欠款。</translation>
    </message>
    <message>
        <source>Type how much they promised.</source>
        <translation>请输入承诺金额。</translation>
    </message>
    <message>
        <source>The amount has to be above zero.</source>
        <translation>金额必须大于零。</translation>
    </message>
    <message>
        <source>The promised day is over. Choose today or a later one.</source>
        <translation>承诺付款日已过，请选择今天或之后的日期。</translation>
    </message>
    <message>
        <source>%1 promised %2 by %3.</source>
        <translation>%1 承诺在 %3 前支付 %2。</translation>
    </message>
    <message>
        <source>For</source>
        <translation>承诺内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>付款日期</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DisputeForm</name>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>An invoice&apos;s number, when it is due, and what is open of it.</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Disputed invoices</source>
        <translation>争议发票</translation>
    </message>
    <message>
        <source>Save the marks</source>
        <translation>保存标记</translation>
    </message>
    <message>
        <source>What the customer owes is on its way.</source>
        <translation>正在读取客户欠款。</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未清款项。</translation>
    </message>
    <message>
        <source>Tick what the customer disputes, or take a tick off.</source>
        <translation>请勾选客户有争议的发票，或取消勾选。</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices of %2 are marked anew.</source>
        <translation>
            <numerusform>%2 的 %1 张发票已更新争议标记。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is disputed is proposed last for money that comes in, and adds up in the disputed figure.</source>
        <translation>有争议的款项在核销建议中排在最后，并计入争议金额。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::WriteOffForm</name>
    <message>
        <source>Amount (%1)</source>
        <translation>金额（%1）</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>%1 of it waits for approval already. Asking again adds to that.</source>
        <translation>其中 %1 已在等待审批，再次申请将累加。</translation>
    </message>
    <message>
        <source>It stays owed until a leader approves; you can’t approve it yourself.</source>
        <translation>管理者批准之前仍为欠款；申请人不能自己审批。</translation>
    </message>
    <message>
        <source>Ask for a write-off</source>
        <translation>申请坏账核销</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>提交审批</translation>
    </message>
    <message>
        <source>What the customer owes is on its way.</source>
        <translation>正在读取客户欠款。</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未清款项。</translation>
    </message>
    <message>
        <source>Type the amount to give up.</source>
        <translation>请输入核销金额。</translation>
    </message>
    <message>
        <source>The amount has to be above zero.</source>
        <translation>金额必须大于零。</translation>
    </message>
    <message>
        <source>Only %1 is open of it.</source>
        <translation>该笔仅余 %1 未清。</translation>
    </message>
    <message>
        <source>Writing off %1 of %2 waits for approval.</source>
        <translation>%2 的 %1 坏账核销已提交审批。</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::AccountView</name>
    <message>
        <source>Account</source>
        <translation>往来</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>未清 %1</translation>
    </message>
    <message>
        <source>owner %1</source>
        <translation>负责人 %1</translation>
    </message>
    <message>
        <source>credit %1</source>
        <translation>信用 %1</translation>
    </message>
    <message>
        <source>Record receipt</source>
        <translation>登记回款</translation>
    </message>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>另有 %1 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Chase</source>
        <translation>催收</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺付款</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>争议</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>红字发票</translation>
    </message>
    <message>
        <source>Allocate</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>%1 · of %2</source>
        <extracomment>A document&apos;s day, and what it was for.</extracomment>
        <translation>%1 · 共 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A document&apos;s kind and number.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Not allocated yet</source>
        <translation>未核销</translation>
    </message>
    <message>
        <source>Promise to pay…</source>
        <translation>登记付款承诺…</translation>
    </message>
    <message>
        <source>No longer disputed</source>
        <translation>取消争议标记</translation>
    </message>
    <message>
        <source>Mark as disputed</source>
        <translation>标记为有争议</translation>
    </message>
    <message>
        <source>Ask for a write-off…</source>
        <translation>申请坏账核销…</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>write-off of %1 waits for approval</source>
        <translation>%1 坏账核销待审批</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未清</translation>
    </message>
    <message>
        <source>%1 · %2 · %3, %4</source>
        <extracomment>The state of a request, its reason, who asked, and when.</extracomment>
        <translation>%1 · %2 · %3，%4</translation>
    </message>
    <message>
        <source>Write-offs asked for</source>
        <translation>坏账核销申请</translation>
    </message>
    <message>
        <source>Everything owed</source>
        <translation>全部欠款</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>%1 · said on %2</source>
        <translation>%1 · %2 承诺</translation>
    </message>
    <message>
        <source>Promises to pay</source>
        <translation>付款承诺</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>What was chased, and by whom.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Chases</source>
        <translation>催收记录</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回核销</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>A receipt or credit note, and the invoice it was set against.</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>已核销</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Reverse…</source>
        <translation>冲红…</translation>
    </message>
    <message>
        <source>%1 from %2 is taken back from %3 and can be allocated again.</source>
        <translation>%2 核销到 %3 的 %1 已撤回，可重新核销。</translation>
    </message>
    <message>
        <source>%1 is marked as disputed.</source>
        <translation>%1 已标记为有争议。</translation>
    </message>
    <message>
        <source>%1 is no longer disputed.</source>
        <translation>%1 已取消争议标记。</translation>
    </message>
    <message>
        <source>Reverse %1?</source>
        <translation>冲红%1？</translation>
    </message>
    <message>
        <source>A document of %1 is posted today against %2, and what was allocated of it or to it is taken back.</source>
        <translation>今日将入账一张 %1 的单据冲红%2，与其相关的核销一并撤回。</translation>
    </message>
    <message>
        <source>Both stay in the books. A reversal is not taken back: post the document anew where it was right.</source>
        <translation>两张单据均保留在账上。冲红不可撤销；如原单据无误，请重新入账。</translation>
    </message>
    <message>
        <source>Reverse it</source>
        <translation>冲红</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>%1 is reversed.</source>
        <translation>%1 已冲红。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CashLine</name>
    <message>
        <source>%1: %2</source>
        <extracomment>An act and what it is done to: &quot;Take back: R-12 → INV-1003&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What else can be done</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>%1 的更多操作</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CashSide</name>
    <message>
        <source>It is recorded, but it was not allocated. %1 Allocate it here, or leave it unapplied.</source>
        <translation>已登记，但未能核销。%1请在此核销，或留作未核销款项。</translation>
    </message>
</context>
</TS>
