<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>plumbline::kit::Chip</name>
    <message numerus="yes">
        <source>%1: %n chosen</source>
        <translation>
            <numerusform>%1: %n chosen</numerusform>
            <numerusform>%1: %n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::kit::NavRail</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::kit::ShareBars</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::kit::TotalsFooter</name>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 rows selected</source>
        <translation>
            <numerusform>%1 of %2 row selected</numerusform>
            <numerusform>%1 of %2 rows selected</numerusform>
        </translation>
    </message>
</context>
</TS>
