<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>plumbline::pages::MainWindow</name>
    <message numerus="yes">
        <source>Lock after %n minutes away</source>
        <translation>
            <numerusform>Lock after %n minute away</numerusform>
            <numerusform>Lock after %n minutes away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::PipelinePage</name>
    <message numerus="yes">
        <source>within %n days</source>
        <translation>
            <numerusform>within %n day</numerusform>
            <numerusform>within %n days</numerusform>
        </translation>
    </message>
</context>
</TS>
