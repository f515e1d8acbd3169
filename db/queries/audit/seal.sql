-- Chains what is not sealed yet.
SELECT showroom.audit_seal()
