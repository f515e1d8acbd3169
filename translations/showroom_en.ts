<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>showroom::audit</name>
    <message numerus="yes">
        <source>The chain is whole: %n entries, each as it was sealed.</source>
        <translation>
            <numerusform>The chain is whole: %n entry, as it was sealed.</numerusform>
            <numerusform>The chain is whole: %n entries, each as it was sealed.</numerusform>
        </translation>
    </message>
</context>
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
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <translation>
            <numerusform>every %n hour</numerusform>
            <numerusform>every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n person(s)</source>
        <translation>
            <numerusform>of %n person</numerusform>
            <numerusform>of %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n used within the last hour</source>
        <translation>
            <numerusform>%n used within the last hour</numerusform>
            <numerusform>%n used within the last hour</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::ActivityPage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::AuditChain</name>
    <message numerus="yes">
        <source>%n entry of this moment is not sealed yet.</source>
        <translation>
            <numerusform>%n entry of this moment is not sealed yet.</numerusform>
            <numerusform>%n entries of this moment are not sealed yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::AuditPage</name>
    <message numerus="yes">
        <source>%n entries, newest first</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries, newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries exported.</source>
        <translation>
            <numerusform>%n entry exported.</numerusform>
            <numerusform>%n entries exported.</numerusform>
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
    <name>showroom::gui::EnvironmentAccess</name>
    <message numerus="yes">
        <source>Copied %n persona(s).</source>
        <translation>
            <numerusform>Copied %n persona.</numerusform>
            <numerusform>Copied %n personas.</numerusform>
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
    <name>showroom::gui::ExpiryPage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept %n day(s)</source>
        <translation>
            <numerusform>Kept %n day</numerusform>
            <numerusform>Kept %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The data is kept for %n day(s); Extend makes it usable again.</source>
        <translation>
            <numerusform>The data is kept for %n day; Extend makes it usable again.</numerusform>
            <numerusform>The data is kept for %n days; Extend makes it usable again.</numerusform>
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
    <name>showroom::gui::HoldDialog</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::JobActions</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
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
    <name>showroom::gui::LeftOutDialog</name>
    <message numerus="yes">
        <source>Nothing was restored: %n change(s) do not fit what is there now. Change or delete what is in the way and undo again, or restore the others alone; these stay archived.</source>
        <translation>
            <numerusform>Nothing was restored: %n change does not fit what is there now. Change or delete what is in the way and undo again, or restore the others alone; it stays archived.</numerusform>
            <numerusform>Nothing was restored: %n changes do not fit what is there now. Change or delete what is in the way and undo again, or restore the others alone; these stay archived.</numerusform>
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
    <name>showroom::gui::LinkDialog</name>
    <message numerus="yes">
        <source> time(s)</source>
        <translation>
            <numerusform> time</numerusform>
            <numerusform> times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <translation>
            <numerusform> day</numerusform>
            <numerusform> days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::NotificationBell</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::NotificationsPage</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
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
    <name>showroom::gui::PrintDialog</name>
    <message numerus="yes">
        <source>%n page(s) printed.</source>
        <translation>
            <numerusform>%n page printed.</numerusform>
            <numerusform>%n pages printed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::PurposeStep</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
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
    <message numerus="yes">
        <source>Every %n hour(s)</source>
        <translation>
            <numerusform>Every %n hour</numerusform>
            <numerusform>Every %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::RotateDialog</name>
    <message numerus="yes">
        <source>%n environment(s) keep their people; filled anew, they get others and another fingerprint.</source>
        <translation>
            <numerusform>%n environment keeps its people; filled anew, it gets others and another fingerprint.</numerusform>
            <numerusform>%n environments keep their people; filled anew, they get others and another fingerprint.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::SeatLinksDialog</name>
    <message numerus="yes">
        <source>Links into %n seat(s)</source>
        <translation>
            <numerusform>Links into %n seat</numerusform>
            <numerusform>Links into %n seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) could not be made.</source>
        <translation>
            <numerusform>%n link could not be made.</numerusform>
            <numerusform>%n links could not be made.</numerusform>
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
    <name>showroom::gui::SessionActions</name>
    <message numerus="yes">
        <source>%n session(s) reset.</source>
        <translation>
            <numerusform>%n session reset.</numerusform>
            <numerusform>%n sessions reset.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::SessionOutcome</name>
    <message numerus="yes">
        <source>%n left out</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::SessionsPage</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n environment(s)</source>
        <translation>
            <numerusform>in %n environment</numerusform>
            <numerusform>in %n environments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale for over %1 days</source>
        <translation>
            <numerusform>%n stale for over %1 days</numerusform>
            <numerusform>%n stale for over %1 days</numerusform>
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
    <name>showroom::gui::StaleDialog</name>
    <message numerus="yes">
        <source>Clear %n session(s)</source>
        <translation>
            <numerusform>Clear %n session</numerusform>
            <numerusform>Clear %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale session(s) closed.</source>
        <translation>
            <numerusform>%n stale session closed.</numerusform>
            <numerusform>%n stale sessions closed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::SweepDialog</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more environment(s) are due.</source>
        <translation>
            <numerusform>%n more environment is due.</numerusform>
            <numerusform>%n more environments are due.</numerusform>
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
    <name>showroom::gui::TermsFields</name>
    <message numerus="yes">
        <source> hour(s)</source>
        <translation>
            <numerusform> hour</numerusform>
            <numerusform> hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::TrayKeeper</name>
    <message numerus="yes">
        <source>Showroom: %n job(s) running</source>
        <translation>
            <numerusform>Showroom: %n job running</numerusform>
            <numerusform>Showroom: %n jobs running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::UndoDialog</name>
    <message numerus="yes">
        <source>%n row(s) were changed before the reset and again since. Decide which change each of them keeps; everything else comes back by itself.</source>
        <translation>
            <numerusform>%n row was changed before the reset and again since. Decide which change it keeps; everything else comes back by itself.</numerusform>
            <numerusform>%n rows were changed before the reset and again since. Decide which change each of them keeps; everything else comes back by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still undecided</source>
        <translation>
            <numerusform>%n still undecided</numerusform>
            <numerusform>%n still undecided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were changed in both. Decide which change each of them keeps; everything else comes back by itself.</source>
        <translation>
            <numerusform>%n row was changed in both. Decide which change it keeps; everything else comes back by itself.</numerusform>
            <numerusform>%n rows were changed in both. Decide which change each of them keeps; everything else comes back by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::UsagePage</name>
    <message numerus="yes">
        <source>%n link(s) opened</source>
        <translation>
            <numerusform>%n link opened</numerusform>
            <numerusform>%n links opened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::gui::VerifyDialog</name>
    <message numerus="yes">
        <source>%n table(s) changed outside of sessions.</source>
        <translation>
            <numerusform>%n table changed outside of sessions.</numerusform>
            <numerusform>%n tables changed outside of sessions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>showroom::notifications</name>
    <message numerus="yes">
        <source>“%1” expires within %n day(s). Extend it, or convert it to production.</source>
        <translation>
            <numerusform>“%1” expires within %n day. Extend it, or convert it to production.</numerusform>
            <numerusform>“%1” expires within %n days. Extend it, or convert it to production.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s) expire tomorrow.</source>
        <translation>
            <numerusform>%n environment expires tomorrow.</numerusform>
            <numerusform>%n environments expire tomorrow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s) expire within %1 days.</source>
        <translation>
            <numerusform>%n environment expires within %1 days.</numerusform>
            <numerusform>%n environments expire within %1 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s) have expired.</source>
        <translation>
            <numerusform>%n environment has expired.</numerusform>
            <numerusform>%n environments have expired.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s) were reset.</source>
        <translation>
            <numerusform>%n environment was reset.</numerusform>
            <numerusform>%n environments were reset.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s) were deleted.</source>
        <translation>
            <numerusform>%n environment was deleted.</numerusform>
            <numerusform>%n environments were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is news of %n environment(s).</source>
        <translation>
            <numerusform>There is news of %n environment.</numerusform>
            <numerusform>There is news of %n environments.</numerusform>
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
