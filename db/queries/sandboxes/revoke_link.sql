-- Ends an access link.
SELECT showroom.revoke_access_link(:link::uuid)
