<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>plumbline::pages::BulkView</name>
    <message numerus="yes">
        <source>%1 fields get the value that lost</source>
        <translation>
            <numerusform>%1 field gets the value that lost</numerusform>
            <numerusform>%1 fields get the value that lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep mine for all %1</source>
        <translation>
            <numerusform>Keep mine for %1</numerusform>
            <numerusform>Keep mine for all %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back all %1</source>
        <translation>
            <numerusform>Bring back %1</numerusform>
            <numerusform>Bring back all %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 fields stay with the value that stands</source>
        <translation>
            <numerusform>%1 field stays with the value that stands</numerusform>
            <numerusform>%1 fields stay with the value that stands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take theirs for all %1</source>
        <translation>
            <numerusform>Take theirs for %1</numerusform>
            <numerusform>Take theirs for all %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave all %1 as they stand</source>
        <translation>
            <numerusform>Leave %1 as it stands</numerusform>
            <numerusform>Leave all %1 as they stand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the selected conflicts are not yours to choose; they stay as they are.</source>
        <translation>
            <numerusform>%1 of the selected conflicts is not yours to choose; it stays as it is.</numerusform>
            <numerusform>%1 of the selected conflicts are not yours to choose; they stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::ConflictsPage</name>
    <message numerus="yes">
        <source>%1 conflicts selected</source>
        <translation>
            <numerusform>%1 conflict selected</numerusform>
            <numerusform>%1 conflicts selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 conflicts settled. Ctrl+Z takes the last choice back.</source>
        <translation>
            <numerusform>%1 conflict settled. Ctrl+Z takes the choice back.</numerusform>
            <numerusform>%1 conflicts settled. Ctrl+Z takes the last choice back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plumbline::pages::EffectList</name>
    <message numerus="yes">
        <source>and %n more figures</source>
        <translation>
            <numerusform>and %n more figure</numerusform>
            <numerusform>and %n more figures</numerusform>
        </translation>
    </message>
</context>
</TS>
