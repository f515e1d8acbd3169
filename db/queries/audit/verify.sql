-- The audit log's chain, against its head and one that was kept elsewhere.
SELECT links, unsealed, head_sequence, head_hash, fault, broken_sequence
  FROM showroom.audit_verify(CAST(:sequence AS bigint), :hash)
