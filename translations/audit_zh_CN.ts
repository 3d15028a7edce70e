<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AuditWords</name>
    <message>
        <source>Undone by %1</source>
        <translation>已由第 %1 条撤销</translation>
    </message>
    <message>
        <source>Undoes %1</source>
        <translation>撤销第 %1 条</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>新建 %1</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>更新 %1</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <extracomment>An act and what it was about: &quot;Import “deals.csv”&quot;.</extracomment>
        <translation>%1“%2”</translation>
    </message>
    <message>
        <source>Undone here, waits for the hub</source>
        <translation>已在本机撤销，待中心确认</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>已拒绝：%1</translation>
    </message>
    <message>
        <source>Came too late: it was decided before</source>
        <translation>来迟一步：此前已有决定</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::AuditModel</name>
    <message>
        <source>Entry</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>撤销情况</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::AuditPage</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Undo the selected entry…</source>
        <translation>撤销选中的记录…</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Everything that was ever done, newest first, as the ledger keeps it. Select an entry to see each field before and after. Undoing an entry is an entry of its own: nothing is ever erased here.</source>
        <translation>账本里的全部操作，最近的在前。选中一条可逐字段查看变更前后。撤销本身也是一条记录，这里不会抹去任何内容。</translation>
    </message>
    <message>
        <source>No entry matches these filters.</source>
        <translation>没有符合筛选条件的记录。</translation>
    </message>
    <message>
        <source>Take the filters off</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>还没有任何操作。</translation>
    </message>
    <message>
        <source>Import a file, and it appears here.</source>
        <translation>导入文件后会显示在这里。</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Select an entry to see what it changed.</source>
        <translation>选中一条记录，查看它的变更。</translation>
    </message>
    <message>
        <source>Entry %1: %2</source>
        <extracomment>The number of an entry and what it did: &quot;Entry 12: Import “deals.csv”&quot;.</extracomment>
        <translation>第 %1 条：%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>Who did something and what it changed: &quot;Li Wei · 8,800 created&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>In the ledger</source>
        <extracomment>How many entries the whole ledger has.</extracomment>
        <translation>账本共</translation>
    </message>
    <message>
        <source>Read so far, of</source>
        <translation>已读取，账本共</translation>
    </message>
    <message>
        <source>Undo this entry?</source>
        <translation>撤销这条记录？</translation>
    </message>
    <message>
        <source>%1: %2, by %3.</source>
        <extracomment>%1 is an act (&quot;Import “deals.csv”&quot;), %2 what it changed (&quot;8,800 created&quot;).</extracomment>
        <translation>%1：%2，操作人 %3。</translation>
    </message>
    <message>
        <source>What it changed goes back to what it was before. The undoing is an entry of its own and can be undone too.</source>
        <translation>它所做的变更将恢复原状。撤销会记为新的一条，之后还可以恢复。</translation>
    </message>
    <message>
        <source>Undo the entry</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Entries of the ledger, newest first</source>
        <translation>账本记录，最近的在前</translation>
    </message>
    <message>
        <source>What the selected entry changed</source>
        <translation>选中记录的变更</translation>
    </message>
    <message>
        <source>Undo this entry…</source>
        <translation>撤销这条记录…</translation>
    </message>
    <message>
        <source>Filters of the ledger</source>
        <translation>账本筛选</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ChangesModel</name>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>The kind of a record and its name: &quot;Deals · Acme&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>变更</translation>
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
        <source>Before</source>
        <translation>变更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>变更后</translation>
    </message>
</context>
</TS>
