<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>plumbline::pages::CustomerView</name>
    <message numerus="yes">
        <source>%1 unkept commitments</source>
        <translation>
            <numerusform>%1 unkept commitment</numerusform>
            <numerusform>%1 unkept commitments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 open items</source>
        <translation>
            <numerusform>%1 open item</numerusform>
            <numerusform>%1 open items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::CustomerTimeline</name>
    <message numerus="yes">
        <source>%1 days past due</source>
        <translation>
            <numerusform>%1 day past due</numerusform>
            <numerusform>%1 days past due</numerusform>
        </translation>
    </message>
</context>
</TS>
