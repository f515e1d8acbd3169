<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>showroom::environments</name>
    <message numerus="yes">
        <source>Rows of “%1” were written while it was being torn down; %n row(s) are left.</source>
        <translation>
            <numerusform>Rows of “%1” were written while it was being torn down; %n row is left.</numerusform>
            <numerusform>Rows of “%1” were written while it was being torn down; %n rows are left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) cannot be used.</source>
        <translation>
            <numerusform>%n value cannot be used.</numerusform>
            <numerusform>%n values cannot be used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n expired</numerusform>
            <numerusform>%n expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed in the last week</source>
        <translation>
            <numerusform>%n failed in the last week</numerusform>
            <numerusform>%n failed in the last week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished</source>
        <translation>
            <numerusform>%n unfinished</numerusform>
            <numerusform>%n unfinished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n busy</source>
        <translation>
            <numerusform>%n busy</numerusform>
            <numerusform>%n busy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with indexes, in %n environment(s)</source>
        <translation>
            <numerusform>with indexes, in %n environment</numerusform>
            <numerusform>with indexes, in %n environments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s)</source>
        <translation>
            <numerusform>%n environment</numerusform>
            <numerusform>%n environments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::BulkDialog</name>
    <message numerus="yes">
        <source>Create %n environment(s)</source>
        <translation>
            <numerusform>Create %n environment</numerusform>
            <numerusform>Create %n environments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::CloseQuestion</name>
    <message numerus="yes">
        <source>Close Showroom while %n job(s) run</source>
        <translation>
            <numerusform>Close Showroom while %n job runs</numerusform>
            <numerusform>Close Showroom while %n jobs run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::CommandPalette</name>
    <message numerus="yes">
        <source>%n match(es) · arrows choose, Enter runs, Esc leaves</source>
        <translation>
            <numerusform>%n match · arrows choose, Enter runs, Esc leaves</numerusform>
            <numerusform>%n matches · arrows choose, Enter runs, Esc leaves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::ConnectionPage</name>
    <message numerus="yes">
        <source>This database needs %n update(s)</source>
        <translation>
            <numerusform>This database needs %n update</numerusform>
            <numerusform>This database needs %n updates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::EnvironmentData</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::EnvironmentOverview</name>
    <message numerus="yes">
        <source>in %n region(s)</source>
        <translation>
            <numerusform>in %n region</numerusform>
            <numerusform>in %n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n kind(s)</source>
        <translation>
            <numerusform>of %n kind</numerusform>
            <numerusform>of %n kinds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::EnvironmentsPage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::ExportManyDialog</name>
    <message numerus="yes">
        <source>Export %n environment(s)</source>
        <translation>
            <numerusform>Export %n environment</numerusform>
            <numerusform>Export %n environments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the selected stay(s) out.</source>
        <translation>
            <numerusform>%n of the selected stays out.</numerusform>
            <numerusform>%n of the selected stay out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written.</source>
        <translation>
            <numerusform>%n file written.</numerusform>
            <numerusform>%n files written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::FleetFlows</name>
    <message numerus="yes">
        <source>%n environment(s) recorded.</source>
        <translation>
            <numerusform>%n environment recorded.</numerusform>
            <numerusform>%n environments recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::JobStrip</name>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::LifeStep</name>
    <message numerus="yes">
        <source> day(s)</source>
        <translation>
            <numerusform> day</numerusform>
            <numerusform> days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::OverviewPage</name>
    <message numerus="yes">
        <source>%n environment(s)</source>
        <translation>
            <numerusform>%n environment</numerusform>
            <numerusform>%n environments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need you</source>
        <translation>
            <numerusform>%n thing needs you</numerusform>
            <numerusform>%n things need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::PlaceStep</name>
    <message numerus="yes">
        <source> month(s)</source>
        <translation>
            <numerusform> month</numerusform>
            <numerusform> months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::RealismCard</name>
    <message numerus="yes">
        <source>%n with too few rows to say</source>
        <translation>
            <numerusform>%n with too few rows to say</numerusform>
            <numerusform>%n with too few rows to say</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that do not apply</source>
        <translation>
            <numerusform>%n that does not apply</numerusform>
            <numerusform>%n that do not apply</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::ReviewStep</name>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::SeedingPage</name>
    <message numerus="yes">
        <source>%n row(s) left in any table.</source>
        <translation>
            <numerusform>%n row left in any table.</numerusform>
            <numerusform>%n rows left in any table.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::Sidebar</name>
    <message numerus="yes">
        <source>%n running or waiting</source>
        <translation>
            <numerusform>%n running or waiting</numerusform>
            <numerusform>%n running or waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::SwitchQuestion</name>
    <message numerus="yes">
        <source>Switch to %1 while %n job(s) run</source>
        <translation>
            <numerusform>Switch to %1 while %n job runs</numerusform>
            <numerusform>Switch to %1 while %n jobs run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::TeardownManyDialog</name>
    <message numerus="yes">
        <source>tear down %n environment(s)</source>
        <translation>
            <numerusform>tear down %n environment</numerusform>
            <numerusform>tear down %n environments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tear down %n environment(s)</source>
        <translation>
            <numerusform>Tear down %n environment</numerusform>
            <numerusform>Tear down %n environments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the selected stay(s).</source>
        <translation>
            <numerusform>%n of the selected stays.</numerusform>
            <numerusform>%n of the selected stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s) gone</source>
        <translation>
            <numerusform>%n environment gone</numerusform>
            <numerusform>%n environments gone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::seeding</name>
    <message numerus="yes">
        <source>%n step(s) to write</source>
        <translation>
            <numerusform>%n step to write</numerusform>
            <numerusform>%n steps to write</numerusform>
        </translation>
    </message>
</context>
</TS>
