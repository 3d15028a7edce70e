<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HubWords</name>
    <message>
        <source>There is something in this place already: %1.</source>
        <translation>这里已经有内容：%1。</translation>
    </message>
    <message>
        <source>There is no hub here: %1. plumbline-hub init makes one.</source>
        <translation>这里没有中心：%1。请用 plumbline-hub init 建立。</translation>
    </message>
    <message>
        <source>Another process serves this hub (%1). Stop it first.</source>
        <translation>另一个进程正在运行此中心（%1），请先停止它。</translation>
    </message>
    <message>
        <source>The hub&apos;s data are damaged: %1.</source>
        <translation>中心的数据已损坏：%1。</translation>
    </message>
    <message>
        <source>Nothing can be served there: %1.</source>
        <translation>无法在此处提供服务：%1。</translation>
    </message>
    <message>
        <source>The certificate or its key can&apos;t be used. %1</source>
        <translation>证书或其私钥无法使用。%1</translation>
    </message>
    <message>
        <source>This can&apos;t be read or written: %1.</source>
        <translation>无法读写：%1。</translation>
    </message>
    <message>
        <source>A rule of the program itself was broken: %1.</source>
        <translation>程序自身的规则被违反：%1。</translation>
    </message>
    <message>
        <source>There is nobody and nothing of that name or number: %1.</source>
        <translation>没有这个名称或编号的人或记录：%1。</translation>
    </message>
    <message>
        <source>“%1” is no currency.</source>
        <translation>“%1”不是货币代码。</translation>
    </message>
    <message>
        <source>The database can&apos;t be opened: %1.</source>
        <translation>数据库无法打开：%1。</translation>
    </message>
    <message>
        <source>The file is not this hub&apos;s, or it is damaged. %1</source>
        <translation>该文件不属于此中心，或已损坏。%1</translation>
    </message>
    <message>
        <source>The database was written by a newer version: %1.</source>
        <translation>数据库由更新的版本写成：%1。</translation>
    </message>
    <message>
        <source>The connection to the database is lost. %1</source>
        <translation>与数据库的连接已断开。%1</translation>
    </message>
    <message>
        <source>The disk is full. %1</source>
        <translation>磁盘已满。%1</translation>
    </message>
    <message>
        <source>The database was busy for too long; try again. %1</source>
        <translation>数据库忙碌过久，请重试。%1</translation>
    </message>
    <message>
        <source>The hub&apos;s folder.</source>
        <translation>中心所在的文件夹。</translation>
    </message>
    <message>
        <source>Speak this language: en or zh_CN.</source>
        <translation>使用的语言：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示本帮助。</translation>
    </message>
    <message>
        <source>%1 does not take “%2”. See plumbline-hub %1 --help.</source>
        <translation>%1 不接受“%2”。参见 plumbline-hub %1 --help。</translation>
    </message>
    <message>
        <source>%1 needs --%2. See plumbline-hub %1 --help.</source>
        <translation>%1 需要 --%2。参见 plumbline-hub %1 --help。</translation>
    </message>
    <message>
        <source>--%1 takes a whole number from %2 to %3.</source>
        <translation>--%1 应为 %2 到 %3 的整数。</translation>
    </message>
    <message>
        <source>Its name.</source>
        <translation>组织的名称。</translation>
    </message>
    <message>
        <source>What every page reports in (CNY).</source>
        <translation>各页面使用的货币（CNY）。</translation>
    </message>
    <message>
        <source>What business dates are taken in (Asia/Shanghai).</source>
        <translation>业务日期所用的时区（Asia/Shanghai）。</translation>
    </message>
    <message>
        <source>The first person, who may do everything.</source>
        <translation>第一个人，拥有全部权限。</translation>
    </message>
    <message>
        <source>postgresql://… instead of a file in the folder.</source>
        <translation>postgresql://…，代替文件夹中的文件。</translation>
    </message>
    <message>
        <source>A certificate, as PEM.</source>
        <translation>PEM 格式的证书。</translation>
    </message>
    <message>
        <source>Its key, as PEM.</source>
        <translation>PEM 格式的私钥。</translation>
    </message>
    <message>
        <source>A name or address on the certificate that is made where none is given; may be repeated.</source>
        <translation>未给出证书时，自制证书上的主机名或地址；可以重复给出。</translation>
    </message>
    <message>
        <source>--certificate and --key go together.</source>
        <translation>--certificate 和 --key 必须一起给出。</translation>
    </message>
    <message>
        <source>“%1” is no time zone.</source>
        <translation>“%1”不是时区。</translation>
    </message>
    <message>
        <source>--database takes postgresql://…</source>
        <translation>--database 应为 postgresql://…</translation>
    </message>
    <message>
        <source>organisation %1</source>
        <translation>组织 %1</translation>
    </message>
    <message>
        <source>certificate SHA-256 %1</source>
        <translation>证书 SHA-256 %1</translation>
    </message>
    <message>
        <source>Makes a hub: its folder, its database, its keys, the organisation.</source>
        <translation>建立中心：文件夹、数据库、密钥和组织。</translation>
    </message>
    <message>
        <source>%1 entries, everything as it was written</source>
        <translation>共 %1 条，全部与写入时一致</translation>
    </message>
    <message>
        <source>never here</source>
        <translation>从未连接</translation>
    </message>
    <message>
        <source>last here %1, lease until %2</source>
        <translation>上次连接 %1，租期至 %2</translation>
    </message>
    <message>
        <source>database  %1</source>
        <translation>数据库  %1</translation>
    </message>
    <message>
        <source>key       %1</source>
        <translation>公钥    %1</translation>
    </message>
    <message>
        <source>epoch     %1</source>
        <translation>纪元    %1</translation>
    </message>
    <message>
        <source>ledger    %1 entries, root %2</source>
        <translation>账本    %1 条，根 %2</translation>
    </message>
    <message>
        <source>devices   %1</source>
        <translation>设备    %1</translation>
    </message>
    <message>
        <source>Copies the database into one file, also while it is served.</source>
        <translation>把数据库复制成一个文件，运行中也可以。</translation>
    </message>
    <message>
        <source>The new file.</source>
        <translation>新文件。</translation>
    </message>
    <message>
        <source>Puts a backup in the database&apos;s place; devices offer again what it lacks.</source>
        <translation>用备份替换数据库；备份缺少的内容由各设备重新送来。</translation>
    </message>
    <message>
        <source>Checks every entry, the tree over them, every row and every reference.</source>
        <translation>检查每一条目、其上的哈希树、每一行和每一处引用。</translation>
    </message>
    <message>
        <source>Says what there is.</source>
        <translation>显示现状。</translation>
    </message>
    <message>
        <source>Print JSON.</source>
        <translation>输出 JSON。</translation>
    </message>
    <message>
        <source>Say which command. See plumbline-hub --help.</source>
        <translation>请说明命令。参见 plumbline-hub --help。</translation>
    </message>
    <message>
        <source>Usage: plumbline-hub COMMAND --folder DIR [options]</source>
        <translation>用法：plumbline-hub COMMAND --folder DIR [选项]</translation>
    </message>
    <message>
        <source>plumbline-hub COMMAND --help shows a command&apos;s options.</source>
        <translation>plumbline-hub COMMAND --help 显示该命令的选项。</translation>
    </message>
    <message>
        <source>There is no command “%1”. See plumbline-hub --help.</source>
        <translation>没有“%1”这个命令。参见 plumbline-hub --help。</translation>
    </message>
    <message>
        <source>There is no language “%1”: en or zh_CN.</source>
        <translation>没有“%1”这种语言：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Who is invited.</source>
        <translation>邀请谁。</translation>
    </message>
    <message>
        <source>How long it is good for (72).</source>
        <translation>有效的小时数（72）。</translation>
    </message>
    <message>
        <source>Where devices reach the hub; otherwise where it was last served.</source>
        <translation>设备连接中心的地址；未给出时为上次运行的地址。</translation>
    </message>
    <message>
        <source>Say where devices reach the hub: --address HOST:PORT. It was not served yet.</source>
        <translation>请说明设备如何连接中心：--address HOST:PORT。它还没有运行过。</translation>
    </message>
    <message>
        <source>Their name.</source>
        <translation>此人的姓名。</translation>
    </message>
    <message>
        <source>salesperson, manager, director, finance, delivery, administrator or auditor (salesperson).</source>
        <translation>salesperson（销售）、manager（经理）、director（总监）、finance（财务）、delivery（交付）、administrator（管理员）或 auditor（审计）；默认 salesperson。</translation>
    </message>
    <message>
        <source>Their team.</source>
        <translation>所属团队。</translation>
    </message>
    <message>
        <source>There is no role “%1”.</source>
        <translation>没有“%1”这种角色。</translation>
    </message>
    <message>
        <source>The device&apos;s id as status prints it, short or whole.</source>
        <translation>设备的编号，如 status 所示，简短或完整均可。</translation>
    </message>
    <message>
        <source>Several devices end in “%1”: say the whole id.</source>
        <translation>有多台设备以“%1”结尾：请给出完整编号。</translation>
    </message>
    <message>
        <source>Prints an invitation for one device of a person.</source>
        <translation>输出一份邀请，供某人的一台设备使用。</translation>
    </message>
    <message>
        <source>Adds a person.</source>
        <translation>添加一个人。</translation>
    </message>
    <message>
        <source>Shuts a device out; it destroys its key when it hears so.</source>
        <translation>吊销一台设备；设备得知后即销毁自己的密钥。</translation>
    </message>
    <message>
        <source>Address and port (127.0.0.1:0: any free port of this machine).</source>
        <translation>地址和端口（127.0.0.1:0 表示本机任意空闲端口）。</translation>
    </message>
    <message>
        <source>--listen takes HOST:PORT.</source>
        <translation>--listen 应为 HOST:PORT。</translation>
    </message>
    <message>
        <source>listening on %1</source>
        <translation>正在监听 %1</translation>
    </message>
    <message>
        <source>Serves it until SIGTERM or SIGINT.</source>
        <translation>运行中心，直到收到 SIGTERM 或 SIGINT。</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已吊销</translation>
    </message>
    <message>
        <source>This hub is on PostgreSQL: pg_dump backs it up, and after pg_restore comes plumbline-hub restore without --from.%1</source>
        <translation>此中心使用 PostgreSQL：用 pg_dump 备份；pg_restore 之后再执行不带 --from 的 plumbline-hub restore。%1</translation>
    </message>
    <message>
        <source>The backup; on PostgreSQL none, after pg_restore.</source>
        <translation>备份文件；PostgreSQL 上在 pg_restore 之后不必给出。</translation>
    </message>
</context>
</TS>
