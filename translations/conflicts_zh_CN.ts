<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ConflictWords</name>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>%1’s edit</source>
        <extracomment>%1 is a person: whose edit it is.</extracomment>
        <translation>%1 的修改</translation>
    </message>
    <message>
        <source>%1’s edit, which stands</source>
        <translation>%1 的修改（现行）</translation>
    </message>
    <message>
        <source>Bring back %1’s</source>
        <translation>改用 %1 的修改</translation>
    </message>
    <message>
        <source>Leave %1’s</source>
        <translation>维持 %1 的修改</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Brought back by %1</source>
        <extracomment>%1 is the person who chose.</extracomment>
        <translation>%1 改用了未生效的修改</translation>
    </message>
    <message>
        <source>Left as it stood by %1</source>
        <extracomment>%1 is the person who chose.</extracomment>
        <translation>%1 维持了现行值</translation>
    </message>
    <message>
        <source>Written anew by %1</source>
        <extracomment>%1 is the person who chose.</extracomment>
        <translation>%1 填写了新值</translation>
    </message>
    <message>
        <source>Receivables</source>
        <translation>应收账款</translation>
    </message>
    <message>
        <source>Overdue &gt; 60 days</source>
        <translation>逾期超过 60 天</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Commission base</source>
        <translation>提成基数</translation>
    </message>
    <message>
        <source>Commission base of %1</source>
        <translation>%1 的提成基数</translation>
    </message>
    <message>
        <source>Changes none of the figures.</source>
        <translation>对各项指标没有影响。</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>A figure and by how much it changes: &quot;Receivables +1,200.00 CNY&quot;.</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between figures</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::BulkView</name>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>The edits that lost</source>
        <translation>未生效的修改</translation>
    </message>
    <message numerus="yes">
        <source>%1 fields get the value that lost</source>
        <translation>
            <numerusform>%1 个字段改用未生效的值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep mine for all %1</source>
        <translation>
            <numerusform>全部保留我的（%1 项）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back all %1</source>
        <translation>
            <numerusform>全部改用未生效的值（%1 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
    <message>
        <source>The edits that stand</source>
        <translation>现行的修改</translation>
    </message>
    <message numerus="yes">
        <source>%1 fields stay with the value that stands</source>
        <translation>
            <numerusform>%1 个字段维持现行值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take theirs for all %1</source>
        <translation>
            <numerusform>全部采用对方的（%1 项）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave all %1 as they stand</source>
        <translation>
            <numerusform>全部维持现行值（%1 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>All effects added up, in %1</source>
        <translation>影响合计（%1）</translation>
    </message>
    <message>
        <source>Each choice is an operation of its own: where one is refused, the others go through and it stays here.</source>
        <translation>每项选择都是一次独立的操作：即使其中一项被拒绝，其余各项照常生效，被拒绝的仍留在这里。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of the selected conflicts are not yours to choose; they stay as they are.</source>
        <translation>
            <numerusform>所选冲突中有 %1 项您无权处理，将保持原样。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ConflictView</name>
    <message>
        <source>Neither is right?</source>
        <translation>两个值都不对？</translation>
    </message>
    <message>
        <source>Write another value…</source>
        <translation>填写其他值…</translation>
    </message>
    <message>
        <source>Edit the field (E)</source>
        <translation>填写其他值（E）</translation>
    </message>
    <message>
        <source>Use this value</source>
        <translation>采用此值</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Another value of “%1”</source>
        <extracomment>%1 is a field&apos;s label.</extracomment>
        <translation>“%1”的其他值</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>Who edited and when: &quot;Li Wei · 2026-11-23 08:05&quot;.
----------
What was chosen and when: &quot;Brought back by Li Wei · 2026-11-23 08:05&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Before both edits</source>
        <translation>修改之前</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>What choosing it changes, in %1</source>
        <extracomment>%1 is a currency code.</extracomment>
        <translation>选择后的影响（%1）</translation>
    </message>
    <message>
        <source>%1 (M)</source>
        <translation>%1（M）</translation>
    </message>
    <message>
        <source>%1 (T)</source>
        <translation>%1（T）</translation>
    </message>
    <message>
        <source>You can read this and not choose: %1</source>
        <translation>您可以查看，但不能处理：%1</translation>
    </message>
    <message>
        <source>The field was edited again since. It is now: %1</source>
        <translation>此后该字段又被修改过，当前值为：%1</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ConflictsModel</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>The kind of a record and its name: &quot;Deal · Acme&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Edit that lost</source>
        <translation>未生效的值</translation>
    </message>
    <message>
        <source>Edit that stands</source>
        <translation>现行值</translation>
    </message>
    <message>
        <source>Lost by</source>
        <translation>修改人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ConflictsPage</name>
    <message>
        <source>Next conflict</source>
        <translation>下一项冲突</translation>
    </message>
    <message>
        <source>Previous conflict</source>
        <translation>上一项冲突</translation>
    </message>
    <message>
        <source>Keep mine, or bring back the edit that lost</source>
        <translation>保留我的，或改用未生效的修改</translation>
    </message>
    <message>
        <source>Take theirs, or leave the edit that stands</source>
        <translation>采用对方的，或维持现行的修改</translation>
    </message>
    <message>
        <source>Write another value</source>
        <translation>填写其他值</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>When two people set the same field without seeing each other’s edit, the record keeps the one that reached the hub first and the other is kept here until somebody chooses. Under each value stands what choosing it does to receivables, overdue, forecast and commission. Space and Ctrl+A select several; each choice is an operation of its own and Ctrl+Z takes it back.</source>
        <translation>两人在互不知情的情况下修改了同一字段时，先到达中心的修改生效，另一个值保留在这里，等待处理。每个值下方列出选择它对应收账款、逾期、预测和提成的影响。空格键和 Ctrl+A 可多选；每项选择都是一次独立的操作，Ctrl+Z 可以撤销。</translation>
    </message>
    <message>
        <source>Somebody chose meanwhile, so this conflict is no longer open. What you had typed: %1</source>
        <translation>在您填写期间，该冲突已有人处理。您填写的内容是：%1</translation>
    </message>
    <message>
        <source>Open conflicts</source>
        <translation>待处理的冲突</translation>
    </message>
    <message>
        <source>All conflicts</source>
        <translation>全部冲突</translation>
    </message>
    <message>
        <source>No conflict contains “%1”.</source>
        <translation>没有冲突包含“%1”。</translation>
    </message>
    <message>
        <source>Take the filter off</source>
        <translation>取消筛选</translation>
    </message>
    <message>
        <source>No conflict is open.</source>
        <translation>没有待处理的冲突。</translation>
    </message>
    <message>
        <source>There has been no conflict yet.</source>
        <translation>尚未出现过冲突。</translation>
    </message>
    <message>
        <source>This replica belongs to no hub, so nobody else edits the same records. When it does, edits of the same field by two people are settled here.</source>
        <translation>本副本未加入任何中心，没有其他人修改同一批记录。加入之后，两人对同一字段的修改将在这里处理。</translation>
    </message>
    <message>
        <source>When two people set the same field without seeing each other’s edit, both values are kept and settled here, with what each choice does to the figures.</source>
        <translation>两人在互不知情的情况下修改了同一字段时，两个值都会保留，并在这里处理；每项选择对指标的影响一目了然。</translation>
    </message>
    <message numerus="yes">
        <source>%1 conflicts selected</source>
        <translation>
            <numerusform>已选 %1 项冲突</numerusform>
        </translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Select a conflict to see both edits.</source>
        <translation>选择一项冲突，查看双方的修改。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>What a record is called and its field: &quot;Acme · Amount&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 conflicts settled. Ctrl+Z takes the last choice back.</source>
        <translation>
            <numerusform>已处理 %1 项冲突。Ctrl+Z 可撤销最后一项选择。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 settled, %2 refused. Each of those is still here, with its reason under “State”.</source>
        <extracomment>Two counts: how many choices went through and how many did not.</extracomment>
        <translation>已处理 %1 项，%2 项被拒绝。被拒绝的仍在列表中，原因见“状态”列。</translation>
    </message>
    <message>
        <source>Contains “%1”</source>
        <translation>包含“%1”</translation>
    </message>
    <message>
        <source>Filter conflicts</source>
        <translation>筛选冲突</translation>
    </message>
    <message>
        <source>Filter conflicts by record, field, value or person</source>
        <translation>按记录、字段、值或人员筛选冲突</translation>
    </message>
    <message>
        <source>Show only conflicts that contain this text (/)</source>
        <translation>只显示包含该文字的冲突（/）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show open conflicts or all</source>
        <translation>显示待处理的冲突或全部冲突</translation>
    </message>
    <message>
        <source>Conflicts, your own first</source>
        <translation>冲突列表，自己的排在最前</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::EffectList</name>
    <message>
        <source>%1 → %2</source>
        <extracomment>An amount before and after a choice: &quot;10,000.00 → 11,200.00&quot;.</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more figures</source>
        <translation>
            <numerusform>另有 %n 项指标</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ValueEditor</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
</TS>
