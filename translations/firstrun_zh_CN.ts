<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ReplicaActions</name>
    <message>
        <source>Back up into a new folder</source>
        <translation>备份到新文件夹</translation>
    </message>
    <message>
        <source>Back up the replica</source>
        <translation>备份副本</translation>
    </message>
    <message>
        <source>Copying the replica. You can go on working meanwhile.</source>
        <translation>正在复制副本，期间可以继续工作。</translation>
    </message>
    <message>
        <source>Backed up to %1. It opens with the same passphrase.</source>
        <translation>已备份到 %1，用同一口令打开。</translation>
    </message>
    <message>
        <source>The backup was cancelled. The replica itself is as it was.</source>
        <translation>备份已取消，副本本身未受影响。</translation>
    </message>
    <message>
        <source>Check the replica’s integrity</source>
        <translation>检查副本完整性</translation>
    </message>
    <message>
        <source>Checking every page, every reference and the ledger’s chain.</source>
        <translation>正在核对数据页、引用关系与账本链。</translation>
    </message>
    <message>
        <source>The replica is whole: every page, every reference and the ledger’s chain.</source>
        <translation>副本完好：数据页、引用关系与账本链均已核对。</translation>
    </message>
    <message>
        <source>The check was ended before it was through. Nothing was changed.</source>
        <translation>检查已中止，未作任何更改。</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>更换口令…</translation>
    </message>
    <message>
        <source>Back up the replica…</source>
        <translation>备份副本…</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CreateForm</name>
    <message>
        <source>Say what the organisation is called.</source>
        <translation>请填写组织名称。</translation>
    </message>
    <message>
        <source>Say your name: it stands beside everything you do in the ledger.</source>
        <translation>请填写姓名，您的每次操作都会以它记入账本。</translation>
    </message>
    <message>
        <source>“%1” is not a currency code. Use one such as CNY or USD.</source>
        <translation>“%1”不是货币代码，请使用 CNY、USD 等代码。</translation>
    </message>
    <message>
        <source>“%1” is not a time zone. Use one such as Asia/Shanghai.</source>
        <translation>“%1”不是时区，请使用 Asia/Shanghai 等名称。</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织名称</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Base currency</source>
        <translation>本位币</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>What every page reports in. It can’t be changed later.</source>
        <translation>所有页面以此币种列示，之后不能更改。</translation>
    </message>
    <message>
        <source>Business dates are dates in this zone.</source>
        <translation>业务日期按此时区计算。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::FirstRunGate</name>
    <message>
        <source>Choose a new folder for the replica</source>
        <translation>为副本选择新文件夹</translation>
    </message>
    <message>
        <source>Choose the replica to open</source>
        <translation>选择要打开的副本</translation>
    </message>
    <message>
        <source>Replicas (%1)</source>
        <translation>副本 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Say in which folder the replica is.</source>
        <translation>请选择副本所在的文件夹。</translation>
    </message>
    <message>
        <source>There is no replica in %1.</source>
        <translation>%1 中没有副本。</translation>
    </message>
    <message>
        <source>Cancelled. What was made so far is gone; what you typed is kept.</source>
        <translation>已取消。已生成的内容已清除，填写的内容还在。</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>正在创建…</translation>
    </message>
    <message>
        <source>Create the replica</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Go on to the passphrase</source>
        <translation>下一步：输入口令</translation>
    </message>
    <message>
        <source>Making it…</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>先看演示</translation>
    </message>
    <message>
        <source>One true line from pipeline to cash</source>
        <translation>从商机到回款，一条准绳</translation>
    </message>
    <message>
        <source>Everything stays in an encrypted file on this computer and works without a network.</source>
        <translation>数据加密保存在本机，断网也能工作。</translation>
    </message>
    <message>
        <source>New organisation</source>
        <translation>新建组织</translation>
    </message>
    <message>
        <source>Existing replica</source>
        <translation>打开已有副本</translation>
    </message>
    <message>
        <source>Folder of the replica</source>
        <translation>副本所在文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>How much there is to see</source>
        <translation>演示规模</translation>
    </message>
    <message>
        <source>Small: made in seconds</source>
        <translation>小：几秒生成</translation>
    </message>
    <message>
        <source>Medium: a company of 60 people</source>
        <translation>中：60 人的公司</translation>
    </message>
    <message>
        <source>Large: a million deals, takes minutes</source>
        <translation>大：一百万条商机，需要几分钟</translation>
    </message>
    <message>
        <source>A made-up organisation with two years of deals, invoices and promises. Its passphrase is “%1”.</source>
        <translation>虚构的组织，含两年的商机、发票与承诺。口令为“%1”。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>正在加入…</translation>
    </message>
    <message>
        <source>Join the organisation</source>
        <translation>加入组织</translation>
    </message>
    <message>
        <source>Join an organisation</source>
        <translation>加入组织</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::GateCard</name>
    <message>
        <source>Plumbline</source>
        <translation>准绳</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::JoinForm</name>
    <message>
        <source>Paste the invitation your administrator sent you.</source>
        <translation>请粘贴管理员发给您的邀请。</translation>
    </message>
    <message>
        <source>Say what this computer is to be called: your administrator knows it by that name.</source>
        <translation>请填写本机名称，管理员据此识别这台电脑。</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Paste it whole, as you received it</source>
        <translation>请完整粘贴收到的内容</translation>
    </message>
    <message>
        <source>Name of this computer</source>
        <translation>本机名称</translation>
    </message>
    <message>
        <source>Your administrator sees this computer under this name.</source>
        <translation>管理员看到的就是这个名称。</translation>
    </message>
    <message>
        <source>The hub can’t be reached (%1). What you typed is kept; try again when the network is there.</source>
        <translation>无法连接中心（%1）。您填写的内容已保留，请在网络恢复后重试。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::KeepingFields</name>
    <message>
        <source>Say which folder the replica goes into.</source>
        <translation>请选择副本存放的文件夹。</translation>
    </message>
    <message>
        <source>The passphrase needs at least %1 characters.</source>
        <translation>口令至少需要 %1 个字符。</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Type the second one again.</source>
        <translation>两次输入的口令不一致，请重新输入第二遍。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>存放位置</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Nobody can recover the passphrase. Keep it where you keep such things: without it the data stays closed.</source>
        <translation>口令无法找回，请妥善保管；遗失口令，数据将无法打开。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::PassphraseDialog</name>
    <message>
        <source>Type the passphrase in force first.</source>
        <translation>请先输入当前口令。</translation>
    </message>
    <message>
        <source>The new passphrase needs at least %1 characters.</source>
        <translation>新口令至少需要 %1 个字符。</translation>
    </message>
    <message>
        <source>The two new passphrases are not the same. Type the second one again.</source>
        <translation>两次输入的新口令不一致，请重新输入第二遍。</translation>
    </message>
    <message>
        <source>The passphrase is changed. Earlier backups still open with the one before.</source>
        <translation>口令已更换。此前的备份仍用原口令打开。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>正在更换…</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更换口令</translation>
    </message>
    <message>
        <source>Only the key is locked anew; the data itself is not rewritten. Nobody can recover the passphrase.</source>
        <translation>只重新加密密钥，数据本身不改写。口令无法找回，请妥善保管。</translation>
    </message>
    <message>
        <source>Passphrase in force</source>
        <translation>当前口令</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>再次输入新口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::PassphraseField</name>
    <message>
        <source>Four or five words that nobody would put together are easy to keep and hard to guess.</source>
        <translation>四五个互不相干的词，好记又难猜。</translation>
    </message>
    <message>
        <source>Weak: it could be guessed in hours. Make it longer.</source>
        <translation>弱：几小时内可能被猜出，请加长。</translation>
    </message>
    <message>
        <source>Fair: another word makes it good.</source>
        <translation>尚可：再加一个词就好。</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>较强。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>强。</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>隐藏口令</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>显示口令</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定已开启。</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::RevokedGate</name>
    <message>
        <source>This device is no longer part of the organisation</source>
        <translation>本设备已不再属于该组织</translation>
    </message>
    <message>
        <source>An administrator ended its access at the hub.</source>
        <translation>管理员已在中心停用了它的访问权限。</translation>
    </message>
    <message>
        <source>The key of the data on this computer was erased, so nobody can read it any more. Everything the hub had received is safe there.</source>
        <translation>本机数据的密钥已清除，任何人都无法再读取。中心已收到的内容都安全保存在那里。</translation>
    </message>
    <message numerus="yes">
        <source>%1 operations made here had not reached the hub and can’t be sent any more.</source>
        <translation>
            <numerusform>本机有 %1 项操作尚未送达中心，已无法再发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was waiting here: all your work had reached the hub.</source>
        <translation>本机没有待发送的操作：您的工作都已送达中心。</translation>
    </message>
    <message>
        <source>To work here again, ask an administrator for an invitation. The folder holds nothing readable and can be deleted.</source>
        <translation>如需继续在本机工作，请向管理员索取邀请。该文件夹中已没有可读取的内容，可以删除。</translation>
    </message>
    <message>
        <source>Join again, or open another replica</source>
        <translation>重新加入，或打开其他副本</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::UnlockGate</name>
    <message>
        <source>Type the passphrase first.</source>
        <translation>请先输入口令。</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>正在解锁…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>解锁 %1</translation>
    </message>
    <message>
        <source>Your data is encrypted on this computer. Nothing of it is in memory until you unlock it.</source>
        <translation>数据在本机加密保存，解锁之前不会进入内存。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Another replica…</source>
        <translation>其他副本…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connect and unlock</source>
        <translation>连接并解锁</translation>
    </message>
</context>
<context>
    <name>plumbline::pages::WorkDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
</TS>
