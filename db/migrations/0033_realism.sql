-- What the rows of an environment look like, measured with the caller's rights and in either isolation: the figures by which
-- the console scores how real they are. Bands and sources are the console's.

SET LOCAL ROLE showroom_owner;

-- The guard view and the environment column of the environment's table that has all these columns; NULL: there is none.
CREATE FUNCTION showroom.table_with_columns(p_environment text, p_columns text[])
RETURNS TABLE (guard_view text, key_column text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT g.guard_view, g.key_column
  FROM showroom.environment_tables(p_environment) t
 CROSS JOIN LATERAL showroom.environment_guard(p_environment, t.schema_name || '.' || t.table_name) g
 WHERE (SELECT count(*) FROM pg_attribute a
         WHERE a.attrelid = to_regclass(g.guard_view) AND a.attname = ANY (p_columns) AND NOT a.attisdropped)
       = cardinality(p_columns)
 ORDER BY t.load_order, t.schema_name, t.table_name
 LIMIT 1
$$;

-- One row per property that the environment's tables can tell of: its figure, for some a second one, and from how many rows it
-- comes. p_reference is the day before which the history ends, p_years how many whole years it covers; p_expected:
--   familyNames  {locale: {"permyriad": n, "names": [the ten most frequent]}}: their bearers among 10,000
--   currencies   {region: [allowed]}, decimals {currency: n}
-- Times are those of the person's clock, years end with the history. Kinds are told by their names.
CREATE FUNCTION showroom.measure_realism(p_environment text, p_reference date, p_years integer, p_expected jsonb)
RETURNS TABLE (property text, figure double precision, second double precision, sample bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET jit = off SET work_mem = '32MB'
AS $$
DECLARE
    people record;
    events record;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    IF NOT EXISTS (SELECT FROM showroom.environment_list e WHERE e.id = p_environment) THEN
        PERFORM showroom.refuse('SR002', format('There is no environment “%s”.', p_environment),
                                'Check the id in the list of environments; it may have been deleted.');
    END IF;
    SELECT * INTO people FROM showroom.table_with_columns(p_environment,
        ARRAY['id', 'region', 'locale', 'given_name', 'family_name', 'time_zone', 'birth_date', 'joined_on']);
    SELECT * INTO events FROM showroom.table_with_columns(p_environment,
        ARRAY['user_id', 'kind', 'occurred_at', 'status', 'amount', 'currency', 'hours', 'properties']);
    IF people.guard_view IS NULL OR events.guard_view IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE format($measure$
WITH person AS MATERIALIZED (
    SELECT id, region, locale, given_name, family_name, time_zone, birth_date, joined_on FROM %1$s WHERE %2$I = $1
), event AS MATERIALIZED (
    SELECT e.kind, e.user_id, p.region, p.joined_on, (e.occurred_at AT TIME ZONE p.time_zone) AS local_time, e.status,
           e.amount, e.currency, e.hours,
           CASE WHEN e.kind = 'donation' THEN e.properties -> 'matched' = 'true' END AS is_matched
      FROM %3$s e JOIN person p ON p.id = e.user_id
     WHERE e.%4$I = $1
), gift AS MATERIALIZED (
    SELECT user_id, region, local_time::date AS day, extract(hour FROM local_time) AS hour, amount, is_matched
      FROM event WHERE kind = 'donation' AND amount IS NOT NULL
), span AS (
    SELECT ($2 - make_interval(years => $3))::date AS first_day, ($2 - make_interval(years => 1))::date AS last_year
), by_day AS MATERIALIZED (
    SELECT day, count(*) AS gifts FROM gift, span
     WHERE region IN ('US', 'UK') AND day >= first_day AND $3 > 0 GROUP BY day
), by_month AS (
    SELECT m, coalesce(sum(gifts), 0) / nullif((SELECT sum(gifts) FROM by_day), 0) AS share
      FROM generate_series(1, 12) m LEFT JOIN by_day ON extract(month FROM day) = m GROUP BY m
), western AS (
    SELECT sum(gifts)::bigint AS gifts FROM by_day
), tuesday AS (
    SELECT d::date AS day, coalesce(gifts, 0) AS gifts,
           d::date = (make_date(extract(year FROM d)::integer, 11, 1)
                      + (11 - extract(isodow FROM make_date(extract(year FROM d)::integer, 11, 1))::integer) %% 7 + 26)
               AS is_giving
      FROM span, generate_series(first_day::timestamp, $2 - interval '1 day', interval '1 day') d
      LEFT JOIN by_day ON by_day.day = d::date
     WHERE extract(isodow FROM d) = 2
), gift_weekday AS (
    SELECT d, count(gift.day) AS gifts
      FROM generate_series(1, 7) d LEFT JOIN gift ON extract(isodow FROM gift.day) = d GROUP BY d
), donor AS (
    SELECT user_id, sum(amount) AS given, bool_or(is_matched) AS is_matched
      FROM gift, span WHERE day >= last_year GROUP BY user_id
), donor_years AS (
    SELECT user_id, bit_or(1::bigint << y) AS gave
      FROM generate_series(0, $3 - 1) y
      JOIN gift ON day >= ($2 - make_interval(years => y + 1))::date AND day < ($2 - make_interval(years => y))::date
     GROUP BY user_id
), returning_donor AS (
    SELECT (gave >> (y + 1)) & 1 AS is_repeat, count(*) AS donors, sum((gave >> (y - 1)) & 1) AS kept
      FROM donor_years, generate_series(1, $3 - 2) y WHERE (gave >> y) & 1 = 1 GROUP BY 1
), retained AS (
    SELECT sum(kept) FILTER (WHERE is_repeat = 0) / nullif(sum(donors) FILTER (WHERE is_repeat = 0), 0) AS fresh,
           sum(kept) FILTER (WHERE is_repeat = 1) / nullif(sum(donors) FILTER (WHERE is_repeat = 1), 0) AS repeated,
           least(coalesce(sum(donors) FILTER (WHERE is_repeat = 0), 0),
                 coalesce(sum(donors) FILTER (WHERE is_repeat = 1), 0))::bigint AS donors
      FROM returning_donor
), shift AS MATERIALIZED (
    SELECT user_id, joined_on, local_time::date AS day, hours FROM event WHERE kind = 'volunteer'
), volunteer AS (
    SELECT user_id, joined_on, sum(hours)::double precision AS hours
      FROM shift, span WHERE day >= last_year AND hours > 0 GROUP BY user_id, joined_on
), shift_weekday AS (
    SELECT d, count(shift.day) AS shifts
      FROM generate_series(1, 7) d LEFT JOIN shift ON extract(isodow FROM shift.day) = d GROUP BY d
), course AS MATERIALIZED (
    SELECT hours, status FROM event WHERE kind = 'learning'
), doing AS MATERIALIZED (
    SELECT user_id, count(*) AS events FROM event GROUP BY user_id
), busiest AS (
    SELECT sum(events) AS events
      FROM (SELECT events FROM doing ORDER BY events DESC LIMIT (SELECT count(*) / 10 FROM person)) top
), everybody AS (
    SELECT count(*) AS people FROM person
), aged AS (
    SELECT extract(year FROM age($2, birth_date))::integer AS age FROM person
), given AS (
    SELECT cohort, locale, given_name, count(*) AS n
      FROM (SELECT CASE WHEN extract(year FROM birth_date) <= 1972 THEN 'old'
                        WHEN extract(year FROM birth_date) >= 1988 THEN 'young' END AS cohort, locale, given_name
              FROM person WHERE region IN ('US', 'UK')) named
     WHERE cohort IS NOT NULL GROUP BY cohort, locale, given_name
), likeness AS (
    SELECT cohort, sum(matches) / nullif(sum(pairs), 0) AS alike, sum(people)::bigint AS people
      FROM (SELECT cohort, sum(n * (n - 1)) AS matches, sum(n) * (sum(n) - 1) AS pairs, sum(n) AS people
              FROM given GROUP BY cohort, locale) locales
     GROUP BY cohort
), common_name AS (
    SELECT locale, names ->> 'permyriad' AS permyriad, name
      FROM jsonb_each($4 -> 'familyNames') AS l (locale, names), jsonb_array_elements_text(names -> 'names') AS n (name)
), family AS (
    SELECT (SELECT count(*) FROM person p
             WHERE EXISTS (SELECT FROM common_name c
                            WHERE c.locale = p.locale
                              AND (p.family_name = c.name OR starts_with(p.family_name, c.name || ' ')))) AS bearers,
           (SELECT sum((l.names ->> 'permyriad')::numeric) / 10000
              FROM person p JOIN jsonb_each($4 -> 'familyNames') AS l (locale, names) ON l.locale = p.locale) AS expected
), money AS (
    SELECT count(*) AS amounts,
           count(*) FILTER (WHERE NOT coalesce(jsonb_exists($4 -> 'currencies' -> region, currency), false)) AS foreign_amounts,
           count(*) FILTER (WHERE scale(trim_scale(amount)) > coalesce(($4 -> 'decimals' ->> currency)::integer, 2)) AS broken
      FROM event WHERE currency IS NOT NULL
)
SELECT 'december', share::double precision, NULL::double precision, gifts FROM by_month, western WHERE m = 12
UNION ALL SELECT 'other-months', min(share), max(share), max(gifts) FROM by_month, western WHERE m < 12
UNION ALL SELECT 'year-end', (SELECT sum(d.gifts) FROM by_day d
                               WHERE extract(month FROM d.day) = 12 AND extract(day FROM d.day) >= 29) / western.gifts,
                 NULL, western.gifts FROM western
UNION ALL SELECT 'giving-tuesday', avg(t.gifts) FILTER (WHERE is_giving)
                 / nullif(percentile_cont(0.5) WITHIN GROUP (ORDER BY t.gifts), 0), NULL, max(western.gifts)
            FROM tuesday t, western
UNION ALL SELECT 'giving-saturday', max(gifts) FILTER (WHERE d = 6)::double precision
                 / nullif(min(gifts) FILTER (WHERE d <> 6), 0), NULL, sum(gifts)::bigint FROM gift_weekday
UNION ALL SELECT 'giving-hours', avg((hour BETWEEN 8 AND 17)::integer), NULL, count(*) FROM gift
UNION ALL SELECT 'gift-size', avg(amount) / nullif(percentile_cont(0.5) WITHIN GROUP (ORDER BY amount), 0), NULL, count(*)
            FROM gift
UNION ALL SELECT 'round-gifts', avg((amount %% 5 = 0)::integer), NULL, count(*) FROM gift
UNION ALL SELECT 'small-donors', avg((given < 500)::integer), NULL, count(*) FROM donor
UNION ALL SELECT 'matching', (SELECT count(*) FROM donor WHERE is_matched)::double precision / nullif(people, 0), NULL, people
            FROM everybody
UNION ALL SELECT 'retention', fresh, repeated, donors FROM retained
UNION ALL SELECT 'volunteer-share', (SELECT count(*) FROM volunteer)::double precision / nullif(people, 0), NULL, people
            FROM everybody
UNION ALL SELECT 'volunteer-hours', avg(hours), percentile_cont(0.5) WITHIN GROUP (ORDER BY hours), count(*)
            FROM volunteer, span WHERE joined_on < last_year
UNION ALL SELECT 'volunteer-spread', stddev_samp(ln(hours)), NULL, count(*) FROM volunteer, span WHERE joined_on < last_year
UNION ALL SELECT 'volunteer-days', min(shifts) FILTER (WHERE d IN (3, 4))::double precision
                 / nullif(max(shifts) FILTER (WHERE d = 6), 0), NULL, sum(shifts)::bigint FROM shift_weekday
UNION ALL SELECT 'learning-length', avg(hours) / nullif(percentile_cont(0.5) WITHIN GROUP (ORDER BY hours), 0), NULL, count(*)
            FROM course
UNION ALL SELECT 'learning-completion', avg((status = 'completed')::integer), NULL, count(*) FROM course
UNION ALL SELECT 'top-tenth', (SELECT events FROM busiest)::double precision / nullif((SELECT sum(events) FROM doing), 0),
                 NULL, people FROM everybody
UNION ALL SELECT 'quiet-people', 1 - (SELECT count(*) FROM doing)::double precision / nullif(people, 0), NULL, people
            FROM everybody
UNION ALL SELECT 'ages', avg((age BETWEEN 22 AND 67)::integer), mode() WITHIN GROUP (ORDER BY age / 10 * 10), count(*) FROM aged
UNION ALL SELECT 'tenure', avg((joined_on >= ($2 - interval '2 years')::date)::integer),
                 avg((joined_on >= ($2 - interval '4 years')::date AND joined_on < ($2 - interval '2 years')::date)::integer),
                 count(*) FROM person
UNION ALL SELECT 'start-dates', count(*) FILTER (WHERE local_time::date < joined_on), NULL, count(*) FROM event
UNION ALL SELECT 'given-names', o.alike / nullif(y.alike, 0), NULL, least(o.people, y.people)
            FROM likeness o, likeness y WHERE o.cohort = 'old' AND y.cohort = 'young'
UNION ALL SELECT 'family-names', bearers / nullif(expected, 0), NULL, round(expected)::bigint FROM family
             WHERE expected > 0
UNION ALL SELECT 'currencies', foreign_amounts, broken, amounts FROM money
$measure$, people.guard_view, people.key_column, events.guard_view, events.key_column)
    USING p_environment, p_reference, p_years, p_expected;
END
$$;

REVOKE ALL ON FUNCTION showroom.table_with_columns(text, text[]),
    showroom.measure_realism(text, date, integer, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.table_with_columns(text, text[]),
    showroom.measure_realism(text, date, integer, jsonb) TO showroom_viewer, showroom_service;

RESET ROLE;
