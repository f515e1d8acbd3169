-- Lets sandboxes of this product become production tenants.

SELECT showroom.allow_conversion('forge.users', 'users', 'email', 'full_name', 'password_hash');
SELECT showroom.allow_conversion('forge.organisations', 'organisations');
SELECT showroom.allow_conversion('forge.memberships');
SELECT showroom.allow_conversion('forge.projects');
SELECT showroom.allow_conversion('forge.tasks');
SELECT showroom.allow_conversion('forge.comments');
