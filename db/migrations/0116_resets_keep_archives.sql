-- Filling an environment with tables of its own anew keeps the archives of its sessions, as it does in the product's tables: what
-- somebody had changed can be brought back for 24 hours.

RESET ROLE;
SET LOCAL ROLE showroom_live;

-- Takes the views of an environment's own tables away; what archives hold stays, to be laid over the tables when they are there
-- again.
CREATE FUNCTION showroom_live.shelve_own(p_environment text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    IF EXISTS (SELECT FROM pg_namespace WHERE nspname = p_environment || '_live' AND nspowner = 'showroom_live'::regrole) THEN
        EXECUTE format('DROP SCHEMA IF EXISTS %I, %I CASCADE', p_environment || '_live', p_environment || '_dense');
    END IF;
END
$$;
REVOKE ALL ON FUNCTION showroom_live.shelve_own(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom_live.shelve_own(text) TO showroom_guard;

-- The layers of a relation; all is NULL for one that has none, or whose views are to be made anew.
CREATE OR REPLACE FUNCTION showroom_live.layered(p_relation oid) RETURNS showroom.layered_table
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT t FROM showroom.layered_table t
          JOIN pg_class c ON c.oid = p_relation
          JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE t.base_schema = n.nspname AND t.table_name = c.relname
           AND EXISTS (SELECT FROM pg_class v JOIN pg_namespace s ON s.oid = v.relnamespace
                        WHERE s.nspname = t.base_schema || '_live' AND v.relname = t.table_name));

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Removes an environment's own tables, but not what archives of its sessions hold.
CREATE FUNCTION showroom_guard.drop_own_tables(p_environment text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    schemas text := (SELECT string_agg(quote_ident(n.nspname), ', ') FROM pg_namespace n
                     WHERE n.nspname IN (p_environment, p_environment || '_guard')
                       AND n.nspowner = 'showroom_guard'::regrole);
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    PERFORM showroom_live.shelve_own(p_environment);
    IF schemas IS NOT NULL THEN
        EXECUTE format('DROP SCHEMA %s CASCADE', schemas);
    END IF;
EXCEPTION WHEN lock_not_available THEN
    PERFORM showroom.refuse('SR006', format('Somebody is using the tables of “%s”; nothing was removed.', p_environment),
                            'Wait until they are through, or close their connections, then try again.');
END
$$;
REVOKE ALL ON FUNCTION showroom_guard.drop_own_tables(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom_guard.drop_own_tables(text) TO showroom_owner;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- Makes the schemas that a job fills, unless it began to fill them. What an earlier environment of this id left in the way
-- goes first: rows in it would be taken for the new one's. Archives of this one's sessions stay.
CREATE OR REPLACE FUNCTION showroom.open_environment_schema(p_job bigint, p_token integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target text := showroom.own_environment_of(p_job, p_token, 'seed');
BEGIN
    IF NOT EXISTS (SELECT FROM showroom.job_step s WHERE s.job = p_job) THEN
        IF EXISTS (SELECT FROM showroom.layer l WHERE l.environment = target AND l.expires_at > showroom.now()) THEN
            PERFORM showroom_guard.drop_own_tables(target);
        ELSE
            PERFORM showroom_guard.drop_own_schemas(target);
        END IF;
    END IF;
    PERFORM showroom_guard.open_own_schema(target);
END
$$;

-- Gives an environment's own tables their session layers. Archives that its tables, made anew, have no room for are given up:
-- nobody could enter otherwise.
CREATE FUNCTION showroom.renew_own_layers(p_environment text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.install_own_layers(p_environment);
EXCEPTION WHEN SQLSTATE 'SR003' THEN
    PERFORM showroom_live.remove_own(p_environment);
    DELETE FROM showroom.layer WHERE environment = p_environment AND state = 'archived';
    PERFORM showroom.install_own_layers(p_environment);
END
$$;
REVOKE ALL ON FUNCTION showroom.renew_own_layers(text) FROM PUBLIC;

-- An environment that sessions can be opened in; it keeps its status until the transaction ends.
CREATE OR REPLACE FUNCTION showroom.require_enterable(p_environment text) RETURNS showroom.environment
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    target showroom.environment;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO target FROM showroom.environment e WHERE e.id = p_environment AND e.status <> 'deleted' FOR SHARE;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('There is no environment “%s”.', p_environment),
                                'Check the id in the list of environments; it may have been deleted.');
    ELSIF target.status <> 'ready' THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be entered.', p_environment, target.status),
            CASE target.status WHEN 'expired' THEN 'Extend it first.'
                 WHEN 'failed' THEN 'Resume its filling, or clean it up.' WHEN 'cancelled' THEN 'Resume its filling, or clean it up.'
                 WHEN 'deleting' THEN 'Choose another environment.' ELSE 'Wait until it is ready.' END);
    ELSIF target.session_store <> 'layers' THEN
        PERFORM showroom.refuse('SR003', format('“%s” keeps its sessions as clones, not as layers.', p_environment),
                                'Choose an environment whose sessions are layers.');
    END IF;
    IF target.isolation = 'full' AND NOT EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = p_environment || '_live') THEN
        PERFORM showroom.renew_own_layers(p_environment);
    END IF;
    IF NOT EXISTS (SELECT FROM showroom_guard.layered_tables_of(p_environment)) THEN
        PERFORM showroom.refuse('SR003', format('The tables of “%s” have no session layers.', target.blueprint),
                                'The product''s owner registers them again with showroom.register_table.');
    END IF;
    RETURN target;
END
$$;

RESET ROLE;
