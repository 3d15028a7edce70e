<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ImportWords</name>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Other documents</source>
        <translation>其他单据</translation>
    </message>
    <message numerus="yes">
        <source>%1 deals</source>
        <translation>
            <numerusform>%1 条商机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 customers</source>
        <translation>
            <numerusform>%1 个客户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 products</source>
        <translation>
            <numerusform>%1 个产品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 people</source>
        <translation>
            <numerusform>%1 名人员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 张发票</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents</source>
        <translation>
            <numerusform>%1 张单据</numerusform>
        </translation>
    </message>
    <message>
        <source>Import %1</source>
        <extracomment>%1 is &quot;8,800 deals&quot;.</extracomment>
        <translation>导入 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>归到“%1”</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Leave it blank</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>Refuse these rows</source>
        <translation>拒绝这些行</translation>
    </message>
    <message>
        <source>Use the closest name</source>
        <translation>归到最接近的名称</translation>
    </message>
    <message>
        <source>Create them all</source>
        <translation>全部新建</translation>
    </message>
    <message>
        <source>Leave them all blank</source>
        <translation>全部留空</translation>
    </message>
    <message>
        <source>Refuse all their rows</source>
        <translation>全部拒绝</translation>
    </message>
    <message numerus="yes">
        <source>Accept %1 names and import %2</source>
        <extracomment>%1 is a number, %2 is &quot;8,800 deals&quot;.</extracomment>
        <translation>
            <numerusform>采纳 %1 个名称并导入 %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows wait</source>
        <translation>
            <numerusform>%1 行待答</numerusform>
        </translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>竖线</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::FileCard</name>
    <message>
        <source>Guessed from the file</source>
        <translation>根据文件自动识别</translation>
    </message>
    <message>
        <source>The rows are</source>
        <translation>每行是</translation>
    </message>
    <message>
        <source>What the rows of the file become</source>
        <translation>文件每行导入为</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>Where the mapping comes from</source>
        <translation>列对应的来源</translation>
    </message>
    <message>
        <source>Keep as template…</source>
        <translation>存为模板…</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>换个文件…</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>模板名称</translation>
    </message>
    <message>
        <source>Keep template</source>
        <translation>保存模板</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>工作簿中的工作表</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>How the file writes its letters</source>
        <translation>文件的字符编码</translation>
    </message>
    <message>
        <source>Separated by</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>What stands between the cells</source>
        <translation>单元格之间的分隔符</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ImportPage</name>
    <message>
        <source>%1 is being imported.</source>
        <translation>正在导入 %1。</translation>
    </message>
    <message>
        <source>Would be created</source>
        <translation>将新建</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows wait for an answer</source>
        <translation>
            <numerusform>%1 行等待处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 without customer</source>
        <translation>
            <numerusform>其中 %1 条未归属客户</numerusform>
        </translation>
    </message>
    <message>
        <source>Would be refused</source>
        <translation>将拒绝</translation>
    </message>
    <message>
        <source>see why below</source>
        <translation>原因见下</translation>
    </message>
    <message>
        <source>Rows in the file</source>
        <translation>文件行数</translation>
    </message>
    <message>
        <source>Would be changed</source>
        <translation>将更新</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>Importing %1. You can go on working; cancelling leaves everything as it was.</source>
        <translation>正在导入 %1。可以继续其他工作，取消则一切保持原样。</translation>
    </message>
    <message>
        <source>Counting what would happen…</source>
        <translation>正在测算导入结果…</translation>
    </message>
    <message>
        <source>Still needed: %1. Choose the column that holds it.</source>
        <translation>还缺：%1。请在上方选择对应的列。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between column names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Some names still have to be answered.</source>
        <translation>还有名称未处理。</translation>
    </message>
    <message>
        <source>None of these rows can come in as they are mapped now.</source>
        <translation>按当前的列对应，没有一行可以导入。</translation>
    </message>
    <message>
        <source>Everything in this file is here already; importing it would change nothing.</source>
        <translation>文件内容均已存在，导入不会产生任何变更。</translation>
    </message>
    <message>
        <source>Nothing is written until you import. It becomes one entry of the ledger and can be undone as one.</source>
        <translation>导入前不会写入任何内容；导入后记为一条账本记录，可整体撤销。</translation>
    </message>
    <message>
        <source>Nothing was imported. The file was not changed.</source>
        <translation>未导入任何内容，文件未作改动。</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <source>“%1” is not known yet. Decide what to do with its rows, then import.</source>
        <translation>“%1”尚未识别，请先决定如何处理，再导入。</translation>
    </message>
    <message>
        <source>The import was complete before it could be cancelled. Undo it on the audit page.</source>
        <translation>取消之前导入已经完成，可在审计页撤销。</translation>
    </message>
    <message>
        <source>The import was cancelled. Nothing was written; what you decided is kept.</source>
        <translation>导入已取消，未写入任何内容，已做的选择都还在。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Brings a CSV or XLSX file in. Choose a file or drop it here; Plumbline guesses what its rows and columns are, and counts what would happen before anything is written. Answer the names it does not know, correct the columns, and import. The import is one entry of the ledger and can be undone as one.</source>
        <translation>导入 CSV 或 XLSX 文件。选择文件或拖到此处，准绳会识别每行每列的含义，并在写入之前测算结果。处理未识别的名称、核对列对应，即可导入。一次导入记为一条账本记录，可整体撤销。</translation>
    </message>
    <message>
        <source>This file has no column %1. The mapping goes on without it.</source>
        <translation>文件中没有“%1”列，其余列对应照常使用。</translation>
    </message>
    <message>
        <source>The mapping is kept as “%1”.</source>
        <translation>列对应已存为模板“%1”。</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import the file on the import page</source>
        <translation>执行导入</translation>
    </message>
    <message>
        <source>Choose a file, or drop one here.</source>
        <translation>选择文件，或拖到此处</translation>
    </message>
    <message>
        <source>CSV and XLSX, in any usual encoding, date order and number style. You see what would happen before anything is written.</source>
        <translation>支持 CSV 与 XLSX，常见编码、日期与数字写法均可识别。写入之前先看到结果。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose the file to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx)</source>
        <translation>表格 (*.csv *.tsv *.txt *.xlsx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>取消导入</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message numerus="yes">
        <source>%1 names are taken for the closest known ones, as selected above.</source>
        <translation>
            <numerusform>%1 个名称将按上方所选，视为最接近的已知名称。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look over the selected names first, then import.</source>
        <translation>请先核对已选的名称，再导入。</translation>
    </message>
    <message>
        <source>The file is read as %1. Choose another encoding where letters look wrong.</source>
        <translation>文件按 %1 读取。若文字显示不对，请改选编码。</translation>
    </message>
    <message>
        <source>Go to the next open name</source>
        <translation>转到下一个待答的名称</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::MappingHeader</name>
    <message>
        <source>Not imported</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <extracomment>A column that has to be there: &quot;Stage (needed)&quot;.</extracomment>
        <translation>%1（必需）</translation>
    </message>
    <message>
        <source>What column “%1” is imported as</source>
        <translation>“%1”列导入为</translation>
    </message>
    <message>
        <source>Order as written</source>
        <translation>日期顺序自动识别</translation>
    </message>
    <message>
        <source>Year, month, day</source>
        <translation>年、月、日</translation>
    </message>
    <message>
        <source>Month, day, year</source>
        <translation>月、日、年</translation>
    </message>
    <message>
        <source>Day, month, year</source>
        <translation>日、月、年</translation>
    </message>
    <message>
        <source>Order of dates in column “%1”</source>
        <translation>“%1”列的日期顺序</translation>
    </message>
    <message>
        <source>Decimals as written</source>
        <translation>数字写法自动识别</translation>
    </message>
    <message>
        <source>How numbers are written in column “%1”</source>
        <translation>“%1”列的数字写法</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::OutcomePanel</name>
    <message>
        <source>The import of %1 was taken back</source>
        <translation>已撤销 %1 的导入</translation>
    </message>
    <message>
        <source>Everything is as it was before it. Both the import and its undoing stay in the ledger.</source>
        <translation>一切恢复到导入之前。导入与撤销都保留在账本中。</translation>
    </message>
    <message>
        <source>Nothing had to be changed</source>
        <translation>无需变更</translation>
    </message>
    <message>
        <source>Everything in %1 was here already.</source>
        <translation>%1 的内容均已存在。</translation>
    </message>
    <message>
        <source>%1 imported</source>
        <extracomment>%1 is &quot;8,800 deals&quot;.</extracomment>
        <translation>已导入 %1</translation>
    </message>
    <message>
        <source>From %1, as entry %2 of the ledger.</source>
        <translation>来自 %1，账本第 %2 条。</translation>
    </message>
    <message>
        <source>The refused rows are in %1, each with its reason.</source>
        <translation>被拒绝的行连同原因已写入 %1。</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>As they were</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Without customer</source>
        <translation>未归属客户</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Show in Receivables</source>
        <translation>在应收账款中查看</translation>
    </message>
    <message>
        <source>Show in Pipeline</source>
        <translation>在漏斗中查看</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>再导入一个文件</translation>
    </message>
    <message>
        <source>Open the refused rows</source>
        <translation>打开被拒绝的行</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::PreviewCard</name>
    <message>
        <source>The first rows as they stand in the file. Choose above each column what it becomes.</source>
        <translation>文件的前几行。请在每列上方选择对应的字段。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::QuestionsCard</name>
    <message>
        <source>Names Plumbline does not know yet</source>
        <translation>尚未识别的名称</translation>
    </message>
    <message>
        <source>“%1”</source>
        <extracomment>A name as it stands in the file.</extracomment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>What to do with “%1” in %2</source>
        <translation>%2“%1”如何处理</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 more names in %3</source>
        <translation>
            <numerusform>%1：另有 %2 个名称，涉及 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>What to do with the other names in %1</source>
        <translation>%1的其余名称如何处理</translation>
    </message>
    <message>
        <source>Choose what to do…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Use the closest, create the others</source>
        <translation>归到最接近的，其余新建</translation>
    </message>
    <message>
        <source>Answers every open name: with the closest known one, or with a new record where none is close</source>
        <translation>一次处理全部未定名称：有相近的归到相近的，没有的新建</translation>
    </message>
    <message>
        <source>Every name has an answer. Change those you disagree with.</source>
        <translation>均已有处理方式，不合适的可以改。</translation>
    </message>
    <message>
        <source>%1 · suggested</source>
        <translation>%1 · 建议</translation>
    </message>
    <message numerus="yes">
        <source>%1 names have to be answered</source>
        <translation>
            <numerusform>%1 个名称需要答复</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <extracomment>%1 is &quot;3 names have to be answered&quot;, %2 is &quot;1,480 rows wait&quot;.</extracomment>
        <translation>%1；%2。</translation>
    </message>
    <message>
        <source>The closest known name is selected. Change it where it is not the one; importing accepts the others.</source>
        <translation>已选中最接近的已知名称。不对的请改选；导入即采纳其余各项。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::RefusalsCard</name>
    <message>
        <source>Refused rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>The first %1 of %2. All of them go to a file with their reasons, to be corrected and imported again.</source>
        <translation>显示前 %1 行，共 %2 行。全部连同原因写入文件，改好后可再次导入。</translation>
    </message>
    <message>
        <source>They go to a file with their reasons, to be corrected and imported again.</source>
        <translation>连同原因写入文件，改好后可再次导入。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::RefusalsModel</name>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Why it would not come in</source>
        <translation>未能导入的原因</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件内容</translation>
    </message>
</context>
</TS>
