-- Renews what registration makes, with the statistics of the keys alone.

SELECT showroom.register_table('impact', 'impact.users', 'tenant_id', 1);
SELECT showroom.register_table('impact', 'impact.events', 'tenant_id', 2);
