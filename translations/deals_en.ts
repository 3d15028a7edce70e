<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DealWords</name>
    <message numerus="yes">
        <source>%n days overdue · %1</source>
        <extracomment>How long a deal is past its expected close, and the day that was.</extracomment>
        <translation>
            <numerusform>%n day overdue · %1</numerusform>
            <numerusform>%n days overdue · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %1</source>
        <translation>
            <numerusform>Show all %1</numerusform>
            <numerusform>Show all %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>and %1 more</numerusform>
            <numerusform>and %1 more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deals</source>
        <translation>
            <numerusform>%1 deal</numerusform>
            <numerusform>%1 deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days here</source>
        <extracomment>How long the deal has stood in its stage.</extracomment>
        <translation>
            <numerusform>%n day here</numerusform>
            <numerusform>%n days here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DealFacts</name>
    <message numerus="yes">
        <source>The newest of %1</source>
        <translation>
            <numerusform>The newest of %1</numerusform>
            <numerusform>The newest of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DealHead</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::DealMover</name>
    <message numerus="yes">
        <source>%n things are missing.</source>
        <translation>
            <numerusform>%n thing is missing.</numerusform>
            <numerusform>%n things are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::Reassigner</name>
    <message numerus="yes">
        <source>Reassign %1 deals</source>
        <translation>
            <numerusform>Reassign %1 deal</numerusform>
            <numerusform>Reassign %1 deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deals reassigned</source>
        <translation>
            <numerusform>%1 deal reassigned</numerusform>
            <numerusform>%1 deals reassigned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deals are back with whom they were</source>
        <translation>
            <numerusform>%1 deal is back with whom it was</numerusform>
            <numerusform>%1 deals are back with whom they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::Timeline</name>
    <message numerus="yes">
        <source>Show %1 earlier ones</source>
        <translation>
            <numerusform>Show %1 earlier one</numerusform>
            <numerusform>Show %1 earlier ones</numerusform>
        </translation>
    </message>
</context>
</TS>
