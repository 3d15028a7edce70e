<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Ageing</name>
    <message>
        <source>Not due</source>
        <translation>未到期</translation>
    </message>
    <message>
        <source>1–30 days</source>
        <translation>1–30 天</translation>
    </message>
    <message>
        <source>31–60 days</source>
        <translation>31–60 天</translation>
    </message>
    <message>
        <source>61–90 days</source>
        <translation>61–90 天</translation>
    </message>
    <message>
        <source>91–120 days</source>
        <translation>91–120 天</translation>
    </message>
    <message>
        <source>Over 120 days</source>
        <translation>120 天以上</translation>
    </message>
    <message>
        <source>No due date</source>
        <translation>无到期日</translation>
    </message>
    <message>
        <source>Unapplied</source>
        <translation>未核销</translation>
    </message>
    <message>
        <source>FX differences</source>
        <translation>汇兑差额</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建日期</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭日期</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>赢率</translation>
    </message>
    <message>
        <source>Source number</source>
        <translation>来源编号</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Days overdue</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>应收余额</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>账龄</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>争议</translation>
    </message>
    <message>
        <source>Over 60 days</source>
        <translation>超 60 天</translation>
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
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>入职日期</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离职日期</translation>
    </message>
    <message>
        <source>Sales FTE %</source>
        <translation>销售投入 %</translation>
    </message>
    <message>
        <source>Counts for</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Original amount</source>
        <translation>原币金额</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>初始设置</translation>
    </message>
    <message>
        <source>Stage advance</source>
        <translation>推进阶段</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>登记收款</translation>
    </message>
    <message>
        <source>Allocation</source>
        <translation>核销收款</translation>
    </message>
    <message>
        <source>Commitment for approval</source>
        <translation>提交承诺</translation>
    </message>
    <message>
        <source>Approval decision</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Conflict resolved</source>
        <translation>处理冲突</translation>
    </message>
    <message>
        <source>Role granted</source>
        <translation>授予角色</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Delegation</source>
        <translation>设置委托</translation>
    </message>
    <message>
        <source>Delegation ended</source>
        <translation>结束委托</translation>
    </message>
    <message>
        <source>Device enrolled</source>
        <translation>登记设备</translation>
    </message>
    <message>
        <source>Device revoked</source>
        <translation>吊销设备</translation>
    </message>
    <message>
        <source>File attached</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Key event</source>
        <translation>关键事件</translation>
    </message>
    <message>
        <source>Notices seen</source>
        <translation>通知已阅</translation>
    </message>
    <message>
        <source>Document published</source>
        <translation>资料发布</translation>
    </message>
    <message>
        <source>Document read</source>
        <translation>资料已读</translation>
    </message>
    <message>
        <source>Gate set</source>
        <translation>设置阶段门槛</translation>
    </message>
    <message>
        <source>Gate lifted</source>
        <translation>取消阶段门槛</translation>
    </message>
    <message>
        <source>Document posted</source>
        <translation>单据入账</translation>
    </message>
    <message>
        <source>Allocation taken back</source>
        <translation>撤销核销</translation>
    </message>
    <message>
        <source>Document reversed</source>
        <translation>冲红</translation>
    </message>
    <message>
        <source>Write-off requested</source>
        <translation>申请坏账核销</translation>
    </message>
    <message>
        <source>Write-off decided</source>
        <translation>坏账核销审批</translation>
    </message>
    <message>
        <source>Chase</source>
        <translation>催收</translation>
    </message>
    <message>
        <source>Promise to pay</source>
        <translation>付款承诺</translation>
    </message>
    <message>
        <source>Commitment closed</source>
        <translation>承诺了结</translation>
    </message>
    <message>
        <source>Request withdrawn</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>Approval revoked</source>
        <translation>撤销审批</translation>
    </message>
    <message>
        <source>Terms changed</source>
        <translation>变更条款</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>移交交付</translation>
    </message>
    <message>
        <source>Hand-over accepted</source>
        <translation>接收移交</translation>
    </message>
    <message>
        <source>Hand-over returned</source>
        <translation>退回移交</translation>
    </message>
</context>
<context>
    <name>Dimension</name>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>That is more than the hub takes at once (%1 changes). Split the file and import its parts; nothing was saved.</source>
        <translation>超出中心一次可接收的数量（%1 项变更）。请拆分文件后分批导入；没有保存任何内容。</translation>
    </message>
    <message>
        <source>The refused rows can’t be listed in the imported file itself (%1). Choose another file; nothing was imported.</source>
        <translation>被拒绝的行不能写入正在导入的文件本身（%1）。请另选文件；没有导入任何内容。</translation>
    </message>
    <message>
        <source>The file was imported, but the list of refused rows could not be written to %1. Import the file again to have it written; what is there stays as it is.</source>
        <translation>文件已导入，但被拒绝的行未能写入 %1。重新导入该文件即可生成清单，已有内容不受影响。</translation>
    </message>
    <message>
        <source>What was to be done can’t be read (%1). It is kept aside and changed nothing.</source>
        <translation>要执行的操作无法读取（%1）。内容已另存，没有任何改动。</translation>
    </message>
    <message>
        <source>This act belongs to a later Plumbline (%1). Update Plumbline and try again; nothing was changed.</source>
        <translation>该操作来自更新版本的准绳（%1）。请升级后重试；没有任何改动。</translation>
    </message>
    <message>
        <source>An operation can’t be read (%1). It is kept aside and changed nothing.</source>
        <translation>有一项操作无法读取（%1）。内容已另存，没有任何改动。</translation>
    </message>
    <message>
        <source>An entry of the ledger can’t be read (%1).</source>
        <translation>账本中有一条记录无法读取（%1）。</translation>
    </message>
    <message>
        <source>The device’s key can’t be read. Enrol this device again.</source>
        <translation>设备密钥无法读取，请重新登记本设备。</translation>
    </message>
    <message>
        <source>The hub’s proof is about entries it does not have.</source>
        <translation>中心给出的证明涉及不存在的账本记录。</translation>
    </message>
    <message>
        <source>The file is not an exported audit trail, or it is damaged.</source>
        <translation>该文件不是导出的审计记录，或文件已损坏。</translation>
    </message>
    <message>
        <source>The exported audit trail is of another hub than the one expected.</source>
        <translation>导出的审计记录来自另一个中心，与预期不符。</translation>
    </message>
    <message>
        <source>The exported audit trail was changed after the hub signed it (%1).</source>
        <translation>导出的审计记录在中心签名之后被改动过（%1）。</translation>
    </message>
    <message>
        <source>It was set aside on its device before the hub had it, because its records were taken away. It is kept in the quarantine there.</source>
        <translation>该操作涉及的记录已不在可见范围内，发送前已在设备上移入隔离区保存。</translation>
    </message>
    <message>
        <source>What came over the line can’t be read. Nothing of it was taken.</source>
        <translation>收到的数据无法读取，未作任何处理。</translation>
    </message>
    <message>
        <source>What came over the line is larger than allowed. Nothing of it was taken.</source>
        <translation>收到的数据超过允许的大小，未作任何处理。</translation>
    </message>
    <message>
        <source>What came over the line belongs to a later Plumbline. Update Plumbline.</source>
        <translation>收到的消息来自更新版本的准绳，请升级。</translation>
    </message>
    <message>
        <source>That is not an invitation. Copy it whole, from “plumbline-invitation:” on.</source>
        <translation>这不是有效的邀请。请从“plumbline-invitation:”起完整复制。</translation>
    </message>
    <message>
        <source>The hub can’t be reached (%1). Everything done here is kept and goes out when it can.</source>
        <translation>无法连接中心（%1）。本机所做的一切均已保存，恢复连接后会自动发送。</translation>
    </message>
    <message>
        <source>The hub shows another certificate than the invitation’s (%1). Nothing was sent. Ask your administrator.</source>
        <translation>中心出示的证书与邀请中的不一致（%1）。未发送任何数据，请联系管理员。</translation>
    </message>
    <message>
        <source>The hub’s ledger does not go on from what this device has seen (%1). Nothing was taken over. Tell your auditor.</source>
        <translation>中心的账本与本设备见过的历史不衔接（%1）。未接收任何数据，请告知审计人员。</translation>
    </message>
    <message>
        <source>The hub’s answer can’t be read (%1). Nothing of it was taken; sync is tried again.</source>
        <translation>中心的答复无法读取（%1）。未作任何处理，将重新同步。</translation>
    </message>
    <message>
        <source>This device was revoked, and its replica’s key was destroyed.</source>
        <translation>本设备已被吊销，副本密钥已销毁。</translation>
    </message>
    <message>
        <source>The hub ended the session (%1). Everything done here is kept.</source>
        <translation>中心结束了会话（%1）。本机所做的一切均已保存。</translation>
    </message>
    <message>
        <source>The hub runs an older Plumbline. What was done here (%1) waits until it is updated; reading goes on.</source>
        <translation>中心的准绳版本较旧。本机的操作（%1）会等到中心升级后再发送；读取不受影响。</translation>
    </message>
    <message>
        <source>The hub does not know this device, or its signature is wrong.</source>
        <translation>中心不认识本设备，或签名不正确。</translation>
    </message>
    <message>
        <source>The device was revoked.</source>
        <translation>该设备已被吊销。</translation>
    </message>
    <message>
        <source>The invitation was used already, is too old, or is not known. Ask for a new one.</source>
        <translation>邀请已被使用、已过期或不存在，请索取新的邀请。</translation>
    </message>
    <message>
        <source>The hub speaks another version of the protocol (%1). Update Plumbline.</source>
        <translation>中心使用另一版本的协议（%1），请升级准绳。</translation>
    </message>
    <message>
        <source>A message came where it has no place. The session was ended; nothing was lost.</source>
        <translation>收到了不合时宜的消息，会话已结束，没有数据丢失。</translation>
    </message>
    <message>
        <source>The hub could not read what was sent (%1). Nothing was lost; it is sent again.</source>
        <translation>中心无法读取发送的数据（%1）。没有数据丢失，将重新发送。</translation>
    </message>
    <message>
        <source>This replica is a copy from an earlier time: the hub has other work under the same numbers. Enrol this device again.</source>
        <translation>本副本是较早的备份：中心里相同编号的操作内容不同。请重新登记本设备。</translation>
    </message>
    <message>
        <source>An operation under another name or device was refused (%1).</source>
        <translation>以他人或其他设备名义提交的操作已被拒绝（%1）。</translation>
    </message>
    <message>
        <source>This act has to be signed by the device that made it (%1).</source>
        <translation>该操作必须由发起设备签名（%1）。</translation>
    </message>
    <message>
        <source>It builds on operation %1, which did not take effect.</source>
        <translation>它依赖的第 %1 项操作未生效。</translation>
    </message>
    <message>
        <source>The hub is being stopped. Everything done here is kept and goes out when it is back.</source>
        <translation>中心正在停止。本机所做的一切均已保存，恢复后会自动发送。</translation>
    </message>
    <message>
        <source>There is a hub in %1 already.</source>
        <translation>%1 中已有一个中心。</translation>
    </message>
    <message>
        <source>There is no hub in %1.</source>
        <translation>%1 中没有中心。</translation>
    </message>
    <message>
        <source>The hub’s data are damaged (%1). Restore the last backup.</source>
        <translation>中心的数据已损坏（%1），请恢复最近的备份。</translation>
    </message>
    <message>
        <source>Another process serves this hub already (%1).</source>
        <translation>已有另一个进程在运行该中心（%1）。</translation>
    </message>
    <message>
        <source>The hub found a fault in itself (%1) and ended the session. Nothing was lost.</source>
        <translation>中心程序出现内部错误（%1），会话已结束，没有数据丢失。</translation>
    </message>
    <message>
        <source>The hub can’t listen there: %1</source>
        <translation>中心无法在该地址监听：%1</translation>
    </message>
    <message>
        <source>The certificate or its key can’t be read, or they do not belong together (%1).</source>
        <translation>证书或密钥无法读取，或两者不匹配（%1）。</translation>
    </message>
    <message>
        <source>%1 in the hub’s folder can’t be read or written.</source>
        <translation>中心文件夹中的 %1 无法读写。</translation>
    </message>
    <message>
        <source>PostgreSQL is backed up and restored with its own tools, such as pg_dump.</source>
        <translation>PostgreSQL 请使用其自带工具备份和恢复，例如 pg_dump。</translation>
    </message>
    <message>
        <source>“%1” is not a currency code. Use one such as CNY or USD.</source>
        <translation>“%1”不是币种代码，请使用 CNY、USD 这样的代码。</translation>
    </message>
    <message>
        <source>“%1” is in another currency than expected.</source>
        <translation>“%1”的币种与预期不同。</translation>
    </message>
    <message>
        <source>The amount “%1” is too large.</source>
        <translation>金额“%1”过大。</translation>
    </message>
    <message>
        <source>“%1” can’t be read as an amount.</source>
        <translation>“%1”无法识别为金额。</translation>
    </message>
    <message>
        <source>“%1” has more decimals than its currency.</source>
        <translation>“%1”的小数位多于该币种的位数。</translation>
    </message>
    <message>
        <source>“%1” can’t be read as a date. Write it as 2026-11-23.</source>
        <translation>“%1”无法识别为日期，请写成 2026-11-23 这样。</translation>
    </message>
    <message>
        <source>“%1” is not an id.</source>
        <translation>“%1”不是有效的编号。</translation>
    </message>
    <message>
        <source>The calendar can’t be read: %1</source>
        <translation>无法读取日历：%1</translation>
    </message>
    <message>
        <source>The value does not fit the field %1. Nothing was saved.</source>
        <translation>该值不符合字段 %1 的类型，未保存任何内容。</translation>
    </message>
    <message>
        <source>The field %1 has to be filled in. Nothing was saved.</source>
        <translation>字段 %1 必须填写，未保存任何内容。</translation>
    </message>
    <message>
        <source>“%1” is not one of the choices.</source>
        <translation>“%1”不在可选项中。</translation>
    </message>
    <message>
        <source>Your role may not change this (%1). Nothing was saved.</source>
        <translation>您的角色无权修改此项（%1），未保存任何内容。</translation>
    </message>
    <message>
        <source>%1 changes only through its own act, not by editing. Nothing was saved.</source>
        <translation>%1 只能通过相应的业务操作变更，不能直接修改，未保存任何内容。</translation>
    </message>
    <message>
        <source>Somebody changed %1 in the meantime. Look at the newer value and try again.</source>
        <translation>%1 刚被他人修改过，请查看最新值后重试。</translation>
    </message>
    <message>
        <source>There is no such record any more (%1).</source>
        <translation>该记录已不存在（%1）。</translation>
    </message>
    <message>
        <source>%1 refers to a record that is not there, or is still in use. Nothing was saved.</source>
        <translation>%1 引用的记录不存在或仍在使用，未保存任何内容。</translation>
    </message>
    <message>
        <source>This can’t be undone: it was undone already, or later work stands on it.</source>
        <translation>无法撤销：该操作已撤销，或之后的操作以它为前提。</translation>
    </message>
    <message>
        <source>An entry of the ledger can’t be read (%1). Check the replica’s integrity.</source>
        <translation>账本中有一条记录无法读取（%1），请检查副本的完整性。</translation>
    </message>
    <message>
        <source>There is a replica in %1 already. Open it, or choose another folder.</source>
        <translation>%1 中已有副本，请打开它，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>There is no replica at %1.</source>
        <translation>%1 中没有副本。</translation>
    </message>
    <message>
        <source>The passphrase is not the right one. Nothing was changed; try again.</source>
        <translation>口令不正确，数据未作任何更改，请重试。</translation>
    </message>
    <message>
        <source>The passphrase is too short. It needs at least 8 characters.</source>
        <translation>口令太短，至少需要 8 个字符。</translation>
    </message>
    <message>
        <source>No mapping is saved as “%1”.</source>
        <translation>没有名为“%1”的已存映射。</translation>
    </message>
    <message>
        <source>The replica was opened for reading only. Nothing was changed.</source>
        <translation>副本以只读方式打开，未做任何更改。</translation>
    </message>
    <message>
        <source>A backup can’t lie in the replica’s own folder (%1). Choose another place.</source>
        <translation>备份不能放在副本自己的文件夹里（%1），请另选位置。</translation>
    </message>
    <message>
        <source>“%1” is not a time zone. Use one such as Asia/Shanghai.</source>
        <translation>“%1”不是时区，请使用 Asia/Shanghai 这样的时区。</translation>
    </message>
    <message>
        <source>The key file is damaged (%1). The data is untouched; put the key file back from a backup.</source>
        <translation>密钥文件已损坏（%1）。数据未受影响，请从备份恢复密钥文件。</translation>
    </message>
    <message>
        <source>The replica’s file %1 is cut short. It was not changed; restore it from a backup.</source>
        <translation>副本文件 %1 不完整，未作任何更改，请从备份恢复。</translation>
    </message>
    <message>
        <source>The replica’s file is damaged (%1). It was not changed; restore it from a backup.</source>
        <translation>副本文件已损坏（%1），未作任何更改，请从备份恢复。</translation>
    </message>
    <message>
        <source>The replica was written by a newer Plumbline (schema %1). Update Plumbline to open it; nothing was changed.</source>
        <translation>该副本由更新版本的准绳写入（结构版本 %1），请升级后打开，数据未作任何更改。</translation>
    </message>
    <message>
        <source>%1 can’t be written to. Nothing was saved; check the folder’s permissions.</source>
        <translation>无法写入 %1，未保存任何内容，请检查文件夹权限。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was saved and nothing earlier was lost; free some space and try again.</source>
        <translation>磁盘已满。本次未保存，此前的数据没有丢失，请清理空间后重试。</translation>
    </message>
    <message>
        <source>The replica is open in another window or program. Close it there first (%1).</source>
        <translation>该副本已在其他窗口或程序中打开，请先在那里关闭（%1）。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消，数据未作任何更改。</translation>
    </message>
    <message>
        <source>The passphrase can’t be read from %1.</source>
        <translation>无法从 %1 读取口令。</translation>
    </message>
    <message>
        <source>The system refused access: %1</source>
        <translation>系统拒绝访问：%1</translation>
    </message>
    <message>
        <source>The file %1 can’t be read.</source>
        <translation>无法读取文件 %1。</translation>
    </message>
    <message>
        <source>The file %1 is empty.</source>
        <translation>文件 %1 是空的。</translation>
    </message>
    <message>
        <source>%1 is not a table. Choose a CSV or XLSX file.</source>
        <translation>%1 不是表格，请选择 CSV 或 XLSX 文件。</translation>
    </message>
    <message>
        <source>%1 is a spreadsheet of the old kind. Save it as XLSX or CSV and try again.</source>
        <translation>%1 是旧格式的电子表格，请另存为 XLSX 或 CSV 后重试。</translation>
    </message>
    <message>
        <source>The encoding of %1 is not recognised. Name it in the mapping, or save the file as UTF-8.</source>
        <translation>无法识别 %1 的编码，请在映射中指定，或将文件另存为 UTF-8。</translation>
    </message>
    <message>
        <source>The spreadsheet %1 is damaged.</source>
        <translation>电子表格 %1 已损坏。</translation>
    </message>
    <message>
        <source>There is no sheet “%1” in the file.</source>
        <translation>文件中没有名为“%1”的工作表。</translation>
    </message>
    <message>
        <source>The row at line %1 does not end; a quotation mark may not be closed. Nothing was imported.</source>
        <translation>第 %1 行没有结束，可能有引号未闭合，未导入任何内容。</translation>
    </message>
    <message>
        <source>The mapping can’t be read: %1</source>
        <translation>无法读取列映射：%1</translation>
    </message>
    <message>
        <source>Columns that are needed are not assigned: %1. Nothing was imported.</source>
        <translation>必需的列尚未指定：%1，未导入任何内容。</translation>
    </message>
    <message>
        <source>The mapping names columns the file does not have: %1. Nothing was imported.</source>
        <translation>映射中的列在文件里不存在：%1，未导入任何内容。</translation>
    </message>
    <message>
        <source>Some names in the file are not known yet; decide what to do with them: %1. Nothing was imported.</source>
        <translation>文件中有尚未识别的名称，请先决定如何处理：%1，未导入任何内容。</translation>
    </message>
    <message>
        <source>The organisation has no stages to put deals in. Nothing was imported.</source>
        <translation>组织尚未设置销售阶段，未导入任何内容。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was imported.</source>
        <translation>已取消，未导入任何内容。</translation>
    </message>
    <message>
        <source>The replica is locked. Unlock it to go on.</source>
        <translation>副本已锁定，请解锁后继续。</translation>
    </message>
    <message>
        <source>Something in Plumbline itself went wrong (%1). Nothing was saved.</source>
        <translation>准绳内部出错（%1），未保存任何内容。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>“%1” is not a size. Choose small, medium or large.</source>
        <translation>“%1”不是有效的规模，请选择 small、medium 或 large。</translation>
    </message>
    <message>
        <source>There is nothing to filter by “%1”.</source>
        <translation>没有可按“%1”筛选的内容。</translation>
    </message>
    <message>
        <source>There is no figure “%1” with rows behind it.</source>
        <translation>没有名为“%1”且可展开明细的指标。</translation>
    </message>
    <message>
        <source>The funnel has %1 stages, more than it can show.</source>
        <translation>漏斗有 %1 个阶段，超出可显示的数量。</translation>
    </message>
    <message>
        <source>The amounts of %1 add up to more than can be counted exactly.</source>
        <translation>%1 的金额合计超出可精确计算的范围。</translation>
    </message>
    <message>
        <source>%1 rows were refused, so nothing was imported. They are listed with their reasons.</source>
        <translation>有 %1 行被拒绝，因此未导入任何内容，拒绝原因已列出。</translation>
    </message>
    <message>
        <source>It did not work (%1: %2).</source>
        <translation>操作未成功（%1：%2）。</translation>
    </message>
    <message>
        <source>There is a record with this id already (%1). Nothing was saved.</source>
        <translation>该编号的记录已存在（%1）。未保存任何内容。</translation>
    </message>
    <message>
        <source>The amount has to be above zero (%1). Nothing was saved.</source>
        <translation>金额必须大于零（%1）。未保存任何内容。</translation>
    </message>
    <message>
        <source>The dates are in the wrong order (%1). Nothing was saved.</source>
        <translation>日期先后颠倒（%1）。未保存任何内容。</translation>
    </message>
    <message>
        <source>This customer has a receipt “%1” already. Nothing was recorded twice.</source>
        <translation>该客户已有收款单“%1”，未重复登记。</translation>
    </message>
    <message>
        <source>“%1” is not a receipt, credit note or write-off, so there is nothing to allocate.</source>
        <translation>“%1”不是收款、红字或坏账核销单据，无法核销。</translation>
    </message>
    <message>
        <source>Only %1 is left to allocate. Nothing was allocated.</source>
        <translation>可核销余额仅剩 %1，未核销任何金额。</translation>
    </message>
    <message>
        <source>Only %1 of the instalment is open. Nothing was allocated.</source>
        <translation>该期款项仅剩 %1 未收，未核销任何金额。</translation>
    </message>
    <message>
        <source>The approval steps do not fit this kind of commitment (%1). Nothing was submitted.</source>
        <translation>审批步骤与承诺类型（%1）不符，未提交。</translation>
    </message>
    <message>
        <source>Nobody may approve their own request or delegate to themselves. Ask somebody else.</source>
        <translation>不能审批自己的申请，也不能委托给自己。请由他人处理。</translation>
    </message>
    <message>
        <source>An earlier approval is still open. It has to be given first.</source>
        <translation>前一级审批尚未完成，请先完成前一级审批。</translation>
    </message>
    <message>
        <source>This was decided already (%1).</source>
        <translation>该审批已有结论（%1）。</translation>
    </message>
    <message>
        <source>The amounts changed since you looked: %1. Nothing was decided; look again and decide.</source>
        <translation>您查看之后金额有变：%1。审批未生效，请重新查看后再决定。</translation>
    </message>
    <message>
        <source>The amounts the approval stands on can’t be read (%1).</source>
        <translation>无法读取审批依据（%1）。</translation>
    </message>
    <message>
        <source>Somebody resolved this conflict already (%1).</source>
        <translation>该冲突已有人处理（%1）。</translation>
    </message>
    <message>
        <source>The stored value “%1” can’t be read.</source>
        <translation>无法读取已存的值“%1”。</translation>
    </message>
    <message>
        <source>%1 is the last administrator. Make somebody else one first.</source>
        <translation>%1 是最后一位管理员，请先指定其他管理员。</translation>
    </message>
    <message>
        <source>The key of the device %1 can’t be used: it is malformed, or known already. Enrol the device anew.</source>
        <translation>设备 %1 的密钥无法使用：格式有误或已登记过。请重新登记该设备。</translation>
    </message>
    <message>
        <source>This file can’t be attached (%1). Nothing was saved.</source>
        <translation>无法添加该附件（%1）。未保存任何内容。</translation>
    </message>
    <message>
        <source>What was known at ledger position %1 can’t be told on this device. Ask without it, or on the hub.</source>
        <translation>本设备无法还原账本第 %1 位时的数据。请去掉这一条件，或在中心端查询。</translation>
    </message>
    <message>
        <source>Money that was posted is not taken back. Post its reversal instead, and then the right amount.</source>
        <translation>已入账的款项不能撤销。请先做冲销，再按正确金额重新入账。</translation>
    </message>
    <message>
        <source>The file “%1” is not on this device. Connect to the hub to fetch it.</source>
        <translation>文件“%1”不在本机。连上中心后即可取来。</translation>
    </message>
    <message>
        <source>The hub does not have this file yet. The device it was attached on has still to send it.</source>
        <translation>中心还没有这个文件，附上它的设备尚未发出。</translation>
    </message>
    <message>
        <source>What the hub sent is not the file that was attached. It was thrown away.</source>
        <translation>中心发来的不是当初附上的文件，已丢弃。</translation>
    </message>
    <message>
        <source>The hub does not take the file now. It is kept here and sent again later.</source>
        <translation>中心暂时不收这个文件。文件留在本机，稍后再发。</translation>
    </message>
    <message>
        <source>“%1” can’t be read as a value of this field. Nothing was chosen.</source>
        <translation>无法将“%1”识别为该字段的值，未作任何选择。</translation>
    </message>
    <message>
        <source>This workstation has not heard its hub for longer than it may. It opens as soon as the hub can be reached; nothing is lost.</source>
        <translation>本工作站与中心失联的时间已超过允许的期限。连接上中心后即可打开，数据不会丢失。</translation>
    </message>
    <message>
        <source>This stage still needs: %1. The deal stays where it is.</source>
        <translation>进入该阶段还缺：%1。商机仍在原阶段。</translation>
    </message>
    <message>
        <source>Say why. Nothing was changed.</source>
        <translation>请填写原因。未做任何更改。</translation>
    </message>
    <message>
        <source>This needs a file (%1). Nothing was saved.</source>
        <translation>此操作需要附件（%1）。未保存任何内容。</translation>
    </message>
    <message>
        <source>This was done already (%1). Nothing was saved twice.</source>
        <translation>此操作已经完成过（%1），没有重复保存。</translation>
    </message>
    <message>
        <source>“%1” was reversed already, or is a reversal itself. Nothing was changed.</source>
        <translation>“%1”已经冲红，或本身就是冲红单。未做任何更改。</translation>
    </message>
    <message>
        <source>Documents of the kind “%1” are made by an act of their own. Nothing was posted.</source>
        <translation>“%1”类单据由专门的操作生成，未入账。</translation>
    </message>
    <message>
        <source>The instalments do not add up to “%1”, or it takes none. Nothing was posted.</source>
        <translation>分期金额合计与“%1”不符，或该单据不能分期。未入账。</translation>
    </message>
    <message>
        <source>A chase has a level from 1 to 4, not %1. Nothing was saved.</source>
        <translation>催收级别为 1 至 4，没有 %1 级。未保存。</translation>
    </message>
    <message>
        <source>What was agreed (%1) changes only by an approved commitment of this deal. Nothing was changed.</source>
        <translation>已约定的内容（%1）只能凭该商机已批准的承诺变更。未做任何更改。</translation>
    </message>
    <message>
        <source>It is %1 by now, so this does not follow. Nothing was changed.</source>
        <translation>当前状态为“%1”，不能执行此操作。未做任何更改。</translation>
    </message>
    <message>
        <source>The requirements have to be confirmed twice with the customer first. Nothing was accepted.</source>
        <translation>须先与客户二次确认需求。未接收。</translation>
    </message>
    <message>
        <source>a technical document to be read</source>
        <translation>须阅读的技术资料</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between things that are missing</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Deals in stage</source>
        <translation>阶段内商机</translation>
    </message>
    <message>
        <source>Value in stage</source>
        <translation>阶段内金额</translation>
    </message>
    <message>
        <source>Entered the stage</source>
        <translation>进入该阶段</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>已推进</translation>
    </message>
    <message>
        <source>Lost from the stage</source>
        <translation>在该阶段输单</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转化率</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>进行中商机</translation>
    </message>
    <message>
        <source>Open value</source>
        <translation>进行中金额</translation>
    </message>
    <message>
        <source>Weighted pipeline</source>
        <translation>加权金额</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>赢单率</translation>
    </message>
    <message>
        <source>Won deals</source>
        <translation>赢单数</translation>
    </message>
    <message>
        <source>Won value</source>
        <translation>赢单金额</translation>
    </message>
    <message>
        <source>Lost deals</source>
        <translation>输单数</translation>
    </message>
    <message>
        <source>Deals by source</source>
        <translation>各来源商机</translation>
    </message>
    <message>
        <source>Value by source</source>
        <translation>各来源金额</translation>
    </message>
    <message>
        <source>Deals without account</source>
        <translation>未关联客户的商机</translation>
    </message>
    <message>
        <source>Outstanding by age</source>
        <translation>各账龄应收</translation>
    </message>
    <message>
        <source>Open items by age</source>
        <translation>各账龄未清项</translation>
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
        <source>Overdue</source>
        <translation>逾期金额</translation>
    </message>
    <message>
        <source>Over 60 days</source>
        <translation>逾期超过 60 天</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>争议金额</translation>
    </message>
    <message>
        <source>Unapplied cash and credits</source>
        <translation>未核销款项</translation>
    </message>
    <message>
        <source>Output per head</source>
        <translation>人均单产</translation>
    </message>
    <message>
        <source>Net signed</source>
        <translation>净签约额</translation>
    </message>
    <message>
        <source>Sales FTE</source>
        <translation>销售全职当量</translation>
    </message>
    <message>
        <source>Cash conversion cycle</source>
        <translation>现金周转天数</translation>
    </message>
    <message>
        <source>Days inventory outstanding</source>
        <translation>存货周转天数</translation>
    </message>
    <message>
        <source>Days sales outstanding</source>
        <translation>应收账款周转天数</translation>
    </message>
    <message>
        <source>Days payables outstanding</source>
        <translation>应付账款周转天数</translation>
    </message>
    <message>
        <source>Closing receivables</source>
        <translation>期末应收</translation>
    </message>
    <message>
        <source>Net credit sales</source>
        <translation>净赊销额</translation>
    </message>
    <message>
        <source>Average inventory</source>
        <translation>平均存货</translation>
    </message>
    <message>
        <source>Average payables</source>
        <translation>平均应付</translation>
    </message>
    <message>
        <source>Cost of sales</source>
        <translation>销售成本</translation>
    </message>
    <message>
        <source>New-customer cost</source>
        <translation>新客获客成本</translation>
    </message>
    <message>
        <source>Acquisition cost</source>
        <translation>获客投入</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新客户数</translation>
    </message>
    <message>
        <source>Open deals without account</source>
        <translation>未关联客户的进行中商机</translation>
    </message>
    <message>
        <source>Open deals without an amount</source>
        <translation>未填金额的进行中商机</translation>
    </message>
    <message>
        <source>Deals without a date</source>
        <translation>没有日期的商机</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Changed deals</source>
        <translation>变化的商机</translation>
    </message>
    <message>
        <source>Were in the stage</source>
        <translation>到过该阶段</translation>
    </message>
    <message>
        <source>Left the stage</source>
        <translation>已离开该阶段</translation>
    </message>
    <message>
        <source>Still in the stage</source>
        <translation>仍在该阶段</translation>
    </message>
    <message>
        <source>Half left within</source>
        <translation>半数离开用时</translation>
    </message>
    <message>
        <source>Three quarters left within</source>
        <translation>四分之三离开用时</translation>
    </message>
    <message>
        <source>Half left within, working days</source>
        <translation>半数离开用时（工作日）</translation>
    </message>
    <message>
        <source>Three quarters left within, working days</source>
        <translation>四分之三离开用时（工作日）</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>signed contracts</source>
        <translation>签约合同</translation>
    </message>
    <message>
        <source>sales headcount (FTE) of people</source>
        <translation>人员的销售投入比例</translation>
    </message>
    <message>
        <source>invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>inventory balances</source>
        <translation>存货余额</translation>
    </message>
    <message>
        <source>payables balances</source>
        <translation>应付余额</translation>
    </message>
    <message>
        <source>cost of sales</source>
        <translation>销售成本</translation>
    </message>
    <message>
        <source>sales and marketing cost of acquisition</source>
        <translation>获客的销售与市场费用</translation>
    </message>
    <message>
        <source>first orders of new customers</source>
        <translation>新客户首单</translation>
    </message>
    <message>
        <source>dates of coming to the stage</source>
        <translation>进入该阶段的日期</translation>
    </message>
</context>
<context>
    <name>Operation</name>
    <message>
        <source>%1: “%2” is cleared</source>
        <translation>%1：清空“%2”</translation>
    </message>
    <message>
        <source>%1: “%2” becomes %3</source>
        <translation>%1：“%2”改为%3</translation>
    </message>
    <message>
        <source>%1: goes to stage %2</source>
        <translation>%1：进入阶段%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Receipt %1: %2 from %3</source>
        <translation>回款 %1：%3 %2</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <extracomment>An amount, and the number of the invoice it is set against.</extracomment>
        <translation>%1 核销到 %2</translation>
    </message>
    <message>
        <source>%1 is allocated: %2</source>
        <translation>%1 核销：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between allocations</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Asks for a write-off of %1 of %2</source>
        <translation>申请坏账核销 %2 的 %1</translation>
    </message>
    <message>
        <source>%1 is reversed</source>
        <translation>%1 冲红</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2：%3</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>The row has fewer cells than the header.</source>
        <translation>该行的单元格少于表头。</translation>
    </message>
    <message>
        <source>The row has more cells than the header.</source>
        <translation>该行的单元格多于表头。</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>有引号未闭合。</translation>
    </message>
    <message>
        <source>The row holds bytes that are not text.</source>
        <translation>该行含有无法识别为文字的内容。</translation>
    </message>
    <message>
        <source>A cell that is needed is blank: %1.</source>
        <translation>必填的单元格为空：%1。</translation>
    </message>
    <message>
        <source>“%1” can’t be read as a date.</source>
        <translation>“%1”无法识别为日期。</translation>
    </message>
    <message>
        <source>“%1” can’t be read as an amount.</source>
        <translation>“%1”无法识别为金额。</translation>
    </message>
    <message>
        <source>“%1” has more decimals than its currency.</source>
        <translation>“%1”的小数位多于该币种的位数。</translation>
    </message>
    <message>
        <source>The amount “%1” is too large.</source>
        <translation>金额“%1”过大。</translation>
    </message>
    <message>
        <source>“%1” can’t be read as a number.</source>
        <translation>“%1”无法识别为数字。</translation>
    </message>
    <message>
        <source>“%1” is neither yes nor no.</source>
        <translation>“%1”既不是“是”也不是“否”。</translation>
    </message>
    <message>
        <source>“%1” is not one of the choices.</source>
        <translation>“%1”不在可选项中。</translation>
    </message>
    <message>
        <source>“%1” is not a currency.</source>
        <translation>“%1”不是币种。</translation>
    </message>
    <message>
        <source>“%1” names another currency than its column.</source>
        <translation>“%1”的币种与该列不一致。</translation>
    </message>
    <message>
        <source>There is no exchange rate for “%1”.</source>
        <translation>“%1”缺少汇率。</translation>
    </message>
    <message>
        <source>Rows with “%1” were to be refused.</source>
        <translation>已决定拒绝含“%1”的行。</translation>
    </message>
    <message>
        <source>There is no deal “%1”.</source>
        <translation>没有商机“%1”。</translation>
    </message>
    <message>
        <source>The number “%1” stands in an earlier row that says something else.</source>
        <translation>编号“%1”已在前面的行出现，但内容不同。</translation>
    </message>
    <message>
        <source>The document “%1” came in before with another amount, date or customer; documents are never edited.</source>
        <translation>单据“%1”此前已导入，但金额、日期或客户不同；单据不允许修改。</translation>
    </message>
    <message>
        <source>“%1” is two dates, with the month first or the day first. Say in the mapping which of them comes first.</source>
        <translation>“%1”按月在前或日在前是两个不同的日期，请在列映射中指明哪个在前。</translation>
    </message>
    <message>
        <source>The deal “%1” is won: its price and service end change by an approved commitment, not by a file.</source>
        <translation>商机“%1”已赢单：价格和服务到期日只能凭已批准的承诺变更，不能通过导入文件修改。</translation>
    </message>
</context>
<context>
    <name>Token</name>
    <message>
        <source>Salesperson</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Director</source>
        <translation>总监</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回款</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>红字发票</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Write-off</source>
        <translation>坏账核销</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Expense</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>存货</translation>
    </message>
    <message>
        <source>Payable</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Salaries</source>
        <translation>工资</translation>
    </message>
    <message>
        <source>Rent</source>
        <translation>租金</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>差旅</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>管理费</translation>
    </message>
    <message>
        <source>Acquisition</source>
        <translation>获客</translation>
    </message>
    <message>
        <source>Finished goods</source>
        <translation>产成品</translation>
    </message>
    <message>
        <source>Raw material</source>
        <translation>原材料</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Rebate</source>
        <translation>返点</translation>
    </message>
    <message>
        <source>Custom development</source>
        <translation>定制开发</translation>
    </message>
    <message>
        <source>Fulfilled</source>
        <translation>已履约</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>已违约</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Kept mine</source>
        <translation>保留我的值</translation>
    </message>
    <message>
        <source>Took theirs</source>
        <translation>采用对方的值</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>改为新值</translation>
    </message>
    <message>
        <source>Technical answer</source>
        <translation>技术答疑</translation>
    </message>
    <message>
        <source>Competitor comparison</source>
        <translation>竞品对比</translation>
    </message>
    <message>
        <source>Legal review</source>
        <translation>法务审核</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>方案演示</translation>
    </message>
    <message>
        <source>Sample sent</source>
        <translation>寄送样品</translation>
    </message>
    <message>
        <source>Proposal sent</source>
        <translation>发送方案</translation>
    </message>
    <message>
        <source>Visit booked</source>
        <translation>预约拜访</translation>
    </message>
    <message>
        <source>Visit completed</source>
        <translation>完成拜访</translation>
    </message>
    <message>
        <source>Contract uploaded</source>
        <translation>上传合同</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>选择竞品</translation>
    </message>
    <message>
        <source>No budget</source>
        <translation>没有预算</translation>
    </message>
    <message>
        <source>No decision</source>
        <translation>迟迟未决</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>时机不合适</translation>
    </message>
    <message>
        <source>Product does not fit</source>
        <translation>产品不匹配</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>客情不足</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复商机</translation>
    </message>
    <message>
        <source>Disqualified</source>
        <translation>不合格商机</translation>
    </message>
    <message>
        <source>Uncollectable</source>
        <translation>无法收回</translation>
    </message>
    <message>
        <source>Small balance</source>
        <translation>尾差</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>商务让步</translation>
    </message>
    <message>
        <source>Dispute settled</source>
        <translation>争议和解</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>待接收</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Key event</source>
        <translation>关键事件</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>%1 has %2 left.</source>
        <translation>%1 尚余 %2 未核销。</translation>
    </message>
    <message>
        <source>%1 has %2 open.</source>
        <translation>%1 尚有 %2 未清。</translation>
    </message>
    <message>
        <source>On %1, %2 was set against %3.</source>
        <translation>%1 已有 %2 核销：%3。</translation>
    </message>
    <message>
        <source>%1 allocated %3 on %2: %4.</source>
        <extracomment>Who, the day, the amount, and the document on the other side.</extracomment>
        <translation>%1 于 %2 核销 %3：%4。</translation>
    </message>
</context>
<context>
    <name>Change</name>
    <message>
        <source>Opening</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Grown</source>
        <translation>调增</translation>
    </message>
    <message>
        <source>Pulled in</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Shrunk</source>
        <translation>调减</translation>
    </message>
    <message>
        <source>Slipped</source>
        <translation>延后</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢单</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>期末</translation>
    </message>
</context>
</TS>
