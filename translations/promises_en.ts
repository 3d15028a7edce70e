<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>plumbline::pages::CommitmentsPage</name>
    <message numerus="yes">
        <source>%1 promises</source>
        <translation>
            <numerusform>%1 promise</numerusform>
            <numerusform>%1 promises</numerusform>
        </translation>
    </message>
</context>
</TS>
