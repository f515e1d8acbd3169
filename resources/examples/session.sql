-- A session in SQL: psql -v ON_ERROR_STOP=1 -v token=srs_… -f session.sql
-- As a login that is a member of showroom_product, in a database with an environment of the blueprint casework.

SET search_path = casework_live;

-- Each piece of work is a transaction. `true`: the session ends with it, so that a pool can lend the connection to anybody.
BEGIN;
SELECT showroom.enter(:'token', true) AS environment;

SELECT count(*) AS cases FROM cases;

-- The person's own change: others and the base data keep the row as it was.
UPDATE cases SET severity = 'critical' WHERE id = (SELECT id FROM cases ORDER BY opened_at DESC LIMIT 1)
    RETURNING case_number, severity;

-- References, unique keys, checks and cascades hold as on the tables.
WITH closed AS (SELECT id FROM cases WHERE status = 'closed' ORDER BY opened_at LIMIT 1)
DELETE FROM cases WHERE id IN (SELECT id FROM closed);
SELECT count(*) AS cases FROM cases;
COMMIT;

-- Outside of a session there is nothing to see.
SELECT count(*) AS cases FROM cases;

-- A connection that belongs to one person for long: enter without `true`, leave before somebody else gets it.
SELECT showroom.enter(:'token');
SELECT count(*) AS cases FROM cases;
SELECT showroom.leave();
