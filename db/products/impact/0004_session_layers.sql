-- Renews the registration, which installs session layers.

SELECT showroom.register_table('impact', 'impact.users', 'tenant_id', 1);
SELECT showroom.register_table('impact', 'impact.events', 'tenant_id', 2);
