<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Exporter</name>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>不限时间</translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::ActionRegistry</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::AsOfControl</name>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>The day everything is read as of</source>
        <translation>所有数字的截止日期</translation>
    </message>
    <message>
        <source>Every page shows what was known to be true on this day.</source>
        <translation>每一页都按这一天的实际情况显示。</translation>
    </message>
    <message>
        <source>One day earlier</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>One day later</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::Banner</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::Chart</name>
    <message>
        <source>This picture is being computed.</source>
        <translation>图表计算中。</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::Chip</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n chosen</source>
        <translation>
            <numerusform>%1：已选 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: everything</source>
        <translation>%1：全部</translation>
    </message>
    <message>
        <source>Enter opens the list, Backspace clears it.</source>
        <translation>按 Enter 打开列表，按 Backspace 清除。</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::ChipPopup</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the options of %1</source>
        <translation>搜索“%1”的选项</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Show this period</source>
        <translation>查看该期间</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::CommandPalette</name>
    <message>
        <source>Nothing has these letters. Try fewer of them.</source>
        <translation>没有找到匹配项。请少输入几个字再试。</translation>
    </message>
    <message>
        <source>Up and Down move, Enter runs, Esc closes.</source>
        <translation>上下键移动，Enter 执行，Esc 关闭。</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Find pages, records and actions</source>
        <translation>查找页面、记录和操作</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::DataTable</name>
    <message>
        <source>Show the columns as at first</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::Drawer</name>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::FigureTile</name>
    <message>
        <source>This figure is being computed.</source>
        <translation>数字计算中。</translation>
    </message>
    <message>
        <source>The rows below are filtered by this figure.</source>
        <translation>下方明细已按此数字筛选。</translation>
    </message>
    <message>
        <source>Shift+Enter opens what is counted here.</source>
        <translation>按 Shift+Enter 查看这里计入的明细。</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::FilterBar</name>
    <message>
        <source>Shown</source>
        <translation>当前显示</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::FunnelChart</name>
    <message>
        <source>Conversion to the next stage %1: %2</source>
        <translation>%1转入下一阶段的比例：%2</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::NavRail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 项待处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::kit::SeriesChart</name>
    <message>
        <source>This picture is being computed.</source>
        <translation>图表计算中。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::ShareBars</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>其余 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::kit::ShortcutSheet</name>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Move in a list, a picture or the pages</source>
        <translation>在列表、图表或页面间移动</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Select or deselect the row</source>
        <translation>选中或取消选中当前行</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open the row, or the rows behind a figure or a bar</source>
        <translation>打开当前行，或打开数字、图形背后的明细</translation>
    </message>
    <message>
        <source>Select every row</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Copy the selected rows for a spreadsheet</source>
        <translation>复制选中的行，可粘贴到电子表格</translation>
    </message>
    <message>
        <source>Sort by the current column</source>
        <translation>按当前列排序</translation>
    </message>
    <message>
        <source>Clear a filter chip</source>
        <translation>清除筛选条件</translation>
    </message>
    <message>
        <source>Take the filter off, close the details</source>
        <translation>取消筛选，关闭详情</translation>
    </message>
    <message>
        <source>Help and keys</source>
        <translation>帮助与快捷键</translation>
    </message>
    <message>
        <source>In lists and pictures</source>
        <translation>列表与图表</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::SkeletonPanel</name>
    <message>
        <source>This is being loaded.</source>
        <translation>加载中。</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::StatePanel</name>
    <message>
        <source>There is nothing here yet.</source>
        <translation>这里还没有内容。</translation>
    </message>
    <message>
        <source>No row matches the filters.</source>
        <translation>没有符合筛选条件的记录。</translation>
    </message>
    <message>
        <source>Take the filter off</source>
        <translation>取消筛选</translation>
    </message>
    <message>
        <source>The replica is locked.</source>
        <translation>本地数据已锁定。</translation>
    </message>
    <message>
        <source>Everything you typed is kept. Unlock it to go on.</source>
        <translation>您输入的内容都已保留，解锁后可继续。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>This could not be shown.</source>
        <translation>暂时无法显示。</translation>
    </message>
    <message>
        <source>Nothing was lost. What you typed is kept.</source>
        <translation>数据没有丢失，您输入的内容已保留。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::TablePanel</name>
    <message>
        <source>Choose the columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出当前显示的内容</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::TotalsFooter</name>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>共 %1 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 rows selected</source>
        <translation>
            <numerusform>已选 %1 行，共 %2 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::kit::DayField</name>
    <message>
        <source>Choose from a calendar</source>
        <translation>从日历中选择</translation>
    </message>
</context>
<context>
    <name>plumbline::kit::ActPanel</name>
    <message>
        <source>Close; what you typed stays until another act is opened</source>
        <translation>关闭；已填内容会保留，直到打开另一项操作</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
</TS>
