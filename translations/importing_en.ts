<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%1 deals</source>
        <translation>
            <numerusform>%1 deal</numerusform>
            <numerusform>%1 deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 customers</source>
        <translation>
            <numerusform>%1 customer</numerusform>
            <numerusform>%1 customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 products</source>
        <translation>
            <numerusform>%1 product</numerusform>
            <numerusform>%1 products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 people</source>
        <translation>
            <numerusform>%1 person</numerusform>
            <numerusform>%1 people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 invoice</numerusform>
            <numerusform>%1 invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents</source>
        <translation>
            <numerusform>%1 document</numerusform>
            <numerusform>%1 documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %1 names and import %2</source>
        <extracomment>%1 is a number, %2 is &quot;8,800 deals&quot;.</extracomment>
        <translation>
            <numerusform>Accept %1 name and import %2</numerusform>
            <numerusform>Accept %1 names and import %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows wait</source>
        <translation>
            <numerusform>%1 row waits</numerusform>
            <numerusform>%1 rows wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ImportPage</name>
    <message numerus="yes">
        <source>%1 rows wait for an answer</source>
        <translation>
            <numerusform>%1 row waits for an answer</numerusform>
            <numerusform>%1 rows wait for an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 without customer</source>
        <translation>
            <numerusform>%1 without customer</numerusform>
            <numerusform>%1 without customer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 names are taken for the closest known ones, as selected above.</source>
        <translation>
            <numerusform>%1 name is taken for the closest known one, as selected above.</numerusform>
            <numerusform>%1 names are taken for the closest known ones, as selected above.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::QuestionsCard</name>
    <message numerus="yes">
        <source>%1: %2 more names in %3</source>
        <translation>
            <numerusform>%1: %2 more name in %3</numerusform>
            <numerusform>%1: %2 more names in %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 names have to be answered</source>
        <translation>
            <numerusform>%1 name has to be answered</numerusform>
            <numerusform>%1 names have to be answered</numerusform>
        </translation>
    </message>
</context>
</TS>
