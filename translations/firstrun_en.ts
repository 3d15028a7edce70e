<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>plumbline::pages::RevokedGate</name>
    <message numerus="yes">
        <source>%1 operations made here had not reached the hub and can’t be sent any more.</source>
        <translation>
            <numerusform>%1 operation made here had not reached the hub and can’t be sent any more.</numerusform>
            <numerusform>%1 operations made here had not reached the hub and can’t be sent any more.</numerusform>
        </translation>
    </message>
</context>
</TS>
