<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%1 operations wait</source>
        <translation>
            <numerusform>%1 operation waits</numerusform>
            <numerusform>%1 operations wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 set aside</source>
        <translation>
            <numerusform>%1 set aside</numerusform>
            <numerusform>%1 set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 conflicts</source>
        <translation>
            <numerusform>%1 conflict</numerusform>
            <numerusform>%1 conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 refused by the hub</source>
        <translation>
            <numerusform>%1 refused by the hub</numerusform>
            <numerusform>%1 refused by the hub</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::AttachmentList</name>
    <message numerus="yes">
        <source>%n file(s) attached.</source>
        <translation>
            <numerusform>%n file attached.</numerusform>
            <numerusform>%n files attached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::MainWindow</name>
    <message numerus="yes">
        <source>Lock after %n minutes away</source>
        <translation>
            <numerusform>Lock after %n minute away</numerusform>
            <numerusform>Lock after %n minutes away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The hub refused %1 of the things done here. Nothing of them took effect.</source>
        <translation>
            <numerusform>The hub refused %1 thing that was done here. It took no effect.</numerusform>
            <numerusform>The hub refused %1 things that were done here. None of them took effect.</numerusform>
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
<context>
    <name>plumbline::pages::WaitingPopup</name>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>and %1 more</numerusform>
            <numerusform>and %1 more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ChangeView</name>
    <message numerus="yes">
        <source>%n deals</source>
        <translation>
            <numerusform>%n deal</numerusform>
            <numerusform>%n deals</numerusform>
        </translation>
    </message>
</context>
</TS>
