-- Opens the product's tables to environments and their sessions, parents first.

SELECT showroom.register_table('casework', 'casework.users', 'tenant_id', 1);
SELECT showroom.register_table('casework', 'casework.intake_reports', 'tenant_id', 2);
SELECT showroom.register_table('casework', 'casework.cases', 'tenant_id', 3);
SELECT showroom.register_table('casework', 'casework.investigations', 'tenant_id', 4);
SELECT showroom.register_table('casework', 'casework.subjects', 'tenant_id', 5);
SELECT showroom.register_table('casework', 'casework.notes', 'tenant_id', 6);
SELECT showroom.register_table('casework', 'casework.messages', 'tenant_id', 7);
SELECT showroom.register_table('casework', 'casework.associations', 'tenant_id', 8);
SELECT showroom.register_table('casework', 'casework.audit_entries', 'tenant_id', 9);
