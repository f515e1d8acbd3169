-- Which entry stands at a place of the chain, or at the next one that is there.
SELECT showroom.audit_id_of(CAST(:sequence AS bigint))
