<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>plumbline::pages::Cash</name>
    <message numerus="yes">
        <source>due %1, %2 days late</source>
        <translation>
            <numerusform>due %1, %2 day late</numerusform>
            <numerusform>due %1, %2 days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::PartsList</name>
    <message numerus="yes">
        <source>and %1 more, found by their number</source>
        <translation>
            <numerusform>and %1 more, found by its number</numerusform>
            <numerusform>and %1 more, found by their number</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DisputeForm</name>
    <message numerus="yes">
        <source>%1 invoices of %2 are marked anew.</source>
        <translation>
            <numerusform>%1 invoice of %2 is marked anew.</numerusform>
            <numerusform>%1 invoices of %2 are marked anew.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::AccountView</name>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>and %1 more</numerusform>
            <numerusform>and %1 more</numerusform>
        </translation>
    </message>
</context>
</TS>
