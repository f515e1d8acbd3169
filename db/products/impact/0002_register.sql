-- Opens the product's tables to environments, parents first.

SELECT showroom.register_table('impact', 'impact.users', 'tenant_id', 1);
SELECT showroom.register_table('impact', 'impact.events', 'tenant_id', 2);
