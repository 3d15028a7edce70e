<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Words</name>
    <message>
        <source>--%1 takes a whole number, not “%2”.</source>
        <translation>--%1 需要一个整数，而不是“%2”。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示本帮助。</translation>
    </message>
    <message>
        <source>The replica&apos;s folder.</source>
        <translation>副本所在的文件夹。</translation>
    </message>
    <message>
        <source>Read the passphrase from this file.</source>
        <translation>从此文件读取口令。</translation>
    </message>
    <message>
        <source>Read the passphrase from this open descriptor.</source>
        <translation>从此已打开的描述符读取口令。</translation>
    </message>
    <message>
        <source>Write sentences and names in this language: en or zh_CN.</source>
        <translation>语句和名称所用的语言：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Print JSON.</source>
        <translation>以 JSON 输出。</translation>
    </message>
    <message>
        <source>Print CSV.</source>
        <translation>以 CSV 输出。</translation>
    </message>
    <message>
        <source>%1 needs %2. See plumbline-ctl %1 --help.</source>
        <translation>%1 还缺 %2。请看 plumbline-ctl %1 --help。</translation>
    </message>
    <message>
        <source>%1 does not take “%2”. See plumbline-ctl %1 --help.</source>
        <translation>%1 不接受“%2”。请看 plumbline-ctl %1 --help。</translation>
    </message>
    <message>
        <source>--%1 and --%2 can&apos;t go together.</source>
        <translation>--%1 与 --%2 不能同时使用。</translation>
    </message>
    <message>
        <source>Say which replica: --replica and its folder.</source>
        <translation>请用 --replica 指明副本所在的文件夹。</translation>
    </message>
    <message>
        <source>--%1 takes a whole number from %2 to %3, not %4.</source>
        <translation>--%1 需要 %2 到 %3 之间的整数，而不是 %4。</translation>
    </message>
    <message>
        <source>Say where the passphrase is: --%1 or --%2.</source>
        <translation>请用 --%1 或 --%2 指明口令在哪里。</translation>
    </message>
    <message>
        <source>“%1” is the name of %2: write the id instead, one of %3.</source>
        <translation>“%1”有 %2 个同名者，请改写编号，可选：%3。</translation>
    </message>
    <message>
        <source>There is no filter “%1”: owner=, team=, product=, region=, source= or account= and a name.</source>
        <translation>没有“%1”这样的筛选，请用 owner=、team=、product=、region=、source= 或 account= 加名称。</translation>
    </message>
    <message>
        <source>“%1” is not a period. Write it as 2026-01-01..2026-03-31.</source>
        <translation>“%1”不是期间，请写成 2026-01-01..2026-03-31。</translation>
    </message>
    <message>
        <source>The period %1 ends before it begins.</source>
        <translation>期间 %1 的结束早于开始。</translation>
    </message>
    <message>
        <source>%1, %2: read %3 rows; would create %4 and update %5 records.</source>
        <translation>%1，%2：读取 %3 行；将新建 %4 条、更新 %5 条记录。</translation>
    </message>
    <message>
        <source>%1 rows wait for an answer.</source>
        <translation>%1 行在等待答复。</translation>
    </message>
    <message>
        <source>unknown %1 “%2” in %3 rows: %4 (choices: %5)</source>
        <translation>未知的 %1“%2”，涉及 %3 行：%4（可选：%5）</translation>
    </message>
    <message>
        <source>has to be decided</source>
        <translation>需要决定</translation>
    </message>
    <message>
        <source>line %1 refused: %2</source>
        <translation>第 %1 行被拒绝：%2</translation>
    </message>
    <message>
        <source>Read %1 rows: created %2 and updated %3 records, %4 rows unchanged, %5 refused, %6 without an account.</source>
        <translation>读取 %1 行：新建 %2 条、更新 %3 条记录，%4 行无变化，%5 行被拒绝，%6 行没有客户。</translation>
    </message>
    <message>
        <source>The refused rows and why are in %1.</source>
        <translation>被拒绝的行及原因见 %1。</translation>
    </message>
    <message>
        <source>There is no target “%1”: deals, accounts, products, people, invoices or documents.</source>
        <translation>没有导入目标“%1”，可选：deals、accounts、products、people、invoices、documents。</translation>
    </message>
    <message>
        <source>There is no encoding “%1”: utf-8, utf-16le, utf-16be, gb18030 or windows-1252.</source>
        <translation>没有编码“%1”，可选：utf-8、utf-16le、utf-16be、gb18030、windows-1252。</translation>
    </message>
    <message>
        <source>--separator takes one character, or tab.</source>
        <translation>--separator 需要一个字符，或写 tab。</translation>
    </message>
    <message>
        <source>The file.</source>
        <translation>文件。</translation>
    </message>
    <message>
        <source>deals, accounts, products, people, invoices or documents; guessed from the headers when not given.</source>
        <translation>deals、accounts、products、people、invoices 或 documents；不给出时按表头判断。</translation>
    </message>
    <message>
        <source>A JSON file that says which column is what, as --print-mapping prints it.</source>
        <translation>说明各列含义的 JSON 文件，格式同 --print-mapping 的输出。</translation>
    </message>
    <message>
        <source>The same, saved in the replica under this name.</source>
        <translation>同上，取副本中以此名称保存的映射。</translation>
    </message>
    <message>
        <source>Save the mapping used in the replica under this name.</source>
        <translation>把所用的映射以此名称存入副本。</translation>
    </message>
    <message>
        <source>utf-8, utf-16le, utf-16be, gb18030 or windows-1252; as the file looks when not given.</source>
        <translation>utf-8、utf-16le、utf-16be、gb18030 或 windows-1252；不给出时按文件判断。</translation>
    </message>
    <message>
        <source>The character between the cells; as the file looks when not given.</source>
        <translation>单元格之间的分隔符；不给出时按文件判断。</translation>
    </message>
    <message>
        <source>The sheet of a spreadsheet; the first one when not given.</source>
        <translation>电子表格中的工作表；不给出时取第一张。</translation>
    </message>
    <message>
        <source>Where refused rows go; beside the file when not given.</source>
        <translation>被拒绝的行写到哪里；不给出时写在文件旁边。</translation>
    </message>
    <message>
        <source>Import nothing when any row is refused.</source>
        <translation>只要有一行被拒绝就全部不导入。</translation>
    </message>
    <message>
        <source>Say what would happen and write nothing.</source>
        <translation>只说明将会怎样，不写入任何内容。</translation>
    </message>
    <message>
        <source>Print the mapping that would be used and write nothing.</source>
        <translation>输出将采用的映射，不写入任何内容。</translation>
    </message>
    <message>
        <source>Brings a CSV or XLSX file in, in one transaction. Importing it again changes nothing.</source>
        <translation>在一个事务中导入 CSV 或 XLSX 文件；重复导入不会改变任何内容。</translation>
    </message>
    <message>
        <source>bring a file in</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>There is no language “%1”: en or zh_CN.</source>
        <translation>没有语言“%1”，可选：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>“%1” is not a ledger position, a whole number from 1.</source>
        <translation>“%1”不是账本位置，账本位置是从 1 起的整数。</translation>
    </message>
    <message>
        <source>There is no operation %1 in the ledger.</source>
        <translation>账本中没有第 %1 号操作。</translation>
    </message>
    <message>
        <source>Takes an operation back, as a new operation; your newest without a position.</source>
        <translation>以一个新操作撤销某个操作；不给位置时撤销您最近的操作。</translation>
    </message>
    <message>
        <source>The operation&apos;s ledger position.</source>
        <translation>该操作的账本位置。</translation>
    </message>
    <message>
        <source>Took back operation %1; that is operation %2.</source>
        <translation>已撤销第 %1 号操作，此次撤销为第 %2 号操作。</translation>
    </message>
    <message>
        <source>Prints what an operation changed, field by field, before and after.</source>
        <translation>逐字段输出某个操作改变的内容，含之前与之后。</translation>
    </message>
    <message>
        <source>Skip this many changes.</source>
        <translation>跳过这么多条更改。</translation>
    </message>
    <message>
        <source>At most this many changes; 1000 when not given.</source>
        <translation>最多这么多条更改；不给出时为 1000。</translation>
    </message>
    <message>
        <source>Prints everything that happened to one record, newest first.</source>
        <translation>输出一条记录的全部经历，最新的在前。</translation>
    </message>
    <message>
        <source>deal, account, fact …</source>
        <translation>deal、account、fact……</translation>
    </message>
    <message>
        <source>The record&apos;s id, as `show --json` prints it.</source>
        <translation>记录的编号，同 `show --json` 的输出。</translation>
    </message>
    <message>
        <source>There is no kind of record “%1”.</source>
        <translation>没有“%1”这种记录。</translation>
    </message>
    <message>
        <source>Finds records by words in their names, titles and numbers.</source>
        <translation>按名称、标题和号码中的词查找记录。</translation>
    </message>
    <message>
        <source>What to look for.</source>
        <translation>要查找的内容。</translation>
    </message>
    <message>
        <source>At most this many; 50 when not given.</source>
        <translation>最多这么多条；不给出时为 50。</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>There is no filter “%1” of the audit: kind= and an act, or entity= and a kind of record.</source>
        <translation>审计没有“%1”这样的筛选，请用 kind= 加操作，或 entity= 加记录类别。</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undoes</source>
        <translation>撤销了</translation>
    </message>
    <message>
        <source>Undone by</source>
        <translation>被撤销于</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
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
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>print what an operation changed</source>
        <translation>输出某个操作改变的内容</translation>
    </message>
    <message>
        <source>print a record&apos;s history</source>
        <translation>输出一条记录的历史</translation>
    </message>
    <message>
        <source>find records</source>
        <translation>查找记录</translation>
    </message>
    <message>
        <source>take an operation back</source>
        <translation>撤销操作</translation>
    </message>
    <message>
        <source>Usage: plumbline-ctl COMMAND --replica DIR --passphrase-file FILE [options]</source>
        <translation>用法：plumbline-ctl 命令 --replica 文件夹 --passphrase-file 文件 [选项]</translation>
    </message>
    <message>
        <source>plumbline-ctl COMMAND --help shows a command&apos;s options. Passphrases come from files or descriptors, never from arguments.</source>
        <translation>plumbline-ctl 命令 --help 显示该命令的选项。口令来自文件或描述符，绝不来自参数。</translation>
    </message>
    <message>
        <source>Say which command. See plumbline-ctl --help.</source>
        <translation>请指明命令。请看 plumbline-ctl --help。</translation>
    </message>
    <message>
        <source>There is no command “%1”. See plumbline-ctl --help.</source>
        <translation>没有命令“%1”。请看 plumbline-ctl --help。</translation>
    </message>
    <message>
        <source>What was printed could not be written and is not complete.</source>
        <translation>输出未能全部写出，内容不完整。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Numerator</source>
        <translation>分子</translation>
    </message>
    <message>
        <source>Denominator</source>
        <translation>分母</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>已推进</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>Conversion %</source>
        <translation>转化率 %</translation>
    </message>
    <message>
        <source>Immature</source>
        <translation>未到期</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Went back</source>
        <translation>回退过</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>应收余额</translation>
    </message>
    <message>
        <source>Open items</source>
        <translation>未清项</translation>
    </message>
    <message>
        <source>Over 60 days</source>
        <translation>超 60 天</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>争议</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Credit rating</source>
        <translation>信用等级</translation>
    </message>
    <message>
        <source>Last chase</source>
        <translation>上次催收</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>承诺付款日</translation>
    </message>
    <message>
        <source>Promised amount</source>
        <translation>承诺付款金额</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>create needs --%1 with a name.</source>
        <translation>create 需要 --%1 加名称。</translation>
    </message>
    <message>
        <source>Makes a new, empty, encrypted replica.</source>
        <translation>新建一个空的加密副本。</translation>
    </message>
    <message>
        <source>The organisation&apos;s name.</source>
        <translation>组织的名称。</translation>
    </message>
    <message>
        <source>The base currency every page reports in.</source>
        <translation>各页面所用的本位币。</translation>
    </message>
    <message>
        <source>The zone business dates are in.</source>
        <translation>业务日期所在的时区。</translation>
    </message>
    <message>
        <source>Your name, as the audit trail shows it.</source>
        <translation>您的姓名，审计记录中将显示。</translation>
    </message>
    <message>
        <source>Your role: administrator, director, manager, finance, salesperson, delivery, auditor.</source>
        <translation>您的角色：administrator、director、manager、finance、salesperson、delivery、auditor。</translation>
    </message>
    <message>
        <source>Created %1.</source>
        <translation>已创建 %1。</translation>
    </message>
    <message>
        <source>Makes a replica with the demonstration organisation.</source>
        <translation>新建带有演示组织的副本。</translation>
    </message>
    <message>
        <source>small, medium or large (1,000,000 deals).</source>
        <translation>small、medium 或 large（1,000,000 个商机）。</translation>
    </message>
    <message>
        <source>The same seed gives the same organisation.</source>
        <translation>相同的种子生成相同的组织。</translation>
    </message>
    <message>
        <source>The day it ends at; today when not given.</source>
        <translation>数据截止的日期；不给出时为今天。</translation>
    </message>
    <message>
        <source>Created the demonstration organisation in %1.</source>
        <translation>已在 %1 中创建演示组织。</translation>
    </message>
    <message>
        <source>Checks that the passphrase opens the replica and says what is in it.</source>
        <translation>检查口令能否打开副本，并说明其中的内容。</translation>
    </message>
    <message>
        <source>%1, in %2, ledger position %3</source>
        <translation>%1，本位币 %2，账本位置 %3</translation>
    </message>
    <message>
        <source>The two passphrases need a descriptor each.</source>
        <translation>两个口令各需一个描述符。</translation>
    </message>
    <message>
        <source>Changes the passphrase; the data itself is not rewritten.</source>
        <translation>更改口令；数据本身不会重写。</translation>
    </message>
    <message>
        <source>Read the new passphrase from this file.</source>
        <translation>从此文件读取新口令。</translation>
    </message>
    <message>
        <source>Read the new passphrase from this open descriptor.</source>
        <translation>从此已打开的描述符读取新口令。</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>口令已更改。</translation>
    </message>
    <message>
        <source>Copies the replica into a new folder; it may be open elsewhere meanwhile.</source>
        <translation>把副本复制到新文件夹；此时副本可以在别处打开着。</translation>
    </message>
    <message>
        <source>The folder to make.</source>
        <translation>要新建的文件夹。</translation>
    </message>
    <message>
        <source>Backed up to %1.</source>
        <translation>已备份到 %1。</translation>
    </message>
    <message>
        <source>Checks every page, reference and ledger entry.</source>
        <translation>检查每一页、每个引用和每条账本记录。</translation>
    </message>
    <message>
        <source>The replica is sound: every page, reference and ledger entry is as it was written.</source>
        <translation>副本完好：每一页、每个引用和每条账本记录都与写入时一致。</translation>
    </message>
    <message>
        <source>make an empty replica</source>
        <translation>新建空副本</translation>
    </message>
    <message>
        <source>make a demonstration replica</source>
        <translation>新建演示副本</translation>
    </message>
    <message>
        <source>check the passphrase</source>
        <translation>检查口令</translation>
    </message>
    <message>
        <source>change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>copy the replica</source>
        <translation>复制副本</translation>
    </message>
    <message>
        <source>check the replica&apos;s integrity</source>
        <translation>检查副本的完整性</translation>
    </message>
    <message>
        <source>--limit goes with --figure or --rows.</source>
        <translation>--limit 须与 --figure 或 --rows 一起使用。</translation>
    </message>
    <message>
        <source>--%1 means nothing to the page %2.</source>
        <translation>--%1 对 %2 页没有意义。</translation>
    </message>
    <message>
        <source>The page %1 has no table “%2”: it has %3.</source>
        <translation>%1 页没有表格“%2”，它有 %3。</translation>
    </message>
    <message>
        <source>show needs a page: pipeline, receivables, health or audit.</source>
        <translation>show 需要一个页面：pipeline、receivables、health 或 audit。</translation>
    </message>
    <message>
        <source>The page %1 has no figure “%2”.</source>
        <translation>%1 页没有指标“%2”。</translation>
    </message>
    <message>
        <source>Prints a page&apos;s figures, or the rows behind one of them.</source>
        <translation>输出页面的各项指标，或某项指标背后的行。</translation>
    </message>
    <message>
        <source>pipeline, receivables, health or audit.</source>
        <translation>pipeline、receivables、health 或 audit。</translation>
    </message>
    <message>
        <source>Business date; today when not given.</source>
        <translation>业务日期；不给出时为今天。</translation>
    </message>
    <message>
        <source>Ledger position: only what was recorded by then.</source>
        <translation>账本位置：只计入当时已记录的内容。</translation>
    </message>
    <message>
        <source>FIRST..LAST; either may be left out.</source>
        <translation>起始日..截止日；两者都可省略。</translation>
    </message>
    <message>
        <source>Days a cohort has to advance; 90 when not given.</source>
        <translation>同期群推进所允许的天数；不给出时为 90。</translation>
    </message>
    <message>
        <source>owner=, team=, product=, region=, source= or account= and a name or id; for audit kind= or entity=. May be given again.</source>
        <translation>owner=、team=、product=、region=、source= 或 account= 加名称或编号；审计用 kind= 或 entity=。可重复给出。</translation>
    </message>
    <message>
        <source>Print the rows this figure was made from, by the name in the first column.</source>
        <translation>输出构成此指标的行，指标名见第一列。</translation>
    </message>
    <message>
        <source>Print the rows of the page&apos;s main figure.</source>
        <translation>输出该页主要指标的行。</translation>
    </message>
    <message>
        <source>Print what the page lists: cohort of pipeline, customers of receivables, trend of health.</source>
        <translation>输出页面所列的表：pipeline 的 cohort、receivables 的 customers、health 的 trend。</translation>
    </message>
    <message>
        <source>At most this many rows.</source>
        <translation>最多这么多行。</translation>
    </message>
    <message>
        <source>print a page&apos;s figures, rows or table</source>
        <translation>输出页面的指标、行或表</translation>
    </message>
    <message>
        <source>Nothing had to change.</source>
        <translation>无需更改。</translation>
    </message>
    <message>
        <source>Done here; operation %1 of this device waits for the hub.</source>
        <translation>已在本机完成；本设备的第 %1 项操作等待中心处理。</translation>
    </message>
    <message>
        <source>Done, as operation %1 of the ledger.</source>
        <translation>已完成，是账本中的第 %1 项操作。</translation>
    </message>
    <message>
        <source>Say one value, or --empty for none.</source>
        <translation>请给出一个值，或用 --empty 表示留空。</translation>
    </message>
    <message>
        <source>There is no entity “%1”.</source>
        <translation>没有名为“%1”的实体。</translation>
    </message>
    <message>
        <source>Sets one field of one record, from the value that stands here.</source>
        <translation>从本机现有的值出发，设置一条记录的一个字段。</translation>
    </message>
    <message>
        <source>The field&apos;s name, as title or expected_close.</source>
        <translation>字段名，例如 title 或 expected_close。</translation>
    </message>
    <message>
        <source>The value: a text, 2026-11-23, 1234.50 CNY, a number or an id.</source>
        <translation>值：文字、2026-11-23、1234.50 CNY、数字或标识。</translation>
    </message>
    <message>
        <source>Leave it without a value.</source>
        <translation>留空。</translation>
    </message>
    <message>
        <source>Say one of --mine, --theirs, --value and --empty.</source>
        <translation>请在 --mine、--theirs、--value 和 --empty 中选一个。</translation>
    </message>
    <message>
        <source>Chooses between the values of a conflict.</source>
        <translation>在冲突的几个值中选择。</translation>
    </message>
    <message>
        <source>The conflict&apos;s id, as `conflicts` prints it.</source>
        <translation>冲突的标识，由 `conflicts` 列出。</translation>
    </message>
    <message>
        <source>Set the value that lost.</source>
        <translation>采用未生效的那个值。</translation>
    </message>
    <message>
        <source>Leave the value that came first.</source>
        <translation>保留先到的那个值。</translation>
    </message>
    <message>
        <source>Set this value instead.</source>
        <translation>改用这个值。</translation>
    </message>
    <message>
        <source>%1 can’t be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 does not hold a JSON object.</source>
        <translation>%1 中不是 JSON 对象。</translation>
    </message>
    <message>
        <source>Say where the act&apos;s fields are: --json and a file, or - for standard input.</source>
        <translation>请说明操作的字段在哪里：--json 加文件名，或用 - 表示标准输入。</translation>
    </message>
    <message>
        <source>Does any act, by its fields as JSON, and prints what came of it as JSON.</source>
        <translation>按 JSON 字段执行任何操作，并以 JSON 输出结果。</translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation>可选：%1。</translation>
    </message>
    <message>
        <source>Read the act&apos;s fields from this file, or from standard input: -.</source>
        <translation>从这个文件读取操作的字段；- 表示标准输入。</translation>
    </message>
    <message>
        <source>choose between the values of a conflict</source>
        <translation>在冲突的几个值中选择</translation>
    </message>
    <message>
        <source>set one field of a record</source>
        <translation>设置一条记录的一个字段</translation>
    </message>
    <message>
        <source>do any act by its fields</source>
        <translation>按字段执行任何操作</translation>
    </message>
    <message>
        <source>There is no stage “%1”.</source>
        <translation>没有名为“%1”的阶段。</translation>
    </message>
    <message>
        <source>“%1” has to be a whole number above zero.</source>
        <translation>“%1”必须是大于零的整数。</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>缺少“%1”。</translation>
    </message>
    <message>
        <source>There is no act “%1”: there are %2.</source>
        <translation>没有名为“%1”的操作：可用的有 %2。</translation>
    </message>
    <message>
        <source>%1 has no field “%2”.</source>
        <translation>%1 没有字段“%2”。</translation>
    </message>
    <message>
        <source>“%1” has to be a text or a whole number.</source>
        <translation>“%1”必须是文字或整数。</translation>
    </message>
    <message>
        <source>“%1” has to be a list.</source>
        <translation>“%1”必须是列表。</translation>
    </message>
    <message>
        <source>It has no field “%1”.</source>
        <translation>没有字段“%1”。</translation>
    </message>
    <message>
        <source>Say where the invitation is: --invitation-file or --invitation-fd.</source>
        <translation>请说明邀请在哪里：--invitation-file 或 --invitation-fd。</translation>
    </message>
    <message>
        <source>The invitation can’t be read.</source>
        <translation>无法读取邀请。</translation>
    </message>
    <message>
        <source>Up to date at position %1. Sent %2: %3 applied, %4 merged, %5 in conflict, %6 rejected, %7 superseded. Waiting %8, open conflicts %9, set aside %10.</source>
        <translation>已同步至位置 %1。已发送 %2 项：生效 %3，合并 %4，冲突 %5，被拒 %6，已被取代 %7。等待 %8，未解决冲突 %9，搁置 %10。</translation>
    </message>
    <message>
        <source>The replica is enrolled, but not everything has come: plumbline-ctl sync goes on from there.</source>
        <translation>副本已登记，但数据尚未取全：运行 plumbline-ctl sync 可从断点继续。</translation>
    </message>
    <message>
        <source>Makes a replica of the organisation on a hub, by an invitation, and fetches what the person may have.</source>
        <translation>凭邀请建立中心上本组织的副本，并取回此人可见的数据。</translation>
    </message>
    <message>
        <source>Read the invitation from this file.</source>
        <translation>从这个文件读取邀请。</translation>
    </message>
    <message>
        <source>Read the invitation from this open descriptor.</source>
        <translation>从这个已打开的描述符读取邀请。</translation>
    </message>
    <message>
        <source>What the administrator sees this device as; the machine&apos;s name when not given.</source>
        <translation>管理员看到的设备名；未给出时用本机名称。</translation>
    </message>
    <message>
        <source>Sends what waits to the hub and fetches what is new.</source>
        <translation>把等待中的操作发给中心，并取回新的内容。</translation>
    </message>
    <message>
        <source>Stay, and fetch what comes, until Ctrl+C.</source>
        <translation>保持连接，随时取回新内容，直到按下 Ctrl+C。</translation>
    </message>
    <message>
        <source>This replica belongs to no hub. plumbline-ctl enrol makes one that does.</source>
        <translation>此副本不属于任何中心。请用 plumbline-ctl enrol 建立属于中心的副本。</translation>
    </message>
    <message>
        <source>make a replica of a hub&apos;s organisation</source>
        <translation>建立中心上组织的副本</translation>
    </message>
    <message>
        <source>send what waits and fetch what is new</source>
        <translation>发送等待中的操作并取回新内容</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Without effect because</source>
        <translation>未生效的原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Mine by</source>
        <translation>我方何人</translation>
    </message>
    <message>
        <source>Mine at</source>
        <translation>我方何时</translation>
    </message>
    <message>
        <source>Theirs by</source>
        <translation>对方何人</translation>
    </message>
    <message>
        <source>Theirs at</source>
        <translation>对方何时</translation>
    </message>
    <message>
        <source>Prints what waits for the hub, oldest first.</source>
        <translation>列出等待中心处理的操作，最早的在前。</translation>
    </message>
    <message>
        <source>Prints the open conflicts: who set what, and from which value.</source>
        <translation>列出未解决的冲突：谁从哪个值改成了什么。</translation>
    </message>
    <message>
        <source>Resolved ones too.</source>
        <translation>也列出已解决的。</translation>
    </message>
    <message>
        <source>Prints what was set aside because its records were taken away before the hub had it.</source>
        <translation>列出在送达中心之前因记录被收回而搁置的操作。</translation>
    </message>
    <message>
        <source>print what waits for the hub</source>
        <translation>列出等待中心处理的操作</translation>
    </message>
    <message>
        <source>print the open conflicts</source>
        <translation>列出未解决的冲突</translation>
    </message>
    <message>
        <source>print what was set aside</source>
        <translation>列出被搁置的操作</translation>
    </message>
    <message>
        <source>“%1” is not a record. Write it as deal=ID.</source>
        <translation>“%1”不是一条记录。请写成 deal=ID。</translation>
    </message>
    <message>
        <source>“%1” are not positions. Write them as 10..20; either may be left out.</source>
        <translation>“%1”不是账本位置。请写成 10..20，两端都可以省略。</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已经存在。</translation>
    </message>
    <message>
        <source>Wrote %1 of the ledger’s %2 entries to %3.</source>
        <translation>账本共 %2 条，已将其中 %1 条写入 %3。</translation>
    </message>
    <message>
        <source>Left out: %1, of which not everything may be shown to you; such entries can’t be proven.</source>
        <translation>略去 %1 条：其中有您无权查看的内容，这样的条目无法证明。</translation>
    </message>
    <message>
        <source>The hub’s key is %1: give it to whoever verifies the file.</source>
        <translation>中心的公钥是 %1：请交给核验文件的人。</translation>
    </message>
    <message>
        <source>This replica belongs to no hub and signed with a key of its own, %1: give it to whoever verifies the file.</source>
        <translation>本副本不属于任何中心，用自己的密钥签名，公钥是 %1：请交给核验文件的人。</translation>
    </message>
    <message>
        <source>Writes a reading of the audit trail into a file that proves itself: entries, what they changed, and how they stand in the ledger the hub signed.</source>
        <translation>把审计记录写进一个可以自证的文件：条目、条目改动的内容，以及它们在中心签名的账本中的位置。</translation>
    </message>
    <message>
        <source>The file to write; not one that is there.</source>
        <translation>要写入的文件，不能是已有的文件。</translation>
    </message>
    <message>
        <source>Only what happened to this record: deal=ID, and so on.</source>
        <translation>只要这条记录的变动：deal=ID，等等。</translation>
    </message>
    <message>
        <source>Only what came into the ledger on these days: FIRST..LAST; either may be left out.</source>
        <translation>只要这段日期内进入账本的条目：FIRST..LAST，两端都可以省略。</translation>
    </message>
    <message>
        <source>Only these positions of the ledger: FIRST..LAST; either may be left out.</source>
        <translation>只要账本的这些位置：FIRST..LAST，两端都可以省略。</translation>
    </message>
    <message>
        <source>“%1” is not a key: %2 hexadecimal digits.</source>
        <translation>“%1”不是公钥：应为 %2 位十六进制数字。</translation>
    </message>
    <message>
        <source>Proven: these are %1 of the %2 entries of the ledger that a replica signed at %3, and no byte of them was changed since. A replica without a hub is its own authority: that nothing was changed before is not proven.</source>
        <translation>已证明：这是某副本于 %3 签名的账本所含 %2 条中的 %1 条，此后没有一个字节被改动。没有中心的副本以自己为凭：签名之前是否有过改动，不在证明之内。</translation>
    </message>
    <message>
        <source>Proven: these are %1 of the %2 entries of the ledger that the hub signed at %3, and no byte of them was changed since.</source>
        <translation>已证明：这是中心于 %3 签名的账本所含 %2 条中的 %1 条，此后没有一个字节被改动。</translation>
    </message>
    <message>
        <source>Signed by the devices that made them: %1. The devices and their keys:</source>
        <translation>由做出操作的设备签名的有 %1 条。设备及其公钥：</translation>
    </message>
    <message>
        <source>The key is the one the file names, %1, and nobody has vouched for it yet: compare it with the one that audit export or plumbline-hub status printed, or verify again with --hub-key.</source>
        <translation>所用公钥是文件自己写明的 %1，尚无人担保：请与 audit export 或 plumbline-hub status 显示的公钥核对，或用 --hub-key 再核验一次。</translation>
    </message>
    <message>
        <source>Checks an exported audit trail, without a replica and without a hub, and says what it proves.</source>
        <translation>核验导出的审计记录，无需副本，也无需中心，并说明它证明了什么。</translation>
    </message>
    <message>
        <source>The file that audit export wrote.</source>
        <translation>audit export 写出的文件。</translation>
    </message>
    <message>
        <source>The hub’s key, as plumbline-hub status prints it; a file of another hub fails.</source>
        <translation>中心的公钥，即 plumbline-hub status 显示的那一个；其他中心的文件不会通过。</translation>
    </message>
    <message>
        <source>Usage: plumbline-ctl audit export FILE | audit verify FILE. Each has its own --help.</source>
        <translation>用法：plumbline-ctl audit export FILE | audit verify FILE。两者各有 --help。</translation>
    </message>
    <message>
        <source>Say what to do with the audit trail: audit export or audit verify.</source>
        <translation>请说明要对审计记录做什么：audit export 或 audit verify。</translation>
    </message>
    <message>
        <source>write the audit trail with its proofs, or verify one</source>
        <translation>写出带证明的审计记录，或核验一份</translation>
    </message>
    <message>
        <source>%1 can’t be written.</source>
        <translation>%1 无法写入。</translation>
    </message>
    <message>
        <source>Attached as %1; plumbline-ctl sync sends it to the hub.</source>
        <translation>已附上，编号 %1；plumbline-ctl sync 会把它发往中心。</translation>
    </message>
    <message>
        <source>Attached as %1.</source>
        <translation>已附上，编号 %1。</translation>
    </message>
    <message>
        <source>Hangs a file on a record; it is encrypted into the replica.</source>
        <translation>把一个文件附到记录上，并加密存入副本。</translation>
    </message>
    <message>
        <source>The file, of at most 256 MiB. It stays where it is.</source>
        <translation>文件，最大 256 MiB；原文件保持不动。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>Media type</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>添加人</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>所在</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Prints the files that hang on a record, and where their bytes are.</source>
        <translation>列出记录上的附件及其内容所在。</translation>
    </message>
    <message>
        <source>There is a file %1 already.</source>
        <translation>文件 %1 已经存在。</translation>
    </message>
    <message>
        <source>Writes an attachment to a file, and fetches it from the hub first where it is not here.</source>
        <translation>把附件写成文件；本机没有时先从中心取来。</translation>
    </message>
    <message>
        <source>The attachment&apos;s id, as `attachments` prints it.</source>
        <translation>附件的编号，见 `attachments` 的输出。</translation>
    </message>
    <message>
        <source>Where to write it, readable from then on. It must not be there yet.</source>
        <translation>写到哪里；写出后即为明文，目标文件不能已存在。</translation>
    </message>
    <message>
        <source>hang a file on a record</source>
        <translation>给记录附上文件</translation>
    </message>
    <message>
        <source>print the files on a record</source>
        <translation>列出记录的附件</translation>
    </message>
    <message>
        <source>write an attachment to a file</source>
        <translation>把附件写成文件</translation>
    </message>
    <message>
        <source>It is more than the hub takes at once and went into %1 operations, each building on the one before.</source>
        <translation>数量超出中心一次可接收的范围，已分成 %1 项操作，后一项以前一项为前提。</translation>
    </message>
    <message>
        <source>The hub refused operation %1 of this device: %2</source>
        <translation>中心拒绝了本设备的第 %1 项操作：%2</translation>
    </message>
</context>
</TS>
