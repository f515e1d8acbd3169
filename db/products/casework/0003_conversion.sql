-- Lets sandboxes of this product become production tenants.

SELECT showroom.allow_conversion('casework.users', 'users', 'email', 'full_name');
SELECT showroom.allow_conversion('casework.intake_reports');
SELECT showroom.allow_conversion('casework.cases');
SELECT showroom.allow_conversion('casework.investigations');
SELECT showroom.allow_conversion('casework.subjects');
SELECT showroom.allow_conversion('casework.notes');
SELECT showroom.allow_conversion('casework.messages');
SELECT showroom.allow_conversion('casework.associations');
SELECT showroom.allow_conversion('casework.audit_entries');
