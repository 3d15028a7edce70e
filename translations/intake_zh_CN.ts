<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Import</name>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Account's region</source>
        <translation>客户所在区域</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>Engaged on</source>
        <translation>接洽日期</translation>
    </message>
    <message>
        <source>In this stage since</source>
        <translation>进入当前阶段日期</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Other documents</source>
        <translation>其他单据</translation>
    </message>
    <message>
        <source>People and teams</source>
        <translation>人员与团队</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Rate to base currency</source>
        <translation>折本位币汇率</translation>
    </message>
    <message>
        <source>Settled on</source>
        <translation>结清日期</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Team's manager</source>
        <translation>团队主管</translation>
    </message>
    <message>
        <source>Team's region</source>
        <translation>团队所在区域</translation>
    </message>
</context>
</TS>
