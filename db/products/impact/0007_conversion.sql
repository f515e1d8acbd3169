-- Lets sandboxes of this product become production tenants.

SELECT showroom.allow_conversion('impact.users', 'users', 'email', 'full_name');
SELECT showroom.allow_conversion('impact.events');
