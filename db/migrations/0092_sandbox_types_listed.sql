-- What type of sandbox an environment is, in the list of all.

SET LOCAL ROLE showroom_owner;

CREATE OR REPLACE VIEW showroom.environment_list AS
SELECT e.id, e.name, e.kind, e.status, e.isolation, e.blueprint, e.blueprint_version, e.size, e.parameters,
       ARRAY(SELECT jsonb_array_elements_text(e.parameters -> 'regions')) AS regions,
       e.parameters ->> 'vertical' AS vertical,
       (e.parameters ->> 'months')::integer AS months,
       (e.parameters ->> 'seasonality')::boolean AS seasonality,
       e.seed, e.reference_date, e.salt_version, e.fingerprint,
       e.row_counts, e.events_by_kind,
       (SELECT coalesce(sum(v::bigint), 0)::bigint FROM jsonb_each_text(e.events_by_kind) k (n, v)) AS events_total,
       e.storage_bytes, e.owner, e.admin_email, e.description, e.customer, e.notes, e.tags,
       e.protected AS is_protected, e.created_at, e.expires_at, e.last_accessed_at,
       e.duration_ms,
       (SELECT max(j.id) FROM showroom.job j WHERE j.environment = e.id AND j.created_at >= e.created_at) AS job,
       (SELECT s.type FROM showroom.sandbox s WHERE s.environment = e.id) AS sandbox_type
  FROM showroom.environment e;

RESET ROLE;
