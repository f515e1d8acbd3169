-- Entries of the audit log, newest first, from before an id on.
SELECT id, occurred_at, actor, program, host, action, environment, reason, counts_before, counts_after, details, sequence, hash
  FROM showroom.audit_list(:actor, :environment, :action, CAST(:from_time AS timestamptz), CAST(:until_time AS timestamptz),
                           CAST(:before AS bigint), :most)
