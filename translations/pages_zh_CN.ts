<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SyncWords</name>
    <message>
        <source>Offline, everything works</source>
        <translation>离线，一切照常可用</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Receiving rows: %1</source>
        <translation>正在接收数据：%1 行</translation>
    </message>
    <message>
        <source>Receiving rows: %1 of %2</source>
        <extracomment>Two counts of rows: those here and all there are.</extracomment>
        <translation>正在接收数据：%1 / %2 行</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>Connected, up to date</source>
        <translation>已连接，数据最新</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message numerus="yes">
        <source>%1 operations wait</source>
        <translation>
            <numerusform>%1 项操作等待发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 set aside</source>
        <translation>
            <numerusform>%1 项已搁置</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 conflicts</source>
        <translation>
            <numerusform>%1 项冲突</numerusform>
        </translation>
    </message>
    <message>
        <source>Last synced %1</source>
        <translation>上次同步 %1</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>尚未同步</translation>
    </message>
    <message>
        <source>Tries again at %1</source>
        <translation>%1 再次尝试</translation>
    </message>
    <message numerus="yes">
        <source>%1 refused by the hub</source>
        <translation>
            <numerusform>中心拒绝了 %1 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::AttachmentList</name>
    <message>
        <source>No files yet. Drop one here to attach it.</source>
        <translation>还没有附件。把文件拖到这里即可附上。</translation>
    </message>
    <message>
        <source>No files.</source>
        <translation>没有附件。</translation>
    </message>
    <message>
        <source>Fetching, %1 %</source>
        <translation>正在取来，%1 %</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Partly here</source>
        <translation>部分在本机</translation>
    </message>
    <message>
        <source>At the hub</source>
        <translation>在中心</translation>
    </message>
    <message>
        <source>Save “%1” as…</source>
        <translation>将“%1”另存为…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>附上文件</translation>
    </message>
    <message>
        <source>Attaching “%1”…</source>
        <translation>正在附上“%1”…</translation>
    </message>
    <message>
        <source>Attaching “%1”, %2 %</source>
        <translation>正在附上“%1”，%2 %</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached.</source>
        <translation>
            <numerusform>已附上 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the file outside of the replica</source>
        <translation>将文件保存到副本之外</translation>
    </message>
    <message>
        <source>Saved as %1, readable by anybody who can read that folder.</source>
        <translation>已保存为 %1，能读取该文件夹的人都能打开。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>附上文件…</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::AttachmentPreview</name>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This picture can’t be shown here. Save it and open it with its own program.</source>
        <translation>这张图片无法在此显示。请另存后用相应的程序打开。</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>%1 created</source>
        <translation>新增 %1 条</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>修改 %1 条</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>移除 %1 条</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>An act and what it did: &quot;Import: 8,800 created&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 “%2”: %3</source>
        <extracomment>An act, what it was about, and what it did: &quot;Import “deals.csv”: 8,800 created&quot;.</extracomment>
        <translation>%1“%2”：%3</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::Exporting</name>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>已取消，未写入文件。</translation>
    </message>
    <message>
        <source>%1 can’t be written. Choose a folder you may write to, or close the file where it is open.</source>
        <translation>无法写入 %1。请换一个可写入的文件夹；如文件正在其他程序中打开，请先关闭。</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>PDF report</source>
        <translation>PDF 报告</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Export %1</source>
        <extracomment>A kind of file and its pattern: &quot;CSV table (*.csv)&quot;.</extracomment>
        <translation>导出：%1</translation>
    </message>
    <message>
        <source>What is on screen is written, with the filters in force: the rows as a table, or the page as a picture.</source>
        <translation>按当前筛选条件导出屏幕上的内容：明细导出为表格，或整页导出为图片。</translation>
    </message>
    <message>
        <source>The file is not encrypted.</source>
        <translation>导出的文件不加密，请妥善保管。</translation>
    </message>
    <message>
        <source>There is nothing on this page to export yet.</source>
        <translation>本页暂无可导出的内容。</translation>
    </message>
    <message>
        <source>Another export is being written.</source>
        <translation>另一项导出正在进行。</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消导出</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Exporting: %1 of %2 rows</source>
        <translation>正在导出：第 %1 行，共 %2 行</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::FigurePage</name>
    <message>
        <source>The last day with something to show is %1.</source>
        <translation>最近有数据的日期是 %1。</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>Nothing is left in this slice.</source>
        <translation>当前筛选下没有数据。</translation>
    </message>
    <message>
        <source>The chips above leave no row. Take them off to see everything.</source>
        <translation>上方的筛选条件排除了所有数据，取消筛选即可查看全部。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>These are the figures of %1 at ledger position %2, kept from last time. Newer ones follow as soon as the rows are loaded.</source>
        <translation>这是上次保存的数据（%1，账本位置 %2）。明细载入后自动更新。</translation>
    </message>
    <message>
        <source>%1 The figures shown are those of ledger position %2.</source>
        <translation>%1当前显示的是账本位置 %2 的数据。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The first rows are on their way.</source>
        <translation>数据正在传来。</translation>
    </message>
    <message>
        <source>They show here as soon as the hub has sent them all; the bottom line says how far that is.</source>
        <translation>中心发送完毕后即显示在这里，进度见底部状态栏。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::HealthCard</name>
    <message>
        <source>Inventory %1: average inventory %2 ÷ cost of sales %3</source>
        <translation>存货 %1：平均存货 %2 ÷ 销售成本 %3</translation>
    </message>
    <message>
        <source>+ receivables %1: closing receivables %2 ÷ net credit sales %3</source>
        <translation>＋ 应收 %1：期末应收 %2 ÷ 净赊销额 %3</translation>
    </message>
    <message>
        <source>− payables %1: average payables %2 ÷ cost of sales %3</source>
        <translation>− 应付 %1：平均应付 %2 ÷ 销售成本 %3</translation>
    </message>
    <message>
        <source>Each × the %1 days of the period</source>
        <translation>各项均乘以期间天数 %1</translation>
    </message>
    <message>
        <source>Net signed %1 ÷ sales full-time equivalents %2, weighted by the time they were there</source>
        <translation>净签约额 %1 ÷ 销售全职当量 %2（按在岗时间加权）</translation>
    </message>
    <message>
        <source>Acquisition cost %1 ÷ customers with their first order ever in the period %2</source>
        <translation>获客投入 %1 ÷ 本期首次成交的新客户 %2</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>%1, twelve months</source>
        <extracomment>The trend of a figure over twelve months.</extracomment>
        <translation>%1，近十二个月</translation>
    </message>
    <message>
        <source>There is no trend yet.</source>
        <translation>暂无趋势。</translation>
    </message>
    <message>
        <source>How %1 is made</source>
        <translation>%1的计算方式</translation>
    </message>
    <message>
        <source>%1 Missing: %2. Import them to see this figure.</source>
        <translation>%1 缺少：%2。导入后即可显示。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between missing inputs</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>(not known)</source>
        <translation>（未知）</translation>
    </message>
    <message>
        <source>Inventory: not known, it needs %1</source>
        <translation>存货：无法计算，缺少%1</translation>
    </message>
    <message>
        <source>+ receivables: not known, they need %1</source>
        <translation>＋ 应收：无法计算，缺少%1</translation>
    </message>
    <message>
        <source>− payables: not known, they need %1</source>
        <translation>− 应付：无法计算，缺少%1</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::HealthPage</name>
    <message>
        <source>Health</source>
        <translation>经营健康度</translation>
    </message>
    <message>
        <source>Three figures over the period, or over the twelve months up to the as-of day. Each number in a formula is a link: the documents or people it was made of appear below, and add up to it. Where an input is missing the page says which; nothing is estimated.</source>
        <translation>三项指标按所选期间计算，未选期间时取截止日前十二个月。公式中的每个数字都可点击，下方列出对应的单据或人员，合计即为该数字。缺少数据时会说明缺什么，绝不估算。</translation>
    </message>
    <message>
        <source>Unchanged since %1</source>
        <translation>与 %1 持平</translation>
    </message>
    <message>
        <source>%1 more than on %2</source>
        <translation>较 %2 增加 %1</translation>
    </message>
    <message>
        <source>%1 less than on %2</source>
        <translation>较 %2 减少 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>The rows behind a figure, and the period it is of.</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>DSO only, incomplete</source>
        <translation>仅应收周转天数，不完整</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A figure of which only a part is known: &quot;Cash conversion cycle: Days sales outstanding&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not known: data is missing</source>
        <translation>无法计算，缺少数据</translation>
    </message>
    <message>
        <source>%1 is not known: it needs %2.</source>
        <translation>无法得出%1，缺少%2。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::MainWindow</name>
    <message>
        <source>Close Plumbline</source>
        <translation>关闭准绳</translation>
    </message>
    <message>
        <source>Cancelled, it leaves everything as it was before. Either way the window closes as soon as it has ended.</source>
        <translation>取消后，一切保持导入前的样子。两种情况下，窗口都会在导入结束后立即关闭。</translation>
    </message>
    <message>
        <source>Finish, then close</source>
        <translation>完成后关闭</translation>
    </message>
    <message>
        <source>Cancel it and close</source>
        <translation>取消导入并关闭</translation>
    </message>
    <message>
        <source>Plumbline</source>
        <translation>准绳</translation>
    </message>
    <message>
        <source>%1 – Plumbline</source>
        <translation>%1 – 准绳</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Loading rows</source>
        <translation>正在载入明细</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>数据已是最新</translation>
    </message>
    <message>
        <source>Ledger position %1</source>
        <translation>账本位置 %1</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>可离线使用</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>筛选明细</translation>
    </message>
    <message>
        <source>Take the filter off</source>
        <translation>取消筛选</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Show everything as of today</source>
        <translation>取消全部筛选，回到今天</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Takes the last change back, as a change of its own</source>
        <translation>撤回最近一次变更，撤销本身也记入账本</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Print to PDF</source>
        <translation>打印为 PDF</translation>
    </message>
    <message>
        <source>Export as Excel workbook</source>
        <translation>导出为 Excel</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>导出为 CSV</translation>
    </message>
    <message>
        <source>Export as PNG picture</source>
        <translation>导出为图片</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message numerus="yes">
        <source>Lock after %n minutes away</source>
        <translation>
            <numerusform>离开 %n 分钟后锁定</numerusform>
        </translation>
    </message>
    <message>
        <source>Never lock by itself</source>
        <translation>不自动锁定</translation>
    </message>
    <message>
        <source>Search or do…</source>
        <translation>搜索或执行…</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Help and keys for this page</source>
        <translation>本页帮助与快捷键</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>The kind of a record and where it belongs: &quot;Deals · Acme&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Asks the hub for what is new, or tries at once to reach it</source>
        <translation>向中心获取最新内容；未连接时立即尝试连接</translation>
    </message>
    <message>
        <source>Show what waits for the hub</source>
        <translation>查看等待发送的操作</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>The hub refused %1 of the things done here. Nothing of them took effect.</source>
        <translation>
            <numerusform>中心拒绝了您的 %1 项操作，均未生效。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>查看原因</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::PipelinePage</name>
    <message>
        <source>Pipeline</source>
        <translation>商机漏斗</translation>
    </message>
    <message>
        <source>Every deal that is open on the as-of day, by stage: the width of a bar is its value, the label its count. Between two stages stands how many of those that entered the first came to the next in time. Click a figure or a bar to see the deals behind it; their total is the figure. Esc shows all open deals again.</source>
        <translation>截止日当天进行中的全部商机，按阶段排列：条宽表示金额，标签为数量。两个阶段之间是按期进入下一阶段的比例。点击任一数字或图形，下方列出对应的商机，合计即为该数字。按 Esc 恢复全部进行中商机。</translation>
    </message>
    <message>
        <source>There are no deals here yet.</source>
        <translation>还没有商机。</translation>
    </message>
    <message>
        <source>Import the export of your CRM, a CSV or Excel file with one deal per row. The pipeline appears as soon as it is in.</source>
        <translation>导入 CRM 导出的 CSV 或 Excel 文件，每行一个商机，导入后漏斗随即显示。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation>同期群</translation>
    </message>
    <message>
        <source>Pipeline by stage</source>
        <translation>各阶段商机</translation>
    </message>
    <message>
        <source>What became of those that entered</source>
        <translation>进入各阶段后的去向</translation>
    </message>
    <message>
        <source>Where deals come from</source>
        <translation>商机来源</translation>
    </message>
    <message>
        <source>Conversion by cohort</source>
        <translation>同期群转化</translation>
    </message>
    <message>
        <source>Deals by source</source>
        <translation>各来源商机数</translation>
    </message>
    <message>
        <source>No deal is open on this day.</source>
        <translation>这一天没有进行中的商机。</translation>
    </message>
    <message>
        <source>No deal has a dated stage yet, so there is no cohort to follow.</source>
        <translation>商机还没有带日期的阶段记录，无法跟踪同期群。</translation>
    </message>
    <message>
        <source>No deal has a source.</source>
        <translation>商机均未填写来源。</translation>
    </message>
    <message>
        <source>%1 without a customer</source>
        <translation>其中 %1 个未关联客户</translation>
    </message>
    <message>
        <source>At full amount</source>
        <translation>按全额合计</translation>
    </message>
    <message>
        <source>At its chance of winning</source>
        <translation>按赢单概率加权</translation>
    </message>
    <message>
        <source>%1 deals won</source>
        <translation>赢单 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>within %n days</source>
        <translation>
            <numerusform>%n 天内</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 entered %2: %3 advanced, %4 were lost, %5 are still open</source>
        <translation>%1 个进入“%2”：推进 %3，输单 %4，仍在进行 %5</translation>
    </message>
    <message>
        <source>%1 of them entered less than %2 days ago: the conversion may still rise</source>
        <translation>其中 %1 个进入不足 %2 天，转化率仍可能上升</translation>
    </message>
    <message>
        <source>%1 skipped a stage</source>
        <translation>%1 个跳过了阶段</translation>
    </message>
    <message>
        <source>%1 went back a stage on the way</source>
        <translation>%1 个曾退回上一阶段</translation>
    </message>
    <message>
        <source>Share that came to the next stage %1</source>
        <translation>%1进入下一阶段的比例</translation>
    </message>
    <message>
        <source>Share that came to the next stage %1; ◌ not final yet</source>
        <translation>%1进入下一阶段的比例；◌ 未满期</translation>
    </message>
    <message>
        <source>Width by value; conversion %1 between stages</source>
        <translation>条宽为金额，阶段之间为 %1的转化率</translation>
    </message>
    <message>
        <source>Width by value; conversion %1 between stages, from the last to won %2</source>
        <translation>条宽为金额，阶段之间为 %1的转化率，末阶段至赢单 %2</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>已推进</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>%1 ◌</source>
        <extracomment>The conversion of a step whose youngest deals have not had their time yet.</extracomment>
        <translation>%1 ◌</translation>
    </message>
    <message>
        <source>Unattributed</source>
        <translation>未归属</translation>
    </message>
    <message>
        <source>Worth %1</source>
        <translation>金额 %1</translation>
    </message>
    <message>
        <source>Deals by source, %1 of them unattributed</source>
        <translation>各来源商机数，其中 %1 个未归属</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>进行中商机</translation>
    </message>
    <message>
        <source>Each with a customer</source>
        <translation>均已关联客户</translation>
    </message>
    <message>
        <source>%1 without an amount</source>
        <translation>其中 %1 个未填金额</translation>
    </message>
    <message>
        <source>%1 deals won in the period</source>
        <translation>期间赢单 %1 个</translation>
    </message>
    <message>
        <source>No deal won</source>
        <translation>没有赢单</translation>
    </message>
    <message>
        <source>of %1 closed deals</source>
        <translation>共 %1 个已关闭商机</translation>
    </message>
    <message>
        <source>of %1 deals closed in the period</source>
        <translation>期间关闭 %1 个商机</translation>
    </message>
    <message>
        <source>%1 deals without a date</source>
        <extracomment>A link: &quot;500 deals without a date&quot;.</extracomment>
        <translation>%1 个没有日期的商机</translation>
    </message>
    <message>
        <source>%1 of coming to a stage are in no conversion.</source>
        <translation>%1未记录进入阶段的时间，不计入转化率。</translation>
    </message>
    <message>
        <source>All of them came straight to a later stage, so there is no conversion from this one</source>
        <translation>全部直接进入了之后的阶段，因此无法计算本阶段的转化率</translation>
    </message>
    <message>
        <source>Dwell</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Funnel now, by cohort, by how long deals stay, or what changed</source>
        <translation>查看当前漏斗、同期群、停留时长或变化</translation>
    </message>
    <message>
        <source>How long deals stay</source>
        <translation>商机在各阶段停留多久</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>发生了哪些变化</translation>
    </message>
    <message>
        <source>Days until half, and three quarters, of the deals had left; those still there count as long as they have been</source>
        <translation>半数与四分之三商机离开所需的天数；仍在该阶段的，按已停留的时间计入</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ReceivablesPage</name>
    <message>
        <source>Receivables</source>
        <translation>应收账款</translation>
    </message>
    <message>
        <source>Everything owed on the as-of day, by days past its due date. The columns add up to the outstanding total; cash and credits that are not allocated stand in a column of their own. Click a column to see its items; Enter on a customer lists what they owe. Ctrl+R records a receipt of the selected customer; O opens their account, C records a chase, P a promise to pay and D a dispute.</source>
        <translation>截止日当天的全部应收账款，按逾期天数分账龄。各列之和等于应收余额；未核销的回款与贷项单独成列。点击账龄列查看明细；在客户上按 Enter 查看其欠款。Ctrl+R 为所选客户登记回款，O 查看往来明细，C 登记催收，P 登记付款承诺，D 标记争议。</translation>
    </message>
    <message>
        <source>Nothing is owed on this day.</source>
        <translation>这一天没有应收账款。</translation>
    </message>
    <message>
        <source>If invoices are missing, import the receivables export of your finance system, a CSV or Excel file with one invoice per row.</source>
        <translation>如缺少发票，请导入财务系统导出的 CSV 或 Excel 文件，每行一张发票。</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>List customers or single items</source>
        <translation>按客户或按单据查看</translation>
    </message>
    <message>
        <source>Ageing</source>
        <translation>账龄</translation>
    </message>
    <message>
        <source>Days past the due date; the columns add up to the outstanding total</source>
        <translation>按逾期天数分列，各列之和等于应收余额</translation>
    </message>
    <message>
        <source>Ageing of receivables</source>
        <translation>应收账款账龄</translation>
    </message>
    <message>
        <source>Customers by what they owe</source>
        <translation>客户欠款</translation>
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
    <message>
        <source>%1 of total</source>
        <translation>占比 %1</translation>
    </message>
    <message>
        <source>%1 open items</source>
        <translation>%1 笔未清</translation>
    </message>
    <message>
        <source>Chase first</source>
        <translation>优先催收</translation>
    </message>
    <message>
        <source>Within the total</source>
        <translation>包含在余额内</translation>
    </message>
    <message>
        <source>Not allocated yet</source>
        <translation>到账或贷项，待核销</translation>
    </message>
    <message>
        <source>%1 in %2 open items</source>
        <translation>%1，共 %2 笔未清</translation>
    </message>
    <message>
        <source>No customer contains “%1”.</source>
        <translation>没有包含“%1”的客户。</translation>
    </message>
    <message>
        <source>Take the filter off</source>
        <translation>取消筛选</translation>
    </message>
    <message>
        <source>Open items</source>
        <translation>未清明细</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>The open items of one customer: &quot;Acme: Outstanding&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Unattributed</source>
        <translation>未归属</translation>
    </message>
    <message>
        <source>Record receipt</source>
        <translation>登记回款</translation>
    </message>
    <message>
        <source>Open account</source>
        <translation>往来明细</translation>
    </message>
    <message>
        <source>Chase</source>
        <translation>催收</translation>
    </message>
    <message>
        <source>Promise to pay</source>
        <translation>承诺付款</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>争议</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>An act and its key: &quot;Chase (C)&quot;.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>It is no longer disputed.</source>
        <translation>已取消争议标记。</translation>
    </message>
    <message>
        <source>It is marked as disputed. Ctrl+Z takes the mark off.</source>
        <translation>已标记为有争议。按 Ctrl+Z 可撤销。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::RecordDrawer</name>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
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
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Instalment of an invoice</source>
        <translation>发票分期</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>What happened to it</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Nothing is recorded about it.</source>
        <translation>暂无记录。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>When, and who did it.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>A field, its value before and after.</extracomment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Created by %1</source>
        <translation>由“%1”创建</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Open in full</source>
        <translation>查看全部</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::RowsView</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No row contains “%1”.</source>
        <translation>没有包含“%1”的明细。</translation>
    </message>
    <message>
        <source>Take the filter off</source>
        <translation>取消筛选</translation>
    </message>
    <message>
        <source>No rows are behind this figure.</source>
        <translation>这个数字没有对应的明细。</translation>
    </message>
    <message>
        <source>It is zero for the slice above.</source>
        <translation>在当前筛选下为零。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选合计</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>筛选明细</translation>
    </message>
    <message>
        <source>Filter rows by text</source>
        <translation>按文字筛选明细</translation>
    </message>
    <message>
        <source>Show only rows that contain this text (/)</source>
        <translation>只显示包含此文字的行（/）</translation>
    </message>
    <message>
        <source>There are no rows to show yet.</source>
        <translation>暂无可显示的明细。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::SyncLine</name>
    <message>
        <source>Show what waits for the hub</source>
        <translation>查看等待发送的操作</translation>
    </message>
    <message>
        <source>Go to the open conflicts</source>
        <translation>查看待处理的冲突</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::TopBar</name>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>Unattributed</source>
        <translation>未归属</translation>
    </message>
    <message>
        <source>Search or do…</source>
        <translation>搜索或执行…</translation>
    </message>
    <message>
        <source>Pages, records and actions (Ctrl+K)</source>
        <translation>页面、记录与操作（Ctrl+K）</translation>
    </message>
    <message>
        <source>Search pages, records and actions</source>
        <translation>搜索页面、记录与操作</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::Undoing</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的变更。</translation>
    </message>
    <message>
        <source>Undo the last change?</source>
        <translation>撤销最近一次变更？</translation>
    </message>
    <message>
        <source>It was done by %1. Undoing is recorded in the ledger and can be taken back itself.</source>
        <translation>操作人：%1。撤销会记入账本，之后还可以恢复。</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>It is back as it was.</source>
        <translation>已恢复原状。</translation>
    </message>
    <message>
        <source>The hub takes it back, and its rows go when it has: %1</source>
        <translation>由中心撤销，完成后相关数据随即移除：%1</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::WaitingPopup</name>
    <message>
        <source>What waits for the hub, and what was set aside</source>
        <translation>等待发送和已搁置的操作</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Sync now (F5)</source>
        <translation>立即同步（F5）</translation>
    </message>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>另有 %1 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有等待发送的操作。</translation>
    </message>
    <message>
        <source>Everything done here has reached the hub.</source>
        <translation>本机所做的一切都已送达中心。</translation>
    </message>
    <message>
        <source>%1 · set aside</source>
        <extracomment>When something was done here and that the hub has not had it yet.</extracomment>
        <translation>%1 · 已搁置</translation>
    </message>
    <message>
        <source>%1 · waits</source>
        <translation>%1 · 等待发送</translation>
    </message>
    <message>
        <source>%1 · refused by the hub</source>
        <translation>%1 · 被中心拒绝</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ListPage</name>
    <message>
        <source>Nothing in the list contains “%1”.</source>
        <translation>列表中没有包含“%1”的内容。</translation>
    </message>
    <message>
        <source>Take the filter off</source>
        <translation>取消筛选</translation>
    </message>
    <message>
        <source>Contains “%1”</source>
        <translation>包含“%1”</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>Show only what contains this text (/)</source>
        <translation>只显示包含此文字的内容（/）</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::FilePick</name>
    <message>
        <source>Leave “%1” out</source>
        <translation>移除“%1”</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Choose files, or drop them here.</source>
        <translation>选择文件，或拖到此处。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::HistoryList</name>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>A field, its value before and after.</extracomment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>When, who did it, and by which act.</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>What happened to it</source>
        <translation>经过</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ChangeView</name>
    <message numerus="yes">
        <source>%n deals</source>
        <translation>
            <numerusform>%n 个商机</numerusform>
        </translation>
    </message>
    <message>
        <source>With a period, only deals expected to close in it count: what slipped and what was pulled in shows too.</source>
        <translation>选定期间后只看预计在期内成交的商机，并显示延后与提前。</translation>
    </message>
    <message>
        <source>Open value: %1 on %2, %3 on %4</source>
        <translation>进行中金额：%2 为 %1，%4 为 %3</translation>
    </message>
    <message>
        <source>Open value expected %1: %2 on %3, %4 on %5</source>
        <translation>预计在 %1 成交的进行中金额：%3 为 %2，%5 为 %4</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>The day the change is reckoned from</source>
        <translation>从哪一天起计算变化</translation>
    </message>
    <message>
        <source>As recorded then</source>
        <translation>按当时已登记</translation>
    </message>
    <message>
        <source>Compares with what had been recorded by the end of that day. Otherwise what was entered later, but dated by then, was there already.</source>
        <translation>与当天结束前已登记的内容比较。不勾选时，事后补录但日期在此之前的，视为当时已有。</translation>
    </message>
    <message>
        <source>What changed in the pipeline</source>
        <translation>商机管道的变化</translation>
    </message>
    <message>
        <source>No deal was open on either day.</source>
        <translation>这两天都没有进行中的商机。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DwellView</name>
    <message>
        <source>%1 deals were in it: %2 left, %3 are still there</source>
        <translation>共 %1 个商机到过该阶段：%2 个已离开，%3 个仍在</translation>
    </message>
    <message>
        <source>Half left within %1, three quarters within %2</source>
        <translation>半数在 %1 内离开，四分之三在 %2 内离开</translation>
    </message>
    <message>
        <source>Half left</source>
        <translation>半数离开</translation>
    </message>
    <message>
        <source>Three quarters left</source>
        <translation>四分之三离开</translation>
    </message>
    <message>
        <source>%1 / %2 days</source>
        <translation>%1 / %2 天</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>%2 个中 %1 个已离开</translation>
    </message>
    <message>
        <source>Public holidays of some of these years are not published yet; their weekdays count as worked.</source>
        <translation>其中有年份的节假日安排尚未公布，暂按工作日计算。</translation>
    </message>
    <message>
        <source>Calendar days</source>
        <translation>自然日</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Which days are counted</source>
        <translation>按哪种日子计算</translation>
    </message>
    <message>
        <source>How long deals stay in a stage</source>
        <translation>商机在阶段停留的时长</translation>
    </message>
    <message>
        <source>No deal came to an open stage on a known day, so nobody knows how long it stayed.</source>
        <translation>没有商机记录了进入阶段的日期，无法得知停留多久。</translation>
    </message>
</context>
</TS>
