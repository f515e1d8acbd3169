-- A sandbox in SQL: psql -v ON_ERROR_STOP=1 -v environment=sandbox-acme -v user=jane@acme.example -v token=srl_… -f sandbox.sql
-- As a login that is a member of showroom_app.

-- Somebody opened https://{base domain}/demo/{token}: where they go, and as whom. Counts the use.
SELECT environment, persona, redirect FROM showroom.resolve_access_link(:'token');

-- Before each request, in transactions of their own: does it still count, may this person come in? Each tells how many are left.
SELECT showroom.count_api_call(:'environment') AS calls_left;
SELECT showroom.admit_user(:'environment', :'user') AS places_left;
SELECT showroom.api_rate(:'environment') AS calls_a_minute;

-- Before what a sandbox may not let its users do: no answer is a yes, SR020 a no with a sentence for the person.
SELECT set_config('example.environment', :'environment', false) AS asked_for;
DO $$
BEGIN
    PERFORM showroom.check_restriction(current_setting('example.environment'), 'export');
    RAISE NOTICE 'export is allowed';
EXCEPTION WHEN SQLSTATE 'SR020' THEN
    RAISE NOTICE 'refused: %', SQLERRM;
END
$$;
SELECT jsonb_pretty(showroom.restrictions(:'environment')) AS restricted;

-- What is drawn across every page.
SELECT title, message, colour FROM showroom.banner(:'environment');
