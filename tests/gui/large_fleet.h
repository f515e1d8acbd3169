#pragma once

namespace showroom::test {

inline constexpr int fleetSize = 1000;

/// A fleet as it stands in a database after a year: people, tags, regions, jobs that ended.
inline constexpr auto makeLargeFleet = R"(
WITH kept AS (
    INSERT INTO showroom.blueprint (name, version, source, checksum)
    VALUES ('impact', '1', 'a source', sha256('a source')) ON CONFLICT DO NOTHING RETURNING 1),
made AS (
    INSERT INTO showroom.environment (id, kind, name, status, blueprint, blueprint_version, size, parameters, seed,
                                      reference_date, owner, notes, tags, row_counts, events_by_kind, storage_bytes,
                                      created_at, expires_at)
    SELECT 'demo-seat-' || n, 'demo', 'Training seat ' || n, (ARRAY['ready', 'ready', 'expired', 'failed'])[n % 4 + 1],
           'impact', '1', 'medium', '{"regions": ["US", "EU"], "vertical": "general", "months": 12, "seasonality": true}', n,
           '2026-11-20', 'person' || n % 12, 'A note about seat ' || n, ARRAY['training', 'group' || n % 20],
           '{"impact.users": 500, "impact.events": 25250}',
           '{"volunteer": 10000, "donation": 5000, "learning": 8000, "enrollment": 2000, "buddy": 250}', 7500000,
           now() - make_interval(hours => n), now() + make_interval(days => n % 60)
      FROM generate_series(1, 1000) n RETURNING id),
jobs AS (
    INSERT INTO showroom.job (kind, environment, state, created_at, finished_at)
    SELECT 'seed', 'demo-seat-' || n, 'done', now(), now() FROM generate_series(1, 1000) n RETURNING 1),
exports AS (
    INSERT INTO showroom.export (environment, format, file_name, bytes, row_count, reason, created_at, finished_at)
    SELECT 'demo-seat-' || n, 'jsonl', 'seat-' || n || '.jsonl', 1000000, 25750, 'A reason', now(), now()
      FROM generate_series(1, 1000) n RETURNING 1)
SELECT (SELECT count(*) FROM made) + (SELECT count(*) FROM jobs) + (SELECT count(*) FROM exports)
       + (SELECT count(*) FROM kept)
)";

} // namespace showroom::test
