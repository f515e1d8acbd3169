-- Opens the product's tables to environments and their sessions, parents first.

SELECT showroom.register_table('forge', 'forge.users', 'tenant_id', 1);
SELECT showroom.register_table('forge', 'forge.organisations', 'tenant_id', 2);
SELECT showroom.register_table('forge', 'forge.memberships', 'tenant_id', 3);
SELECT showroom.register_table('forge', 'forge.projects', 'tenant_id', 4);
SELECT showroom.register_table('forge', 'forge.tasks', 'tenant_id', 5);
SELECT showroom.register_table('forge', 'forge.comments', 'tenant_id', 6);
