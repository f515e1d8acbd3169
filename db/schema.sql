-- The schema as the migrations make it. Generated (the target `schema`): do not edit, do not run.
--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: casework; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA casework;


ALTER SCHEMA casework OWNER TO postgres;

--
-- Name: casework_dense; Type: SCHEMA; Schema: -; Owner: showroom_live
--

CREATE SCHEMA casework_dense;


ALTER SCHEMA casework_dense OWNER TO showroom_live;

--
-- Name: casework_live; Type: SCHEMA; Schema: -; Owner: showroom_live
--

CREATE SCHEMA casework_live;


ALTER SCHEMA casework_live OWNER TO showroom_live;

--
-- Name: casework_overlay; Type: SCHEMA; Schema: -; Owner: showroom_live
--

CREATE SCHEMA casework_overlay;


ALTER SCHEMA casework_overlay OWNER TO showroom_live;

--
-- Name: impact; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA impact;


ALTER SCHEMA impact OWNER TO postgres;

--
-- Name: impact_dense; Type: SCHEMA; Schema: -; Owner: showroom_live
--

CREATE SCHEMA impact_dense;


ALTER SCHEMA impact_dense OWNER TO showroom_live;

--
-- Name: impact_live; Type: SCHEMA; Schema: -; Owner: showroom_live
--

CREATE SCHEMA impact_live;


ALTER SCHEMA impact_live OWNER TO showroom_live;

--
-- Name: impact_overlay; Type: SCHEMA; Schema: -; Owner: showroom_live
--

CREATE SCHEMA impact_overlay;


ALTER SCHEMA impact_overlay OWNER TO showroom_live;

--
-- Name: showroom; Type: SCHEMA; Schema: -; Owner: showroom_owner
--

CREATE SCHEMA showroom;


ALTER SCHEMA showroom OWNER TO showroom_owner;

--
-- Name: showroom_analyze; Type: SCHEMA; Schema: -; Owner: showroom_owner
--

CREATE SCHEMA showroom_analyze;


ALTER SCHEMA showroom_analyze OWNER TO showroom_owner;

--
-- Name: showroom_guard; Type: SCHEMA; Schema: -; Owner: showroom_guard
--

CREATE SCHEMA showroom_guard;


ALTER SCHEMA showroom_guard OWNER TO showroom_guard;

--
-- Name: showroom_live; Type: SCHEMA; Schema: -; Owner: showroom_live
--

CREATE SCHEMA showroom_live;


ALTER SCHEMA showroom_live OWNER TO showroom_live;

--
-- Name: browse_source; Type: TYPE; Schema: showroom; Owner: showroom_owner
--

CREATE TYPE showroom.browse_source AS (
	guard_view text,
	key_column text,
	key_names text[],
	key_types text[],
	column_names text[]
);


ALTER TYPE showroom.browse_source OWNER TO showroom_owner;

--
-- Name: environment_id; Type: DOMAIN; Schema: showroom; Owner: showroom_owner
--

CREATE DOMAIN showroom.environment_id AS text
	CONSTRAINT environment_id_check CHECK (((VALUE ~ '^(demo|sandbox)-[a-z0-9]([a-z0-9-]*[a-z0-9])?$'::text) AND (length(VALUE) <= 48)));


ALTER DOMAIN showroom.environment_id OWNER TO showroom_owner;

--
-- Name: associations(); Type: FUNCTION; Schema: casework_overlay; Owner: showroom_live
--

CREATE FUNCTION casework_overlay.associations() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'casework', TABLE = 'associations', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "associations" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM casework_overlay.associations o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM casework.associations b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'associations', CONSTRAINT = 'associations_pkey', MESSAGE = 'duplicate key value violates unique constraint "associations_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE casework_overlay.associations o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, related_case_id = NEW.related_case_id, relation = NEW.relation, linked_by = NEW.linked_by, linked_at = NEW.linked_at, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO casework_overlay.associations AS o (tenant_id, id, case_id, related_case_id, relation, linked_by, linked_at, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.related_case_id, NEW.relation, NEW.linked_by, NEW.linked_at, _sr_v_layer, 'I');
        END IF;
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'associations', CONSTRAINT = 'associations_case_fkey', MESSAGE = 'insert or update on table "associations" violates foreign key constraint "associations_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        IF NEW.tenant_id IS NOT NULL AND NEW.linked_by IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.linked_by) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.linked_by AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'associations', CONSTRAINT = 'associations_linked_by_fkey', MESSAGE = 'insert or update on table "associations" violates foreign key constraint "associations_linked_by_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        IF NEW.tenant_id IS NOT NULL AND NEW.related_case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.related_case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.related_case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'associations', CONSTRAINT = 'associations_related_fkey', MESSAGE = 'insert or update on table "associations" violates foreign key constraint "associations_related_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “associations” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.case_id, NEW.related_case_id, NEW.relation, NEW.linked_by, NEW.linked_at)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.related_case_id, OLD.relation, OLD.linked_by, OLD.linked_at)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.related_case_id, o.relation, o.linked_by, o.linked_at)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.related_case_id, OLD.relation, OLD.linked_by, OLD.linked_at)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.associations o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.related_case_id, b.relation, b.linked_by, b.linked_at)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.related_case_id, OLD.relation, OLD.linked_by, OLD.linked_at)::record INTO _sr_v_is_same
              FROM casework.associations b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO casework_overlay.associations AS o (tenant_id, id, case_id, related_case_id, relation, linked_by, linked_at, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.related_case_id, NEW.relation, NEW.linked_by, NEW.linked_at, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE casework_overlay.associations o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, related_case_id = NEW.related_case_id, relation = NEW.relation, linked_by = NEW.linked_by, linked_at = NEW.linked_at, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF NEW.case_id IS DISTINCT FROM OLD.case_id OR NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.linked_by IS DISTINCT FROM OLD.linked_by OR NEW.related_case_id IS DISTINCT FROM OLD.related_case_id THEN
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.case_id IS DISTINCT FROM OLD.case_id) AND NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'associations', CONSTRAINT = 'associations_case_fkey', MESSAGE = 'insert or update on table "associations" violates foreign key constraint "associations_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.linked_by IS DISTINCT FROM OLD.linked_by) AND NEW.tenant_id IS NOT NULL AND NEW.linked_by IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.linked_by) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.linked_by AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'associations', CONSTRAINT = 'associations_linked_by_fkey', MESSAGE = 'insert or update on table "associations" violates foreign key constraint "associations_linked_by_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.related_case_id IS DISTINCT FROM OLD.related_case_id) AND NEW.tenant_id IS NOT NULL AND NEW.related_case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.related_case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.related_case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'associations', CONSTRAINT = 'associations_related_fkey', MESSAGE = 'insert or update on table "associations" violates foreign key constraint "associations_related_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        END IF;
        RETURN NEW;
    ELSE
        
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.related_case_id, o.relation, o.linked_by, o.linked_at)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.related_case_id, OLD.relation, OLD.linked_by, OLD.linked_at)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.associations o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.related_case_id, b.relation, b.linked_by, b.linked_at)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.related_case_id, OLD.relation, OLD.linked_by, OLD.linked_at)::record INTO _sr_v_is_same
              FROM casework.associations b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM casework_overlay.associations o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE casework_overlay.associations o SET (tenant_id, id, case_id, related_case_id, relation, linked_by, linked_at) = (SELECT b.tenant_id, b.id, b.case_id, b.related_case_id, b.relation, b.linked_by, b.linked_at FROM casework.associations b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO casework_overlay.associations (tenant_id, id, case_id, related_case_id, relation, linked_by, linked_at, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.case_id, OLD.related_case_id, OLD.relation, OLD.linked_by, OLD.linked_at, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION casework_overlay.associations() OWNER TO showroom_live;

--
-- Name: audit_entries(); Type: FUNCTION; Schema: casework_overlay; Owner: showroom_live
--

CREATE FUNCTION casework_overlay.audit_entries() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'casework', TABLE = 'audit_entries', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "audit_entries" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM casework_overlay.audit_entries o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM casework.audit_entries b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'audit_entries', CONSTRAINT = 'audit_entries_pkey', MESSAGE = 'duplicate key value violates unique constraint "audit_entries_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE casework_overlay.audit_entries o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, actor_id = NEW.actor_id, action = NEW.action, happened_at = NEW.happened_at, details = NEW.details, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO casework_overlay.audit_entries AS o (tenant_id, id, case_id, actor_id, action, happened_at, details, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.actor_id, NEW.action, NEW.happened_at, NEW.details, _sr_v_layer, 'I');
        END IF;
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF NEW.tenant_id IS NOT NULL AND NEW.actor_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.actor_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.actor_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'audit_entries', CONSTRAINT = 'audit_entries_actor_fkey', MESSAGE = 'insert or update on table "audit_entries" violates foreign key constraint "audit_entries_actor_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        IF NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'audit_entries', CONSTRAINT = 'audit_entries_case_fkey', MESSAGE = 'insert or update on table "audit_entries" violates foreign key constraint "audit_entries_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “audit_entries” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.case_id, NEW.actor_id, NEW.action, NEW.happened_at, NEW.details)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.actor_id, OLD.action, OLD.happened_at, OLD.details)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.actor_id, o.action, o.happened_at, o.details)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.actor_id, OLD.action, OLD.happened_at, OLD.details)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.audit_entries o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.actor_id, b.action, b.happened_at, b.details)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.actor_id, OLD.action, OLD.happened_at, OLD.details)::record INTO _sr_v_is_same
              FROM casework.audit_entries b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO casework_overlay.audit_entries AS o (tenant_id, id, case_id, actor_id, action, happened_at, details, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.actor_id, NEW.action, NEW.happened_at, NEW.details, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE casework_overlay.audit_entries o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, actor_id = NEW.actor_id, action = NEW.action, happened_at = NEW.happened_at, details = NEW.details, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF NEW.case_id IS DISTINCT FROM OLD.case_id OR NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.actor_id IS DISTINCT FROM OLD.actor_id THEN
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.actor_id IS DISTINCT FROM OLD.actor_id) AND NEW.tenant_id IS NOT NULL AND NEW.actor_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.actor_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.actor_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'audit_entries', CONSTRAINT = 'audit_entries_actor_fkey', MESSAGE = 'insert or update on table "audit_entries" violates foreign key constraint "audit_entries_actor_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.case_id IS DISTINCT FROM OLD.case_id) AND NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'audit_entries', CONSTRAINT = 'audit_entries_case_fkey', MESSAGE = 'insert or update on table "audit_entries" violates foreign key constraint "audit_entries_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        END IF;
        RETURN NEW;
    ELSE
        
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.actor_id, o.action, o.happened_at, o.details)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.actor_id, OLD.action, OLD.happened_at, OLD.details)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.audit_entries o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.actor_id, b.action, b.happened_at, b.details)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.actor_id, OLD.action, OLD.happened_at, OLD.details)::record INTO _sr_v_is_same
              FROM casework.audit_entries b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM casework_overlay.audit_entries o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE casework_overlay.audit_entries o SET (tenant_id, id, case_id, actor_id, action, happened_at, details) = (SELECT b.tenant_id, b.id, b.case_id, b.actor_id, b.action, b.happened_at, b.details FROM casework.audit_entries b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO casework_overlay.audit_entries (tenant_id, id, case_id, actor_id, action, happened_at, details, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.case_id, OLD.actor_id, OLD.action, OLD.happened_at, OLD.details, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION casework_overlay.audit_entries() OWNER TO showroom_live;

--
-- Name: cases(); Type: FUNCTION; Schema: casework_overlay; Owner: showroom_live
--

CREATE FUNCTION casework_overlay.cases() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'casework', TABLE = 'cases', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "cases" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM casework_overlay.cases o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM casework.cases b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'cases', CONSTRAINT = 'cases_pkey', MESSAGE = 'duplicate key value violates unique constraint "cases_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF (true) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, case_number AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, case_number AS _sr_k2, tenant_id, id FROM casework_overlay.cases WHERE _sr_layer = _sr_v_layer AND _sr_op <> 'D' ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id)) OR (true) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, case_number AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, case_number AS _sr_k2, tenant_id, id FROM casework.cases WHERE tenant_id = _sr_v_environment ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id) AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) r.tenant_id AND m.id OPERATOR(pg_catalog.=) r.id)) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'cases', CONSTRAINT = 'cases_number_key', MESSAGE = 'duplicate key value violates unique constraint "cases_number_key"', DETAIL = 'Key (tenant_id, case_number) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE casework_overlay.cases o SET tenant_id = NEW.tenant_id, id = NEW.id, report_id = NEW.report_id, case_number = NEW.case_number, category = NEW.category, severity = NEW.severity, title = NEW.title, assignee_id = NEW.assignee_id, status = NEW.status, opened_at = NEW.opened_at, closed_at = NEW.closed_at, outcome = NEW.outcome, action_taken = NEW.action_taken, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO casework_overlay.cases AS o (tenant_id, id, report_id, case_number, category, severity, title, assignee_id, status, opened_at, closed_at, outcome, action_taken, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.report_id, NEW.case_number, NEW.category, NEW.severity, NEW.title, NEW.assignee_id, NEW.status, NEW.opened_at, NEW.closed_at, NEW.outcome, NEW.action_taken, _sr_v_layer, 'I');
        END IF;
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF NEW.tenant_id IS NOT NULL AND NEW.assignee_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.assignee_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.assignee_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'cases', CONSTRAINT = 'cases_assignee_fkey', MESSAGE = 'insert or update on table "cases" violates foreign key constraint "cases_assignee_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        IF NEW.tenant_id IS NOT NULL AND NEW.report_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.intake_reports p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.report_id) OR EXISTS (SELECT FROM casework.intake_reports p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.report_id AND NOT EXISTS (SELECT FROM casework_overlay.intake_reports m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'cases', CONSTRAINT = 'cases_report_fkey', MESSAGE = 'insert or update on table "cases" violates foreign key constraint "cases_report_fkey"', DETAIL = 'Key is not present in table "intake_reports".';
        END IF;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “cases” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.report_id, NEW.case_number, NEW.category, NEW.severity, NEW.title, NEW.assignee_id, NEW.status, NEW.opened_at, NEW.closed_at, NEW.outcome, NEW.action_taken)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.report_id, OLD.case_number, OLD.category, OLD.severity, OLD.title, OLD.assignee_id, OLD.status, OLD.opened_at, OLD.closed_at, OLD.outcome, OLD.action_taken)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.report_id, o.case_number, o.category, o.severity, o.title, o.assignee_id, o.status, o.opened_at, o.closed_at, o.outcome, o.action_taken)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.report_id, OLD.case_number, OLD.category, OLD.severity, OLD.title, OLD.assignee_id, OLD.status, OLD.opened_at, OLD.closed_at, OLD.outcome, OLD.action_taken)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.cases o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.report_id, b.case_number, b.category, b.severity, b.title, b.assignee_id, b.status, b.opened_at, b.closed_at, b.outcome, b.action_taken)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.report_id, OLD.case_number, OLD.category, OLD.severity, OLD.title, OLD.assignee_id, OLD.status, OLD.opened_at, OLD.closed_at, OLD.outcome, OLD.action_taken)::record INTO _sr_v_is_same
              FROM casework.cases b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.case_number IS DISTINCT FROM OLD.case_number) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, case_number AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, case_number AS _sr_k2, tenant_id, id FROM casework_overlay.cases WHERE _sr_layer = _sr_v_layer AND _sr_op <> 'D' ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id)) OR (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.case_number IS DISTINCT FROM OLD.case_number) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, case_number AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, case_number AS _sr_k2, tenant_id, id FROM casework.cases WHERE tenant_id = _sr_v_environment ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id) AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) r.tenant_id AND m.id OPERATOR(pg_catalog.=) r.id)) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'cases', CONSTRAINT = 'cases_number_key', MESSAGE = 'duplicate key value violates unique constraint "cases_number_key"', DETAIL = 'Key (tenant_id, case_number) already exists.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO casework_overlay.cases AS o (tenant_id, id, report_id, case_number, category, severity, title, assignee_id, status, opened_at, closed_at, outcome, action_taken, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.report_id, NEW.case_number, NEW.category, NEW.severity, NEW.title, NEW.assignee_id, NEW.status, NEW.opened_at, NEW.closed_at, NEW.outcome, NEW.action_taken, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE casework_overlay.cases o SET tenant_id = NEW.tenant_id, id = NEW.id, report_id = NEW.report_id, case_number = NEW.case_number, category = NEW.category, severity = NEW.severity, title = NEW.title, assignee_id = NEW.assignee_id, status = NEW.status, opened_at = NEW.opened_at, closed_at = NEW.closed_at, outcome = NEW.outcome, action_taken = NEW.action_taken, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.assignee_id IS DISTINCT FROM OLD.assignee_id OR NEW.report_id IS DISTINCT FROM OLD.report_id THEN
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.assignee_id IS DISTINCT FROM OLD.assignee_id) AND NEW.tenant_id IS NOT NULL AND NEW.assignee_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.assignee_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.assignee_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'cases', CONSTRAINT = 'cases_assignee_fkey', MESSAGE = 'insert or update on table "cases" violates foreign key constraint "cases_assignee_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.report_id IS DISTINCT FROM OLD.report_id) AND NEW.tenant_id IS NOT NULL AND NEW.report_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.intake_reports p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.report_id) OR EXISTS (SELECT FROM casework.intake_reports p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.report_id AND NOT EXISTS (SELECT FROM casework_overlay.intake_reports m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'cases', CONSTRAINT = 'cases_report_fkey', MESSAGE = 'insert or update on table "cases" violates foreign key constraint "cases_report_fkey"', DETAIL = 'Key is not present in table "intake_reports".';
        END IF;
        END IF;
        RETURN NEW;
    ELSE
        PERFORM showroom.hold_references(_sr_v_layer, true);
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.report_id, o.case_number, o.category, o.severity, o.title, o.assignee_id, o.status, o.opened_at, o.closed_at, o.outcome, o.action_taken)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.report_id, OLD.case_number, OLD.category, OLD.severity, OLD.title, OLD.assignee_id, OLD.status, OLD.opened_at, OLD.closed_at, OLD.outcome, OLD.action_taken)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.cases o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.report_id, b.case_number, b.category, b.severity, b.title, b.assignee_id, b.status, b.opened_at, b.closed_at, b.outcome, b.action_taken)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.report_id, OLD.case_number, OLD.category, OLD.severity, OLD.title, OLD.assignee_id, OLD.status, OLD.opened_at, OLD.closed_at, OLD.outcome, OLD.action_taken)::record INTO _sr_v_is_same
              FROM casework.cases b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM casework_overlay.cases o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE casework_overlay.cases o SET (tenant_id, id, report_id, case_number, category, severity, title, assignee_id, status, opened_at, closed_at, outcome, action_taken) = (SELECT b.tenant_id, b.id, b.report_id, b.case_number, b.category, b.severity, b.title, b.assignee_id, b.status, b.opened_at, b.closed_at, b.outcome, b.action_taken FROM casework.cases b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO casework_overlay.cases (tenant_id, id, report_id, case_number, category, severity, title, assignee_id, status, opened_at, closed_at, outcome, action_taken, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.report_id, OLD.case_number, OLD.category, OLD.severity, OLD.title, OLD.assignee_id, OLD.status, OLD.opened_at, OLD.closed_at, OLD.outcome, OLD.action_taken, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        DELETE FROM casework_dense.associations c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.case_id;
        DELETE FROM casework_dense.associations c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.related_case_id;
        DELETE FROM casework_dense.audit_entries c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.case_id;
        DELETE FROM casework_dense.investigations c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.case_id;
        DELETE FROM casework_dense.messages c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.case_id;
        DELETE FROM casework_dense.notes c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.case_id;
        DELETE FROM casework_dense.subjects c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.case_id;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION casework_overlay.cases() OWNER TO showroom_live;

--
-- Name: intake_reports(); Type: FUNCTION; Schema: casework_overlay; Owner: showroom_live
--

CREATE FUNCTION casework_overlay.intake_reports() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'casework', TABLE = 'intake_reports', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "intake_reports" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM casework_overlay.intake_reports o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM casework.intake_reports b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'intake_reports', CONSTRAINT = 'intake_reports_pkey', MESSAGE = 'duplicate key value violates unique constraint "intake_reports_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF (true) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, report_number AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, report_number AS _sr_k2, tenant_id, id FROM casework_overlay.intake_reports WHERE _sr_layer = _sr_v_layer AND _sr_op <> 'D' ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id)) OR (true) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, report_number AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, report_number AS _sr_k2, tenant_id, id FROM casework.intake_reports WHERE tenant_id = _sr_v_environment ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id) AND NOT EXISTS (SELECT FROM casework_overlay.intake_reports m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) r.tenant_id AND m.id OPERATOR(pg_catalog.=) r.id)) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'intake_reports', CONSTRAINT = 'intake_reports_number_key', MESSAGE = 'duplicate key value violates unique constraint "intake_reports_number_key"', DETAIL = 'Key (tenant_id, report_number) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE casework_overlay.intake_reports o SET tenant_id = NEW.tenant_id, id = NEW.id, report_number = NEW.report_number, category = NEW.category, anonymity = NEW.anonymity, reporter_id = NEW.reporter_id, channel = NEW.channel, severity = NEW.severity, status = NEW.status, received_at = NEW.received_at, closed_at = NEW.closed_at, summary = NEW.summary, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO casework_overlay.intake_reports AS o (tenant_id, id, report_number, category, anonymity, reporter_id, channel, severity, status, received_at, closed_at, summary, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.report_number, NEW.category, NEW.anonymity, NEW.reporter_id, NEW.channel, NEW.severity, NEW.status, NEW.received_at, NEW.closed_at, NEW.summary, _sr_v_layer, 'I');
        END IF;
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF NEW.tenant_id IS NOT NULL AND NEW.reporter_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.reporter_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.reporter_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'intake_reports', CONSTRAINT = 'intake_reports_reporter_fkey', MESSAGE = 'insert or update on table "intake_reports" violates foreign key constraint "intake_reports_reporter_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “intake_reports” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.report_number, NEW.category, NEW.anonymity, NEW.reporter_id, NEW.channel, NEW.severity, NEW.status, NEW.received_at, NEW.closed_at, NEW.summary)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.report_number, OLD.category, OLD.anonymity, OLD.reporter_id, OLD.channel, OLD.severity, OLD.status, OLD.received_at, OLD.closed_at, OLD.summary)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.report_number, o.category, o.anonymity, o.reporter_id, o.channel, o.severity, o.status, o.received_at, o.closed_at, o.summary)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.report_number, OLD.category, OLD.anonymity, OLD.reporter_id, OLD.channel, OLD.severity, OLD.status, OLD.received_at, OLD.closed_at, OLD.summary)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.intake_reports o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.report_number, b.category, b.anonymity, b.reporter_id, b.channel, b.severity, b.status, b.received_at, b.closed_at, b.summary)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.report_number, OLD.category, OLD.anonymity, OLD.reporter_id, OLD.channel, OLD.severity, OLD.status, OLD.received_at, OLD.closed_at, OLD.summary)::record INTO _sr_v_is_same
              FROM casework.intake_reports b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.report_number IS DISTINCT FROM OLD.report_number) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, report_number AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, report_number AS _sr_k2, tenant_id, id FROM casework_overlay.intake_reports WHERE _sr_layer = _sr_v_layer AND _sr_op <> 'D' ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id)) OR (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.report_number IS DISTINCT FROM OLD.report_number) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, report_number AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, report_number AS _sr_k2, tenant_id, id FROM casework.intake_reports WHERE tenant_id = _sr_v_environment ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id) AND NOT EXISTS (SELECT FROM casework_overlay.intake_reports m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) r.tenant_id AND m.id OPERATOR(pg_catalog.=) r.id)) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'intake_reports', CONSTRAINT = 'intake_reports_number_key', MESSAGE = 'duplicate key value violates unique constraint "intake_reports_number_key"', DETAIL = 'Key (tenant_id, report_number) already exists.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO casework_overlay.intake_reports AS o (tenant_id, id, report_number, category, anonymity, reporter_id, channel, severity, status, received_at, closed_at, summary, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.report_number, NEW.category, NEW.anonymity, NEW.reporter_id, NEW.channel, NEW.severity, NEW.status, NEW.received_at, NEW.closed_at, NEW.summary, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE casework_overlay.intake_reports o SET tenant_id = NEW.tenant_id, id = NEW.id, report_number = NEW.report_number, category = NEW.category, anonymity = NEW.anonymity, reporter_id = NEW.reporter_id, channel = NEW.channel, severity = NEW.severity, status = NEW.status, received_at = NEW.received_at, closed_at = NEW.closed_at, summary = NEW.summary, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.reporter_id IS DISTINCT FROM OLD.reporter_id THEN
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.reporter_id IS DISTINCT FROM OLD.reporter_id) AND NEW.tenant_id IS NOT NULL AND NEW.reporter_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.reporter_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.reporter_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'intake_reports', CONSTRAINT = 'intake_reports_reporter_fkey', MESSAGE = 'insert or update on table "intake_reports" violates foreign key constraint "intake_reports_reporter_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        END IF;
        RETURN NEW;
    ELSE
        PERFORM showroom.hold_references(_sr_v_layer, true);
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.report_number, o.category, o.anonymity, o.reporter_id, o.channel, o.severity, o.status, o.received_at, o.closed_at, o.summary)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.report_number, OLD.category, OLD.anonymity, OLD.reporter_id, OLD.channel, OLD.severity, OLD.status, OLD.received_at, OLD.closed_at, OLD.summary)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.intake_reports o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.report_number, b.category, b.anonymity, b.reporter_id, b.channel, b.severity, b.status, b.received_at, b.closed_at, b.summary)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.report_number, OLD.category, OLD.anonymity, OLD.reporter_id, OLD.channel, OLD.severity, OLD.status, OLD.received_at, OLD.closed_at, OLD.summary)::record INTO _sr_v_is_same
              FROM casework.intake_reports b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM casework_overlay.intake_reports o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE casework_overlay.intake_reports o SET (tenant_id, id, report_number, category, anonymity, reporter_id, channel, severity, status, received_at, closed_at, summary) = (SELECT b.tenant_id, b.id, b.report_number, b.category, b.anonymity, b.reporter_id, b.channel, b.severity, b.status, b.received_at, b.closed_at, b.summary FROM casework.intake_reports b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO casework_overlay.intake_reports (tenant_id, id, report_number, category, anonymity, reporter_id, channel, severity, status, received_at, closed_at, summary, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.report_number, OLD.category, OLD.anonymity, OLD.reporter_id, OLD.channel, OLD.severity, OLD.status, OLD.received_at, OLD.closed_at, OLD.summary, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        IF EXISTS (SELECT FROM casework_dense.cases c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.report_id) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'cases', CONSTRAINT = 'cases_report_fkey', MESSAGE = 'update or delete on table "intake_reports" violates foreign key constraint "cases_report_fkey" on table "cases"', DETAIL = 'Key is still referenced from table "cases".';
        END IF;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION casework_overlay.intake_reports() OWNER TO showroom_live;

--
-- Name: investigations(); Type: FUNCTION; Schema: casework_overlay; Owner: showroom_live
--

CREATE FUNCTION casework_overlay.investigations() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'casework', TABLE = 'investigations', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "investigations" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM casework_overlay.investigations o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM casework.investigations b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'investigations', CONSTRAINT = 'investigations_pkey', MESSAGE = 'duplicate key value violates unique constraint "investigations_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE casework_overlay.investigations o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, investigator_id = NEW.investigator_id, method = NEW.method, status = NEW.status, started_at = NEW.started_at, ended_at = NEW.ended_at, finding = NEW.finding, interviews = NEW.interviews, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO casework_overlay.investigations AS o (tenant_id, id, case_id, investigator_id, method, status, started_at, ended_at, finding, interviews, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.investigator_id, NEW.method, NEW.status, NEW.started_at, NEW.ended_at, NEW.finding, NEW.interviews, _sr_v_layer, 'I');
        END IF;
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'investigations', CONSTRAINT = 'investigations_case_fkey', MESSAGE = 'insert or update on table "investigations" violates foreign key constraint "investigations_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        IF NEW.tenant_id IS NOT NULL AND NEW.investigator_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.investigator_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.investigator_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'investigations', CONSTRAINT = 'investigations_investigator_fkey', MESSAGE = 'insert or update on table "investigations" violates foreign key constraint "investigations_investigator_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “investigations” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.case_id, NEW.investigator_id, NEW.method, NEW.status, NEW.started_at, NEW.ended_at, NEW.finding, NEW.interviews)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.investigator_id, OLD.method, OLD.status, OLD.started_at, OLD.ended_at, OLD.finding, OLD.interviews)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.investigator_id, o.method, o.status, o.started_at, o.ended_at, o.finding, o.interviews)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.investigator_id, OLD.method, OLD.status, OLD.started_at, OLD.ended_at, OLD.finding, OLD.interviews)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.investigations o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.investigator_id, b.method, b.status, b.started_at, b.ended_at, b.finding, b.interviews)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.investigator_id, OLD.method, OLD.status, OLD.started_at, OLD.ended_at, OLD.finding, OLD.interviews)::record INTO _sr_v_is_same
              FROM casework.investigations b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO casework_overlay.investigations AS o (tenant_id, id, case_id, investigator_id, method, status, started_at, ended_at, finding, interviews, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.investigator_id, NEW.method, NEW.status, NEW.started_at, NEW.ended_at, NEW.finding, NEW.interviews, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE casework_overlay.investigations o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, investigator_id = NEW.investigator_id, method = NEW.method, status = NEW.status, started_at = NEW.started_at, ended_at = NEW.ended_at, finding = NEW.finding, interviews = NEW.interviews, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF NEW.case_id IS DISTINCT FROM OLD.case_id OR NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.investigator_id IS DISTINCT FROM OLD.investigator_id THEN
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.case_id IS DISTINCT FROM OLD.case_id) AND NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'investigations', CONSTRAINT = 'investigations_case_fkey', MESSAGE = 'insert or update on table "investigations" violates foreign key constraint "investigations_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.investigator_id IS DISTINCT FROM OLD.investigator_id) AND NEW.tenant_id IS NOT NULL AND NEW.investigator_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.investigator_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.investigator_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'investigations', CONSTRAINT = 'investigations_investigator_fkey', MESSAGE = 'insert or update on table "investigations" violates foreign key constraint "investigations_investigator_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        END IF;
        RETURN NEW;
    ELSE
        
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.investigator_id, o.method, o.status, o.started_at, o.ended_at, o.finding, o.interviews)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.investigator_id, OLD.method, OLD.status, OLD.started_at, OLD.ended_at, OLD.finding, OLD.interviews)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.investigations o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.investigator_id, b.method, b.status, b.started_at, b.ended_at, b.finding, b.interviews)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.investigator_id, OLD.method, OLD.status, OLD.started_at, OLD.ended_at, OLD.finding, OLD.interviews)::record INTO _sr_v_is_same
              FROM casework.investigations b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM casework_overlay.investigations o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE casework_overlay.investigations o SET (tenant_id, id, case_id, investigator_id, method, status, started_at, ended_at, finding, interviews) = (SELECT b.tenant_id, b.id, b.case_id, b.investigator_id, b.method, b.status, b.started_at, b.ended_at, b.finding, b.interviews FROM casework.investigations b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO casework_overlay.investigations (tenant_id, id, case_id, investigator_id, method, status, started_at, ended_at, finding, interviews, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.case_id, OLD.investigator_id, OLD.method, OLD.status, OLD.started_at, OLD.ended_at, OLD.finding, OLD.interviews, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION casework_overlay.investigations() OWNER TO showroom_live;

--
-- Name: is_dense(bigint); Type: FUNCTION; Schema: casework_overlay; Owner: showroom_live
--

CREATE FUNCTION casework_overlay.is_dense(bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $_$
BEGIN
    RETURN EXISTS (SELECT FROM casework_overlay.associations WHERE _sr_layer = $1 OFFSET 5000) OR EXISTS (SELECT FROM casework_overlay.audit_entries WHERE _sr_layer = $1 OFFSET 5000) OR EXISTS (SELECT FROM casework_overlay.cases WHERE _sr_layer = $1 OFFSET 5000) OR EXISTS (SELECT FROM casework_overlay.intake_reports WHERE _sr_layer = $1 OFFSET 5000) OR EXISTS (SELECT FROM casework_overlay.investigations WHERE _sr_layer = $1 OFFSET 5000) OR EXISTS (SELECT FROM casework_overlay.messages WHERE _sr_layer = $1 OFFSET 5000) OR EXISTS (SELECT FROM casework_overlay.notes WHERE _sr_layer = $1 OFFSET 5000) OR EXISTS (SELECT FROM casework_overlay.subjects WHERE _sr_layer = $1 OFFSET 5000) OR EXISTS (SELECT FROM casework_overlay.users WHERE _sr_layer = $1 OFFSET 5000);
END
$_$;


ALTER FUNCTION casework_overlay.is_dense(bigint) OWNER TO showroom_live;

--
-- Name: messages(); Type: FUNCTION; Schema: casework_overlay; Owner: showroom_live
--

CREATE FUNCTION casework_overlay.messages() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'casework', TABLE = 'messages', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "messages" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM casework_overlay.messages o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM casework.messages b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'messages', CONSTRAINT = 'messages_pkey', MESSAGE = 'duplicate key value violates unique constraint "messages_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE casework_overlay.messages o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, direction = NEW.direction, author_id = NEW.author_id, sent_at = NEW.sent_at, body = NEW.body, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO casework_overlay.messages AS o (tenant_id, id, case_id, direction, author_id, sent_at, body, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.direction, NEW.author_id, NEW.sent_at, NEW.body, _sr_v_layer, 'I');
        END IF;
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF NEW.tenant_id IS NOT NULL AND NEW.author_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.author_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.author_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'messages', CONSTRAINT = 'messages_author_fkey', MESSAGE = 'insert or update on table "messages" violates foreign key constraint "messages_author_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        IF NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'messages', CONSTRAINT = 'messages_case_fkey', MESSAGE = 'insert or update on table "messages" violates foreign key constraint "messages_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “messages” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.case_id, NEW.direction, NEW.author_id, NEW.sent_at, NEW.body)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.direction, OLD.author_id, OLD.sent_at, OLD.body)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.direction, o.author_id, o.sent_at, o.body)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.direction, OLD.author_id, OLD.sent_at, OLD.body)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.messages o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.direction, b.author_id, b.sent_at, b.body)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.direction, OLD.author_id, OLD.sent_at, OLD.body)::record INTO _sr_v_is_same
              FROM casework.messages b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO casework_overlay.messages AS o (tenant_id, id, case_id, direction, author_id, sent_at, body, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.direction, NEW.author_id, NEW.sent_at, NEW.body, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE casework_overlay.messages o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, direction = NEW.direction, author_id = NEW.author_id, sent_at = NEW.sent_at, body = NEW.body, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF NEW.author_id IS DISTINCT FROM OLD.author_id OR NEW.case_id IS DISTINCT FROM OLD.case_id OR NEW.tenant_id IS DISTINCT FROM OLD.tenant_id THEN
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.author_id IS DISTINCT FROM OLD.author_id) AND NEW.tenant_id IS NOT NULL AND NEW.author_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.author_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.author_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'messages', CONSTRAINT = 'messages_author_fkey', MESSAGE = 'insert or update on table "messages" violates foreign key constraint "messages_author_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.case_id IS DISTINCT FROM OLD.case_id) AND NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'messages', CONSTRAINT = 'messages_case_fkey', MESSAGE = 'insert or update on table "messages" violates foreign key constraint "messages_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        END IF;
        RETURN NEW;
    ELSE
        
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.direction, o.author_id, o.sent_at, o.body)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.direction, OLD.author_id, OLD.sent_at, OLD.body)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.messages o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.direction, b.author_id, b.sent_at, b.body)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.direction, OLD.author_id, OLD.sent_at, OLD.body)::record INTO _sr_v_is_same
              FROM casework.messages b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM casework_overlay.messages o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE casework_overlay.messages o SET (tenant_id, id, case_id, direction, author_id, sent_at, body) = (SELECT b.tenant_id, b.id, b.case_id, b.direction, b.author_id, b.sent_at, b.body FROM casework.messages b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO casework_overlay.messages (tenant_id, id, case_id, direction, author_id, sent_at, body, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.case_id, OLD.direction, OLD.author_id, OLD.sent_at, OLD.body, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION casework_overlay.messages() OWNER TO showroom_live;

--
-- Name: notes(); Type: FUNCTION; Schema: casework_overlay; Owner: showroom_live
--

CREATE FUNCTION casework_overlay.notes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'casework', TABLE = 'notes', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "notes" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM casework_overlay.notes o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM casework.notes b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'notes', CONSTRAINT = 'notes_pkey', MESSAGE = 'duplicate key value violates unique constraint "notes_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE casework_overlay.notes o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, author_id = NEW.author_id, written_at = NEW.written_at, visibility = NEW.visibility, body = NEW.body, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO casework_overlay.notes AS o (tenant_id, id, case_id, author_id, written_at, visibility, body, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.author_id, NEW.written_at, NEW.visibility, NEW.body, _sr_v_layer, 'I');
        END IF;
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF NEW.tenant_id IS NOT NULL AND NEW.author_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.author_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.author_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'notes', CONSTRAINT = 'notes_author_fkey', MESSAGE = 'insert or update on table "notes" violates foreign key constraint "notes_author_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        IF NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'notes', CONSTRAINT = 'notes_case_fkey', MESSAGE = 'insert or update on table "notes" violates foreign key constraint "notes_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “notes” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.case_id, NEW.author_id, NEW.written_at, NEW.visibility, NEW.body)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.author_id, OLD.written_at, OLD.visibility, OLD.body)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.author_id, o.written_at, o.visibility, o.body)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.author_id, OLD.written_at, OLD.visibility, OLD.body)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.notes o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.author_id, b.written_at, b.visibility, b.body)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.author_id, OLD.written_at, OLD.visibility, OLD.body)::record INTO _sr_v_is_same
              FROM casework.notes b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO casework_overlay.notes AS o (tenant_id, id, case_id, author_id, written_at, visibility, body, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.author_id, NEW.written_at, NEW.visibility, NEW.body, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE casework_overlay.notes o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, author_id = NEW.author_id, written_at = NEW.written_at, visibility = NEW.visibility, body = NEW.body, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF NEW.author_id IS DISTINCT FROM OLD.author_id OR NEW.case_id IS DISTINCT FROM OLD.case_id OR NEW.tenant_id IS DISTINCT FROM OLD.tenant_id THEN
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.author_id IS DISTINCT FROM OLD.author_id) AND NEW.tenant_id IS NOT NULL AND NEW.author_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.author_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.author_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'notes', CONSTRAINT = 'notes_author_fkey', MESSAGE = 'insert or update on table "notes" violates foreign key constraint "notes_author_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.case_id IS DISTINCT FROM OLD.case_id) AND NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'notes', CONSTRAINT = 'notes_case_fkey', MESSAGE = 'insert or update on table "notes" violates foreign key constraint "notes_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        END IF;
        RETURN NEW;
    ELSE
        
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.author_id, o.written_at, o.visibility, o.body)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.author_id, OLD.written_at, OLD.visibility, OLD.body)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.notes o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.author_id, b.written_at, b.visibility, b.body)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.author_id, OLD.written_at, OLD.visibility, OLD.body)::record INTO _sr_v_is_same
              FROM casework.notes b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM casework_overlay.notes o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE casework_overlay.notes o SET (tenant_id, id, case_id, author_id, written_at, visibility, body) = (SELECT b.tenant_id, b.id, b.case_id, b.author_id, b.written_at, b.visibility, b.body FROM casework.notes b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO casework_overlay.notes (tenant_id, id, case_id, author_id, written_at, visibility, body, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.case_id, OLD.author_id, OLD.written_at, OLD.visibility, OLD.body, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION casework_overlay.notes() OWNER TO showroom_live;

--
-- Name: subjects(); Type: FUNCTION; Schema: casework_overlay; Owner: showroom_live
--

CREATE FUNCTION casework_overlay.subjects() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'casework', TABLE = 'subjects', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "subjects" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM casework_overlay.subjects o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM casework.subjects b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'subjects', CONSTRAINT = 'subjects_pkey', MESSAGE = 'duplicate key value violates unique constraint "subjects_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE casework_overlay.subjects o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, relation = NEW.relation, person_id = NEW.person_id, role = NEW.role, added_at = NEW.added_at, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO casework_overlay.subjects AS o (tenant_id, id, case_id, relation, person_id, role, added_at, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.relation, NEW.person_id, NEW.role, NEW.added_at, _sr_v_layer, 'I');
        END IF;
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'subjects', CONSTRAINT = 'subjects_case_fkey', MESSAGE = 'insert or update on table "subjects" violates foreign key constraint "subjects_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        IF NEW.tenant_id IS NOT NULL AND NEW.person_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.person_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.person_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'subjects', CONSTRAINT = 'subjects_person_fkey', MESSAGE = 'insert or update on table "subjects" violates foreign key constraint "subjects_person_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “subjects” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.case_id, NEW.relation, NEW.person_id, NEW.role, NEW.added_at)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.relation, OLD.person_id, OLD.role, OLD.added_at)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.relation, o.person_id, o.role, o.added_at)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.relation, OLD.person_id, OLD.role, OLD.added_at)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.subjects o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.relation, b.person_id, b.role, b.added_at)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.relation, OLD.person_id, OLD.role, OLD.added_at)::record INTO _sr_v_is_same
              FROM casework.subjects b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO casework_overlay.subjects AS o (tenant_id, id, case_id, relation, person_id, role, added_at, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.case_id, NEW.relation, NEW.person_id, NEW.role, NEW.added_at, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE casework_overlay.subjects o SET tenant_id = NEW.tenant_id, id = NEW.id, case_id = NEW.case_id, relation = NEW.relation, person_id = NEW.person_id, role = NEW.role, added_at = NEW.added_at, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF NEW.case_id IS DISTINCT FROM OLD.case_id OR NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.person_id IS DISTINCT FROM OLD.person_id THEN
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.case_id IS DISTINCT FROM OLD.case_id) AND NEW.tenant_id IS NOT NULL AND NEW.case_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.cases p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id) OR EXISTS (SELECT FROM casework.cases p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.case_id AND NOT EXISTS (SELECT FROM casework_overlay.cases m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'subjects', CONSTRAINT = 'subjects_case_fkey', MESSAGE = 'insert or update on table "subjects" violates foreign key constraint "subjects_case_fkey"', DETAIL = 'Key is not present in table "cases".';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.person_id IS DISTINCT FROM OLD.person_id) AND NEW.tenant_id IS NOT NULL AND NEW.person_id IS NOT NULL AND NOT (EXISTS (SELECT FROM casework_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.person_id) OR EXISTS (SELECT FROM casework.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.person_id AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'subjects', CONSTRAINT = 'subjects_person_fkey', MESSAGE = 'insert or update on table "subjects" violates foreign key constraint "subjects_person_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        END IF;
        RETURN NEW;
    ELSE
        
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.case_id, o.relation, o.person_id, o.role, o.added_at)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.relation, OLD.person_id, OLD.role, OLD.added_at)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.subjects o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.case_id, b.relation, b.person_id, b.role, b.added_at)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.case_id, OLD.relation, OLD.person_id, OLD.role, OLD.added_at)::record INTO _sr_v_is_same
              FROM casework.subjects b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM casework_overlay.subjects o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE casework_overlay.subjects o SET (tenant_id, id, case_id, relation, person_id, role, added_at) = (SELECT b.tenant_id, b.id, b.case_id, b.relation, b.person_id, b.role, b.added_at FROM casework.subjects b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO casework_overlay.subjects (tenant_id, id, case_id, relation, person_id, role, added_at, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.case_id, OLD.relation, OLD.person_id, OLD.role, OLD.added_at, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION casework_overlay.subjects() OWNER TO showroom_live;

--
-- Name: users(); Type: FUNCTION; Schema: casework_overlay; Owner: showroom_live
--

CREATE FUNCTION casework_overlay.users() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'casework', TABLE = 'users', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "users" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM casework_overlay.users o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM casework.users b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'users', CONSTRAINT = 'users_pkey', MESSAGE = 'duplicate key value violates unique constraint "users_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF (true) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, email AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, email AS _sr_k2, tenant_id, id FROM casework_overlay.users WHERE _sr_layer = _sr_v_layer AND _sr_op <> 'D' ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id)) OR (true) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, email AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, email AS _sr_k2, tenant_id, id FROM casework.users WHERE tenant_id = _sr_v_environment ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id) AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) r.tenant_id AND m.id OPERATOR(pg_catalog.=) r.id)) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'users', CONSTRAINT = 'users_email_key', MESSAGE = 'duplicate key value violates unique constraint "users_email_key"', DETAIL = 'Key (tenant_id, email) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE casework_overlay.users o SET tenant_id = NEW.tenant_id, id = NEW.id, email = NEW.email, full_name = NEW.full_name, job_title = NEW.job_title, department = NEW.department, phone = NEW.phone, city = NEW.city, country = NEW.country, region = NEW.region, locale = NEW.locale, time_zone = NEW.time_zone, joined_on = NEW.joined_on, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO casework_overlay.users AS o (tenant_id, id, email, full_name, job_title, department, phone, city, country, region, locale, time_zone, joined_on, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.email, NEW.full_name, NEW.job_title, NEW.department, NEW.phone, NEW.city, NEW.country, NEW.region, NEW.locale, NEW.time_zone, NEW.joined_on, _sr_v_layer, 'I');
        END IF;
        
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “users” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.email, NEW.full_name, NEW.job_title, NEW.department, NEW.phone, NEW.city, NEW.country, NEW.region, NEW.locale, NEW.time_zone, NEW.joined_on)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.job_title, OLD.department, OLD.phone, OLD.city, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.joined_on)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.email, o.full_name, o.job_title, o.department, o.phone, o.city, o.country, o.region, o.locale, o.time_zone, o.joined_on)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.job_title, OLD.department, OLD.phone, OLD.city, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.joined_on)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.users o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.email, b.full_name, b.job_title, b.department, b.phone, b.city, b.country, b.region, b.locale, b.time_zone, b.joined_on)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.job_title, OLD.department, OLD.phone, OLD.city, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.joined_on)::record INTO _sr_v_is_same
              FROM casework.users b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.email IS DISTINCT FROM OLD.email) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, email AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, email AS _sr_k2, tenant_id, id FROM casework_overlay.users WHERE _sr_layer = _sr_v_layer AND _sr_op <> 'D' ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id)) OR (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.email IS DISTINCT FROM OLD.email) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, email AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, email AS _sr_k2, tenant_id, id FROM casework.users WHERE tenant_id = _sr_v_environment ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id) AND NOT EXISTS (SELECT FROM casework_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) r.tenant_id AND m.id OPERATOR(pg_catalog.=) r.id)) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'casework', TABLE = 'users', CONSTRAINT = 'users_email_key', MESSAGE = 'duplicate key value violates unique constraint "users_email_key"', DETAIL = 'Key (tenant_id, email) already exists.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO casework_overlay.users AS o (tenant_id, id, email, full_name, job_title, department, phone, city, country, region, locale, time_zone, joined_on, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.email, NEW.full_name, NEW.job_title, NEW.department, NEW.phone, NEW.city, NEW.country, NEW.region, NEW.locale, NEW.time_zone, NEW.joined_on, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE casework_overlay.users o SET tenant_id = NEW.tenant_id, id = NEW.id, email = NEW.email, full_name = NEW.full_name, job_title = NEW.job_title, department = NEW.department, phone = NEW.phone, city = NEW.city, country = NEW.country, region = NEW.region, locale = NEW.locale, time_zone = NEW.time_zone, joined_on = NEW.joined_on, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        RETURN NEW;
    ELSE
        PERFORM showroom.hold_references(_sr_v_layer, true);
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.email, o.full_name, o.job_title, o.department, o.phone, o.city, o.country, o.region, o.locale, o.time_zone, o.joined_on)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.job_title, OLD.department, OLD.phone, OLD.city, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.joined_on)::record INTO _sr_v_op, _sr_v_is_same
          FROM casework_overlay.users o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.email, b.full_name, b.job_title, b.department, b.phone, b.city, b.country, b.region, b.locale, b.time_zone, b.joined_on)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.job_title, OLD.department, OLD.phone, OLD.city, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.joined_on)::record INTO _sr_v_is_same
              FROM casework.users b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM casework_overlay.users o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE casework_overlay.users o SET (tenant_id, id, email, full_name, job_title, department, phone, city, country, region, locale, time_zone, joined_on) = (SELECT b.tenant_id, b.id, b.email, b.full_name, b.job_title, b.department, b.phone, b.city, b.country, b.region, b.locale, b.time_zone, b.joined_on FROM casework.users b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO casework_overlay.users (tenant_id, id, email, full_name, job_title, department, phone, city, country, region, locale, time_zone, joined_on, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.job_title, OLD.department, OLD.phone, OLD.city, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.joined_on, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        IF EXISTS (SELECT FROM casework_dense.associations c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.linked_by) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'associations', CONSTRAINT = 'associations_linked_by_fkey', MESSAGE = 'update or delete on table "users" violates foreign key constraint "associations_linked_by_fkey" on table "associations"', DETAIL = 'Key is still referenced from table "associations".';
        END IF;
        IF EXISTS (SELECT FROM casework_dense.audit_entries c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.actor_id) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'audit_entries', CONSTRAINT = 'audit_entries_actor_fkey', MESSAGE = 'update or delete on table "users" violates foreign key constraint "audit_entries_actor_fkey" on table "audit_entries"', DETAIL = 'Key is still referenced from table "audit_entries".';
        END IF;
        IF EXISTS (SELECT FROM casework_dense.cases c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.assignee_id) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'cases', CONSTRAINT = 'cases_assignee_fkey', MESSAGE = 'update or delete on table "users" violates foreign key constraint "cases_assignee_fkey" on table "cases"', DETAIL = 'Key is still referenced from table "cases".';
        END IF;
        IF EXISTS (SELECT FROM casework_dense.intake_reports c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.reporter_id) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'intake_reports', CONSTRAINT = 'intake_reports_reporter_fkey', MESSAGE = 'update or delete on table "users" violates foreign key constraint "intake_reports_reporter_fkey" on table "intake_reports"', DETAIL = 'Key is still referenced from table "intake_reports".';
        END IF;
        IF EXISTS (SELECT FROM casework_dense.investigations c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.investigator_id) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'investigations', CONSTRAINT = 'investigations_investigator_fkey', MESSAGE = 'update or delete on table "users" violates foreign key constraint "investigations_investigator_fkey" on table "investigations"', DETAIL = 'Key is still referenced from table "investigations".';
        END IF;
        IF EXISTS (SELECT FROM casework_dense.messages c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.author_id) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'messages', CONSTRAINT = 'messages_author_fkey', MESSAGE = 'update or delete on table "users" violates foreign key constraint "messages_author_fkey" on table "messages"', DETAIL = 'Key is still referenced from table "messages".';
        END IF;
        IF EXISTS (SELECT FROM casework_dense.notes c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.author_id) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'notes', CONSTRAINT = 'notes_author_fkey', MESSAGE = 'update or delete on table "users" violates foreign key constraint "notes_author_fkey" on table "notes"', DETAIL = 'Key is still referenced from table "notes".';
        END IF;
        IF EXISTS (SELECT FROM casework_dense.subjects c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.person_id) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'casework', TABLE = 'subjects', CONSTRAINT = 'subjects_person_fkey', MESSAGE = 'update or delete on table "users" violates foreign key constraint "subjects_person_fkey" on table "subjects"', DETAIL = 'Key is still referenced from table "subjects".';
        END IF;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION casework_overlay.users() OWNER TO showroom_live;

--
-- Name: events(); Type: FUNCTION; Schema: impact_overlay; Owner: showroom_live
--

CREATE FUNCTION impact_overlay.events() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'impact', TABLE = 'events', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "events" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM impact_overlay.events o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM impact.events b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'impact', TABLE = 'events', CONSTRAINT = 'events_pkey', MESSAGE = 'duplicate key value violates unique constraint "events_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE impact_overlay.events o SET tenant_id = NEW.tenant_id, id = NEW.id, user_id = NEW.user_id, kind = NEW.kind, occurred_at = NEW.occurred_at, title = NEW.title, status = NEW.status, amount = NEW.amount, currency = NEW.currency, hours = NEW.hours, properties = NEW.properties, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO impact_overlay.events AS o (tenant_id, id, user_id, kind, occurred_at, title, status, amount, currency, hours, properties, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.user_id, NEW.kind, NEW.occurred_at, NEW.title, NEW.status, NEW.amount, NEW.currency, NEW.hours, NEW.properties, _sr_v_layer, 'I');
        END IF;
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF NEW.tenant_id IS NOT NULL AND NEW.user_id IS NOT NULL AND NOT (EXISTS (SELECT FROM impact_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.user_id) OR EXISTS (SELECT FROM impact.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.user_id AND NOT EXISTS (SELECT FROM impact_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'impact', TABLE = 'events', CONSTRAINT = 'events_user_fkey', MESSAGE = 'insert or update on table "events" violates foreign key constraint "events_user_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “events” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.user_id, NEW.kind, NEW.occurred_at, NEW.title, NEW.status, NEW.amount, NEW.currency, NEW.hours, NEW.properties)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.user_id, OLD.kind, OLD.occurred_at, OLD.title, OLD.status, OLD.amount, OLD.currency, OLD.hours, OLD.properties)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.user_id, o.kind, o.occurred_at, o.title, o.status, o.amount, o.currency, o.hours, o.properties)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.user_id, OLD.kind, OLD.occurred_at, OLD.title, OLD.status, OLD.amount, OLD.currency, OLD.hours, OLD.properties)::record INTO _sr_v_op, _sr_v_is_same
          FROM impact_overlay.events o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.user_id, b.kind, b.occurred_at, b.title, b.status, b.amount, b.currency, b.hours, b.properties)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.user_id, OLD.kind, OLD.occurred_at, OLD.title, OLD.status, OLD.amount, OLD.currency, OLD.hours, OLD.properties)::record INTO _sr_v_is_same
              FROM impact.events b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO impact_overlay.events AS o (tenant_id, id, user_id, kind, occurred_at, title, status, amount, currency, hours, properties, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.user_id, NEW.kind, NEW.occurred_at, NEW.title, NEW.status, NEW.amount, NEW.currency, NEW.hours, NEW.properties, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE impact_overlay.events o SET tenant_id = NEW.tenant_id, id = NEW.id, user_id = NEW.user_id, kind = NEW.kind, occurred_at = NEW.occurred_at, title = NEW.title, status = NEW.status, amount = NEW.amount, currency = NEW.currency, hours = NEW.hours, properties = NEW.properties, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.user_id IS DISTINCT FROM OLD.user_id THEN
        PERFORM showroom.hold_references(_sr_v_layer, false);
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.user_id IS DISTINCT FROM OLD.user_id) AND NEW.tenant_id IS NOT NULL AND NEW.user_id IS NOT NULL AND NOT (EXISTS (SELECT FROM impact_overlay.users p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> 'D' AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.user_id) OR EXISTS (SELECT FROM impact.users p WHERE p.tenant_id = _sr_v_environment AND p.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND p.id OPERATOR(pg_catalog.=) NEW.user_id AND NOT EXISTS (SELECT FROM impact_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) p.tenant_id AND m.id OPERATOR(pg_catalog.=) p.id))) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'impact', TABLE = 'events', CONSTRAINT = 'events_user_fkey', MESSAGE = 'insert or update on table "events" violates foreign key constraint "events_user_fkey"', DETAIL = 'Key is not present in table "users".';
        END IF;
        END IF;
        RETURN NEW;
    ELSE
        
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.user_id, o.kind, o.occurred_at, o.title, o.status, o.amount, o.currency, o.hours, o.properties)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.user_id, OLD.kind, OLD.occurred_at, OLD.title, OLD.status, OLD.amount, OLD.currency, OLD.hours, OLD.properties)::record INTO _sr_v_op, _sr_v_is_same
          FROM impact_overlay.events o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.user_id, b.kind, b.occurred_at, b.title, b.status, b.amount, b.currency, b.hours, b.properties)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.user_id, OLD.kind, OLD.occurred_at, OLD.title, OLD.status, OLD.amount, OLD.currency, OLD.hours, OLD.properties)::record INTO _sr_v_is_same
              FROM impact.events b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM impact_overlay.events o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE impact_overlay.events o SET (tenant_id, id, user_id, kind, occurred_at, title, status, amount, currency, hours, properties) = (SELECT b.tenant_id, b.id, b.user_id, b.kind, b.occurred_at, b.title, b.status, b.amount, b.currency, b.hours, b.properties FROM impact.events b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO impact_overlay.events (tenant_id, id, user_id, kind, occurred_at, title, status, amount, currency, hours, properties, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.user_id, OLD.kind, OLD.occurred_at, OLD.title, OLD.status, OLD.amount, OLD.currency, OLD.hours, OLD.properties, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION impact_overlay.events() OWNER TO showroom_live;

--
-- Name: is_dense(bigint); Type: FUNCTION; Schema: impact_overlay; Owner: showroom_live
--

CREATE FUNCTION impact_overlay.is_dense(bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $_$
BEGIN
    RETURN EXISTS (SELECT FROM impact_overlay.events WHERE _sr_layer = $1 OFFSET 5000) OR EXISTS (SELECT FROM impact_overlay.users WHERE _sr_layer = $1 OFFSET 5000);
END
$_$;


ALTER FUNCTION impact_overlay.is_dense(bigint) OWNER TO showroom_live;

--
-- Name: users(); Type: FUNCTION; Schema: impact_overlay; Owner: showroom_live
--

CREATE FUNCTION impact_overlay.users() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        
        IF NEW.tenant_id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'not_null_violation', SCHEMA = 'impact', TABLE = 'users', CONSTRAINT = '', MESSAGE = 'null value in column "tenant_id" of relation "users" violates not-null constraint', DETAIL = 'A session writes rows of its own environment alone.';
        ELSIF NEW.tenant_id <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM impact_overlay.users o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM impact.users b WHERE b.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND b.id OPERATOR(pg_catalog.=) NEW.id);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'impact', TABLE = 'users', CONSTRAINT = 'users_pkey', MESSAGE = 'duplicate key value violates unique constraint "users_pkey"', DETAIL = 'Key (tenant_id, id) already exists.';
        END IF;
        IF (true) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, email AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, email AS _sr_k2, tenant_id, id FROM impact_overlay.users WHERE _sr_layer = _sr_v_layer AND _sr_op <> 'D' ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id)) OR (true) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, email AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, email AS _sr_k2, tenant_id, id FROM impact.users WHERE tenant_id = _sr_v_environment ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id) AND NOT EXISTS (SELECT FROM impact_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) r.tenant_id AND m.id OPERATOR(pg_catalog.=) r.id)) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'impact', TABLE = 'users', CONSTRAINT = 'users_email_key', MESSAGE = 'duplicate key value violates unique constraint "users_email_key"', DETAIL = 'Key (tenant_id, email) already exists.';
        END IF;
        IF _sr_v_op = 'D' THEN
            UPDATE impact_overlay.users o SET tenant_id = NEW.tenant_id, id = NEW.id, email = NEW.email, full_name = NEW.full_name, given_name = NEW.given_name, family_name = NEW.family_name, job_title = NEW.job_title, department = NEW.department, phone = NEW.phone, street_address = NEW.street_address, city = NEW.city, state = NEW.state, postal_code = NEW.postal_code, country = NEW.country, region = NEW.region, locale = NEW.locale, time_zone = NEW.time_zone, birth_date = NEW.birth_date, joined_on = NEW.joined_on, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND o.id OPERATOR(pg_catalog.=) NEW.id;
        ELSE
            INSERT INTO impact_overlay.users AS o (tenant_id, id, email, full_name, given_name, family_name, job_title, department, phone, street_address, city, state, postal_code, country, region, locale, time_zone, birth_date, joined_on, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.email, NEW.full_name, NEW.given_name, NEW.family_name, NEW.job_title, NEW.department, NEW.phone, NEW.street_address, NEW.city, NEW.state, NEW.postal_code, NEW.country, NEW.region, NEW.locale, NEW.time_zone, NEW.birth_date, NEW.joined_on, _sr_v_layer, 'I');
        END IF;
        
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        
        IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.id IS DISTINCT FROM OLD.id THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'The key of “users” cannot be changed in a session.',
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(NEW.tenant_id, NEW.id, NEW.email, NEW.full_name, NEW.given_name, NEW.family_name, NEW.job_title, NEW.department, NEW.phone, NEW.street_address, NEW.city, NEW.state, NEW.postal_code, NEW.country, NEW.region, NEW.locale, NEW.time_zone, NEW.birth_date, NEW.joined_on)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.given_name, OLD.family_name, OLD.job_title, OLD.department, OLD.phone, OLD.street_address, OLD.city, OLD.state, OLD.postal_code, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.birth_date, OLD.joined_on)::record THEN
            RETURN NEW;
        END IF;
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.email, o.full_name, o.given_name, o.family_name, o.job_title, o.department, o.phone, o.street_address, o.city, o.state, o.postal_code, o.country, o.region, o.locale, o.time_zone, o.birth_date, o.joined_on)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.given_name, OLD.family_name, OLD.job_title, OLD.department, OLD.phone, OLD.street_address, OLD.city, OLD.state, OLD.postal_code, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.birth_date, OLD.joined_on)::record INTO _sr_v_op, _sr_v_is_same
          FROM impact_overlay.users o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.email, b.full_name, b.given_name, b.family_name, b.job_title, b.department, b.phone, b.street_address, b.city, b.state, b.postal_code, b.country, b.region, b.locale, b.time_zone, b.birth_date, b.joined_on)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.given_name, OLD.family_name, OLD.job_title, OLD.department, OLD.phone, OLD.street_address, OLD.city, OLD.state, OLD.postal_code, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.birth_date, OLD.joined_on)::record INTO _sr_v_is_same
              FROM impact.users b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.email IS DISTINCT FROM OLD.email) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, email AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, email AS _sr_k2, tenant_id, id FROM impact_overlay.users WHERE _sr_layer = _sr_v_layer AND _sr_op <> 'D' ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id)) OR (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.email IS DISTINCT FROM OLD.email) AND EXISTS (
            SELECT FROM (SELECT tenant_id AS _sr_k1, email AS _sr_k2 FROM (SELECT (NEW).*) n ) k
              JOIN (SELECT tenant_id AS _sr_k1, email AS _sr_k2, tenant_id, id FROM impact.users WHERE tenant_id = _sr_v_environment ) r ON r._sr_k1 OPERATOR(pg_catalog.=) k._sr_k1 AND r._sr_k2 OPERATOR(pg_catalog.=) k._sr_k2
             WHERE NOT (r.tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id AND r.id OPERATOR(pg_catalog.=) NEW.id) AND NOT EXISTS (SELECT FROM impact_overlay.users m WHERE m._sr_layer = _sr_v_layer AND m.tenant_id OPERATOR(pg_catalog.=) r.tenant_id AND m.id OPERATOR(pg_catalog.=) r.id)) THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', SCHEMA = 'impact', TABLE = 'users', CONSTRAINT = 'users_email_key', MESSAGE = 'duplicate key value violates unique constraint "users_email_key"', DETAIL = 'Key (tenant_id, email) already exists.';
        END IF;
        IF _sr_v_op IS NULL THEN
            INSERT INTO impact_overlay.users AS o (tenant_id, id, email, full_name, given_name, family_name, job_title, department, phone, street_address, city, state, postal_code, country, region, locale, time_zone, birth_date, joined_on, _sr_layer, _sr_op) VALUES (NEW.tenant_id, NEW.id, NEW.email, NEW.full_name, NEW.given_name, NEW.family_name, NEW.job_title, NEW.department, NEW.phone, NEW.street_address, NEW.city, NEW.state, NEW.postal_code, NEW.country, NEW.region, NEW.locale, NEW.time_zone, NEW.birth_date, NEW.joined_on, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE impact_overlay.users o SET tenant_id = NEW.tenant_id, id = NEW.id, email = NEW.email, full_name = NEW.full_name, given_name = NEW.given_name, family_name = NEW.family_name, job_title = NEW.job_title, department = NEW.department, phone = NEW.phone, street_address = NEW.street_address, city = NEW.city, state = NEW.state, postal_code = NEW.postal_code, country = NEW.country, region = NEW.region, locale = NEW.locale, time_zone = NEW.time_zone, birth_date = NEW.birth_date, joined_on = NEW.joined_on, _sr_at = clock_timestamp() WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        
        RETURN NEW;
    ELSE
        PERFORM showroom.hold_references(_sr_v_layer, true);
        SELECT o._sr_op, ROW(o.tenant_id, o.id, o.email, o.full_name, o.given_name, o.family_name, o.job_title, o.department, o.phone, o.street_address, o.city, o.state, o.postal_code, o.country, o.region, o.locale, o.time_zone, o.birth_date, o.joined_on)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.given_name, OLD.family_name, OLD.job_title, OLD.department, OLD.phone, OLD.street_address, OLD.city, OLD.state, OLD.postal_code, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.birth_date, OLD.joined_on)::record INTO _sr_v_op, _sr_v_is_same
          FROM impact_overlay.users o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(b.tenant_id, b.id, b.email, b.full_name, b.given_name, b.family_name, b.job_title, b.department, b.phone, b.street_address, b.city, b.state, b.postal_code, b.country, b.region, b.locale, b.time_zone, b.birth_date, b.joined_on)::record OPERATOR(pg_catalog.*=) ROW(OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.given_name, OLD.family_name, OLD.job_title, OLD.department, OLD.phone, OLD.street_address, OLD.city, OLD.state, OLD.postal_code, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.birth_date, OLD.joined_on)::record INTO _sr_v_is_same
              FROM impact.users b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id;
        END IF;
        IF _sr_v_op = 'D' THEN
            RETURN NULL;
        END IF;
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;
        IF _sr_v_op = 'I' THEN
            DELETE FROM impact_overlay.users o WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE impact_overlay.users o SET (tenant_id, id, email, full_name, given_name, family_name, job_title, department, phone, street_address, city, state, postal_code, country, region, locale, time_zone, birth_date, joined_on) = (SELECT b.tenant_id, b.id, b.email, b.full_name, b.given_name, b.family_name, b.job_title, b.department, b.phone, b.street_address, b.city, b.state, b.postal_code, b.country, b.region, b.locale, b.time_zone, b.birth_date, b.joined_on FROM impact.users b WHERE b.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND b.id OPERATOR(pg_catalog.=) OLD.id), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE o._sr_layer = _sr_v_layer AND o.tenant_id OPERATOR(pg_catalog.=) OLD.tenant_id AND o.id OPERATOR(pg_catalog.=) OLD.id;
        ELSE
            INSERT INTO impact_overlay.users (tenant_id, id, email, full_name, given_name, family_name, job_title, department, phone, street_address, city, state, postal_code, country, region, locale, time_zone, birth_date, joined_on, _sr_layer, _sr_op) VALUES (OLD.tenant_id, OLD.id, OLD.email, OLD.full_name, OLD.given_name, OLD.family_name, OLD.job_title, OLD.department, OLD.phone, OLD.street_address, OLD.city, OLD.state, OLD.postal_code, OLD.country, OLD.region, OLD.locale, OLD.time_zone, OLD.birth_date, OLD.joined_on, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, tenant_id, id) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;
        IF EXISTS (SELECT FROM impact_dense.events c WHERE OLD.tenant_id OPERATOR(pg_catalog.=) c.tenant_id AND OLD.id OPERATOR(pg_catalog.=) c.user_id) THEN
            RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', SCHEMA = 'impact', TABLE = 'events', CONSTRAINT = 'events_user_fkey', MESSAGE = 'update or delete on table "users" violates foreign key constraint "events_user_fkey" on table "events"', DETAIL = 'Key is still referenced from table "events".';
        END IF;
        RETURN OLD;
    END IF;
END
$$;


ALTER FUNCTION impact_overlay.users() OWNER TO showroom_live;

--
-- Name: admit_user(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.admit_user(p_environment text, p_user text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.sandbox;
    who text := btrim(p_user);
    present bigint;
BEGIN
    PERFORM showroom.require_usable(p_environment);
    IF coalesce(who, '') = '' OR length(who) > 200 THEN
        PERFORM showroom.refuse('SR005', 'A user has a name or mail address of at most 200 characters.', 'Give it.',
            '[{"field": "user", "code": "required", "message": "Give the user''s name or mail address."}]');
    END IF;
    SELECT * INTO target FROM showroom.sandbox s WHERE s.environment = p_environment;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF cardinality(target.accessible_by) > 0 AND who NOT LIKE 'visitor:%'
       AND NOT EXISTS (SELECT FROM unnest(target.accessible_by) a WHERE lower(a) = lower(who))
       AND NOT EXISTS (SELECT FROM showroom.persona p WHERE p.environment = p_environment AND lower(p.email) = lower(who)) THEN
        PERFORM showroom.refuse('SR023', format('“%s” is not among those who may enter “%s”.', who, p_environment),
                                'Somebody of operations can add them.');
    END IF;
    UPDATE showroom.sandbox_user SET last_seen = showroom.now()
     WHERE environment = p_environment AND person = who AND last_seen <= showroom.now() - interval '1 minute';
    IF NOT EXISTS (SELECT FROM showroom.sandbox_user u WHERE u.environment = p_environment AND u.person = who) THEN
        -- One after the other, so that two at once do not both get the last place.
        SELECT * INTO target FROM showroom.sandbox s WHERE s.environment = p_environment FOR NO KEY UPDATE;
        SELECT count(*) INTO present FROM showroom.sandbox_user u WHERE u.environment = p_environment AND u.person <> who;
        IF present >= target.max_users THEN
            PERFORM showroom.refuse('SR022', format('“%s” has room for %s users, and all are there.', p_environment, target.max_users),
                                    'Somebody of operations can raise the limit.');
        END IF;
        INSERT INTO showroom.sandbox_user (environment, person, first_seen, last_seen)
        VALUES (p_environment, who, showroom.now(), showroom.now())
        ON CONFLICT DO NOTHING;
        IF FOUND THEN
            INSERT INTO showroom.usage_event (environment, kind, person, occurred_at)
            VALUES (p_environment, 'user', who, showroom.now());
        END IF;
    END IF;
    PERFORM showroom.note_access(p_environment);
    RETURN target.max_users - (SELECT count(*) FROM showroom.sandbox_user u WHERE u.environment = p_environment);
END
$$;


ALTER FUNCTION showroom.admit_user(p_environment text, p_user text) OWNER TO showroom_owner;

--
-- Name: analyze_own_table(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.analyze_own_table(p_environment text, p_table text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT showroom_guard.analyze_own_table(p_environment, p_table)
$$;


ALTER FUNCTION showroom.analyze_own_table(p_environment text, p_table text) OWNER TO showroom_owner;

--
-- Name: analyze_table(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.analyze_table(product_table text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    analyze_function text := (SELECT r.analyze_function FROM showroom.registered_table r
                              WHERE r.schema_name || '.' || r.table_name = product_table);
BEGIN
    IF analyze_function IS NULL THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', product_table));
    END IF;
    EXECUTE format('SELECT %s()', analyze_function);
END
$$;


ALTER FUNCTION showroom.analyze_table(product_table text) OWNER TO showroom_owner;

--
-- Name: analyze_table(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.analyze_table(p_environment text, p_table text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment_list;
    key_column text := (SELECT t.key_column FROM showroom.registered_table t
                         WHERE t.schema_name || '.' || t.table_name = p_table);
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO target FROM showroom.environment_list e WHERE e.id = p_environment;
    IF target.isolation = 'full' THEN
        PERFORM showroom.analyze_own_table(p_environment, p_table);
    ELSIF NOT coalesce(showroom_guard.is_small_part(p_table, key_column, (target.row_counts ->> p_table)::bigint), false) THEN
        PERFORM showroom.analyze_table(p_table);
    END IF;
END
$$;


ALTER FUNCTION showroom.analyze_table(p_environment text, p_table text) OWNER TO showroom_owner;

--
-- Name: announce_change(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.announce_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM nextval('showroom.change_sequence');
    PERFORM pg_notify('showroom_changes', TG_ARGV[0] || ':' || coalesce(NEW.id, OLD.id));
    RETURN NULL;
END
$$;


ALTER FUNCTION showroom.announce_change() OWNER TO showroom_owner;

--
-- Name: announce_export(bigint, integer, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.announce_export(p_job bigint, p_token integer, p_outcome jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.hold_job(p_job, p_token);
    UPDATE showroom.job SET outcome = p_outcome WHERE id = p_job AND kind = 'export';
END
$$;


ALTER FUNCTION showroom.announce_export(p_job bigint, p_token integer, p_outcome jsonb) OWNER TO showroom_owner;

--
-- Name: api_rate(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.api_rate(p_environment text) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.require_usable(p_environment);
    RETURN (SELECT coalesce(s.api_rate, showroom.setting_value('sandbox.apiRatePerMinute'))
              FROM showroom.sandbox s WHERE s.environment = p_environment);
END
$$;


ALTER FUNCTION showroom.api_rate(p_environment text) OWNER TO showroom_owner;

--
-- Name: archive_conflicts(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.archive_conflicts(p_archive bigint) RETURNS TABLE(table_name text, row_key jsonb, archived jsonb, current jsonb, base jsonb, fields text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    own showroom.session;
    archive showroom.layer;
BEGIN
    SELECT l.* INTO archive FROM showroom.layer l
     WHERE l.id = p_archive AND l.state = 'archived' AND l.expires_at > showroom.now();
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR015', 'There is no reset to undo.',
                                'A reset can be undone once, within 24 hours; the list of archives shows what is left.');
    END IF;
    own := showroom.require_session(archive.session);
    IF own.state <> 'open' THEN
        SELECT s.* INTO own FROM showroom.session s
         WHERE s.environment = own.environment AND s.person = own.person AND s.state = 'open';
    END IF;
    IF archive.reason <> 'undo' THEN
        RETURN QUERY SELECT * FROM showroom_guard.layer_conflicts(archive.environment, archive.id, own.layer);
    END IF;
END
$$;


ALTER FUNCTION showroom.archive_conflicts(p_archive bigint) OWNER TO showroom_owner;

--
-- Name: archive_layer(bigint, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.archive_layer(p_layer bigint, p_reason text) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    UPDATE showroom.layer SET state = 'archived', archived_at = clock_timestamp() + (showroom.now() - now()),
           expires_at = showroom.now() + interval '24 hours', reason = p_reason
     WHERE id = p_layer
$$;


ALTER FUNCTION showroom.archive_layer(p_layer bigint, p_reason text) OWNER TO showroom_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: layer; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.layer (
    id bigint NOT NULL,
    environment showroom.environment_id NOT NULL,
    state text DEFAULT 'active'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    archived_at timestamp with time zone,
    expires_at timestamp with time zone,
    session uuid,
    reason text DEFAULT ''::text NOT NULL,
    needs_fit boolean DEFAULT false NOT NULL,
    CONSTRAINT layer_check CHECK (((state = 'archived'::text) = (archived_at IS NOT NULL))),
    CONSTRAINT layer_reason_check CHECK ((reason = ANY (ARRAY[''::text, 'reset'::text, 'undo'::text, 'closed'::text, 'rest'::text]))),
    CONSTRAINT layer_state_check CHECK ((state = ANY (ARRAY['active'::text, 'archived'::text])))
);


ALTER TABLE showroom.layer OWNER TO showroom_owner;

--
-- Name: archive_of(uuid, bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.archive_of(p_session uuid, p_archive bigint) RETURNS showroom.layer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    found_one showroom.layer;
BEGIN
    SELECT * INTO found_one FROM showroom.layer l
     WHERE l.session = p_session AND l.state = 'archived' AND (p_archive IS NULL OR l.id = p_archive)
       AND l.expires_at > showroom.now()
     ORDER BY l.archived_at DESC, l.id DESC LIMIT 1 FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR015', 'There is no reset to undo.',
                                'A reset can be undone once, within 24 hours; the list of archives shows what is left.');
    END IF;
    RETURN found_one;
END
$$;


ALTER FUNCTION showroom.archive_of(p_session uuid, p_archive bigint) OWNER TO showroom_owner;

--
-- Name: archive_preview(bigint, text, bigint, bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.archive_preview(p_archive bigint, p_table text DEFAULT NULL::text, p_limit bigint DEFAULT 500, p_offset bigint DEFAULT 0) RETURNS TABLE(table_name text, operation text, row_key jsonb, before jsonb, after jsonb, changed text[], changed_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT c.* FROM showroom.layer l,
       showroom_guard.layer_changes(l.environment, l.id, p_table, least(p_limit, 10000), p_offset) c
 WHERE l.id = p_archive AND l.state = 'archived'
$$;


ALTER FUNCTION showroom.archive_preview(p_archive bigint, p_table text, p_limit bigint, p_offset bigint) OWNER TO showroom_owner;

--
-- Name: archive_statistics(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.archive_statistics(p_archive bigint) RETURNS TABLE(table_name text, created bigint, edited bigint, deleted bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT c.* FROM showroom.layer l, showroom_guard.layer_counts(l.environment, l.id) c
 WHERE l.id = p_archive AND l.state = 'archived'
$$;


ALTER FUNCTION showroom.archive_statistics(p_archive bigint) OWNER TO showroom_owner;

--
-- Name: audit; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.audit (
    id bigint NOT NULL,
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text DEFAULT SESSION_USER NOT NULL,
    action text NOT NULL,
    environment text,
    reason text DEFAULT ''::text NOT NULL,
    counts_before jsonb,
    counts_after jsonb,
    details jsonb DEFAULT '{}'::jsonb NOT NULL,
    sequence bigint,
    previous_hash bytea,
    hash bytea,
    sealed_at timestamp with time zone,
    program text DEFAULT "left"(COALESCE(current_setting('application_name'::text, true), ''::text), 64) NOT NULL,
    host text DEFAULT COALESCE(host(inet_client_addr()), 'local'::text) NOT NULL,
    CONSTRAINT audit_action_check CHECK ((action <> ''::text)),
    CONSTRAINT audit_check CHECK (((sequence IS NULL) = (hash IS NULL))),
    CONSTRAINT audit_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT audit_previous_hash_check CHECK ((octet_length(previous_hash) = 32))
);


ALTER TABLE showroom.audit OWNER TO showroom_owner;

--
-- Name: audit_content(showroom.audit); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.audit_content(p_entry showroom.audit) RETURNS bytea
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT convert_to(jsonb_build_array(
    p_entry.sequence, p_entry.id, extract(epoch FROM p_entry.occurred_at), p_entry.actor, p_entry.program, p_entry.host,
    p_entry.action, p_entry.environment, p_entry.reason, p_entry.counts_before, p_entry.counts_after, p_entry.details,
    extract(epoch FROM p_entry.sealed_at))::text, 'UTF8')
$$;


ALTER FUNCTION showroom.audit_content(p_entry showroom.audit) OWNER TO showroom_owner;

--
-- Name: audit_hash(showroom.audit); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.audit_hash(p_entry showroom.audit) RETURNS bytea
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN sha256(((p_entry).previous_hash || showroom.audit_content(p_entry)));


ALTER FUNCTION showroom.audit_hash(p_entry showroom.audit) OWNER TO showroom_owner;

--
-- Name: audit_list(text, text, text, timestamp with time zone, timestamp with time zone, bigint, integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.audit_list(actor_is text, environment_is text, action_begins text, from_time timestamp with time zone, until_time timestamp with time zone, before bigint, most integer) RETURNS TABLE(id bigint, occurred_at timestamp with time zone, actor text, program text, host text, action text, environment text, reason text, counts_before jsonb, counts_after jsonb, details jsonb, sequence bigint, hash text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT a.id, a.occurred_at, a.actor, a.program, a.host, a.action, a.environment, a.reason, a.counts_before, a.counts_after,
       a.details, a.sequence, encode(a.hash, 'hex')
  FROM showroom.audit a
 WHERE (actor_is IS NULL OR a.actor = actor_is)
   AND (environment_is IS NULL OR a.environment = environment_is)
   AND (action_begins IS NULL OR starts_with(a.action, action_begins))
   AND (from_time IS NULL OR a.occurred_at >= from_time)
   AND (until_time IS NULL OR a.occurred_at < until_time)
   AND (before IS NULL OR a.id < before)
 ORDER BY a.id DESC
 LIMIT least(greatest(most, 1), 10000)
$$;


ALTER FUNCTION showroom.audit_list(actor_is text, environment_is text, action_begins text, from_time timestamp with time zone, until_time timestamp with time zone, before bigint, most integer) OWNER TO showroom_owner;

--
-- Name: audit_record(text, text, text, jsonb, jsonb, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.audit_record(p_action text, p_environment text, p_reason text, p_details jsonb, p_counts_before jsonb DEFAULT NULL::jsonb, p_counts_after jsonb DEFAULT NULL::jsonb) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
INSERT INTO showroom.audit (action, environment, reason, details, counts_before, counts_after)
VALUES (p_action, p_environment, coalesce(p_reason, ''), p_details, p_counts_before, p_counts_after)
$$;


ALTER FUNCTION showroom.audit_record(p_action text, p_environment text, p_reason text, p_details jsonb, p_counts_before jsonb, p_counts_after jsonb) OWNER TO showroom_owner;

--
-- Name: audit_seal(integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.audit_seal(p_most integer DEFAULT 5000) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    head showroom.audit_head;
    entry showroom.audit;
    done integer := 0;
BEGIN
    SELECT * INTO head FROM showroom.audit_head FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    FOR entry IN SELECT * FROM showroom.audit a WHERE a.sequence IS NULL ORDER BY a.id LIMIT p_most LOOP
        entry.sequence := head.sequence + 1;
        entry.previous_hash := head.hash;
        entry.sealed_at := clock_timestamp();
        entry.hash := showroom.audit_hash(entry);
        UPDATE showroom.audit SET sequence = entry.sequence, previous_hash = entry.previous_hash, hash = entry.hash,
                                  sealed_at = entry.sealed_at
         WHERE id = entry.id;
        head.sequence := entry.sequence;
        head.hash := entry.hash;
        done := done + 1;
    END LOOP;
    IF done > 0 THEN
        UPDATE showroom.audit_head SET sequence = head.sequence, hash = head.hash;
    END IF;
    RETURN done;
END
$$;


ALTER FUNCTION showroom.audit_seal(p_most integer) OWNER TO showroom_owner;

--
-- Name: audit_verify(bigint, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.audit_verify(p_sequence bigint DEFAULT NULL::bigint, p_hash text DEFAULT NULL::text) RETURNS TABLE(links bigint, unsealed bigint, head_sequence bigint, head_hash text, fault text, broken_sequence bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    head showroom.audit_head;
    last showroom.audit;
    kept bytea;
BEGIN
    SELECT * INTO head FROM showroom.audit_head;
    SELECT count(*) FILTER (WHERE a.sequence IS NOT NULL), count(*) FILTER (WHERE a.sequence IS NULL)
      INTO links, unsealed FROM showroom.audit a;
    head_sequence := coalesce(head.sequence, 0);
    head_hash := encode(head.hash, 'hex');
    SELECT f.fault, f.sequence INTO fault, broken_sequence FROM (
        SELECT CASE WHEN chain.sequence <> chain.before + 1 THEN 'missing'
                    WHEN chain.hash IS DISTINCT FROM chain.expected THEN 'changed'
                    WHEN chain.previous_hash IS DISTINCT FROM chain.hash_before THEN 'unchained' END AS fault,
               CASE WHEN chain.sequence <> chain.before + 1 THEN chain.before + 1 ELSE chain.sequence END AS sequence
          FROM (SELECT a.sequence, a.hash, a.previous_hash, showroom.audit_hash(a) AS expected,
                       coalesce(lag(a.sequence) OVER chained, 0) AS before,
                       coalesce(lag(a.hash) OVER chained, decode(repeat('00', 32), 'hex')) AS hash_before
                  FROM showroom.audit a WHERE a.sequence IS NOT NULL WINDOW chained AS (ORDER BY a.sequence)) chain
    ) f WHERE f.fault IS NOT NULL ORDER BY f.sequence LIMIT 1;
    IF fault IS NULL THEN
        SELECT * INTO last FROM showroom.audit a WHERE a.sequence IS NOT NULL ORDER BY a.sequence DESC LIMIT 1;
        IF coalesce(last.sequence, 0) < head_sequence THEN
            fault := 'cut';
            broken_sequence := coalesce(last.sequence, 0) + 1;
        ELSIF head.sequence IS NULL OR coalesce(last.sequence, 0) <> head.sequence
              OR (last.sequence IS NOT NULL AND last.hash <> head.hash) THEN
            fault := 'rewritten';
            broken_sequence := last.sequence;
        END IF;
    END IF;
    IF fault IS NULL AND p_sequence > 0 THEN
        SELECT a.hash INTO kept FROM showroom.audit a WHERE a.sequence = p_sequence;
        IF kept IS NULL THEN
            fault := 'cut';
            broken_sequence := head_sequence + 1;
        ELSIF encode(kept, 'hex') <> p_hash THEN
            fault := 'rewritten';
            broken_sequence := p_sequence;
        END IF;
    END IF;
    RETURN NEXT;
END
$$;


ALTER FUNCTION showroom.audit_verify(p_sequence bigint, p_hash text) OWNER TO showroom_owner;

--
-- Name: audit_words(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.audit_words() RETURNS TABLE(actors text[], actions text[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT (SELECT array_agg(DISTINCT a.actor ORDER BY a.actor) FROM showroom.audit a),
       (SELECT array_agg(DISTINCT a.action ORDER BY a.action) FROM showroom.audit a)
$$;


ALTER FUNCTION showroom.audit_words() OWNER TO showroom_owner;

--
-- Name: banner(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.banner(p_environment text) RETURNS TABLE(title text, message text, remaining interval, expires_at timestamp with time zone, colour text, kind text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment := showroom.require_usable(p_environment);
    days integer;
BEGIN
    IF EXISTS (SELECT FROM showroom.sandbox s WHERE s.environment = p_environment AND s.restrictions ->> 'watermark' = 'false') THEN
        RETURN;
    END IF;
    kind := target.kind;
    title := CASE target.kind WHEN 'sandbox' THEN 'Sandbox' ELSE 'Demo' END;
    expires_at := target.expires_at;
    remaining := CASE WHEN target.protected THEN NULL ELSE greatest(target.expires_at - showroom.now(), interval '0') END;
    days := floor(extract(epoch FROM remaining) / 86400);
    message := 'This environment holds sample data.' || CASE
        WHEN remaining IS NULL THEN ''
        WHEN days >= 2 THEN format(' It expires in %s days.', days)
        WHEN days = 1 THEN ' It expires tomorrow.'
        WHEN remaining > interval '0' THEN ' It expires within a day.'
        ELSE ' It is about to expire.' END;
    colour := CASE WHEN days < 1 THEN '#b42318' WHEN days < 7 THEN '#b54708' ELSE '#1d4ed8' END;
    RETURN NEXT;
END
$$;


ALTER FUNCTION showroom.banner(p_environment text) OWNER TO showroom_owner;

--
-- Name: begin_api_counter(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.begin_api_counter(p_environment text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment := showroom.require_usable(p_environment);
    counted showroom.api_counter;
BEGIN
    INSERT INTO showroom.api_counter (environment, calls, kept, allowed)
    SELECT target.id, coalesce(s.used_api_calls, 0), coalesce(s.used_api_calls, 0), s.max_api_calls
      FROM (SELECT) one LEFT JOIN showroom.sandbox s ON s.environment = target.id
    ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT counted FROM showroom.api_counter c WHERE c.environment = p_environment;
    IF counted.calls >= counted.allowed THEN
        PERFORM showroom.refuse('SR021', format('The %s API calls of “%s” are used up.', counted.allowed, p_environment),
            'Somebody of operations can raise the limit; answer with 429 until then.');
    END IF;
END
$$;


ALTER FUNCTION showroom.begin_api_counter(p_environment text) OWNER TO showroom_owner;

--
-- Name: begin_export(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.begin_export(p_request jsonb) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    tenant text := p_request ->> 'tenant';
    new_job bigint;
BEGIN
    -- A teardown waits for this lock and then finds the job.
    PERFORM FROM showroom.environment e WHERE e.id = tenant FOR SHARE;
    PERFORM FROM showroom.export_tables(p_request);
    IF p_request ->> 'format' = 'sql' THEN
        PERFORM FROM showroom.export_definition(p_request);
    END IF;
    PERFORM showroom.take_rate('export', tenant);
    new_job := showroom.new_job('export', tenant, p_request);
    INSERT INTO showroom.export (environment, job, format, compression, options, file_name, reason)
    VALUES (tenant, new_job, p_request ->> 'format',
            CASE WHEN p_request ->> 'format' = 'csv' THEN 'zip' ELSE coalesce(p_request ->> 'compress', 'none') END,
            p_request - '{tenant,format,out,reason}'::text[], p_request ->> 'out', coalesce(p_request ->> 'reason', ''));
    PERFORM showroom.audit_record('export.start', tenant, p_request ->> 'reason', p_request);
    RETURN new_job;
END
$$;


ALTER FUNCTION showroom.begin_export(p_request jsonb) OWNER TO showroom_owner;

--
-- Name: browse_key_condition(text[], text[], text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.browse_key_condition(p_names text[], p_types text[], p_operator text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
SELECT format('(%s) %s (%s)', string_agg(quote_ident(n), ', ' ORDER BY i), p_operator,
              string_agg(format('($2)[%s]::%s', i, p_types[i]), ', ' ORDER BY i))
  FROM unnest(p_names) WITH ORDINALITY AS k (n, i)
$_$;


ALTER FUNCTION showroom.browse_key_condition(p_names text[], p_types text[], p_operator text) OWNER TO showroom_owner;

--
-- Name: browse_position(text, text, text, text, text[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.browse_position(p_environment text, p_table text, p_column text, p_value text, p_key text[]) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
    before_it bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM %s WHERE %s', source.guard_view, showroom.browse_where(source, p_column, p_key, '<'))
       INTO before_it USING p_environment, p_key, p_value;
    RETURN before_it;
END
$$;


ALTER FUNCTION showroom.browse_position(p_environment text, p_table text, p_column text, p_value text, p_key text[]) OWNER TO showroom_owner;

--
-- Name: browse_source(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.browse_source(p_environment text, p_table text) RETURNS showroom.browse_source
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    source showroom.browse_source;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT g.guard_view, g.key_column INTO STRICT source.guard_view, source.key_column
      FROM showroom.environment_guard(p_environment, p_table) g;
    SELECT array_agg(a.attname::text ORDER BY k.position),
           array_agg(format_type(a.atttypid, NULL) ORDER BY k.position)
      INTO source.key_names, source.key_types
      FROM showroom.registered_table t
      JOIN pg_namespace n ON n.nspname = t.schema_name
      JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.table_name
      JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, position)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
     WHERE t.schema_name || '.' || t.table_name = p_table AND k.position > 1;
    SELECT array_agg(a.attname::text ORDER BY a.attnum) INTO source.column_names
      FROM pg_attribute a
     WHERE a.attrelid = to_regclass(source.guard_view) AND a.attnum > 0 AND NOT a.attisdropped;
    RETURN source;
END
$$;


ALTER FUNCTION showroom.browse_source(p_environment text, p_table text) OWNER TO showroom_owner;

--
-- Name: browse_tables(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.browse_tables(p_environment text) RETURNS TABLE(table_name text, row_count bigint, key_column text, key_names text[], columns jsonb, parents jsonb)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT t.schema_name || '.' || t.table_name,
       coalesce(f.row_count, (e.row_counts ->> (t.schema_name || '.' || t.table_name))::bigint, 0),
       t.key_column, source.key_names,
       (SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                                            'unique', a.attname IN (SELECT showroom.browse_unique_columns(c.oid, t.key_column)))
                         ORDER BY p.position)
          FROM unnest(source.column_names) WITH ORDINALITY AS p (name, position)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = p.name),
       coalesce((SELECT jsonb_agg(jsonb_build_object('table', pn.nspname || '.' || pc.relname, 'column', a.attname)
                                  ORDER BY a.attnum)
                   FROM pg_constraint fk
                   JOIN pg_class pc ON pc.oid = fk.confrelid
                   JOIN pg_namespace pn ON pn.oid = pc.relnamespace
                   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (fk.conkey) AND a.attname <> t.key_column
                  WHERE fk.conrelid = c.oid AND fk.contype = 'f' AND cardinality(fk.conkey) = 2), '[]')
  FROM showroom.environment_list e
  JOIN showroom.registered_table t ON t.blueprint = e.blueprint
  JOIN pg_namespace n ON n.nspname = t.schema_name
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.table_name
 CROSS JOIN LATERAL showroom.browse_source(e.id, t.schema_name || '.' || t.table_name) source
  LEFT JOIN showroom.base_fingerprint f
    ON f.environment = e.id AND f.schema_name = t.schema_name AND f.table_name = t.table_name
 WHERE e.id = p_environment
 ORDER BY t.load_order, t.schema_name, t.table_name
$$;


ALTER FUNCTION showroom.browse_tables(p_environment text) OWNER TO showroom_owner;

--
-- Name: browse_unique_columns(oid, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.browse_unique_columns(p_table oid, p_key_column text) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT DISTINCT a.attname::text
  FROM pg_index i
  JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = i.indkey[0]
  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[1]
 WHERE i.indrelid = p_table AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indnkeyatts = 2
   AND k.attname = p_key_column
$$;


ALTER FUNCTION showroom.browse_unique_columns(p_table oid, p_key_column text) OWNER TO showroom_owner;

--
-- Name: browse_where(showroom.browse_source, text, text[], text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.browse_where(p_source showroom.browse_source, p_column text, p_from text[], p_operator text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    column_type text;
    condition text := format('%I = $1', p_source.key_column);
BEGIN
    IF p_column IS NOT NULL THEN
        SELECT format_type(a.atttypid, NULL) INTO column_type FROM pg_attribute a
         WHERE a.attrelid = to_regclass(p_source.guard_view) AND a.attname = p_column AND a.attnum > 0;
        IF column_type IS NULL THEN
            PERFORM showroom.refuse('SR005', format('The rows have no column “%s”.', left(p_column, 63)),
                                    'Read the tables of the environment again.');
        END IF;
        condition := condition || format(' AND %I = $3::%s', p_column, column_type);
    END IF;
    IF p_from IS NOT NULL THEN
        condition := condition || ' AND '
                     || showroom.browse_key_condition(p_source.key_names, p_source.key_types, p_operator);
    END IF;
    RETURN condition;
END
$_$;


ALTER FUNCTION showroom.browse_where(p_source showroom.browse_source, p_column text, p_from text[], p_operator text) OWNER TO showroom_owner;

--
-- Name: change_sequence; Type: SEQUENCE; Schema: showroom; Owner: showroom_owner
--

CREATE SEQUENCE showroom.change_sequence
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE showroom.change_sequence OWNER TO showroom_owner;

--
-- Name: change_counter(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.change_counter() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN change_sequence.is_called THEN change_sequence.last_value
             ELSE (0)::bigint
         END AS "case"
    FROM showroom.change_sequence;
END;


ALTER FUNCTION showroom.change_counter() OWNER TO showroom_owner;

--
-- Name: check_environment_key(regclass, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.check_environment_key(product_table regclass, key_column text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = product_table AND i.indisprimary AND a.attname = key_column
          AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
    ) THEN
        PERFORM showroom.refuse('SR005',
            format('The primary key of %s does not begin with the text column “%s”.', product_table, key_column),
            'Only tables whose primary key begins with the environment''s id can hold environments.',
            jsonb_build_array(jsonb_build_object('field', product_table::text, 'code', 'no-environment-key',
                'message', format('The primary key must begin with “%s”.', key_column))));
    END IF;
END
$$;


ALTER FUNCTION showroom.check_environment_key(product_table regclass, key_column text) OWNER TO showroom_owner;

--
-- Name: check_environment_salt(text, text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.check_environment_salt(p_environment text, p_version text, p_check text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_environment);
BEGIN
    IF target.salt_version <> p_version THEN
        RAISE EXCEPTION USING ERRCODE = 'SR007',
            MESSAGE = format('“%s” was made with version “%s” of the master salt, not “%s”.', p_environment,
                             target.salt_version, p_version),
            HINT = 'Add that version to the salt file.';
    END IF;
    PERFORM showroom.require_salt(p_version, p_check);
END
$$;


ALTER FUNCTION showroom.check_environment_salt(p_environment text, p_version text, p_check text) OWNER TO showroom_owner;

--
-- Name: check_key_indexes(regclass, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.check_key_indexes(product_table regclass, key_column text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    names text;
    remedies text;
    problems jsonb;
BEGIN
    SELECT string_agg(constraint_name, ', '), string_agg(remedy, ' '),
           jsonb_agg(jsonb_build_object('field', constraint_name, 'code', 'no-index', 'message', remedy))
    INTO names, remedies, problems
    FROM showroom.missing_key_indexes(product_table, key_column);
    IF names IS NOT NULL THEN
        PERFORM showroom.refuse('SR005', format('No index of %s serves the foreign key %s.', product_table, names),
                                'The table''s owner runs: ' || remedies, problems);
    END IF;
END
$$;


ALTER FUNCTION showroom.check_key_indexes(product_table regclass, key_column text) OWNER TO showroom_owner;

--
-- Name: check_restriction(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.check_restriction(p_environment text, p_name text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    restricted boolean;
BEGIN
    PERFORM showroom.require_usable(p_environment);
    restricted := showroom.is_restricted(p_environment, p_name);
    IF restricted IS NULL THEN
        PERFORM showroom.refuse('SR005', format('There is no restriction “%s”.', left(p_name, 60)),
            'Known are: ' || (SELECT string_agg(r.name, ', ' ORDER BY r.position) FROM showroom.restriction r) || '.',
            '[{"field": "name", "code": "unknown", "message": "There is no such restriction."}]');
    ELSIF restricted THEN
        PERFORM showroom.refuse('SR020', (SELECT r.message FROM showroom.restriction r WHERE r.name = p_name),
                                'This is a demo environment; convert it to production to use everything.');
    END IF;
END
$$;


ALTER FUNCTION showroom.check_restriction(p_environment text, p_name text) OWNER TO showroom_owner;

--
-- Name: job_owner_lives(bigint, integer, timestamp with time zone); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.job_owner_lives(p_job bigint, p_token integer, p_lease_until timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT coalesce(p_lease_until > clock_timestamp(), false)
   AND EXISTS (SELECT FROM pg_locks l
                WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted
                  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND l.classid::bigint = p_job AND l.objid::bigint = showroom.job_lock_key(p_token))
$$;


ALTER FUNCTION showroom.job_owner_lives(p_job bigint, p_token integer, p_lease_until timestamp with time zone) OWNER TO showroom_owner;

--
-- Name: job; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.job (
    id bigint NOT NULL,
    kind text NOT NULL,
    environment showroom.environment_id,
    state text DEFAULT 'queued'::text NOT NULL,
    parameters jsonb DEFAULT '{}'::jsonb NOT NULL,
    requested_by text DEFAULT SESSION_USER NOT NULL,
    program text DEFAULT ''::text NOT NULL,
    host text DEFAULT ''::text NOT NULL,
    process_id bigint,
    fencing_token integer DEFAULT 0 NOT NULL,
    lease_until timestamp with time zone,
    heartbeat_at timestamp with time zone,
    cancel_requested boolean DEFAULT false NOT NULL,
    pause_requested boolean DEFAULT false NOT NULL,
    progress jsonb DEFAULT '{}'::jsonb NOT NULL,
    outcome jsonb,
    error jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    CONSTRAINT job_fencing_token_check CHECK ((fencing_token >= 0)),
    CONSTRAINT job_kind_check CHECK ((kind ~ '^[a-z][a-z-]*$'::text)),
    CONSTRAINT job_parameters_check CHECK ((jsonb_typeof(parameters) = 'object'::text)),
    CONSTRAINT job_progress_check CHECK ((jsonb_typeof(progress) = 'object'::text)),
    CONSTRAINT job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'paused'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);


ALTER TABLE showroom.job OWNER TO showroom_owner;

--
-- Name: job_list; Type: VIEW; Schema: showroom; Owner: showroom_owner
--

CREATE VIEW showroom.job_list AS
 SELECT j.id,
    j.kind,
    j.environment,
    j.state,
    j.cancel_requested,
    j.requested_by,
    j.program,
    j.host,
    j.created_at,
    j.started_at,
    j.finished_at,
    j.progress,
    j.parameters,
    j.outcome,
    j.error,
    j.fencing_token,
    ((j.state = 'running'::text) AND (NOT showroom.job_owner_lives(j.id, j.fencing_token, j.lease_until))) AS is_orphaned,
    j.pause_requested
   FROM showroom.job j;


ALTER TABLE showroom.job_list OWNER TO showroom_owner;

--
-- Name: claim_job(bigint, text, text, bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.claim_job(p_job bigint, p_program text, p_host text, p_pid bigint) RETURNS SETOF showroom.job_list
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    claimed showroom.job := showroom.hold_job_row(p_job);
BEGIN
    PERFORM showroom.require_claimable(claimed);
    IF claimed.state IN ('paused', 'cancelled') AND (claimed.pause_requested OR claimed.cancel_requested) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s.', p_job, claimed.state),
            HINT = 'Resume it to go on.';
    END IF;
    IF NOT pg_try_advisory_lock(p_job::integer, showroom.job_lock_key(claimed.fencing_token + 1)) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR006', MESSAGE = format('Job %s is just being taken over.', p_job),
            HINT = 'Try again in a moment.';
    END IF;
    UPDATE showroom.job j
       SET state = 'running', fencing_token = claimed.fencing_token + 1, cancel_requested = false, pause_requested = false,
           progress = showroom.progress_of_next_owner(j.progress), program = p_program, host = p_host, process_id = p_pid,
           heartbeat_at = clock_timestamp(), lease_until = clock_timestamp() + interval '60 seconds',
           started_at = coalesce(j.started_at, showroom.now()), finished_at = NULL, error = NULL
     WHERE j.id = p_job
    RETURNING j.* INTO claimed;
    PERFORM showroom.settle_environment(claimed);
    RETURN QUERY SELECT * FROM showroom.job_list l WHERE l.id = p_job;
END
$$;


ALTER FUNCTION showroom.claim_job(p_job bigint, p_program text, p_host text, p_pid bigint) OWNER TO showroom_owner;

--
-- Name: clear_table(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.clear_table(p_environment text, p_table text) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    target record;
    removed bigint;
BEGIN
    SELECT * INTO STRICT target FROM showroom.environment_guard(p_environment, p_table);
    EXECUTE format('DELETE FROM %s WHERE %I = $1', target.guard_view, target.key_column) USING p_environment;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$_$;


ALTER FUNCTION showroom.clear_table(p_environment text, p_table text) OWNER TO showroom_owner;

--
-- Name: close_environment_table(bigint, integer, text, boolean); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.close_environment_table(p_job bigint, p_token integer, p_table text, p_is_complete boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target text := showroom.own_environment_of(p_job, p_token, 'seed');
BEGIN
    PERFORM showroom_guard.close_own_table(target, p_table, p_is_complete);
    DELETE FROM showroom.open_table WHERE environment = target AND table_name = p_table;
END
$$;


ALTER FUNCTION showroom.close_environment_table(p_job bigint, p_token integer, p_table text, p_is_complete boolean) OWNER TO showroom_owner;

--
-- Name: close_stale_sessions(integer, uuid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.close_stale_sessions(p_days integer DEFAULT 7, p_sessions uuid[] DEFAULT NULL::uuid[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    closed integer := 0;
    stale uuid;
BEGIN
    FOR stale IN SELECT s.session FROM showroom.stale_sessions(p_days) s
                  WHERE p_sessions IS NULL OR s.session = ANY (p_sessions) LOOP
        PERFORM showroom.session_close(stale);
        closed := closed + 1;
    END LOOP;
    RETURN closed;
END
$$;


ALTER FUNCTION showroom.close_stale_sessions(p_days integer, p_sessions uuid[]) OWNER TO showroom_owner;

--
-- Name: complete_environment_schema(bigint, integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.complete_environment_schema(p_job bigint, p_token integer) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT showroom_guard.make_missing_tables(showroom.own_environment_of(p_job, p_token, 'seed'))
$$;


ALTER FUNCTION showroom.complete_environment_schema(p_job bigint, p_token integer) OWNER TO showroom_owner;

--
-- Name: configure_sandbox(text, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.configure_sandbox(p_id text, p_changes jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.sandbox := showroom.hold_sandbox(p_id);
    usual showroom.sandbox_type;
    changed showroom.sandbox := target;
    problems jsonb := showroom.sandbox_problems(p_changes - 'type' - 'days');
    used_users bigint := (SELECT count(*) FROM showroom.sandbox_user u WHERE u.environment = p_id);
    used_calls bigint := coalesce((SELECT c.calls FROM showroom.api_counter c WHERE c.environment = p_id), target.used_api_calls);
BEGIN
    PERFORM showroom.refuse_problems(problems);
    SELECT * INTO STRICT usual FROM showroom.sandbox_type t WHERE t.name = target.type;
    IF jsonb_exists(p_changes, 'maxUsers') THEN
        changed.max_users := coalesce((p_changes ->> 'maxUsers')::integer, usual.max_users);
    END IF;
    IF jsonb_exists(p_changes, 'maxApiCalls') THEN
        changed.max_api_calls := coalesce((p_changes ->> 'maxApiCalls')::integer, usual.max_api_calls);
    END IF;
    IF jsonb_exists(p_changes, 'autoResetHours') THEN
        changed.auto_reset_hours := (p_changes ->> 'autoResetHours')::integer;
    END IF;
    IF jsonb_exists(p_changes, 'apiRate') THEN
        changed.api_rate := (p_changes ->> 'apiRate')::integer;
    END IF;
    IF jsonb_exists(p_changes, 'restrictions') THEN
        changed.restrictions := CASE jsonb_typeof(p_changes -> 'restrictions') WHEN 'object'
                                     THEN target.restrictions || (p_changes -> 'restrictions') ELSE '{}' END;
    END IF;
    IF jsonb_exists(p_changes, 'accessibleBy') THEN
        changed.accessible_by := ARRAY(SELECT btrim(p) FROM jsonb_array_elements_text(
            CASE jsonb_typeof(p_changes -> 'accessibleBy') WHEN 'array' THEN p_changes -> 'accessibleBy' ELSE '[]' END) p);
    END IF;
    IF changed.max_users < used_users AND changed.max_users < target.max_users THEN
        problems := problems || showroom.problem('maxUsers', 'below-use', format('%s users are in it already.', used_users));
    END IF;
    IF changed.max_api_calls < used_calls AND changed.max_api_calls < target.max_api_calls THEN
        problems := problems || showroom.problem('maxApiCalls', 'below-use', format('%s API calls were made already.', used_calls));
    END IF;
    PERFORM showroom.refuse_problems(problems);
    IF changed = target THEN
        RETURN;
    END IF;
    UPDATE showroom.sandbox s
       SET max_users = changed.max_users, max_api_calls = changed.max_api_calls, restrictions = changed.restrictions,
           accessible_by = changed.accessible_by, auto_reset_hours = changed.auto_reset_hours, api_rate = changed.api_rate
     WHERE s.environment = p_id;
    UPDATE showroom.api_counter SET allowed = changed.max_api_calls WHERE environment = p_id;
    UPDATE showroom.environment SET updated_at = showroom.now() WHERE id = p_id;
    PERFORM showroom.audit_record('sandbox.configure', p_id, NULL,
        (SELECT jsonb_object_agg(o.key, jsonb_build_object('from', o.value, 'to', n.value))
           FROM jsonb_each(to_jsonb(target)) o JOIN jsonb_each(to_jsonb(changed)) n USING (key)
          WHERE o.value IS DISTINCT FROM n.value));
END
$$;


ALTER FUNCTION showroom.configure_sandbox(p_id text, p_changes jsonb) OWNER TO showroom_owner;

--
-- Name: count_api_call(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.count_api_call(p_environment text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    counted showroom.api_counter;
BEGIN
    FOR attempt IN 1..2 LOOP
        UPDATE showroom.api_counter c SET calls = c.calls + 1
          FROM showroom.environment e
         WHERE c.environment = p_environment AND (c.allowed IS NULL OR c.calls < c.allowed)
           AND e.id = c.environment AND e.status IN ('ready', 'refreshing')
        RETURNING c.* INTO counted;
        EXIT WHEN FOUND;
        PERFORM showroom.begin_api_counter(p_environment);
    END LOOP;
    IF counted.calls - counted.kept >= 256 THEN
        PERFORM showroom.keep_api_calls(p_environment);
    END IF;
    RETURN counted.allowed - counted.calls;
END
$$;


ALTER FUNCTION showroom.count_api_call(p_environment text) OWNER TO showroom_owner;

--
-- Name: count_next_volumes(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.count_next_volumes() RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    waiting text[] := ARRAY(SELECT showroom.uncounted_environments());
    target text;
BEGIN
    IF cardinality(waiting) = 0 THEN
        RETURN 0;
    END IF;
    IF NOT pg_try_advisory_xact_lock(hashtext('showroom.volumes')) THEN
        RETURN -1;
    END IF;
    FOREACH target IN ARRAY waiting LOOP
        BEGIN
            PERFORM showroom.keep_volumes(target, showroom.count_volumes(target));
            RETURN cardinality(waiting) - 1;
        EXCEPTION WHEN SQLSTATE 'SR002' THEN
            CONTINUE;
        END;
    END LOOP;
    RETURN -1;
END
$$;


ALTER FUNCTION showroom.count_next_volumes() OWNER TO showroom_owner;

--
-- Name: count_volumes(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.count_volumes(p_environment text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    entry record;
    counted jsonb;
    volumes jsonb := '{}';
BEGIN
    FOR entry IN
        SELECT g.guard_view, g.key_column
          FROM showroom.environment_tables(p_environment) t
         CROSS JOIN LATERAL showroom.environment_guard(p_environment, t.schema_name || '.' || t.table_name) g
         WHERE (SELECT count(*) FROM pg_attribute a
                 WHERE a.attrelid = to_regclass(g.guard_view) AND a.attname IN ('kind', 'occurred_at')) = 2
    LOOP
        EXECUTE format('SELECT jsonb_object_agg(month, kinds) FROM (SELECT month, jsonb_object_agg(kind, n) AS kinds FROM '
                       '(SELECT to_char(occurred_at AT TIME ZONE ''UTC'', ''YYYY-MM'') AS month, kind, count(*) AS n '
                       'FROM %s WHERE %I = $1 GROUP BY 1, 2) counted GROUP BY month) months',
                       entry.guard_view, entry.key_column)
        INTO counted USING p_environment;
        SELECT coalesce(jsonb_object_agg(month, coalesce(volumes -> month, '{}') || coalesce(counted -> month, '{}')), '{}')
          INTO volumes
          FROM (SELECT jsonb_object_keys(volumes) UNION SELECT jsonb_object_keys(coalesce(counted, '{}'))) m (month);
    END LOOP;
    RETURN volumes;
END
$_$;


ALTER FUNCTION showroom.count_volumes(p_environment text) OWNER TO showroom_owner;

--
-- Name: create_access_link(text, text, text, integer, timestamp with time zone); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.create_access_link(p_environment text, p_persona text DEFAULT ''::text, p_label text DEFAULT ''::text, p_max_uses integer DEFAULT NULL::integer, p_expires_at timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS TABLE(id uuid, token text, url text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_environment);
    chosen uuid := (SELECT p.id FROM showroom.persona p WHERE p.environment = p_environment AND p.email = p_persona);
    problems jsonb := '[]';
BEGIN
    IF target.status NOT IN ('queued', 'seeding', 'ready', 'refreshing') THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; no link could open it.', p_environment, target.status),
            CASE target.status WHEN 'expired' THEN 'Extend it first.' ELSE 'Choose an environment that can be used.' END);
    END IF;
    IF coalesce(p_persona, '') <> '' AND chosen IS NULL THEN
        problems := problems || showroom.problem('persona', 'unknown', format('“%s” has no persona “%s”%s.', p_environment,
            left(p_persona, 60), coalesce('; known are: ' || (SELECT string_agg(p.email, ', ' ORDER BY p.position)
                                                               FROM showroom.persona p WHERE p.environment = p_environment), '')));
    END IF;
    IF p_max_uses NOT BETWEEN 1 AND 1000000 THEN
        problems := problems || showroom.problem('uses', 'out-of-range', 'A link opens 1 to 1000000 times.');
    END IF;
    IF p_expires_at NOT BETWEEN showroom.now() AND showroom.now() + interval '3650 days' THEN
        problems := problems || showroom.problem('expires', 'out-of-range', 'A link ends at a time to come, within ten years.');
    END IF;
    IF length(p_label) > 200 THEN
        problems := problems || showroom.problem('label', 'too-long', 'A label has at most 200 characters.');
    END IF;
    PERFORM showroom.refuse_problems(problems);
    id := gen_random_uuid();
    token := showroom.random_token('srl_');
    url := showroom.link_url(token);
    INSERT INTO showroom.access_link (id, environment, persona, token_hash, label, max_uses, expires_at, created_at)
    VALUES (create_access_link.id, p_environment, chosen, showroom.token_hash(token), coalesce(p_label, ''), p_max_uses, p_expires_at,
            showroom.now());
    PERFORM showroom.audit_record('link.create', p_environment, NULL,
        jsonb_build_object('link', id, 'persona', p_persona, 'maxUses', p_max_uses, 'expiresAt', p_expires_at));
    RETURN NEXT;
END
$$;


ALTER FUNCTION showroom.create_access_link(p_environment text, p_persona text, p_label text, p_max_uses integer, p_expires_at timestamp with time zone) OWNER TO showroom_owner;

--
-- Name: create_environment(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.create_environment(p_request jsonb) RETURNS TABLE(environment text, job bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    new_id text := p_request ->> 'id';
    terms jsonb := p_request -> 'sandbox';
    new_kind text := CASE WHEN terms IS NULL THEN 'demo' ELSE 'sandbox' END;
    usual showroom.sandbox_type;
    isolation text := coalesce(p_request ->> 'isolation', CASE new_kind WHEN 'demo' THEN 'shared_schema' ELSE 'full' END);
BEGIN
    PERFORM showroom.require_environment_id(new_id);
    IF NOT starts_with(new_id, new_kind || '-') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR001',
            MESSAGE = format('“%s” is no id of a %s.', new_id, CASE new_kind WHEN 'demo' THEN 'demo tenant' ELSE 'sandbox' END),
            HINT = format('Ids of %s begin with %s-.', CASE new_kind WHEN 'demo' THEN 'demo tenants' ELSE 'sandboxes' END, new_kind);
    END IF;
    IF terms IS NOT NULL THEN
        terms := jsonb_build_object('type', 'trial') || jsonb_strip_nulls(terms)
                 || jsonb_strip_nulls(jsonb_build_object('days', p_request -> 'lifeDays'));
        PERFORM showroom.refuse_problems(showroom.sandbox_problems(terms));
        SELECT * INTO STRICT usual FROM showroom.sandbox_type t WHERE t.name = terms ->> 'type';
    END IF;
    DELETE FROM showroom.environment e WHERE e.id = new_id AND e.status = 'deleted';
    PERFORM showroom.require_salt(p_request ->> 'saltVersion', p_request ->> 'saltCheck');
    PERFORM showroom.require_blueprint(p_request -> 'blueprint');
    INSERT INTO showroom.environment (id, kind, name, blueprint, blueprint_version, size, parameters, row_counts,
                                      events_by_kind, seed, reference_date, salt_version, isolation, session_mode, admin_email,
                                      description, customer, notes, tags, created_at, updated_at, expires_at)
    VALUES (new_id, new_kind, p_request ->> 'name', p_request #>> '{blueprint,name}', p_request #>> '{blueprint,version}',
            p_request ->> 'size', p_request -> 'parameters', p_request -> 'counts', p_request -> 'eventsByKind',
            (p_request ->> 'seed')::numeric, (p_request ->> 'referenceDate')::date, p_request ->> 'saltVersion', isolation,
            coalesce(p_request ->> 'sessionMode', CASE new_kind WHEN 'demo' THEN 'personal' ELSE 'shared' END),
            p_request ->> 'adminEmail', p_request ->> 'description', p_request ->> 'customer', p_request ->> 'notes',
            ARRAY(SELECT jsonb_array_elements_text(p_request -> 'tags')), showroom.now(), showroom.now(),
            showroom.now() + make_interval(days => coalesce((p_request ->> 'lifeDays')::integer, usual.life_days)))
    ON CONFLICT (id) DO NOTHING;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('The environment “%s” already exists.', new_id),
            HINT = 'Open it, tear it down first, or choose another name.',
            DETAIL = '[{"field": "name", "code": "exists", "message": "An environment of this id already exists."}]';
    END IF;
    IF terms IS NOT NULL THEN
        INSERT INTO showroom.sandbox (environment, type, max_users, max_api_calls, restrictions, accessible_by, auto_reset_hours,
                                      api_rate)
        VALUES (new_id, usual.name, coalesce((terms ->> 'maxUsers')::integer, usual.max_users),
                coalesce((terms ->> 'maxApiCalls')::integer, usual.max_api_calls), coalesce(terms -> 'restrictions', '{}'),
                ARRAY(SELECT jsonb_array_elements_text(terms -> 'accessibleBy')), (terms ->> 'autoResetHours')::integer,
                (terms ->> 'apiRate')::integer);
    END IF;
    INSERT INTO showroom.persona (environment, name, email, role, avatar, password_hash, position)
    SELECT new_id, p ->> 'name', p ->> 'email', p ->> 'role', coalesce(p ->> 'avatar', ''), p ->> 'passwordHash', place
      FROM jsonb_array_elements(p_request -> 'personas') WITH ORDINALITY AS given (p, place);
    IF isolation = 'full' THEN
        PERFORM showroom_guard.check_own_relations(new_id);
    END IF;
    PERFORM showroom.take_rate('create', showroom.rate_client());
    PERFORM showroom.audit_record('environment.create', new_id, NULL,
                                  p_request - 'saltCheck' - 'personas' #- '{blueprint,source}');
    RETURN QUERY SELECT new_id, showroom.new_job('seed', new_id, '{}');
END
$$;


ALTER FUNCTION showroom.create_environment(p_request jsonb) OWNER TO showroom_owner;

--
-- Name: create_environments(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.create_environments(p_requests jsonb) RETURNS TABLE(environment text, job bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    request jsonb;
    ids text[] := ARRAY(SELECT r ->> 'id' FROM jsonb_array_elements(p_requests) r);
    taken bigint;
BEGIN
    IF cardinality(ids) NOT BETWEEN 1 AND 200 THEN
        PERFORM showroom.refuse('SR005', 'There is nothing to create, or too much.', 'Create 1 to 200 environments at once.');
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('showroom.create-many', 0));
    FOR request IN SELECT r FROM jsonb_array_elements(p_requests) r
    LOOP
        DELETE FROM showroom.rate_window w WHERE w.id = taken;
        RETURN QUERY SELECT c.environment, c.job FROM showroom.create_environment(request) c;
        SELECT max(w.id) INTO taken FROM showroom.rate_window w
         WHERE w.action = 'create' AND w.key = showroom.rate_client();
    END LOOP;
    PERFORM showroom.audit_record('environment.create-many', NULL, NULL, jsonb_build_object('environments', to_jsonb(ids)));
END
$$;


ALTER FUNCTION showroom.create_environments(p_requests jsonb) OWNER TO showroom_owner;

--
-- Name: current_environment(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.current_environment() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$
DECLARE
    token text := current_setting('showroom.token', true);
    digest bytea;
    found_environment text;
BEGIN
    IF token IS NULL OR token = '' THEN
        RETURN NULL;
    END IF;
    digest := sha256(convert_to(token, 'UTF8'));
    SELECT s.environment INTO found_environment
      FROM showroom.session_token t JOIN showroom.session s ON s.id = t.session
     WHERE t.token_hash = digest AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
       AND s.state = 'open';
    RETURN found_environment;
END
$$;


ALTER FUNCTION showroom.current_environment() OWNER TO showroom_owner;

--
-- Name: current_layer(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.current_layer() RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$
DECLARE
    token text := current_setting('showroom.token', true);
    digest bytea;
    found_layer bigint;
BEGIN
    IF token IS NULL OR token = '' THEN
        RETURN NULL;
    END IF;
    digest := sha256(convert_to(token, 'UTF8'));
    SELECT s.layer INTO found_layer
      FROM showroom.session_token t JOIN showroom.session s ON s.id = t.session
     WHERE t.token_hash = digest AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
       AND s.state = 'open';
    RETURN found_layer;
END
$$;


ALTER FUNCTION showroom.current_layer() OWNER TO showroom_owner;

--
-- Name: table_fingerprint(text, text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "DateStyle" TO 'ISO, YMD'
    SET "TimeZone" TO 'UTC'
    SET "IntervalStyle" TO 'iso_8601'
    SET extra_float_digits TO '1'
    SET bytea_output TO 'hex'
    SET xmlbinary TO 'base64'
    AS $_$
DECLARE
    registered showroom.registered_table;
    source_table text;
BEGIN
    PERFORM showroom.require_environment_id(environment);
    SELECT * INTO registered FROM showroom.registered_table
    WHERE schema_name || '.' || table_name = product_table;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', product_table),
                                'Register it with showroom.register_table.');
    END IF;
    source_table := format('%I.%I', CASE WHEN EXISTS (SELECT FROM showroom.environment e
                                                      WHERE e.id = table_fingerprint.environment AND e.isolation = 'full')
                                         THEN environment ELSE registered.schema_name END, registered.table_name);
    EXECUTE format(
        'SELECT count(*), coalesce(sum(a), 0) || '':'' || coalesce(bit_xor(a), 0) || '':'' || coalesce(sum(b), 0) || '':'' '
        '|| coalesce(bit_xor(b), 0) FROM (SELECT (''x'' || left(h, 16))::bit(64)::bigint AS a, '
        '(''x'' || right(h, 16))::bit(64)::bigint AS b FROM (SELECT md5(ROW(%s)::text) AS h FROM %s WHERE %I = $1 '
        'OFFSET 0) hashed) lane',
        (SELECT string_agg(quote_ident(name), ', ' ORDER BY position)
         FROM unnest(registered.content_columns) WITH ORDINALITY AS content (name, position)),
        source_table, registered.key_column)
    INTO row_count, lanes USING environment;
END
$_$;


ALTER FUNCTION showroom_guard.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text) OWNER TO showroom_guard;

--
-- Name: registered_table; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.registered_table (
    schema_name text NOT NULL,
    table_name text NOT NULL,
    blueprint text NOT NULL,
    key_column text NOT NULL,
    load_order integer NOT NULL,
    guard_view text NOT NULL,
    analyze_function text NOT NULL,
    content_columns text[] NOT NULL,
    registered_at timestamp with time zone DEFAULT now() NOT NULL,
    registered_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT registered_table_blueprint_check CHECK ((blueprint <> ''::text)),
    CONSTRAINT registered_table_content_columns_check CHECK ((cardinality(content_columns) > 0))
);


ALTER TABLE showroom.registered_table OWNER TO showroom_owner;

--
-- Name: dataset_tables(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.dataset_tables(environment text, product_blueprint text) RETURNS TABLE(table_name text, row_count bigint, lanes text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT ((r.schema_name || '.'::text) || r.table_name),
     f.row_count,
     f.lanes
    FROM showroom.registered_table r,
     LATERAL showroom_guard.table_fingerprint(dataset_tables.environment, ((r.schema_name || '.'::text) || r.table_name)) f(row_count, lanes)
   WHERE (r.blueprint = dataset_tables.product_blueprint)
   ORDER BY r.load_order, r.schema_name, r.table_name;
END;


ALTER FUNCTION showroom.dataset_tables(environment text, product_blueprint text) OWNER TO showroom_owner;

--
-- Name: dataset_fingerprint(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.dataset_fingerprint(environment text, product_blueprint text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT encode(sha256(convert_to(COALESCE(string_agg(((((t.table_name || ' '::text) || t.row_count) || ' '::text) || t.lanes), '
'::text ORDER BY (t.table_name COLLATE "C")), ''::text), 'UTF8'::name)), 'hex'::text) AS encode
    FROM showroom.dataset_tables(dataset_fingerprint.environment, dataset_fingerprint.product_blueprint) t(table_name, row_count, lanes);
END;


ALTER FUNCTION showroom.dataset_fingerprint(environment text, product_blueprint text) OWNER TO showroom_owner;

--
-- Name: dismiss_user(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.dismiss_user(p_environment text, p_user text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.hold_sandbox(p_environment);
    DELETE FROM showroom.sandbox_user WHERE environment = p_environment AND person = btrim(p_user);
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('“%s” is no user of “%s”.', left(p_user, 60), p_environment),
                                'Look for them in the sandbox''s list of users.');
    END IF;
    PERFORM showroom.audit_record('sandbox.dismiss', p_environment, NULL, jsonb_build_object('user', btrim(p_user)));
END
$$;


ALTER FUNCTION showroom.dismiss_user(p_environment text, p_user text) OWNER TO showroom_owner;

--
-- Name: doctor_guards(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.doctor_guards() RETURNS TABLE(table_name text, has_view boolean, has_barrier boolean, has_check boolean, has_owner boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT t.schema_name || '.' || t.table_name,
       v.oid IS NOT NULL,
       coalesce('security_barrier=true' = ANY (v.reloptions), false),
       coalesce('check_option=cascaded' = ANY (v.reloptions), false),
       coalesce(pg_get_userbyid(v.relowner) = 'showroom_guard', false)
  FROM showroom.registered_table t
  LEFT JOIN pg_class v
    ON v.relnamespace = (SELECT n.oid FROM pg_namespace n WHERE n.nspname = 'showroom_guard')
   AND v.relname = t.schema_name || '__' || t.table_name
   AND v.relkind = 'v'
 ORDER BY 1
$$;


ALTER FUNCTION showroom.doctor_guards() OWNER TO showroom_owner;

--
-- Name: doctor_own_schemas(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.doctor_own_schemas() RETURNS TABLE(relation text, fault text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
WITH own AS (
    SELECT n.oid AS schema, n.nspname, e.id IS NOT NULL AS is_known
      FROM pg_namespace n
      LEFT JOIN showroom.environment e ON e.id = n.nspname AND e.isolation = 'full' AND e.status <> 'deleted'
     WHERE n.nspowner = 'showroom_guard'::regrole AND n.nspname ~ '^(demo|sandbox)-' AND n.nspname !~ '_'
)
SELECT o.nspname::text, 'leftover' FROM own o WHERE NOT o.is_known
UNION ALL
SELECT e.id::text, 'missing' FROM showroom.environment e
 WHERE e.isolation = 'full' AND e.status IN ('ready', 'expired') AND NOT EXISTS (SELECT FROM own o WHERE o.nspname = e.id)
UNION ALL
SELECT o.nspname || '.' || c.relname, 'open'
  FROM own o JOIN pg_class c ON c.relnamespace = o.schema AND c.relkind IN ('r', 'S')
 WHERE EXISTS (SELECT FROM aclexplode(c.relacl) a
                WHERE a.grantee <> c.relowner
                  AND NOT (a.grantee = 'showroom_live'::regrole AND a.privilege_type IN ('SELECT', 'USAGE'))
                  AND NOT (a.grantee = 'showroom_product'::regrole AND c.relkind = 'S' AND a.privilege_type = 'USAGE'))
    OR c.relowner <> 'showroom_guard'::regrole
UNION ALL
SELECT o.nspname || '.' || c.relname, 'unguarded'
  FROM own o
  JOIN showroom.environment e ON e.id = o.nspname
  JOIN showroom.registered_table t ON t.blueprint = e.blueprint
  JOIN pg_class c ON c.relnamespace = o.schema AND c.relkind = 'r' AND c.relname = t.table_name
  LEFT JOIN pg_class v ON v.oid = to_regclass(format('%I.%I', o.nspname || '_guard', c.relname)) AND v.relkind = 'v'
 WHERE NOT coalesce(v.reloptions @> ARRAY['security_barrier=true', 'check_option=cascaded']
                    AND v.relowner = 'showroom_guard'::regrole, false)
 ORDER BY 1, 2
$$;


ALTER FUNCTION showroom.doctor_own_schemas() OWNER TO showroom_owner;

--
-- Name: doctor_salt(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.doctor_salt(p_version text, p_check text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT coalesce((SELECT CASE WHEN s.check_value = p_check THEN 'same' ELSE 'other' END
                   FROM showroom.salt_version s WHERE s.version = p_version), 'unused')
$$;


ALTER FUNCTION showroom.doctor_salt(p_version text, p_check text) OWNER TO showroom_owner;

--
-- Name: doctor_unsealed(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.doctor_unsealed() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT count(*) AS count FROM showroom.audit a WHERE ((a.sequence IS NULL) AND (a.occurred_at < (clock_timestamp() - '00:01:00'::interval))));


ALTER FUNCTION showroom.doctor_unsealed() OWNER TO showroom_owner;

--
-- Name: drop_environment_schema(bigint, integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.drop_environment_schema(p_job bigint, p_token integer) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT showroom_guard.drop_own_schemas(showroom.own_environment_of(p_job, p_token, 'teardown'))
$$;


ALTER FUNCTION showroom.drop_environment_schema(p_job bigint, p_token integer) OWNER TO showroom_owner;

--
-- Name: edit_environments(text[], jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.edit_environments(p_ids text[], p_changes jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment;
    edited showroom.environment;
BEGIN
    FOR target IN SELECT * FROM showroom.hold_environments(p_ids)
    LOOP
        edited := target;
        edited.description := showroom.edited_text(target.id, 'description', target.description, p_changes -> 'description');
        edited.customer := showroom.edited_text(target.id, 'customer', target.customer, p_changes -> 'customer');
        edited.notes := showroom.edited_text(target.id, 'notes', target.notes, p_changes -> 'notes');
        edited.admin_email := showroom.edited_text(target.id, 'admin', target.admin_email, p_changes -> 'admin');
        edited.owner := showroom.edited_text(target.id, 'owner', target.owner, p_changes -> 'owner');
        edited.tags := showroom.edited_tags(target.tags, p_changes);
        CONTINUE WHEN edited = target;
        UPDATE showroom.environment e
           SET description = edited.description, customer = edited.customer, notes = edited.notes,
               admin_email = edited.admin_email, owner = edited.owner, tags = edited.tags, updated_at = showroom.now()
         WHERE e.id = target.id;
        PERFORM showroom.audit_record('environment.edit', target.id, NULL,
            (SELECT jsonb_object_agg(o.key, jsonb_build_object('from', o.value, 'to', n.value))
               FROM jsonb_each(to_jsonb(target)) o JOIN jsonb_each(to_jsonb(edited)) n USING (key)
              WHERE o.value IS DISTINCT FROM n.value));
    END LOOP;
END
$$;


ALTER FUNCTION showroom.edit_environments(p_ids text[], p_changes jsonb) OWNER TO showroom_owner;

--
-- Name: edited_tags(text[], jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.edited_tags(p_present text[], p_changes jsonb) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    merged text[] := ARRAY(
        SELECT t FROM (SELECT t, min(n) AS place
                         FROM unnest(p_present || ARRAY(SELECT jsonb_array_elements_text(p_changes -> 'addTags')))
                              WITH ORDINALITY u (t, n)
                        WHERE NOT coalesce(jsonb_exists(p_changes -> 'removeTags', t), false)
                        GROUP BY t) merged
         ORDER BY place);
BEGIN
    IF cardinality(merged) > 20 OR EXISTS (SELECT FROM unnest(merged) t WHERE length(t) NOT BETWEEN 1 AND 40) THEN
        PERFORM showroom.refuse('SR005', 'These are too many tags, or one is too long.',
            'An environment has at most 20 tags of 1 to 40 characters.',
            '[{"field": "tags", "code": "invalid", "message": "At most 20 tags of 1 to 40 characters are allowed."}]');
    END IF;
    RETURN merged;
END
$$;


ALTER FUNCTION showroom.edited_tags(p_present text[], p_changes jsonb) OWNER TO showroom_owner;

--
-- Name: edited_text(text, text, text, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.edited_text(p_environment text, p_field text, p_present text, p_change jsonb) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    wanted text := p_change ->> 'now';
    too_long boolean := length(wanted) > CASE p_field WHEN 'admin' THEN 254 ELSE 2000 END;
BEGIN
    IF p_change IS NULL OR wanted = p_present THEN
        RETURN p_present;
    END IF;
    IF p_change ->> 'was' <> p_present THEN
        PERFORM showroom.refuse('SR003', format('Somebody else changed %s of “%s” meanwhile.', p_field, p_environment),
            'Look at what it says now, and change it again if you still want to.',
            jsonb_build_array(jsonb_build_object('field', p_field, 'code', 'changed',
                'message', 'Somebody else changed it meanwhile to: ' || left(p_present, 200))));
    END IF;
    IF wanted IS NULL OR too_long OR p_field = 'owner' AND wanted NOT IN (SELECT showroom.possible_owners()) THEN
        PERFORM showroom.refuse('SR005', format('“%s” cannot be the %s.', left(wanted, 60), p_field),
            CASE p_field WHEN 'owner' THEN 'The owner is a login of this server that has a role of Showroom.'
                         ELSE 'Shorten the text.' END,
            jsonb_build_array(jsonb_build_object('field', p_field, 'code', 'invalid',
                'message', CASE p_field WHEN 'owner' THEN 'There is no such login with a role of Showroom.'
                                        ELSE 'The text is too long.' END)));
    END IF;
    RETURN wanted;
END
$$;


ALTER FUNCTION showroom.edited_text(p_environment text, p_field text, p_present text, p_change jsonb) OWNER TO showroom_owner;

--
-- Name: restriction; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.restriction (
    name text NOT NULL,
    is_outward boolean NOT NULL,
    message text NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT restriction_name_check CHECK ((name ~ '^[a-z]+$'::text))
);


ALTER TABLE showroom.restriction OWNER TO showroom_owner;

--
-- Name: effective_restrictions(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.effective_restrictions(p_own jsonb) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (((SELECT jsonb_object_agg(r.name, true) AS jsonb_object_agg FROM showroom.restriction r) || '{"watermark": true}'::jsonb) || p_own);


ALTER FUNCTION showroom.effective_restrictions(p_own jsonb) OWNER TO showroom_owner;

--
-- Name: environment; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.environment (
    id showroom.environment_id NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    status text DEFAULT 'queued'::text NOT NULL,
    blueprint text NOT NULL,
    blueprint_version text NOT NULL,
    size text NOT NULL,
    parameters jsonb DEFAULT '{}'::jsonb NOT NULL,
    seed numeric(20,0) NOT NULL,
    reference_date date NOT NULL,
    salt_version text,
    fingerprint text,
    isolation text DEFAULT 'shared_schema'::text NOT NULL,
    session_mode text DEFAULT 'personal'::text NOT NULL,
    session_store text DEFAULT 'layers'::text NOT NULL,
    owner text DEFAULT SESSION_USER NOT NULL,
    admin_email text DEFAULT ''::text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    customer text DEFAULT ''::text NOT NULL,
    notes text DEFAULT ''::text NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    row_counts jsonb DEFAULT '{}'::jsonb NOT NULL,
    events_by_kind jsonb DEFAULT '{}'::jsonb NOT NULL,
    storage_bytes bigint,
    duration_ms bigint,
    protected boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text DEFAULT SESSION_USER NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    ready_at timestamp with time zone,
    expires_at timestamp with time zone,
    last_accessed_at timestamp with time zone,
    deleted_at timestamp with time zone,
    CONSTRAINT environment_check CHECK (starts_with((id)::text, (kind || '-'::text))),
    CONSTRAINT environment_duration_ms_check CHECK ((duration_ms >= 0)),
    CONSTRAINT environment_events_by_kind_check CHECK ((jsonb_typeof(events_by_kind) = 'object'::text)),
    CONSTRAINT environment_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT environment_isolation_check CHECK ((isolation = ANY (ARRAY['shared_schema'::text, 'full'::text]))),
    CONSTRAINT environment_kind_check CHECK ((kind = ANY (ARRAY['demo'::text, 'sandbox'::text]))),
    CONSTRAINT environment_name_check CHECK (((name <> ''::text) AND (length(name) <= 200))),
    CONSTRAINT environment_parameters_check CHECK ((jsonb_typeof(parameters) = 'object'::text)),
    CONSTRAINT environment_row_counts_check CHECK ((jsonb_typeof(row_counts) = 'object'::text)),
    CONSTRAINT environment_seed_check CHECK (((seed >= (0)::numeric) AND (seed <= '18446744073709551615'::numeric))),
    CONSTRAINT environment_session_mode_check CHECK ((session_mode = ANY (ARRAY['personal'::text, 'shared'::text]))),
    CONSTRAINT environment_session_store_check CHECK ((session_store = ANY (ARRAY['layers'::text, 'clones'::text]))),
    CONSTRAINT environment_size_check CHECK ((size <> ''::text)),
    CONSTRAINT environment_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'seeding'::text, 'ready'::text, 'refreshing'::text, 'failed'::text, 'cancelled'::text, 'expired'::text, 'deleting'::text, 'deleted'::text]))),
    CONSTRAINT environment_storage_bytes_check CHECK ((storage_bytes >= 0))
);


ALTER TABLE showroom.environment OWNER TO showroom_owner;

--
-- Name: end_life(showroom.environment, text, timestamp with time zone); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.end_life(p_environment showroom.environment, p_action text, p_until timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    UPDATE showroom.environment e
       SET status = 'expired', expires_at = least(e.expires_at, p_until), updated_at = showroom.now()
     WHERE e.id = p_environment.id;
    PERFORM showroom.queue_notification(p_environment.id, 'expired', jsonb_build_object('deletedOn',
        (least(p_environment.expires_at, p_until)
         + make_interval(days => showroom.setting_value('sweep.cleanUpDays')::integer)) AT TIME ZONE 'UTC'));
    PERFORM showroom.audit_record(p_action, p_environment.id, NULL,
                                  jsonb_build_object('from', p_environment.expires_at, 'to', p_until));
END
$$;


ALTER FUNCTION showroom.end_life(p_environment showroom.environment, p_action text, p_until timestamp with time zone) OWNER TO showroom_owner;

--
-- Name: session; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.session (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    environment showroom.environment_id NOT NULL,
    person text NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    layer bigint,
    state text DEFAULT 'open'::text NOT NULL,
    kept boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_at timestamp with time zone,
    mode text DEFAULT 'personal'::text NOT NULL,
    opened_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT session_check CHECK (((state = 'closed'::text) OR (layer IS NOT NULL))),
    CONSTRAINT session_check1 CHECK (((mode = 'shared'::text) = (person = '*'::text))),
    CONSTRAINT session_mode_check CHECK ((mode = ANY (ARRAY['personal'::text, 'shared'::text]))),
    CONSTRAINT session_person_check CHECK ((person <> ''::text)),
    CONSTRAINT session_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);


ALTER TABLE showroom.session OWNER TO showroom_owner;

--
-- Name: end_session(showroom.session); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.end_session(p_session showroom.session) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.archive_layer(p_session.layer, 'closed');
    UPDATE showroom.session SET state = 'closed', closed_at = showroom.now(), layer = NULL WHERE id = p_session.id;
    UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE session = p_session.id AND revoked_at IS NULL;
    DELETE FROM showroom.hold WHERE session = p_session.id;
    PERFORM showroom.audit_record('session.close', p_session.environment, NULL,
                                  jsonb_build_object('session', p_session.id, 'person', p_session.person));
END
$$;


ALTER FUNCTION showroom.end_session(p_session showroom.session) OWNER TO showroom_owner;

--
-- Name: end_sessions(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.end_sessions(p_environment text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET lock_timeout TO '5s'
    AS $$
DECLARE
    target showroom.session;
BEGIN
    FOR target IN SELECT * FROM showroom.session s WHERE s.environment = p_environment AND s.state = 'open' ORDER BY s.id LOOP
        PERFORM pg_advisory_xact_lock(1397904723, hashtext(target.id::text));
        SELECT * INTO target FROM showroom.session s WHERE s.id = target.id FOR UPDATE;
        IF target.state = 'open' THEN
            PERFORM showroom.end_session(target);
        END IF;
    END LOOP;
EXCEPTION WHEN lock_not_available THEN
    PERFORM showroom.refuse('SR006', format('Somebody is writing in a session of “%s”.', p_environment),
                            'Try again once their transaction has ended.');
END
$$;


ALTER FUNCTION showroom.end_sessions(p_environment text) OWNER TO showroom_owner;

--
-- Name: enter(text, boolean, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.enter(token text, local boolean DEFAULT false, environment text DEFAULT NULL::text) RETURNS text
    LANGUAGE plpgsql
    AS $$
DECLARE
    entered record;
    path_before text := pg_catalog.current_setting('search_path');
    path_within text;
BEGIN
    SELECT * INTO entered FROM showroom.resolve_session(enter.token, enter.environment);
    PERFORM pg_catalog.set_config('showroom.token', enter.token, enter.local);
    PERFORM showroom.has_session();
    path_within := showroom.session_path(path_before, entered.own_schema, entered.is_dense);
    IF path_within IS DISTINCT FROM path_before THEN
        PERFORM pg_catalog.set_config('search_path', path_within, enter.local);
    END IF;
    RETURN entered.environment;
END
$$;


ALTER FUNCTION showroom.enter(token text, local boolean, environment text) OWNER TO showroom_owner;

--
-- Name: environment_bytes(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.environment_bytes(p_environment text) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT CASE e.isolation
    WHEN 'full' THEN
        (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = e.id AND c.relkind IN ('r', 'S'))
    ELSE
        (SELECT coalesce(sum(pg_total_relation_size(c.oid) * (f.row_count / greatest(c.reltuples, f.row_count, 1)))::bigint, 0)
           FROM showroom.base_fingerprint f
           JOIN pg_namespace n ON n.nspname = f.schema_name
           JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = f.table_name
          WHERE f.environment = e.id)
    END
  FROM showroom.environment e WHERE e.id = p_environment
$$;


ALTER FUNCTION showroom.environment_bytes(p_environment text) OWNER TO showroom_owner;

--
-- Name: environment_guard(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.environment_guard(p_environment text, p_table text) RETURNS TABLE(guard_view text, key_column text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    own boolean;
    registered showroom.registered_table;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT e.isolation = 'full' INTO own FROM showroom.environment e WHERE e.id = p_environment;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('There is no environment “%s”.', p_environment),
                                'Check the id in the list of environments; it may have been deleted.');
    END IF;
    SELECT * INTO registered FROM showroom.registered_table t WHERE t.schema_name || '.' || t.table_name = p_table;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', left(p_table, 130)),
                                'Register it with showroom.register_table first.');
    END IF;
    guard_view := CASE WHEN own THEN format('%I.%I', p_environment || '_guard', registered.table_name)
                       ELSE registered.guard_view END;
    IF to_regclass(guard_view) IS NULL THEN
        PERFORM showroom.refuse('SR002', format('“%s” has no table “%s”.', p_environment, left(p_table, 130)),
                                'See what the environment is now in the list of environments.');
    END IF;
    key_column := registered.key_column;
    RETURN NEXT;
END
$$;


ALTER FUNCTION showroom.environment_guard(p_environment text, p_table text) OWNER TO showroom_owner;

--
-- Name: environment_tables(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.environment_tables(p_environment text) RETURNS SETOF showroom.registered_table
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT t.*
  FROM showroom.registered_table t
  JOIN showroom.environment e ON e.blueprint = t.blueprint
 WHERE e.id = p_environment
 ORDER BY t.load_order DESC, t.schema_name, t.table_name
$$;


ALTER FUNCTION showroom.environment_tables(p_environment text) OWNER TO showroom_owner;

--
-- Name: text_setting_value(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.text_setting_value(p_key text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT value FROM showroom.text_setting_list() WHERE key = p_key
$$;


ALTER FUNCTION showroom.text_setting_value(p_key text) OWNER TO showroom_owner;

--
-- Name: url_part(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.url_part(p_text text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
SELECT coalesce(string_agg(CASE WHEN c ~ '^[A-Za-z0-9._~-]$' THEN c
                                ELSE regexp_replace(upper(encode(convert_to(c, 'UTF8'), 'hex')), '(..)', '%\1', 'g') END,
                           '' ORDER BY n), '')
  FROM regexp_split_to_table(p_text, '') WITH ORDINALITY u (c, n)
$_$;


ALTER FUNCTION showroom.url_part(p_text text) OWNER TO showroom_owner;

--
-- Name: environment_url(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.environment_url(p_environment text, p_persona text DEFAULT NULL::text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (((('https://'::text || p_environment) || '.'::text) || showroom.text_setting_value('access.baseDomain'::text)) || COALESCE(('?auto_login='::text || showroom.url_part(NULLIF(p_persona, ''::text))), ''::text));


ALTER FUNCTION showroom.environment_url(p_environment text, p_persona text) OWNER TO showroom_owner;

--
-- Name: expire_environments(text[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.expire_environments(p_ids text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment;
BEGIN
    FOR target IN SELECT * FROM showroom.hold_environments(p_ids) LOOP
        IF target.protected THEN
            PERFORM showroom.refuse('SR003', format('“%s” is protected.', target.id), 'Lift the protection first.');
        ELSIF target.status <> 'ready' THEN
            PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot expire.', target.id, target.status),
                                    'Only what is ready can expire.');
        END IF;
        PERFORM showroom.require_idle(target.id);
        PERFORM showroom.require_not_held(target.id);
        PERFORM showroom.end_life(target, 'environment.expire', showroom.now());
    END LOOP;
END
$$;


ALTER FUNCTION showroom.expire_environments(p_ids text[]) OWNER TO showroom_owner;

--
-- Name: export_columns(oid, oid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_columns(relation oid, relations oid[]) RETURNS TABLE(number integer, name text, type oid, definition text, is_generated boolean, is_always_identity boolean, left_out text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT a.attnum::integer, a.attname::text, a.atttypid,
           concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), c.clause,
                     CASE
                         WHEN a.attidentity = 'a' THEN 'GENERATED ALWAYS AS IDENTITY'
                         WHEN a.attidentity = 'd' THEN 'GENERATED BY DEFAULT AS IDENTITY'
                         WHEN NOT e.portable THEN NULL
                         WHEN a.attgenerated = 's' THEN 'GENERATED ALWAYS AS (' || e.expression || ') STORED'
                         ELSE 'DEFAULT ' || e.expression
                     END,
                     CASE WHEN a.attnotnull THEN 'NOT NULL' END),
           a.attgenerated = 's' AND coalesce(e.portable, false), a.attidentity = 'a',
           CASE WHEN NOT e.portable THEN
               format('the default of %I.%I.%I: %s', n.nspname, r.relname, a.attname, e.expression) END
    FROM pg_attribute a
    JOIN pg_class r ON r.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = r.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN LATERAL (
        SELECT format('COLLATE %I.%I', cn.nspname, co.collname) AS clause
        FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
        WHERE co.oid = a.attcollation AND a.attcollation <> t.typcollation AND co.oid < 16384) c ON true
    LEFT JOIN LATERAL (
        SELECT pg_get_expr(ad.adbin, ad.adrelid) AS expression,
               showroom.export_is_portable('pg_attrdef', ad.oid, relations) AS portable
        FROM pg_attrdef ad WHERE ad.adrelid = a.attrelid AND ad.adnum = a.attnum) e ON true
    WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY a.attnum
$$;


ALTER FUNCTION showroom.export_columns(relation oid, relations oid[]) OWNER TO showroom_owner;

--
-- Name: export_constraints(oid[], oid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_constraints(relations oid[], complete oid[]) RETURNS TABLE(phase integer, is_comment boolean, line text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT CASE c.contype WHEN 'f' THEN 3 WHEN 'c' THEN 2 ELSE 1 END, l.is_left_out,
           CASE WHEN l.is_left_out
                THEN format('Left out, as %s: %s %s on %s',
                            CASE WHEN c.contype = 'f' THEN 'this file does not hold every row that it refers to'
                                 ELSE 'it needs more than this file brings along' END,
                            quote_ident(c.conname), pg_get_constraintdef(c.oid), c.conrelid::regclass)
                ELSE format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s;', c.conrelid::regclass, c.conname,
                            pg_get_constraintdef(c.oid)) END
    FROM pg_constraint c
    CROSS JOIN LATERAL (
        SELECT CASE WHEN c.contype = 'f' THEN NOT c.confrelid = ANY (complete)
                    WHEN c.contype = 'c' THEN NOT showroom.export_is_portable('pg_constraint', c.oid, relations)
                    ELSE NOT showroom.export_is_portable('pg_class', c.conindid, relations) END AS is_left_out) l
    WHERE c.conrelid = ANY (relations) AND c.contype IN ('p', 'u', 'x', 'c', 'f') AND c.conparentid = 0
    UNION ALL
    SELECT 2, NOT p.portable,
           CASE WHEN p.portable THEN pg_get_indexdef(i.indexrelid) || ';'
                ELSE 'Left out, as it needs more than this file brings along: ' || pg_get_indexdef(i.indexrelid) END
    FROM pg_index i
    CROSS JOIN LATERAL (SELECT showroom.export_is_portable('pg_class', i.indexrelid, relations) AS portable) p
    WHERE i.indrelid = ANY (relations) AND i.indisvalid
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
$$;


ALTER FUNCTION showroom.export_constraints(relations oid[], complete oid[]) OWNER TO showroom_owner;

--
-- Name: export_definition(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_definition(p_request jsonb) RETURNS TABLE(is_before boolean, is_comment boolean, line text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    relations oid[];
    complete oid[];
BEGIN
    SELECT array_agg(t.relation), coalesce(array_agg(t.relation) FILTER (WHERE t.filter = ''), '{}')
    INTO relations, complete FROM showroom.export_tables(p_request) t;
    PERFORM showroom.require_portable_types(relations);
    RETURN QUERY SELECT true, b.* FROM showroom.export_definition_before(relations) b;
    RETURN QUERY SELECT false, a.* FROM showroom.export_definition_after(relations, complete) a;
END
$$;


ALTER FUNCTION showroom.export_definition(p_request jsonb) OWNER TO showroom_owner;

--
-- Name: export_definition_after(oid[], oid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_definition_after(relations oid[], complete oid[]) RETURNS TABLE(is_comment boolean, line text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT x.is_comment, x.line FROM (
        SELECT c.phase, c.is_comment, c.line FROM showroom.export_constraints(relations, complete) c
        UNION ALL
        SELECT 4, false, s.line FROM showroom.export_sequence_values(relations) s
    ) x
    ORDER BY x.phase, x.line
$$;


ALTER FUNCTION showroom.export_definition_after(relations oid[], complete oid[]) OWNER TO showroom_owner;

--
-- Name: export_definition_before(oid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_definition_before(relations oid[]) RETURNS TABLE(is_comment boolean, line text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT x.is_comment, x.line FROM (
        SELECT 1 AS phase, 0 AS place, false AS is_comment, format('CREATE SCHEMA IF NOT EXISTS %I;', n.nspname) AS line
        FROM pg_namespace n
        WHERE n.oid IN (SELECT r.relnamespace FROM pg_class r WHERE r.oid = ANY (relations)
                        UNION SELECT t.typnamespace FROM pg_type t
                              WHERE t.oid IN (SELECT e.id FROM showroom.export_types(relations) e)
                        UNION SELECT s.relnamespace FROM pg_class s
                              WHERE s.oid IN (SELECT q.sequence FROM showroom.export_sequences(relations) q))
        UNION ALL
        SELECT 2, -e.depth, false, showroom.type_definition(e.id) FROM showroom.export_types(relations) e
        UNION ALL
        SELECT DISTINCT 3, 0, false,
               format('CREATE SEQUENCE %I.%I AS %s;', n.nspname, s.relname, format_type(q.seqtypid, NULL))
        FROM showroom.export_sequences(relations) e
        JOIN pg_class s ON s.oid = e.sequence
        JOIN pg_namespace n ON n.oid = s.relnamespace
        JOIN pg_sequence q ON q.seqrelid = s.oid
        UNION ALL
        SELECT 4, array_position(relations, r.id), false, showroom.table_definition(r.id, relations)
        FROM unnest(relations) AS r(id)
        UNION ALL
        SELECT 5, 0, true, 'Left out, as it needs more than this file brings along: ' || c.left_out
        FROM unnest(relations) AS r(id), showroom.export_columns(r.id, relations) c WHERE c.left_out IS NOT NULL
    ) x
    ORDER BY x.phase, x.place, x.line
$$;


ALTER FUNCTION showroom.export_definition_before(relations oid[]) OWNER TO showroom_owner;

--
-- Name: export_encoding(oid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_encoding(type oid) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    WITH RECURSIVE chain(id, kind, base) AS (
        SELECT t.oid, t.typtype, t.typbasetype FROM pg_type t WHERE t.oid = type
        UNION ALL
        SELECT t.oid, t.typtype, t.typbasetype FROM chain c JOIN pg_type t ON t.oid = c.base WHERE c.kind = 'd'
    )
    SELECT CASE
        WHEN kind = 'e' THEN 'text'
        WHEN id IN ('varchar'::regtype, 'bpchar'::regtype, 'name'::regtype) THEN 'text'
        WHEN id IN ('bool'::regtype, 'int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype,
                    'text'::regtype, 'uuid'::regtype, 'date'::regtype, 'time'::regtype, 'timestamp'::regtype,
                    'timestamptz'::regtype, 'json'::regtype, 'jsonb'::regtype, 'bytea'::regtype)
        THEN (SELECT t.typname FROM pg_type t WHERE t.oid = id)
    END
    FROM chain WHERE kind <> 'd'
$$;


ALTER FUNCTION showroom.export_encoding(type oid) OWNER TO showroom_owner;

--
-- Name: export_estimate(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_estimate(p_request jsonb) RETURNS TABLE(table_name text, label text, is_event boolean, row_count bigint, byte_count bigint)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    entry record;
    row_bytes numeric;
BEGIN
    FOR entry IN SELECT * FROM showroom.export_tables(p_request) LOOP
        table_name := entry.table_name;
        label := initcap(replace(split_part(entry.table_name, '.', 2), '_', ' '));
        is_event := entry.is_event;
        row_count := entry.row_count;
        IF row_count IS NULL THEN
            EXECUTE format('SELECT count(*) FROM %s WHERE %I = $1%s', entry.guard_view, entry.key_column, entry.filter)
            INTO row_count USING p_request ->> 'tenant';
        END IF;
        -- A JSON line has the table's name around the row; SQL has quotes and commas instead of the row's parentheses, and
        -- CSV hardly any.
        EXECUTE format('SELECT coalesce(avg(%s), 0) FROM (SELECT * FROM %s WHERE %I = $1%s LIMIT 200) s',
                       CASE p_request ->> 'format'
                           WHEN 'sql' THEN 'octet_length(s::text) + 2.5 * (SELECT count(*) FROM jsonb_object_keys(to_jsonb(s)))'
                           WHEN 'csv' THEN 'octet_length(s::text)'
                           WHEN 'json' THEN 'octet_length(row_to_json(s)::text) + 2'
                           ELSE 'octet_length(row_to_json(s)::text) + 22 + ' || octet_length(entry.table_name) END,
                       entry.guard_view, entry.key_column, entry.filter)
        INTO row_bytes USING p_request ->> 'tenant';
        byte_count := ceil(row_count * row_bytes)::bigint;
        RETURN NEXT;
    END LOOP;
END
$_$;


ALTER FUNCTION showroom.export_estimate(p_request jsonb) OWNER TO showroom_owner;

--
-- Name: export_filter(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_filter(p_request jsonb) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT concat(
        (SELECT ' AND kind IN (' || string_agg(quote_literal(k), ', ') || ')'
         FROM jsonb_array_elements_text(p_request -> 'kinds') AS k HAVING count(*) > 0),
        ' AND occurred_at >= ' || quote_literal((p_request ->> 'from')::date::timestamp AT TIME ZONE 'UTC'),
        ' AND occurred_at < ' || quote_literal(((p_request ->> 'until')::date + 1)::timestamp AT TIME ZONE 'UTC'))
$$;


ALTER FUNCTION showroom.export_filter(p_request jsonb) OWNER TO showroom_owner;

--
-- Name: export_heading(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_heading(p_request jsonb) RETURNS TABLE(id text, blueprint text, blueprint_version text, isolation text, reference_date text, fingerprint text, written_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT e.id, e.blueprint, e.blueprint_version, e.isolation, e.reference_date::text, coalesce(e.fingerprint, ''),
           showroom.now()
    FROM showroom.require_exportable(p_request ->> 'tenant') e
$$;


ALTER FUNCTION showroom.export_heading(p_request jsonb) OWNER TO showroom_owner;

--
-- Name: export_is_portable(regclass, oid, oid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_is_portable(catalog regclass, object oid, relations oid[]) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT NOT EXISTS (
        SELECT FROM pg_depend d
        WHERE d.classid = catalog AND d.objid = object AND d.deptype = 'n' AND d.refobjid >= 16384
          AND NOT (d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY (relations))
          AND NOT (d.refclassid = 'pg_class'::regclass
                   AND d.refobjid IN (SELECT s.sequence FROM showroom.export_sequences(relations) s))
          AND NOT (d.refclassid = 'pg_type'::regclass
                   AND d.refobjid IN (SELECT unnest(ARRAY[t.oid, t.typarray]) FROM pg_type t
                                      WHERE t.oid IN (SELECT e.id FROM showroom.export_types(relations) e))))
$$;


ALTER FUNCTION showroom.export_is_portable(catalog regclass, object oid, relations oid[]) OWNER TO showroom_owner;

--
-- Name: export_list(text, uuid, integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_list(p_search text, p_after uuid, p_limit integer) RETURNS TABLE(id uuid, environment text, environment_name text, is_environment_there boolean, job bigint, state text, format text, compression text, options jsonb, file_name text, bytes bigint, row_count bigint, sha256 text, reason text, requested_by text, created_at timestamp with time zone, finished_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT x.id, x.environment::text, coalesce(e.name, x.environment::text),
           coalesce(e.status IN ('ready', 'expired'), false), x.job,
           CASE WHEN x.finished_at IS NOT NULL THEN 'done'
                WHEN j.state IS NULL OR j.is_orphaned THEN 'failed'
                ELSE j.state END,
           x.format, x.compression, x.options, x.file_name, x.bytes, x.row_count, x.sha256, x.reason, x.requested_by,
           x.created_at, x.finished_at
    FROM showroom.export x
    LEFT JOIN showroom.environment e ON e.id = x.environment
    LEFT JOIN showroom.job_list j ON j.id = x.job
    WHERE (p_after IS NULL
           OR (x.created_at, x.id) < (SELECT l.created_at, l.id FROM showroom.export l WHERE l.id = p_after))
      AND NOT EXISTS (
          SELECT FROM regexp_split_to_table(btrim(p_search), '\s+') AS word
          WHERE word <> '' AND strpos(lower(concat_ws(' ', x.environment, e.name, x.file_name, x.requested_by, x.reason)),
                                      lower(word)) = 0)
    ORDER BY x.created_at DESC, x.id DESC
    LIMIT least(greatest(p_limit, 1), 1000)
$$;


ALTER FUNCTION showroom.export_list(p_search text, p_after uuid, p_limit integer) OWNER TO showroom_owner;

--
-- Name: export_plan(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_plan(p_request jsonb) RETURNS TABLE(table_name text, insert_into text, columns jsonb, statement text, is_filtered boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    is_sql boolean := p_request ->> 'format' = 'sql';
    is_text boolean := p_request ->> 'format' IN ('sql', 'csv');
    relations oid[] := ARRAY(SELECT t.relation FROM showroom.export_tables(p_request) t);
BEGIN
    RETURN QUERY
    SELECT t.table_name,
           format('INSERT INTO %s (%s)%s', t.relation::regclass, c.names,
                  CASE WHEN c.is_always_identity THEN ' OVERRIDING SYSTEM VALUE' ELSE '' END),
           c.columns,
           format('COPY (SELECT %s FROM %s WHERE %I = %L%s) TO STDOUT (FORMAT binary)', c.expressions, t.guard_view,
                  t.key_column, p_request ->> 'tenant', t.filter),
           t.filter <> ''
    FROM showroom.export_tables(p_request) WITH ORDINALITY AS t(relation, table_name, guard_view, key_column, is_event,
                                                                filter, row_count, place)
    CROSS JOIN LATERAL (
        SELECT string_agg(quote_ident(x.name), ', ' ORDER BY x.number) AS names,
               bool_or(x.is_always_identity) AS is_always_identity,
               jsonb_agg(jsonb_build_object('name', x.name, 'encoding',
                             coalesce(x.encoding, CASE WHEN is_text THEN 'text' ELSE 'literal' END)) ORDER BY x.number) AS columns,
               string_agg(CASE WHEN x.encoding IS NOT NULL THEN quote_ident(x.name)
                               WHEN is_text THEN quote_ident(x.name) || '::text'
                               ELSE 'to_json(' || quote_ident(x.name) || ')::text' END, ', ' ORDER BY x.number) AS expressions
        FROM (SELECT k.number, k.name, k.is_always_identity, showroom.export_encoding(k.type) AS encoding
              FROM showroom.export_columns(t.relation, relations) k
              WHERE NOT (is_sql AND k.is_generated)
                AND EXISTS (SELECT FROM pg_attribute v
                            WHERE v.attrelid = t.guard_view::regclass AND v.attname = k.name AND NOT v.attisdropped)) x
    ) c
    ORDER BY t.place;
END
$$;


ALTER FUNCTION showroom.export_plan(p_request jsonb) OWNER TO showroom_owner;

--
-- Name: export_sequence_values(oid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_sequence_values(relations oid[]) RETURNS TABLE(line text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT format('SELECT pg_catalog.setval(%L, (SELECT coalesce(max(%I), 0) + 1 FROM %s), false);',
                  s.sequence::regclass, a.attname, s.relation::regclass)
           || CASE WHEN s.is_owned THEN format(E'\nALTER SEQUENCE %s OWNED BY %s.%I;', s.sequence::regclass,
                                               s.relation::regclass, a.attname) ELSE '' END
    FROM showroom.export_sequences(relations) s
    JOIN pg_attribute a ON a.attrelid = s.relation AND a.attnum = s.column_number
    WHERE a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
    UNION ALL
    SELECT format('SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(%L, %L), '
                  '(SELECT coalesce(max(%I), 0) + 1 FROM %s), false);',
                  a.attrelid::regclass, a.attname, a.attname, a.attrelid::regclass)
    FROM pg_attribute a
    WHERE a.attrelid = ANY (relations) AND a.attidentity <> '' AND NOT a.attisdropped
$$;


ALTER FUNCTION showroom.export_sequence_values(relations oid[]) OWNER TO showroom_owner;

--
-- Name: export_sequences(oid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_sequences(relations oid[]) RETURNS TABLE(sequence oid, relation oid, column_number integer, is_owned boolean)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT s.oid, ad.adrelid, ad.adnum::integer,
           EXISTS (SELECT FROM pg_depend o
                   WHERE o.classid = 'pg_class'::regclass AND o.objid = s.oid AND o.deptype = 'a'
                     AND o.refobjid = ad.adrelid AND o.refobjsubid = ad.adnum)
    FROM pg_attrdef ad
    JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = ad.oid AND d.refclassid = 'pg_class'::regclass
    JOIN pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
    WHERE ad.adrelid = ANY (relations)
$$;


ALTER FUNCTION showroom.export_sequences(relations oid[]) OWNER TO showroom_owner;

--
-- Name: export_tables(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_tables(p_request jsonb) RETURNS TABLE(relation oid, table_name text, guard_view text, key_column text, is_event boolean, filter text, row_count bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment := showroom.require_exportable(p_request ->> 'tenant');
    kinds text[] := ARRAY(SELECT jsonb_array_elements_text(p_request -> 'kinds'));
    condition text := showroom.export_filter(p_request);
    has_days boolean := coalesce(p_request ->> 'from', p_request ->> 'until') IS NOT NULL;
BEGIN
    PERFORM showroom.require_known_kinds(target, kinds);
    RETURN QUERY
    SELECT c.oid, r.schema_name || '.' || r.table_name, g.guard_view, g.key_column, e.is_event,
           CASE WHEN e.is_event THEN condition ELSE '' END,
           CASE
               WHEN NOT e.is_event OR condition = '' THEN
                   coalesce(b.row_count, (target.row_counts ->> (r.schema_name || '.' || r.table_name))::bigint)
               WHEN NOT has_days THEN
                   (SELECT sum((target.events_by_kind ->> k)::bigint)::bigint FROM unnest(kinds) AS k)
           END
    FROM showroom.registered_table r
    JOIN pg_namespace n ON n.nspname = r.schema_name
    JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
    CROSS JOIN LATERAL (
        SELECT count(*) = 2 AS is_event FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname IN ('kind', 'occurred_at') AND NOT a.attisdropped) e
    CROSS JOIN LATERAL showroom.environment_guard(target.id, r.schema_name || '.' || r.table_name) g
    LEFT JOIN showroom.base_fingerprint b
        ON b.environment = target.id AND b.schema_name = r.schema_name AND b.table_name = r.table_name
    WHERE r.blueprint = target.blueprint
      AND coalesce((p_request ->> CASE WHEN e.is_event THEN 'events' ELSE 'users' END)::boolean, true)
    ORDER BY r.load_order, r.schema_name, r.table_name;
END
$$;


ALTER FUNCTION showroom.export_tables(p_request jsonb) OWNER TO showroom_owner;

--
-- Name: export_types(oid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.export_types(relations oid[]) RETURNS TABLE(id oid, depth integer)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    WITH RECURSIVE used(id, depth) AS (
        SELECT CASE WHEN t.typtype = 'b' AND t.typcategory = 'A' THEN t.typelem ELSE t.oid END, 0
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
        WHERE a.attrelid = ANY (relations) AND a.attnum > 0 AND NOT a.attisdropped
        UNION
        SELECT CASE WHEN b.typtype = 'b' AND b.typcategory = 'A' THEN b.typelem ELSE b.oid END, u.depth + 1
        FROM used u JOIN pg_type d ON d.oid = u.id AND d.typtype = 'd' JOIN pg_type b ON b.oid = d.typbasetype
    )
    SELECT u.id, max(u.depth) FROM used u WHERE u.id >= 16384 GROUP BY u.id
$$;


ALTER FUNCTION showroom.export_types(relations oid[]) OWNER TO showroom_owner;

--
-- Name: extend_environments(text[], integer, timestamp with time zone); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.extend_environments(p_ids text[], p_days integer, p_until timestamp with time zone) RETURNS TABLE(environment text, expires_at timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment;
    moment timestamptz := showroom.now();
    new_end timestamptz;
BEGIN
    IF (p_days IS NULL) = (p_until IS NULL) OR p_days NOT BETWEEN 1 AND 3650
       OR p_until NOT BETWEEN moment AND moment + interval '3650 days' THEN
        PERFORM showroom.refuse('SR005', 'This is no extension.', 'Give 1 to 3650 days, or a day to come within ten years.',
            '[{"field": "days", "code": "out-of-range", "message": "Give 1 to 3650 days, or a day to come."}]');
    END IF;
    FOR target IN SELECT * FROM showroom.hold_environments(p_ids)
    LOOP
        new_end := coalesce(p_until, greatest(target.expires_at, moment) + make_interval(days => p_days));
        IF new_end <= target.expires_at OR new_end > moment + interval '3650 days' THEN
            PERFORM showroom.refuse('SR005',
                format('“%s” cannot live until %s.', target.id, to_char(new_end AT TIME ZONE 'UTC', 'YYYY-MM-DD')),
                CASE WHEN new_end <= target.expires_at
                     THEN format('It lives until %s anyway; choose a later day.',
                                 to_char(target.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'))
                     ELSE 'That is more than ten years; choose an earlier day.' END,
                '[{"field": "until", "code": "out-of-range", "message": "Choose another day."}]');
        END IF;
        UPDATE showroom.environment e
           SET expires_at = new_end, updated_at = moment,
               status = CASE e.status WHEN 'expired' THEN 'ready' ELSE e.status END
         WHERE e.id = target.id;
        PERFORM showroom.audit_record('environment.extend', target.id, NULL,
                                      jsonb_build_object('from', target.expires_at, 'to', new_end));
        environment := target.id;
        expires_at := new_end;
        RETURN NEXT;
    END LOOP;
END
$$;


ALTER FUNCTION showroom.extend_environments(p_ids text[], p_days integer, p_until timestamp with time zone) OWNER TO showroom_owner;

--
-- Name: find_condition(text, text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.find_condition(p_column text, p_type text, p_text text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
SELECT CASE
    WHEN p_type = 'uuid' AND p_text ~ '^[0-9A-Fa-f-]{4,36}$' AND length(replace(p_text, '-', '')) BETWEEN 4 AND 32 THEN
        format('%I BETWEEN rpad(replace($2, ''-'', ''''), 32, ''0'')::uuid AND rpad(replace($2, ''-'', ''''), 32, ''f'')::uuid',
               p_column)
    WHEN p_type IN ('text', 'character varying', 'character') THEN format('%I IN ($2, lower($2))', p_column)
    WHEN p_type IN ('smallint', 'integer', 'bigint') AND p_text ~ '^-?[0-9]{1,18}$' THEN format('%I = $2::bigint', p_column)
END
$_$;


ALTER FUNCTION showroom.find_condition(p_column text, p_type text, p_text text) OWNER TO showroom_owner;

--
-- Name: find_rows(text, text, integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.find_rows(p_environment text, p_text text, p_limit integer) RETURNS TABLE(table_name text, column_name text, row_key text[], content text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "DateStyle" TO 'ISO, YMD'
    SET "TimeZone" TO 'UTC'
    SET "IntervalStyle" TO 'iso_8601'
    SET extra_float_digits TO '1'
    SET bytea_output TO 'hex'
    SET xmlbinary TO 'base64'
    AS $_$
DECLARE
    listed record;
    source showroom.browse_source;
BEGIN
    FOR listed IN
        SELECT b.table_name AS name, u.name AS column_name,
               showroom.find_condition(u.name, split_part(u.type, '(', 1), p_text) AS condition
          FROM showroom.browse_tables(p_environment) b
         CROSS JOIN LATERAL jsonb_to_recordset(b.columns) AS u (name text, type text, "unique" boolean)
         WHERE u."unique"
    LOOP
        CONTINUE WHEN listed.condition IS NULL;
        source := showroom.browse_source(p_environment, listed.name);
        RETURN QUERY EXECUTE format(
            'SELECT %1$L::text, %2$L::text, ARRAY[%3$s], array_to_json(ARRAY[%4$s])::text '
            'FROM %5$s WHERE %6$I = $1 AND %7$s ORDER BY %8$I LIMIT $3',
            listed.name, listed.column_name,
            (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i)
             FROM unnest(source.key_names) WITH ORDINALITY k (n, i)),
            (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i)
             FROM unnest(source.column_names) WITH ORDINALITY k (n, i)),
            source.guard_view, source.key_column, listed.condition, listed.column_name)
        USING p_environment, p_text, p_limit;
    END LOOP;
END
$_$;


ALTER FUNCTION showroom.find_rows(p_environment text, p_text text, p_limit integer) OWNER TO showroom_owner;

--
-- Name: find_session(uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.find_session(p_session uuid) RETURNS showroom.session
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    found_one showroom.session;
BEGIN
    SELECT * INTO found_one FROM showroom.session s WHERE s.id = p_session;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', 'There is no such session.', 'Look for it in the environment''s list of sessions.');
    END IF;
    RETURN found_one;
END
$$;


ALTER FUNCTION showroom.find_session(p_session uuid) OWNER TO showroom_owner;

--
-- Name: finish_export(bigint, integer, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.finish_export(p_job bigint, p_token integer, p_outcome jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.hold_job(p_job, p_token);
    UPDATE showroom.export
    SET bytes = (p_outcome ->> 'bytes')::bigint, row_count = (p_outcome ->> 'rows')::bigint,
        sha256 = p_outcome ->> 'sha256', finished_at = showroom.now()
    WHERE job = p_job;
END
$$;


ALTER FUNCTION showroom.finish_export(p_job bigint, p_token integer, p_outcome jsonb) OWNER TO showroom_owner;

--
-- Name: finish_job(bigint, integer, text, jsonb, jsonb, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.finish_job(p_job bigint, p_token integer, p_state text, p_outcome jsonb, p_error jsonb, p_progress jsonb) RETURNS SETOF showroom.job_list
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    finished showroom.job;
BEGIN
    PERFORM showroom.hold_environment_of(p_job);
    PERFORM showroom.hold_job(p_job, p_token);
    UPDATE showroom.job j
       SET state = CASE WHEN p_state = 'paused' AND j.cancel_requested THEN 'cancelled' ELSE p_state END,
           outcome = p_outcome, error = p_error, progress = p_progress,
           finished_at = CASE WHEN p_state <> 'paused' OR j.cancel_requested THEN showroom.now() END,
           lease_until = NULL, cancel_requested = false, pause_requested = false
     WHERE j.id = p_job
    RETURNING j.* INTO finished;
    PERFORM showroom.settle_environment(finished);
    PERFORM showroom.audit_record('job.' || finished.kind || '.' || finished.state, finished.environment, NULL,
        jsonb_build_object('job', p_job, 'outcome', p_outcome),
        CASE WHEN finished.kind = 'teardown' THEN p_outcome -> 'removed' END,
        CASE WHEN finished.kind = 'teardown' THEN p_outcome -> 'remaining'
             WHEN finished.kind = 'seed' AND p_state = 'done'
             THEN (SELECT e.row_counts FROM showroom.environment e WHERE e.id = finished.environment) END);
    PERFORM pg_advisory_unlock(p_job::integer, showroom.job_lock_key(p_token));
    RETURN QUERY SELECT * FROM showroom.job_list l WHERE l.id = p_job;
END
$$;


ALTER FUNCTION showroom.finish_job(p_job bigint, p_token integer, p_state text, p_outcome jsonb, p_error jsonb, p_progress jsonb) OWNER TO showroom_owner;

--
-- Name: finished_steps(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.finished_steps(p_job bigint) RETURNS TABLE(number integer, name text, rows bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT number, name, rows FROM showroom.job_step WHERE job = p_job ORDER BY number
$$;


ALTER FUNCTION showroom.finished_steps(p_job bigint) OWNER TO showroom_owner;

--
-- Name: fleet_coverage(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.fleet_coverage() RETURNS TABLE(environments bigint, counted bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT count(*), count(t.environment)
  FROM showroom.environment e
  LEFT JOIN showroom.tile t ON t.environment = e.id AND t.name = 'volumes'
 WHERE e.status IN ('ready', 'refreshing', 'expired')
$$;


ALTER FUNCTION showroom.fleet_coverage() OWNER TO showroom_owner;

--
-- Name: fleet_volumes(date, date); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.fleet_volumes(p_from date, p_until date) RETURNS TABLE(blueprint text, month text, kind text, events bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT e.blueprint, m.month, k.kind, sum(k.events::bigint)::bigint
  FROM showroom.tile t
  JOIN showroom.environment e ON e.id = t.environment
 CROSS JOIN LATERAL jsonb_each(t.value) m (month, kinds)
 CROSS JOIN LATERAL jsonb_each_text(m.kinds) k (kind, events)
 WHERE t.name = 'volumes' AND e.status IN ('ready', 'refreshing', 'expired')
   AND m.month BETWEEN to_char(p_from, 'YYYY-MM') AND to_char(p_until, 'YYYY-MM')
 GROUP BY e.blueprint, m.month, k.kind
$$;


ALTER FUNCTION showroom.fleet_volumes(p_from date, p_until date) OWNER TO showroom_owner;

--
-- Name: hold; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.hold (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    environment showroom.environment_id NOT NULL,
    session uuid,
    held_by text DEFAULT SESSION_USER NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    until timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE showroom.hold OWNER TO showroom_owner;

--
-- Name: foreign_hold(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.foreign_hold(p_environment text) RETURNS showroom.hold
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT h.* FROM showroom.hold h
 WHERE h.environment = p_environment AND h.until > showroom.now() AND h.held_by <> session_user
 ORDER BY h.until DESC LIMIT 1
$$;


ALTER FUNCTION showroom.foreign_hold(p_environment text) OWNER TO showroom_owner;

--
-- Name: forget_environment(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.forget_environment(p_id text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom_guard.clear_layer(p_id, l.id, 9223372036854775807) FROM showroom.layer l WHERE l.environment = p_id;
    UPDATE showroom.environment
       SET row_counts = (SELECT coalesce(jsonb_object_agg(k, 0), '{}') FROM jsonb_object_keys(row_counts) k),
           events_by_kind = (SELECT coalesce(jsonb_object_agg(k, 0), '{}') FROM jsonb_object_keys(events_by_kind) k),
           storage_bytes = 0, fingerprint = NULL
     WHERE id = p_id;
    DELETE FROM showroom.base_fingerprint WHERE environment = p_id;
    DELETE FROM showroom.tile WHERE environment = p_id;
    DELETE FROM showroom.report WHERE environment = p_id;
    DELETE FROM showroom.access_link WHERE environment = p_id;
    DELETE FROM showroom.persona WHERE environment = p_id;
    DELETE FROM showroom.hold WHERE environment = p_id;
    DELETE FROM showroom.session WHERE environment = p_id;
    DELETE FROM showroom.layer WHERE environment = p_id;
    DELETE FROM showroom.sandbox WHERE environment = p_id;
END
$$;


ALTER FUNCTION showroom.forget_environment(p_id text) OWNER TO showroom_owner;

--
-- Name: base_fingerprint; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.base_fingerprint (
    environment showroom.environment_id NOT NULL,
    schema_name text NOT NULL,
    table_name text NOT NULL,
    row_count bigint NOT NULL,
    lanes text NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT base_fingerprint_row_count_check CHECK ((row_count >= 0))
);


ALTER TABLE showroom.base_fingerprint OWNER TO showroom_owner;

--
-- Name: forget_registration(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.forget_registration(product_schema text, product_table text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 DELETE FROM showroom.base_fingerprint
   WHERE ((base_fingerprint.schema_name = forget_registration.product_schema) AND (base_fingerprint.table_name = forget_registration.product_table));
 DELETE FROM showroom.registered_table
   WHERE ((registered_table.schema_name = forget_registration.product_schema) AND (registered_table.table_name = forget_registration.product_table));
END;


ALTER FUNCTION showroom.forget_registration(product_schema text, product_table text) OWNER TO showroom_owner;

--
-- Name: give_layer(showroom.session, bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.give_layer(p_session showroom.session, p_layer bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    UPDATE showroom.layer SET state = 'active', archived_at = NULL, expires_at = NULL, reason = '' WHERE id = p_layer;
    UPDATE showroom.session SET layer = p_layer WHERE id = p_session.id;
    IF showroom_guard.is_layer_empty(p_session.environment, p_session.layer) THEN
        DELETE FROM showroom.layer WHERE id = p_session.layer;
    ELSE
        PERFORM showroom.archive_layer(p_session.layer, 'undo');
    END IF;
END
$$;


ALTER FUNCTION showroom.give_layer(p_session showroom.session, p_layer bigint) OWNER TO showroom_owner;

--
-- Name: has_session(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.has_session() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF coalesce(current_setting('showroom.token', true), '') = '' THEN
        RETURN false;
    END IF;
    IF has_database_privilege(session_user, current_database(), 'TEMPORARY, CREATE')
       OR (to_regnamespace('public') IS NOT NULL AND has_schema_privilege(session_user, 'public', 'CREATE')) THEN
        IF NOT (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = session_user) THEN
            PERFORM showroom.refuse('SR018',
                format('The login “%s” can make functions in this database, so it gets no sessions.', session_user),
                format('The database''s owner runs: REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC; and grants it to those who '
                       'need it, and takes CREATE on every schema from this login.', current_database()));
        END IF;
    END IF;
    RETURN true;
END
$$;


ALTER FUNCTION showroom.has_session() OWNER TO showroom_owner;

--
-- Name: hold_environment(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.hold_environment(p_id text) RETURNS showroom.environment
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    found_one showroom.environment;
BEGIN
    PERFORM showroom.require_environment_id(p_id);
    SELECT * INTO found_one FROM showroom.environment WHERE id = p_id AND status <> 'deleted' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR002', MESSAGE = format('There is no environment “%s”.', p_id),
            HINT = 'Check the id in the list of environments; it may have been deleted.';
    END IF;
    RETURN found_one;
END
$$;


ALTER FUNCTION showroom.hold_environment(p_id text) OWNER TO showroom_owner;

--
-- Name: hold_environment_of(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.hold_environment_of(p_job bigint) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT FROM showroom.environment e
 WHERE e.id = (SELECT j.environment FROM showroom.job j WHERE j.id = p_job AND j.kind <> 'export')
   FOR NO KEY UPDATE
$$;


ALTER FUNCTION showroom.hold_environment_of(p_job bigint) OWNER TO showroom_owner;

--
-- Name: hold_environments(text[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.hold_environments(p_ids text[]) RETURNS SETOF showroom.environment
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    wanted text;
    held showroom.environment;
BEGIN
    IF coalesce(cardinality(p_ids), 0) NOT BETWEEN 1 AND 1000 THEN
        PERFORM showroom.refuse('SR005', 'No environment is named, or too many.', 'Name 1 to 1000 environments.');
    END IF;
    FOR wanted IN SELECT DISTINCT id COLLATE "C" FROM unnest(p_ids) u (id) ORDER BY 1
    LOOP
        held := showroom.hold_environment(wanted);
        IF held.status = 'deleting' THEN
            PERFORM showroom.refuse('SR006', format('“%s” is being torn down.', wanted), 'Leave it out.');
        END IF;
        RETURN NEXT held;
    END LOOP;
END
$$;


ALTER FUNCTION showroom.hold_environments(p_ids text[]) OWNER TO showroom_owner;

--
-- Name: hold_job(bigint, integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.hold_job(p_job bigint, p_token integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    held_kind text;
BEGIN
    SELECT kind INTO held_kind FROM showroom.job
     WHERE id = p_job AND fencing_token = p_token AND state = 'running' FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR006', MESSAGE = format('Somebody else has taken over job %s.', p_job),
            HINT = 'Watch it in the list of jobs.';
    END IF;
    PERFORM showroom.require_job_role(held_kind);
END
$$;


ALTER FUNCTION showroom.hold_job(p_job bigint, p_token integer) OWNER TO showroom_owner;

--
-- Name: hold_job_row(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.hold_job_row(p_job bigint) RETURNS showroom.job
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    held showroom.job;
BEGIN
    PERFORM showroom.hold_environment_of(p_job);
    SELECT * INTO held FROM showroom.job WHERE id = p_job FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR002', MESSAGE = format('There is no job %s.', p_job),
            HINT = 'List the jobs to find the one you mean.';
    END IF;
    PERFORM showroom.require_job_role(held.kind);
    RETURN held;
END
$$;


ALTER FUNCTION showroom.hold_job_row(p_job bigint) OWNER TO showroom_owner;

--
-- Name: hold_references(bigint, boolean); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.hold_references(p_layer bigint, p_is_removal boolean) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    place integer := (p_layer % 2147483647)::integer;
BEGIN
    IF NOT p_is_removal THEN
        PERFORM pg_advisory_xact_lock_shared(1397904722, place);
    ELSIF NOT pg_try_advisory_xact_lock(1397904722, place) THEN
        BEGIN
            PERFORM pg_advisory_xact_lock(1397904722, place);
        EXCEPTION WHEN deadlock_detected THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                MESSAGE = 'Another transaction of this session works on rows that refer to each other.',
                HINT = 'Repeat the transaction.';
        END;
    END IF;
END
$$;


ALTER FUNCTION showroom.hold_references(p_layer bigint, p_is_removal boolean) OWNER TO showroom_owner;

--
-- Name: sandbox; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.sandbox (
    environment showroom.environment_id NOT NULL,
    type text NOT NULL,
    max_users integer NOT NULL,
    max_api_calls integer NOT NULL,
    used_api_calls bigint DEFAULT 0 NOT NULL,
    restrictions jsonb DEFAULT '{}'::jsonb NOT NULL,
    accessible_by text[] DEFAULT '{}'::text[] NOT NULL,
    auto_reset_hours integer,
    last_reset_at timestamp with time zone,
    api_rate integer,
    CONSTRAINT sandbox_api_rate_check CHECK (((api_rate >= 1) AND (api_rate <= 100000))),
    CONSTRAINT sandbox_auto_reset_hours_check CHECK ((auto_reset_hours > 0)),
    CONSTRAINT sandbox_max_api_calls_check CHECK ((max_api_calls > 0)),
    CONSTRAINT sandbox_max_users_check CHECK ((max_users > 0)),
    CONSTRAINT sandbox_restrictions_check CHECK ((jsonb_typeof(restrictions) = 'object'::text)),
    CONSTRAINT sandbox_used_api_calls_check CHECK ((used_api_calls >= 0))
);


ALTER TABLE showroom.sandbox OWNER TO showroom_owner;

--
-- Name: hold_sandbox(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.hold_sandbox(p_id text) RETURNS showroom.sandbox
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    held showroom.sandbox;
BEGIN
    PERFORM showroom.hold_environment(p_id);
    SELECT * INTO held FROM showroom.sandbox s WHERE s.environment = p_id FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('“%s” is no sandbox.', p_id), 'Ids of sandboxes begin with sandbox-.');
    END IF;
    RETURN held;
END
$$;


ALTER FUNCTION showroom.hold_sandbox(p_id text) OWNER TO showroom_owner;

--
-- Name: hold_session(uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.hold_session(p_session uuid) RETURNS showroom.session
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET lock_timeout TO '5s'
    AS $$
DECLARE
    held showroom.session := showroom.require_session(p_session);
    in_use record;
BEGIN
    BEGIN
        PERFORM pg_advisory_xact_lock(1397904723, hashtext(p_session::text));
        SELECT * INTO held FROM showroom.session s WHERE s.id = p_session FOR UPDATE;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        PERFORM showroom.refuse('SR006', format('%s is writing in this session.', held.person),
                                'Try again once their transaction has ended.');
    END;
    IF held.state IS DISTINCT FROM 'open' THEN
        PERFORM showroom.refuse('SR011', 'This session was closed.', 'Open it again to go on.');
    END IF;
    SELECT h.held_by, h.until, h.reason INTO in_use FROM showroom.hold h
     WHERE h.environment = held.environment AND (h.session IS NULL OR h.session = held.id)
       AND h.until > showroom.now() AND h.held_by <> session_user
     ORDER BY h.until DESC LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR009',
            format('%s holds this session until %s UTC%s.', in_use.held_by,
                   to_char(in_use.until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), coalesce(': ' || nullif(in_use.reason, ''), '')),
            'Wait until then, or ask them to release it.');
    END IF;
    RETURN held;
END
$$;


ALTER FUNCTION showroom.hold_session(p_session uuid) OWNER TO showroom_owner;

--
-- Name: install_own_layers(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.install_own_layers(p_environment text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    own record;
    product_blueprint text := (SELECT e.blueprint FROM showroom.environment e WHERE e.id = p_environment);
BEGIN
    FOR own IN SELECT * FROM showroom_guard.lend_own_tables(p_environment) LOOP
        PERFORM showroom_live.install(own.relation, own.product_table, product_blueprint, p_environment, own.key_column);
    END LOOP;
END
$$;


ALTER FUNCTION showroom.install_own_layers(p_environment text) OWNER TO showroom_owner;

--
-- Name: is_id_available(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.is_id_available(p_id text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT NOT EXISTS (SELECT FROM showroom.environment WHERE id = p_id AND status <> 'deleted')
$$;


ALTER FUNCTION showroom.is_id_available(p_id text) OWNER TO showroom_owner;

--
-- Name: is_private_server(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.is_private_server() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN ((current_setting('cluster_name'::text) = 'showroom-private'::text) AND (current_setting('listen_addresses'::text) = ''::text));


ALTER FUNCTION showroom.is_private_server() OWNER TO showroom_owner;

--
-- Name: is_restricted(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.is_restricted(p_environment text, p_name text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT r.is_outward OR EXISTS (SELECT FROM showroom.sandbox s
                                WHERE s.environment = p_environment AND coalesce((s.restrictions ->> r.name)::boolean, true))
  FROM showroom.restriction r WHERE r.name = p_name
$$;


ALTER FUNCTION showroom.is_restricted(p_environment text, p_name text) OWNER TO showroom_owner;

--
-- Name: is_whole_number(jsonb, bigint, bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.is_whole_number(p_value jsonb, p_minimum bigint, p_maximum bigint) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN CASE WHEN ((jsonb_typeof(p_value) = 'number'::text) AND ((p_value)::text ~ '^[0-9]{1,18}$'::text)) THEN ((((p_value)::text)::bigint >= p_minimum) AND (((p_value)::text)::bigint <= p_maximum)) ELSE false END;


ALTER FUNCTION showroom.is_whole_number(p_value jsonb, p_minimum bigint, p_maximum bigint) OWNER TO showroom_owner;

--
-- Name: job_has_steps(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.job_has_steps(p_kind text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (p_kind = 'seed'::text);


ALTER FUNCTION showroom.job_has_steps(p_kind text) OWNER TO showroom_owner;

--
-- Name: job_heartbeat(bigint, integer, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.job_heartbeat(p_job bigint, p_token integer, p_progress jsonb) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    wish text;
BEGIN
    PERFORM showroom.require_job_role((SELECT kind FROM showroom.job WHERE id = p_job));
    UPDATE showroom.job
       SET heartbeat_at = clock_timestamp(), lease_until = clock_timestamp() + interval '60 seconds', progress = p_progress
     WHERE id = p_job AND fencing_token = p_token AND state = 'running'
    RETURNING CASE WHEN cancel_requested THEN 'cancel' WHEN pause_requested THEN 'pause' END INTO wish;
    IF NOT FOUND AND EXISTS (SELECT FROM showroom.job WHERE id = p_job AND fencing_token > p_token) THEN
        PERFORM showroom.hold_job(p_job, p_token);
    END IF;
    RETURN coalesce(wish, '');
END
$$;


ALTER FUNCTION showroom.job_heartbeat(p_job bigint, p_token integer, p_progress jsonb) OWNER TO showroom_owner;

--
-- Name: job_lock_key(integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.job_lock_key(p_token integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT 1398931456 + p_token % 65536
$$;


ALTER FUNCTION showroom.job_lock_key(p_token integer) OWNER TO showroom_owner;

--
-- Name: job_steps(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.job_steps(p_job bigint) RETURNS TABLE(number integer, name text, rows bigint, finished_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT s.number, s.name, s.rows, s.finished_at FROM showroom.job_step s WHERE s.job = p_job ORDER BY s.number
$$;


ALTER FUNCTION showroom.job_steps(p_job bigint) OWNER TO showroom_owner;

--
-- Name: keep_api_calls(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.keep_api_calls(p_environment text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    counted showroom.api_counter;
BEGIN
    SELECT * INTO counted FROM showroom.api_counter c WHERE c.environment = p_environment FOR UPDATE;
    IF NOT FOUND OR counted.calls <= counted.kept THEN
        RETURN;
    END IF;
    INSERT INTO showroom.usage_daily AS d (environment, day, kind, total)
    VALUES (p_environment, (showroom.now() AT TIME ZONE 'UTC')::date, 'api-call', counted.calls - counted.kept)
    ON CONFLICT (environment, day, kind) DO UPDATE SET total = d.total + excluded.total;
    UPDATE showroom.sandbox SET used_api_calls = counted.calls WHERE environment = p_environment;
    UPDATE showroom.api_counter SET kept = counted.calls WHERE environment = p_environment;
END
$$;


ALTER FUNCTION showroom.keep_api_calls(p_environment text) OWNER TO showroom_owner;

--
-- Name: keep_audit(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.keep_audit() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    without_seal jsonb;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        without_seal := to_jsonb(NEW) || '{"sequence": null, "previous_hash": null, "hash": null, "sealed_at": null}';
        IF OLD.sequence IS NULL AND NEW.sequence IS NOT NULL AND without_seal = to_jsonb(OLD) THEN
            RETURN NEW;
        END IF;
    END IF;
    PERFORM showroom.refuse('SR029', 'The audit log only grows: nothing in it can be changed or removed.',
                            'Keep an export of it where you want less.');
END
$$;


ALTER FUNCTION showroom.keep_audit() OWNER TO showroom_owner;

--
-- Name: keep_volumes(text, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.keep_volumes(p_environment text, p_volumes jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
INSERT INTO showroom.tile (environment, name, value, computed_at)
SELECT e.id, 'volumes', p_volumes, greatest(showroom.now(), e.ready_at)
  FROM showroom.environment e
 WHERE e.id = p_environment AND e.status IN ('ready', 'expired') AND jsonb_typeof(p_volumes) = 'object'
ON CONFLICT (environment, name)
    DO UPDATE SET value = excluded.value, computed_at = excluded.computed_at, stale = false
$$;


ALTER FUNCTION showroom.keep_volumes(p_environment text, p_volumes jsonb) OWNER TO showroom_owner;

--
-- Name: leave(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.leave() RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    path_before text := pg_catalog.current_setting('search_path');
    path_outside text := showroom.session_path(path_before);
BEGIN
    PERFORM pg_catalog.set_config('showroom.token', '', false);
    IF path_outside IS DISTINCT FROM path_before THEN
        PERFORM pg_catalog.set_config('search_path', path_outside, false);
    END IF;
END
$$;


ALTER FUNCTION showroom.leave() OWNER TO showroom_owner;

--
-- Name: lend_table(regclass); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.lend_table(p_relation regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    wanted text;
BEGIN
    FOR wanted IN
        SELECT format('GRANT USAGE ON SCHEMA %s TO showroom_live', relnamespace::regnamespace) FROM pg_class WHERE oid = p_relation
        UNION ALL
        SELECT format('GRANT USAGE ON SCHEMA %s TO showroom_live', s) FROM showroom.type_schemas(p_relation) s
         WHERE NOT has_schema_privilege('showroom_live', s, 'USAGE')
        UNION ALL
        SELECT format('GRANT SELECT ON %s TO showroom_live', p_relation)
        UNION ALL
        SELECT format('GRANT USAGE ON SEQUENCE %s TO showroom_live, showroom_product', s)
          FROM showroom.table_sequences(p_relation) s
        UNION ALL
        SELECT format('GRANT USAGE ON SCHEMA %s TO showroom_live; GRANT SELECT (%s) ON %s TO showroom_live',
                      c.relnamespace::regnamespace,
                      (SELECT string_agg(quote_ident(a.attname), ', ') FROM pg_attribute a
                        WHERE a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)), k.confrelid::regclass)
          FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid
         WHERE k.conrelid = p_relation AND k.contype = 'f' AND k.confrelid <> k.conrelid
           AND pg_has_role(current_user, c.relowner, 'USAGE')
           AND NOT has_table_privilege('showroom_live', k.confrelid, 'SELECT')
    LOOP
        EXECUTE wanted;
    END LOOP;
END
$$;


ALTER FUNCTION showroom.lend_table(p_relation regclass) OWNER TO showroom_owner;

--
-- Name: link_url(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.link_url(p_token text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN ((('https://'::text || showroom.text_setting_value('access.baseDomain'::text)) || '/demo/'::text) || p_token);


ALTER FUNCTION showroom.link_url(p_token text) OWNER TO showroom_owner;

--
-- Name: make_analyze_function(regclass); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.make_analyze_function(product_table regclass) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    made text := (SELECT format('showroom_analyze.%I', n.nspname || '__' || c.relname)
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = product_table);
    table_owner name := (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = product_table);
    key_columns text := (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
                           FROM pg_attribute a
                          WHERE a.attrelid = product_table AND a.attnum > 0 AND NOT a.attisdropped
                            AND (EXISTS (SELECT FROM pg_index i WHERE i.indrelid = product_table
                                                                  AND a.attnum = ANY (i.indkey))
                                 OR EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = product_table AND k.contype = 'f'
                                                                          AND a.attnum = ANY (k.conkey))));
BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION %s() RETURNS void LANGUAGE plpgsql SECURITY DEFINER '
                   'SET search_path = pg_catalog, pg_temp AS $body$ BEGIN ANALYZE %s (%s); END $body$',
                   made, product_table, key_columns);
    EXECUTE format('REVOKE ALL ON FUNCTION %s() FROM PUBLIC', made);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s() TO showroom_ops, showroom_service', made);
    IF table_owner <> current_user THEN
        EXECUTE format('ALTER FUNCTION %s() OWNER TO %I', made, table_owner);
    END IF;
    RETURN made;
END
$_$;


ALTER FUNCTION showroom.make_analyze_function(product_table regclass) OWNER TO showroom_owner;

--
-- Name: may_handle_session(showroom.session); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.may_handle_session(p_session showroom.session) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (((p_session).person = SESSION_USER) OR ((p_session).opened_by = SESSION_USER) OR pg_has_role(SESSION_USER, 'showroom_support'::name, 'USAGE'::text) OR (((p_session).mode = 'shared'::text) AND pg_has_role(SESSION_USER, 'showroom_sales'::name, 'USAGE'::text)));


ALTER FUNCTION showroom.may_handle_session(p_session showroom.session) OWNER TO showroom_owner;

--
-- Name: measure_realism(text, date, integer, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.measure_realism(p_environment text, p_reference date, p_years integer, p_expected jsonb) RETURNS TABLE(property text, figure double precision, second double precision, sample bigint)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET jit TO 'off'
    SET work_mem TO '32MB'
    AS $_$
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
$_$;


ALTER FUNCTION showroom.measure_realism(p_environment text, p_reference date, p_years integer, p_expected jsonb) OWNER TO showroom_owner;

--
-- Name: missing_key_indexes(regclass, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.missing_key_indexes(product_table regclass, key_column text) RETURNS TABLE(constraint_name text, remedy text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 WITH foreign_key AS (
          SELECT c.conname,
             c.conkey,
             cardinality(c.conkey) AS width,
             k.attnum AS environment
            FROM (pg_constraint c
              JOIN pg_attribute k ON (((k.attrelid = c.conrelid) AND (k.attname = missing_key_indexes.key_column) AND (k.attnum = ANY (c.conkey)))))
           WHERE ((c.conrelid = (missing_key_indexes.product_table)::oid) AND (c.contype = 'f'::"char") AND (cardinality(c.conkey) > 1))
         )
  SELECT (f.conname)::text AS conname,
     format('CREATE INDEX ON %s (%I, %s);'::text, missing_key_indexes.product_table, missing_key_indexes.key_column, ( SELECT string_agg(quote_ident((a.attname)::text), ', '::text ORDER BY p."position") AS string_agg
            FROM (unnest(f.conkey) WITH ORDINALITY p(attnum, "position")
              JOIN pg_attribute a ON (((a.attrelid = (missing_key_indexes.product_table)::oid) AND (a.attnum = p.attnum))))
           WHERE (p.attnum <> f.environment))) AS format
    FROM foreign_key f
   WHERE (NOT (EXISTS ( SELECT
            FROM pg_index i
           WHERE ((i.indrelid = (missing_key_indexes.product_table)::oid) AND i.indisvalid AND (i.indpred IS NULL) AND (i.indkey[0] = f.environment) AND (((i.indkey)::smallint[])[0:(f.width - 1)] @> f.conkey)))));
END;


ALTER FUNCTION showroom.missing_key_indexes(product_table regclass, key_column text) OWNER TO showroom_owner;

--
-- Name: monthly_volumes(text, text, text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.monthly_volumes(p_environment text, p_table text, p_time_column text, p_kind_column text) RETURNS TABLE(month date, kind text, total bigint)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $_$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT date_trunc(''month'', %1$I)::date, %2$I::text, count(*) FROM %3$s WHERE %4$I = $1 GROUP BY 1, 2 ORDER BY 1, 2',
        p_time_column, p_kind_column, source.guard_view, source.key_column)
    USING p_environment;
END
$_$;


ALTER FUNCTION showroom.monthly_volumes(p_environment text, p_table text, p_time_column text, p_kind_column text) OWNER TO showroom_owner;

--
-- Name: needs_fit(showroom.layer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.needs_fit(p_archive showroom.layer) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN ((p_archive).needs_fit OR (EXISTS (SELECT FROM showroom.base_fingerprint f WHERE (((f.environment)::text = ((needs_fit.p_archive).environment)::text) AND (f.recorded_at > (needs_fit.p_archive).archived_at)))));


ALTER FUNCTION showroom.needs_fit(p_archive showroom.layer) OWNER TO showroom_owner;

--
-- Name: new_job(text, text, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.new_job(p_kind text, p_environment text, p_parameters jsonb) RETURNS bigint
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
INSERT INTO showroom.job (kind, environment, parameters, created_at)
VALUES (p_kind, p_environment, p_parameters, showroom.now())
RETURNING id
$$;


ALTER FUNCTION showroom.new_job(p_kind text, p_environment text, p_parameters jsonb) OWNER TO showroom_owner;

--
-- Name: new_layer(text, uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.new_layer(p_environment text, p_session uuid) RETURNS bigint
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    INSERT INTO showroom.layer (environment, session, created_at) VALUES (p_environment, p_session, showroom.now()) RETURNING id
$$;


ALTER FUNCTION showroom.new_layer(p_environment text, p_session uuid) OWNER TO showroom_owner;

--
-- Name: new_session_token(uuid, text, interval); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.new_session_token(p_session uuid, p_person text, p_valid_for interval) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    token text := 'srs_' || rtrim(translate(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                                                          || uuid_send(gen_random_uuid())), 'base64'), '+/', '-_'), '=');
BEGIN
    INSERT INTO showroom.session_token (token_hash, session, person, created_at, expires_at)
    VALUES (showroom.token_hash(token), p_session, p_person, showroom.now(), showroom.now() + p_valid_for);
    RETURN token;
END
$$;


ALTER FUNCTION showroom.new_session_token(p_session uuid, p_person text, p_valid_for interval) OWNER TO showroom_owner;

--
-- Name: next_hour(bigint, timestamp with time zone); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.next_hour(p_hour bigint, p_from timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (((date_trunc('day'::text, (p_from AT TIME ZONE 'UTC'::text)) + make_interval(hours => (p_hour)::integer)) + CASE WHEN ((date_trunc('day'::text, (p_from AT TIME ZONE 'UTC'::text)) + make_interval(hours => (p_hour)::integer)) < (p_from AT TIME ZONE 'UTC'::text)) THEN '1 day'::interval ELSE '00:00:00'::interval END) AT TIME ZONE 'UTC'::text);


ALTER FUNCTION showroom.next_hour(p_hour bigint, p_from timestamp with time zone) OWNER TO showroom_owner;

--
-- Name: note_access(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.note_access(p_environment text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM showroom.environment e
      WHERE e.id = p_environment AND coalesce(e.last_accessed_at <= showroom.now() - interval '1 minute', true)
        FOR NO KEY UPDATE SKIP LOCKED;
    IF FOUND THEN
        UPDATE showroom.environment SET last_accessed_at = showroom.now() WHERE id = p_environment;
    END IF;
END
$$;


ALTER FUNCTION showroom.note_access(p_environment text) OWNER TO showroom_owner;

--
-- Name: now(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN CASE WHEN ((COALESCE(current_setting('showroom.now'::text, true), ''::text) <> ''::text) AND showroom.is_private_server()) THEN (current_setting('showroom.now'::text))::timestamp with time zone ELSE now() END;


ALTER FUNCTION showroom.now() OWNER TO showroom_owner;

--
-- Name: open_environment_schema(bigint, integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.open_environment_schema(p_job bigint, p_token integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target text := showroom.own_environment_of(p_job, p_token, 'seed');
BEGIN
    IF NOT EXISTS (SELECT FROM showroom.job_step s WHERE s.job = p_job) THEN
        PERFORM showroom_guard.drop_own_schemas(target);
    END IF;
    PERFORM showroom_guard.open_own_schema(target);
END
$$;


ALTER FUNCTION showroom.open_environment_schema(p_job bigint, p_token integer) OWNER TO showroom_owner;

--
-- Name: open_environment_table(bigint, integer, text, text[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.open_environment_table(p_job bigint, p_token integer, p_table text, p_columns text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target text := showroom.own_environment_of(p_job, p_token, 'seed');
BEGIN
    INSERT INTO showroom.open_table (environment, table_name) VALUES (target, p_table);
    RETURN showroom_guard.open_own_table(target, p_table, p_columns);
END
$$;


ALTER FUNCTION showroom.open_environment_table(p_job bigint, p_token integer, p_table text, p_columns text[]) OWNER TO showroom_owner;

--
-- Name: own_environment_of(bigint, integer, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.own_environment_of(p_job bigint, p_token integer, p_kind text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target text;
BEGIN
    PERFORM showroom.require_job_role(p_kind);
    SELECT e.id INTO target FROM showroom.job j JOIN showroom.environment e ON e.id = j.environment
     WHERE j.id = p_job AND j.fencing_token = p_token AND j.state = 'running' AND j.kind = p_kind AND e.isolation = 'full';
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR006', format('Job %s is nobody''s here to go on with.', p_job),
                                'Watch it in the list of jobs.');
    END IF;
    RETURN target;
END
$$;


ALTER FUNCTION showroom.own_environment_of(p_job bigint, p_token integer, p_kind text) OWNER TO showroom_owner;

--
-- Name: possible_owners(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.possible_owners() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT r.rolname::text
  FROM pg_roles r
 WHERE r.rolcanlogin AND (r.rolname = session_user OR NOT r.rolsuper AND pg_has_role(r.oid, 'showroom_viewer', 'MEMBER'))
 ORDER BY 1
$$;


ALTER FUNCTION showroom.possible_owners() OWNER TO showroom_owner;

--
-- Name: problem(text, text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.problem(p_field text, p_code text, p_message text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN jsonb_build_object('field', p_field, 'code', p_code, 'message', p_message);


ALTER FUNCTION showroom.problem(p_field text, p_code text, p_message text) OWNER TO showroom_owner;

--
-- Name: product_table(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.product_table(table_name text) RETURNS regclass
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    found regclass := to_regclass(table_name);
BEGIN
    IF found IS NULL OR NOT EXISTS (SELECT FROM pg_class WHERE oid = found AND relkind IN ('r', 'p')) THEN
        PERFORM showroom.refuse('SR002', format('There is no table “%s”.', table_name),
                                'Give schema and table, for example impact.events.');
    END IF;
    RETURN found;
END
$$;


ALTER FUNCTION showroom.product_table(table_name text) OWNER TO showroom_owner;

--
-- Name: progress_of_next_owner(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.progress_of_next_owner(p_progress jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN CASE WHEN (p_progress = '{}'::jsonb) THEN p_progress ELSE (p_progress || jsonb_build_object('earlierMs', (COALESCE(((p_progress ->> 'earlierMs'::text))::bigint, (0)::bigint) + COALESCE(((p_progress ->> 'elapsedMs'::text))::bigint, (0)::bigint)), 'elapsedMs', 0, 'resumedAt', COALESCE((p_progress -> 'done'::text), '0'::jsonb))) END;


ALTER FUNCTION showroom.progress_of_next_owner(p_progress jsonb) OWNER TO showroom_owner;

--
-- Name: protect_environments(text[], boolean); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.protect_environments(p_ids text[], p_is_protected boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment;
BEGIN
    FOR target IN SELECT * FROM showroom.hold_environments(p_ids) LOOP
        CONTINUE WHEN target.protected = p_is_protected;
        UPDATE showroom.environment SET protected = p_is_protected, updated_at = showroom.now() WHERE id = target.id;
        PERFORM showroom.audit_record(CASE WHEN p_is_protected THEN 'environment.protect' ELSE 'environment.unprotect' END,
                                      target.id, NULL, '{}');
    END LOOP;
END
$$;


ALTER FUNCTION showroom.protect_environments(p_ids text[], p_is_protected boolean) OWNER TO showroom_owner;

--
-- Name: purge_archives(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.purge_archives(p_rows bigint DEFAULT 10000, OUT removed_rows bigint, OUT removed_archives integer, OUT remains boolean) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    expired showroom.layer;
    part bigint;
BEGIN
    removed_rows := 0;
    removed_archives := 0;
    FOR expired IN SELECT * FROM showroom.layer l WHERE l.state = 'archived' AND l.expires_at <= showroom.now()
                    ORDER BY l.expires_at, l.id FOR UPDATE SKIP LOCKED LOOP
        EXIT WHEN removed_rows >= p_rows;
        part := showroom_guard.clear_layer(expired.environment, expired.id, p_rows - removed_rows);
        removed_rows := removed_rows + part;
        IF showroom_guard.is_layer_empty(expired.environment, expired.id) THEN
            DELETE FROM showroom.layer WHERE id = expired.id;
            removed_archives := removed_archives + 1;
        END IF;
    END LOOP;
    remains := EXISTS (SELECT FROM showroom.layer l WHERE l.state = 'archived' AND l.expires_at <= showroom.now());
    IF removed_rows > 0 THEN
        PERFORM showroom.audit_record('session.purge', NULL, NULL,
                                      jsonb_build_object('rows', removed_rows, 'archives', removed_archives));
    END IF;
END
$$;


ALTER FUNCTION showroom.purge_archives(p_rows bigint, OUT removed_rows bigint, OUT removed_archives integer, OUT remains boolean) OWNER TO showroom_owner;

--
-- Name: queue_notification(text, text, jsonb, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.queue_notification(p_environment text, p_kind text, p_content jsonb, p_once text DEFAULT NULL::text) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO showroom.notification (environment, kind, recipient, content, created_at, once)
    SELECT e.id, p_kind, coalesce(nullif(e.admin_email, ''), e.owner),
           jsonb_build_object('name', e.name, 'owner', e.owner) || p_content, showroom.now(), p_once
      FROM showroom.environment e WHERE e.id = p_environment
    ON CONFLICT (once) WHERE once IS NOT NULL DO NOTHING;
    RETURN FOUND;
END
$$;


ALTER FUNCTION showroom.queue_notification(p_environment text, p_kind text, p_content jsonb, p_once text) OWNER TO showroom_owner;

--
-- Name: random_token(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.random_token(p_prefix text) RETURNS text
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (p_prefix || rtrim(translate(encode(sha256(((uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || uuid_send(gen_random_uuid()))), 'base64'::text), '+/'::text, '-_'::text), '='::text));


ALTER FUNCTION showroom.random_token(p_prefix text) OWNER TO showroom_owner;

--
-- Name: rate_client(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.rate_client() RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT coalesce(host(inet_client_addr()), 'local:' || session_user)
$$;


ALTER FUNCTION showroom.rate_client() OWNER TO showroom_owner;

--
-- Name: record_fingerprints(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.record_fingerprints(seeded text, product_blueprint text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    dataset text;
BEGIN
    PERFORM showroom.require_environment_id(seeded);
    DELETE FROM showroom.base_fingerprint WHERE environment = seeded;
    INSERT INTO showroom.base_fingerprint (environment, schema_name, table_name, row_count, lanes)
    SELECT seeded, r.schema_name, r.table_name, f.row_count, f.lanes
    FROM showroom.registered_table r,
         LATERAL showroom_guard.table_fingerprint(seeded, r.schema_name || '.' || r.table_name) f
    WHERE r.blueprint = product_blueprint;

    SELECT encode(sha256(convert_to(coalesce(string_agg(
               b.schema_name || '.' || b.table_name || ' ' || b.row_count || ' ' || b.lanes, E'\n'
               ORDER BY (b.schema_name || '.' || b.table_name) COLLATE "C"), ''), 'UTF8')), 'hex')
    INTO dataset FROM showroom.base_fingerprint b WHERE b.environment = seeded;
    UPDATE showroom.environment SET fingerprint = dataset, updated_at = showroom.now() WHERE id = seeded;
    RETURN dataset;
END
$$;


ALTER FUNCTION showroom.record_fingerprints(seeded text, product_blueprint text) OWNER TO showroom_owner;

--
-- Name: record_registration(regclass, text, text, integer, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.record_registration(product_table regclass, product_blueprint text, environment_column text, position_in_load integer, made_function text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT showroom.check_environment_key(product_table, environment_column) AS check_environment_key;
 INSERT INTO showroom.registered_table AS registered (schema_name, table_name, blueprint, key_column, load_order, guard_view, analyze_function, content_columns)  SELECT n.nspname,
             c.relname,
             record_registration.product_blueprint AS product_blueprint,
             record_registration.environment_column AS environment_column,
             record_registration.position_in_load AS position_in_load,
             format('showroom_guard.%I'::text, (((n.nspname)::text || '__'::text) || (c.relname)::text)) AS format,
             record_registration.made_function AS made_function,
             ( SELECT array_agg((a.attname)::text ORDER BY (a.attname COLLATE "C")) AS array_agg
                    FROM pg_attribute a
                   WHERE ((a.attrelid = c.oid) AND (a.attnum > 0) AND (NOT a.attisdropped) AND (a.attname <> record_registration.environment_column))) AS array_agg
            FROM (pg_class c
              JOIN pg_namespace n ON ((n.oid = c.relnamespace)))
           WHERE (c.oid = (record_registration.product_table)::oid) ON CONFLICT(schema_name, table_name) DO UPDATE SET blueprint = excluded.blueprint, key_column = excluded.key_column, load_order = excluded.load_order, guard_view = excluded.guard_view, analyze_function = excluded.analyze_function, content_columns = excluded.content_columns, registered_at = now(), registered_by = SESSION_USER;
END;


ALTER FUNCTION showroom.record_registration(product_table regclass, product_blueprint text, environment_column text, position_in_load integer, made_function text) OWNER TO showroom_owner;

--
-- Name: record_step(bigint, integer, integer, text, bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.record_step(p_job bigint, p_token integer, p_number integer, p_name text, p_rows bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.hold_job(p_job, p_token);
    INSERT INTO showroom.job_step (job, number, name, rows, fencing_token)
    VALUES (p_job, p_number, p_name, p_rows, p_token);
END
$$;


ALTER FUNCTION showroom.record_step(p_job bigint, p_token integer, p_number integer, p_name text, p_rows bigint) OWNER TO showroom_owner;

--
-- Name: refuse(text, text, text, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.refuse(state text, message text, hint text DEFAULT ''::text, problems jsonb DEFAULT NULL::jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = state, MESSAGE = message, HINT = coalesce(hint, ''),
        DETAIL = coalesce(problems::text, '');
END
$$;


ALTER FUNCTION showroom.refuse(state text, message text, hint text, problems jsonb) OWNER TO showroom_owner;

--
-- Name: refuse_misfits(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.refuse_misfits(p_rows jsonb) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.refuse('SR016', format('%s archived changes do not fit what is there now; nothing was restored.',
                                            jsonb_array_length(p_rows)),
        'Change or delete the rows that are in the way and undo again, or restore the others alone; the archive keeps these.',
        (SELECT jsonb_agg(jsonb_build_object('field', (r ->> 'table') || ' ' || (r ->> 'key'), 'code', 'does-not-fit',
                                             'message', r ->> 'problem') ORDER BY n)
           FROM jsonb_array_elements(p_rows) WITH ORDINALITY u (r, n) WHERE n <= 50));
END
$$;


ALTER FUNCTION showroom.refuse_misfits(p_rows jsonb) OWNER TO showroom_owner;

--
-- Name: refuse_open_table(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.refuse_open_table() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM showroom.open_table o
               WHERE o.environment = NEW.environment AND o.table_name = NEW.table_name) THEN
        PERFORM showroom.refuse('SR003',
            format('The table “%s” of “%s” is still open for writing.', NEW.table_name, NEW.environment),
            'Close it in the transaction that opened it; nothing of the transaction was kept.');
    END IF;
    RETURN NULL;
END
$$;


ALTER FUNCTION showroom.refuse_open_table() OWNER TO showroom_owner;

--
-- Name: refuse_problems(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.refuse_problems(p_problems jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    is_guarded boolean := p_problems @> '[{"code": "guard"}]';
BEGIN
    IF jsonb_array_length(p_problems) > 0 THEN
        PERFORM showroom.refuse(CASE WHEN is_guarded THEN 'SR001' ELSE 'SR005' END,
            (SELECT string_agg(p ->> 'message', ' ') FROM jsonb_array_elements(p_problems) p),
            'Nothing was changed; correct the values and try again.', p_problems);
    END IF;
END
$$;


ALTER FUNCTION showroom.refuse_problems(p_problems jsonb) OWNER TO showroom_owner;

--
-- Name: register_table(text, text, text, integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.register_table(product_blueprint text, table_name text, key_column text DEFAULT 'tenant_id'::text, load_order integer DEFAULT 0) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    product_table regclass := showroom.product_table(table_name);
    product_schema text := (SELECT relnamespace::regnamespace FROM pg_class WHERE oid = product_table);
BEGIN
    PERFORM showroom.check_environment_key(product_table, key_column);
    PERFORM showroom.check_key_indexes(product_table, key_column);
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO showroom_guard', product_schema);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO showroom_guard', product_table);
    PERFORM showroom_guard.make_view(product_table, key_column);
    PERFORM showroom.record_registration(product_table, product_blueprint, key_column, load_order,
                                         showroom.make_analyze_function(product_table));
    PERFORM showroom.lend_table(product_table);
    PERFORM showroom_live.install(product_table, (SELECT r.schema_name || '.' || r.table_name FROM showroom.registered_table r
                                                    JOIN pg_class c ON c.relname = r.table_name
                                                    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = r.schema_name
                                                   WHERE c.oid = product_table), product_blueprint, NULL, key_column);
END
$$;


ALTER FUNCTION showroom.register_table(product_blueprint text, table_name text, key_column text, load_order integer) OWNER TO showroom_owner;

--
-- Name: registered_guard(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.registered_guard(p_table text) RETURNS TABLE(guard_view text, key_column text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RETURN QUERY SELECT t.guard_view, t.key_column
                   FROM showroom.registered_table t WHERE t.schema_name || '.' || t.table_name = p_table;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR002', MESSAGE = format('The table “%s” is not registered.', left(p_table, 130)),
            HINT = 'Register it with showroom.register_table first.';
    END IF;
END
$$;


ALTER FUNCTION showroom.registered_guard(p_table text) OWNER TO showroom_owner;

--
-- Name: remaining_rows(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.remaining_rows(p_environment text) RETURNS TABLE(table_name text, rows bigint)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    entry record;
    source_view text;
BEGIN
    FOR entry IN SELECT t.*, e.isolation = 'full' AS is_own
                   FROM showroom.environment_tables(p_environment) t
                   JOIN showroom.environment_list e ON e.id = p_environment
                  ORDER BY t.load_order DESC, t.schema_name, t.table_name
    LOOP
        table_name := entry.schema_name || '.' || entry.table_name;
        source_view := CASE WHEN entry.is_own THEN format('%I.%I', p_environment || '_guard', entry.table_name)
                            ELSE entry.guard_view END;
        rows := 0;
        IF NOT entry.is_own OR (to_regnamespace(quote_ident(p_environment || '_guard')) IS NOT NULL
                                AND to_regclass(source_view) IS NOT NULL) THEN
            EXECUTE format('SELECT count(*) FROM %s WHERE %I = $1', source_view, entry.key_column)
               INTO rows USING p_environment;
        END IF;
        RETURN NEXT;
    END LOOP;
END
$_$;


ALTER FUNCTION showroom.remaining_rows(p_environment text) OWNER TO showroom_owner;

--
-- Name: request_cancel(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.request_cancel(p_job bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    asked showroom.job := showroom.hold_job_row(p_job);
BEGIN
    IF asked.state NOT IN ('queued', 'running', 'paused') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s; there is nothing to cancel.', p_job, asked.state),
            HINT = 'The list of jobs shows how it ended.';
    END IF;
    IF asked.state = 'running' AND showroom.job_owner_lives(asked.id, asked.fencing_token, asked.lease_until) THEN
        UPDATE showroom.job SET cancel_requested = true WHERE id = p_job;
        RETURN;
    END IF;
    -- The raised token keeps an owner that thaws later from going on.
    UPDATE showroom.job j
       SET state = 'cancelled', fencing_token = j.fencing_token + 1, finished_at = showroom.now(), lease_until = NULL,
           cancel_requested = true, pause_requested = false
     WHERE j.id = p_job
    RETURNING j.* INTO asked;
    PERFORM showroom.settle_environment(asked);
    PERFORM showroom.audit_record('job.' || asked.kind || '.cancelled', asked.environment, NULL,
                                  jsonb_build_object('job', p_job));
END
$$;


ALTER FUNCTION showroom.request_cancel(p_job bigint) OWNER TO showroom_owner;

--
-- Name: request_pause(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.request_pause(p_job bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    asked showroom.job := showroom.hold_job_row(p_job);
BEGIN
    IF NOT showroom.job_has_steps(asked.kind) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003',
            MESSAGE = format('Job %s (%s) has no steps that it could stop between.', p_job, asked.kind),
            HINT = 'Let it end, or cancel it.';
    END IF;
    IF asked.state NOT IN ('queued', 'running', 'paused') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s; there is nothing to pause.', p_job, asked.state),
            HINT = 'The list of jobs shows how it ended.';
    END IF;
    IF asked.state = 'running' AND NOT showroom.job_owner_lives(asked.id, asked.fencing_token, asked.lease_until) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Nobody works on job %s any more.', p_job),
            HINT = 'It stands still already: resume it, or clean up.';
    END IF;
    UPDATE showroom.job SET pause_requested = true, state = CASE state WHEN 'queued' THEN 'paused' ELSE state END
     WHERE id = p_job;
    IF asked.state <> 'paused' THEN
        PERFORM showroom.audit_record('job.' || asked.kind || '.pause', asked.environment, NULL,
                                      jsonb_build_object('job', p_job));
    END IF;
END
$$;


ALTER FUNCTION showroom.request_pause(p_job bigint) OWNER TO showroom_owner;

--
-- Name: require_blueprint(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_blueprint(p_blueprint jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO showroom.blueprint (name, version, source, checksum, built_in)
    VALUES (p_blueprint ->> 'name', p_blueprint ->> 'version', p_blueprint ->> 'source',
            decode(p_blueprint ->> 'checksum', 'hex'), true)
    ON CONFLICT (name, version) DO NOTHING;
    IF NOT EXISTS (SELECT FROM showroom.blueprint b
                    WHERE b.name = p_blueprint ->> 'name' AND b.version = p_blueprint ->> 'version'
                      AND b.checksum = decode(p_blueprint ->> 'checksum', 'hex')) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003',
            MESSAGE = format('Version %s of the blueprint %s is another one in this database.', p_blueprint ->> 'version',
                             p_blueprint ->> 'name'),
            HINT = 'Use the same Showroom as your colleagues, or give the changed blueprint a new version.';
    END IF;
END
$$;


ALTER FUNCTION showroom.require_blueprint(p_blueprint jsonb) OWNER TO showroom_owner;

--
-- Name: require_claimable(showroom.job); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_claimable(p_job showroom.job) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    -- Only a job with steps goes on where it stopped. A teardown that ended once must not fall on what bears the id today.
    IF p_job.state = 'done' OR (NOT showroom.job_has_steps(p_job.kind) AND p_job.state NOT IN ('queued', 'running')) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s.', p_job.id, p_job.state),
            HINT = 'Start the operation anew.';
    END IF;
    IF p_job.kind = 'seed' AND NOT EXISTS (
           SELECT FROM showroom.environment e
            WHERE e.id = p_job.environment AND e.status IN ('queued', 'seeding', 'failed', 'cancelled')
              AND e.created_at <= p_job.created_at) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003',
            MESSAGE = format('“%s” no longer waits for job %s.', p_job.environment, p_job.id),
            HINT = 'See what the environment is now in the list of environments.';
    END IF;
    IF p_job.state = 'running' AND showroom.job_owner_lives(p_job.id, p_job.fencing_token, p_job.lease_until) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR006',
            MESSAGE = format('Job %s is being worked on by %s on %s.', p_job.id, p_job.program, p_job.host),
            HINT = 'Watch it in the list of jobs; it can be taken over when that program ends.';
    END IF;
END
$$;


ALTER FUNCTION showroom.require_claimable(p_job showroom.job) OWNER TO showroom_owner;

--
-- Name: require_confirmation(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_confirmation(p_confirmation text) RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF p_confirmation IS DISTINCT FROM 'CONFIRM_RESET' THEN
        PERFORM showroom.refuse('SR005', 'The reset is not confirmed; nothing was changed.', 'Type CONFIRM_RESET to confirm it.',
            '[{"field": "confirm", "code": "not-confirmed", "message": "Type CONFIRM_RESET."}]');
    END IF;
END
$$;


ALTER FUNCTION showroom.require_confirmation(p_confirmation text) OWNER TO showroom_owner;

--
-- Name: require_decisions(text, bigint, bigint, jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_decisions(p_environment text, p_archived bigint, p_current bigint, p_choices jsonb) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    undecided bigint;
BEGIN
    SELECT count(*) INTO undecided FROM showroom_guard.layer_conflicts(p_environment, p_archived, p_current) c
     WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(coalesce(p_choices, '[]')) d
                        WHERE d ->> 'table' = c.product_table AND d -> 'key' = c.row_key
                          AND d ->> 'take' IN ('archived', 'current'));
    IF undecided > 0 THEN
        PERFORM showroom.refuse('SR016', format('%s rows were changed before the reset and again since.', undecided),
                                'Decide for each, or for all: keep what is there now, or take what was archived.');
    END IF;
END
$$;


ALTER FUNCTION showroom.require_decisions(p_environment text, p_archived bigint, p_current bigint, p_choices jsonb) OWNER TO showroom_owner;

--
-- Name: require_enterable(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_enterable(p_environment text) RETURNS showroom.environment
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET lock_timeout TO '5s'
    AS $$
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
                                'Wait until it is ready.');
    ELSIF target.session_store <> 'layers' THEN
        PERFORM showroom.refuse('SR003', format('“%s” keeps its sessions as clones, not as layers.', p_environment),
                                'Choose an environment whose sessions are layers.');
    END IF;
    IF target.isolation = 'full' AND NOT EXISTS (SELECT FROM showroom.layered_table t WHERE t.environment = p_environment) THEN
        PERFORM showroom.install_own_layers(p_environment);
    END IF;
    IF NOT EXISTS (SELECT FROM showroom_guard.layered_tables_of(p_environment)) THEN
        PERFORM showroom.refuse('SR003', format('The tables of “%s” have no session layers.', target.blueprint),
                                'The product''s owner registers them again with showroom.register_table.');
    END IF;
    RETURN target;
END
$$;


ALTER FUNCTION showroom.require_enterable(p_environment text) OWNER TO showroom_owner;

--
-- Name: require_environment_id(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_environment_id(id text) RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
BEGIN
    IF id IS NULL OR id !~ '^(demo|sandbox)-[a-z0-9]([a-z0-9-]*[a-z0-9])?$' OR length(id) > 48 THEN
        RAISE EXCEPTION USING ERRCODE = 'SR001',
            MESSAGE = format('“%s” is not a demo tenant or sandbox; Showroom leaves it alone.', coalesce(id, '')),
            HINT = 'Ids of environments begin with demo- or sandbox-.';
    END IF;
END
$_$;


ALTER FUNCTION showroom.require_environment_id(id text) OWNER TO showroom_owner;

--
-- Name: require_exportable(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_exportable(p_environment text) RETURNS showroom.environment
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO target FROM showroom.environment e WHERE e.id = p_environment AND e.status <> 'deleted';
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('There is no environment “%s”.', p_environment),
                                'Check the id in the list of environments; it may have been deleted.');
    END IF;
    IF target.status NOT IN ('ready', 'expired') THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; its data is not complete.', p_environment, target.status),
                                'Export it when it is ready.');
    END IF;
    RETURN target;
END
$$;


ALTER FUNCTION showroom.require_exportable(p_environment text) OWNER TO showroom_owner;

--
-- Name: require_idle(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_idle(p_environment text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    busy showroom.job;
BEGIN
    FOR busy IN SELECT * FROM showroom.job
                 WHERE environment = p_environment AND state IN ('queued', 'running', 'paused') FOR UPDATE
    LOOP
        IF busy.state = 'running' AND showroom.job_owner_lives(busy.id, busy.fencing_token, busy.lease_until) THEN
            RAISE EXCEPTION USING ERRCODE = 'SR006',
                MESSAGE = format('Job %s (%s) is at work on “%s”.', busy.id, busy.kind, p_environment),
                HINT = 'Wait until it ends, or cancel it first.';
        END IF;
        UPDATE showroom.job SET state = 'cancelled', fencing_token = fencing_token + 1, finished_at = showroom.now(),
                                lease_until = NULL, cancel_requested = true, pause_requested = false
         WHERE id = busy.id;
    END LOOP;
END
$$;


ALTER FUNCTION showroom.require_idle(p_environment text) OWNER TO showroom_owner;

--
-- Name: require_job_role(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_job_role(p_kind text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    needed text := CASE p_kind WHEN 'export' THEN 'showroom_support' ELSE 'showroom_ops' END;
BEGIN
    IF NOT (pg_has_role(session_user, needed, 'USAGE') OR pg_has_role(session_user, 'showroom_service', 'USAGE')) THEN
        RAISE EXCEPTION USING ERRCODE = '42501',
            MESSAGE = format('Your role may not run jobs of the kind “%s”.', p_kind),
            HINT = format('It takes the role %s.', needed);
    END IF;
END
$$;


ALTER FUNCTION showroom.require_job_role(p_kind text) OWNER TO showroom_owner;

--
-- Name: require_known_kinds(showroom.environment, text[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_known_kinds(p_environment showroom.environment, p_kinds text[]) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    wrong text := (SELECT string_agg(k, ', ' ORDER BY k) FROM unnest(p_kinds) AS k
                   WHERE NOT jsonb_exists(p_environment.events_by_kind, k));
    known text := (SELECT string_agg(k, ', ' ORDER BY k) FROM jsonb_object_keys(p_environment.events_by_kind) AS k);
    message text := format('“%s” has no events of the kind %s.', p_environment.id, wrong);
BEGIN
    IF wrong IS NOT NULL THEN
        PERFORM showroom.refuse('SR005', message, format('Its kinds are %s.', known), jsonb_build_array(
            jsonb_build_object('field', 'kinds', 'code', 'unknown', 'message', message)));
    END IF;
END
$$;


ALTER FUNCTION showroom.require_known_kinds(p_environment showroom.environment, p_kinds text[]) OWNER TO showroom_owner;

--
-- Name: require_not_held(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_not_held(p_environment text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    held showroom.hold := showroom.foreign_hold(p_environment);
BEGIN
    IF held.id IS NOT NULL THEN
        PERFORM showroom.refuse('SR009',
            format('%s holds a session of “%s” until %s UTC.', held.held_by, p_environment,
                   to_char(held.until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')),
            'Wait until then, or ask them to release it.');
    END IF;
END
$$;


ALTER FUNCTION showroom.require_not_held(p_environment text) OWNER TO showroom_owner;

--
-- Name: require_portable_types(oid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_portable_types(relations oid[]) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    bad record;
BEGIN
    SELECT a.attrelid::regclass AS relation, a.attname, format_type(a.atttypid, a.atttypmod) AS type INTO bad
    FROM pg_attribute a
    CROSS JOIN LATERAL showroom.export_types(ARRAY[a.attrelid]) e
    JOIN pg_type t ON t.oid = e.id
    WHERE a.attrelid = ANY (relations) AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid IN (t.oid, t.typarray)
      AND (t.typtype NOT IN ('e', 'd')
           OR EXISTS (SELECT FROM pg_depend d
                      WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'))
    ORDER BY 1, a.attnum LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR003',
            format('An SQL file cannot bring along the type %s of %s.%s.', bad.type, bad.relation, bad.attname),
            'Export as JSONL, where every type is written as text.');
    END IF;
END
$$;


ALTER FUNCTION showroom.require_portable_types(relations oid[]) OWNER TO showroom_owner;

--
-- Name: require_salt(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_salt(p_version text, p_check text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO showroom.salt_version (version, check_value) VALUES (p_version, p_check) ON CONFLICT DO NOTHING;
    IF NOT EXISTS (SELECT FROM showroom.salt_version WHERE version = p_version AND check_value = p_check) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR007',
            MESSAGE = format('The master salt that is configured here as version “%s” is not the one of this database.', p_version),
            HINT = 'Use the salt file that this database was filled with; nothing was written.';
    END IF;
END
$$;


ALTER FUNCTION showroom.require_salt(p_version text, p_check text) OWNER TO showroom_owner;

--
-- Name: require_session(uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_session(p_session uuid) RETURNS showroom.session
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    found_one showroom.session := showroom.find_session(p_session);
BEGIN
    IF NOT showroom.may_handle_session(found_one) THEN
        PERFORM showroom.refuse('SR017', format('This session belongs to %s.', found_one.person),
                                'Ask them, or somebody of support or operations.');
    END IF;
    RETURN found_one;
END
$$;


ALTER FUNCTION showroom.require_session(p_session uuid) OWNER TO showroom_owner;

--
-- Name: require_usable(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.require_usable(p_environment text) RETURNS showroom.environment
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    found_one showroom.environment;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO found_one FROM showroom.environment e WHERE e.id = p_environment AND e.status <> 'deleted';
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('There is no environment “%s”.', p_environment), 'Answer it like an unknown address.');
    ELSIF found_one.status NOT IN ('ready', 'refreshing') THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be used.', p_environment, found_one.status),
                                'Answer it like an unknown address.');
    END IF;
    RETURN found_one;
END
$$;


ALTER FUNCTION showroom.require_usable(p_environment text) OWNER TO showroom_owner;

--
-- Name: reset_sessions(text, text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.reset_sessions(p_environment text, p_confirmation text, p_reason text DEFAULT ''::text) RETURNS TABLE(session uuid, archive bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    PERFORM showroom.require_confirmation(p_confirmation);
    FOR session IN SELECT s.id FROM showroom.session s WHERE s.environment = p_environment AND s.state = 'open' ORDER BY s.id LOOP
        CONTINUE WHEN (SELECT showroom_guard.is_layer_empty(s.environment, s.layer) FROM showroom.session s
                        WHERE s.id = reset_sessions.session);
        archive := showroom.session_reset(session, p_confirmation, NULL, p_reason);
        RETURN NEXT;
    END LOOP;
END
$$;


ALTER FUNCTION showroom.reset_sessions(p_environment text, p_confirmation text, p_reason text) OWNER TO showroom_owner;

--
-- Name: resolve_access_link(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.resolve_access_link(p_token text) RETURNS TABLE(environment text, persona text, persona_name text, redirect text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    opened showroom.access_link;
BEGIN
    UPDATE showroom.access_link l
       SET uses = l.uses + 1, last_used_at = showroom.now()
      FROM showroom.environment e
     WHERE l.token_hash = showroom.token_hash(p_token) AND e.id = l.environment AND e.status = 'ready'
       AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > showroom.now())
       AND (l.max_uses IS NULL OR l.uses < l.max_uses)
    RETURNING l.* INTO opened;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR024', 'This link opens nothing.', 'Ask whoever gave it to you for a new one.');
    END IF;
    PERFORM showroom.note_access(opened.environment);
    INSERT INTO showroom.usage_event (environment, kind, details, occurred_at)
    VALUES (opened.environment, 'link', jsonb_build_object('link', opened.id), showroom.now());
    environment := opened.environment;
    SELECT p.email, p.name INTO persona, persona_name FROM showroom.persona p WHERE p.id = opened.persona;
    persona := coalesce(persona, '');
    persona_name := coalesce(persona_name, '');
    redirect := showroom.environment_url(opened.environment, persona);
    RETURN NEXT;
END
$$;


ALTER FUNCTION showroom.resolve_access_link(p_token text) OWNER TO showroom_owner;

--
-- Name: resolve_session(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.resolve_session(p_token text, p_environment text, OUT environment text, OUT own_schema text, OUT is_dense boolean) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    entered record;
BEGIN
    SELECT s.id, s.state, s.environment, s.layer, e.status, e.isolation,
           t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > showroom.now()) AS is_valid
      INTO entered
      FROM showroom.session_token t
      JOIN showroom.session s ON s.id = t.session
      JOIN showroom.environment e ON e.id = s.environment
     WHERE t.token_hash = showroom.token_hash(p_token);
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR010', 'No session has this token.', 'Open the session anew to get a token.');
    ELSIF p_environment IS NOT NULL AND p_environment <> entered.environment THEN
        PERFORM showroom.refuse('SR012', format('This token belongs to no session of “%s”.', left(p_environment, 60)),
                                'Use the token that was issued for this environment.');
    ELSIF NOT entered.is_valid OR entered.state <> 'open' THEN
        PERFORM showroom.refuse('SR011', 'This session was closed, or its token revoked.',
                                'Open it again to get a new token.');
    ELSIF entered.status <> 'ready' THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be entered.', entered.environment, entered.status),
                                'Wait until it is ready.');
    END IF;
    environment := entered.environment;
    own_schema := CASE entered.isolation WHEN 'full' THEN entered.environment END;
    is_dense := showroom_guard.is_dense(entered.environment, entered.layer);
    IF current_setting('transaction_read_only') = 'off' AND current_setting('transaction_isolation') = 'read committed' THEN
        PERFORM FROM showroom.session_activity a
          WHERE a.session = entered.id AND a.last_activity <= showroom.now() - interval '1 minute' FOR UPDATE SKIP LOCKED;
        IF FOUND THEN
            UPDATE showroom.session_activity SET last_activity = showroom.now() WHERE session = entered.id;
        END IF;
    END IF;
END
$$;


ALTER FUNCTION showroom.resolve_session(p_token text, p_environment text, OUT environment text, OUT own_schema text, OUT is_dense boolean) OWNER TO showroom_owner;

--
-- Name: restore_fitting(showroom.session, showroom.layer, bigint, text, jsonb, boolean); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.restore_fitting(p_session showroom.session, p_archive showroom.layer, p_current bigint, p_take text, p_choices jsonb, p_partly boolean) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    laid bigint := showroom.new_layer(p_session.environment, p_session.id);
    left_out jsonb;
BEGIN
    PERFORM showroom_guard.merge_layers(p_session.environment, p_archive.id, p_current, laid, p_take, p_choices);
    SELECT jsonb_agg(jsonb_build_object('table', f.product_table, 'key', f.row_key, 'problem', f.problem)
                     ORDER BY f.product_table, f.row_key)
      INTO left_out FROM showroom_guard.fit_layer(p_session.environment, p_archive.id, p_current, laid) f;
    IF left_out IS NOT NULL THEN
        IF NOT p_partly OR jsonb_array_length(left_out) = (SELECT sum(s.value::bigint) FROM jsonb_each_text(
                showroom_guard.layer_sizes(p_session.environment, p_archive.id)) s) THEN
            PERFORM showroom.refuse_misfits(left_out);
        END IF;
        PERFORM showroom_guard.keep_rows(p_session.environment, p_archive.id, left_out);
    END IF;
    PERFORM showroom.give_layer(p_session, laid);
    UPDATE showroom.layer
       SET reason = 'rest', needs_fit = true, expires_at = CASE WHEN left_out IS NULL THEN showroom.now() ELSE expires_at END
     WHERE id = p_archive.id;
    RETURN left_out;
END
$$;


ALTER FUNCTION showroom.restore_fitting(p_session showroom.session, p_archive showroom.layer, p_current bigint, p_take text, p_choices jsonb, p_partly boolean) OWNER TO showroom_owner;

--
-- Name: restrictions(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.restrictions(p_environment text) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.require_usable(p_environment);
    RETURN (SELECT jsonb_object_agg(r.name, showroom.is_restricted(p_environment, r.name)) FROM showroom.restriction r)
           || jsonb_build_object('watermark', (SELECT coalesce((s.restrictions ->> 'watermark')::boolean, true)
                                                 FROM showroom.sandbox s WHERE s.environment = p_environment) IS NOT FALSE);
END
$$;


ALTER FUNCTION showroom.restrictions(p_environment text) OWNER TO showroom_owner;

--
-- Name: resumable_job(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.resumable_job(p_id text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_id);
BEGIN
    IF target.status NOT IN ('queued', 'seeding', 'failed', 'cancelled') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('“%s” is %s; there is nothing to resume.', p_id, target.status),
            HINT = 'Only filling that was paused, failed or was cancelled can be resumed.';
    END IF;
    RETURN showroom.resume_job((SELECT max(j.id) FROM showroom.job j
                                 WHERE j.environment = p_id AND j.kind = 'seed' AND j.created_at >= target.created_at));
END
$$;


ALTER FUNCTION showroom.resumable_job(p_id text) OWNER TO showroom_owner;

--
-- Name: resume_job(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.resume_job(p_job bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    resumed showroom.job := showroom.hold_job_row(p_job);
BEGIN
    PERFORM showroom.require_claimable(resumed);
    UPDATE showroom.job SET cancel_requested = false, pause_requested = false
     WHERE id = p_job AND state IN ('paused', 'cancelled');
    RETURN p_job;
END
$$;


ALTER FUNCTION showroom.resume_job(p_job bigint) OWNER TO showroom_owner;

--
-- Name: revoke_access_link(uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.revoke_access_link(p_link uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.access_link;
BEGIN
    SELECT * INTO target FROM showroom.access_link l WHERE l.id = p_link FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', 'There is no such link.', 'Look for it in the environment''s list of links.');
    ELSIF target.revoked_at IS NULL THEN
        UPDATE showroom.access_link SET revoked_at = showroom.now(), revoked_by = session_user WHERE id = p_link;
        PERFORM showroom.audit_record('link.revoke', target.environment, NULL, jsonb_build_object('link', p_link));
    END IF;
END
$$;


ALTER FUNCTION showroom.revoke_access_link(p_link uuid) OWNER TO showroom_owner;

--
-- Name: sandbox_problems(jsonb); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.sandbox_problems(p_terms jsonb) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT coalesce(jsonb_agg(found.problem ORDER BY found.place), '[]')
  FROM (SELECT 1 AS place, showroom.problem('type', 'unknown', format('There is no type “%s”; known are: %s.',
                   left(p_terms ->> 'type', 40), (SELECT string_agg(t.name, ', ' ORDER BY t.position) FROM showroom.sandbox_type t)))
               AS problem
         WHERE p_terms ->> 'type' IS NOT NULL
           AND NOT EXISTS (SELECT FROM showroom.sandbox_type t WHERE t.name = p_terms ->> 'type')
        UNION ALL
        SELECT l.place, showroom.problem(l.field, 'out-of-range', l.message)
          FROM (VALUES (2, 'days', 3650, 'A sandbox lives 1 to 3650 days.'),
                       (3, 'maxUsers', 100000, 'A sandbox takes 1 to 100000 users.'),
                       (4, 'maxApiCalls', 2000000000, 'A sandbox takes 1 to 2000000000 API calls.'),
                       (5, 'autoResetHours', 2160, 'A sandbox is reset every 1 to 2160 hours.'),
                       (6, 'apiRate', 100000, 'A sandbox takes 1 to 100000 API calls a minute.')) l (place, field, maximum, message)
         WHERE p_terms ->> l.field IS NOT NULL AND NOT showroom.is_whole_number(p_terms -> l.field, 1, l.maximum)
        UNION ALL
        SELECT 7, CASE WHEN r.is_outward THEN showroom.problem('restrictions', 'guard',
                                format('“%s” cannot be allowed: nothing leaves an environment.', left(k.key, 40)))
                       ELSE showroom.problem('restrictions', 'unknown', format('There is no restriction “%s”; known are: %s.',
                                left(k.key, 40), (SELECT string_agg(n.name, ', ' ORDER BY n.position) FROM showroom.restriction n
                                                   WHERE NOT n.is_outward) || ', watermark')) END
          FROM jsonb_each(CASE jsonb_typeof(p_terms -> 'restrictions') WHEN 'object' THEN p_terms -> 'restrictions'
                               ELSE '{}' END) k
          LEFT JOIN showroom.restriction r ON r.name = k.key
         WHERE NOT (k.key = 'watermark' OR r.name IS NOT NULL AND (NOT r.is_outward OR k.value = 'true'))
            OR jsonb_typeof(k.value) <> 'boolean'
        UNION ALL
        SELECT 8, showroom.problem('accessibleBy', 'invalid', 'Name at most 200 people by logins or mail addresses.')
         WHERE p_terms ->> 'accessibleBy' IS NOT NULL
           AND (jsonb_typeof(p_terms -> 'accessibleBy') <> 'array' OR jsonb_array_length(p_terms -> 'accessibleBy') > 200
                OR EXISTS (SELECT FROM jsonb_array_elements_text(p_terms -> 'accessibleBy') p
                            WHERE btrim(p) = '' OR length(p) > 200))) found
$$;


ALTER FUNCTION showroom.sandbox_problems(p_terms jsonb) OWNER TO showroom_owner;

--
-- Name: sandbox_users(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.sandbox_users(p_environment text) RETURNS TABLE(person text, first_seen timestamp with time zone, last_seen timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT u.person, u.first_seen, u.last_seen FROM showroom.sandbox_user u WHERE u.environment = p_environment
 ORDER BY u.first_seen, u.person
$$;


ALTER FUNCTION showroom.sandbox_users(p_environment text) OWNER TO showroom_owner;

--
-- Name: seal_at_commit(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.seal_at_commit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF current_setting('transaction_isolation') = 'read committed'
       AND EXISTS (SELECT FROM showroom.audit a WHERE a.id = NEW.id AND a.sequence IS NULL) THEN
        PERFORM showroom.audit_seal(1000);
    END IF;
    RETURN NULL;
END
$$;


ALTER FUNCTION showroom.seal_at_commit() OWNER TO showroom_owner;

--
-- Name: seal_dataset(bigint, integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.seal_dataset(p_job bigint, p_token integer) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment;
    dataset text;
BEGIN
    SELECT e.* INTO target FROM showroom.job j JOIN showroom.environment e ON e.id = j.environment
     WHERE j.id = p_job AND j.kind = 'seed';
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR002', MESSAGE = format('There is no job %s that fills an environment.', p_job),
            HINT = 'List the jobs to find the one you mean.';
    END IF;
    dataset := showroom.record_fingerprints(target.id, target.blueprint);
    PERFORM showroom.hold_job(p_job, p_token);
    RETURN dataset;
END
$$;


ALTER FUNCTION showroom.seal_dataset(p_job bigint, p_token integer) OWNER TO showroom_owner;

--
-- Name: seed_estimate(bigint, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.seed_estimate(p_rows bigint, p_isolation text DEFAULT 'shared_schema'::text) RETURNS TABLE(milliseconds bigint, bytes bigint, is_measured boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
WITH measured AS (
    SELECT (j.outcome ->> 'durationMs')::numeric / (j.outcome ->> 'rows')::numeric AS ms_per_row,
           e.storage_bytes / (j.outcome ->> 'rows')::numeric AS bytes_per_row
      FROM showroom.job j
      JOIN showroom.environment e ON e.id = j.environment
     WHERE j.kind = 'seed' AND j.state = 'done' AND (j.outcome ->> 'rows')::bigint >= 1000
       AND j.outcome ->> 'rows' = j.outcome ->> 'writtenRows' AND e.isolation = p_isolation
     ORDER BY j.id DESC LIMIT 20)
SELECT ceil(p_rows * coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms_per_row),
                              CASE p_isolation WHEN 'full' THEN 0.005 ELSE 0.014 END))::bigint,
       ceil(p_rows * coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY bytes_per_row), 420))::bigint,
       count(*) > 0
  FROM measured
$$;


ALTER FUNCTION showroom.seed_estimate(p_rows bigint, p_isolation text) OWNER TO showroom_owner;

--
-- Name: session_archives(uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_archives(p_session uuid) RETURNS TABLE(archive bigint, reason text, archived_at timestamp with time zone, expires_at timestamp with time zone, changes bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT l.id, l.reason, l.archived_at, l.expires_at,
       (SELECT coalesce(sum(c.created + c.edited + c.deleted), 0)::bigint FROM showroom_guard.layer_counts(l.environment, l.id) c)
  FROM showroom.layer l
 WHERE l.session = p_session AND l.state = 'archived' AND l.expires_at > showroom.now()
 ORDER BY l.archived_at DESC, l.id DESC
$$;


ALTER FUNCTION showroom.session_archives(p_session uuid) OWNER TO showroom_owner;

--
-- Name: session_close(uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_close(p_session uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT showroom.end_session(showroom.hold_session(p_session))
$$;


ALTER FUNCTION showroom.session_close(p_session uuid) OWNER TO showroom_owner;

--
-- Name: session_conflicts(uuid, bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_conflicts(p_session uuid, p_archive bigint DEFAULT NULL::bigint) RETURNS TABLE(table_name text, row_key jsonb, archived jsonb, current jsonb, base jsonb, fields text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.session := showroom.require_session(p_session);
    archive showroom.layer := showroom.archive_of(p_session, p_archive);
BEGIN
    RETURN QUERY SELECT * FROM showroom_guard.layer_conflicts(target.environment, archive.id, target.layer);
END
$$;


ALTER FUNCTION showroom.session_conflicts(p_session uuid, p_archive bigint) OWNER TO showroom_owner;

--
-- Name: session_copy(uuid, text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_copy(p_session uuid, p_person text, p_name text DEFAULT ''::text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    source showroom.session := showroom.hold_session(p_session);
    copy showroom.session;
    opened record;
BEGIN
    IF source.mode = 'shared' THEN
        PERFORM showroom.refuse('SR003', 'All share this session already.', 'Copies are made between personal sessions.');
    END IF;
    SELECT * INTO opened FROM showroom.session_open(source.environment, p_person, p_name);
    UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE token_hash = showroom.token_hash(opened.token);
    copy := showroom.hold_session(opened.session);
    IF copy.id = source.id OR NOT showroom_guard.is_layer_empty(copy.environment, copy.layer) THEN
        PERFORM showroom.refuse('SR003', format('%s has changes already; nothing was copied.', copy.person),
                                'Reset that session first.');
    END IF;
    PERFORM showroom_guard.copy_layer(source.environment, source.layer, copy.layer);
    PERFORM showroom.audit_record('session.copy', source.environment, NULL,
                                  jsonb_build_object('session', source.id, 'copy', copy.id, 'person', copy.person));
    RETURN copy.id;
END
$$;


ALTER FUNCTION showroom.session_copy(p_session uuid, p_person text, p_name text) OWNER TO showroom_owner;

--
-- Name: session_hold(uuid, timestamp with time zone, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_hold(p_session uuid, p_until timestamp with time zone, p_reason text DEFAULT ''::text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.session := showroom.hold_session(p_session);
BEGIN
    IF p_until NOT BETWEEN showroom.now() AND showroom.now() + interval '7 days' THEN
        PERFORM showroom.refuse('SR005', 'A session cannot be held until then.', 'Give a time within the next seven days.',
            '[{"field": "until", "code": "out-of-range", "message": "Give a time within the next seven days."}]');
    END IF;
    DELETE FROM showroom.hold WHERE session = target.id;
    IF p_until IS NOT NULL THEN
        INSERT INTO showroom.hold (environment, session, reason, until, created_at)
        VALUES (target.environment, target.id, coalesce(p_reason, ''), p_until, showroom.now());
    END IF;
    PERFORM showroom.audit_record(CASE WHEN p_until IS NULL THEN 'session.release' ELSE 'session.hold' END, target.environment,
                                  p_reason, jsonb_build_object('session', target.id, 'until', p_until));
END
$$;


ALTER FUNCTION showroom.session_hold(p_session uuid, p_until timestamp with time zone, p_reason text) OWNER TO showroom_owner;

--
-- Name: session_keep(uuid, boolean); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_keep(p_session uuid, p_is_kept boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.session := showroom.require_session(p_session);
BEGIN
    UPDATE showroom.session SET kept = p_is_kept WHERE id = target.id;
    PERFORM showroom.audit_record('session.keep', target.environment, NULL,
                                  jsonb_build_object('session', target.id, 'isKept', p_is_kept));
END
$$;


ALTER FUNCTION showroom.session_keep(p_session uuid, p_is_kept boolean) OWNER TO showroom_owner;

--
-- Name: session_of_archive(bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_of_archive(p_archive bigint) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    closed showroom.session;
    target uuid;
    opened record;
BEGIN
    SELECT s.* INTO closed FROM showroom.layer l JOIN showroom.session s ON s.id = l.session
     WHERE l.id = p_archive AND l.state = 'archived' AND l.expires_at > showroom.now();
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR015', 'There is no reset to undo.',
                                'A reset can be undone once, within 24 hours; the list of archives shows what is left.');
    END IF;
    PERFORM showroom.require_session(closed.id);
    IF closed.state = 'open' THEN
        RETURN closed.id;
    END IF;
    SELECT s.id INTO target FROM showroom.session s
     WHERE s.environment = closed.environment AND s.person = closed.person AND s.state = 'open';
    IF NOT FOUND THEN
        SELECT * INTO opened FROM showroom.session_open(closed.environment,
            CASE closed.mode WHEN 'shared' THEN session_user ELSE closed.person END, closed.name);
        UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE token_hash = showroom.token_hash(opened.token);
        target := opened.session;
    END IF;
    UPDATE showroom.layer SET session = target WHERE id = p_archive;
    RETURN target;
END
$$;


ALTER FUNCTION showroom.session_of_archive(p_archive bigint) OWNER TO showroom_owner;

--
-- Name: session_open(text, text, text, interval); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_open(p_environment text, p_person text, p_name text DEFAULT ''::text, p_valid_for interval DEFAULT NULL::interval) RETURNS TABLE(session uuid, token text, is_new boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment := showroom.require_enterable(p_environment);
    who text := CASE target.session_mode WHEN 'shared' THEN '*' ELSE btrim(p_person) END;
    opened showroom.session;
BEGIN
    IF coalesce(btrim(p_person), '') IN ('', '*') OR length(p_person) > 200 OR length(coalesce(p_name, '')) > 200 THEN
        PERFORM showroom.refuse('SR005', 'A session needs the person''s name, and names have 200 characters at most.',
            'Give the person''s login or mail address.',
            '[{"field": "user", "code": "required", "message": "Give the person''s login or mail address."}]');
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('showroom.session/' || p_environment || '/' || who, 0));
    SELECT * INTO opened FROM showroom.session s WHERE s.environment = p_environment AND s.person = who AND s.state = 'open';
    is_new := NOT FOUND;
    IF is_new THEN
        opened.id := gen_random_uuid();
        INSERT INTO showroom.session (id, environment, person, name, layer, mode, created_at)
        VALUES (opened.id, p_environment, who, coalesce(p_name, ''), showroom.new_layer(p_environment, opened.id),
                target.session_mode, showroom.now());
        INSERT INTO showroom.session_activity VALUES (opened.id, showroom.now());
    ELSE
        PERFORM showroom.require_session(opened.id);
        UPDATE showroom.session_activity SET last_activity = showroom.now() WHERE session_activity.session = opened.id;
    END IF;
    session := opened.id;
    token := showroom.new_session_token(opened.id, btrim(p_person), p_valid_for);
    PERFORM showroom.audit_record('session.open', p_environment, NULL,
                                  jsonb_build_object('session', opened.id, 'person', btrim(p_person), 'isNew', is_new));
    RETURN NEXT;
END
$$;


ALTER FUNCTION showroom.session_open(p_environment text, p_person text, p_name text, p_valid_for interval) OWNER TO showroom_owner;

--
-- Name: session_path(text, text, boolean); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_path(p_path text, p_own_schema text DEFAULT NULL::text, p_is_dense boolean DEFAULT false) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
SELECT concat_ws(', ', quote_ident(p_own_schema || kind.suffix),
                 (SELECT string_agg(CASE WHEN l.base_schema IS NULL THEN btrim(u.part)
                                         ELSE quote_ident(l.base_schema || kind.suffix) END, ', ' ORDER BY u.place)
                    FROM unnest(string_to_array(p_path, ',')) WITH ORDINALITY u (part, place)
                    LEFT JOIN (SELECT DISTINCT t.base_schema FROM showroom.layered_table t WHERE t.environment IS NULL) l
                           ON btrim(u.part, ' "') IN (l.base_schema || '_live', l.base_schema || '_dense')
                   WHERE btrim(u.part, ' "') !~ '^(demo|sandbox)-[a-z0-9-]+_(live|dense)$'))
  FROM (SELECT CASE WHEN p_is_dense THEN '_dense' ELSE '_live' END AS suffix) kind
$_$;


ALTER FUNCTION showroom.session_path(p_path text, p_own_schema text, p_is_dense boolean) OWNER TO showroom_owner;

--
-- Name: session_preview(uuid, text, bigint, bigint); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_preview(p_session uuid, p_table text DEFAULT NULL::text, p_limit bigint DEFAULT 500, p_offset bigint DEFAULT 0) RETURNS TABLE(table_name text, operation text, row_key jsonb, before jsonb, after jsonb, changed text[], changed_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT c.* FROM showroom.find_session(p_session) s,
       showroom_guard.layer_changes(s.environment, s.layer, p_table, least(p_limit, 10000), p_offset) c
 WHERE s.layer IS NOT NULL
$$;


ALTER FUNCTION showroom.session_preview(p_session uuid, p_table text, p_limit bigint, p_offset bigint) OWNER TO showroom_owner;

--
-- Name: session_rename(uuid, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_rename(p_session uuid, p_name text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.session := showroom.require_session(p_session);
BEGIN
    IF length(p_name) > 200 THEN
        PERFORM showroom.refuse('SR005', 'The name is too long.', 'Names have 200 characters at most.',
            '[{"field": "name", "code": "too-long", "message": "Names have 200 characters at most."}]');
    END IF;
    UPDATE showroom.session SET name = coalesce(btrim(p_name), '') WHERE id = target.id;
END
$$;


ALTER FUNCTION showroom.session_rename(p_session uuid, p_name text) OWNER TO showroom_owner;

--
-- Name: session_reset(uuid, text, text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_reset(p_session uuid, p_confirmation text, p_stamp text DEFAULT NULL::text, p_reason text DEFAULT ''::text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.session;
    sizes jsonb;
BEGIN
    PERFORM showroom.require_confirmation(p_confirmation);
    target := showroom.hold_session(p_session);
    IF p_stamp IS NOT NULL AND p_stamp <> showroom_guard.layer_stamp(target.environment, target.layer) THEN
        PERFORM showroom.refuse('SR008', 'The session changed since the preview; nothing was reset.', 'Look at the preview again.');
    END IF;
    sizes := showroom_guard.layer_sizes(target.environment, target.layer);
    PERFORM showroom.archive_layer(target.layer, 'reset');
    UPDATE showroom.session SET layer = showroom.new_layer(target.environment, target.id) WHERE id = target.id;
    PERFORM showroom.audit_record('session.reset', target.environment, p_reason,
                                  jsonb_build_object('session', target.id, 'person', target.person, 'archive', target.layer),
                                  sizes, (SELECT jsonb_object_agg(k, 0) FROM jsonb_object_keys(sizes) k));
    RETURN target.layer;
END
$$;


ALTER FUNCTION showroom.session_reset(p_session uuid, p_confirmation text, p_stamp text, p_reason text) OWNER TO showroom_owner;

--
-- Name: session_revoke_token(uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_revoke_token(p_token_id uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    of_session showroom.session := showroom.require_session((SELECT t.session FROM showroom.session_token t WHERE t.id = p_token_id));
BEGIN
    UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE id = p_token_id AND revoked_at IS NULL;
    IF FOUND THEN
        PERFORM showroom.audit_record('session.revoke-token', of_session.environment, NULL,
                                      jsonb_build_object('session', of_session.id, 'token', p_token_id));
    END IF;
END
$$;


ALTER FUNCTION showroom.session_revoke_token(p_token_id uuid) OWNER TO showroom_owner;

--
-- Name: session_stamp(uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_stamp(p_session uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT showroom_guard.layer_stamp(s.environment, s.layer) FROM showroom.find_session(p_session) s WHERE s.layer IS NOT NULL
$$;


ALTER FUNCTION showroom.session_stamp(p_session uuid) OWNER TO showroom_owner;

--
-- Name: session_statistics(uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_statistics(p_session uuid) RETURNS TABLE(table_name text, created bigint, edited bigint, deleted bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT c.* FROM showroom.find_session(p_session) s, showroom_guard.layer_counts(s.environment, s.layer) c
 WHERE s.layer IS NOT NULL
$$;


ALTER FUNCTION showroom.session_statistics(p_session uuid) OWNER TO showroom_owner;

--
-- Name: session_tokens(uuid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_tokens(p_session uuid) RETURNS TABLE(id uuid, person text, issued_by text, created_at timestamp with time zone, expires_at timestamp with time zone, revoked_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT t.id, t.person, t.issued_by, t.created_at, t.expires_at, t.revoked_at
  FROM showroom.require_session(p_session) s JOIN showroom.session_token t ON t.session = s.id
 ORDER BY t.created_at, t.id
$$;


ALTER FUNCTION showroom.session_tokens(p_session uuid) OWNER TO showroom_owner;

--
-- Name: session_undo(uuid, bigint, text, jsonb, boolean); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.session_undo(p_session uuid, p_archive bigint DEFAULT NULL::bigint, p_take text DEFAULT NULL::text, p_choices jsonb DEFAULT NULL::jsonb, p_partly boolean DEFAULT false) RETURNS TABLE(table_name text, row_key jsonb, problem text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.session := showroom.hold_session(p_session);
    archive showroom.layer := showroom.archive_of(p_session, p_archive);
    may_leave_out boolean := p_partly OR showroom.needs_fit(archive);
    left_out jsonb;
BEGIN
    IF p_take NOT IN ('archived', 'current') THEN
        PERFORM showroom.refuse('SR005', format('“%s” is no decision.', left(p_take, 40)), 'Give archived or current.',
            '[{"field": "take", "code": "unknown", "message": "Give archived or current."}]');
    END IF;
    RETURN QUERY SELECT l.product_table, NULL::jsonb,
                        format('its column “%s” is gone; %s archived rows had a value there', l.column_name, l.row_count)
                   FROM showroom.layer_loss l WHERE l.layer = archive.id ORDER BY l.product_table, l.column_name;
    DELETE FROM showroom.layer_loss l WHERE l.layer = archive.id;
    IF archive.reason <> 'undo' AND NOT showroom_guard.is_layer_empty(target.environment, target.layer) THEN
        IF p_take IS NULL THEN
            PERFORM showroom.require_decisions(target.environment, archive.id, target.layer, p_choices);
        END IF;
        left_out := showroom.restore_fitting(target, archive, target.layer, p_take, p_choices, may_leave_out);
    ELSIF showroom.needs_fit(archive)
          AND EXISTS (SELECT FROM showroom_guard.layer_misfits(target.environment, archive.id)) THEN
        left_out := showroom.restore_fitting(target, archive, 0, NULL, NULL, true);
    ELSE
        PERFORM showroom.give_layer(target, archive.id);
    END IF;
    PERFORM showroom.audit_record('session.undo', target.environment, NULL,
        jsonb_build_object('session', target.id, 'person', target.person, 'archive', archive.id,
                           'leftOut', coalesce(jsonb_array_length(left_out), 0)), NULL,
        (SELECT showroom_guard.layer_sizes(s.environment, s.layer) FROM showroom.session s WHERE s.id = p_session));
    RETURN QUERY SELECT r ->> 'table', r -> 'key', r ->> 'problem' FROM jsonb_array_elements(left_out) r;
EXCEPTION WHEN undefined_column OR undefined_table THEN
    PERFORM showroom.refuse('SR003', format('The product''s tables changed since they were registered; nothing was restored (%s).',
                                            SQLERRM),
                            'The product''s owner registers them again with showroom.register_table, then undo again.');
END
$$;


ALTER FUNCTION showroom.session_undo(p_session uuid, p_archive bigint, p_take text, p_choices jsonb, p_partly boolean) OWNER TO showroom_owner;

--
-- Name: setting_definition(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.setting_definition() RETURNS TABLE(key text, default_value bigint, minimum bigint, maximum bigint, description text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
VALUES
    ('rateLimit.createPerHour', 5::bigint, 1::bigint, 10000::bigint,
     'Creations per hour of one client address'),
    ('rateLimit.refreshPerHour', 10, 1, 10000,
     'Refreshes per hour of one environment'),
    ('rateLimit.exportPerHour', 20, 1, 10000,
     'Exports per hour of one environment'),
    ('sandbox.apiRatePerMinute', 60, 1, 100000,
     'API calls a minute in a sandbox that says nothing else'),
    ('sweep.cap', 50, 1, 1000,
     'Environments that one sweep touches at most'),
    ('sweep.autoResetHour', 2, 0, 23,
     'Hour (UTC) of the nightly auto-reset'),
    ('sweep.expiryHour', 3, 0, 23,
     'Hour (UTC) of the nightly expiry and clean-up'),
    ('sweep.cleanUpDays', 30, 1, 3650,
     'Days after its end that an expired environment is kept')
$$;


ALTER FUNCTION showroom.setting_definition() OWNER TO showroom_owner;

--
-- Name: setting_list(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.setting_list() RETURNS TABLE(key text, value bigint, default_value bigint, minimum bigint, maximum bigint, description text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT d.key, coalesce(s.value::text::bigint, d.default_value), d.default_value, d.minimum, d.maximum, d.description
  FROM showroom.setting_definition() d
  LEFT JOIN showroom.setting s ON s.key = d.key
 ORDER BY d.key
$$;


ALTER FUNCTION showroom.setting_list() OWNER TO showroom_owner;

--
-- Name: setting_set(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.setting_set(p_key text, p_value text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    definition record;
BEGIN
    SELECT * INTO definition FROM showroom.setting_definition() d WHERE d.key = p_key;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR005',
            MESSAGE = format('There is no setting “%s”.', left(p_key, 60)),
            HINT = 'The settings are: '
                || (SELECT string_agg(d.key, ', ' ORDER BY d.key) FROM showroom.setting_definition() d) || '.',
            DETAIL = '[{"field": "key", "code": "unknown", "message": "There is no such setting."}]';
    END IF;
    IF p_value !~ '^[0-9]{1,18}$' OR p_value::bigint NOT BETWEEN definition.minimum AND definition.maximum THEN
        RAISE EXCEPTION USING ERRCODE = 'SR005',
            MESSAGE = format('“%s” is no value for %s.', left(p_value, 60), p_key),
            HINT = format('Give a whole number from %s to %s.', definition.minimum, definition.maximum),
            DETAIL = '[{"field": "value", "code": "out-of-range", "message": "The value is out of range."}]';
    END IF;
    INSERT INTO showroom.setting AS s (key, value) VALUES (p_key, to_jsonb(p_value::bigint))
    ON CONFLICT (key) DO UPDATE
        SET value = excluded.value, updated_at = showroom.now(), updated_by = session_user;
    PERFORM showroom.audit_record('settings.set', NULL, NULL, jsonb_build_object('key', p_key, 'value', p_value));
END
$_$;


ALTER FUNCTION showroom.setting_set(p_key text, p_value text) OWNER TO showroom_owner;

--
-- Name: setting_value(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.setting_value(p_key text) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT value FROM showroom.setting_list() WHERE key = p_key
$$;


ALTER FUNCTION showroom.setting_value(p_key text) OWNER TO showroom_owner;

--
-- Name: settle_environment(showroom.job); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.settle_environment(p_job showroom.job) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    next_status text := CASE
        WHEN p_job.kind = 'seed' AND p_job.state = 'running' THEN 'seeding'
        WHEN p_job.kind = 'seed' AND p_job.state = 'done' THEN 'ready'
        WHEN p_job.kind = 'seed' AND p_job.state IN ('failed', 'cancelled') THEN p_job.state
        WHEN p_job.kind = 'teardown' AND p_job.state = 'running' THEN 'deleting'
        WHEN p_job.kind = 'teardown' AND p_job.state = 'done' THEN 'deleted'
        WHEN p_job.kind = 'teardown' AND p_job.state IN ('failed', 'cancelled') THEN showroom.status_after_teardown(p_job)
    END;
BEGIN
    IF next_status IS NULL THEN
        RETURN;
    END IF;
    UPDATE showroom.environment e
       SET status = next_status, updated_at = showroom.now(),
           deleted_at = CASE next_status WHEN 'deleted' THEN showroom.now() END
     WHERE e.id = p_job.environment;
    IF p_job.state = 'running' THEN
        PERFORM showroom.end_sessions(p_job.environment);
    END IF;
    IF p_job.kind = 'seed' AND next_status = 'ready' THEN
        UPDATE showroom.environment e
           SET ready_at = showroom.now(), duration_ms = (p_job.outcome ->> 'durationMs')::bigint,
               storage_bytes = showroom.environment_bytes(e.id)
         WHERE e.id = p_job.environment;
    END IF;
    IF next_status = 'deleted' THEN
        PERFORM showroom.forget_environment(p_job.environment);
    END IF;
END
$$;


ALTER FUNCTION showroom.settle_environment(p_job showroom.job) OWNER TO showroom_owner;

--
-- Name: stage_rows(text, text[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.stage_rows(p_table text, p_columns text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target record;
BEGIN
    SELECT * INTO STRICT target FROM showroom.registered_guard(p_table);
    EXECUTE format('CREATE TEMPORARY TABLE showroom_staged ON COMMIT DROP AS SELECT %s FROM %s WITH NO DATA',
                   (SELECT string_agg(format('%I', c), ', ' ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n)),
                   target.guard_view);
END
$$;


ALTER FUNCTION showroom.stage_rows(p_table text, p_columns text[]) OWNER TO showroom_owner;

--
-- Name: stale_sessions(integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.stale_sessions(p_days integer DEFAULT 7) RETURNS TABLE(session uuid, environment text, person text, last_activity timestamp with time zone, changes bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT l.id, l.environment::text, l.person, l.last_activity,
       (SELECT coalesce(sum(c.created + c.edited + c.deleted), 0)::bigint FROM showroom_guard.layer_counts(l.environment, s.layer) c)
  FROM showroom.session_list l JOIN showroom.session s ON s.id = l.id
 WHERE l.state = 'open' AND NOT l.is_kept AND l.held_until IS NULL
   AND l.last_activity <= showroom.now() - make_interval(days => p_days)
 ORDER BY l.last_activity, l.id
$$;


ALTER FUNCTION showroom.stale_sessions(p_days integer) OWNER TO showroom_owner;

--
-- Name: start_teardown(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.start_teardown(p_id text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_id);
    status_before text := target.status;
BEGIN
    IF target.protected THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('“%s” is protected.', p_id),
            HINT = 'Lift the protection first.';
    END IF;
    PERFORM showroom.require_idle(p_id);
    IF status_before = 'deleting' THEN
        -- An earlier teardown lost its owner; what the environment was before it stands in that job.
        SELECT j.parameters ->> 'statusBefore' INTO status_before FROM showroom.job j
         WHERE j.environment = p_id AND j.kind = 'teardown' ORDER BY j.id DESC LIMIT 1;
    ELSIF status_before IN ('queued', 'seeding') THEN
        status_before := 'cancelled';
    END IF;
    UPDATE showroom.environment SET status = 'deleting' WHERE id = p_id;
    PERFORM showroom.audit_record('environment.teardown', p_id, NULL, '{}');
    RETURN showroom.new_job('teardown', p_id, jsonb_build_object('statusBefore', status_before));
END
$$;


ALTER FUNCTION showroom.start_teardown(p_id text) OWNER TO showroom_owner;

--
-- Name: status_after_teardown(showroom.job); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.status_after_teardown(p_job showroom.job) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT CASE WHEN EXISTS (SELECT FROM showroom.job j
                           JOIN showroom.environment e ON e.id = j.environment
                           JOIN showroom.job_step s ON s.job = j.id
                          WHERE j.environment = p_job.environment AND j.kind = 'teardown' AND j.state <> 'done'
                            AND j.created_at >= e.created_at)
            THEN 'deleting' ELSE p_job.parameters ->> 'statusBefore' END
$$;


ALTER FUNCTION showroom.status_after_teardown(p_job showroom.job) OWNER TO showroom_owner;

--
-- Name: table_definition(oid, oid[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.table_definition(relation oid, relations oid[]) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT format(E'CREATE TABLE %I.%I (\n    %s\n);', n.nspname, r.relname,
                  (SELECT string_agg(c.definition, E',\n    ' ORDER BY c.number)
                   FROM showroom.export_columns(relation, relations) c))
    FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.oid = relation
$$;


ALTER FUNCTION showroom.table_definition(relation oid, relations oid[]) OWNER TO showroom_owner;

--
-- Name: table_fingerprint(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT f.row_count,
     f.lanes
    FROM showroom_guard.table_fingerprint(table_fingerprint.environment, table_fingerprint.product_table) f(row_count, lanes);
END;


ALTER FUNCTION showroom.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text) OWNER TO showroom_owner;

--
-- Name: table_sequences(regclass); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.table_sequences(p_relation regclass) RETURNS SETOF regclass
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT (d.objid)::regclass AS objid
    FROM (pg_depend d
      JOIN pg_class s ON (((s.oid = d.objid) AND (s.relkind = 'S'::"char"))))
   WHERE ((d.classid = ('pg_class'::regclass)::oid) AND (d.refclassid = ('pg_class'::regclass)::oid) AND (d.refobjid = (table_sequences.p_relation)::oid) AND (d.deptype = ANY (ARRAY['a'::"char", 'i'::"char"])))
 UNION
  SELECT (p.refobjid)::regclass AS refobjid
    FROM ((pg_attrdef a
      JOIN pg_depend p ON (((p.classid = ('pg_attrdef'::regclass)::oid) AND (p.objid = a.oid) AND (p.refclassid = ('pg_class'::regclass)::oid))))
      JOIN pg_class s ON (((s.oid = p.refobjid) AND (s.relkind = 'S'::"char"))))
   WHERE (a.adrelid = (table_sequences.p_relation)::oid);
END;


ALTER FUNCTION showroom.table_sequences(p_relation regclass) OWNER TO showroom_owner;

--
-- Name: table_with_columns(text, text[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.table_with_columns(p_environment text, p_columns text[]) RETURNS TABLE(guard_view text, key_column text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
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


ALTER FUNCTION showroom.table_with_columns(p_environment text, p_columns text[]) OWNER TO showroom_owner;

--
-- Name: take_rate(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.take_rate(p_kind text, p_key text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    allowed bigint := showroom.setting_value('rateLimit.' || p_kind || 'PerHour');
    moment timestamptz := showroom.now();
    used bigint;
    next_free timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('showroom.rate/' || p_kind || '/' || p_key, 0));
    DELETE FROM showroom.rate_window
     WHERE action = p_kind AND key = p_key AND accepted_at <= moment - interval '1 hour';
    SELECT count(*) INTO used FROM showroom.rate_window WHERE action = p_kind AND key = p_key;
    IF used >= allowed THEN
        SELECT accepted_at + interval '1 hour' INTO next_free
          FROM showroom.rate_window
         WHERE action = p_kind AND key = p_key
         ORDER BY accepted_at DESC OFFSET allowed - 1 LIMIT 1;
        RAISE EXCEPTION USING ERRCODE = 'SR004',
            MESSAGE = format('The limit of %s calls of the kind “%s” an hour is reached for %s.', allowed, p_kind, p_key),
            HINT = format('The next one is free at %s UTC, in %s. An administrator can change rateLimit.%sPerHour.',
                          to_char(next_free AT TIME ZONE 'UTC', 'HH24:MI:SS'),
                          CASE WHEN next_free - moment < interval '2 minutes'
                               THEN ceil(extract(epoch FROM next_free - moment)) || ' seconds'
                               ELSE ceil(extract(epoch FROM next_free - moment) / 60) || ' minutes' END,
                          p_kind);
    END IF;
    INSERT INTO showroom.rate_window (action, key, accepted_at) VALUES (p_kind, p_key, moment);
END
$$;


ALTER FUNCTION showroom.take_rate(p_kind text, p_key text) OWNER TO showroom_owner;

--
-- Name: take_rows(text, text[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.take_rows(p_table text, p_columns text[]) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target record;
    column_list text := (SELECT string_agg(format('%I', c), ', ' ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n));
    taken bigint;
BEGIN
    SELECT * INTO STRICT target FROM showroom.registered_guard(p_table);
    EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM pg_temp.showroom_staged', target.guard_view, column_list, column_list);
    GET DIAGNOSTICS taken = ROW_COUNT;
    RETURN taken;
END
$$;


ALTER FUNCTION showroom.take_rows(p_table text, p_columns text[]) OWNER TO showroom_owner;

--
-- Name: take_table_back(regclass); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.take_table_back(p_relation regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    wanted text;
BEGIN
    FOR wanted IN
        SELECT format('REVOKE ALL ON %s FROM showroom_live', p_relation)
        UNION ALL
        SELECT format('REVOKE USAGE ON SCHEMA %s FROM showroom_live', s) FROM showroom.type_schemas(p_relation) s
         WHERE NOT EXISTS (SELECT FROM showroom.layered_table t
                            WHERE to_regclass(t.base) <> p_relation
                              AND (s IN (SELECT showroom.type_schemas(to_regclass(t.base)))
                                   OR s = to_regnamespace(quote_ident(t.base_schema))))
        UNION ALL
        SELECT format('REVOKE ALL ON SEQUENCE %s FROM showroom_live, showroom_product', s)
          FROM showroom.table_sequences(p_relation) s
        UNION ALL
        SELECT format('REVOKE ALL ON %s FROM showroom_live', k.confrelid::regclass)
          FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid
         WHERE k.conrelid = p_relation AND k.contype = 'f' AND pg_has_role(current_user, c.relowner, 'USAGE')
           AND NOT EXISTS (SELECT FROM showroom.layered_table t
                            WHERE to_regclass(t.base) = k.confrelid
                               OR to_regclass(t.base) IN (SELECT o.conrelid FROM pg_constraint o
                                                           WHERE o.contype = 'f' AND o.confrelid = k.confrelid))
    LOOP
        EXECUTE wanted;
    END LOOP;
    FOR wanted IN
        SELECT t.base FROM showroom.layered_table t JOIN pg_constraint k ON k.conrelid = to_regclass(t.base)
         WHERE k.contype = 'f' AND k.confrelid = p_relation
    LOOP
        PERFORM showroom.lend_table(wanted::regclass);
    END LOOP;
END
$$;


ALTER FUNCTION showroom.take_table_back(p_relation regclass) OWNER TO showroom_owner;

--
-- Name: taken_ids(text[]); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.taken_ids(p_ids text[]) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT e.id::text FROM showroom.environment e WHERE e.id = ANY (p_ids) AND e.status <> 'deleted'
$$;


ALTER FUNCTION showroom.taken_ids(p_ids text[]) OWNER TO showroom_owner;

--
-- Name: text_setting_definition(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.text_setting_definition() RETURNS TABLE(key text, default_value text, pattern text, remedy text, description text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
VALUES
    ('access.baseDomain', 'app.example.com', '^(?=.{1,190}(:|$))[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?$',
     'Give a domain in lower-case letters, for example app.example.com.',
     'Domain under which environments are reached: https://{id}.{domain}'),
    ('usage.internalDomains', '', '^([a-z0-9.-]{1,190}(, ?[a-z0-9.-]{1,190}){0,19})?$',
     'Give mail domains separated by commas, for example example.com, example.org.',
     'Mail domains of colleagues, whom usage leaves out')
$_$;


ALTER FUNCTION showroom.text_setting_definition() OWNER TO showroom_owner;

--
-- Name: text_setting_list(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.text_setting_list() RETURNS TABLE(key text, value text, default_value text, description text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT d.key, coalesce(s.value #>> '{}', d.default_value), d.default_value, d.description
  FROM showroom.text_setting_definition() d LEFT JOIN showroom.setting s ON s.key = d.key
 ORDER BY d.key
$$;


ALTER FUNCTION showroom.text_setting_list() OWNER TO showroom_owner;

--
-- Name: text_setting_set(text, text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.text_setting_set(p_key text, p_value text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    definition record;
BEGIN
    SELECT * INTO definition FROM showroom.text_setting_definition() d WHERE d.key = p_key;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR005', format('There is no setting “%s”.', left(p_key, 60)),
            'The settings are: ' || (SELECT string_agg(d.key, ', ' ORDER BY d.key) FROM showroom.text_setting_definition() d) || '.',
            '[{"field": "key", "code": "unknown", "message": "There is no such setting."}]');
    ELSIF p_value IS NULL OR p_value !~ definition.pattern THEN
        PERFORM showroom.refuse('SR005', format('“%s” is no value for %s.', left(p_value, 60), p_key), definition.remedy,
            jsonb_build_array(showroom.problem('value', 'invalid', definition.remedy)));
    END IF;
    INSERT INTO showroom.setting AS s (key, value) VALUES (p_key, to_jsonb(p_value))
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = showroom.now(), updated_by = session_user;
    PERFORM showroom.audit_record('settings.set', NULL, NULL, jsonb_build_object('key', p_key, 'value', p_value));
END
$$;


ALTER FUNCTION showroom.text_setting_set(p_key text, p_value text) OWNER TO showroom_owner;

--
-- Name: token_hash(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.token_hash(p_token text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN sha256(convert_to(p_token, 'UTF8'::name));


ALTER FUNCTION showroom.token_hash(p_token text) OWNER TO showroom_owner;

--
-- Name: touch(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.touch() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.resolve_session(coalesce(current_setting('showroom.token', true), ''), NULL);
END
$$;


ALTER FUNCTION showroom.touch() OWNER TO showroom_owner;

--
-- Name: type_definition(oid); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.type_definition(type oid) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT CASE t.typtype
        WHEN 'e' THEN
            format('CREATE TYPE %I.%I AS ENUM (%s);', n.nspname, t.typname,
                   (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                    FROM pg_enum e WHERE e.enumtypid = t.oid))
        WHEN 'd' THEN
            concat_ws(' ', format('CREATE DOMAIN %I.%I AS %s', n.nspname, t.typname,
                                  format_type(t.typbasetype, t.typtypmod)),
                      CASE WHEN t.typdefault IS NOT NULL THEN 'DEFAULT ' || pg_get_expr(t.typdefaultbin, 0) END,
                      CASE WHEN t.typnotnull THEN 'NOT NULL' END,
                      (SELECT string_agg(format('CONSTRAINT %I %s', c.conname, pg_get_constraintdef(c.oid)), ' '
                                         ORDER BY c.conname)
                       FROM pg_constraint c WHERE c.contypid = t.oid)) || ';'
    END
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.oid = type
$$;


ALTER FUNCTION showroom.type_definition(type oid) OWNER TO showroom_owner;

--
-- Name: type_schemas(regclass); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.type_schemas(p_relation regclass) RETURNS SETOF regnamespace
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT DISTINCT (named.typnamespace)::regnamespace AS typnamespace
    FROM (((pg_attribute a
      JOIN pg_type t ON ((t.oid = a.atttypid)))
      JOIN pg_type named ON ((((named.oid = t.oid) OR (named.oid = t.typelem)) OR (named.oid = t.typbasetype))))
      JOIN pg_class c ON ((c.oid = a.attrelid)))
   WHERE ((a.attrelid = (type_schemas.p_relation)::oid) AND (a.attnum > 0) AND (NOT a.attisdropped) AND ((named.typnamespace <> ('pg_catalog'::regnamespace)::oid) AND (named.typnamespace <> c.relnamespace)));
END;


ALTER FUNCTION showroom.type_schemas(p_relation regclass) OWNER TO showroom_owner;

--
-- Name: uncounted_environments(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.uncounted_environments() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT e.id::text
  FROM showroom.environment e
  LEFT JOIN showroom.tile t ON t.environment = e.id AND t.name = 'volumes'
 WHERE e.status IN ('ready', 'expired')
   AND (t.environment IS NULL OR t.stale OR t.computed_at < e.ready_at)
 ORDER BY e.created_at DESC
$$;


ALTER FUNCTION showroom.uncounted_environments() OWNER TO showroom_owner;

--
-- Name: unregister_table(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.unregister_table(table_name text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    registered showroom.registered_table;
    relation regclass;
BEGIN
    SELECT * INTO registered FROM showroom.registered_table r
    WHERE r.schema_name || '.' || r.table_name = unregister_table.table_name;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', table_name));
    END IF;
    relation := to_regclass(format('%I.%I', registered.schema_name, registered.table_name));
    PERFORM showroom_guard.drop_view(registered.schema_name, registered.table_name);
    EXECUTE format('DROP FUNCTION IF EXISTS %s()', registered.analyze_function);
    PERFORM showroom_live.remove(registered.schema_name, registered.table_name);
    IF relation IS NOT NULL THEN
        EXECUTE format('REVOKE ALL ON %s FROM showroom_guard', relation);
        PERFORM showroom.take_table_back(relation);
    END IF;
    PERFORM showroom.forget_registration(registered.schema_name, registered.table_name);
    IF NOT EXISTS (SELECT FROM showroom.registered_table r WHERE r.schema_name = registered.schema_name)
       AND to_regnamespace(quote_ident(registered.schema_name)) IS NOT NULL THEN
        EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM showroom_guard, showroom_live', registered.schema_name);
    END IF;
END
$$;


ALTER FUNCTION showroom.unregister_table(table_name text) OWNER TO showroom_owner;

--
-- Name: value_shares(text, text, text, integer); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.value_shares(p_environment text, p_table text, p_column text, p_limit integer) RETURNS TABLE(value text, total bigint)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT %1$I::text, count(*) FROM %2$s WHERE %3$I = $1 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $2',
        p_column, source.guard_view, source.key_column)
    USING p_environment, p_limit;
END
$_$;


ALTER FUNCTION showroom.value_shares(p_environment text, p_table text, p_column text, p_limit integer) OWNER TO showroom_owner;

--
-- Name: verify_base(text); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.verify_base(p_environment text) RETURNS TABLE(table_name text, expected_rows bigint, found_rows bigint, is_intact boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    IF NOT EXISTS (SELECT FROM showroom.base_fingerprint b WHERE b.environment = p_environment) THEN
        PERFORM showroom.refuse('SR002', format('Of “%s” no fingerprints are kept.', p_environment),
                                'They are taken when an environment has been filled.');
    END IF;
    RETURN QUERY
    SELECT b.schema_name || '.' || b.table_name, b.row_count, f.row_count, b.row_count = f.row_count AND b.lanes = f.lanes
      FROM showroom.base_fingerprint b,
           LATERAL showroom_guard.table_fingerprint(p_environment, b.schema_name || '.' || b.table_name) f
     WHERE b.environment = p_environment
     ORDER BY 1;
END
$$;


ALTER FUNCTION showroom.verify_base(p_environment text) OWNER TO showroom_owner;

--
-- Name: write_context(); Type: FUNCTION; Schema: showroom; Owner: showroom_owner
--

CREATE FUNCTION showroom.write_context(OUT layer bigint, OUT environment text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$
DECLARE
    digest bytea := sha256(convert_to(coalesce(current_setting('showroom.token', true), ''), 'UTF8'));
    entered uuid;
BEGIN
    SELECT t.session INTO entered FROM showroom.session_token t
     WHERE t.token_hash = digest AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now());
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR013', 'Nothing can be written outside a session.',
                                'Call showroom.enter with a session''s token first.');
    END IF;
    PERFORM pg_advisory_xact_lock_shared(1397904723, hashtext(entered::text));
    IF current_setting('transaction_isolation') = 'read committed' THEN
        SELECT s.layer, s.environment INTO layer, environment FROM showroom.session s
         WHERE s.id = entered AND s.state = 'open';
    ELSE
        SELECT s.layer, s.environment INTO layer, environment FROM showroom.session s
         WHERE s.id = entered AND s.state = 'open' FOR SHARE;
    END IF;
    IF layer IS NULL THEN
        PERFORM showroom.refuse('SR011', 'This session was closed.', 'Open it again to get a new token.');
    END IF;
END
$$;


ALTER FUNCTION showroom.write_context(OUT layer bigint, OUT environment text) OWNER TO showroom_owner;

--
-- Name: casework__associations(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.casework__associations() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE casework.associations (tenant_id, id, case_id, related_case_id, linked_by); END $$;


ALTER FUNCTION showroom_analyze.casework__associations() OWNER TO postgres;

--
-- Name: casework__audit_entries(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.casework__audit_entries() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE casework.audit_entries (tenant_id, id, case_id, actor_id, happened_at); END $$;


ALTER FUNCTION showroom_analyze.casework__audit_entries() OWNER TO postgres;

--
-- Name: casework__cases(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.casework__cases() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE casework.cases (tenant_id, id, report_id, case_number, assignee_id, opened_at); END $$;


ALTER FUNCTION showroom_analyze.casework__cases() OWNER TO postgres;

--
-- Name: casework__intake_reports(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.casework__intake_reports() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE casework.intake_reports (tenant_id, id, report_number, reporter_id, received_at); END $$;


ALTER FUNCTION showroom_analyze.casework__intake_reports() OWNER TO postgres;

--
-- Name: casework__investigations(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.casework__investigations() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE casework.investigations (tenant_id, id, case_id, investigator_id); END $$;


ALTER FUNCTION showroom_analyze.casework__investigations() OWNER TO postgres;

--
-- Name: casework__messages(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.casework__messages() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE casework.messages (tenant_id, id, case_id, author_id); END $$;


ALTER FUNCTION showroom_analyze.casework__messages() OWNER TO postgres;

--
-- Name: casework__notes(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.casework__notes() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE casework.notes (tenant_id, id, case_id, author_id); END $$;


ALTER FUNCTION showroom_analyze.casework__notes() OWNER TO postgres;

--
-- Name: casework__subjects(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.casework__subjects() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE casework.subjects (tenant_id, id, case_id, person_id); END $$;


ALTER FUNCTION showroom_analyze.casework__subjects() OWNER TO postgres;

--
-- Name: casework__users(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.casework__users() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE casework.users (tenant_id, id, email); END $$;


ALTER FUNCTION showroom_analyze.casework__users() OWNER TO postgres;

--
-- Name: impact__events(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.impact__events() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE impact.events (tenant_id, id, user_id, occurred_at); END $$;


ALTER FUNCTION showroom_analyze.impact__events() OWNER TO postgres;

--
-- Name: impact__users(); Type: FUNCTION; Schema: showroom_analyze; Owner: postgres
--

CREATE FUNCTION showroom_analyze.impact__users() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN ANALYZE impact.users (tenant_id, id, email); END $$;


ALTER FUNCTION showroom_analyze.impact__users() OWNER TO postgres;

--
-- Name: analyze_own_table(text, text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.analyze_own_table(p_environment text, p_table text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET default_statistics_target TO '10'
    AS $$
BEGIN
    EXECUTE format('ANALYZE %s', (SELECT o.own_table FROM showroom_guard.own_relation(p_environment, p_table) o));
END
$$;


ALTER FUNCTION showroom_guard.analyze_own_table(p_environment text, p_table text) OWNER TO showroom_guard;

--
-- Name: layered_table; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.layered_table (
    base_schema text NOT NULL,
    table_name text NOT NULL,
    product_table text NOT NULL,
    blueprint text NOT NULL,
    environment showroom.environment_id,
    key_column text NOT NULL,
    base text NOT NULL,
    "overlay" text NOT NULL,
    live_view text NOT NULL,
    key_columns text[] NOT NULL,
    columns text[] NOT NULL,
    depth integer DEFAULT 0 NOT NULL,
    CONSTRAINT layered_table_depth_check CHECK ((depth >= 0))
);


ALTER TABLE showroom.layered_table OWNER TO showroom_owner;

--
-- Name: key_object(showroom.layered_table, text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.key_object(p_table showroom.layered_table, p_alias text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT format('jsonb_build_object(%s)'::text, string_agg(format('%L, %s.%I'::text, c.c, key_object.p_alias, c.c), ', '::text)) AS format FROM unnest(CASE WHEN (cardinality((key_object.p_table).key_columns) > 1) THEN (key_object.p_table).key_columns[2:] ELSE (key_object.p_table).key_columns END) c(c));


ALTER FUNCTION showroom_guard.key_object(p_table showroom.layered_table, p_alias text) OWNER TO showroom_guard;

--
-- Name: operator_name(oid); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.operator_name(p_operator oid) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT format('OPERATOR(%I.%s)'::text, n.nspname, o.oprname) AS format FROM (pg_operator o JOIN pg_namespace n ON ((n.oid = o.oprnamespace))) WHERE (o.oid = operator_name.p_operator));


ALTER FUNCTION showroom_live.operator_name(p_operator oid) OWNER TO showroom_live;

--
-- Name: index_equality(oid, integer); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.index_equality(p_index oid, p_column integer) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT showroom_live.operator_name(m.amopopr) AS operator_name FROM ((pg_index i JOIN pg_opclass c ON ((c.oid = i.indclass[(index_equality.p_column - 1)]))) JOIN pg_amop m ON (((m.amopfamily = c.opcfamily) AND (m.amoplefttype = c.opcintype) AND (m.amoprighttype = c.opcintype) AND (m.amopstrategy = 3)))) WHERE (i.indexrelid = index_equality.p_index));


ALTER FUNCTION showroom_live.index_equality(p_index oid, p_column integer) OWNER TO showroom_live;

--
-- Name: key_match(showroom.layered_table, text, text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.key_match(p_table showroom.layered_table, p_left text, p_right text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT string_agg(format('%s.%I %s %s.%I'::text, key_match.p_left, u.c, showroom_live.index_equality(i.indexrelid, (u.n)::integer), key_match.p_right, u.c), ' AND '::text ORDER BY u.n) AS string_agg FROM pg_index i, unnest((key_match.p_table).key_columns) WITH ORDINALITY u(c, n) WHERE ((i.indrelid = (to_regclass((key_match.p_table).base))::oid) AND i.indisprimary));


ALTER FUNCTION showroom_live.key_match(p_table showroom.layered_table, p_left text, p_right text) OWNER TO showroom_live;

--
-- Name: base_misfits(showroom.layered_table); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.base_misfits(p_table showroom.layered_table) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN format('SELECT %L, %s, CASE WHEN o._sr_op = ''I'' THEN ''the base has this row by now'' ELSE ''its base row is gone'' END FROM %s o WHERE o._sr_layer = $1 AND (o._sr_op = ''I'') = EXISTS (SELECT FROM %s b WHERE %s AND b.%I = $2)'::text, (p_table).product_table, showroom_guard.key_object(p_table, 'o'::text), (p_table)."overlay", (p_table).base, showroom_live.key_match(p_table, 'b'::text, 'o'::text), (p_table).key_column);


ALTER FUNCTION showroom_guard.base_misfits(p_table showroom.layered_table) OWNER TO showroom_guard;

--
-- Name: browse_fences(text, text, text, text, text[], integer, integer); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.browse_fences(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_step integer, p_count integer) RETURNS TABLE(row_key text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "DateStyle" TO 'ISO, YMD'
    SET "TimeZone" TO 'UTC'
    SET "IntervalStyle" TO 'iso_8601'
    SET extra_float_digits TO '1'
    SET bytea_output TO 'hex'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    AS $_$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
    keys text := (SELECT string_agg(quote_ident(n), ', ' ORDER BY i)
                  FROM unnest(source.key_names) WITH ORDINALITY k (n, i));
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT ARRAY[%1$s] FROM (SELECT %2$s, row_number() OVER (ORDER BY %2$s) - 1 AS showroom_position '
        'FROM (SELECT %2$s FROM %3$s WHERE %4$s ORDER BY %2$s LIMIT $4::bigint * $5 + 1) walked) numbered '
        'WHERE showroom_position %% $4 = 0 ORDER BY showroom_position',
        (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i) FROM unnest(source.key_names) WITH ORDINALITY k (n, i)),
        keys, showroom_guard.browsed_table(source.guard_view), showroom.browse_where(source, p_column, p_from, '>='))
    USING p_environment, p_from, p_value, p_step, p_count;
END
$_$;


ALTER FUNCTION showroom_guard.browse_fences(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_step integer, p_count integer) OWNER TO showroom_guard;

--
-- Name: browse_rows(text, text, text, text, text[], integer); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.browse_rows(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_limit integer) RETURNS TABLE(row_key text[], content text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "DateStyle" TO 'ISO, YMD'
    SET "TimeZone" TO 'UTC'
    SET "IntervalStyle" TO 'iso_8601'
    SET extra_float_digits TO '1'
    SET bytea_output TO 'hex'
    SET xmlbinary TO 'base64'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    AS $_$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT ARRAY[%1$s], array_to_json(ARRAY[%2$s])::text FROM %3$s WHERE %4$s ORDER BY %5$s LIMIT $4',
        (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i) FROM unnest(source.key_names) WITH ORDINALITY k (n, i)),
        (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i) FROM unnest(source.column_names) WITH ORDINALITY k (n, i)),
        showroom_guard.browsed_table(source.guard_view), showroom.browse_where(source, p_column, p_from, '>='),
        (SELECT string_agg(quote_ident(n), ', ' ORDER BY i) FROM unnest(source.key_names) WITH ORDINALITY k (n, i)))
    USING p_environment, p_from, p_value, p_limit;
END
$_$;


ALTER FUNCTION showroom_guard.browse_rows(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_limit integer) OWNER TO showroom_guard;

--
-- Name: browsed_table(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.browsed_table(p_guard_view text) RETURNS regclass
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT DISTINCT d.refobjid::regclass
  FROM pg_rewrite r
  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
  JOIN pg_class c ON c.oid = d.refobjid AND c.relkind IN ('r', 'p')
 WHERE r.ev_class = to_regclass(p_guard_view)
$$;


ALTER FUNCTION showroom_guard.browsed_table(p_guard_view text) OWNER TO showroom_guard;

--
-- Name: changed_fields(jsonb, jsonb); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.changed_fields(p_before jsonb, p_after jsonb) RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN ARRAY(SELECT a.key FROM jsonb_each(changed_fields.p_after) a(key, value) WHERE ((changed_fields.p_before -> a.key) IS DISTINCT FROM a.value) ORDER BY (a.key COLLATE "C"));


ALTER FUNCTION showroom_guard.changed_fields(p_before jsonb, p_after jsonb) OWNER TO showroom_guard;

--
-- Name: check_misfits(showroom.layered_table, text, text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.check_misfits(p_table showroom.layered_table, p_name text, p_condition text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN format('SELECT %L, %s, %L FROM %s o WHERE o._sr_layer = $1 AND $2 IS NOT NULL AND (%s) IS FALSE'::text, (p_table).product_table, showroom_guard.key_object(p_table, 'o'::text), format('it breaks the check %s'::text, p_name), (p_table)."overlay", p_condition);


ALTER FUNCTION showroom_guard.check_misfits(p_table showroom.layered_table, p_name text, p_condition text) OWNER TO showroom_guard;

--
-- Name: check_own_relations(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.check_own_relations(p_environment text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    bad record;
BEGIN
    IF NOT has_database_privilege('showroom_guard', current_database(), 'CREATE') THEN
        PERFORM showroom.refuse('SR003', 'Showroom may not make schemas in this database.',
            format('The database''s owner runs: GRANT CREATE ON DATABASE %I TO showroom_guard;', current_database()));
    END IF;
    SELECT string_agg(o.product_table, ' and ' ORDER BY o.product_table) AS tables INTO bad
    FROM showroom_guard.own_relations(p_environment) o GROUP BY o.own_table HAVING count(*) > 1 LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR003', format('%s bear the same name, so one schema cannot hold both.', bad.tables),
                                'Create the environment in the shared schema.');
    END IF;
    SELECT o.product_table, r.blueprint IS NOT NULL AS is_foreign INTO bad
    FROM showroom_guard.own_relations(p_environment) o
    LEFT JOIN showroom.registered_table r ON r.schema_name || '.' || r.table_name = o.product_table
    WHERE o.key_column IS NULL
      AND (r.blueprint IS NOT NULL OR NOT has_table_privilege(o.relation, 'SELECT')
           OR NOT has_schema_privilege((SELECT c.relnamespace FROM pg_class c WHERE c.oid = o.relation), 'USAGE'))
    ORDER BY 1 LIMIT 1;
    IF bad.is_foreign THEN
        PERFORM showroom.refuse('SR003', format('The tables refer to “%s”, which another blueprint fills.', bad.product_table),
                                'Create the environment in the shared schema.');
    ELSIF FOUND THEN
        PERFORM showroom.refuse('SR003',
            format('The tables refer to “%s”, whose rows Showroom may not copy.', bad.product_table),
            format('If nothing in it is confidential, its owner runs: GRANT SELECT ON %1$s TO showroom_guard; '
                   '(and GRANT USAGE on its schema). Else create the environment in the shared schema.', bad.product_table));
    END IF;
END
$_$;


ALTER FUNCTION showroom_guard.check_own_relations(p_environment text) OWNER TO showroom_guard;

--
-- Name: checks(showroom.layered_table); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.checks(p_table showroom.layered_table) RETURNS TABLE(name text, condition text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT k.conname::text, pg_get_expr(k.conbin, k.conrelid) FROM pg_constraint k
     WHERE k.conrelid = to_regclass(p_table.overlay) AND k.contype = 'c' AND pg_get_constraintdef(k.oid) NOT LIKE '%\_sr\_op%'
$$;


ALTER FUNCTION showroom_guard.checks(p_table showroom.layered_table) OWNER TO showroom_guard;

--
-- Name: clear_layer(text, bigint, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.clear_layer(p_environment text, p_layer bigint, p_rows bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
    removed bigint := 0;
    part bigint;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        EXECUTE format('DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE _sr_layer = $1 LIMIT $2))',
                       entry.overlay) USING p_layer, p_rows - removed;
        GET DIAGNOSTICS part = ROW_COUNT;
        removed := removed + part;
        EXIT WHEN removed >= p_rows;
    END LOOP;
    RETURN removed;
END
$_$;


ALTER FUNCTION showroom_guard.clear_layer(p_environment text, p_layer bigint, p_rows bigint) OWNER TO showroom_guard;

--
-- Name: close_own_table(text, text, boolean); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.close_own_table(p_environment text, p_table text, p_is_complete boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET client_min_messages TO 'warning'
    SET lock_timeout TO '5s'
    AS $$
DECLARE
    target record;
BEGIN
    SELECT * INTO STRICT target FROM showroom_guard.own_relation(p_environment, p_table);
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM %I', p_environment, session_user);
    EXECUTE format('REVOKE ALL ON %s FROM %I', target.own_table, session_user);
    EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %I', p_environment, session_user);
    IF p_is_complete THEN
        PERFORM showroom_guard.complete_own_table(p_environment, target.relation);
    END IF;
END
$$;


ALTER FUNCTION showroom_guard.close_own_table(p_environment text, p_table text, p_is_complete boolean) OWNER TO showroom_guard;

--
-- Name: complete_own_table(text, oid); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.complete_own_table(p_environment text, p_relation oid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    own_table text := (SELECT format('%I.%I', p_environment, relname) FROM pg_class WHERE oid = p_relation);
    wanted text;
    counted text;
BEGIN
    FOR wanted IN SELECT k.statement FROM showroom_guard.own_keys(p_environment, p_relation) k ORDER BY k.place, k.statement
    LOOP
        EXECUTE wanted;
    END LOOP;
    FOR wanted IN SELECT k.statement FROM showroom_guard.own_foreign_keys(p_environment, p_relation) k LOOP
        EXECUTE wanted;
    END LOOP;
    FOR counted IN
        SELECT a.attname FROM pg_attribute a
        WHERE a.attrelid = own_table::regclass AND a.attnum > 0 AND NOT a.attisdropped
          AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
          AND pg_get_serial_sequence(own_table, a.attname) IS NOT NULL
    LOOP
        EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), max(%I)) FROM %s HAVING max(%I) > 0', own_table, counted,
                       counted, own_table, counted);
    END LOOP;
END
$$;


ALTER FUNCTION showroom_guard.complete_own_table(p_environment text, p_relation oid) OWNER TO showroom_guard;

--
-- Name: copy_layer(text, bigint, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.copy_layer(p_environment text, p_from bigint, p_to bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
    written text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        written := (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                     WHERE a.attrelid = to_regclass(entry.overlay) AND a.attnum > 0 AND NOT a.attisdropped
                       AND a.attgenerated = '' AND a.attname <> '_sr_layer');
        EXECUTE format('INSERT INTO %1$s (%2$s, _sr_layer) SELECT %2$s, $2 FROM %1$s WHERE _sr_layer = $1', entry.overlay, written)
          USING p_from, p_to;
    END LOOP;
END
$_$;


ALTER FUNCTION showroom_guard.copy_layer(p_environment text, p_from bigint, p_to bigint) OWNER TO showroom_guard;

--
-- Name: culprits(showroom.layered_table, oid); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.culprits(p_table showroom.layered_table, p_constraint oid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    parent showroom.layered_table := showroom_live.layered((SELECT confrelid FROM pg_constraint WHERE oid = p_constraint));
    refers text := (SELECT string_agg(format('was.%I %s o.%I', r.parent_column, r.operator, r.child_column), ' AND ')
                      FROM showroom_live.reference_pairs(p_constraint) r);
BEGIN
    RETURN (SELECT string_agg(format(
                'SELECT %L, %s, %L FROM %s o JOIN %s was ON %s AND %s JOIN %s t ON t._sr_layer = $1 AND %s WHERE %s AND %s AND NOT %s',
                parent.product_table, showroom_guard.key_object(parent, 't'),
                format('rows of %s made since refer to it', p_table.product_table), p_table.overlay, seen.relation, refers,
                seen.condition, parent.overlay, showroom_live.key_match(parent, 't', 'was'),
                showroom_guard.misses_parent(p_table, p_constraint), showroom_guard.is_current(p_table, 'o'),
                showroom_guard.is_current(parent, 't')), ' UNION ')
              FROM (VALUES (parent.base, format('was.%I = $2', parent.key_column)),
                           (parent.overlay, 'was._sr_layer = $3')) seen (relation, condition));
END
$_$;


ALTER FUNCTION showroom_guard.culprits(p_table showroom.layered_table, p_constraint oid) OWNER TO showroom_guard;

--
-- Name: drop_own_schemas(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.drop_own_schemas(p_environment text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET client_min_messages TO 'warning'
    SET lock_timeout TO '5s'
    AS $$
DECLARE
    schemas text := (SELECT string_agg(quote_ident(n.nspname), ', ') FROM pg_namespace n
                     WHERE n.nspname IN (p_environment, p_environment || '_guard')
                       AND n.nspowner = 'showroom_guard'::regrole);
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    PERFORM showroom_live.remove_own(p_environment);
    IF schemas IS NOT NULL THEN
        EXECUTE format('DROP SCHEMA %s CASCADE', schemas);
    END IF;
EXCEPTION WHEN lock_not_available THEN
    PERFORM showroom.refuse('SR006', format('Somebody is using the tables of “%s”; nothing was removed.', p_environment),
                            'Wait until they are through, or close their connections, then tear it down again.');
END
$$;


ALTER FUNCTION showroom_guard.drop_own_schemas(p_environment text) OWNER TO showroom_guard;

--
-- Name: drop_view(text, text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.drop_view(product_schema text, product_table text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    EXECUTE format('DROP VIEW IF EXISTS showroom_guard.%I', product_schema || '__' || product_table);
END
$$;


ALTER FUNCTION showroom_guard.drop_view(product_schema text, product_table text) OWNER TO showroom_guard;

--
-- Name: fill_layered_columns(text, text[]); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.fill_layered_columns(p_overlay text, p_columns text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    target showroom.layered_table := (SELECT t FROM showroom.layered_table t WHERE t.overlay = p_overlay);
BEGIN
    EXECUTE format('UPDATE %s o SET %s FROM %s b WHERE o._sr_op <> ''I'' AND %s', target.overlay,
                   (SELECT string_agg(format('%1$I = b.%1$I', c), ', ') FROM unnest(p_columns) c), target.base,
                   (SELECT string_agg(format('o.%1$I = b.%1$I', c), ' AND ') FROM unnest(target.key_columns) c));
END
$_$;


ALTER FUNCTION showroom_guard.fill_layered_columns(p_overlay text, p_columns text[]) OWNER TO showroom_guard;

--
-- Name: fit_layer(text, bigint, bigint, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.fit_layer(p_environment text, p_archived bigint, p_current bigint, p_into bigint) RETURNS TABLE(product_table text, row_key jsonb, problem text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
    misfits jsonb;
    part bigint;
    taken bigint;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        RETURN QUERY EXECUTE format(
            'SELECT %L, %s, CASE %s ELSE ''a row made since has its unique key'' END FROM %s a WHERE a._sr_layer = $1 '
            'AND NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $2 AND %s)',
            entry.product_table, showroom_guard.key_object(entry, 'a'),
            (SELECT coalesce(string_agg(format('WHEN (%s) IS FALSE THEN %L', c.condition, 'it breaks the check ' || c.name), ' '),
                             'WHEN false THEN NULL') FROM showroom_guard.checks(entry) c),
            entry.overlay, entry.overlay, showroom_live.key_match(entry, 'm', 'a'))
        USING p_archived, p_into;
        PERFORM showroom_guard.put_back(entry, p_current, p_into);
    END LOOP;
    LOOP
        SELECT jsonb_agg(jsonb_build_object('table', f.product_table, 'key', f.row_key, 'problem', f.problem)) INTO misfits
          FROM (SELECT DISTINCT ON (m.product_table, m.row_key) m.*
                  FROM (SELECT * FROM showroom_guard.layer_misfits(p_environment, p_into)
                        UNION ALL SELECT * FROM showroom_guard.layer_culprits(p_environment, p_into, p_current)) m) f;
        taken := 0;
        FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
            RETURN QUERY EXECUTE format(
                'WITH gone AS (DELETE FROM %s o USING jsonb_array_elements($4) f WHERE o._sr_layer = $1 AND f ->> ''table'' = %L '
                'AND f -> ''key'' = %s AND $2 IS NOT NULL AND NOT %s RETURNING f) '
                'SELECT f ->> ''table'', f -> ''key'', f ->> ''problem'' FROM gone',
                entry.overlay, entry.product_table, showroom_guard.key_object(entry, 'o'), showroom_guard.is_current(entry, 'o'))
            USING p_into, p_environment, p_current, coalesce(misfits, '[]');
            GET DIAGNOSTICS part = ROW_COUNT;
            taken := taken + part;
            IF part > 0 THEN
                PERFORM showroom_guard.put_back(entry, p_current, p_into);
            END IF;
        END LOOP;
        EXIT WHEN taken = 0;
    END LOOP;
END
$_$;


ALTER FUNCTION showroom_guard.fit_layer(p_environment text, p_archived bigint, p_current bigint, p_into bigint) OWNER TO showroom_guard;

--
-- Name: has_layered_rows(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.has_layered_rows(p_overlay text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    found_one boolean;
BEGIN
    IF NOT EXISTS (SELECT FROM showroom.layered_table t WHERE t.overlay = p_overlay) THEN
        RETURN false;
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', p_overlay) INTO found_one;
    RETURN found_one;
END
$$;


ALTER FUNCTION showroom_guard.has_layered_rows(p_overlay text) OWNER TO showroom_guard;

--
-- Name: is_current(showroom.layered_table, text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.is_current(p_table showroom.layered_table, p_alias text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN format('EXISTS (SELECT FROM %s _sr_c WHERE _sr_c._sr_layer = $3 AND %s AND _sr_c._sr_at = %s._sr_at)'::text, (p_table)."overlay", showroom_live.key_match(p_table, '_sr_c'::text, p_alias), p_alias);


ALTER FUNCTION showroom_guard.is_current(p_table showroom.layered_table, p_alias text) OWNER TO showroom_guard;

--
-- Name: is_dense(text, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.is_dense(p_environment text, p_layer bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    overlays text;
    found_one boolean;
BEGIN
    FOR overlays IN SELECT DISTINCT t.base_schema || '_overlay' FROM showroom_guard.layered_tables_of(p_environment) t LOOP
        EXECUTE format('SELECT %I.is_dense($1)', overlays) INTO found_one USING p_layer;
        IF found_one THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN false;
END
$_$;


ALTER FUNCTION showroom_guard.is_dense(p_environment text, p_layer bigint) OWNER TO showroom_guard;

--
-- Name: is_layer_empty(text, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.is_layer_empty(p_environment text, p_layer bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
    found_one boolean;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE _sr_layer = $1)', entry.overlay) INTO found_one USING p_layer;
        IF found_one THEN
            RETURN false;
        END IF;
    END LOOP;
    RETURN true;
END
$_$;


ALTER FUNCTION showroom_guard.is_layer_empty(p_environment text, p_layer bigint) OWNER TO showroom_guard;

--
-- Name: is_small_part(text, text, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.is_small_part(p_table text, p_key_column text, p_rows bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
SELECT EXISTS (SELECT FROM pg_stats s
                 JOIN pg_class c ON c.relname = s.tablename AND c.relnamespace = to_regnamespace(quote_ident(s.schemaname))
                WHERE s.schemaname || '.' || s.tablename = p_table AND s.attname = p_key_column AND NOT s.inherited
                  AND c.reltuples >= 20 * p_rows
                  AND coalesce((SELECT sum(f) FROM unnest(s.most_common_freqs) f), 0) < 0.9)
$$;


ALTER FUNCTION showroom_guard.is_small_part(p_table text, p_key_column text, p_rows bigint) OWNER TO showroom_guard;

--
-- Name: keep_rows(text, bigint, jsonb); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.keep_rows(p_environment text, p_layer bigint, p_rows jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        EXECUTE format('DELETE FROM %s o WHERE o._sr_layer = $1 AND NOT (%s = ANY (SELECT r -> ''key'' '
                       'FROM jsonb_array_elements($2) r WHERE r ->> ''table'' = %L))',
                       entry.overlay, showroom_guard.key_object(entry, 'o'), entry.product_table)
        USING p_layer, p_rows;
    END LOOP;
END
$_$;


ALTER FUNCTION showroom_guard.keep_rows(p_environment text, p_layer bigint, p_rows jsonb) OWNER TO showroom_guard;

--
-- Name: layer_changes(text, bigint, text, bigint, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.layer_changes(p_environment text, p_layer bigint, p_table text, p_limit bigint, p_offset bigint) RETURNS TABLE(product_table text, operation text, row_key jsonb, before jsonb, after jsonb, changed text[], changed_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
    still_wanted bigint := p_limit;
    still_skipped bigint := p_offset;
    given bigint;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) t WHERE p_table IS NULL OR t.product_table = p_table
    LOOP
        EXIT WHEN still_wanted <= 0;
        RETURN QUERY EXECUTE format(
            'SELECT %L, c.operation, c.row_key, c.before, c.after, '
            'CASE WHEN c.operation = ''edited'' THEN showroom_guard.changed_fields(c.before, c.after) END, c.changed_at '
            'FROM (SELECT CASE o._sr_op WHEN ''I'' THEN ''created'' WHEN ''U'' THEN ''edited'' ELSE ''deleted'' END AS operation, '
            '%s AS row_key, CASE WHEN o._sr_op <> ''I'' THEN to_jsonb(b) END AS before, %s AS after, o._sr_at AS changed_at, '
            'row_number() OVER (ORDER BY o._sr_at, %s) AS place '
            'FROM (SELECT * FROM %s WHERE _sr_layer = $1 ORDER BY _sr_at, %s LIMIT $2 OFFSET $3) o '
            'LEFT JOIN %s b ON %s AND b.%I = $4) c ORDER BY c.place',
            entry.product_table, showroom_guard.key_object(entry, 'o'), showroom_guard.row_object('o'),
            showroom_live.column_list(entry.key_columns, 'o.'), entry.overlay, showroom_live.column_list(entry.key_columns),
            entry.base, showroom_live.key_match(entry, 'b', 'o'), entry.key_column)
        USING p_layer, still_wanted, still_skipped, p_environment;
        GET DIAGNOSTICS given = ROW_COUNT;
        still_wanted := still_wanted - given;
        IF given > 0 THEN
            still_skipped := 0;
        ELSIF still_skipped > 0 THEN
            EXECUTE format('SELECT count(*) FROM %s WHERE _sr_layer = $1', entry.overlay) INTO given USING p_layer;
            still_skipped := greatest(0, still_skipped - given);
        END IF;
    END LOOP;
END
$_$;


ALTER FUNCTION showroom_guard.layer_changes(p_environment text, p_layer bigint, p_table text, p_limit bigint, p_offset bigint) OWNER TO showroom_guard;

--
-- Name: layer_conflicts(text, bigint, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.layer_conflicts(p_environment text, p_archived bigint, p_current bigint) RETURNS TABLE(product_table text, row_key jsonb, archived jsonb, current jsonb, base jsonb, fields text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        RETURN QUERY EXECUTE format(
            'SELECT %L, x.row_key, x.archived, x.current, x.base, showroom_guard.changed_fields('
            'coalesce(x.current, x.base), coalesce(x.archived, x.base)) '
            'FROM (SELECT %s AS row_key, %s AS archived, %s AS current, to_jsonb(b) AS base FROM %s a JOIN %s c ON %s '
            'LEFT JOIN %s b ON %s AND b.%I = $3 WHERE a._sr_layer = $1 AND c._sr_layer = $2 AND NOT (%s)) x ORDER BY x.row_key',
            entry.product_table, showroom_guard.key_object(entry, 'a'), showroom_guard.row_object('a'),
            showroom_guard.row_object('c'), entry.overlay, entry.overlay, showroom_live.key_match(entry, 'c', 'a'),
            entry.base, showroom_live.key_match(entry, 'b', 'a'), entry.key_column, showroom_guard.same_change(entry))
        USING p_archived, p_current, p_environment;
    END LOOP;
END
$_$;


ALTER FUNCTION showroom_guard.layer_conflicts(p_environment text, p_archived bigint, p_current bigint) OWNER TO showroom_guard;

--
-- Name: layer_counts(text, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.layer_counts(p_environment text, p_layer bigint) RETURNS TABLE(product_table text, created bigint, edited bigint, deleted bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        product_table := entry.product_table;
        EXECUTE format('SELECT count(*) FILTER (WHERE _sr_op = ''I''), count(*) FILTER (WHERE _sr_op = ''U''), '
                       'count(*) FILTER (WHERE _sr_op = ''D'') FROM %s WHERE _sr_layer = $1', entry.overlay)
           INTO created, edited, deleted USING p_layer;
        RETURN NEXT;
    END LOOP;
END
$_$;


ALTER FUNCTION showroom_guard.layer_counts(p_environment text, p_layer bigint) OWNER TO showroom_guard;

--
-- Name: layer_culprits(text, bigint, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.layer_culprits(p_environment text, p_layer bigint, p_current bigint) RETURNS TABLE(product_table text, row_key jsonb, problem text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$
DECLARE
    entry showroom.layered_table;
    question text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        FOR question IN SELECT showroom_guard.culprits(entry, k) FROM showroom_guard.layered_references(entry) k LOOP
            RETURN QUERY EXECUTE question USING p_layer, p_environment, p_current;
        END LOOP;
    END LOOP;
END
$$;


ALTER FUNCTION showroom_guard.layer_culprits(p_environment text, p_layer bigint, p_current bigint) OWNER TO showroom_guard;

--
-- Name: layer_misfits(text, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.layer_misfits(p_environment text, p_layer bigint) RETURNS TABLE(product_table text, row_key jsonb, problem text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$
DECLARE
    entry showroom.layered_table;
    question text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        FOR question IN
            SELECT showroom_guard.base_misfits(entry)
            UNION ALL
            SELECT q FROM showroom_guard.layered_references(entry) k,
                   LATERAL unnest(ARRAY[showroom_guard.reference_misfits(entry, k), showroom_guard.orphan_misfits(entry, k)]) q
            UNION ALL
            SELECT showroom_guard.unique_misfits(entry, i.indexrelid) FROM pg_index i
             WHERE i.indrelid = to_regclass(entry.base) AND i.indisunique AND NOT i.indisprimary AND i.indisvalid
            UNION ALL
            SELECT showroom_guard.check_misfits(entry, c.name, c.condition) FROM showroom_guard.checks(entry) c
        LOOP
            RETURN QUERY EXECUTE question USING p_layer, p_environment;
        END LOOP;
    END LOOP;
END
$$;


ALTER FUNCTION showroom_guard.layer_misfits(p_environment text, p_layer bigint) OWNER TO showroom_guard;

--
-- Name: layer_sizes(text, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.layer_sizes(p_environment text, p_layer bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
    sizes jsonb := '{}';
    size bigint;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        EXECUTE format('SELECT count(*) FROM %s WHERE _sr_layer = $1', entry.overlay) INTO size USING p_layer;
        sizes := sizes || jsonb_build_object(entry.product_table, size);
    END LOOP;
    RETURN sizes;
END
$_$;


ALTER FUNCTION showroom_guard.layer_sizes(p_environment text, p_layer bigint) OWNER TO showroom_guard;

--
-- Name: layer_stamp(text, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.layer_stamp(p_environment text, p_layer bigint) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
    state text := p_layer::text;
    part text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        EXECUTE format('SELECT count(*) || ''/'' || coalesce(sum(extract(epoch FROM _sr_at)), 0) FROM %s WHERE _sr_layer = $1',
                       entry.overlay)
           INTO part USING p_layer;
        state := concat_ws('|', state, entry.base, part);
    END LOOP;
    RETURN md5(state);
END
$_$;


ALTER FUNCTION showroom_guard.layer_stamp(p_environment text, p_layer bigint) OWNER TO showroom_guard;

--
-- Name: layered_references(showroom.layered_table); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.layered_references(p_table showroom.layered_table) RETURNS SETOF oid
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT k.oid FROM pg_constraint k
     WHERE k.conrelid = to_regclass(p_table.base) AND k.contype = 'f' AND (showroom_live.layered(k.confrelid)).base IS NOT NULL
$$;


ALTER FUNCTION showroom_guard.layered_references(p_table showroom.layered_table) OWNER TO showroom_guard;

--
-- Name: layered_tables_of(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.layered_tables_of(p_environment text) RETURNS SETOF showroom.layered_table
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT l.* FROM (SELECT t.* FROM showroom.layered_table t JOIN showroom.environment e ON e.id = t.environment
                      WHERE e.id = p_environment AND e.isolation = 'full'
                     UNION ALL
                     SELECT t.* FROM showroom.layered_table t JOIN showroom.environment e ON e.blueprint = t.blueprint
                      WHERE e.id = p_environment AND e.isolation <> 'full' AND t.environment IS NULL) l
     ORDER BY l.depth DESC, l.product_table
$$;


ALTER FUNCTION showroom_guard.layered_tables_of(p_environment text) OWNER TO showroom_guard;

--
-- Name: lend_own_tables(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.lend_own_tables(p_environment text) RETURNS TABLE(relation oid, product_table text, key_column text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET client_min_messages TO 'warning'
    AS $$
DECLARE
    own record;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    FOR own IN SELECT * FROM showroom_guard.own_relations(p_environment) o
                WHERE o.key_column IS NOT NULL AND to_regclass(o.own_table) IS NOT NULL
                ORDER BY o.load_order, o.product_table
    LOOP
        PERFORM showroom.lend_table(own.own_table::regclass);
        relation := own.own_table::regclass;
        product_table := own.product_table;
        key_column := own.key_column;
        RETURN NEXT;
    END LOOP;
END
$$;


ALTER FUNCTION showroom_guard.lend_own_tables(p_environment text) OWNER TO showroom_guard;

--
-- Name: make_missing_tables(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.make_missing_tables(p_environment text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET client_min_messages TO 'warning'
    SET lock_timeout TO '5s'
    AS $$
DECLARE
    missing record;
BEGIN
    FOR missing IN SELECT * FROM showroom_guard.own_relations(p_environment) o
                    WHERE o.key_column IS NOT NULL AND to_regclass(o.own_table) IS NULL
                    ORDER BY o.load_order, o.product_table
    LOOP
        PERFORM showroom_guard.make_own_table(p_environment, missing.relation, missing.key_column);
        PERFORM showroom_guard.complete_own_table(p_environment, missing.relation);
    END LOOP;
END
$$;


ALTER FUNCTION showroom_guard.make_missing_tables(p_environment text) OWNER TO showroom_guard;

--
-- Name: make_own_sequences(text, oid); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.make_own_sequences(p_environment text, p_relation oid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    used record;
    own_table text := (SELECT format('%I.%I', p_environment, relname) FROM pg_class WHERE oid = p_relation);
    own_sequence text;
BEGIN
    FOR used IN
        SELECT s.oid::regclass::text AS old_name, s.relname, a.attname, pg_get_expr(d.adbin, d.adrelid) AS expression,
               q.*, format_type(q.seqtypid, NULL) AS type
        FROM pg_attrdef d
        JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
        JOIN pg_depend p ON p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid AND p.refclassid = 'pg_class'::regclass
        JOIN pg_class s ON s.oid = p.refobjid AND s.relkind = 'S'
        JOIN pg_sequence q ON q.seqrelid = s.oid
        WHERE d.adrelid = p_relation
    LOOP
        own_sequence := format('%I.%I', p_environment, used.relname);
        IF to_regclass(own_sequence) IS NULL THEN
            EXECUTE format('CREATE SEQUENCE %s AS %s INCREMENT %s MINVALUE %s MAXVALUE %s START %s CACHE %s %s OWNED BY %s.%I',
                           own_sequence, used.type, used.seqincrement, used.seqmin, used.seqmax, used.seqstart, used.seqcache,
                           CASE WHEN used.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END, own_table, used.attname);
        END IF;
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', own_table, used.attname,
                       replace(used.expression, quote_literal(used.old_name) || '::regclass',
                               quote_literal(own_sequence) || '::regclass'));
    END LOOP;
END
$$;


ALTER FUNCTION showroom_guard.make_own_sequences(p_environment text, p_relation oid) OWNER TO showroom_guard;

--
-- Name: make_own_table(text, oid, text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.make_own_table(p_environment text, p_relation oid, p_key_column text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    table_name text := (SELECT relname FROM pg_class WHERE oid = p_relation);
BEGIN
    EXECUTE format('CREATE TABLE %I.%I (LIKE %s INCLUDING ALL EXCLUDING INDEXES%s)', p_environment, table_name,
                   p_relation::regclass,
                   CASE WHEN p_key_column IS NOT NULL THEN
                       format(', CONSTRAINT showroom_environment_check CHECK (%I = %L)', p_key_column, p_environment)
                   ELSE '' END);
    PERFORM showroom_guard.make_own_sequences(p_environment, p_relation);
    IF p_key_column IS NOT NULL THEN
        EXECUTE format('CREATE VIEW %1$I.%2$I WITH (security_barrier) AS SELECT * FROM %3$I.%2$I '
                       'WHERE %4$I OPERATOR(pg_catalog.=) %3$L WITH CASCADED CHECK OPTION',
                       p_environment || '_guard', table_name, p_environment, p_key_column);
        EXECUTE format('GRANT SELECT ON %I.%I TO showroom_viewer, showroom_service', p_environment || '_guard', table_name);
        EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I.%I TO showroom_ops, showroom_service', p_environment || '_guard',
                       table_name);
    END IF;
END
$_$;


ALTER FUNCTION showroom_guard.make_own_table(p_environment text, p_relation oid, p_key_column text) OWNER TO showroom_guard;

--
-- Name: make_view(regclass, text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.make_view(product_table regclass, key_column text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    view_name text := (SELECT n.nspname || '__' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE c.oid = product_table);
BEGIN
    PERFORM showroom.check_environment_key(product_table, key_column);
    EXECUTE format('DROP VIEW IF EXISTS showroom_guard.%I', view_name);
    -- Two prefixes by LIKE cost a tenth of a regular expression, 0.5 µs a row in everything that is read or written here.
    EXECUTE format('CREATE VIEW showroom_guard.%1$I WITH (security_barrier) AS SELECT * FROM %2$s '
                   'WHERE %3$I OPERATOR(pg_catalog.~~) ''demo-%%'' OR %3$I OPERATOR(pg_catalog.~~) ''sandbox-%%'' '
                   'WITH CASCADED CHECK OPTION',
                   view_name, product_table, key_column);
    EXECUTE format('GRANT SELECT ON showroom_guard.%I TO showroom_viewer, showroom_service', view_name);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON showroom_guard.%I TO showroom_ops, showroom_service', view_name);
END
$_$;


ALTER FUNCTION showroom_guard.make_view(product_table regclass, key_column text) OWNER TO showroom_guard;

--
-- Name: merge_layers(text, bigint, bigint, bigint, text, jsonb); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.merge_layers(p_environment text, p_archived bigint, p_current bigint, p_into bigint, p_take text, p_choices jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    entry showroom.layered_table;
    written text;
    takes_archived text;
    keeps_checks text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        written := showroom_live.column_list(showroom_live.common_columns(entry));
        takes_archived := format('NOT (%s) AND ''archived'' = coalesce((SELECT d ->> ''take'' FROM jsonb_array_elements($5) d '
                                 'WHERE d ->> ''table'' = %L AND d -> ''key'' = %s LIMIT 1), $4)',
                                 showroom_guard.same_change(entry), entry.product_table, showroom_guard.key_object(entry, 'a'));
        keeps_checks := (SELECT coalesce(string_agg(format(' AND (%s) IS NOT FALSE', c.condition), ''), '')
                           FROM showroom_guard.checks(entry) c);
        EXECUTE format('INSERT INTO %1$s (%2$s, _sr_op, _sr_at, _sr_layer) SELECT %2$s, _sr_op, _sr_at, $3 FROM %1$s c '
                       'WHERE c._sr_layer = $2 AND NOT EXISTS (SELECT FROM %1$s a WHERE a._sr_layer = $1 AND %3$s AND %4$s)',
                       entry.overlay, written, showroom_live.key_match(entry, 'a', 'c'), takes_archived)
        USING p_archived, p_current, p_into, p_take, coalesce(p_choices, '[]');
        EXECUTE format('INSERT INTO %1$s (%2$s, _sr_op, _sr_at, _sr_layer) SELECT %2$s, _sr_op, _sr_at, $3 FROM %1$s a '
                       'WHERE a._sr_layer = $1%5$s '
                       'AND NOT EXISTS (SELECT FROM %1$s c WHERE c._sr_layer = $2 AND %3$s AND NOT (%4$s)) ON CONFLICT DO NOTHING',
                       entry.overlay, written, showroom_live.key_match(entry, 'c', 'a'), takes_archived, keeps_checks)
        USING p_archived, p_current, p_into, p_take, coalesce(p_choices, '[]');
    END LOOP;
END
$_$;


ALTER FUNCTION showroom_guard.merge_layers(p_environment text, p_archived bigint, p_current bigint, p_into bigint, p_take text, p_choices jsonb) OWNER TO showroom_guard;

--
-- Name: misses_parent(showroom.layered_table, oid); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.misses_parent(p_table showroom.layered_table, p_constraint oid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    parent showroom.layered_table := showroom_live.layered((SELECT confrelid FROM pg_constraint WHERE oid = p_constraint));
    refers text := (SELECT string_agg(format('p.%I %s o.%I', r.parent_column, r.operator, r.child_column), ' AND ')
                      FROM showroom_live.reference_pairs(p_constraint) r);
    complete text := (SELECT string_agg(format('o.%I IS NOT NULL', r.child_column), ' AND ')
                        FROM showroom_live.reference_pairs(p_constraint) r);
BEGIN
    RETURN format('o._sr_layer = $1 AND o._sr_op <> ''D'' AND %s '
                  'AND NOT EXISTS (SELECT FROM %s p WHERE p._sr_layer = $1 AND p._sr_op <> ''D'' AND %s) '
                  'AND NOT EXISTS (SELECT FROM %s p WHERE p.%I = $2 AND %s '
                  'AND NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $1 AND %s))',
                  complete, parent.overlay, refers, parent.base, parent.key_column, refers, parent.overlay,
                  showroom_live.key_match(parent, 'm', 'p'));
END
$_$;


ALTER FUNCTION showroom_guard.misses_parent(p_table showroom.layered_table, p_constraint oid) OWNER TO showroom_guard;

--
-- Name: note_change(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.note_change(p_overlay text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM showroom.layered_table t WHERE t.overlay = p_overlay) THEN
        EXECUTE format('UPDATE showroom.layer SET needs_fit = true WHERE id IN (SELECT DISTINCT o._sr_layer FROM %s o)', p_overlay);
    END IF;
END
$$;


ALTER FUNCTION showroom_guard.note_change(p_overlay text) OWNER TO showroom_guard;

--
-- Name: note_loss(text, text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.note_loss(p_overlay text, p_column text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    target showroom.layered_table := (SELECT t FROM showroom.layered_table t WHERE t.overlay = p_overlay);
BEGIN
    EXECUTE format('INSERT INTO showroom.layer_loss SELECT o._sr_layer, %L, %L, count(*) FROM %s o '
                   'WHERE o._sr_op <> ''D'' AND o.%I IS NOT NULL GROUP BY o._sr_layer '
                   'ON CONFLICT (layer, product_table, column_name) DO UPDATE SET row_count = excluded.row_count',
                   target.product_table, p_column, target.overlay, p_column);
END
$$;


ALTER FUNCTION showroom_guard.note_loss(p_overlay text, p_column text) OWNER TO showroom_guard;

--
-- Name: open_own_schema(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.open_own_schema(p_environment text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET client_min_messages TO 'warning'
    SET lock_timeout TO '5s'
    AS $$
DECLARE
    lookup record;
    taken text := (SELECT string_agg(n.nspname, ', ') FROM pg_namespace n
                   WHERE n.nspname IN (p_environment, p_environment || '_guard')
                     AND n.nspowner <> 'showroom_guard'::regrole);
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    IF taken IS NOT NULL THEN
        PERFORM showroom.refuse('SR003', format('A schema “%s” of somebody else''s is in the way.', taken),
                                'Choose another name, or have the schema renamed by its owner.');
    END IF;
    IF to_regnamespace(quote_ident(p_environment)) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM showroom_guard.check_own_relations(p_environment);
    EXECUTE format('CREATE SCHEMA %I', p_environment);
    EXECUTE format('CREATE SCHEMA %I', p_environment || '_guard');
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO showroom_viewer, showroom_service, showroom_owner', p_environment || '_guard');
    FOR lookup IN SELECT * FROM showroom_guard.own_relations(p_environment) o WHERE o.key_column IS NULL LOOP
        PERFORM showroom_guard.make_own_table(p_environment, lookup.relation, NULL);
        EXECUTE format('INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT * FROM %s', lookup.own_table, lookup.relation::regclass);
        PERFORM showroom_guard.complete_own_table(p_environment, lookup.relation);
    END LOOP;
END
$$;


ALTER FUNCTION showroom_guard.open_own_schema(p_environment text) OWNER TO showroom_guard;

--
-- Name: open_own_table(text, text, text[]); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.open_own_table(p_environment text, p_table text, p_columns text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET client_min_messages TO 'warning'
    SET lock_timeout TO '5s'
    AS $$
DECLARE
    target record;
    is_new boolean;
BEGIN
    SELECT * INTO STRICT target FROM showroom_guard.own_relation(p_environment, p_table);
    is_new := to_regclass(target.own_table) IS NULL;
    IF is_new THEN
        PERFORM showroom_guard.make_own_table(p_environment, target.relation, target.key_column);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', p_environment, session_user);
    EXECUTE format('GRANT INSERT ON %s TO %I', target.own_table, session_user);
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', p_environment, session_user);
    RETURN format('COPY %s (%s) FROM STDIN (FORMAT binary%s)', target.own_table,
                  (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n)),
                  CASE WHEN is_new THEN ', FREEZE' ELSE '' END);
END
$$;


ALTER FUNCTION showroom_guard.open_own_table(p_environment text, p_table text, p_columns text[]) OWNER TO showroom_guard;

--
-- Name: orphan_misfits(showroom.layered_table, oid); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.orphan_misfits(p_table showroom.layered_table, p_constraint oid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    parent showroom.layered_table := showroom_live.layered((SELECT confrelid FROM pg_constraint WHERE oid = p_constraint));
    refers text := (SELECT string_agg(format('p.%I %s b.%I', r.parent_column, r.operator, r.child_column), ' AND ')
                      FROM showroom_live.reference_pairs(p_constraint) r);
BEGIN
    RETURN format('SELECT %L, %s, %L FROM %s p JOIN %s b ON %s AND b.%I = $2 WHERE p._sr_layer = $1 AND p._sr_op = ''D'' '
                  'AND NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $1 AND %s)',
                  parent.product_table, showroom_guard.key_object(parent, 'p'),
                  format('rows of %s refer to it', p_table.product_table), parent.overlay, p_table.base, refers,
                  p_table.key_column, p_table.overlay, showroom_live.key_match(p_table, 'm', 'b'));
END
$_$;


ALTER FUNCTION showroom_guard.orphan_misfits(p_table showroom.layered_table, p_constraint oid) OWNER TO showroom_guard;

--
-- Name: own_foreign_keys(text, oid); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.own_foreign_keys(p_environment text, p_relation oid) RETURNS TABLE(statement text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s REFERENCES %I.%I(%s', p_environment, r.relname, k.conname,
                  split_part(d.definition, d.target, 1), p_environment, f.relname,
                  substr(d.definition, strpos(d.definition, d.target) + length(d.target)))
    FROM pg_constraint k
    JOIN pg_class r ON r.oid = k.conrelid
    JOIN pg_class f ON f.oid = k.confrelid
    JOIN pg_class own_from ON own_from.oid = to_regclass(format('%I.%I', p_environment, r.relname))
    JOIN pg_class own_to ON own_to.oid = to_regclass(format('%I.%I', p_environment, f.relname))
    CROSS JOIN LATERAL (SELECT pg_get_constraintdef(k.oid) AS definition,
                               ' REFERENCES ' || k.confrelid::regclass::text || '(' AS target) d
    WHERE k.contype = 'f' AND k.conparentid = 0
      AND p_relation IN (k.conrelid, k.confrelid)
      AND k.conrelid IN (SELECT o.relation FROM showroom_guard.own_relations(p_environment) o)
      AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = own_from.oid)
      AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = own_to.oid)
      AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conrelid = own_from.oid AND o.conname = k.conname)
    ORDER BY 1
$$;


ALTER FUNCTION showroom_guard.own_foreign_keys(p_environment text, p_relation oid) OWNER TO showroom_guard;

--
-- Name: own_keys(text, oid); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.own_keys(p_environment text, p_relation oid) RETURNS TABLE(place integer, statement text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT CASE k.contype WHEN 'p' THEN 1 ELSE 2 END,
           format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', p_environment, r.relname, k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid
    WHERE k.conrelid = p_relation AND k.contype IN ('p', 'u', 'x')
    UNION ALL
    SELECT 3, m.make || format('%I.%I', p_environment, r.relname)
              || substr(pg_get_indexdef(i.indexrelid), length(m.make || m.only_word || r.oid::regclass::text) + 1)
    FROM pg_index i
    JOIN pg_class r ON r.oid = i.indrelid
    JOIN pg_class x ON x.oid = i.indexrelid
    CROSS JOIN LATERAL (
        SELECT format('CREATE %sINDEX %I ON ', CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END, x.relname) AS make,
               CASE x.relkind WHEN 'I' THEN 'ONLY ' ELSE '' END AS only_word) m
    WHERE i.indrelid = p_relation AND i.indisvalid
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
    ORDER BY 1, 2
$$;


ALTER FUNCTION showroom_guard.own_keys(p_environment text, p_relation oid) OWNER TO showroom_guard;

--
-- Name: own_relation(text, text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.own_relation(p_environment text, p_table text) RETURNS TABLE(relation oid, own_table text, key_column text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RETURN QUERY SELECT o.relation, o.own_table, o.key_column FROM showroom_guard.own_relations(p_environment) o
                 WHERE o.product_table = p_table AND o.key_column IS NOT NULL;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', left(p_table, 130)),
                                'Register it with showroom.register_table first.');
    END IF;
END
$$;


ALTER FUNCTION showroom_guard.own_relation(p_environment text, p_table text) OWNER TO showroom_guard;

--
-- Name: own_relations(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.own_relations(p_environment text) RETURNS TABLE(relation oid, product_table text, own_table text, key_column text, load_order integer)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    WITH RECURSIVE registered AS (
        SELECT c.oid AS relation, r.key_column, r.load_order
        FROM showroom.registered_table r
        JOIN showroom.environment e ON e.blueprint = r.blueprint
        JOIN pg_namespace n ON n.nspname = r.schema_name
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
        WHERE e.id = p_environment
    ), reached AS (
        SELECT registered.relation FROM registered
        UNION
        SELECT k.confrelid FROM reached JOIN pg_constraint k ON k.conrelid = reached.relation AND k.contype = 'f'
    )
    SELECT c.oid, n.nspname || '.' || c.relname, format('%I.%I', p_environment, c.relname), registered.key_column,
           registered.load_order
    FROM reached
    JOIN pg_class c ON c.oid = reached.relation
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN registered ON registered.relation = reached.relation
$$;


ALTER FUNCTION showroom_guard.own_relations(p_environment text) OWNER TO showroom_guard;

--
-- Name: put_back(showroom.layered_table, bigint, bigint); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.put_back(p_table showroom.layered_table, p_current bigint, p_into bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $_$
DECLARE
    written text := showroom_live.column_list(showroom_live.common_columns(p_table));
    is_lacking text := format('c._sr_layer = $1 AND NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $2 AND %s)', p_table.overlay,
                              showroom_live.key_match(p_table, 'm', 'c'));
    lacks_one boolean;
BEGIN
    EXECUTE format('INSERT INTO %1$s (%2$s, _sr_op, _sr_at, _sr_layer) SELECT %2$s, _sr_op, _sr_at, $2 FROM %1$s c WHERE %3$s '
                   'ON CONFLICT DO NOTHING', p_table.overlay, written, is_lacking) USING p_current, p_into;
    EXECUTE format('SELECT EXISTS (SELECT FROM %s c WHERE %s)', p_table.overlay, is_lacking) INTO lacks_one USING p_current, p_into;
    IF lacks_one THEN
        PERFORM showroom.refuse('SR016', 'Archived rows and rows made since cannot be told apart by their keys; nothing was restored.',
                                'Keep what is there now for the rows that were changed twice.');
    END IF;
END
$_$;


ALTER FUNCTION showroom_guard.put_back(p_table showroom.layered_table, p_current bigint, p_into bigint) OWNER TO showroom_guard;

--
-- Name: layered(oid); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.layered(p_relation oid) RETURNS showroom.layered_table
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT t.*::showroom.layered_table AS t FROM ((showroom.layered_table t JOIN pg_class c ON ((c.oid = layered.p_relation))) JOIN pg_namespace n ON ((n.oid = c.relnamespace))) WHERE ((t.base_schema = n.nspname) AND (t.table_name = c.relname)));


ALTER FUNCTION showroom_live.layered(p_relation oid) OWNER TO showroom_live;

--
-- Name: reference_misfits(showroom.layered_table, oid); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.reference_misfits(p_table showroom.layered_table, p_constraint oid) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT format('SELECT %L, %s, %L FROM %s o WHERE %s'::text, (reference_misfits.p_table).product_table, showroom_guard.key_object(reference_misfits.p_table, 'o'::text), format('it refers to a row of %s that is gone'::text, (showroom_live.layered(k.confrelid)).product_table), (reference_misfits.p_table)."overlay", showroom_guard.misses_parent(reference_misfits.p_table, k.oid)) AS format FROM pg_constraint k WHERE (k.oid = reference_misfits.p_constraint));


ALTER FUNCTION showroom_guard.reference_misfits(p_table showroom.layered_table, p_constraint oid) OWNER TO showroom_guard;

--
-- Name: row_object(text); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.row_object(p_alias text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN format('CASE WHEN %1$s._sr_op <> ''D'' THEN to_jsonb(%1$s) - ''{_sr_layer,_sr_op,_sr_at}''::text[] END'::text, p_alias);


ALTER FUNCTION showroom_guard.row_object(p_alias text) OWNER TO showroom_guard;

--
-- Name: column_list(text[], text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.column_list(p_columns text[], p_prefix text DEFAULT ''::text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT string_agg((column_list.p_prefix || quote_ident(u.c)), ', '::text ORDER BY u.n) AS string_agg FROM unnest(column_list.p_columns) WITH ORDINALITY u(c, n));


ALTER FUNCTION showroom_live.column_list(p_columns text[], p_prefix text) OWNER TO showroom_live;

--
-- Name: written_columns(oid); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.written_columns(p_relation oid) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT array_agg((a.attname)::text ORDER BY a.attnum) AS array_agg FROM pg_attribute a WHERE ((a.attrelid = written_columns.p_relation) AND (a.attnum > 0) AND (NOT a.attisdropped) AND (a.attgenerated = ''::"char")));


ALTER FUNCTION showroom_live.written_columns(p_relation oid) OWNER TO showroom_live;

--
-- Name: common_columns(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.common_columns(p_table showroom.layered_table) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT array_agg(b.name ORDER BY b.place) AS array_agg FROM unnest(showroom_live.written_columns((to_regclass((common_columns.p_table).base))::oid)) WITH ORDINALITY b(name, place) WHERE (b.name = ANY (showroom_live.written_columns((to_regclass((common_columns.p_table)."overlay"))::oid))));


ALTER FUNCTION showroom_live.common_columns(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: same_change(showroom.layered_table); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.same_change(p_table showroom.layered_table) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT format('a._sr_op = c._sr_op AND ROW(%s)::record OPERATOR(pg_catalog.*=) ROW(%s)::record'::text, showroom_live.column_list(w.w, 'a.'::text), showroom_live.column_list(w.w, 'c.'::text)) AS format FROM showroom_live.common_columns(same_change.p_table) w(w));


ALTER FUNCTION showroom_guard.same_change(p_table showroom.layered_table) OWNER TO showroom_guard;

--
-- Name: unique_misfits(showroom.layered_table, oid); Type: FUNCTION; Schema: showroom_guard; Owner: showroom_guard
--

CREATE FUNCTION showroom_guard.unique_misfits(p_table showroom.layered_table, p_index oid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    entry pg_index := (SELECT i FROM pg_index i WHERE i.indexrelid = p_index);
    predicate text := coalesce(' AND (' || pg_get_expr(entry.indpred, entry.indrelid) || ')', '');
    keys text := (SELECT string_agg(format('%s AS _sr_k%s', pg_get_indexdef(p_index, n, true), n), ', ')
                    FROM generate_series(1, entry.indnkeyatts) n);
    same text := (SELECT string_agg(format('r._sr_k%1$s %2$s b._sr_k%1$s', n, showroom_live.index_equality(p_index, n)), ' AND ')
                    FROM generate_series(1, entry.indnkeyatts) n);
    key_list text := showroom_live.column_list(p_table.key_columns);
BEGIN
    RETURN format('SELECT %L, %s, %L FROM (SELECT %s, %s FROM %s WHERE _sr_layer = $1 AND _sr_op <> ''D''%s) r '
                  'JOIN (SELECT %s, %s FROM %s WHERE %I = $2%s) b ON %s '
                  'WHERE NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $1 AND %s)',
                  p_table.product_table, showroom_guard.key_object(p_table, 'r'),
                  format('another row has its %s', (SELECT relname FROM pg_class WHERE oid = p_index)), keys, key_list,
                  p_table.overlay, predicate, keys, key_list, p_table.base, p_table.key_column, predicate, same,
                  p_table.overlay, showroom_live.key_match(p_table, 'm', 'b'));
END
$_$;


ALTER FUNCTION showroom_guard.unique_misfits(p_table showroom.layered_table, p_index oid) OWNER TO showroom_guard;

--
-- Name: assignments(text[]); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.assignments(p_columns text[]) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT string_agg(format('%1$I = NEW.%1$I'::text, u.c), ', '::text ORDER BY u.n) AS string_agg FROM unnest(assignments.p_columns) WITH ORDINALITY u(c, n));


ALTER FUNCTION showroom_live.assignments(p_columns text[]) OWNER TO showroom_live;

--
-- Name: check_layerable(oid); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.check_layerable(p_relation oid) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    bad text;
BEGIN
    SELECT k.conname INTO bad FROM pg_constraint k WHERE k.conrelid = p_relation AND k.contype = 'x' ORDER BY 1 LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR014',
            format('%s has the exclusion constraint “%s”, which cannot be kept per session.', p_relation::regclass, bad),
            'Put a unique key in its place, or keep the table out of the blueprint.');
    END IF;
    SELECT k.conname INTO bad FROM pg_constraint k
     WHERE k.conrelid = p_relation AND k.contype = 'f' AND k.confmatchtype = 'f' ORDER BY 1 LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR014',
            format('%s has the foreign key “%s” with MATCH FULL, which cannot be kept per session.', p_relation::regclass, bad),
            'Use MATCH SIMPLE and NOT NULL columns.');
    END IF;
    SELECT a.attname INTO bad FROM pg_attribute a
     WHERE a.attrelid = p_relation AND a.attnum > 0 AND a.attname LIKE '\_sr\_%' ORDER BY 1 LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR014', format('The column “%s” of %s has a name that sessions need.', bad, p_relation::regclass),
                                'Names that begin with _sr_ are Showroom''s; rename the column.');
    END IF;
    SELECT n.nspname INTO bad FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.oid = p_relation AND octet_length(n.nspname) > 55;
    IF FOUND THEN
        PERFORM showroom.refuse('SR014', format('The name of the schema “%s” is too long for sessions.', bad),
                                'Showroom adds “_overlay” to it: 55 bytes are the most.');
    END IF;
END
$$;


ALTER FUNCTION showroom_live.check_layerable(p_relation oid) OWNER TO showroom_live;

--
-- Name: check_lookups(oid); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.check_lookups(p_relation oid) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    bad record;
BEGIN
    SELECT k.confrelid::regclass AS lookup, n.nspname AS lookup_schema,
           showroom_live.column_list(showroom_live.column_names(k.confrelid, k.confkey)) AS columns INTO bad
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.conrelid = p_relation AND k.contype = 'f'
       AND NOT (has_schema_privilege(n.oid, 'USAGE')
                AND (SELECT bool_and(has_column_privilege(k.confrelid, a, 'SELECT')) FROM unnest(k.confkey) a))
     ORDER BY k.conname LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR014',
            format('%s refers to %s, whose keys Showroom may not read; sessions could not keep the reference.',
                   p_relation::regclass, bad.lookup),
            format('Its owner runs: GRANT USAGE ON SCHEMA %I TO showroom_live; GRANT SELECT (%s) ON %s TO showroom_live;',
                   bad.lookup_schema, bad.columns, bad.lookup));
    END IF;
END
$$;


ALTER FUNCTION showroom_live.check_lookups(p_relation oid) OWNER TO showroom_live;

--
-- Name: child_action(pg_constraint, "char", boolean); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.child_action(p_constraint pg_constraint, p_action "char", p_is_update boolean) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    child showroom.layered_table := showroom_live.dense(showroom_live.layered(p_constraint.conrelid));
    parent_name text := (SELECT relname FROM pg_class WHERE oid = p_constraint.confrelid);
    belongs text := (SELECT string_agg(format('OLD.%I %s c.%I', r.parent_column, r.operator, r.child_column), ' AND ' ORDER BY r.place)
                       FROM showroom_live.reference_pairs(p_constraint.oid) r);
    emptied text[] := showroom_live.column_names(p_constraint.conrelid,
                          CASE WHEN p_is_update THEN p_constraint.conkey
                               ELSE coalesce(p_constraint.confdelsetcols, p_constraint.conkey) END);
    lost text := (SELECT c FROM unnest(emptied) c WHERE c = ANY (child.key_columns) LIMIT 1);
    found_one text := format('IF EXISTS (SELECT FROM %s c WHERE %s) THEN', child.live_view, belongs);
BEGIN
    IF p_action IN ('n', 'd') AND lost IS NOT NULL THEN
        RETURN format(E'\n        %s\n            %s\n        END IF;', found_one,
            showroom_live.raise_statement('not_null_violation', p_constraint.conrelid, NULL,
                format('null value in column "%s" of relation "%s" violates not-null constraint', lost, child.table_name),
                format('The foreign key "%s" sets columns of the key.', p_constraint.conname)));
    END IF;
    RETURN E'\n        ' || CASE p_action
        WHEN 'c' THEN
            CASE WHEN p_is_update
                 THEN (SELECT format('UPDATE %s c SET %s WHERE %s;', child.live_view,
                                     string_agg(format('%I = NEW.%I', r.child_column, r.parent_column), ', '), belongs)
                         FROM showroom_live.reference_pairs(p_constraint.oid) r
                        WHERE r.child_column <> child.key_column)
                 ELSE format('DELETE FROM %s c WHERE %s;', child.live_view, belongs) END
        WHEN 'n' THEN format('UPDATE %s c SET %s WHERE %s;', child.live_view,
                             (SELECT string_agg(format('%I = NULL', c), ', ') FROM unnest(emptied) c), belongs)
        WHEN 'd' THEN format('UPDATE %s c SET %s WHERE %s;', child.live_view,
                             (SELECT string_agg(format('%I = DEFAULT', c), ', ') FROM unnest(emptied) c), belongs)
        ELSE format(E'%s\n            %s\n        END IF;', found_one,
                    showroom_live.raise_statement('foreign_key_violation', p_constraint.conrelid, p_constraint.conname,
                        format('update or delete on table "%s" violates foreign key constraint "%s" on table "%s"',
                               parent_name, p_constraint.conname, child.table_name),
                        format('Key is still referenced from table "%s".', child.table_name)))
        END;
END
$$;


ALTER FUNCTION showroom_live.child_action(p_constraint pg_constraint, p_action "char", p_is_update boolean) OWNER TO showroom_live;

--
-- Name: child_actions(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.child_actions(p_table showroom.layered_table) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT COALESCE(string_agg(showroom_live.child_action(k.*, k.confdeltype, false), ''::text ORDER BY (k.confdeltype = ANY (ARRAY['a'::"char", 'r'::"char"])), k.conname), ''::text) AS "coalesce" FROM pg_constraint k WHERE ((k.confrelid = (to_regclass((child_actions.p_table).base))::oid) AND (k.contype = 'f'::"char") AND (k.conparentid = (0)::oid) AND ((showroom_live.layered(k.conrelid)).base IS NOT NULL)));


ALTER FUNCTION showroom_live.child_actions(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: column_names(oid, smallint[]); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.column_names(p_relation oid, p_attributes smallint[]) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT array_agg((a.attname)::text ORDER BY u.n) AS array_agg FROM (unnest(column_names.p_attributes) WITH ORDINALITY u(number, n) JOIN pg_attribute a ON (((a.attrelid = column_names.p_relation) AND (a.attnum = u.number)))));


ALTER FUNCTION showroom_live.column_names(p_relation oid, p_attributes smallint[]) OWNER TO showroom_live;

--
-- Name: column_shapes(oid); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.column_shapes(p_relation oid) RETURNS TABLE(name text, shape text, expression text, is_required boolean)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT a.attname::text,
           format_type(a.atttypid, a.atttypmod)
               || coalesce((SELECT format(' COLLATE %I.%I', n.nspname, c.collname)
                              FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
                             WHERE c.oid = a.attcollation AND c.collname <> 'default'), '')
               || CASE WHEN a.attgenerated <> '' THEN format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid))
                       ELSE '' END,
           CASE WHEN a.attgenerated = '' AND a.attidentity = '' THEN pg_get_expr(d.adbin, d.adrelid) END,
           a.attnotnull
      FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attrelid = p_relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT LIKE '\_sr\_%'
$$;


ALTER FUNCTION showroom_live.column_shapes(p_relation oid) OWNER TO showroom_live;

--
-- Name: delete_part(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.delete_part(p_table showroom.layered_table) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    written text[] := showroom_live.written_columns(to_regclass(p_table.base));
    children text := showroom_live.child_actions(p_table);
BEGIN
    RETURN format($part$%1$s%2$s
        IF _sr_v_op = 'I' THEN
            DELETE FROM %3$s o WHERE %4$s;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE %3$s o SET (%5$s) = (SELECT %6$s FROM %7$s b WHERE %8$s), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE %4$s;
        ELSE
            INSERT INTO %3$s (%5$s, _sr_layer, _sr_op) VALUES (%9$s, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, %10$s) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;%11$s$part$,
        CASE WHEN children <> '' THEN 'PERFORM showroom.hold_references(_sr_v_layer, true);' ELSE '' END,
        showroom_live.freshness_part(p_table, E'IF _sr_v_op = ''D'' THEN\n            RETURN NULL;\n        END IF;'),
        p_table.overlay, showroom_live.own_row(p_table, 'OLD'), showroom_live.column_list(written),
        showroom_live.column_list(written, 'b.'), p_table.base, showroom_live.key_match(p_table, 'b', 'OLD'),
        showroom_live.column_list(written, 'OLD.'), showroom_live.column_list(p_table.key_columns), children);
END
$_$;


ALTER FUNCTION showroom_live.delete_part(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: dense(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.dense(p_table showroom.layered_table) RETURNS showroom.layered_table
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    p_table.live_view := format('%I.%I', p_table.base_schema || '_dense', p_table.table_name);
    RETURN p_table;
END
$$;


ALTER FUNCTION showroom_live.dense(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: describe(oid, text, text, text, text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.describe(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text) RETURNS showroom.layered_table
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT n.nspname::text, c.relname::text, p_product_table, p_blueprint, p_environment::showroom.environment_id, p_key_column,
           format('%I.%I', n.nspname, c.relname), format('%I.%I', n.nspname || '_overlay', c.relname),
           format('%I.%I', n.nspname || '_live', c.relname),
           showroom_live.column_names(c.oid, i.indkey::smallint[]),
           (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
           0
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     WHERE c.oid = p_relation
$$;


ALTER FUNCTION showroom_live.describe(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text) OWNER TO showroom_live;

--
-- Name: drop_views(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.drop_views(p_table showroom.layered_table) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    EXECUTE format('DROP VIEW IF EXISTS %s, %s', p_table.live_view, (showroom_live.dense(p_table)).live_view);
END
$$;


ALTER FUNCTION showroom_live.drop_views(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: follow_columns(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.follow_columns(p_table showroom.layered_table) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    differing record;
    filled text[] := '{}';
BEGIN
    PERFORM showroom_guard.note_change(p_table.overlay);
    FOR differing IN
        SELECT coalesce(b.name, o.name) AS name, b.shape, b.expression, o.shape AS shape_before
          FROM showroom_live.column_shapes(to_regclass(p_table.base)) b
          FULL JOIN showroom_live.column_shapes(to_regclass(p_table.overlay)) o ON o.name = b.name
         WHERE b.shape IS DISTINCT FROM o.shape
    LOOP
        IF differing.shape IS NULL THEN
            IF differing.shape_before NOT LIKE '% GENERATED ALWAYS AS %' THEN
                PERFORM showroom_guard.note_loss(p_table.overlay, differing.name);
            END IF;
            EXECUTE format('ALTER TABLE %s DROP COLUMN %I', p_table.overlay, differing.name);
        ELSIF differing.shape_before IS NULL THEN
            EXECUTE format('ALTER TABLE %s ADD COLUMN %I %s%s', p_table.overlay, differing.name, differing.shape,
                           coalesce(' DEFAULT ' || differing.expression, ''));
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT', p_table.overlay, differing.name);
            filled := filled || CASE WHEN differing.shape LIKE '% GENERATED ALWAYS AS %' THEN '{}' ELSE ARRAY[differing.name] END;
        ELSE
            PERFORM showroom_live.refuse_renewal(p_table,
                format('the column “%s” was %s and is %s now.', differing.name, differing.shape_before, differing.shape));
        END IF;
    END LOOP;
    IF cardinality(filled) > 0 THEN
        PERFORM showroom_guard.fill_layered_columns(p_table.overlay, filled);
    END IF;
END
$$;


ALTER FUNCTION showroom_live.follow_columns(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: follow_table(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.follow_table(p_table showroom.layered_table) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    wanted text;
    overlay oid := to_regclass(p_table.overlay);
BEGIN
    IF showroom_live.column_names(overlay, (SELECT (indkey::smallint[])[1:] FROM pg_index WHERE indrelid = overlay AND indisprimary))
       <> p_table.key_columns THEN
        PERFORM showroom_live.refuse_renewal(p_table, 'the primary key has other columns.');
    END IF;
    FOR wanted IN
        SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index WHERE indrelid = overlay AND NOT indisprimary
        UNION ALL
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', p_table.overlay, conname) FROM pg_constraint
         WHERE conrelid = overlay AND contype = 'c' AND pg_get_constraintdef(oid) NOT LIKE '%\_sr\_op%'
    LOOP
        EXECUTE wanted;
    END LOOP;
    PERFORM showroom_live.follow_columns(p_table);
    FOR wanted IN
        SELECT format('ALTER TABLE %s ALTER COLUMN %I %s NOT NULL', p_table.overlay, b.name,
                      CASE WHEN b.is_required THEN 'SET' ELSE 'DROP' END)
          FROM showroom_live.column_shapes(to_regclass(p_table.base)) b
          JOIN showroom_live.column_shapes(overlay) o ON o.name = b.name
         WHERE b.is_required <> o.is_required
        UNION ALL
        SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s NOT VALID', p_table.overlay, conname, pg_get_constraintdef(oid))
          FROM pg_constraint WHERE conrelid = to_regclass(p_table.base) AND contype = 'c'
        UNION ALL
        SELECT i.statement FROM showroom_live.overlay_indexes(p_table) i
    LOOP
        EXECUTE wanted;
    END LOOP;
EXCEPTION WHEN not_null_violation OR unique_violation OR check_violation THEN
    PERFORM showroom_live.refuse_renewal(p_table, SQLERRM || '.');
END
$$;


ALTER FUNCTION showroom_live.follow_table(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: freshness_part(showroom.layered_table, text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.freshness_part(p_table showroom.layered_table, p_gone text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    written text[] := showroom_live.written_columns(to_regclass(p_table.base));
BEGIN
    RETURN format($part$
        SELECT o._sr_op, ROW(%1$s)::record OPERATOR(pg_catalog.*=) ROW(%2$s)::record INTO _sr_v_op, _sr_v_is_same
          FROM %3$s o WHERE %4$s FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(%5$s)::record OPERATOR(pg_catalog.*=) ROW(%2$s)::record INTO _sr_v_is_same
              FROM %6$s b WHERE %7$s;
        END IF;
        %8$s
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;$part$,
        showroom_live.column_list(written, 'o.'), showroom_live.column_list(written, 'OLD.'), p_table.overlay,
        showroom_live.own_row(p_table, 'OLD'), showroom_live.column_list(written, 'b.'), p_table.base,
        showroom_live.key_match(p_table, 'b', 'OLD'), p_gone);
END
$_$;


ALTER FUNCTION showroom_live.freshness_part(p_table showroom.layered_table, p_gone text) OWNER TO showroom_live;

--
-- Name: raise_statement(text, oid, text, text, text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.raise_statement(p_state text, p_relation oid, p_constraint text, p_message text, p_detail text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT format('RAISE EXCEPTION USING ERRCODE = %L, SCHEMA = %L, TABLE = %L, CONSTRAINT = %L, MESSAGE = %L, DETAIL = %L;'::text, raise_statement.p_state, n.nspname, c.relname, COALESCE(raise_statement.p_constraint, ''::text), raise_statement.p_message, raise_statement.p_detail) AS format FROM (pg_class c JOIN pg_namespace n ON ((n.oid = c.relnamespace))) WHERE (c.oid = raise_statement.p_relation));


ALTER FUNCTION showroom_live.raise_statement(p_state text, p_relation oid, p_constraint text, p_message text, p_detail text) OWNER TO showroom_live;

--
-- Name: identity_part(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.identity_part(p_table showroom.layered_table) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT COALESCE(string_agg(format('
        IF NEW.%1$I IS NOT NULL THEN
            %2$s
        END IF;
        NEW.%1$I := nextval(%3$L::regclass);'::text, a.attname, showroom_live.raise_statement('generated_always'::text, a.attrelid, NULL::text, format('cannot insert a non-DEFAULT value into column "%s"'::text, a.attname), format('Column "%s" is an identity column defined as GENERATED ALWAYS.'::text, a.attname)), pg_get_serial_sequence((identity_part.p_table).base, (a.attname)::text)), ''::text), ''::text) AS "coalesce" FROM pg_attribute a WHERE ((a.attrelid = (to_regclass((identity_part.p_table).base))::oid) AND (a.attidentity = 'a'::"char") AND (NOT a.attisdropped)));


ALTER FUNCTION showroom_live.identity_part(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: insert_part(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.insert_part(p_table showroom.layered_table) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    relation oid := to_regclass(p_table.base);
    written text[] := showroom_live.written_columns(relation);
    key_name text := (SELECT conname FROM pg_constraint WHERE conrelid = relation AND contype = 'p');
BEGIN
    RETURN format($part$%1$s
        IF NEW.%2$I IS NULL THEN
            %3$s
        ELSIF NEW.%2$I <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM %4$s o WHERE %5$s FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM %6$s b WHERE %7$s);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            %8$s
        END IF;%9$s
        IF _sr_v_op = 'D' THEN
            UPDATE %4$s o SET %10$s, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE %5$s%11$s;
        ELSE
            INSERT INTO %4$s AS o (%12$s, _sr_layer, _sr_op) VALUES (%13$s, _sr_v_layer, 'I')%11$s;
        END IF;
        %14$s$part$,
        showroom_live.identity_part(p_table), p_table.key_column,
        showroom_live.raise_statement('not_null_violation', relation, NULL,
            format('null value in column "%s" of relation "%s" violates not-null constraint', p_table.key_column, p_table.table_name),
            'A session writes rows of its own environment alone.'),
        p_table.overlay, showroom_live.own_row(p_table, 'NEW'), p_table.base, showroom_live.key_match(p_table, 'b', 'NEW'),
        showroom_live.raise_statement('unique_violation', relation, key_name,
            format('duplicate key value violates unique constraint "%s"', key_name),
            format('Key (%s) already exists.', array_to_string(p_table.key_columns, ', '))),
        showroom_live.unique_checks(p_table, false), showroom_live.assignments(written),
        showroom_live.returning_part(p_table), showroom_live.column_list(written),
        showroom_live.column_list(written, 'NEW.'), showroom_live.reference_checks(p_table, false));
END
$_$;


ALTER FUNCTION showroom_live.insert_part(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: install(oid, text, text, text, text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.install(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET client_min_messages TO 'warning'
    SET lock_timeout TO '5s'
    AS $$
DECLARE
    target showroom.layered_table;
BEGIN
    PERFORM showroom.check_environment_key(p_relation, p_key_column);
    PERFORM showroom_live.check_layerable(p_relation);
    PERFORM showroom_live.check_lookups(p_relation);
    target := showroom_live.describe(p_relation, p_product_table, p_blueprint, p_environment, p_key_column);
    PERFORM showroom_live.make_schemas(target);
    PERFORM showroom_live.drop_views(target);
    IF to_regclass(target.overlay) IS NOT NULL AND showroom_guard.has_layered_rows(target.overlay) THEN
        PERFORM showroom_live.follow_table(target);
    ELSE
        EXECUTE format('DROP TABLE IF EXISTS %s', target.overlay);
        PERFORM showroom_live.make_overlay(target);
    END IF;
    DELETE FROM showroom.layered_table t WHERE t.base = target.base;
    INSERT INTO showroom.layered_table SELECT target.*;
    PERFORM showroom_live.make_view(target);
    PERFORM showroom_live.measure_depths(p_environment);
    PERFORM showroom_live.make_trigger(target);
    PERFORM showroom_live.make_density(target.base_schema);
    PERFORM showroom_live.renew_neighbours(p_relation);
END
$$;


ALTER FUNCTION showroom_live.install(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text) OWNER TO showroom_live;

--
-- Name: reference_pairs(oid); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.reference_pairs(p_constraint oid) RETURNS TABLE(child_column text, parent_column text, operator text, place bigint)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT c.attname::text, p.attname::text, showroom_live.operator_name(o.op), o.n
      FROM pg_constraint k
      CROSS JOIN LATERAL unnest(k.conkey, k.confkey, k.conpfeqop) WITH ORDINALITY o (child, parent, op, n)
      JOIN pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = o.child
      JOIN pg_attribute p ON p.attrelid = k.confrelid AND p.attnum = o.parent
     WHERE k.oid = p_constraint
$$;


ALTER FUNCTION showroom_live.reference_pairs(p_constraint oid) OWNER TO showroom_live;

--
-- Name: key_change_actions(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.key_change_actions(p_table showroom.layered_table) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT COALESCE(string_agg(format('
        IF %s THEN
            PERFORM showroom.hold_references(_sr_v_layer, true);%s
        END IF;'::text, c.changed, showroom_live.child_action(k.*, k.confupdtype, true)), ''::text ORDER BY k.conname), ''::text) AS "coalesce" FROM (pg_constraint k CROSS JOIN LATERAL (SELECT string_agg(format('NEW.%1$I IS DISTINCT FROM OLD.%1$I'::text, r.parent_column), ' OR '::text) AS changed, bool_and((r.parent_column = ANY ((key_change_actions.p_table).key_columns))) AS is_fixed FROM showroom_live.reference_pairs(k.oid) r(child_column, parent_column, operator, place)) c) WHERE ((k.confrelid = (to_regclass((key_change_actions.p_table).base))::oid) AND (k.contype = 'f'::"char") AND (k.conparentid = (0)::oid) AND (NOT c.is_fixed) AND ((showroom_live.layered(k.conrelid)).base IS NOT NULL)));


ALTER FUNCTION showroom_live.key_change_actions(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: make_density(text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.make_density(p_schema text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    function_name text := format('%I.is_dense(bigint)', p_schema || '_overlay');
    questions text := (SELECT string_agg(format('EXISTS (SELECT FROM %s WHERE _sr_layer = $1 OFFSET 5000)', t.overlay), ' OR '
                                         ORDER BY t.overlay)
                         FROM showroom.layered_table t WHERE t.base_schema = p_schema);
BEGIN
    IF questions IS NULL THEN
        EXECUTE format('DROP FUNCTION IF EXISTS %s', function_name);
        RETURN;
    END IF;
    EXECUTE format('CREATE OR REPLACE FUNCTION %s RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp '
                   'SET enable_seqscan = off SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan AS %L',
                   function_name, format(E'\nBEGIN\n    RETURN %s;\nEND\n', questions));
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO showroom_guard', function_name);
END
$_$;


ALTER FUNCTION showroom_live.make_density(p_schema text) OWNER TO showroom_live;

--
-- Name: make_one_view(showroom.layered_table, text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.make_one_view(p_table showroom.layered_table, p_unmasked text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    EXECUTE format('DROP VIEW IF EXISTS %s', p_table.live_view);
    EXECUTE format('CREATE VIEW %s AS SELECT %s FROM (SELECT 0 AS _sr_source, ''B''::"char" AS _sr_op, %s FROM %s b '
                   'UNION ALL SELECT 1, o._sr_op, %s FROM %s o) x '
                   'WHERE (SELECT showroom.has_session()) AND x.%I = (SELECT showroom.current_environment()) '
                   'AND (x._sr_source = 1 AND x._sr_op <> ''D'' OR x._sr_source = 0 AND %s)',
                   p_table.live_view, showroom_live.column_list(p_table.columns, 'x.'),
                   showroom_live.column_list(p_table.columns, 'b.'), p_table.base,
                   showroom_live.column_list(p_table.columns, 'o.'), p_table.overlay,
                   p_table.key_column, p_unmasked);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO showroom_product', p_table.live_view);
    PERFORM showroom_live.set_defaults(p_table);
END
$$;


ALTER FUNCTION showroom_live.make_one_view(p_table showroom.layered_table, p_unmasked text) OWNER TO showroom_live;

--
-- Name: make_overlay(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.make_overlay(p_table showroom.layered_table) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    wanted text;
BEGIN
    EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE)', p_table.overlay,
                   p_table.base);
    EXECUTE format('ALTER TABLE %s ADD COLUMN _sr_layer bigint NOT NULL, ADD COLUMN _sr_op "char" NOT NULL '
                   'CHECK (_sr_op IN (''I'', ''U'', ''D'')), ADD COLUMN _sr_at timestamptz NOT NULL DEFAULT clock_timestamp(), '
                   'ADD CONSTRAINT %I PRIMARY KEY (_sr_layer, %s)',
                   p_table.overlay,
                   (SELECT conname FROM pg_constraint WHERE conrelid = to_regclass(p_table.base) AND contype = 'p'),
                   showroom_live.column_list(p_table.key_columns));
    FOR wanted IN SELECT i.statement FROM showroom_live.overlay_indexes(p_table) i LOOP
        EXECUTE wanted;
    END LOOP;
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', p_table.overlay);
    EXECUTE format('CREATE POLICY own_layer ON %s TO showroom_live USING (_sr_layer = (SELECT showroom.current_layer()))',
                   p_table.overlay);
    EXECUTE format('CREATE POLICY every_layer ON %s TO showroom_guard USING (true)', p_table.overlay);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO showroom_guard', p_table.overlay);
END
$$;


ALTER FUNCTION showroom_live.make_overlay(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: make_schemas(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.make_schemas(p_table showroom.layered_table) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[p_table.base_schema || '_overlay', p_table.base_schema || '_live', p_table.base_schema || '_dense']
    LOOP
        IF to_regnamespace(quote_ident(wanted)) IS NULL THEN
            EXECUTE format('CREATE SCHEMA %I', wanted);
        ELSIF (SELECT nspowner FROM pg_namespace WHERE nspname = wanted) <> 'showroom_live'::regrole THEN
            PERFORM showroom.refuse('SR003', format('A schema “%s” of somebody else''s is in the way.', wanted),
                                    'Have it renamed by its owner; sessions need the name.');
        END IF;
    END LOOP;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO showroom_guard', p_table.base_schema || '_overlay');
    EXECUTE format('GRANT USAGE ON SCHEMA %I, %I TO showroom_product', p_table.base_schema || '_live',
                   p_table.base_schema || '_dense');
END
$$;


ALTER FUNCTION showroom_live.make_schemas(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: make_trigger(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.make_trigger(p_table showroom.layered_table) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    function_name text := format('%I.%I', p_table.base_schema || '_overlay', p_table.table_name);
    live_view text;
BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER '
                   'SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS %L',
                   function_name, format($body$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        %s
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        %s
        RETURN NEW;
    ELSE
        %s
        RETURN OLD;
    END IF;
END
$body$, showroom_live.insert_part(p_table), showroom_live.update_part(p_table), showroom_live.delete_part(p_table)));
    FOREACH live_view IN ARRAY ARRAY[p_table.live_view, (showroom_live.dense(p_table)).live_view] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER copy_on_write INSTEAD OF INSERT OR UPDATE OR DELETE ON %s '
                       'FOR EACH ROW EXECUTE FUNCTION %s()', live_view, function_name);
    END LOOP;
END
$_$;


ALTER FUNCTION showroom_live.make_trigger(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: make_view(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.make_view(p_table showroom.layered_table) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom_live.make_one_view(p_table, showroom_live.unmasked(p_table));
    PERFORM showroom_live.make_one_view(showroom_live.dense(p_table), showroom_live.unmasked_one_by_one(p_table));
END
$$;


ALTER FUNCTION showroom_live.make_view(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: measure_depths(text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.measure_depths(p_environment text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    UPDATE showroom.layered_table t SET depth = 0 WHERE t.environment IS NOT DISTINCT FROM p_environment AND t.depth <> 0;
    FOR round IN 1..16 LOOP
        UPDATE showroom.layered_table c SET depth = m.depth
          FROM (SELECT c.base, max((showroom_live.layered(k.confrelid)).depth) + 1 AS depth
                  FROM showroom.layered_table c
                  JOIN pg_constraint k ON k.conrelid = to_regclass(c.base) AND k.contype = 'f' AND k.confrelid <> k.conrelid
                 WHERE c.environment IS NOT DISTINCT FROM p_environment
                 GROUP BY c.base) m
         WHERE m.base = c.base AND m.depth <> c.depth;
        EXIT WHEN NOT FOUND;
    END LOOP;
END
$$;


ALTER FUNCTION showroom_live.measure_depths(p_environment text) OWNER TO showroom_live;

--
-- Name: overlay_indexes(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.overlay_indexes(p_table showroom.layered_table) RETURNS TABLE(statement text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT format('CREATE UNIQUE INDEX %I ON %s (%s, _sr_layer)%s WHERE _sr_op <> ''D''%s', x.relname, p_table.overlay,
                  (SELECT string_agg('(' || k.definition || ')' || k.collation || k.operators, ', '
                                     ORDER BY k.definition = quote_ident(p_table.key_column), n)
                     FROM generate_series(1, i.indnkeyatts) n,
                     LATERAL (SELECT pg_get_indexdef(i.indexrelid, n, true) AS definition,
                                     coalesce((SELECT format(' COLLATE %I.%I', cn.nspname, co.collname)
                                                 FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                                                WHERE co.oid = i.indcollation[n - 1]), '') AS collation,
                                     (SELECT format(' %I.%I', pn.nspname, oc.opcname)
                                        FROM pg_opclass oc JOIN pg_namespace pn ON pn.oid = oc.opcnamespace
                                       WHERE oc.oid = i.indclass[n - 1]) AS operators) k),
                  CASE WHEN i.indnullsnotdistinct THEN ' NULLS NOT DISTINCT' ELSE '' END,
                  coalesce(' AND (' || pg_get_expr(i.indpred, i.indrelid) || ')', ''))
      FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
     WHERE i.indrelid = to_regclass(p_table.base) AND i.indisunique AND NOT i.indisprimary AND i.indisvalid
    UNION ALL
    SELECT format('CREATE INDEX ON %s (%s, _sr_layer) WHERE _sr_op <> ''D''', p_table.overlay,
                  (SELECT string_agg(quote_ident(c), ', ' ORDER BY c = p_table.key_column, n)
                     FROM unnest(showroom_live.column_names(k.conrelid, k.conkey)) WITH ORDINALITY u (c, n)))
      FROM pg_constraint k WHERE k.conrelid = to_regclass(p_table.base) AND k.contype = 'f'
$$;


ALTER FUNCTION showroom_live.overlay_indexes(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: own_row(showroom.layered_table, text, text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.own_row(p_table showroom.layered_table, p_row text, p_alias text DEFAULT 'o'::text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN format('%s._sr_layer = _sr_v_layer AND %s'::text, p_alias, showroom_live.key_match(p_table, p_alias, p_row));


ALTER FUNCTION showroom_live.own_row(p_table showroom.layered_table, p_row text, p_alias text) OWNER TO showroom_live;

--
-- Name: parent_exists(oid); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.parent_exists(p_constraint oid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    parent oid := (SELECT confrelid FROM pg_constraint WHERE oid = p_constraint);
    layered showroom.layered_table := showroom_live.layered(parent);
    refers text := (SELECT string_agg(format('p.%I %s NEW.%I', r.parent_column, r.operator, r.child_column), ' AND ' ORDER BY r.place)
                      FROM showroom_live.reference_pairs(p_constraint) r);
BEGIN
    IF layered.base IS NULL THEN
        RETURN format('EXISTS (SELECT FROM %s p WHERE %s)', parent::regclass, refers);
    END IF;
    RETURN format('(EXISTS (SELECT FROM %1$s p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> ''D'' AND %2$s) OR '
                  'EXISTS (SELECT FROM %3$s p WHERE p.%4$I = _sr_v_environment AND %2$s '
                  'AND NOT EXISTS (SELECT FROM %1$s m WHERE m._sr_layer = _sr_v_layer AND %5$s)))',
                  layered.overlay, refers, layered.base, layered.key_column, showroom_live.key_match(layered, 'm', 'p'));
END
$_$;


ALTER FUNCTION showroom_live.parent_exists(p_constraint oid) OWNER TO showroom_live;

--
-- Name: reference_check(pg_constraint, boolean); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.reference_check(p_constraint pg_constraint, p_is_update boolean) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT format('
        IF %s%s AND NOT %s THEN
            %s
        END IF;'::text, CASE WHEN reference_check.p_is_update THEN (('('::text || string_agg(format('NEW.%1$I IS DISTINCT FROM OLD.%1$I'::text, r.child_column), ' OR '::text)) || ') AND '::text) ELSE ''::text END, string_agg(format('NEW.%I IS NOT NULL'::text, r.child_column), ' AND '::text), showroom_live.parent_exists((reference_check.p_constraint).oid), showroom_live.raise_statement('foreign_key_violation'::text, (reference_check.p_constraint).conrelid, ((reference_check.p_constraint).conname)::text, format('insert or update on table "%s" violates foreign key constraint "%s"'::text, (SELECT pg_class.relname FROM pg_class WHERE (pg_class.oid = (reference_check.p_constraint).conrelid)), (reference_check.p_constraint).conname), format('Key is not present in table "%s".'::text, (SELECT pg_class.relname FROM pg_class WHERE (pg_class.oid = (reference_check.p_constraint).confrelid))))) AS format FROM showroom_live.reference_pairs((reference_check.p_constraint).oid) r(child_column, parent_column, operator, place));


ALTER FUNCTION showroom_live.reference_check(p_constraint pg_constraint, p_is_update boolean) OWNER TO showroom_live;

--
-- Name: reference_checks(showroom.layered_table, boolean); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.reference_checks(p_table showroom.layered_table, p_is_update boolean) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT COALESCE(('PERFORM showroom.hold_references(_sr_v_layer, false);'::text || string_agg(showroom_live.reference_check(k.*, reference_checks.p_is_update), ''::text ORDER BY k.conname)), ''::text) AS "coalesce" FROM pg_constraint k WHERE ((k.conrelid = (to_regclass((reference_checks.p_table).base))::oid) AND (k.contype = 'f'::"char") AND (k.conparentid = (0)::oid)));


ALTER FUNCTION showroom_live.reference_checks(p_table showroom.layered_table, p_is_update boolean) OWNER TO showroom_live;

--
-- Name: refuse_renewal(showroom.layered_table, text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.refuse_renewal(p_table showroom.layered_table, p_why text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM showroom.refuse('SR003', format('Sessions hold changes of %s that no longer fit: %s', p_table.product_table, p_why),
                            'Reset or close the sessions and purge their archives, then register the table again.');
END
$$;


ALTER FUNCTION showroom_live.refuse_renewal(p_table showroom.layered_table, p_why text) OWNER TO showroom_live;

--
-- Name: remove(text, text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.remove(p_schema text, p_table text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET client_min_messages TO 'warning'
    SET lock_timeout TO '5s'
    AS $$
DECLARE
    target showroom.layered_table;
    emptied text;
BEGIN
    DELETE FROM showroom.layered_table t WHERE t.base_schema = p_schema AND t.table_name = p_table RETURNING * INTO target;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    PERFORM showroom_live.drop_views(target);
    EXECUTE format('DROP FUNCTION IF EXISTS %I.%I()', p_schema || '_overlay', p_table);
    PERFORM showroom_live.make_density(p_schema);
    EXECUTE format('DROP TABLE IF EXISTS %s', target.overlay);
    IF to_regclass(target.base) IS NOT NULL THEN
        PERFORM showroom_live.renew_neighbours(to_regclass(target.base));
    END IF;
    IF NOT EXISTS (SELECT FROM showroom.layered_table t WHERE t.base_schema = p_schema) THEN
        FOREACH emptied IN ARRAY ARRAY[p_schema || '_live', p_schema || '_dense', p_schema || '_overlay'] LOOP
            EXECUTE format('DROP SCHEMA IF EXISTS %I', emptied);
        END LOOP;
    END IF;
END
$$;


ALTER FUNCTION showroom_live.remove(p_schema text, p_table text) OWNER TO showroom_live;

--
-- Name: remove_own(text); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.remove_own(p_environment text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET client_min_messages TO 'warning'
    SET lock_timeout TO '5s'
    AS $$
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    DELETE FROM showroom.layered_table t WHERE t.base_schema = p_environment;
    IF EXISTS (SELECT FROM pg_namespace WHERE nspname = p_environment || '_overlay' AND nspowner = 'showroom_live'::regrole) THEN
        EXECUTE format('DROP SCHEMA IF EXISTS %I, %I, %I CASCADE', p_environment || '_live', p_environment || '_dense',
                       p_environment || '_overlay');
    END IF;
END
$$;


ALTER FUNCTION showroom_live.remove_own(p_environment text) OWNER TO showroom_live;

--
-- Name: renew_neighbours(oid); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.renew_neighbours(p_relation oid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    neighbour showroom.layered_table;
BEGIN
    FOR neighbour IN
        SELECT l.* FROM (SELECT k.confrelid AS relation FROM pg_constraint k WHERE k.conrelid = p_relation AND k.contype = 'f'
                         UNION
                         SELECT k.conrelid FROM pg_constraint k WHERE k.confrelid = p_relation AND k.contype = 'f') n,
               LATERAL showroom_live.layered(n.relation) l
         WHERE n.relation <> p_relation AND l.base IS NOT NULL
    LOOP
        PERFORM showroom_live.make_trigger(neighbour);
    END LOOP;
END
$$;


ALTER FUNCTION showroom_live.renew_neighbours(p_relation oid) OWNER TO showroom_live;

--
-- Name: returning_part(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.returning_part(p_table showroom.layered_table) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN CASE WHEN ((p_table).columns = showroom_live.written_columns((to_regclass((p_table).base))::oid)) THEN ''::text ELSE format(' RETURNING %s INTO NEW'::text, showroom_live.column_list((p_table).columns, 'o.'::text)) END;


ALTER FUNCTION showroom_live.returning_part(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: set_defaults(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.set_defaults(p_table showroom.layered_table) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    filled record;
BEGIN
    FOR filled IN
        SELECT a.attname, CASE
                   WHEN a.attname = p_table.key_column THEN 'showroom.current_environment()'
                   WHEN a.attidentity = 'd' THEN format('nextval(%L::regclass)', pg_get_serial_sequence(p_table.base, a.attname))
                   WHEN a.attidentity = '' THEN pg_get_expr(d.adbin, d.adrelid)
               END AS expression
          FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         WHERE a.attrelid = to_regclass(p_table.base) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    LOOP
        CONTINUE WHEN filled.expression IS NULL;
        EXECUTE format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', p_table.live_view, filled.attname, filled.expression);
    END LOOP;
END
$$;


ALTER FUNCTION showroom_live.set_defaults(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: unique_check(showroom.layered_table, oid, boolean); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.unique_check(p_table showroom.layered_table, p_index oid, p_is_update boolean) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    entry pg_index := (SELECT i FROM pg_index i WHERE i.indexrelid = p_index);
    index_name text := (SELECT relname FROM pg_class WHERE oid = p_index);
    keys text[] := ARRAY(SELECT pg_get_indexdef(p_index, n, true) FROM generate_series(1, entry.indnkeyatts) n ORDER BY n);
    predicate text := pg_get_expr(entry.indpred, entry.indrelid);
    key_list text := (SELECT string_agg(format('%s AS _sr_k%s', k, n), ', ') FROM unnest(keys) WITH ORDINALITY u (k, n));
    same_key text := (SELECT string_agg(CASE WHEN entry.indnullsnotdistinct
                                 THEN format('(r._sr_k%1$s %2$s k._sr_k%1$s OR r._sr_k%1$s IS NULL AND k._sr_k%1$s IS NULL)', n, e)
                                 ELSE format('r._sr_k%1$s %2$s k._sr_k%1$s', n, e) END, ' AND ')
                        FROM generate_series(1, entry.indnkeyatts) n,
                             LATERAL (SELECT showroom_live.index_equality(p_index, n) AS e) q);
    is_plain boolean := entry.indexprs IS NULL AND entry.indpred IS NULL;
    changed text := 'true';
BEGIN
    IF p_is_update AND is_plain THEN
        changed := (SELECT string_agg(format('NEW.%1$I IS DISTINCT FROM OLD.%1$I', c), ' OR ')
                      FROM unnest(showroom_live.column_names(entry.indrelid,
                                                             (entry.indkey::smallint[])[0:entry.indnkeyatts - 1])) c);
    END IF;
    RETURN format($check$
        IF (%1$s) AND EXISTS (
            SELECT FROM (SELECT %2$s FROM (SELECT (NEW).*) n %3$s) k
              JOIN (SELECT %2$s, %4$s FROM %5$s WHERE _sr_layer = _sr_v_layer AND _sr_op <> 'D' %6$s) r ON %7$s
             WHERE NOT (%8$s)) OR (%1$s) AND EXISTS (
            SELECT FROM (SELECT %2$s FROM (SELECT (NEW).*) n %3$s) k
              JOIN (SELECT %2$s, %4$s FROM %9$s WHERE %10$I = _sr_v_environment %6$s) r ON %7$s
             WHERE NOT (%8$s) AND NOT EXISTS (SELECT FROM %5$s m WHERE m._sr_layer = _sr_v_layer AND %11$s)) THEN
            %12$s
        END IF;$check$,
        changed, key_list, coalesce('WHERE ' || predicate, ''), showroom_live.column_list(p_table.key_columns),
        p_table.overlay, coalesce('AND (' || predicate || ')', ''), same_key,
        showroom_live.key_match(p_table, 'r', 'NEW'), p_table.base, p_table.key_column,
        showroom_live.key_match(p_table, 'm', 'r'),
        showroom_live.raise_statement('unique_violation', entry.indrelid, index_name,
            format('duplicate key value violates unique constraint "%s"', index_name),
            format('Key (%s) already exists.', array_to_string(keys, ', '))));
END
$_$;


ALTER FUNCTION showroom_live.unique_check(p_table showroom.layered_table, p_index oid, p_is_update boolean) OWNER TO showroom_live;

--
-- Name: unique_checks(showroom.layered_table, boolean); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.unique_checks(p_table showroom.layered_table, p_is_update boolean) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT COALESCE(string_agg(showroom_live.unique_check(unique_checks.p_table, i.indexrelid, unique_checks.p_is_update), ''::text ORDER BY i.indexrelid), ''::text) AS "coalesce" FROM pg_index i WHERE ((i.indrelid = (to_regclass((unique_checks.p_table).base))::oid) AND i.indisunique AND (NOT i.indisprimary) AND i.indisvalid));


ALTER FUNCTION showroom_live.unique_checks(p_table showroom.layered_table, p_is_update boolean) OWNER TO showroom_live;

--
-- Name: unmasked(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.unmasked(p_table showroom.layered_table) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    ids text[] := CASE WHEN cardinality(p_table.key_columns) > 1 THEN p_table.key_columns[2:] ELSE p_table.key_columns END;
    key_index oid := (SELECT indexrelid FROM pg_index WHERE indrelid = to_regclass(p_table.base) AND indisprimary);
BEGIN
    IF cardinality(ids) > 1 THEN
        RETURN format('(%s) NOT IN (SELECT %s FROM %s)', showroom_live.column_list(ids, 'x.'), showroom_live.column_list(ids),
                      p_table.overlay);
    END IF;
    RETURN format('NOT (x.%I %s ANY (SELECT %I FROM %s))', ids[1],
                  showroom_live.index_equality(key_index, least(2, cardinality(p_table.key_columns))), ids[1], p_table.overlay);
END
$$;


ALTER FUNCTION showroom_live.unmasked(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: unmasked_one_by_one(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.unmasked_one_by_one(p_table showroom.layered_table) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN format('NOT EXISTS (SELECT FROM %s m WHERE %s)'::text, (p_table)."overlay", showroom_live.key_match(p_table, 'm'::text, 'x'::text));


ALTER FUNCTION showroom_live.unmasked_one_by_one(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: update_part(showroom.layered_table); Type: FUNCTION; Schema: showroom_live; Owner: showroom_live
--

CREATE FUNCTION showroom_live.update_part(p_table showroom.layered_table) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    written text[] := showroom_live.written_columns(to_regclass(p_table.base));
    refer text[] := ARRAY(SELECT DISTINCT r.child_column FROM pg_constraint k, showroom_live.reference_pairs(k.oid) r
                           WHERE k.conrelid = to_regclass(p_table.base) AND k.contype = 'f');
BEGIN
    RETURN format($part$
        IF %1$s THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = %2$L,
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(%3$s)::record OPERATOR(pg_catalog.*=) ROW(%4$s)::record THEN
            RETURN NEW;
        END IF;%5$s%6$s
        IF _sr_v_op IS NULL THEN
            INSERT INTO %7$s AS o (%8$s, _sr_layer, _sr_op) VALUES (%3$s, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, %9$s) DO NOTHING%10$s;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE %7$s o SET %11$s, _sr_at = clock_timestamp() WHERE %12$s%10$s;
        END IF;%13$s
        %14$s$part$,
        (SELECT string_agg(format('NEW.%1$I IS DISTINCT FROM OLD.%1$I', c), ' OR ') FROM unnest(p_table.key_columns) c),
        format('The key of “%s” cannot be changed in a session.', p_table.table_name),
        showroom_live.column_list(written, 'NEW.'), showroom_live.column_list(written, 'OLD.'),
        showroom_live.freshness_part(p_table, ''), showroom_live.unique_checks(p_table, true),
        p_table.overlay, showroom_live.column_list(written), showroom_live.column_list(p_table.key_columns),
        showroom_live.returning_part(p_table), showroom_live.assignments(written), showroom_live.own_row(p_table, 'OLD'),
        showroom_live.key_change_actions(p_table),
        CASE WHEN cardinality(refer) > 0 THEN
            format(E'IF %s THEN\n        %s\n        END IF;',
                   (SELECT string_agg(format('NEW.%1$I IS DISTINCT FROM OLD.%1$I', c), ' OR ') FROM unnest(refer) c),
                   showroom_live.reference_checks(p_table, true))
        ELSE '' END);
END
$_$;


ALTER FUNCTION showroom_live.update_part(p_table showroom.layered_table) OWNER TO showroom_live;

--
-- Name: associations; Type: TABLE; Schema: casework; Owner: postgres
--

CREATE TABLE casework.associations (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    related_case_id uuid NOT NULL,
    relation text NOT NULL,
    linked_by uuid NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    CONSTRAINT associations_other_check CHECK ((case_id <> related_case_id))
);


ALTER TABLE casework.associations OWNER TO postgres;

--
-- Name: audit_entries; Type: TABLE; Schema: casework; Owner: postgres
--

CREATE TABLE casework.audit_entries (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    action text NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    details jsonb DEFAULT '{}'::jsonb NOT NULL
);


ALTER TABLE casework.audit_entries OWNER TO postgres;

--
-- Name: cases; Type: TABLE; Schema: casework; Owner: postgres
--

CREATE TABLE casework.cases (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    case_number text NOT NULL,
    category text NOT NULL,
    severity text NOT NULL,
    title text NOT NULL,
    assignee_id uuid NOT NULL,
    status text DEFAULT 'open'::text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    outcome text,
    action_taken text,
    CONSTRAINT cases_closed_check CHECK ((closed_at >= opened_at)),
    CONSTRAINT cases_outcome_check CHECK (((outcome IS NULL) OR ((closed_at IS NOT NULL) AND (outcome = ANY (ARRAY['substantiated'::text, 'partly_substantiated'::text, 'unsubstantiated'::text, 'insufficient_information'::text, 'referred'::text]))))),
    CONSTRAINT cases_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
    CONSTRAINT cases_status_check CHECK (((status = ANY (ARRAY['open'::text, 'awaiting_information'::text, 'under_investigation'::text, 'in_decision'::text, 'closed'::text])) AND ((status = 'closed'::text) = (closed_at IS NOT NULL))))
);


ALTER TABLE casework.cases OWNER TO postgres;

--
-- Name: intake_reports; Type: TABLE; Schema: casework; Owner: postgres
--

CREATE TABLE casework.intake_reports (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    report_number text NOT NULL,
    category text NOT NULL,
    anonymity text NOT NULL,
    reporter_id uuid,
    channel text NOT NULL,
    severity text NOT NULL,
    status text DEFAULT 'new'::text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    summary text NOT NULL,
    CONSTRAINT intake_reports_anonymity_check CHECK (((anonymity = ANY (ARRAY['named'::text, 'confidential'::text, 'anonymous'::text])) AND ((anonymity = 'anonymous'::text) = (reporter_id IS NULL)))),
    CONSTRAINT intake_reports_closed_check CHECK ((closed_at >= received_at)),
    CONSTRAINT intake_reports_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
    CONSTRAINT intake_reports_status_check CHECK (((status = ANY (ARRAY['new'::text, 'in_review'::text, 'case_opened'::text, 'closed'::text, 'referred'::text, 'withdrawn'::text])) AND ((status = ANY (ARRAY['closed'::text, 'referred'::text, 'withdrawn'::text])) = (closed_at IS NOT NULL))))
);


ALTER TABLE casework.intake_reports OWNER TO postgres;

--
-- Name: investigations; Type: TABLE; Schema: casework; Owner: postgres
--

CREATE TABLE casework.investigations (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    investigator_id uuid NOT NULL,
    method text NOT NULL,
    status text DEFAULT 'planned'::text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    finding text,
    interviews integer DEFAULT 0 NOT NULL,
    CONSTRAINT investigations_ended_check CHECK ((ended_at >= started_at)),
    CONSTRAINT investigations_status_check CHECK (((status = ANY (ARRAY['planned'::text, 'in_progress'::text, 'awaiting_evidence'::text, 'completed'::text, 'withdrawn'::text])) AND ((status = ANY (ARRAY['completed'::text, 'withdrawn'::text])) = (ended_at IS NOT NULL))))
);


ALTER TABLE casework.investigations OWNER TO postgres;

--
-- Name: messages; Type: TABLE; Schema: casework; Owner: postgres
--

CREATE TABLE casework.messages (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    direction text NOT NULL,
    author_id uuid,
    sent_at timestamp with time zone NOT NULL,
    body text NOT NULL,
    CONSTRAINT messages_direction_check CHECK (((direction = ANY (ARRAY['to_reporter'::text, 'from_reporter'::text])) AND ((direction = 'to_reporter'::text) = (author_id IS NOT NULL))))
);


ALTER TABLE casework.messages OWNER TO postgres;

--
-- Name: notes; Type: TABLE; Schema: casework; Owner: postgres
--

CREATE TABLE casework.notes (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    author_id uuid NOT NULL,
    written_at timestamp with time zone NOT NULL,
    visibility text DEFAULT 'team'::text NOT NULL,
    body text NOT NULL,
    CONSTRAINT notes_visibility_check CHECK ((visibility = ANY (ARRAY['team'::text, 'restricted'::text, 'legal'::text])))
);


ALTER TABLE casework.notes OWNER TO postgres;

--
-- Name: subjects; Type: TABLE; Schema: casework; Owner: postgres
--

CREATE TABLE casework.subjects (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    relation text NOT NULL,
    person_id uuid,
    role text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT subjects_role_check CHECK ((role = ANY (ARRAY['accused'::text, 'witness'::text, 'affected'::text])))
);


ALTER TABLE casework.subjects OWNER TO postgres;

--
-- Name: users; Type: TABLE; Schema: casework; Owner: postgres
--

CREATE TABLE casework.users (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    email text NOT NULL,
    full_name text NOT NULL,
    job_title text NOT NULL,
    department text NOT NULL,
    phone text NOT NULL,
    city text NOT NULL,
    country text NOT NULL,
    region text NOT NULL,
    locale text NOT NULL,
    time_zone text NOT NULL,
    joined_on date NOT NULL
);


ALTER TABLE casework.users OWNER TO postgres;

--
-- Name: associations; Type: TABLE; Schema: casework_overlay; Owner: showroom_live
--

CREATE TABLE casework_overlay.associations (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    related_case_id uuid NOT NULL,
    relation text NOT NULL,
    linked_by uuid NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT associations__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"]))),
    CONSTRAINT associations_other_check CHECK ((case_id <> related_case_id))
);

ALTER TABLE ONLY casework_overlay.associations FORCE ROW LEVEL SECURITY;


ALTER TABLE casework_overlay.associations OWNER TO showroom_live;

--
-- Name: associations; Type: VIEW; Schema: casework_dense; Owner: showroom_live
--

CREATE VIEW casework_dense.associations AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.related_case_id,
    x.relation,
    x.linked_by,
    x.linked_at
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.related_case_id,
            b.relation,
            b.linked_by,
            b.linked_at
           FROM casework.associations b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.related_case_id,
            o.relation,
            o.linked_by,
            o.linked_at
           FROM casework_overlay.associations o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM casework_overlay.associations m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE casework_dense.associations OWNER TO showroom_live;

--
-- Name: audit_entries; Type: TABLE; Schema: casework_overlay; Owner: showroom_live
--

CREATE TABLE casework_overlay.audit_entries (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    action text NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    details jsonb NOT NULL,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT audit_entries__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"])))
);

ALTER TABLE ONLY casework_overlay.audit_entries FORCE ROW LEVEL SECURITY;


ALTER TABLE casework_overlay.audit_entries OWNER TO showroom_live;

--
-- Name: audit_entries; Type: VIEW; Schema: casework_dense; Owner: showroom_live
--

CREATE VIEW casework_dense.audit_entries AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.actor_id,
    x.action,
    x.happened_at,
    x.details
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.actor_id,
            b.action,
            b.happened_at,
            b.details
           FROM casework.audit_entries b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.actor_id,
            o.action,
            o.happened_at,
            o.details
           FROM casework_overlay.audit_entries o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM casework_overlay.audit_entries m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE casework_dense.audit_entries OWNER TO showroom_live;

--
-- Name: cases; Type: TABLE; Schema: casework_overlay; Owner: showroom_live
--

CREATE TABLE casework_overlay.cases (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    case_number text NOT NULL,
    category text NOT NULL,
    severity text NOT NULL,
    title text NOT NULL,
    assignee_id uuid NOT NULL,
    status text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    outcome text,
    action_taken text,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT cases__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"]))),
    CONSTRAINT cases_closed_check CHECK ((closed_at >= opened_at)),
    CONSTRAINT cases_outcome_check CHECK (((outcome IS NULL) OR ((closed_at IS NOT NULL) AND (outcome = ANY (ARRAY['substantiated'::text, 'partly_substantiated'::text, 'unsubstantiated'::text, 'insufficient_information'::text, 'referred'::text]))))),
    CONSTRAINT cases_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
    CONSTRAINT cases_status_check CHECK (((status = ANY (ARRAY['open'::text, 'awaiting_information'::text, 'under_investigation'::text, 'in_decision'::text, 'closed'::text])) AND ((status = 'closed'::text) = (closed_at IS NOT NULL))))
);

ALTER TABLE ONLY casework_overlay.cases FORCE ROW LEVEL SECURITY;


ALTER TABLE casework_overlay.cases OWNER TO showroom_live;

--
-- Name: cases; Type: VIEW; Schema: casework_dense; Owner: showroom_live
--

CREATE VIEW casework_dense.cases AS
 SELECT x.tenant_id,
    x.id,
    x.report_id,
    x.case_number,
    x.category,
    x.severity,
    x.title,
    x.assignee_id,
    x.status,
    x.opened_at,
    x.closed_at,
    x.outcome,
    x.action_taken
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.report_id,
            b.case_number,
            b.category,
            b.severity,
            b.title,
            b.assignee_id,
            b.status,
            b.opened_at,
            b.closed_at,
            b.outcome,
            b.action_taken
           FROM casework.cases b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.report_id,
            o.case_number,
            o.category,
            o.severity,
            o.title,
            o.assignee_id,
            o.status,
            o.opened_at,
            o.closed_at,
            o.outcome,
            o.action_taken
           FROM casework_overlay.cases o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM casework_overlay.cases m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE casework_dense.cases OWNER TO showroom_live;

--
-- Name: intake_reports; Type: TABLE; Schema: casework_overlay; Owner: showroom_live
--

CREATE TABLE casework_overlay.intake_reports (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    report_number text NOT NULL,
    category text NOT NULL,
    anonymity text NOT NULL,
    reporter_id uuid,
    channel text NOT NULL,
    severity text NOT NULL,
    status text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    summary text NOT NULL,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT intake_reports__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"]))),
    CONSTRAINT intake_reports_anonymity_check CHECK (((anonymity = ANY (ARRAY['named'::text, 'confidential'::text, 'anonymous'::text])) AND ((anonymity = 'anonymous'::text) = (reporter_id IS NULL)))),
    CONSTRAINT intake_reports_closed_check CHECK ((closed_at >= received_at)),
    CONSTRAINT intake_reports_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
    CONSTRAINT intake_reports_status_check CHECK (((status = ANY (ARRAY['new'::text, 'in_review'::text, 'case_opened'::text, 'closed'::text, 'referred'::text, 'withdrawn'::text])) AND ((status = ANY (ARRAY['closed'::text, 'referred'::text, 'withdrawn'::text])) = (closed_at IS NOT NULL))))
);

ALTER TABLE ONLY casework_overlay.intake_reports FORCE ROW LEVEL SECURITY;


ALTER TABLE casework_overlay.intake_reports OWNER TO showroom_live;

--
-- Name: intake_reports; Type: VIEW; Schema: casework_dense; Owner: showroom_live
--

CREATE VIEW casework_dense.intake_reports AS
 SELECT x.tenant_id,
    x.id,
    x.report_number,
    x.category,
    x.anonymity,
    x.reporter_id,
    x.channel,
    x.severity,
    x.status,
    x.received_at,
    x.closed_at,
    x.summary
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.report_number,
            b.category,
            b.anonymity,
            b.reporter_id,
            b.channel,
            b.severity,
            b.status,
            b.received_at,
            b.closed_at,
            b.summary
           FROM casework.intake_reports b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.report_number,
            o.category,
            o.anonymity,
            o.reporter_id,
            o.channel,
            o.severity,
            o.status,
            o.received_at,
            o.closed_at,
            o.summary
           FROM casework_overlay.intake_reports o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM casework_overlay.intake_reports m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE casework_dense.intake_reports OWNER TO showroom_live;

--
-- Name: investigations; Type: TABLE; Schema: casework_overlay; Owner: showroom_live
--

CREATE TABLE casework_overlay.investigations (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    investigator_id uuid NOT NULL,
    method text NOT NULL,
    status text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    finding text,
    interviews integer NOT NULL,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT investigations__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"]))),
    CONSTRAINT investigations_ended_check CHECK ((ended_at >= started_at)),
    CONSTRAINT investigations_status_check CHECK (((status = ANY (ARRAY['planned'::text, 'in_progress'::text, 'awaiting_evidence'::text, 'completed'::text, 'withdrawn'::text])) AND ((status = ANY (ARRAY['completed'::text, 'withdrawn'::text])) = (ended_at IS NOT NULL))))
);

ALTER TABLE ONLY casework_overlay.investigations FORCE ROW LEVEL SECURITY;


ALTER TABLE casework_overlay.investigations OWNER TO showroom_live;

--
-- Name: investigations; Type: VIEW; Schema: casework_dense; Owner: showroom_live
--

CREATE VIEW casework_dense.investigations AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.investigator_id,
    x.method,
    x.status,
    x.started_at,
    x.ended_at,
    x.finding,
    x.interviews
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.investigator_id,
            b.method,
            b.status,
            b.started_at,
            b.ended_at,
            b.finding,
            b.interviews
           FROM casework.investigations b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.investigator_id,
            o.method,
            o.status,
            o.started_at,
            o.ended_at,
            o.finding,
            o.interviews
           FROM casework_overlay.investigations o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM casework_overlay.investigations m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE casework_dense.investigations OWNER TO showroom_live;

--
-- Name: messages; Type: TABLE; Schema: casework_overlay; Owner: showroom_live
--

CREATE TABLE casework_overlay.messages (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    direction text NOT NULL,
    author_id uuid,
    sent_at timestamp with time zone NOT NULL,
    body text NOT NULL,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT messages__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"]))),
    CONSTRAINT messages_direction_check CHECK (((direction = ANY (ARRAY['to_reporter'::text, 'from_reporter'::text])) AND ((direction = 'to_reporter'::text) = (author_id IS NOT NULL))))
);

ALTER TABLE ONLY casework_overlay.messages FORCE ROW LEVEL SECURITY;


ALTER TABLE casework_overlay.messages OWNER TO showroom_live;

--
-- Name: messages; Type: VIEW; Schema: casework_dense; Owner: showroom_live
--

CREATE VIEW casework_dense.messages AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.direction,
    x.author_id,
    x.sent_at,
    x.body
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.direction,
            b.author_id,
            b.sent_at,
            b.body
           FROM casework.messages b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.direction,
            o.author_id,
            o.sent_at,
            o.body
           FROM casework_overlay.messages o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM casework_overlay.messages m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE casework_dense.messages OWNER TO showroom_live;

--
-- Name: notes; Type: TABLE; Schema: casework_overlay; Owner: showroom_live
--

CREATE TABLE casework_overlay.notes (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    author_id uuid NOT NULL,
    written_at timestamp with time zone NOT NULL,
    visibility text NOT NULL,
    body text NOT NULL,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT notes__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"]))),
    CONSTRAINT notes_visibility_check CHECK ((visibility = ANY (ARRAY['team'::text, 'restricted'::text, 'legal'::text])))
);

ALTER TABLE ONLY casework_overlay.notes FORCE ROW LEVEL SECURITY;


ALTER TABLE casework_overlay.notes OWNER TO showroom_live;

--
-- Name: notes; Type: VIEW; Schema: casework_dense; Owner: showroom_live
--

CREATE VIEW casework_dense.notes AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.author_id,
    x.written_at,
    x.visibility,
    x.body
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.author_id,
            b.written_at,
            b.visibility,
            b.body
           FROM casework.notes b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.author_id,
            o.written_at,
            o.visibility,
            o.body
           FROM casework_overlay.notes o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM casework_overlay.notes m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE casework_dense.notes OWNER TO showroom_live;

--
-- Name: subjects; Type: TABLE; Schema: casework_overlay; Owner: showroom_live
--

CREATE TABLE casework_overlay.subjects (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    relation text NOT NULL,
    person_id uuid,
    role text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT subjects__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"]))),
    CONSTRAINT subjects_role_check CHECK ((role = ANY (ARRAY['accused'::text, 'witness'::text, 'affected'::text])))
);

ALTER TABLE ONLY casework_overlay.subjects FORCE ROW LEVEL SECURITY;


ALTER TABLE casework_overlay.subjects OWNER TO showroom_live;

--
-- Name: subjects; Type: VIEW; Schema: casework_dense; Owner: showroom_live
--

CREATE VIEW casework_dense.subjects AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.relation,
    x.person_id,
    x.role,
    x.added_at
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.relation,
            b.person_id,
            b.role,
            b.added_at
           FROM casework.subjects b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.relation,
            o.person_id,
            o.role,
            o.added_at
           FROM casework_overlay.subjects o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM casework_overlay.subjects m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE casework_dense.subjects OWNER TO showroom_live;

--
-- Name: users; Type: TABLE; Schema: casework_overlay; Owner: showroom_live
--

CREATE TABLE casework_overlay.users (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    email text NOT NULL,
    full_name text NOT NULL,
    job_title text NOT NULL,
    department text NOT NULL,
    phone text NOT NULL,
    city text NOT NULL,
    country text NOT NULL,
    region text NOT NULL,
    locale text NOT NULL,
    time_zone text NOT NULL,
    joined_on date NOT NULL,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT users__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"])))
);

ALTER TABLE ONLY casework_overlay.users FORCE ROW LEVEL SECURITY;


ALTER TABLE casework_overlay.users OWNER TO showroom_live;

--
-- Name: users; Type: VIEW; Schema: casework_dense; Owner: showroom_live
--

CREATE VIEW casework_dense.users AS
 SELECT x.tenant_id,
    x.id,
    x.email,
    x.full_name,
    x.job_title,
    x.department,
    x.phone,
    x.city,
    x.country,
    x.region,
    x.locale,
    x.time_zone,
    x.joined_on
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.email,
            b.full_name,
            b.job_title,
            b.department,
            b.phone,
            b.city,
            b.country,
            b.region,
            b.locale,
            b.time_zone,
            b.joined_on
           FROM casework.users b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.email,
            o.full_name,
            o.job_title,
            o.department,
            o.phone,
            o.city,
            o.country,
            o.region,
            o.locale,
            o.time_zone,
            o.joined_on
           FROM casework_overlay.users o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM casework_overlay.users m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE casework_dense.users OWNER TO showroom_live;

--
-- Name: associations; Type: VIEW; Schema: casework_live; Owner: showroom_live
--

CREATE VIEW casework_live.associations AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.related_case_id,
    x.relation,
    x.linked_by,
    x.linked_at
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.related_case_id,
            b.relation,
            b.linked_by,
            b.linked_at
           FROM casework.associations b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.related_case_id,
            o.relation,
            o.linked_by,
            o.linked_at
           FROM casework_overlay.associations o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT associations.id
           FROM casework_overlay.associations))))));


ALTER TABLE casework_live.associations OWNER TO showroom_live;

--
-- Name: audit_entries; Type: VIEW; Schema: casework_live; Owner: showroom_live
--

CREATE VIEW casework_live.audit_entries AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.actor_id,
    x.action,
    x.happened_at,
    x.details
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.actor_id,
            b.action,
            b.happened_at,
            b.details
           FROM casework.audit_entries b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.actor_id,
            o.action,
            o.happened_at,
            o.details
           FROM casework_overlay.audit_entries o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT audit_entries.id
           FROM casework_overlay.audit_entries))))));


ALTER TABLE casework_live.audit_entries OWNER TO showroom_live;

--
-- Name: cases; Type: VIEW; Schema: casework_live; Owner: showroom_live
--

CREATE VIEW casework_live.cases AS
 SELECT x.tenant_id,
    x.id,
    x.report_id,
    x.case_number,
    x.category,
    x.severity,
    x.title,
    x.assignee_id,
    x.status,
    x.opened_at,
    x.closed_at,
    x.outcome,
    x.action_taken
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.report_id,
            b.case_number,
            b.category,
            b.severity,
            b.title,
            b.assignee_id,
            b.status,
            b.opened_at,
            b.closed_at,
            b.outcome,
            b.action_taken
           FROM casework.cases b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.report_id,
            o.case_number,
            o.category,
            o.severity,
            o.title,
            o.assignee_id,
            o.status,
            o.opened_at,
            o.closed_at,
            o.outcome,
            o.action_taken
           FROM casework_overlay.cases o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT cases.id
           FROM casework_overlay.cases))))));


ALTER TABLE casework_live.cases OWNER TO showroom_live;

--
-- Name: intake_reports; Type: VIEW; Schema: casework_live; Owner: showroom_live
--

CREATE VIEW casework_live.intake_reports AS
 SELECT x.tenant_id,
    x.id,
    x.report_number,
    x.category,
    x.anonymity,
    x.reporter_id,
    x.channel,
    x.severity,
    x.status,
    x.received_at,
    x.closed_at,
    x.summary
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.report_number,
            b.category,
            b.anonymity,
            b.reporter_id,
            b.channel,
            b.severity,
            b.status,
            b.received_at,
            b.closed_at,
            b.summary
           FROM casework.intake_reports b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.report_number,
            o.category,
            o.anonymity,
            o.reporter_id,
            o.channel,
            o.severity,
            o.status,
            o.received_at,
            o.closed_at,
            o.summary
           FROM casework_overlay.intake_reports o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT intake_reports.id
           FROM casework_overlay.intake_reports))))));


ALTER TABLE casework_live.intake_reports OWNER TO showroom_live;

--
-- Name: investigations; Type: VIEW; Schema: casework_live; Owner: showroom_live
--

CREATE VIEW casework_live.investigations AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.investigator_id,
    x.method,
    x.status,
    x.started_at,
    x.ended_at,
    x.finding,
    x.interviews
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.investigator_id,
            b.method,
            b.status,
            b.started_at,
            b.ended_at,
            b.finding,
            b.interviews
           FROM casework.investigations b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.investigator_id,
            o.method,
            o.status,
            o.started_at,
            o.ended_at,
            o.finding,
            o.interviews
           FROM casework_overlay.investigations o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT investigations.id
           FROM casework_overlay.investigations))))));


ALTER TABLE casework_live.investigations OWNER TO showroom_live;

--
-- Name: messages; Type: VIEW; Schema: casework_live; Owner: showroom_live
--

CREATE VIEW casework_live.messages AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.direction,
    x.author_id,
    x.sent_at,
    x.body
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.direction,
            b.author_id,
            b.sent_at,
            b.body
           FROM casework.messages b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.direction,
            o.author_id,
            o.sent_at,
            o.body
           FROM casework_overlay.messages o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT messages.id
           FROM casework_overlay.messages))))));


ALTER TABLE casework_live.messages OWNER TO showroom_live;

--
-- Name: notes; Type: VIEW; Schema: casework_live; Owner: showroom_live
--

CREATE VIEW casework_live.notes AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.author_id,
    x.written_at,
    x.visibility,
    x.body
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.author_id,
            b.written_at,
            b.visibility,
            b.body
           FROM casework.notes b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.author_id,
            o.written_at,
            o.visibility,
            o.body
           FROM casework_overlay.notes o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT notes.id
           FROM casework_overlay.notes))))));


ALTER TABLE casework_live.notes OWNER TO showroom_live;

--
-- Name: subjects; Type: VIEW; Schema: casework_live; Owner: showroom_live
--

CREATE VIEW casework_live.subjects AS
 SELECT x.tenant_id,
    x.id,
    x.case_id,
    x.relation,
    x.person_id,
    x.role,
    x.added_at
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.case_id,
            b.relation,
            b.person_id,
            b.role,
            b.added_at
           FROM casework.subjects b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.case_id,
            o.relation,
            o.person_id,
            o.role,
            o.added_at
           FROM casework_overlay.subjects o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT subjects.id
           FROM casework_overlay.subjects))))));


ALTER TABLE casework_live.subjects OWNER TO showroom_live;

--
-- Name: users; Type: VIEW; Schema: casework_live; Owner: showroom_live
--

CREATE VIEW casework_live.users AS
 SELECT x.tenant_id,
    x.id,
    x.email,
    x.full_name,
    x.job_title,
    x.department,
    x.phone,
    x.city,
    x.country,
    x.region,
    x.locale,
    x.time_zone,
    x.joined_on
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.email,
            b.full_name,
            b.job_title,
            b.department,
            b.phone,
            b.city,
            b.country,
            b.region,
            b.locale,
            b.time_zone,
            b.joined_on
           FROM casework.users b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.email,
            o.full_name,
            o.job_title,
            o.department,
            o.phone,
            o.city,
            o.country,
            o.region,
            o.locale,
            o.time_zone,
            o.joined_on
           FROM casework_overlay.users o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT users.id
           FROM casework_overlay.users))))));


ALTER TABLE casework_live.users OWNER TO showroom_live;

--
-- Name: events; Type: TABLE; Schema: impact; Owner: postgres
--

CREATE TABLE impact.events (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    title text NOT NULL,
    status text NOT NULL,
    amount numeric(12,2),
    currency text,
    hours numeric(6,2),
    properties jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT events_amount_currency_check CHECK (((amount IS NULL) = (currency IS NULL)))
);


ALTER TABLE impact.events OWNER TO postgres;

--
-- Name: users; Type: TABLE; Schema: impact; Owner: postgres
--

CREATE TABLE impact.users (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    email text NOT NULL,
    full_name text NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    job_title text NOT NULL,
    department text NOT NULL,
    phone text NOT NULL,
    street_address text NOT NULL,
    city text NOT NULL,
    state text NOT NULL,
    postal_code text NOT NULL,
    country text NOT NULL,
    region text NOT NULL,
    locale text NOT NULL,
    time_zone text NOT NULL,
    birth_date date NOT NULL,
    joined_on date NOT NULL
);


ALTER TABLE impact.users OWNER TO postgres;

--
-- Name: events; Type: TABLE; Schema: impact_overlay; Owner: showroom_live
--

CREATE TABLE impact_overlay.events (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    title text NOT NULL,
    status text NOT NULL,
    amount numeric(12,2),
    currency text,
    hours numeric(6,2),
    properties jsonb NOT NULL,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT events__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"]))),
    CONSTRAINT events_amount_currency_check CHECK (((amount IS NULL) = (currency IS NULL)))
);

ALTER TABLE ONLY impact_overlay.events FORCE ROW LEVEL SECURITY;


ALTER TABLE impact_overlay.events OWNER TO showroom_live;

--
-- Name: events; Type: VIEW; Schema: impact_dense; Owner: showroom_live
--

CREATE VIEW impact_dense.events AS
 SELECT x.tenant_id,
    x.id,
    x.user_id,
    x.kind,
    x.occurred_at,
    x.title,
    x.status,
    x.amount,
    x.currency,
    x.hours,
    x.properties
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.user_id,
            b.kind,
            b.occurred_at,
            b.title,
            b.status,
            b.amount,
            b.currency,
            b.hours,
            b.properties
           FROM impact.events b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.user_id,
            o.kind,
            o.occurred_at,
            o.title,
            o.status,
            o.amount,
            o.currency,
            o.hours,
            o.properties
           FROM impact_overlay.events o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM impact_overlay.events m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE impact_dense.events OWNER TO showroom_live;

--
-- Name: users; Type: TABLE; Schema: impact_overlay; Owner: showroom_live
--

CREATE TABLE impact_overlay.users (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    email text NOT NULL,
    full_name text NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    job_title text NOT NULL,
    department text NOT NULL,
    phone text NOT NULL,
    street_address text NOT NULL,
    city text NOT NULL,
    state text NOT NULL,
    postal_code text NOT NULL,
    country text NOT NULL,
    region text NOT NULL,
    locale text NOT NULL,
    time_zone text NOT NULL,
    birth_date date NOT NULL,
    joined_on date NOT NULL,
    _sr_layer bigint NOT NULL,
    _sr_op "char" NOT NULL,
    _sr_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT users__sr_op_check CHECK ((_sr_op = ANY (ARRAY['I'::"char", 'U'::"char", 'D'::"char"])))
);

ALTER TABLE ONLY impact_overlay.users FORCE ROW LEVEL SECURITY;


ALTER TABLE impact_overlay.users OWNER TO showroom_live;

--
-- Name: users; Type: VIEW; Schema: impact_dense; Owner: showroom_live
--

CREATE VIEW impact_dense.users AS
 SELECT x.tenant_id,
    x.id,
    x.email,
    x.full_name,
    x.given_name,
    x.family_name,
    x.job_title,
    x.department,
    x.phone,
    x.street_address,
    x.city,
    x.state,
    x.postal_code,
    x.country,
    x.region,
    x.locale,
    x.time_zone,
    x.birth_date,
    x.joined_on
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.email,
            b.full_name,
            b.given_name,
            b.family_name,
            b.job_title,
            b.department,
            b.phone,
            b.street_address,
            b.city,
            b.state,
            b.postal_code,
            b.country,
            b.region,
            b.locale,
            b.time_zone,
            b.birth_date,
            b.joined_on
           FROM impact.users b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.email,
            o.full_name,
            o.given_name,
            o.family_name,
            o.job_title,
            o.department,
            o.phone,
            o.street_address,
            o.city,
            o.state,
            o.postal_code,
            o.country,
            o.region,
            o.locale,
            o.time_zone,
            o.birth_date,
            o.joined_on
           FROM impact_overlay.users o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (EXISTS ( SELECT
           FROM impact_overlay.users m
          WHERE ((m.tenant_id = x.tenant_id) AND (m.id = x.id))))))));


ALTER TABLE impact_dense.users OWNER TO showroom_live;

--
-- Name: events; Type: VIEW; Schema: impact_live; Owner: showroom_live
--

CREATE VIEW impact_live.events AS
 SELECT x.tenant_id,
    x.id,
    x.user_id,
    x.kind,
    x.occurred_at,
    x.title,
    x.status,
    x.amount,
    x.currency,
    x.hours,
    x.properties
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.user_id,
            b.kind,
            b.occurred_at,
            b.title,
            b.status,
            b.amount,
            b.currency,
            b.hours,
            b.properties
           FROM impact.events b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.user_id,
            o.kind,
            o.occurred_at,
            o.title,
            o.status,
            o.amount,
            o.currency,
            o.hours,
            o.properties
           FROM impact_overlay.events o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT events.id
           FROM impact_overlay.events))))));


ALTER TABLE impact_live.events OWNER TO showroom_live;

--
-- Name: users; Type: VIEW; Schema: impact_live; Owner: showroom_live
--

CREATE VIEW impact_live.users AS
 SELECT x.tenant_id,
    x.id,
    x.email,
    x.full_name,
    x.given_name,
    x.family_name,
    x.job_title,
    x.department,
    x.phone,
    x.street_address,
    x.city,
    x.state,
    x.postal_code,
    x.country,
    x.region,
    x.locale,
    x.time_zone,
    x.birth_date,
    x.joined_on
   FROM ( SELECT 0 AS _sr_source,
            'B'::"char" AS _sr_op,
            b.tenant_id,
            b.id,
            b.email,
            b.full_name,
            b.given_name,
            b.family_name,
            b.job_title,
            b.department,
            b.phone,
            b.street_address,
            b.city,
            b.state,
            b.postal_code,
            b.country,
            b.region,
            b.locale,
            b.time_zone,
            b.birth_date,
            b.joined_on
           FROM impact.users b
        UNION ALL
         SELECT 1,
            o._sr_op,
            o.tenant_id,
            o.id,
            o.email,
            o.full_name,
            o.given_name,
            o.family_name,
            o.job_title,
            o.department,
            o.phone,
            o.street_address,
            o.city,
            o.state,
            o.postal_code,
            o.country,
            o.region,
            o.locale,
            o.time_zone,
            o.birth_date,
            o.joined_on
           FROM impact_overlay.users o) x
  WHERE (( SELECT showroom.has_session() AS has_session) AND (x.tenant_id = ( SELECT showroom.current_environment() AS current_environment)) AND (((x._sr_source = 1) AND (x._sr_op <> 'D'::"char")) OR ((x._sr_source = 0) AND (NOT (x.id IN ( SELECT users.id
           FROM impact_overlay.users))))));


ALTER TABLE impact_live.users OWNER TO showroom_live;

--
-- Name: access_link; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.access_link (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    environment showroom.environment_id NOT NULL,
    persona uuid,
    token_hash bytea NOT NULL,
    label text DEFAULT ''::text NOT NULL,
    max_uses integer,
    uses integer DEFAULT 0 NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text DEFAULT SESSION_USER NOT NULL,
    last_used_at timestamp with time zone,
    revoked_by text,
    CONSTRAINT access_link_max_uses_check CHECK ((max_uses > 0)),
    CONSTRAINT access_link_token_hash_check CHECK ((octet_length(token_hash) = 32)),
    CONSTRAINT access_link_uses_check CHECK ((uses >= 0))
);


ALTER TABLE showroom.access_link OWNER TO showroom_owner;

--
-- Name: persona; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.persona (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    environment showroom.environment_id NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    avatar text DEFAULT ''::text NOT NULL,
    password_hash text NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    CONSTRAINT persona_email_check CHECK ((email <> ''::text)),
    CONSTRAINT persona_name_check CHECK ((name <> ''::text))
);


ALTER TABLE showroom.persona OWNER TO showroom_owner;

--
-- Name: access_link_list; Type: VIEW; Schema: showroom; Owner: showroom_owner
--

CREATE VIEW showroom.access_link_list AS
 SELECT l.id,
    l.environment,
    COALESCE(p.email, ''::text) AS persona,
    COALESCE(p.name, ''::text) AS persona_name,
    l.label,
    l.max_uses,
    l.uses,
    l.last_used_at,
    l.expires_at,
    l.revoked_at,
    l.created_at,
    l.created_by,
        CASE
            WHEN (l.revoked_at IS NOT NULL) THEN 'revoked'::text
            WHEN ((l.expires_at <= showroom.now()) OR ((e.status <> 'ready'::text) AND (e.status <> ALL (ARRAY['queued'::text, 'seeding'::text, 'refreshing'::text])))) THEN 'expired'::text
            WHEN (l.uses >= l.max_uses) THEN 'used-up'::text
            ELSE 'active'::text
        END AS state
   FROM ((showroom.access_link l
     JOIN showroom.environment e ON (((e.id)::text = (l.environment)::text)))
     LEFT JOIN showroom.persona p ON ((p.id = l.persona)));


ALTER TABLE showroom.access_link_list OWNER TO showroom_owner;

--
-- Name: api_counter; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE UNLOGGED TABLE showroom.api_counter (
    environment showroom.environment_id NOT NULL,
    calls bigint NOT NULL,
    kept bigint NOT NULL,
    allowed bigint
)
WITH (fillfactor='20');


ALTER TABLE showroom.api_counter OWNER TO showroom_owner;

--
-- Name: api_token; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.api_token (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    token_hash bytea NOT NULL,
    label text NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text DEFAULT SESSION_USER NOT NULL,
    last_used_at timestamp with time zone,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT api_token_label_check CHECK ((label <> ''::text)),
    CONSTRAINT api_token_token_hash_check CHECK ((octet_length(token_hash) = 32))
);


ALTER TABLE showroom.api_token OWNER TO showroom_owner;

--
-- Name: audit_head; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.audit_head (
    only_one boolean DEFAULT true NOT NULL,
    sequence bigint DEFAULT 0 NOT NULL,
    hash bytea DEFAULT decode(repeat('00'::text, 32), 'hex'::text) NOT NULL,
    CONSTRAINT audit_head_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT audit_head_only_one_check CHECK (only_one)
);


ALTER TABLE showroom.audit_head OWNER TO showroom_owner;

--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE showroom.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME showroom.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: blueprint; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.blueprint (
    name text NOT NULL,
    version text NOT NULL,
    source text NOT NULL,
    checksum bytea NOT NULL,
    built_in boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT blueprint_checksum_check CHECK ((octet_length(checksum) = 32)),
    CONSTRAINT blueprint_name_check CHECK ((name ~ '^[a-z][a-z0-9_-]*$'::text)),
    CONSTRAINT blueprint_version_check CHECK ((version <> ''::text))
);


ALTER TABLE showroom.blueprint OWNER TO showroom_owner;

--
-- Name: environment_list; Type: VIEW; Schema: showroom; Owner: showroom_owner
--

CREATE VIEW showroom.environment_list AS
 SELECT e.id,
    e.name,
    e.kind,
    e.status,
    e.isolation,
    e.blueprint,
    e.blueprint_version,
    e.size,
    e.parameters,
    ARRAY( SELECT jsonb_array_elements_text((e.parameters -> 'regions'::text)) AS jsonb_array_elements_text) AS regions,
    (e.parameters ->> 'vertical'::text) AS vertical,
    ((e.parameters ->> 'months'::text))::integer AS months,
    ((e.parameters ->> 'seasonality'::text))::boolean AS seasonality,
    e.seed,
    e.reference_date,
    e.salt_version,
    e.fingerprint,
    e.row_counts,
    e.events_by_kind,
    ( SELECT (COALESCE(sum((k.v)::bigint), (0)::numeric))::bigint AS "coalesce"
           FROM jsonb_each_text(e.events_by_kind) k(n, v)) AS events_total,
    e.storage_bytes,
    e.owner,
    e.admin_email,
    e.description,
    e.customer,
    e.notes,
    e.tags,
    e.protected AS is_protected,
    e.created_at,
    e.expires_at,
    e.last_accessed_at,
    e.duration_ms,
    ( SELECT max(j.id) AS max
           FROM showroom.job j
          WHERE (((j.environment)::text = (e.id)::text) AND (j.created_at >= e.created_at))) AS job
   FROM showroom.environment e;


ALTER TABLE showroom.environment_list OWNER TO showroom_owner;

--
-- Name: export; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.export (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    environment showroom.environment_id NOT NULL,
    job bigint,
    format text NOT NULL,
    compression text DEFAULT 'none'::text NOT NULL,
    options jsonb DEFAULT '{}'::jsonb NOT NULL,
    file_name text NOT NULL,
    bytes bigint,
    row_count bigint,
    sha256 text,
    reason text DEFAULT ''::text NOT NULL,
    requested_by text DEFAULT SESSION_USER NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT export_bytes_check CHECK ((bytes >= 0)),
    CONSTRAINT export_compression_check CHECK ((compression = ANY (ARRAY['none'::text, 'gzip'::text, 'zstd'::text, 'zip'::text]))),
    CONSTRAINT export_format_check CHECK ((format = ANY (ARRAY['json'::text, 'jsonl'::text, 'sql'::text, 'csv'::text]))),
    CONSTRAINT export_options_check CHECK ((jsonb_typeof(options) = 'object'::text)),
    CONSTRAINT export_row_count_check CHECK ((row_count >= 0)),
    CONSTRAINT export_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);


ALTER TABLE showroom.export OWNER TO showroom_owner;

--
-- Name: idempotency_key; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.idempotency_key (
    key text NOT NULL,
    person text NOT NULL,
    request bytea NOT NULL,
    response jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT idempotency_key_key_check CHECK (((key <> ''::text) AND (length(key) <= 200))),
    CONSTRAINT idempotency_key_request_check CHECK ((octet_length(request) = 32))
);


ALTER TABLE showroom.idempotency_key OWNER TO showroom_owner;

--
-- Name: job_id_seq; Type: SEQUENCE; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE showroom.job ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME showroom.job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    MAXVALUE 2147483647
    CACHE 1
);


--
-- Name: job_step; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.job_step (
    job bigint NOT NULL,
    number integer NOT NULL,
    name text NOT NULL,
    rows bigint NOT NULL,
    fencing_token integer NOT NULL,
    finished_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT job_step_name_check CHECK ((name <> ''::text)),
    CONSTRAINT job_step_number_check CHECK ((number > 0)),
    CONSTRAINT job_step_rows_check CHECK ((rows >= 0))
);


ALTER TABLE showroom.job_step OWNER TO showroom_owner;

--
-- Name: layer_id_seq; Type: SEQUENCE; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE showroom.layer ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME showroom.layer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: layer_loss; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.layer_loss (
    layer bigint NOT NULL,
    product_table text NOT NULL,
    column_name text NOT NULL,
    row_count bigint NOT NULL,
    CONSTRAINT layer_loss_row_count_check CHECK ((row_count > 0))
);


ALTER TABLE showroom.layer_loss OWNER TO showroom_owner;

--
-- Name: migration; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.migration (
    component text NOT NULL,
    number integer NOT NULL,
    name text NOT NULL,
    sha256 bytea NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT migration_number_check CHECK ((number > 0)),
    CONSTRAINT migration_sha256_check CHECK ((octet_length(sha256) = 32))
);


ALTER TABLE showroom.migration OWNER TO showroom_owner;

--
-- Name: notification; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.notification (
    id bigint NOT NULL,
    environment showroom.environment_id,
    kind text NOT NULL,
    recipient text DEFAULT ''::text NOT NULL,
    content jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    delivered_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    once text,
    CONSTRAINT notification_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT notification_kind_check CHECK ((kind <> ''::text))
);


ALTER TABLE showroom.notification OWNER TO showroom_owner;

--
-- Name: notification_id_seq; Type: SEQUENCE; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE showroom.notification ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME showroom.notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: open_table; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.open_table (
    environment showroom.environment_id NOT NULL,
    table_name text NOT NULL,
    login text DEFAULT SESSION_USER NOT NULL
);


ALTER TABLE showroom.open_table OWNER TO showroom_owner;

--
-- Name: persona_list; Type: VIEW; Schema: showroom; Owner: showroom_owner
--

CREATE VIEW showroom.persona_list AS
 SELECT p.id,
    p.environment,
    p.name,
    p.email,
    p.role,
    p.avatar,
    p."position"
   FROM showroom.persona p;


ALTER TABLE showroom.persona_list OWNER TO showroom_owner;

--
-- Name: rate_window; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.rate_window (
    id bigint NOT NULL,
    action text NOT NULL,
    key text NOT NULL,
    accepted_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT rate_window_action_check CHECK ((action = ANY (ARRAY['create'::text, 'refresh'::text, 'export'::text]))),
    CONSTRAINT rate_window_key_check CHECK ((key <> ''::text))
);


ALTER TABLE showroom.rate_window OWNER TO showroom_owner;

--
-- Name: rate_window_id_seq; Type: SEQUENCE; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE showroom.rate_window ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME showroom.rate_window_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: report; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.report (
    environment showroom.environment_id NOT NULL,
    kind text NOT NULL,
    period daterange NOT NULL,
    content jsonb NOT NULL,
    computed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT report_kind_check CHECK ((kind <> ''::text)),
    CONSTRAINT report_period_check CHECK ((NOT isempty(period)))
);


ALTER TABLE showroom.report OWNER TO showroom_owner;

--
-- Name: salt_version; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.salt_version (
    version text NOT NULL,
    check_value text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT salt_version_check_value_check CHECK ((check_value ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT salt_version_version_check CHECK ((version ~ '^[A-Za-z0-9._-]{1,32}$'::text))
);


ALTER TABLE showroom.salt_version OWNER TO showroom_owner;

--
-- Name: sandbox_user; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.sandbox_user (
    environment showroom.environment_id NOT NULL,
    person text NOT NULL,
    first_seen timestamp with time zone NOT NULL,
    last_seen timestamp with time zone NOT NULL,
    CONSTRAINT sandbox_user_person_check CHECK ((person <> ''::text))
);


ALTER TABLE showroom.sandbox_user OWNER TO showroom_owner;

--
-- Name: sandbox_list; Type: VIEW; Schema: showroom; Owner: showroom_owner
--

CREATE VIEW showroom.sandbox_list AS
 SELECT s.environment,
    s.type,
    e.session_mode,
    s.max_users,
    ( SELECT count(*) AS count
           FROM showroom.sandbox_user u
          WHERE ((u.environment)::text = (s.environment)::text)) AS users,
    s.max_api_calls,
    COALESCE(c.calls, s.used_api_calls) AS used_api_calls,
    COALESCE((s.api_rate)::bigint, showroom.setting_value('sandbox.apiRatePerMinute'::text)) AS api_rate,
    (s.api_rate IS NOT NULL) AS is_own_rate,
    showroom.effective_restrictions(s.restrictions) AS restrictions,
    s.accessible_by,
    s.auto_reset_hours,
    s.last_reset_at,
    d.reset_due_at,
        CASE
            WHEN (d.reset_due_at IS NOT NULL) THEN showroom.next_hour(showroom.setting_value('sweep.autoResetHour'::text), GREATEST(d.reset_due_at, showroom.now()))
            ELSE NULL::timestamp with time zone
        END AS next_reset_at,
    ( SELECT count(*) AS count
           FROM showroom.access_link l
          WHERE (((l.environment)::text = (s.environment)::text) AND (l.revoked_at IS NULL) AND ((l.expires_at IS NULL) OR (l.expires_at > showroom.now())) AND ((l.max_uses IS NULL) OR (l.uses < l.max_uses)))) AS links,
    ( SELECT count(*) AS count
           FROM showroom.persona p
          WHERE ((p.environment)::text = (s.environment)::text)) AS personas
   FROM (((showroom.sandbox s
     JOIN showroom.environment e ON (((e.id)::text = (s.environment)::text)))
     LEFT JOIN showroom.api_counter c ON (((c.environment)::text = (s.environment)::text)))
     CROSS JOIN LATERAL ( SELECT (COALESCE(s.last_reset_at, e.created_at) + make_interval(hours => s.auto_reset_hours)) AS reset_due_at) d);


ALTER TABLE showroom.sandbox_list OWNER TO showroom_owner;

--
-- Name: sandbox_type; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.sandbox_type (
    name text NOT NULL,
    life_days integer NOT NULL,
    max_users integer NOT NULL,
    max_api_calls integer NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT sandbox_type_life_days_check CHECK (((life_days >= 1) AND (life_days <= 3650))),
    CONSTRAINT sandbox_type_max_api_calls_check CHECK ((max_api_calls > 0)),
    CONSTRAINT sandbox_type_max_users_check CHECK ((max_users > 0)),
    CONSTRAINT sandbox_type_name_check CHECK ((name ~ '^[a-z]+$'::text))
);


ALTER TABLE showroom.sandbox_type OWNER TO showroom_owner;

--
-- Name: session_activity; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.session_activity (
    session uuid NOT NULL,
    last_activity timestamp with time zone NOT NULL
);


ALTER TABLE showroom.session_activity OWNER TO showroom_owner;

--
-- Name: session_token; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.session_token (
    token_hash bytea NOT NULL,
    session uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    person text DEFAULT ''::text NOT NULL,
    issued_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT session_token_token_hash_check CHECK ((octet_length(token_hash) = 32))
);


ALTER TABLE showroom.session_token OWNER TO showroom_owner;

--
-- Name: session_list; Type: VIEW; Schema: showroom; Owner: showroom_owner
--

CREATE VIEW showroom.session_list AS
 SELECT s.id,
    s.environment,
    s.person,
    s.name,
    s.mode,
    s.state,
    s.kept AS is_kept,
    s.opened_by,
    s.created_at,
    s.closed_at,
    a.last_activity,
    h.held_by,
    h.until AS held_until,
    h.reason AS held_for,
    ( SELECT count(*) AS count
           FROM showroom.session_token t
          WHERE ((t.session = s.id) AND (t.revoked_at IS NULL) AND ((t.expires_at IS NULL) OR (t.expires_at > now())))) AS tokens,
    ( SELECT count(*) AS count
           FROM showroom.layer l
          WHERE ((l.session = s.id) AND (l.state = 'archived'::text) AND (l.expires_at > showroom.now()))) AS archives,
    ( SELECT max(l.expires_at) AS max
           FROM showroom.layer l
          WHERE ((l.session = s.id) AND (l.state = 'archived'::text) AND (l.expires_at > showroom.now()))) AS undo_until,
    showroom.may_handle_session(s.*) AS is_mine
   FROM ((showroom.session s
     LEFT JOIN showroom.session_activity a ON ((a.session = s.id)))
     LEFT JOIN LATERAL ( SELECT h_1.id,
            h_1.environment,
            h_1.session,
            h_1.held_by,
            h_1.reason,
            h_1.until,
            h_1.created_at
           FROM showroom.hold h_1
          WHERE (((h_1.environment)::text = (s.environment)::text) AND ((h_1.session IS NULL) OR (h_1.session = s.id)) AND (h_1.until > showroom.now()))
          ORDER BY h_1.until DESC
         LIMIT 1) h ON (true));


ALTER TABLE showroom.session_list OWNER TO showroom_owner;

--
-- Name: setting; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.setting (
    key text NOT NULL,
    value jsonb NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT setting_key_check CHECK ((key ~ '^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$'::text))
);


ALTER TABLE showroom.setting OWNER TO showroom_owner;

--
-- Name: tile; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.tile (
    environment showroom.environment_id NOT NULL,
    name text NOT NULL,
    value jsonb NOT NULL,
    stale boolean DEFAULT false NOT NULL,
    computed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tile_name_check CHECK ((name <> ''::text))
);


ALTER TABLE showroom.tile OWNER TO showroom_owner;

--
-- Name: usage_daily; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.usage_daily (
    environment showroom.environment_id NOT NULL,
    day date NOT NULL,
    kind text NOT NULL,
    total bigint NOT NULL,
    unique_users integer DEFAULT 0 NOT NULL,
    CONSTRAINT usage_daily_kind_check CHECK ((kind <> ''::text)),
    CONSTRAINT usage_daily_total_check CHECK ((total >= 0)),
    CONSTRAINT usage_daily_unique_users_check CHECK ((unique_users >= 0))
);


ALTER TABLE showroom.usage_daily OWNER TO showroom_owner;

--
-- Name: usage_event; Type: TABLE; Schema: showroom; Owner: showroom_owner
--

CREATE TABLE showroom.usage_event (
    id bigint NOT NULL,
    environment showroom.environment_id NOT NULL,
    kind text NOT NULL,
    person text DEFAULT ''::text NOT NULL,
    internal boolean DEFAULT false NOT NULL,
    details jsonb DEFAULT '{}'::jsonb NOT NULL,
    occurred_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT usage_event_kind_check CHECK ((kind <> ''::text))
);


ALTER TABLE showroom.usage_event OWNER TO showroom_owner;

--
-- Name: usage_event_id_seq; Type: SEQUENCE; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE showroom.usage_event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME showroom.usage_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: casework__associations; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.casework__associations WITH (security_barrier='true') AS
 SELECT associations.tenant_id,
    associations.id,
    associations.case_id,
    associations.related_case_id,
    associations.relation,
    associations.linked_by,
    associations.linked_at
   FROM casework.associations
  WHERE ((associations.tenant_id ~~ 'demo-%'::text) OR (associations.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.casework__associations OWNER TO showroom_guard;

--
-- Name: casework__audit_entries; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.casework__audit_entries WITH (security_barrier='true') AS
 SELECT audit_entries.tenant_id,
    audit_entries.id,
    audit_entries.case_id,
    audit_entries.actor_id,
    audit_entries.action,
    audit_entries.happened_at,
    audit_entries.details
   FROM casework.audit_entries
  WHERE ((audit_entries.tenant_id ~~ 'demo-%'::text) OR (audit_entries.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.casework__audit_entries OWNER TO showroom_guard;

--
-- Name: casework__cases; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.casework__cases WITH (security_barrier='true') AS
 SELECT cases.tenant_id,
    cases.id,
    cases.report_id,
    cases.case_number,
    cases.category,
    cases.severity,
    cases.title,
    cases.assignee_id,
    cases.status,
    cases.opened_at,
    cases.closed_at,
    cases.outcome,
    cases.action_taken
   FROM casework.cases
  WHERE ((cases.tenant_id ~~ 'demo-%'::text) OR (cases.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.casework__cases OWNER TO showroom_guard;

--
-- Name: casework__intake_reports; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.casework__intake_reports WITH (security_barrier='true') AS
 SELECT intake_reports.tenant_id,
    intake_reports.id,
    intake_reports.report_number,
    intake_reports.category,
    intake_reports.anonymity,
    intake_reports.reporter_id,
    intake_reports.channel,
    intake_reports.severity,
    intake_reports.status,
    intake_reports.received_at,
    intake_reports.closed_at,
    intake_reports.summary
   FROM casework.intake_reports
  WHERE ((intake_reports.tenant_id ~~ 'demo-%'::text) OR (intake_reports.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.casework__intake_reports OWNER TO showroom_guard;

--
-- Name: casework__investigations; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.casework__investigations WITH (security_barrier='true') AS
 SELECT investigations.tenant_id,
    investigations.id,
    investigations.case_id,
    investigations.investigator_id,
    investigations.method,
    investigations.status,
    investigations.started_at,
    investigations.ended_at,
    investigations.finding,
    investigations.interviews
   FROM casework.investigations
  WHERE ((investigations.tenant_id ~~ 'demo-%'::text) OR (investigations.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.casework__investigations OWNER TO showroom_guard;

--
-- Name: casework__messages; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.casework__messages WITH (security_barrier='true') AS
 SELECT messages.tenant_id,
    messages.id,
    messages.case_id,
    messages.direction,
    messages.author_id,
    messages.sent_at,
    messages.body
   FROM casework.messages
  WHERE ((messages.tenant_id ~~ 'demo-%'::text) OR (messages.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.casework__messages OWNER TO showroom_guard;

--
-- Name: casework__notes; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.casework__notes WITH (security_barrier='true') AS
 SELECT notes.tenant_id,
    notes.id,
    notes.case_id,
    notes.author_id,
    notes.written_at,
    notes.visibility,
    notes.body
   FROM casework.notes
  WHERE ((notes.tenant_id ~~ 'demo-%'::text) OR (notes.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.casework__notes OWNER TO showroom_guard;

--
-- Name: casework__subjects; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.casework__subjects WITH (security_barrier='true') AS
 SELECT subjects.tenant_id,
    subjects.id,
    subjects.case_id,
    subjects.relation,
    subjects.person_id,
    subjects.role,
    subjects.added_at
   FROM casework.subjects
  WHERE ((subjects.tenant_id ~~ 'demo-%'::text) OR (subjects.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.casework__subjects OWNER TO showroom_guard;

--
-- Name: casework__users; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.casework__users WITH (security_barrier='true') AS
 SELECT users.tenant_id,
    users.id,
    users.email,
    users.full_name,
    users.job_title,
    users.department,
    users.phone,
    users.city,
    users.country,
    users.region,
    users.locale,
    users.time_zone,
    users.joined_on
   FROM casework.users
  WHERE ((users.tenant_id ~~ 'demo-%'::text) OR (users.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.casework__users OWNER TO showroom_guard;

--
-- Name: impact__events; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.impact__events WITH (security_barrier='true') AS
 SELECT events.tenant_id,
    events.id,
    events.user_id,
    events.kind,
    events.occurred_at,
    events.title,
    events.status,
    events.amount,
    events.currency,
    events.hours,
    events.properties
   FROM impact.events
  WHERE ((events.tenant_id ~~ 'demo-%'::text) OR (events.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.impact__events OWNER TO showroom_guard;

--
-- Name: impact__users; Type: VIEW; Schema: showroom_guard; Owner: showroom_guard
--

CREATE VIEW showroom_guard.impact__users WITH (security_barrier='true') AS
 SELECT users.tenant_id,
    users.id,
    users.email,
    users.full_name,
    users.given_name,
    users.family_name,
    users.job_title,
    users.department,
    users.phone,
    users.street_address,
    users.city,
    users.state,
    users.postal_code,
    users.country,
    users.region,
    users.locale,
    users.time_zone,
    users.birth_date,
    users.joined_on
   FROM impact.users
  WHERE ((users.tenant_id ~~ 'demo-%'::text) OR (users.tenant_id ~~ 'sandbox-%'::text))
  WITH CASCADED CHECK OPTION;


ALTER TABLE showroom_guard.impact__users OWNER TO showroom_guard;

--
-- Name: associations tenant_id; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.associations ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: audit_entries tenant_id; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.audit_entries ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: audit_entries details; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.audit_entries ALTER COLUMN details SET DEFAULT '{}'::jsonb;


--
-- Name: cases tenant_id; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.cases ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: cases status; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.cases ALTER COLUMN status SET DEFAULT 'open'::text;


--
-- Name: intake_reports tenant_id; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.intake_reports ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: intake_reports status; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.intake_reports ALTER COLUMN status SET DEFAULT 'new'::text;


--
-- Name: investigations tenant_id; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.investigations ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: investigations status; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.investigations ALTER COLUMN status SET DEFAULT 'planned'::text;


--
-- Name: investigations interviews; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.investigations ALTER COLUMN interviews SET DEFAULT 0;


--
-- Name: messages tenant_id; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.messages ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: notes tenant_id; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.notes ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: notes visibility; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.notes ALTER COLUMN visibility SET DEFAULT 'team'::text;


--
-- Name: subjects tenant_id; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.subjects ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: users tenant_id; Type: DEFAULT; Schema: casework_dense; Owner: showroom_live
--

ALTER TABLE ONLY casework_dense.users ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: associations tenant_id; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.associations ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: audit_entries tenant_id; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.audit_entries ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: audit_entries details; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.audit_entries ALTER COLUMN details SET DEFAULT '{}'::jsonb;


--
-- Name: cases tenant_id; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.cases ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: cases status; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.cases ALTER COLUMN status SET DEFAULT 'open'::text;


--
-- Name: intake_reports tenant_id; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.intake_reports ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: intake_reports status; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.intake_reports ALTER COLUMN status SET DEFAULT 'new'::text;


--
-- Name: investigations tenant_id; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.investigations ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: investigations status; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.investigations ALTER COLUMN status SET DEFAULT 'planned'::text;


--
-- Name: investigations interviews; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.investigations ALTER COLUMN interviews SET DEFAULT 0;


--
-- Name: messages tenant_id; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.messages ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: notes tenant_id; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.notes ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: notes visibility; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.notes ALTER COLUMN visibility SET DEFAULT 'team'::text;


--
-- Name: subjects tenant_id; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.subjects ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: users tenant_id; Type: DEFAULT; Schema: casework_live; Owner: showroom_live
--

ALTER TABLE ONLY casework_live.users ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: events tenant_id; Type: DEFAULT; Schema: impact_dense; Owner: showroom_live
--

ALTER TABLE ONLY impact_dense.events ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: events properties; Type: DEFAULT; Schema: impact_dense; Owner: showroom_live
--

ALTER TABLE ONLY impact_dense.events ALTER COLUMN properties SET DEFAULT '{}'::jsonb;


--
-- Name: users tenant_id; Type: DEFAULT; Schema: impact_dense; Owner: showroom_live
--

ALTER TABLE ONLY impact_dense.users ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: events tenant_id; Type: DEFAULT; Schema: impact_live; Owner: showroom_live
--

ALTER TABLE ONLY impact_live.events ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: events properties; Type: DEFAULT; Schema: impact_live; Owner: showroom_live
--

ALTER TABLE ONLY impact_live.events ALTER COLUMN properties SET DEFAULT '{}'::jsonb;


--
-- Name: users tenant_id; Type: DEFAULT; Schema: impact_live; Owner: showroom_live
--

ALTER TABLE ONLY impact_live.users ALTER COLUMN tenant_id SET DEFAULT showroom.current_environment();


--
-- Name: associations associations_pkey; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.associations
    ADD CONSTRAINT associations_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: audit_entries audit_entries_pkey; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.audit_entries
    ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: cases cases_number_key; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.cases
    ADD CONSTRAINT cases_number_key UNIQUE (tenant_id, case_number);


--
-- Name: cases cases_pkey; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.cases
    ADD CONSTRAINT cases_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: intake_reports intake_reports_number_key; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.intake_reports
    ADD CONSTRAINT intake_reports_number_key UNIQUE (tenant_id, report_number);


--
-- Name: intake_reports intake_reports_pkey; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.intake_reports
    ADD CONSTRAINT intake_reports_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: investigations investigations_pkey; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.investigations
    ADD CONSTRAINT investigations_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: messages messages_pkey; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: notes notes_pkey; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.notes
    ADD CONSTRAINT notes_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: subjects subjects_pkey; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.subjects
    ADD CONSTRAINT subjects_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: users users_email_key; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.users
    ADD CONSTRAINT users_email_key UNIQUE (tenant_id, email);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: associations associations_pkey; Type: CONSTRAINT; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE ONLY casework_overlay.associations
    ADD CONSTRAINT associations_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: audit_entries audit_entries_pkey; Type: CONSTRAINT; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE ONLY casework_overlay.audit_entries
    ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: cases cases_pkey; Type: CONSTRAINT; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE ONLY casework_overlay.cases
    ADD CONSTRAINT cases_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: intake_reports intake_reports_pkey; Type: CONSTRAINT; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE ONLY casework_overlay.intake_reports
    ADD CONSTRAINT intake_reports_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: investigations investigations_pkey; Type: CONSTRAINT; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE ONLY casework_overlay.investigations
    ADD CONSTRAINT investigations_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: messages messages_pkey; Type: CONSTRAINT; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE ONLY casework_overlay.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: notes notes_pkey; Type: CONSTRAINT; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE ONLY casework_overlay.notes
    ADD CONSTRAINT notes_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: subjects subjects_pkey; Type: CONSTRAINT; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE ONLY casework_overlay.subjects
    ADD CONSTRAINT subjects_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE ONLY casework_overlay.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: events events_pkey; Type: CONSTRAINT; Schema: impact; Owner: postgres
--

ALTER TABLE ONLY impact.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: users users_email_key; Type: CONSTRAINT; Schema: impact; Owner: postgres
--

ALTER TABLE ONLY impact.users
    ADD CONSTRAINT users_email_key UNIQUE (tenant_id, email);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: impact; Owner: postgres
--

ALTER TABLE ONLY impact.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (tenant_id, id);


--
-- Name: events events_pkey; Type: CONSTRAINT; Schema: impact_overlay; Owner: showroom_live
--

ALTER TABLE ONLY impact_overlay.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: impact_overlay; Owner: showroom_live
--

ALTER TABLE ONLY impact_overlay.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (_sr_layer, tenant_id, id);


--
-- Name: access_link access_link_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.access_link
    ADD CONSTRAINT access_link_pkey PRIMARY KEY (id);


--
-- Name: access_link access_link_token_hash_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.access_link
    ADD CONSTRAINT access_link_token_hash_key UNIQUE (token_hash);


--
-- Name: api_counter api_counter_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.api_counter
    ADD CONSTRAINT api_counter_pkey PRIMARY KEY (environment);


--
-- Name: api_token api_token_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);


--
-- Name: api_token api_token_token_hash_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.api_token
    ADD CONSTRAINT api_token_token_hash_key UNIQUE (token_hash);


--
-- Name: audit_head audit_head_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (only_one);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);


--
-- Name: audit audit_sequence_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.audit
    ADD CONSTRAINT audit_sequence_key UNIQUE (sequence);


--
-- Name: base_fingerprint base_fingerprint_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.base_fingerprint
    ADD CONSTRAINT base_fingerprint_pkey PRIMARY KEY (environment, schema_name, table_name);


--
-- Name: blueprint blueprint_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.blueprint
    ADD CONSTRAINT blueprint_pkey PRIMARY KEY (name, version);


--
-- Name: environment environment_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.environment
    ADD CONSTRAINT environment_pkey PRIMARY KEY (id);


--
-- Name: export export_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.export
    ADD CONSTRAINT export_pkey PRIMARY KEY (id);


--
-- Name: hold hold_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.hold
    ADD CONSTRAINT hold_pkey PRIMARY KEY (id);


--
-- Name: idempotency_key idempotency_key_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (person, key);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);


--
-- Name: job_step job_step_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.job_step
    ADD CONSTRAINT job_step_pkey PRIMARY KEY (job, number);


--
-- Name: layer_loss layer_loss_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.layer_loss
    ADD CONSTRAINT layer_loss_pkey PRIMARY KEY (layer, product_table, column_name);


--
-- Name: layer layer_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.layer
    ADD CONSTRAINT layer_pkey PRIMARY KEY (id);


--
-- Name: layered_table layered_table_base_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.layered_table
    ADD CONSTRAINT layered_table_base_key UNIQUE (base);


--
-- Name: layered_table layered_table_live_view_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.layered_table
    ADD CONSTRAINT layered_table_live_view_key UNIQUE (live_view);


--
-- Name: layered_table layered_table_overlay_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.layered_table
    ADD CONSTRAINT layered_table_overlay_key UNIQUE ("overlay");


--
-- Name: layered_table layered_table_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.layered_table
    ADD CONSTRAINT layered_table_pkey PRIMARY KEY (base_schema, table_name);


--
-- Name: migration migration_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (component, number);


--
-- Name: notification notification_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.notification
    ADD CONSTRAINT notification_pkey PRIMARY KEY (id);


--
-- Name: open_table open_table_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.open_table
    ADD CONSTRAINT open_table_pkey PRIMARY KEY (environment, table_name);


--
-- Name: persona persona_environment_email_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.persona
    ADD CONSTRAINT persona_environment_email_key UNIQUE (environment, email);


--
-- Name: persona persona_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.persona
    ADD CONSTRAINT persona_pkey PRIMARY KEY (id);


--
-- Name: rate_window rate_window_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.rate_window
    ADD CONSTRAINT rate_window_pkey PRIMARY KEY (id);


--
-- Name: registered_table registered_table_analyze_function_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.registered_table
    ADD CONSTRAINT registered_table_analyze_function_key UNIQUE (analyze_function);


--
-- Name: registered_table registered_table_guard_view_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.registered_table
    ADD CONSTRAINT registered_table_guard_view_key UNIQUE (guard_view);


--
-- Name: registered_table registered_table_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.registered_table
    ADD CONSTRAINT registered_table_pkey PRIMARY KEY (schema_name, table_name);


--
-- Name: report report_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (environment, kind, period);


--
-- Name: restriction restriction_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.restriction
    ADD CONSTRAINT restriction_pkey PRIMARY KEY (name);


--
-- Name: restriction restriction_position_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.restriction
    ADD CONSTRAINT restriction_position_key UNIQUE ("position");


--
-- Name: salt_version salt_version_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.salt_version
    ADD CONSTRAINT salt_version_pkey PRIMARY KEY (version);


--
-- Name: sandbox sandbox_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.sandbox
    ADD CONSTRAINT sandbox_pkey PRIMARY KEY (environment);


--
-- Name: sandbox_type sandbox_type_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.sandbox_type
    ADD CONSTRAINT sandbox_type_pkey PRIMARY KEY (name);


--
-- Name: sandbox_type sandbox_type_position_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.sandbox_type
    ADD CONSTRAINT sandbox_type_position_key UNIQUE ("position");


--
-- Name: sandbox_user sandbox_user_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.sandbox_user
    ADD CONSTRAINT sandbox_user_pkey PRIMARY KEY (environment, person);


--
-- Name: session_activity session_activity_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.session_activity
    ADD CONSTRAINT session_activity_pkey PRIMARY KEY (session);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);


--
-- Name: session_token session_token_id_key; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.session_token
    ADD CONSTRAINT session_token_id_key UNIQUE (id);


--
-- Name: session_token session_token_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.session_token
    ADD CONSTRAINT session_token_pkey PRIMARY KEY (token_hash);


--
-- Name: setting setting_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (key);


--
-- Name: tile tile_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.tile
    ADD CONSTRAINT tile_pkey PRIMARY KEY (environment, name);


--
-- Name: usage_daily usage_daily_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.usage_daily
    ADD CONSTRAINT usage_daily_pkey PRIMARY KEY (environment, day, kind);


--
-- Name: usage_event usage_event_pkey; Type: CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.usage_event
    ADD CONSTRAINT usage_event_pkey PRIMARY KEY (id);


--
-- Name: associations_case_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX associations_case_idx ON casework.associations USING btree (tenant_id, case_id);


--
-- Name: associations_linked_by_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX associations_linked_by_idx ON casework.associations USING btree (tenant_id, linked_by);


--
-- Name: associations_related_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX associations_related_idx ON casework.associations USING btree (tenant_id, related_case_id);


--
-- Name: audit_entries_actor_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX audit_entries_actor_idx ON casework.audit_entries USING btree (tenant_id, actor_id);


--
-- Name: audit_entries_case_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX audit_entries_case_idx ON casework.audit_entries USING btree (tenant_id, case_id);


--
-- Name: audit_entries_happened_at_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX audit_entries_happened_at_idx ON casework.audit_entries USING btree (tenant_id, happened_at);


--
-- Name: cases_assignee_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX cases_assignee_idx ON casework.cases USING btree (tenant_id, assignee_id);


--
-- Name: cases_opened_at_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX cases_opened_at_idx ON casework.cases USING btree (tenant_id, opened_at);


--
-- Name: cases_report_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX cases_report_idx ON casework.cases USING btree (tenant_id, report_id);


--
-- Name: intake_reports_received_at_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX intake_reports_received_at_idx ON casework.intake_reports USING btree (tenant_id, received_at);


--
-- Name: intake_reports_reporter_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX intake_reports_reporter_idx ON casework.intake_reports USING btree (tenant_id, reporter_id);


--
-- Name: investigations_case_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX investigations_case_idx ON casework.investigations USING btree (tenant_id, case_id);


--
-- Name: investigations_investigator_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX investigations_investigator_idx ON casework.investigations USING btree (tenant_id, investigator_id);


--
-- Name: messages_author_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX messages_author_idx ON casework.messages USING btree (tenant_id, author_id);


--
-- Name: messages_case_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX messages_case_idx ON casework.messages USING btree (tenant_id, case_id);


--
-- Name: notes_author_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX notes_author_idx ON casework.notes USING btree (tenant_id, author_id);


--
-- Name: notes_case_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX notes_case_idx ON casework.notes USING btree (tenant_id, case_id);


--
-- Name: subjects_case_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX subjects_case_idx ON casework.subjects USING btree (tenant_id, case_id);


--
-- Name: subjects_person_idx; Type: INDEX; Schema: casework; Owner: postgres
--

CREATE INDEX subjects_person_idx ON casework.subjects USING btree (tenant_id, person_id);


--
-- Name: associations_case_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX associations_case_id_tenant_id__sr_layer_idx ON casework_overlay.associations USING btree (case_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: associations_linked_by_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX associations_linked_by_tenant_id__sr_layer_idx ON casework_overlay.associations USING btree (linked_by, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: associations_related_case_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX associations_related_case_id_tenant_id__sr_layer_idx ON casework_overlay.associations USING btree (related_case_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: audit_entries_actor_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX audit_entries_actor_id_tenant_id__sr_layer_idx ON casework_overlay.audit_entries USING btree (actor_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: audit_entries_case_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX audit_entries_case_id_tenant_id__sr_layer_idx ON casework_overlay.audit_entries USING btree (case_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: cases_assignee_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX cases_assignee_id_tenant_id__sr_layer_idx ON casework_overlay.cases USING btree (assignee_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: cases_number_key; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE UNIQUE INDEX cases_number_key ON casework_overlay.cases USING btree (case_number, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: cases_report_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX cases_report_id_tenant_id__sr_layer_idx ON casework_overlay.cases USING btree (report_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: intake_reports_number_key; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE UNIQUE INDEX intake_reports_number_key ON casework_overlay.intake_reports USING btree (report_number, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: intake_reports_reporter_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX intake_reports_reporter_id_tenant_id__sr_layer_idx ON casework_overlay.intake_reports USING btree (reporter_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: investigations_case_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX investigations_case_id_tenant_id__sr_layer_idx ON casework_overlay.investigations USING btree (case_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: investigations_investigator_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX investigations_investigator_id_tenant_id__sr_layer_idx ON casework_overlay.investigations USING btree (investigator_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: messages_author_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX messages_author_id_tenant_id__sr_layer_idx ON casework_overlay.messages USING btree (author_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: messages_case_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX messages_case_id_tenant_id__sr_layer_idx ON casework_overlay.messages USING btree (case_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: notes_author_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX notes_author_id_tenant_id__sr_layer_idx ON casework_overlay.notes USING btree (author_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: notes_case_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX notes_case_id_tenant_id__sr_layer_idx ON casework_overlay.notes USING btree (case_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: subjects_case_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX subjects_case_id_tenant_id__sr_layer_idx ON casework_overlay.subjects USING btree (case_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: subjects_person_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE INDEX subjects_person_id_tenant_id__sr_layer_idx ON casework_overlay.subjects USING btree (person_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: users_email_key; Type: INDEX; Schema: casework_overlay; Owner: showroom_live
--

CREATE UNIQUE INDEX users_email_key ON casework_overlay.users USING btree (email, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: events_occurred_at_idx; Type: INDEX; Schema: impact; Owner: postgres
--

CREATE INDEX events_occurred_at_idx ON impact.events USING btree (tenant_id, occurred_at);


--
-- Name: events_user_idx; Type: INDEX; Schema: impact; Owner: postgres
--

CREATE INDEX events_user_idx ON impact.events USING btree (tenant_id, user_id);


--
-- Name: events_user_id_tenant_id__sr_layer_idx; Type: INDEX; Schema: impact_overlay; Owner: showroom_live
--

CREATE INDEX events_user_id_tenant_id__sr_layer_idx ON impact_overlay.events USING btree (user_id, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: users_email_key; Type: INDEX; Schema: impact_overlay; Owner: showroom_live
--

CREATE UNIQUE INDEX users_email_key ON impact_overlay.users USING btree (email, tenant_id, _sr_layer) WHERE (_sr_op <> 'D'::"char");


--
-- Name: access_link_environment; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX access_link_environment ON showroom.access_link USING btree (environment);


--
-- Name: access_link_persona; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX access_link_persona ON showroom.access_link USING btree (persona);


--
-- Name: audit_environment; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX audit_environment ON showroom.audit USING btree (environment, occurred_at DESC);


--
-- Name: audit_unsealed; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX audit_unsealed ON showroom.audit USING btree (id) WHERE (sequence IS NULL);


--
-- Name: environment_blueprint; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX environment_blueprint ON showroom.environment USING btree (blueprint, blueprint_version);


--
-- Name: environment_expiry; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX environment_expiry ON showroom.environment USING btree (expires_at) WHERE (status = ANY (ARRAY['ready'::text, 'expired'::text]));


--
-- Name: environment_salt_version; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX environment_salt_version ON showroom.environment USING btree (salt_version);


--
-- Name: export_environment; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX export_environment ON showroom.export USING btree (environment, created_at DESC);


--
-- Name: export_job; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX export_job ON showroom.export USING btree (job);


--
-- Name: export_newest; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX export_newest ON showroom.export USING btree (created_at DESC, id DESC);


--
-- Name: hold_environment; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX hold_environment ON showroom.hold USING btree (environment);


--
-- Name: hold_session; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX hold_session ON showroom.hold USING btree (session);


--
-- Name: job_created; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX job_created ON showroom.job USING btree (created_at DESC);


--
-- Name: job_environment; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX job_environment ON showroom.job USING btree (environment);


--
-- Name: job_unfinished; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX job_unfinished ON showroom.job USING btree (state) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text, 'paused'::text]));


--
-- Name: layer_environment; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX layer_environment ON showroom.layer USING btree (environment);


--
-- Name: layer_expiry; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX layer_expiry ON showroom.layer USING btree (expires_at) WHERE (state = 'archived'::text);


--
-- Name: layer_session; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX layer_session ON showroom.layer USING btree (session);


--
-- Name: layered_table_blueprint; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX layered_table_blueprint ON showroom.layered_table USING btree (blueprint) WHERE (environment IS NULL);


--
-- Name: layered_table_environment; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX layered_table_environment ON showroom.layered_table USING btree (environment);


--
-- Name: notification_environment; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX notification_environment ON showroom.notification USING btree (environment, created_at DESC);


--
-- Name: notification_once; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE UNIQUE INDEX notification_once ON showroom.notification USING btree (once) WHERE (once IS NOT NULL);


--
-- Name: notification_waiting; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX notification_waiting ON showroom.notification USING btree (created_at) WHERE (delivered_at IS NULL);


--
-- Name: rate_window_key; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX rate_window_key ON showroom.rate_window USING btree (action, key, accepted_at);


--
-- Name: registered_table_blueprint; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX registered_table_blueprint ON showroom.registered_table USING btree (blueprint, load_order);


--
-- Name: sandbox_by_type; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX sandbox_by_type ON showroom.sandbox USING btree (type);


--
-- Name: session_layer; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX session_layer ON showroom.session USING btree (layer);


--
-- Name: session_open_person; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE UNIQUE INDEX session_open_person ON showroom.session USING btree (environment, person) WHERE (state = 'open'::text);


--
-- Name: session_token_session; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX session_token_session ON showroom.session_token USING btree (session);


--
-- Name: usage_event_environment; Type: INDEX; Schema: showroom; Owner: showroom_owner
--

CREATE INDEX usage_event_environment ON showroom.usage_event USING btree (environment, occurred_at);


--
-- Name: associations copy_on_write; Type: TRIGGER; Schema: casework_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_dense.associations FOR EACH ROW EXECUTE FUNCTION casework_overlay.associations();


--
-- Name: audit_entries copy_on_write; Type: TRIGGER; Schema: casework_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_dense.audit_entries FOR EACH ROW EXECUTE FUNCTION casework_overlay.audit_entries();


--
-- Name: cases copy_on_write; Type: TRIGGER; Schema: casework_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_dense.cases FOR EACH ROW EXECUTE FUNCTION casework_overlay.cases();


--
-- Name: intake_reports copy_on_write; Type: TRIGGER; Schema: casework_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_dense.intake_reports FOR EACH ROW EXECUTE FUNCTION casework_overlay.intake_reports();


--
-- Name: investigations copy_on_write; Type: TRIGGER; Schema: casework_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_dense.investigations FOR EACH ROW EXECUTE FUNCTION casework_overlay.investigations();


--
-- Name: messages copy_on_write; Type: TRIGGER; Schema: casework_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_dense.messages FOR EACH ROW EXECUTE FUNCTION casework_overlay.messages();


--
-- Name: notes copy_on_write; Type: TRIGGER; Schema: casework_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_dense.notes FOR EACH ROW EXECUTE FUNCTION casework_overlay.notes();


--
-- Name: subjects copy_on_write; Type: TRIGGER; Schema: casework_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_dense.subjects FOR EACH ROW EXECUTE FUNCTION casework_overlay.subjects();


--
-- Name: users copy_on_write; Type: TRIGGER; Schema: casework_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_dense.users FOR EACH ROW EXECUTE FUNCTION casework_overlay.users();


--
-- Name: associations copy_on_write; Type: TRIGGER; Schema: casework_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_live.associations FOR EACH ROW EXECUTE FUNCTION casework_overlay.associations();


--
-- Name: audit_entries copy_on_write; Type: TRIGGER; Schema: casework_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_live.audit_entries FOR EACH ROW EXECUTE FUNCTION casework_overlay.audit_entries();


--
-- Name: cases copy_on_write; Type: TRIGGER; Schema: casework_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_live.cases FOR EACH ROW EXECUTE FUNCTION casework_overlay.cases();


--
-- Name: intake_reports copy_on_write; Type: TRIGGER; Schema: casework_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_live.intake_reports FOR EACH ROW EXECUTE FUNCTION casework_overlay.intake_reports();


--
-- Name: investigations copy_on_write; Type: TRIGGER; Schema: casework_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_live.investigations FOR EACH ROW EXECUTE FUNCTION casework_overlay.investigations();


--
-- Name: messages copy_on_write; Type: TRIGGER; Schema: casework_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_live.messages FOR EACH ROW EXECUTE FUNCTION casework_overlay.messages();


--
-- Name: notes copy_on_write; Type: TRIGGER; Schema: casework_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_live.notes FOR EACH ROW EXECUTE FUNCTION casework_overlay.notes();


--
-- Name: subjects copy_on_write; Type: TRIGGER; Schema: casework_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_live.subjects FOR EACH ROW EXECUTE FUNCTION casework_overlay.subjects();


--
-- Name: users copy_on_write; Type: TRIGGER; Schema: casework_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON casework_live.users FOR EACH ROW EXECUTE FUNCTION casework_overlay.users();


--
-- Name: events copy_on_write; Type: TRIGGER; Schema: impact_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON impact_dense.events FOR EACH ROW EXECUTE FUNCTION impact_overlay.events();


--
-- Name: users copy_on_write; Type: TRIGGER; Schema: impact_dense; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON impact_dense.users FOR EACH ROW EXECUTE FUNCTION impact_overlay.users();


--
-- Name: events copy_on_write; Type: TRIGGER; Schema: impact_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON impact_live.events FOR EACH ROW EXECUTE FUNCTION impact_overlay.events();


--
-- Name: users copy_on_write; Type: TRIGGER; Schema: impact_live; Owner: showroom_live
--

CREATE TRIGGER copy_on_write INSTEAD OF INSERT OR DELETE OR UPDATE ON impact_live.users FOR EACH ROW EXECUTE FUNCTION impact_overlay.users();


--
-- Name: access_link announce_change; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR DELETE OR UPDATE ON showroom.access_link DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('link');


--
-- Name: environment announce_change; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR DELETE OR UPDATE ON showroom.environment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('environment');


--
-- Name: export announce_change; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR DELETE OR UPDATE ON showroom.export DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('export');


--
-- Name: hold announce_change; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR DELETE OR UPDATE ON showroom.hold DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('hold');


--
-- Name: job announce_change; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR DELETE OR UPDATE ON showroom.job DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('job');


--
-- Name: notification announce_change; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR DELETE OR UPDATE ON showroom.notification DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('notification');


--
-- Name: session announce_change; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR DELETE OR UPDATE ON showroom.session DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('session');


--
-- Name: audit keep_audit; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE TRIGGER keep_audit BEFORE DELETE OR UPDATE ON showroom.audit FOR EACH ROW EXECUTE FUNCTION showroom.keep_audit();


--
-- Name: audit keep_whole_audit; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE TRIGGER keep_whole_audit BEFORE TRUNCATE ON showroom.audit FOR EACH STATEMENT EXECUTE FUNCTION showroom.keep_audit();


--
-- Name: open_table refuse_open_table; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE CONSTRAINT TRIGGER refuse_open_table AFTER INSERT ON showroom.open_table DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.refuse_open_table();


--
-- Name: audit seal_at_commit; Type: TRIGGER; Schema: showroom; Owner: showroom_owner
--

CREATE CONSTRAINT TRIGGER seal_at_commit AFTER INSERT ON showroom.audit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.seal_at_commit();


--
-- Name: associations associations_case_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.associations
    ADD CONSTRAINT associations_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases(tenant_id, id) ON DELETE CASCADE;


--
-- Name: associations associations_linked_by_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.associations
    ADD CONSTRAINT associations_linked_by_fkey FOREIGN KEY (tenant_id, linked_by) REFERENCES casework.users(tenant_id, id);


--
-- Name: associations associations_related_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.associations
    ADD CONSTRAINT associations_related_fkey FOREIGN KEY (tenant_id, related_case_id) REFERENCES casework.cases(tenant_id, id) ON DELETE CASCADE;


--
-- Name: audit_entries audit_entries_actor_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.audit_entries
    ADD CONSTRAINT audit_entries_actor_fkey FOREIGN KEY (tenant_id, actor_id) REFERENCES casework.users(tenant_id, id);


--
-- Name: audit_entries audit_entries_case_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.audit_entries
    ADD CONSTRAINT audit_entries_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases(tenant_id, id) ON DELETE CASCADE;


--
-- Name: cases cases_assignee_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.cases
    ADD CONSTRAINT cases_assignee_fkey FOREIGN KEY (tenant_id, assignee_id) REFERENCES casework.users(tenant_id, id);


--
-- Name: cases cases_report_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.cases
    ADD CONSTRAINT cases_report_fkey FOREIGN KEY (tenant_id, report_id) REFERENCES casework.intake_reports(tenant_id, id);


--
-- Name: intake_reports intake_reports_reporter_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.intake_reports
    ADD CONSTRAINT intake_reports_reporter_fkey FOREIGN KEY (tenant_id, reporter_id) REFERENCES casework.users(tenant_id, id);


--
-- Name: investigations investigations_case_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.investigations
    ADD CONSTRAINT investigations_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases(tenant_id, id) ON DELETE CASCADE;


--
-- Name: investigations investigations_investigator_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.investigations
    ADD CONSTRAINT investigations_investigator_fkey FOREIGN KEY (tenant_id, investigator_id) REFERENCES casework.users(tenant_id, id);


--
-- Name: messages messages_author_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.messages
    ADD CONSTRAINT messages_author_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES casework.users(tenant_id, id);


--
-- Name: messages messages_case_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.messages
    ADD CONSTRAINT messages_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases(tenant_id, id) ON DELETE CASCADE;


--
-- Name: notes notes_author_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.notes
    ADD CONSTRAINT notes_author_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES casework.users(tenant_id, id);


--
-- Name: notes notes_case_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.notes
    ADD CONSTRAINT notes_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases(tenant_id, id) ON DELETE CASCADE;


--
-- Name: subjects subjects_case_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.subjects
    ADD CONSTRAINT subjects_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases(tenant_id, id) ON DELETE CASCADE;


--
-- Name: subjects subjects_person_fkey; Type: FK CONSTRAINT; Schema: casework; Owner: postgres
--

ALTER TABLE ONLY casework.subjects
    ADD CONSTRAINT subjects_person_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES casework.users(tenant_id, id);


--
-- Name: events events_user_fkey; Type: FK CONSTRAINT; Schema: impact; Owner: postgres
--

ALTER TABLE ONLY impact.events
    ADD CONSTRAINT events_user_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES impact.users(tenant_id, id);


--
-- Name: access_link access_link_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.access_link
    ADD CONSTRAINT access_link_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: access_link access_link_persona_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.access_link
    ADD CONSTRAINT access_link_persona_fkey FOREIGN KEY (persona) REFERENCES showroom.persona(id) ON DELETE CASCADE;


--
-- Name: api_counter api_counter_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.api_counter
    ADD CONSTRAINT api_counter_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: base_fingerprint base_fingerprint_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.base_fingerprint
    ADD CONSTRAINT base_fingerprint_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: environment environment_blueprint_blueprint_version_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.environment
    ADD CONSTRAINT environment_blueprint_blueprint_version_fkey FOREIGN KEY (blueprint, blueprint_version) REFERENCES showroom.blueprint(name, version);


--
-- Name: environment environment_salt_version_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.environment
    ADD CONSTRAINT environment_salt_version_fkey FOREIGN KEY (salt_version) REFERENCES showroom.salt_version(version);


--
-- Name: export export_job_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.export
    ADD CONSTRAINT export_job_fkey FOREIGN KEY (job) REFERENCES showroom.job(id) ON DELETE SET NULL;


--
-- Name: hold hold_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.hold
    ADD CONSTRAINT hold_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: hold hold_session_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.hold
    ADD CONSTRAINT hold_session_fkey FOREIGN KEY (session) REFERENCES showroom.session(id) ON DELETE CASCADE;


--
-- Name: job_step job_step_job_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.job_step
    ADD CONSTRAINT job_step_job_fkey FOREIGN KEY (job) REFERENCES showroom.job(id) ON DELETE CASCADE;


--
-- Name: layer layer_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.layer
    ADD CONSTRAINT layer_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: layer_loss layer_loss_layer_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.layer_loss
    ADD CONSTRAINT layer_loss_layer_fkey FOREIGN KEY (layer) REFERENCES showroom.layer(id) ON DELETE CASCADE;


--
-- Name: layer layer_session_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.layer
    ADD CONSTRAINT layer_session_fkey FOREIGN KEY (session) REFERENCES showroom.session(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;


--
-- Name: layered_table layered_table_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.layered_table
    ADD CONSTRAINT layered_table_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: persona persona_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.persona
    ADD CONSTRAINT persona_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: report report_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.report
    ADD CONSTRAINT report_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: sandbox sandbox_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.sandbox
    ADD CONSTRAINT sandbox_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: sandbox sandbox_type_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.sandbox
    ADD CONSTRAINT sandbox_type_fkey FOREIGN KEY (type) REFERENCES showroom.sandbox_type(name);


--
-- Name: sandbox_user sandbox_user_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.sandbox_user
    ADD CONSTRAINT sandbox_user_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.sandbox(environment) ON DELETE CASCADE;


--
-- Name: session_activity session_activity_session_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.session_activity
    ADD CONSTRAINT session_activity_session_fkey FOREIGN KEY (session) REFERENCES showroom.session(id) ON DELETE CASCADE;


--
-- Name: session session_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.session
    ADD CONSTRAINT session_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: session session_layer_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.session
    ADD CONSTRAINT session_layer_fkey FOREIGN KEY (layer) REFERENCES showroom.layer(id);


--
-- Name: session_token session_token_session_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.session_token
    ADD CONSTRAINT session_token_session_fkey FOREIGN KEY (session) REFERENCES showroom.session(id) ON DELETE CASCADE;


--
-- Name: tile tile_environment_fkey; Type: FK CONSTRAINT; Schema: showroom; Owner: showroom_owner
--

ALTER TABLE ONLY showroom.tile
    ADD CONSTRAINT tile_environment_fkey FOREIGN KEY (environment) REFERENCES showroom.environment(id) ON DELETE CASCADE;


--
-- Name: associations; Type: ROW SECURITY; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE casework_overlay.associations ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_entries; Type: ROW SECURITY; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE casework_overlay.audit_entries ENABLE ROW LEVEL SECURITY;

--
-- Name: cases; Type: ROW SECURITY; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE casework_overlay.cases ENABLE ROW LEVEL SECURITY;

--
-- Name: associations every_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON casework_overlay.associations TO showroom_guard USING (true);


--
-- Name: audit_entries every_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON casework_overlay.audit_entries TO showroom_guard USING (true);


--
-- Name: cases every_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON casework_overlay.cases TO showroom_guard USING (true);


--
-- Name: intake_reports every_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON casework_overlay.intake_reports TO showroom_guard USING (true);


--
-- Name: investigations every_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON casework_overlay.investigations TO showroom_guard USING (true);


--
-- Name: messages every_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON casework_overlay.messages TO showroom_guard USING (true);


--
-- Name: notes every_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON casework_overlay.notes TO showroom_guard USING (true);


--
-- Name: subjects every_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON casework_overlay.subjects TO showroom_guard USING (true);


--
-- Name: users every_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON casework_overlay.users TO showroom_guard USING (true);


--
-- Name: intake_reports; Type: ROW SECURITY; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE casework_overlay.intake_reports ENABLE ROW LEVEL SECURITY;

--
-- Name: investigations; Type: ROW SECURITY; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE casework_overlay.investigations ENABLE ROW LEVEL SECURITY;

--
-- Name: messages; Type: ROW SECURITY; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE casework_overlay.messages ENABLE ROW LEVEL SECURITY;

--
-- Name: notes; Type: ROW SECURITY; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE casework_overlay.notes ENABLE ROW LEVEL SECURITY;

--
-- Name: associations own_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON casework_overlay.associations TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: audit_entries own_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON casework_overlay.audit_entries TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: cases own_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON casework_overlay.cases TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: intake_reports own_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON casework_overlay.intake_reports TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: investigations own_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON casework_overlay.investigations TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: messages own_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON casework_overlay.messages TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: notes own_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON casework_overlay.notes TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: subjects own_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON casework_overlay.subjects TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: users own_layer; Type: POLICY; Schema: casework_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON casework_overlay.users TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: subjects; Type: ROW SECURITY; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE casework_overlay.subjects ENABLE ROW LEVEL SECURITY;

--
-- Name: users; Type: ROW SECURITY; Schema: casework_overlay; Owner: showroom_live
--

ALTER TABLE casework_overlay.users ENABLE ROW LEVEL SECURITY;

--
-- Name: events; Type: ROW SECURITY; Schema: impact_overlay; Owner: showroom_live
--

ALTER TABLE impact_overlay.events ENABLE ROW LEVEL SECURITY;

--
-- Name: events every_layer; Type: POLICY; Schema: impact_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON impact_overlay.events TO showroom_guard USING (true);


--
-- Name: users every_layer; Type: POLICY; Schema: impact_overlay; Owner: showroom_live
--

CREATE POLICY every_layer ON impact_overlay.users TO showroom_guard USING (true);


--
-- Name: events own_layer; Type: POLICY; Schema: impact_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON impact_overlay.events TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: users own_layer; Type: POLICY; Schema: impact_overlay; Owner: showroom_live
--

CREATE POLICY own_layer ON impact_overlay.users TO showroom_live USING ((_sr_layer = ( SELECT showroom.current_layer() AS current_layer)));


--
-- Name: users; Type: ROW SECURITY; Schema: impact_overlay; Owner: showroom_live
--

ALTER TABLE impact_overlay.users ENABLE ROW LEVEL SECURITY;

--
-- Name: SCHEMA casework; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA casework TO showroom_guard;
GRANT USAGE ON SCHEMA casework TO showroom_live;


--
-- Name: SCHEMA casework_dense; Type: ACL; Schema: -; Owner: showroom_live
--

GRANT USAGE ON SCHEMA casework_dense TO showroom_product;


--
-- Name: SCHEMA casework_live; Type: ACL; Schema: -; Owner: showroom_live
--

GRANT USAGE ON SCHEMA casework_live TO showroom_product;


--
-- Name: SCHEMA casework_overlay; Type: ACL; Schema: -; Owner: showroom_live
--

GRANT USAGE ON SCHEMA casework_overlay TO showroom_guard;


--
-- Name: SCHEMA impact; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA impact TO showroom_guard;
GRANT USAGE ON SCHEMA impact TO showroom_live;


--
-- Name: SCHEMA impact_dense; Type: ACL; Schema: -; Owner: showroom_live
--

GRANT USAGE ON SCHEMA impact_dense TO showroom_product;


--
-- Name: SCHEMA impact_live; Type: ACL; Schema: -; Owner: showroom_live
--

GRANT USAGE ON SCHEMA impact_live TO showroom_product;


--
-- Name: SCHEMA impact_overlay; Type: ACL; Schema: -; Owner: showroom_live
--

GRANT USAGE ON SCHEMA impact_overlay TO showroom_guard;


--
-- Name: SCHEMA showroom; Type: ACL; Schema: -; Owner: showroom_owner
--

GRANT USAGE ON SCHEMA showroom TO showroom_viewer;
GRANT USAGE ON SCHEMA showroom TO showroom_service;
GRANT USAGE ON SCHEMA showroom TO showroom_app;
GRANT USAGE ON SCHEMA showroom TO showroom_guard;
GRANT USAGE ON SCHEMA showroom TO showroom_live;
GRANT USAGE ON SCHEMA showroom TO showroom_product;


--
-- Name: SCHEMA showroom_analyze; Type: ACL; Schema: -; Owner: showroom_owner
--

GRANT USAGE ON SCHEMA showroom_analyze TO showroom_ops;
GRANT USAGE ON SCHEMA showroom_analyze TO showroom_service;
GRANT CREATE ON SCHEMA showroom_analyze TO showroom_admin;


--
-- Name: SCHEMA showroom_guard; Type: ACL; Schema: -; Owner: showroom_guard
--

GRANT USAGE ON SCHEMA showroom_guard TO showroom_viewer;
GRANT USAGE ON SCHEMA showroom_guard TO showroom_service;
GRANT USAGE ON SCHEMA showroom_guard TO showroom_owner;
GRANT USAGE ON SCHEMA showroom_guard TO showroom_live;


--
-- Name: SCHEMA showroom_live; Type: ACL; Schema: -; Owner: showroom_live
--

GRANT USAGE ON SCHEMA showroom_live TO showroom_owner;
GRANT USAGE ON SCHEMA showroom_live TO showroom_guard;
GRANT USAGE ON SCHEMA showroom_live TO showroom_admin;


--
-- Name: FUNCTION associations(); Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION casework_overlay.associations() FROM PUBLIC;


--
-- Name: FUNCTION audit_entries(); Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION casework_overlay.audit_entries() FROM PUBLIC;


--
-- Name: FUNCTION cases(); Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION casework_overlay.cases() FROM PUBLIC;


--
-- Name: FUNCTION intake_reports(); Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION casework_overlay.intake_reports() FROM PUBLIC;


--
-- Name: FUNCTION investigations(); Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION casework_overlay.investigations() FROM PUBLIC;


--
-- Name: FUNCTION is_dense(bigint); Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION casework_overlay.is_dense(bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION casework_overlay.is_dense(bigint) TO showroom_guard;


--
-- Name: FUNCTION messages(); Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION casework_overlay.messages() FROM PUBLIC;


--
-- Name: FUNCTION notes(); Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION casework_overlay.notes() FROM PUBLIC;


--
-- Name: FUNCTION subjects(); Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION casework_overlay.subjects() FROM PUBLIC;


--
-- Name: FUNCTION users(); Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION casework_overlay.users() FROM PUBLIC;


--
-- Name: FUNCTION events(); Type: ACL; Schema: impact_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION impact_overlay.events() FROM PUBLIC;


--
-- Name: FUNCTION is_dense(bigint); Type: ACL; Schema: impact_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION impact_overlay.is_dense(bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION impact_overlay.is_dense(bigint) TO showroom_guard;


--
-- Name: FUNCTION users(); Type: ACL; Schema: impact_overlay; Owner: showroom_live
--

REVOKE ALL ON FUNCTION impact_overlay.users() FROM PUBLIC;


--
-- Name: FUNCTION admit_user(p_environment text, p_user text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.admit_user(p_environment text, p_user text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.admit_user(p_environment text, p_user text) TO showroom_app;
GRANT ALL ON FUNCTION showroom.admit_user(p_environment text, p_user text) TO showroom_product;
GRANT ALL ON FUNCTION showroom.admit_user(p_environment text, p_user text) TO showroom_service;


--
-- Name: FUNCTION analyze_own_table(p_environment text, p_table text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.analyze_own_table(p_environment text, p_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.analyze_own_table(p_environment text, p_table text) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.analyze_own_table(p_environment text, p_table text) TO showroom_service;


--
-- Name: FUNCTION analyze_table(product_table text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.analyze_table(product_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.analyze_table(product_table text) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.analyze_table(product_table text) TO showroom_service;


--
-- Name: FUNCTION analyze_table(p_environment text, p_table text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.analyze_table(p_environment text, p_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.analyze_table(p_environment text, p_table text) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.analyze_table(p_environment text, p_table text) TO showroom_service;


--
-- Name: FUNCTION announce_change(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.announce_change() FROM PUBLIC;


--
-- Name: FUNCTION announce_export(p_job bigint, p_token integer, p_outcome jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.announce_export(p_job bigint, p_token integer, p_outcome jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.announce_export(p_job bigint, p_token integer, p_outcome jsonb) TO showroom_support;
GRANT ALL ON FUNCTION showroom.announce_export(p_job bigint, p_token integer, p_outcome jsonb) TO showroom_service;


--
-- Name: FUNCTION api_rate(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.api_rate(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.api_rate(p_environment text) TO showroom_app;
GRANT ALL ON FUNCTION showroom.api_rate(p_environment text) TO showroom_product;
GRANT ALL ON FUNCTION showroom.api_rate(p_environment text) TO showroom_service;


--
-- Name: FUNCTION archive_conflicts(p_archive bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.archive_conflicts(p_archive bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.archive_conflicts(p_archive bigint) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.archive_conflicts(p_archive bigint) TO showroom_support;
GRANT ALL ON FUNCTION showroom.archive_conflicts(p_archive bigint) TO showroom_service;
GRANT ALL ON FUNCTION showroom.archive_conflicts(p_archive bigint) TO showroom_app;


--
-- Name: FUNCTION archive_layer(p_layer bigint, p_reason text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.archive_layer(p_layer bigint, p_reason text) FROM PUBLIC;


--
-- Name: COLUMN layer.id; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT(id) ON TABLE showroom.layer TO showroom_guard;


--
-- Name: COLUMN layer.needs_fit; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT UPDATE(needs_fit) ON TABLE showroom.layer TO showroom_guard;


--
-- Name: FUNCTION archive_of(p_session uuid, p_archive bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.archive_of(p_session uuid, p_archive bigint) FROM PUBLIC;


--
-- Name: FUNCTION archive_preview(p_archive bigint, p_table text, p_limit bigint, p_offset bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.archive_preview(p_archive bigint, p_table text, p_limit bigint, p_offset bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.archive_preview(p_archive bigint, p_table text, p_limit bigint, p_offset bigint) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.archive_preview(p_archive bigint, p_table text, p_limit bigint, p_offset bigint) TO showroom_service;


--
-- Name: FUNCTION archive_statistics(p_archive bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.archive_statistics(p_archive bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.archive_statistics(p_archive bigint) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.archive_statistics(p_archive bigint) TO showroom_service;


--
-- Name: FUNCTION audit_content(p_entry showroom.audit); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.audit_content(p_entry showroom.audit) FROM PUBLIC;


--
-- Name: FUNCTION audit_hash(p_entry showroom.audit); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.audit_hash(p_entry showroom.audit) FROM PUBLIC;


--
-- Name: FUNCTION audit_list(actor_is text, environment_is text, action_begins text, from_time timestamp with time zone, until_time timestamp with time zone, before bigint, most integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.audit_list(actor_is text, environment_is text, action_begins text, from_time timestamp with time zone, until_time timestamp with time zone, before bigint, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.audit_list(actor_is text, environment_is text, action_begins text, from_time timestamp with time zone, until_time timestamp with time zone, before bigint, most integer) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.audit_list(actor_is text, environment_is text, action_begins text, from_time timestamp with time zone, until_time timestamp with time zone, before bigint, most integer) TO showroom_service;


--
-- Name: FUNCTION audit_record(p_action text, p_environment text, p_reason text, p_details jsonb, p_counts_before jsonb, p_counts_after jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.audit_record(p_action text, p_environment text, p_reason text, p_details jsonb, p_counts_before jsonb, p_counts_after jsonb) FROM PUBLIC;


--
-- Name: FUNCTION audit_seal(p_most integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.audit_seal(p_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.audit_seal(p_most integer) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.audit_seal(p_most integer) TO showroom_service;


--
-- Name: FUNCTION audit_verify(p_sequence bigint, p_hash text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.audit_verify(p_sequence bigint, p_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.audit_verify(p_sequence bigint, p_hash text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.audit_verify(p_sequence bigint, p_hash text) TO showroom_service;


--
-- Name: FUNCTION audit_words(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.audit_words() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.audit_words() TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.audit_words() TO showroom_service;


--
-- Name: FUNCTION banner(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.banner(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.banner(p_environment text) TO showroom_app;
GRANT ALL ON FUNCTION showroom.banner(p_environment text) TO showroom_product;
GRANT ALL ON FUNCTION showroom.banner(p_environment text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.banner(p_environment text) TO showroom_viewer;


--
-- Name: FUNCTION begin_api_counter(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.begin_api_counter(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION begin_export(p_request jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.begin_export(p_request jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.begin_export(p_request jsonb) TO showroom_support;
GRANT ALL ON FUNCTION showroom.begin_export(p_request jsonb) TO showroom_service;


--
-- Name: FUNCTION browse_key_condition(p_names text[], p_types text[], p_operator text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.browse_key_condition(p_names text[], p_types text[], p_operator text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.browse_key_condition(p_names text[], p_types text[], p_operator text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.browse_key_condition(p_names text[], p_types text[], p_operator text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.browse_key_condition(p_names text[], p_types text[], p_operator text) TO showroom_guard;


--
-- Name: FUNCTION browse_position(p_environment text, p_table text, p_column text, p_value text, p_key text[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.browse_position(p_environment text, p_table text, p_column text, p_value text, p_key text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.browse_position(p_environment text, p_table text, p_column text, p_value text, p_key text[]) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.browse_position(p_environment text, p_table text, p_column text, p_value text, p_key text[]) TO showroom_service;


--
-- Name: FUNCTION browse_source(p_environment text, p_table text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.browse_source(p_environment text, p_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.browse_source(p_environment text, p_table text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.browse_source(p_environment text, p_table text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.browse_source(p_environment text, p_table text) TO showroom_guard;


--
-- Name: FUNCTION browse_tables(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.browse_tables(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.browse_tables(p_environment text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.browse_tables(p_environment text) TO showroom_service;


--
-- Name: FUNCTION browse_unique_columns(p_table oid, p_key_column text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.browse_unique_columns(p_table oid, p_key_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.browse_unique_columns(p_table oid, p_key_column text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.browse_unique_columns(p_table oid, p_key_column text) TO showroom_service;


--
-- Name: FUNCTION browse_where(p_source showroom.browse_source, p_column text, p_from text[], p_operator text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.browse_where(p_source showroom.browse_source, p_column text, p_from text[], p_operator text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.browse_where(p_source showroom.browse_source, p_column text, p_from text[], p_operator text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.browse_where(p_source showroom.browse_source, p_column text, p_from text[], p_operator text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.browse_where(p_source showroom.browse_source, p_column text, p_from text[], p_operator text) TO showroom_guard;


--
-- Name: FUNCTION change_counter(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.change_counter() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.change_counter() TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.change_counter() TO showroom_service;


--
-- Name: FUNCTION check_environment_key(product_table regclass, key_column text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.check_environment_key(product_table regclass, key_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.check_environment_key(product_table regclass, key_column text) TO showroom_guard;
GRANT ALL ON FUNCTION showroom.check_environment_key(product_table regclass, key_column text) TO showroom_admin;
GRANT ALL ON FUNCTION showroom.check_environment_key(product_table regclass, key_column text) TO showroom_live;


--
-- Name: FUNCTION check_environment_salt(p_environment text, p_version text, p_check text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.check_environment_salt(p_environment text, p_version text, p_check text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.check_environment_salt(p_environment text, p_version text, p_check text) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.check_environment_salt(p_environment text, p_version text, p_check text) TO showroom_service;


--
-- Name: FUNCTION check_key_indexes(product_table regclass, key_column text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.check_key_indexes(product_table regclass, key_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.check_key_indexes(product_table regclass, key_column text) TO showroom_admin;


--
-- Name: FUNCTION check_restriction(p_environment text, p_name text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.check_restriction(p_environment text, p_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.check_restriction(p_environment text, p_name text) TO showroom_app;
GRANT ALL ON FUNCTION showroom.check_restriction(p_environment text, p_name text) TO showroom_product;
GRANT ALL ON FUNCTION showroom.check_restriction(p_environment text, p_name text) TO showroom_service;


--
-- Name: FUNCTION job_owner_lives(p_job bigint, p_token integer, p_lease_until timestamp with time zone); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.job_owner_lives(p_job bigint, p_token integer, p_lease_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.job_owner_lives(p_job bigint, p_token integer, p_lease_until timestamp with time zone) TO showroom_viewer;


--
-- Name: TABLE job_list; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.job_list TO showroom_viewer;


--
-- Name: FUNCTION claim_job(p_job bigint, p_program text, p_host text, p_pid bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.claim_job(p_job bigint, p_program text, p_host text, p_pid bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.claim_job(p_job bigint, p_program text, p_host text, p_pid bigint) TO showroom_support;
GRANT ALL ON FUNCTION showroom.claim_job(p_job bigint, p_program text, p_host text, p_pid bigint) TO showroom_service;


--
-- Name: FUNCTION clear_table(p_environment text, p_table text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.clear_table(p_environment text, p_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.clear_table(p_environment text, p_table text) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.clear_table(p_environment text, p_table text) TO showroom_service;


--
-- Name: FUNCTION close_environment_table(p_job bigint, p_token integer, p_table text, p_is_complete boolean); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.close_environment_table(p_job bigint, p_token integer, p_table text, p_is_complete boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.close_environment_table(p_job bigint, p_token integer, p_table text, p_is_complete boolean) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.close_environment_table(p_job bigint, p_token integer, p_table text, p_is_complete boolean) TO showroom_service;


--
-- Name: FUNCTION close_stale_sessions(p_days integer, p_sessions uuid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.close_stale_sessions(p_days integer, p_sessions uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.close_stale_sessions(p_days integer, p_sessions uuid[]) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.close_stale_sessions(p_days integer, p_sessions uuid[]) TO showroom_service;


--
-- Name: FUNCTION complete_environment_schema(p_job bigint, p_token integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.complete_environment_schema(p_job bigint, p_token integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.complete_environment_schema(p_job bigint, p_token integer) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.complete_environment_schema(p_job bigint, p_token integer) TO showroom_service;


--
-- Name: FUNCTION configure_sandbox(p_id text, p_changes jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.configure_sandbox(p_id text, p_changes jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.configure_sandbox(p_id text, p_changes jsonb) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.configure_sandbox(p_id text, p_changes jsonb) TO showroom_service;


--
-- Name: FUNCTION count_api_call(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.count_api_call(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.count_api_call(p_environment text) TO showroom_app;
GRANT ALL ON FUNCTION showroom.count_api_call(p_environment text) TO showroom_product;
GRANT ALL ON FUNCTION showroom.count_api_call(p_environment text) TO showroom_service;


--
-- Name: FUNCTION count_next_volumes(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.count_next_volumes() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.count_next_volumes() TO showroom_ops;
GRANT ALL ON FUNCTION showroom.count_next_volumes() TO showroom_service;


--
-- Name: FUNCTION count_volumes(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.count_volumes(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.count_volumes(p_environment text) TO showroom_viewer;


--
-- Name: FUNCTION create_access_link(p_environment text, p_persona text, p_label text, p_max_uses integer, p_expires_at timestamp with time zone); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.create_access_link(p_environment text, p_persona text, p_label text, p_max_uses integer, p_expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.create_access_link(p_environment text, p_persona text, p_label text, p_max_uses integer, p_expires_at timestamp with time zone) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.create_access_link(p_environment text, p_persona text, p_label text, p_max_uses integer, p_expires_at timestamp with time zone) TO showroom_service;


--
-- Name: FUNCTION create_environment(p_request jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.create_environment(p_request jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.create_environment(p_request jsonb) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.create_environment(p_request jsonb) TO showroom_service;


--
-- Name: FUNCTION create_environments(p_requests jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.create_environments(p_requests jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.create_environments(p_requests jsonb) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.create_environments(p_requests jsonb) TO showroom_service;


--
-- Name: FUNCTION current_environment(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.current_environment() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.current_environment() TO showroom_product;
GRANT ALL ON FUNCTION showroom.current_environment() TO showroom_live;


--
-- Name: FUNCTION current_layer(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.current_layer() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.current_layer() TO showroom_product;
GRANT ALL ON FUNCTION showroom.current_layer() TO showroom_live;


--
-- Name: FUNCTION table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text) TO showroom_owner;


--
-- Name: TABLE registered_table; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.registered_table TO showroom_viewer;
GRANT SELECT ON TABLE showroom.registered_table TO showroom_service;
GRANT SELECT ON TABLE showroom.registered_table TO showroom_guard;
GRANT SELECT ON TABLE showroom.registered_table TO showroom_live;


--
-- Name: FUNCTION dataset_tables(environment text, product_blueprint text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.dataset_tables(environment text, product_blueprint text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.dataset_tables(environment text, product_blueprint text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.dataset_tables(environment text, product_blueprint text) TO showroom_service;


--
-- Name: FUNCTION dataset_fingerprint(environment text, product_blueprint text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.dataset_fingerprint(environment text, product_blueprint text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.dataset_fingerprint(environment text, product_blueprint text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.dataset_fingerprint(environment text, product_blueprint text) TO showroom_service;


--
-- Name: FUNCTION dismiss_user(p_environment text, p_user text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.dismiss_user(p_environment text, p_user text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.dismiss_user(p_environment text, p_user text) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.dismiss_user(p_environment text, p_user text) TO showroom_service;


--
-- Name: FUNCTION doctor_guards(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.doctor_guards() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.doctor_guards() TO showroom_viewer;


--
-- Name: FUNCTION doctor_own_schemas(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.doctor_own_schemas() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.doctor_own_schemas() TO showroom_viewer;


--
-- Name: FUNCTION doctor_salt(p_version text, p_check text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.doctor_salt(p_version text, p_check text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.doctor_salt(p_version text, p_check text) TO showroom_viewer;


--
-- Name: FUNCTION doctor_unsealed(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.doctor_unsealed() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.doctor_unsealed() TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.doctor_unsealed() TO showroom_service;


--
-- Name: FUNCTION drop_environment_schema(p_job bigint, p_token integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.drop_environment_schema(p_job bigint, p_token integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.drop_environment_schema(p_job bigint, p_token integer) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.drop_environment_schema(p_job bigint, p_token integer) TO showroom_service;


--
-- Name: FUNCTION edit_environments(p_ids text[], p_changes jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.edit_environments(p_ids text[], p_changes jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.edit_environments(p_ids text[], p_changes jsonb) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.edit_environments(p_ids text[], p_changes jsonb) TO showroom_service;


--
-- Name: FUNCTION edited_tags(p_present text[], p_changes jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.edited_tags(p_present text[], p_changes jsonb) FROM PUBLIC;


--
-- Name: FUNCTION edited_text(p_environment text, p_field text, p_present text, p_change jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.edited_text(p_environment text, p_field text, p_present text, p_change jsonb) FROM PUBLIC;


--
-- Name: TABLE restriction; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.restriction TO showroom_viewer;
GRANT SELECT ON TABLE showroom.restriction TO showroom_service;


--
-- Name: FUNCTION effective_restrictions(p_own jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.effective_restrictions(p_own jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.effective_restrictions(p_own jsonb) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.effective_restrictions(p_own jsonb) TO showroom_service;


--
-- Name: COLUMN environment.id; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT(id) ON TABLE showroom.environment TO showroom_guard;


--
-- Name: COLUMN environment.blueprint; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT(blueprint) ON TABLE showroom.environment TO showroom_guard;


--
-- Name: COLUMN environment.isolation; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT(isolation) ON TABLE showroom.environment TO showroom_guard;


--
-- Name: FUNCTION end_life(p_environment showroom.environment, p_action text, p_until timestamp with time zone); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.end_life(p_environment showroom.environment, p_action text, p_until timestamp with time zone) FROM PUBLIC;


--
-- Name: FUNCTION end_session(p_session showroom.session); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.end_session(p_session showroom.session) FROM PUBLIC;


--
-- Name: FUNCTION end_sessions(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.end_sessions(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION enter(token text, local boolean, environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.enter(token text, local boolean, environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.enter(token text, local boolean, environment text) TO showroom_product;
GRANT ALL ON FUNCTION showroom.enter(token text, local boolean, environment text) TO showroom_live;


--
-- Name: FUNCTION environment_bytes(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.environment_bytes(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION environment_guard(p_environment text, p_table text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.environment_guard(p_environment text, p_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.environment_guard(p_environment text, p_table text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.environment_guard(p_environment text, p_table text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.environment_guard(p_environment text, p_table text) TO showroom_guard;


--
-- Name: FUNCTION environment_tables(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.environment_tables(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.environment_tables(p_environment text) TO showroom_viewer;


--
-- Name: FUNCTION text_setting_value(p_key text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.text_setting_value(p_key text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.text_setting_value(p_key text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.text_setting_value(p_key text) TO showroom_service;


--
-- Name: FUNCTION url_part(p_text text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.url_part(p_text text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.url_part(p_text text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.url_part(p_text text) TO showroom_service;


--
-- Name: FUNCTION environment_url(p_environment text, p_persona text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.environment_url(p_environment text, p_persona text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.environment_url(p_environment text, p_persona text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.environment_url(p_environment text, p_persona text) TO showroom_service;


--
-- Name: FUNCTION expire_environments(p_ids text[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.expire_environments(p_ids text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.expire_environments(p_ids text[]) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.expire_environments(p_ids text[]) TO showroom_service;


--
-- Name: FUNCTION export_columns(relation oid, relations oid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_columns(relation oid, relations oid[]) FROM PUBLIC;


--
-- Name: FUNCTION export_constraints(relations oid[], complete oid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_constraints(relations oid[], complete oid[]) FROM PUBLIC;


--
-- Name: FUNCTION export_definition(p_request jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_definition(p_request jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.export_definition(p_request jsonb) TO showroom_support;
GRANT ALL ON FUNCTION showroom.export_definition(p_request jsonb) TO showroom_service;


--
-- Name: FUNCTION export_definition_after(relations oid[], complete oid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_definition_after(relations oid[], complete oid[]) FROM PUBLIC;


--
-- Name: FUNCTION export_definition_before(relations oid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_definition_before(relations oid[]) FROM PUBLIC;


--
-- Name: FUNCTION export_encoding(type oid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_encoding(type oid) FROM PUBLIC;


--
-- Name: FUNCTION export_estimate(p_request jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_estimate(p_request jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.export_estimate(p_request jsonb) TO showroom_support;
GRANT ALL ON FUNCTION showroom.export_estimate(p_request jsonb) TO showroom_service;


--
-- Name: FUNCTION export_filter(p_request jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_filter(p_request jsonb) FROM PUBLIC;


--
-- Name: FUNCTION export_heading(p_request jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_heading(p_request jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.export_heading(p_request jsonb) TO showroom_support;
GRANT ALL ON FUNCTION showroom.export_heading(p_request jsonb) TO showroom_service;


--
-- Name: FUNCTION export_is_portable(catalog regclass, object oid, relations oid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_is_portable(catalog regclass, object oid, relations oid[]) FROM PUBLIC;


--
-- Name: FUNCTION export_list(p_search text, p_after uuid, p_limit integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_list(p_search text, p_after uuid, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.export_list(p_search text, p_after uuid, p_limit integer) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.export_list(p_search text, p_after uuid, p_limit integer) TO showroom_service;


--
-- Name: FUNCTION export_plan(p_request jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_plan(p_request jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.export_plan(p_request jsonb) TO showroom_support;
GRANT ALL ON FUNCTION showroom.export_plan(p_request jsonb) TO showroom_service;


--
-- Name: FUNCTION export_sequence_values(relations oid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_sequence_values(relations oid[]) FROM PUBLIC;


--
-- Name: FUNCTION export_sequences(relations oid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_sequences(relations oid[]) FROM PUBLIC;


--
-- Name: FUNCTION export_tables(p_request jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_tables(p_request jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.export_tables(p_request jsonb) TO showroom_support;
GRANT ALL ON FUNCTION showroom.export_tables(p_request jsonb) TO showroom_service;


--
-- Name: FUNCTION export_types(relations oid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.export_types(relations oid[]) FROM PUBLIC;


--
-- Name: FUNCTION extend_environments(p_ids text[], p_days integer, p_until timestamp with time zone); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.extend_environments(p_ids text[], p_days integer, p_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.extend_environments(p_ids text[], p_days integer, p_until timestamp with time zone) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.extend_environments(p_ids text[], p_days integer, p_until timestamp with time zone) TO showroom_service;


--
-- Name: FUNCTION find_condition(p_column text, p_type text, p_text text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.find_condition(p_column text, p_type text, p_text text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.find_condition(p_column text, p_type text, p_text text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.find_condition(p_column text, p_type text, p_text text) TO showroom_service;


--
-- Name: FUNCTION find_rows(p_environment text, p_text text, p_limit integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.find_rows(p_environment text, p_text text, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.find_rows(p_environment text, p_text text, p_limit integer) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.find_rows(p_environment text, p_text text, p_limit integer) TO showroom_service;


--
-- Name: FUNCTION find_session(p_session uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.find_session(p_session uuid) FROM PUBLIC;


--
-- Name: FUNCTION finish_export(p_job bigint, p_token integer, p_outcome jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.finish_export(p_job bigint, p_token integer, p_outcome jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.finish_export(p_job bigint, p_token integer, p_outcome jsonb) TO showroom_support;
GRANT ALL ON FUNCTION showroom.finish_export(p_job bigint, p_token integer, p_outcome jsonb) TO showroom_service;


--
-- Name: FUNCTION finish_job(p_job bigint, p_token integer, p_state text, p_outcome jsonb, p_error jsonb, p_progress jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.finish_job(p_job bigint, p_token integer, p_state text, p_outcome jsonb, p_error jsonb, p_progress jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.finish_job(p_job bigint, p_token integer, p_state text, p_outcome jsonb, p_error jsonb, p_progress jsonb) TO showroom_support;
GRANT ALL ON FUNCTION showroom.finish_job(p_job bigint, p_token integer, p_state text, p_outcome jsonb, p_error jsonb, p_progress jsonb) TO showroom_service;


--
-- Name: FUNCTION finished_steps(p_job bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.finished_steps(p_job bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.finished_steps(p_job bigint) TO showroom_support;
GRANT ALL ON FUNCTION showroom.finished_steps(p_job bigint) TO showroom_service;


--
-- Name: FUNCTION fleet_coverage(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.fleet_coverage() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.fleet_coverage() TO showroom_viewer;


--
-- Name: FUNCTION fleet_volumes(p_from date, p_until date); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.fleet_volumes(p_from date, p_until date) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.fleet_volumes(p_from date, p_until date) TO showroom_viewer;


--
-- Name: FUNCTION foreign_hold(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.foreign_hold(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION forget_environment(p_id text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.forget_environment(p_id text) FROM PUBLIC;


--
-- Name: TABLE base_fingerprint; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.base_fingerprint TO showroom_viewer;
GRANT SELECT ON TABLE showroom.base_fingerprint TO showroom_service;


--
-- Name: FUNCTION forget_registration(product_schema text, product_table text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.forget_registration(product_schema text, product_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.forget_registration(product_schema text, product_table text) TO showroom_admin;


--
-- Name: FUNCTION give_layer(p_session showroom.session, p_layer bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.give_layer(p_session showroom.session, p_layer bigint) FROM PUBLIC;


--
-- Name: FUNCTION has_session(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.has_session() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.has_session() TO showroom_product;
GRANT ALL ON FUNCTION showroom.has_session() TO showroom_live;


--
-- Name: FUNCTION hold_environment(p_id text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.hold_environment(p_id text) FROM PUBLIC;


--
-- Name: FUNCTION hold_environment_of(p_job bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.hold_environment_of(p_job bigint) FROM PUBLIC;


--
-- Name: FUNCTION hold_environments(p_ids text[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.hold_environments(p_ids text[]) FROM PUBLIC;


--
-- Name: FUNCTION hold_job(p_job bigint, p_token integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.hold_job(p_job bigint, p_token integer) FROM PUBLIC;


--
-- Name: FUNCTION hold_job_row(p_job bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.hold_job_row(p_job bigint) FROM PUBLIC;


--
-- Name: FUNCTION hold_references(p_layer bigint, p_is_removal boolean); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.hold_references(p_layer bigint, p_is_removal boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.hold_references(p_layer bigint, p_is_removal boolean) TO showroom_live;


--
-- Name: FUNCTION hold_sandbox(p_id text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.hold_sandbox(p_id text) FROM PUBLIC;


--
-- Name: FUNCTION hold_session(p_session uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.hold_session(p_session uuid) FROM PUBLIC;


--
-- Name: FUNCTION install_own_layers(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.install_own_layers(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION is_id_available(p_id text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.is_id_available(p_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.is_id_available(p_id text) TO showroom_viewer;


--
-- Name: FUNCTION is_private_server(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.is_private_server() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.is_private_server() TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.is_private_server() TO showroom_service;
GRANT ALL ON FUNCTION showroom.is_private_server() TO showroom_app;


--
-- Name: FUNCTION is_restricted(p_environment text, p_name text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.is_restricted(p_environment text, p_name text) FROM PUBLIC;


--
-- Name: FUNCTION is_whole_number(p_value jsonb, p_minimum bigint, p_maximum bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.is_whole_number(p_value jsonb, p_minimum bigint, p_maximum bigint) FROM PUBLIC;


--
-- Name: FUNCTION job_has_steps(p_kind text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.job_has_steps(p_kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.job_has_steps(p_kind text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.job_has_steps(p_kind text) TO showroom_service;


--
-- Name: FUNCTION job_heartbeat(p_job bigint, p_token integer, p_progress jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.job_heartbeat(p_job bigint, p_token integer, p_progress jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.job_heartbeat(p_job bigint, p_token integer, p_progress jsonb) TO showroom_support;
GRANT ALL ON FUNCTION showroom.job_heartbeat(p_job bigint, p_token integer, p_progress jsonb) TO showroom_service;


--
-- Name: FUNCTION job_lock_key(p_token integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.job_lock_key(p_token integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.job_lock_key(p_token integer) TO showroom_viewer;


--
-- Name: FUNCTION job_steps(p_job bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.job_steps(p_job bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.job_steps(p_job bigint) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.job_steps(p_job bigint) TO showroom_service;


--
-- Name: FUNCTION keep_api_calls(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.keep_api_calls(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION keep_audit(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.keep_audit() FROM PUBLIC;


--
-- Name: FUNCTION keep_volumes(p_environment text, p_volumes jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.keep_volumes(p_environment text, p_volumes jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.keep_volumes(p_environment text, p_volumes jsonb) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.keep_volumes(p_environment text, p_volumes jsonb) TO showroom_service;


--
-- Name: FUNCTION leave(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.leave() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.leave() TO showroom_product;
GRANT ALL ON FUNCTION showroom.leave() TO showroom_live;


--
-- Name: FUNCTION lend_table(p_relation regclass); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.lend_table(p_relation regclass) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.lend_table(p_relation regclass) TO showroom_admin;
GRANT ALL ON FUNCTION showroom.lend_table(p_relation regclass) TO showroom_guard;


--
-- Name: FUNCTION link_url(p_token text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.link_url(p_token text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.link_url(p_token text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.link_url(p_token text) TO showroom_service;


--
-- Name: FUNCTION make_analyze_function(product_table regclass); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.make_analyze_function(product_table regclass) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.make_analyze_function(product_table regclass) TO showroom_admin;


--
-- Name: FUNCTION may_handle_session(p_session showroom.session); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.may_handle_session(p_session showroom.session) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.may_handle_session(p_session showroom.session) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.may_handle_session(p_session showroom.session) TO showroom_service;


--
-- Name: FUNCTION measure_realism(p_environment text, p_reference date, p_years integer, p_expected jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.measure_realism(p_environment text, p_reference date, p_years integer, p_expected jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.measure_realism(p_environment text, p_reference date, p_years integer, p_expected jsonb) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.measure_realism(p_environment text, p_reference date, p_years integer, p_expected jsonb) TO showroom_service;


--
-- Name: FUNCTION missing_key_indexes(product_table regclass, key_column text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.missing_key_indexes(product_table regclass, key_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.missing_key_indexes(product_table regclass, key_column text) TO showroom_admin;


--
-- Name: FUNCTION monthly_volumes(p_environment text, p_table text, p_time_column text, p_kind_column text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.monthly_volumes(p_environment text, p_table text, p_time_column text, p_kind_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.monthly_volumes(p_environment text, p_table text, p_time_column text, p_kind_column text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.monthly_volumes(p_environment text, p_table text, p_time_column text, p_kind_column text) TO showroom_service;


--
-- Name: FUNCTION needs_fit(p_archive showroom.layer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.needs_fit(p_archive showroom.layer) FROM PUBLIC;


--
-- Name: FUNCTION new_job(p_kind text, p_environment text, p_parameters jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.new_job(p_kind text, p_environment text, p_parameters jsonb) FROM PUBLIC;


--
-- Name: FUNCTION new_layer(p_environment text, p_session uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.new_layer(p_environment text, p_session uuid) FROM PUBLIC;


--
-- Name: FUNCTION new_session_token(p_session uuid, p_person text, p_valid_for interval); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.new_session_token(p_session uuid, p_person text, p_valid_for interval) FROM PUBLIC;


--
-- Name: FUNCTION next_hour(p_hour bigint, p_from timestamp with time zone); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.next_hour(p_hour bigint, p_from timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.next_hour(p_hour bigint, p_from timestamp with time zone) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.next_hour(p_hour bigint, p_from timestamp with time zone) TO showroom_service;


--
-- Name: FUNCTION note_access(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.note_access(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION now(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.now() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.now() TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.now() TO showroom_service;
GRANT ALL ON FUNCTION showroom.now() TO showroom_app;


--
-- Name: FUNCTION open_environment_schema(p_job bigint, p_token integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.open_environment_schema(p_job bigint, p_token integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.open_environment_schema(p_job bigint, p_token integer) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.open_environment_schema(p_job bigint, p_token integer) TO showroom_service;


--
-- Name: FUNCTION open_environment_table(p_job bigint, p_token integer, p_table text, p_columns text[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.open_environment_table(p_job bigint, p_token integer, p_table text, p_columns text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.open_environment_table(p_job bigint, p_token integer, p_table text, p_columns text[]) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.open_environment_table(p_job bigint, p_token integer, p_table text, p_columns text[]) TO showroom_service;


--
-- Name: FUNCTION own_environment_of(p_job bigint, p_token integer, p_kind text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.own_environment_of(p_job bigint, p_token integer, p_kind text) FROM PUBLIC;


--
-- Name: FUNCTION possible_owners(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.possible_owners() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.possible_owners() TO showroom_viewer;


--
-- Name: FUNCTION problem(p_field text, p_code text, p_message text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.problem(p_field text, p_code text, p_message text) FROM PUBLIC;


--
-- Name: FUNCTION product_table(table_name text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.product_table(table_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.product_table(table_name text) TO showroom_admin;


--
-- Name: FUNCTION progress_of_next_owner(p_progress jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.progress_of_next_owner(p_progress jsonb) FROM PUBLIC;


--
-- Name: FUNCTION protect_environments(p_ids text[], p_is_protected boolean); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.protect_environments(p_ids text[], p_is_protected boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.protect_environments(p_ids text[], p_is_protected boolean) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.protect_environments(p_ids text[], p_is_protected boolean) TO showroom_service;


--
-- Name: FUNCTION purge_archives(p_rows bigint, OUT removed_rows bigint, OUT removed_archives integer, OUT remains boolean); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.purge_archives(p_rows bigint, OUT removed_rows bigint, OUT removed_archives integer, OUT remains boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.purge_archives(p_rows bigint, OUT removed_rows bigint, OUT removed_archives integer, OUT remains boolean) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.purge_archives(p_rows bigint, OUT removed_rows bigint, OUT removed_archives integer, OUT remains boolean) TO showroom_service;


--
-- Name: FUNCTION queue_notification(p_environment text, p_kind text, p_content jsonb, p_once text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.queue_notification(p_environment text, p_kind text, p_content jsonb, p_once text) FROM PUBLIC;


--
-- Name: FUNCTION random_token(p_prefix text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.random_token(p_prefix text) FROM PUBLIC;


--
-- Name: FUNCTION rate_client(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.rate_client() FROM PUBLIC;


--
-- Name: FUNCTION record_fingerprints(seeded text, product_blueprint text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.record_fingerprints(seeded text, product_blueprint text) FROM PUBLIC;


--
-- Name: FUNCTION record_registration(product_table regclass, product_blueprint text, environment_column text, position_in_load integer, made_function text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.record_registration(product_table regclass, product_blueprint text, environment_column text, position_in_load integer, made_function text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.record_registration(product_table regclass, product_blueprint text, environment_column text, position_in_load integer, made_function text) TO showroom_admin;


--
-- Name: FUNCTION record_step(p_job bigint, p_token integer, p_number integer, p_name text, p_rows bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.record_step(p_job bigint, p_token integer, p_number integer, p_name text, p_rows bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.record_step(p_job bigint, p_token integer, p_number integer, p_name text, p_rows bigint) TO showroom_support;
GRANT ALL ON FUNCTION showroom.record_step(p_job bigint, p_token integer, p_number integer, p_name text, p_rows bigint) TO showroom_service;


--
-- Name: FUNCTION refuse(state text, message text, hint text, problems jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.refuse(state text, message text, hint text, problems jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.refuse(state text, message text, hint text, problems jsonb) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.refuse(state text, message text, hint text, problems jsonb) TO showroom_service;
GRANT ALL ON FUNCTION showroom.refuse(state text, message text, hint text, problems jsonb) TO showroom_app;
GRANT ALL ON FUNCTION showroom.refuse(state text, message text, hint text, problems jsonb) TO showroom_guard;
GRANT ALL ON FUNCTION showroom.refuse(state text, message text, hint text, problems jsonb) TO showroom_live;


--
-- Name: FUNCTION refuse_misfits(p_rows jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.refuse_misfits(p_rows jsonb) FROM PUBLIC;


--
-- Name: FUNCTION refuse_open_table(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.refuse_open_table() FROM PUBLIC;


--
-- Name: FUNCTION refuse_problems(p_problems jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.refuse_problems(p_problems jsonb) FROM PUBLIC;


--
-- Name: FUNCTION register_table(product_blueprint text, table_name text, key_column text, load_order integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.register_table(product_blueprint text, table_name text, key_column text, load_order integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.register_table(product_blueprint text, table_name text, key_column text, load_order integer) TO showroom_admin;


--
-- Name: FUNCTION registered_guard(p_table text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.registered_guard(p_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.registered_guard(p_table text) TO showroom_viewer;


--
-- Name: FUNCTION remaining_rows(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.remaining_rows(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.remaining_rows(p_environment text) TO showroom_viewer;


--
-- Name: FUNCTION request_cancel(p_job bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.request_cancel(p_job bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.request_cancel(p_job bigint) TO showroom_support;
GRANT ALL ON FUNCTION showroom.request_cancel(p_job bigint) TO showroom_service;


--
-- Name: FUNCTION request_pause(p_job bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.request_pause(p_job bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.request_pause(p_job bigint) TO showroom_support;
GRANT ALL ON FUNCTION showroom.request_pause(p_job bigint) TO showroom_service;


--
-- Name: FUNCTION require_blueprint(p_blueprint jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_blueprint(p_blueprint jsonb) FROM PUBLIC;


--
-- Name: FUNCTION require_claimable(p_job showroom.job); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_claimable(p_job showroom.job) FROM PUBLIC;


--
-- Name: FUNCTION require_confirmation(p_confirmation text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_confirmation(p_confirmation text) FROM PUBLIC;


--
-- Name: FUNCTION require_decisions(p_environment text, p_archived bigint, p_current bigint, p_choices jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_decisions(p_environment text, p_archived bigint, p_current bigint, p_choices jsonb) FROM PUBLIC;


--
-- Name: FUNCTION require_enterable(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_enterable(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION require_environment_id(id text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_environment_id(id text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.require_environment_id(id text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.require_environment_id(id text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.require_environment_id(id text) TO showroom_app;
GRANT ALL ON FUNCTION showroom.require_environment_id(id text) TO showroom_guard;
GRANT ALL ON FUNCTION showroom.require_environment_id(id text) TO showroom_live;


--
-- Name: FUNCTION require_exportable(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_exportable(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION require_idle(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_idle(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION require_job_role(p_kind text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_job_role(p_kind text) FROM PUBLIC;


--
-- Name: FUNCTION require_known_kinds(p_environment showroom.environment, p_kinds text[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_known_kinds(p_environment showroom.environment, p_kinds text[]) FROM PUBLIC;


--
-- Name: FUNCTION require_not_held(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_not_held(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION require_portable_types(relations oid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_portable_types(relations oid[]) FROM PUBLIC;


--
-- Name: FUNCTION require_salt(p_version text, p_check text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_salt(p_version text, p_check text) FROM PUBLIC;


--
-- Name: FUNCTION require_session(p_session uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_session(p_session uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_usable(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.require_usable(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION reset_sessions(p_environment text, p_confirmation text, p_reason text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.reset_sessions(p_environment text, p_confirmation text, p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.reset_sessions(p_environment text, p_confirmation text, p_reason text) TO showroom_support;
GRANT ALL ON FUNCTION showroom.reset_sessions(p_environment text, p_confirmation text, p_reason text) TO showroom_service;


--
-- Name: FUNCTION resolve_access_link(p_token text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.resolve_access_link(p_token text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.resolve_access_link(p_token text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.resolve_access_link(p_token text) TO showroom_app;
GRANT ALL ON FUNCTION showroom.resolve_access_link(p_token text) TO showroom_product;


--
-- Name: FUNCTION resolve_session(p_token text, p_environment text, OUT environment text, OUT own_schema text, OUT is_dense boolean); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.resolve_session(p_token text, p_environment text, OUT environment text, OUT own_schema text, OUT is_dense boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.resolve_session(p_token text, p_environment text, OUT environment text, OUT own_schema text, OUT is_dense boolean) TO showroom_product;
GRANT ALL ON FUNCTION showroom.resolve_session(p_token text, p_environment text, OUT environment text, OUT own_schema text, OUT is_dense boolean) TO showroom_live;


--
-- Name: FUNCTION restore_fitting(p_session showroom.session, p_archive showroom.layer, p_current bigint, p_take text, p_choices jsonb, p_partly boolean); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.restore_fitting(p_session showroom.session, p_archive showroom.layer, p_current bigint, p_take text, p_choices jsonb, p_partly boolean) FROM PUBLIC;


--
-- Name: FUNCTION restrictions(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.restrictions(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.restrictions(p_environment text) TO showroom_app;
GRANT ALL ON FUNCTION showroom.restrictions(p_environment text) TO showroom_product;
GRANT ALL ON FUNCTION showroom.restrictions(p_environment text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.restrictions(p_environment text) TO showroom_viewer;


--
-- Name: FUNCTION resumable_job(p_id text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.resumable_job(p_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.resumable_job(p_id text) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.resumable_job(p_id text) TO showroom_service;


--
-- Name: FUNCTION resume_job(p_job bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.resume_job(p_job bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.resume_job(p_job bigint) TO showroom_support;
GRANT ALL ON FUNCTION showroom.resume_job(p_job bigint) TO showroom_service;


--
-- Name: FUNCTION revoke_access_link(p_link uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.revoke_access_link(p_link uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.revoke_access_link(p_link uuid) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.revoke_access_link(p_link uuid) TO showroom_service;


--
-- Name: FUNCTION sandbox_problems(p_terms jsonb); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.sandbox_problems(p_terms jsonb) FROM PUBLIC;


--
-- Name: FUNCTION sandbox_users(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.sandbox_users(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.sandbox_users(p_environment text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.sandbox_users(p_environment text) TO showroom_service;


--
-- Name: FUNCTION seal_at_commit(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.seal_at_commit() FROM PUBLIC;


--
-- Name: FUNCTION seal_dataset(p_job bigint, p_token integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.seal_dataset(p_job bigint, p_token integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.seal_dataset(p_job bigint, p_token integer) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.seal_dataset(p_job bigint, p_token integer) TO showroom_service;


--
-- Name: FUNCTION seed_estimate(p_rows bigint, p_isolation text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.seed_estimate(p_rows bigint, p_isolation text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.seed_estimate(p_rows bigint, p_isolation text) TO showroom_viewer;


--
-- Name: FUNCTION session_archives(p_session uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_archives(p_session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_archives(p_session uuid) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.session_archives(p_session uuid) TO showroom_service;


--
-- Name: FUNCTION session_close(p_session uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_close(p_session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_close(p_session uuid) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_close(p_session uuid) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_close(p_session uuid) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_close(p_session uuid) TO showroom_app;


--
-- Name: FUNCTION session_conflicts(p_session uuid, p_archive bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_conflicts(p_session uuid, p_archive bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_conflicts(p_session uuid, p_archive bigint) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_conflicts(p_session uuid, p_archive bigint) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_conflicts(p_session uuid, p_archive bigint) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_conflicts(p_session uuid, p_archive bigint) TO showroom_app;


--
-- Name: FUNCTION session_copy(p_session uuid, p_person text, p_name text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_copy(p_session uuid, p_person text, p_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_copy(p_session uuid, p_person text, p_name text) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_copy(p_session uuid, p_person text, p_name text) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_copy(p_session uuid, p_person text, p_name text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_copy(p_session uuid, p_person text, p_name text) TO showroom_app;


--
-- Name: FUNCTION session_hold(p_session uuid, p_until timestamp with time zone, p_reason text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_hold(p_session uuid, p_until timestamp with time zone, p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_hold(p_session uuid, p_until timestamp with time zone, p_reason text) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_hold(p_session uuid, p_until timestamp with time zone, p_reason text) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_hold(p_session uuid, p_until timestamp with time zone, p_reason text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_hold(p_session uuid, p_until timestamp with time zone, p_reason text) TO showroom_app;


--
-- Name: FUNCTION session_keep(p_session uuid, p_is_kept boolean); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_keep(p_session uuid, p_is_kept boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_keep(p_session uuid, p_is_kept boolean) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_keep(p_session uuid, p_is_kept boolean) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_keep(p_session uuid, p_is_kept boolean) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_keep(p_session uuid, p_is_kept boolean) TO showroom_app;


--
-- Name: FUNCTION session_of_archive(p_archive bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_of_archive(p_archive bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_of_archive(p_archive bigint) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_of_archive(p_archive bigint) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_of_archive(p_archive bigint) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_of_archive(p_archive bigint) TO showroom_app;


--
-- Name: FUNCTION session_open(p_environment text, p_person text, p_name text, p_valid_for interval); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_open(p_environment text, p_person text, p_name text, p_valid_for interval) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_open(p_environment text, p_person text, p_name text, p_valid_for interval) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_open(p_environment text, p_person text, p_name text, p_valid_for interval) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_open(p_environment text, p_person text, p_name text, p_valid_for interval) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_open(p_environment text, p_person text, p_name text, p_valid_for interval) TO showroom_app;


--
-- Name: FUNCTION session_path(p_path text, p_own_schema text, p_is_dense boolean); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_path(p_path text, p_own_schema text, p_is_dense boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_path(p_path text, p_own_schema text, p_is_dense boolean) TO showroom_product;
GRANT ALL ON FUNCTION showroom.session_path(p_path text, p_own_schema text, p_is_dense boolean) TO showroom_live;


--
-- Name: FUNCTION session_preview(p_session uuid, p_table text, p_limit bigint, p_offset bigint); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_preview(p_session uuid, p_table text, p_limit bigint, p_offset bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_preview(p_session uuid, p_table text, p_limit bigint, p_offset bigint) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.session_preview(p_session uuid, p_table text, p_limit bigint, p_offset bigint) TO showroom_service;


--
-- Name: FUNCTION session_rename(p_session uuid, p_name text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_rename(p_session uuid, p_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_rename(p_session uuid, p_name text) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_rename(p_session uuid, p_name text) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_rename(p_session uuid, p_name text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_rename(p_session uuid, p_name text) TO showroom_app;


--
-- Name: FUNCTION session_reset(p_session uuid, p_confirmation text, p_stamp text, p_reason text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_reset(p_session uuid, p_confirmation text, p_stamp text, p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_reset(p_session uuid, p_confirmation text, p_stamp text, p_reason text) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_reset(p_session uuid, p_confirmation text, p_stamp text, p_reason text) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_reset(p_session uuid, p_confirmation text, p_stamp text, p_reason text) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_reset(p_session uuid, p_confirmation text, p_stamp text, p_reason text) TO showroom_app;


--
-- Name: FUNCTION session_revoke_token(p_token_id uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_revoke_token(p_token_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_revoke_token(p_token_id uuid) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_revoke_token(p_token_id uuid) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_revoke_token(p_token_id uuid) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_revoke_token(p_token_id uuid) TO showroom_app;


--
-- Name: FUNCTION session_stamp(p_session uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_stamp(p_session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_stamp(p_session uuid) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.session_stamp(p_session uuid) TO showroom_service;


--
-- Name: FUNCTION session_statistics(p_session uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_statistics(p_session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_statistics(p_session uuid) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.session_statistics(p_session uuid) TO showroom_service;


--
-- Name: FUNCTION session_tokens(p_session uuid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_tokens(p_session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_tokens(p_session uuid) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_tokens(p_session uuid) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_tokens(p_session uuid) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_tokens(p_session uuid) TO showroom_app;


--
-- Name: FUNCTION session_undo(p_session uuid, p_archive bigint, p_take text, p_choices jsonb, p_partly boolean); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.session_undo(p_session uuid, p_archive bigint, p_take text, p_choices jsonb, p_partly boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.session_undo(p_session uuid, p_archive bigint, p_take text, p_choices jsonb, p_partly boolean) TO showroom_sales;
GRANT ALL ON FUNCTION showroom.session_undo(p_session uuid, p_archive bigint, p_take text, p_choices jsonb, p_partly boolean) TO showroom_support;
GRANT ALL ON FUNCTION showroom.session_undo(p_session uuid, p_archive bigint, p_take text, p_choices jsonb, p_partly boolean) TO showroom_service;
GRANT ALL ON FUNCTION showroom.session_undo(p_session uuid, p_archive bigint, p_take text, p_choices jsonb, p_partly boolean) TO showroom_app;


--
-- Name: FUNCTION setting_definition(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.setting_definition() FROM PUBLIC;


--
-- Name: FUNCTION setting_list(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.setting_list() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.setting_list() TO showroom_viewer;


--
-- Name: FUNCTION setting_set(p_key text, p_value text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.setting_set(p_key text, p_value text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.setting_set(p_key text, p_value text) TO showroom_admin;


--
-- Name: FUNCTION setting_value(p_key text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.setting_value(p_key text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.setting_value(p_key text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.setting_value(p_key text) TO showroom_service;


--
-- Name: FUNCTION settle_environment(p_job showroom.job); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.settle_environment(p_job showroom.job) FROM PUBLIC;


--
-- Name: FUNCTION stage_rows(p_table text, p_columns text[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.stage_rows(p_table text, p_columns text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.stage_rows(p_table text, p_columns text[]) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.stage_rows(p_table text, p_columns text[]) TO showroom_service;


--
-- Name: FUNCTION stale_sessions(p_days integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.stale_sessions(p_days integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.stale_sessions(p_days integer) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.stale_sessions(p_days integer) TO showroom_service;


--
-- Name: FUNCTION start_teardown(p_id text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.start_teardown(p_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.start_teardown(p_id text) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.start_teardown(p_id text) TO showroom_service;


--
-- Name: FUNCTION status_after_teardown(p_job showroom.job); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.status_after_teardown(p_job showroom.job) FROM PUBLIC;


--
-- Name: FUNCTION table_definition(relation oid, relations oid[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.table_definition(relation oid, relations oid[]) FROM PUBLIC;


--
-- Name: FUNCTION table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text) TO showroom_service;


--
-- Name: FUNCTION table_sequences(p_relation regclass); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.table_sequences(p_relation regclass) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.table_sequences(p_relation regclass) TO showroom_admin;
GRANT ALL ON FUNCTION showroom.table_sequences(p_relation regclass) TO showroom_guard;


--
-- Name: FUNCTION table_with_columns(p_environment text, p_columns text[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.table_with_columns(p_environment text, p_columns text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.table_with_columns(p_environment text, p_columns text[]) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.table_with_columns(p_environment text, p_columns text[]) TO showroom_service;


--
-- Name: FUNCTION take_rate(p_kind text, p_key text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.take_rate(p_kind text, p_key text) FROM PUBLIC;


--
-- Name: FUNCTION take_rows(p_table text, p_columns text[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.take_rows(p_table text, p_columns text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.take_rows(p_table text, p_columns text[]) TO showroom_ops;
GRANT ALL ON FUNCTION showroom.take_rows(p_table text, p_columns text[]) TO showroom_service;


--
-- Name: FUNCTION take_table_back(p_relation regclass); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.take_table_back(p_relation regclass) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.take_table_back(p_relation regclass) TO showroom_admin;
GRANT ALL ON FUNCTION showroom.take_table_back(p_relation regclass) TO showroom_guard;


--
-- Name: FUNCTION taken_ids(p_ids text[]); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.taken_ids(p_ids text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.taken_ids(p_ids text[]) TO showroom_viewer;


--
-- Name: FUNCTION text_setting_definition(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.text_setting_definition() FROM PUBLIC;


--
-- Name: FUNCTION text_setting_list(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.text_setting_list() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.text_setting_list() TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.text_setting_list() TO showroom_service;


--
-- Name: FUNCTION text_setting_set(p_key text, p_value text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.text_setting_set(p_key text, p_value text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.text_setting_set(p_key text, p_value text) TO showroom_admin;


--
-- Name: FUNCTION token_hash(p_token text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.token_hash(p_token text) FROM PUBLIC;


--
-- Name: FUNCTION touch(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.touch() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.touch() TO showroom_product;


--
-- Name: FUNCTION type_definition(type oid); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.type_definition(type oid) FROM PUBLIC;


--
-- Name: FUNCTION type_schemas(p_relation regclass); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.type_schemas(p_relation regclass) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.type_schemas(p_relation regclass) TO showroom_admin;
GRANT ALL ON FUNCTION showroom.type_schemas(p_relation regclass) TO showroom_guard;


--
-- Name: FUNCTION uncounted_environments(); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.uncounted_environments() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.uncounted_environments() TO showroom_ops;
GRANT ALL ON FUNCTION showroom.uncounted_environments() TO showroom_service;


--
-- Name: FUNCTION unregister_table(table_name text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.unregister_table(table_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.unregister_table(table_name text) TO showroom_admin;


--
-- Name: FUNCTION value_shares(p_environment text, p_table text, p_column text, p_limit integer); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.value_shares(p_environment text, p_table text, p_column text, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.value_shares(p_environment text, p_table text, p_column text, p_limit integer) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.value_shares(p_environment text, p_table text, p_column text, p_limit integer) TO showroom_service;


--
-- Name: FUNCTION verify_base(p_environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.verify_base(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.verify_base(p_environment text) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom.verify_base(p_environment text) TO showroom_service;


--
-- Name: FUNCTION write_context(OUT layer bigint, OUT environment text); Type: ACL; Schema: showroom; Owner: showroom_owner
--

REVOKE ALL ON FUNCTION showroom.write_context(OUT layer bigint, OUT environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom.write_context(OUT layer bigint, OUT environment text) TO showroom_live;


--
-- Name: FUNCTION casework__associations(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.casework__associations() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.casework__associations() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.casework__associations() TO showroom_service;


--
-- Name: FUNCTION casework__audit_entries(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.casework__audit_entries() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.casework__audit_entries() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.casework__audit_entries() TO showroom_service;


--
-- Name: FUNCTION casework__cases(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.casework__cases() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.casework__cases() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.casework__cases() TO showroom_service;


--
-- Name: FUNCTION casework__intake_reports(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.casework__intake_reports() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.casework__intake_reports() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.casework__intake_reports() TO showroom_service;


--
-- Name: FUNCTION casework__investigations(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.casework__investigations() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.casework__investigations() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.casework__investigations() TO showroom_service;


--
-- Name: FUNCTION casework__messages(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.casework__messages() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.casework__messages() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.casework__messages() TO showroom_service;


--
-- Name: FUNCTION casework__notes(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.casework__notes() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.casework__notes() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.casework__notes() TO showroom_service;


--
-- Name: FUNCTION casework__subjects(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.casework__subjects() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.casework__subjects() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.casework__subjects() TO showroom_service;


--
-- Name: FUNCTION casework__users(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.casework__users() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.casework__users() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.casework__users() TO showroom_service;


--
-- Name: FUNCTION impact__events(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.impact__events() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.impact__events() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.impact__events() TO showroom_service;


--
-- Name: FUNCTION impact__users(); Type: ACL; Schema: showroom_analyze; Owner: postgres
--

REVOKE ALL ON FUNCTION showroom_analyze.impact__users() FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_analyze.impact__users() TO showroom_ops;
GRANT ALL ON FUNCTION showroom_analyze.impact__users() TO showroom_service;


--
-- Name: FUNCTION analyze_own_table(p_environment text, p_table text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.analyze_own_table(p_environment text, p_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.analyze_own_table(p_environment text, p_table text) TO showroom_owner;


--
-- Name: TABLE layered_table; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.layered_table TO showroom_guard;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom.layered_table TO showroom_live;
GRANT SELECT ON TABLE showroom.layered_table TO showroom_viewer;
GRANT SELECT ON TABLE showroom.layered_table TO showroom_service;


--
-- Name: FUNCTION key_object(p_table showroom.layered_table, p_alias text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.key_object(p_table showroom.layered_table, p_alias text) FROM PUBLIC;


--
-- Name: FUNCTION operator_name(p_operator oid); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.operator_name(p_operator oid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.operator_name(p_operator oid) TO showroom_guard;


--
-- Name: FUNCTION index_equality(p_index oid, p_column integer); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.index_equality(p_index oid, p_column integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.index_equality(p_index oid, p_column integer) TO showroom_guard;


--
-- Name: FUNCTION key_match(p_table showroom.layered_table, p_left text, p_right text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.key_match(p_table showroom.layered_table, p_left text, p_right text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.key_match(p_table showroom.layered_table, p_left text, p_right text) TO showroom_guard;


--
-- Name: FUNCTION base_misfits(p_table showroom.layered_table); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.base_misfits(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION browse_fences(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_step integer, p_count integer); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.browse_fences(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_step integer, p_count integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.browse_fences(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_step integer, p_count integer) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom_guard.browse_fences(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_step integer, p_count integer) TO showroom_service;


--
-- Name: FUNCTION browse_rows(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_limit integer); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.browse_rows(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.browse_rows(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_limit integer) TO showroom_viewer;
GRANT ALL ON FUNCTION showroom_guard.browse_rows(p_environment text, p_table text, p_column text, p_value text, p_from text[], p_limit integer) TO showroom_service;


--
-- Name: FUNCTION browsed_table(p_guard_view text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.browsed_table(p_guard_view text) FROM PUBLIC;


--
-- Name: FUNCTION changed_fields(p_before jsonb, p_after jsonb); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.changed_fields(p_before jsonb, p_after jsonb) FROM PUBLIC;


--
-- Name: FUNCTION check_misfits(p_table showroom.layered_table, p_name text, p_condition text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.check_misfits(p_table showroom.layered_table, p_name text, p_condition text) FROM PUBLIC;


--
-- Name: FUNCTION check_own_relations(p_environment text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.check_own_relations(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.check_own_relations(p_environment text) TO showroom_owner;


--
-- Name: FUNCTION checks(p_table showroom.layered_table); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.checks(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION clear_layer(p_environment text, p_layer bigint, p_rows bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.clear_layer(p_environment text, p_layer bigint, p_rows bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.clear_layer(p_environment text, p_layer bigint, p_rows bigint) TO showroom_owner;


--
-- Name: FUNCTION close_own_table(p_environment text, p_table text, p_is_complete boolean); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.close_own_table(p_environment text, p_table text, p_is_complete boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.close_own_table(p_environment text, p_table text, p_is_complete boolean) TO showroom_owner;


--
-- Name: FUNCTION complete_own_table(p_environment text, p_relation oid); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.complete_own_table(p_environment text, p_relation oid) FROM PUBLIC;


--
-- Name: FUNCTION copy_layer(p_environment text, p_from bigint, p_to bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.copy_layer(p_environment text, p_from bigint, p_to bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.copy_layer(p_environment text, p_from bigint, p_to bigint) TO showroom_owner;


--
-- Name: FUNCTION culprits(p_table showroom.layered_table, p_constraint oid); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.culprits(p_table showroom.layered_table, p_constraint oid) FROM PUBLIC;


--
-- Name: FUNCTION drop_own_schemas(p_environment text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.drop_own_schemas(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.drop_own_schemas(p_environment text) TO showroom_owner;


--
-- Name: FUNCTION drop_view(product_schema text, product_table text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.drop_view(product_schema text, product_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.drop_view(product_schema text, product_table text) TO showroom_admin;


--
-- Name: FUNCTION fill_layered_columns(p_overlay text, p_columns text[]); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.fill_layered_columns(p_overlay text, p_columns text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.fill_layered_columns(p_overlay text, p_columns text[]) TO showroom_live;


--
-- Name: FUNCTION fit_layer(p_environment text, p_archived bigint, p_current bigint, p_into bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.fit_layer(p_environment text, p_archived bigint, p_current bigint, p_into bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.fit_layer(p_environment text, p_archived bigint, p_current bigint, p_into bigint) TO showroom_owner;


--
-- Name: FUNCTION has_layered_rows(p_overlay text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.has_layered_rows(p_overlay text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.has_layered_rows(p_overlay text) TO showroom_live;


--
-- Name: FUNCTION is_current(p_table showroom.layered_table, p_alias text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.is_current(p_table showroom.layered_table, p_alias text) FROM PUBLIC;


--
-- Name: FUNCTION is_dense(p_environment text, p_layer bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.is_dense(p_environment text, p_layer bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.is_dense(p_environment text, p_layer bigint) TO showroom_owner;


--
-- Name: FUNCTION is_layer_empty(p_environment text, p_layer bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.is_layer_empty(p_environment text, p_layer bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.is_layer_empty(p_environment text, p_layer bigint) TO showroom_owner;


--
-- Name: FUNCTION is_small_part(p_table text, p_key_column text, p_rows bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.is_small_part(p_table text, p_key_column text, p_rows bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.is_small_part(p_table text, p_key_column text, p_rows bigint) TO showroom_ops;
GRANT ALL ON FUNCTION showroom_guard.is_small_part(p_table text, p_key_column text, p_rows bigint) TO showroom_service;


--
-- Name: FUNCTION keep_rows(p_environment text, p_layer bigint, p_rows jsonb); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.keep_rows(p_environment text, p_layer bigint, p_rows jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.keep_rows(p_environment text, p_layer bigint, p_rows jsonb) TO showroom_owner;


--
-- Name: FUNCTION layer_changes(p_environment text, p_layer bigint, p_table text, p_limit bigint, p_offset bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.layer_changes(p_environment text, p_layer bigint, p_table text, p_limit bigint, p_offset bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.layer_changes(p_environment text, p_layer bigint, p_table text, p_limit bigint, p_offset bigint) TO showroom_owner;


--
-- Name: FUNCTION layer_conflicts(p_environment text, p_archived bigint, p_current bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.layer_conflicts(p_environment text, p_archived bigint, p_current bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.layer_conflicts(p_environment text, p_archived bigint, p_current bigint) TO showroom_owner;


--
-- Name: FUNCTION layer_counts(p_environment text, p_layer bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.layer_counts(p_environment text, p_layer bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.layer_counts(p_environment text, p_layer bigint) TO showroom_owner;


--
-- Name: FUNCTION layer_culprits(p_environment text, p_layer bigint, p_current bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.layer_culprits(p_environment text, p_layer bigint, p_current bigint) FROM PUBLIC;


--
-- Name: FUNCTION layer_misfits(p_environment text, p_layer bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.layer_misfits(p_environment text, p_layer bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.layer_misfits(p_environment text, p_layer bigint) TO showroom_owner;


--
-- Name: FUNCTION layer_sizes(p_environment text, p_layer bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.layer_sizes(p_environment text, p_layer bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.layer_sizes(p_environment text, p_layer bigint) TO showroom_owner;


--
-- Name: FUNCTION layer_stamp(p_environment text, p_layer bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.layer_stamp(p_environment text, p_layer bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.layer_stamp(p_environment text, p_layer bigint) TO showroom_owner;


--
-- Name: FUNCTION layered_references(p_table showroom.layered_table); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.layered_references(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION layered_tables_of(p_environment text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.layered_tables_of(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.layered_tables_of(p_environment text) TO showroom_owner;


--
-- Name: FUNCTION lend_own_tables(p_environment text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.lend_own_tables(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.lend_own_tables(p_environment text) TO showroom_owner;


--
-- Name: FUNCTION make_missing_tables(p_environment text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.make_missing_tables(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.make_missing_tables(p_environment text) TO showroom_owner;


--
-- Name: FUNCTION make_own_sequences(p_environment text, p_relation oid); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.make_own_sequences(p_environment text, p_relation oid) FROM PUBLIC;


--
-- Name: FUNCTION make_own_table(p_environment text, p_relation oid, p_key_column text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.make_own_table(p_environment text, p_relation oid, p_key_column text) FROM PUBLIC;


--
-- Name: FUNCTION make_view(product_table regclass, key_column text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.make_view(product_table regclass, key_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.make_view(product_table regclass, key_column text) TO showroom_admin;


--
-- Name: FUNCTION merge_layers(p_environment text, p_archived bigint, p_current bigint, p_into bigint, p_take text, p_choices jsonb); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.merge_layers(p_environment text, p_archived bigint, p_current bigint, p_into bigint, p_take text, p_choices jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.merge_layers(p_environment text, p_archived bigint, p_current bigint, p_into bigint, p_take text, p_choices jsonb) TO showroom_owner;


--
-- Name: FUNCTION misses_parent(p_table showroom.layered_table, p_constraint oid); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.misses_parent(p_table showroom.layered_table, p_constraint oid) FROM PUBLIC;


--
-- Name: FUNCTION note_change(p_overlay text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.note_change(p_overlay text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.note_change(p_overlay text) TO showroom_live;


--
-- Name: FUNCTION note_loss(p_overlay text, p_column text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.note_loss(p_overlay text, p_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.note_loss(p_overlay text, p_column text) TO showroom_live;


--
-- Name: FUNCTION open_own_schema(p_environment text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.open_own_schema(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.open_own_schema(p_environment text) TO showroom_owner;


--
-- Name: FUNCTION open_own_table(p_environment text, p_table text, p_columns text[]); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.open_own_table(p_environment text, p_table text, p_columns text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_guard.open_own_table(p_environment text, p_table text, p_columns text[]) TO showroom_owner;


--
-- Name: FUNCTION orphan_misfits(p_table showroom.layered_table, p_constraint oid); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.orphan_misfits(p_table showroom.layered_table, p_constraint oid) FROM PUBLIC;


--
-- Name: FUNCTION own_foreign_keys(p_environment text, p_relation oid); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.own_foreign_keys(p_environment text, p_relation oid) FROM PUBLIC;


--
-- Name: FUNCTION own_keys(p_environment text, p_relation oid); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.own_keys(p_environment text, p_relation oid) FROM PUBLIC;


--
-- Name: FUNCTION own_relation(p_environment text, p_table text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.own_relation(p_environment text, p_table text) FROM PUBLIC;


--
-- Name: FUNCTION own_relations(p_environment text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.own_relations(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION put_back(p_table showroom.layered_table, p_current bigint, p_into bigint); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.put_back(p_table showroom.layered_table, p_current bigint, p_into bigint) FROM PUBLIC;


--
-- Name: FUNCTION layered(p_relation oid); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.layered(p_relation oid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.layered(p_relation oid) TO showroom_guard;


--
-- Name: FUNCTION reference_misfits(p_table showroom.layered_table, p_constraint oid); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.reference_misfits(p_table showroom.layered_table, p_constraint oid) FROM PUBLIC;


--
-- Name: FUNCTION row_object(p_alias text); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.row_object(p_alias text) FROM PUBLIC;


--
-- Name: FUNCTION column_list(p_columns text[], p_prefix text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.column_list(p_columns text[], p_prefix text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.column_list(p_columns text[], p_prefix text) TO showroom_guard;


--
-- Name: FUNCTION written_columns(p_relation oid); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.written_columns(p_relation oid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.written_columns(p_relation oid) TO showroom_guard;


--
-- Name: FUNCTION common_columns(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.common_columns(p_table showroom.layered_table) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.common_columns(p_table showroom.layered_table) TO showroom_guard;


--
-- Name: FUNCTION same_change(p_table showroom.layered_table); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.same_change(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION unique_misfits(p_table showroom.layered_table, p_index oid); Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

REVOKE ALL ON FUNCTION showroom_guard.unique_misfits(p_table showroom.layered_table, p_index oid) FROM PUBLIC;


--
-- Name: FUNCTION assignments(p_columns text[]); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.assignments(p_columns text[]) FROM PUBLIC;


--
-- Name: FUNCTION check_layerable(p_relation oid); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.check_layerable(p_relation oid) FROM PUBLIC;


--
-- Name: FUNCTION check_lookups(p_relation oid); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.check_lookups(p_relation oid) FROM PUBLIC;


--
-- Name: FUNCTION child_action(p_constraint pg_constraint, p_action "char", p_is_update boolean); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.child_action(p_constraint pg_constraint, p_action "char", p_is_update boolean) FROM PUBLIC;


--
-- Name: FUNCTION child_actions(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.child_actions(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION column_names(p_relation oid, p_attributes smallint[]); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.column_names(p_relation oid, p_attributes smallint[]) FROM PUBLIC;


--
-- Name: FUNCTION column_shapes(p_relation oid); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.column_shapes(p_relation oid) FROM PUBLIC;


--
-- Name: FUNCTION delete_part(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.delete_part(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION dense(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.dense(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION describe(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.describe(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text) FROM PUBLIC;


--
-- Name: FUNCTION drop_views(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.drop_views(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION follow_columns(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.follow_columns(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION follow_table(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.follow_table(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION freshness_part(p_table showroom.layered_table, p_gone text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.freshness_part(p_table showroom.layered_table, p_gone text) FROM PUBLIC;


--
-- Name: FUNCTION raise_statement(p_state text, p_relation oid, p_constraint text, p_message text, p_detail text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.raise_statement(p_state text, p_relation oid, p_constraint text, p_message text, p_detail text) FROM PUBLIC;


--
-- Name: FUNCTION identity_part(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.identity_part(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION insert_part(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.insert_part(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION install(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.install(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.install(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text) TO showroom_admin;
GRANT ALL ON FUNCTION showroom_live.install(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text) TO showroom_owner;


--
-- Name: FUNCTION reference_pairs(p_constraint oid); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.reference_pairs(p_constraint oid) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.reference_pairs(p_constraint oid) TO showroom_guard;


--
-- Name: FUNCTION key_change_actions(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.key_change_actions(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION make_density(p_schema text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.make_density(p_schema text) FROM PUBLIC;


--
-- Name: FUNCTION make_one_view(p_table showroom.layered_table, p_unmasked text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.make_one_view(p_table showroom.layered_table, p_unmasked text) FROM PUBLIC;


--
-- Name: FUNCTION make_overlay(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.make_overlay(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION make_schemas(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.make_schemas(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION make_trigger(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.make_trigger(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION make_view(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.make_view(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION measure_depths(p_environment text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.measure_depths(p_environment text) FROM PUBLIC;


--
-- Name: FUNCTION overlay_indexes(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.overlay_indexes(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION own_row(p_table showroom.layered_table, p_row text, p_alias text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.own_row(p_table showroom.layered_table, p_row text, p_alias text) FROM PUBLIC;


--
-- Name: FUNCTION parent_exists(p_constraint oid); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.parent_exists(p_constraint oid) FROM PUBLIC;


--
-- Name: FUNCTION reference_check(p_constraint pg_constraint, p_is_update boolean); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.reference_check(p_constraint pg_constraint, p_is_update boolean) FROM PUBLIC;


--
-- Name: FUNCTION reference_checks(p_table showroom.layered_table, p_is_update boolean); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.reference_checks(p_table showroom.layered_table, p_is_update boolean) FROM PUBLIC;


--
-- Name: FUNCTION refuse_renewal(p_table showroom.layered_table, p_why text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.refuse_renewal(p_table showroom.layered_table, p_why text) FROM PUBLIC;


--
-- Name: FUNCTION remove(p_schema text, p_table text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.remove(p_schema text, p_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.remove(p_schema text, p_table text) TO showroom_admin;
GRANT ALL ON FUNCTION showroom_live.remove(p_schema text, p_table text) TO showroom_owner;


--
-- Name: FUNCTION remove_own(p_environment text); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.remove_own(p_environment text) FROM PUBLIC;
GRANT ALL ON FUNCTION showroom_live.remove_own(p_environment text) TO showroom_guard;
GRANT ALL ON FUNCTION showroom_live.remove_own(p_environment text) TO showroom_owner;


--
-- Name: FUNCTION renew_neighbours(p_relation oid); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.renew_neighbours(p_relation oid) FROM PUBLIC;


--
-- Name: FUNCTION returning_part(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.returning_part(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION set_defaults(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.set_defaults(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION unique_check(p_table showroom.layered_table, p_index oid, p_is_update boolean); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.unique_check(p_table showroom.layered_table, p_index oid, p_is_update boolean) FROM PUBLIC;


--
-- Name: FUNCTION unique_checks(p_table showroom.layered_table, p_is_update boolean); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.unique_checks(p_table showroom.layered_table, p_is_update boolean) FROM PUBLIC;


--
-- Name: FUNCTION unmasked(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.unmasked(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION unmasked_one_by_one(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.unmasked_one_by_one(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: FUNCTION update_part(p_table showroom.layered_table); Type: ACL; Schema: showroom_live; Owner: showroom_live
--

REVOKE ALL ON FUNCTION showroom_live.update_part(p_table showroom.layered_table) FROM PUBLIC;


--
-- Name: TABLE associations; Type: ACL; Schema: casework; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework.associations TO showroom_guard;
GRANT SELECT ON TABLE casework.associations TO showroom_live;


--
-- Name: TABLE audit_entries; Type: ACL; Schema: casework; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework.audit_entries TO showroom_guard;
GRANT SELECT ON TABLE casework.audit_entries TO showroom_live;


--
-- Name: TABLE cases; Type: ACL; Schema: casework; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework.cases TO showroom_guard;
GRANT SELECT ON TABLE casework.cases TO showroom_live;


--
-- Name: TABLE intake_reports; Type: ACL; Schema: casework; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework.intake_reports TO showroom_guard;
GRANT SELECT ON TABLE casework.intake_reports TO showroom_live;


--
-- Name: TABLE investigations; Type: ACL; Schema: casework; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework.investigations TO showroom_guard;
GRANT SELECT ON TABLE casework.investigations TO showroom_live;


--
-- Name: TABLE messages; Type: ACL; Schema: casework; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework.messages TO showroom_guard;
GRANT SELECT ON TABLE casework.messages TO showroom_live;


--
-- Name: TABLE notes; Type: ACL; Schema: casework; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework.notes TO showroom_guard;
GRANT SELECT ON TABLE casework.notes TO showroom_live;


--
-- Name: TABLE subjects; Type: ACL; Schema: casework; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework.subjects TO showroom_guard;
GRANT SELECT ON TABLE casework.subjects TO showroom_live;


--
-- Name: TABLE users; Type: ACL; Schema: casework; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework.users TO showroom_guard;
GRANT SELECT ON TABLE casework.users TO showroom_live;


--
-- Name: TABLE associations; Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_overlay.associations TO showroom_guard;


--
-- Name: TABLE associations; Type: ACL; Schema: casework_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_dense.associations TO showroom_product;


--
-- Name: TABLE audit_entries; Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_overlay.audit_entries TO showroom_guard;


--
-- Name: TABLE audit_entries; Type: ACL; Schema: casework_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_dense.audit_entries TO showroom_product;


--
-- Name: TABLE cases; Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_overlay.cases TO showroom_guard;


--
-- Name: TABLE cases; Type: ACL; Schema: casework_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_dense.cases TO showroom_product;


--
-- Name: TABLE intake_reports; Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_overlay.intake_reports TO showroom_guard;


--
-- Name: TABLE intake_reports; Type: ACL; Schema: casework_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_dense.intake_reports TO showroom_product;


--
-- Name: TABLE investigations; Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_overlay.investigations TO showroom_guard;


--
-- Name: TABLE investigations; Type: ACL; Schema: casework_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_dense.investigations TO showroom_product;


--
-- Name: TABLE messages; Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_overlay.messages TO showroom_guard;


--
-- Name: TABLE messages; Type: ACL; Schema: casework_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_dense.messages TO showroom_product;


--
-- Name: TABLE notes; Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_overlay.notes TO showroom_guard;


--
-- Name: TABLE notes; Type: ACL; Schema: casework_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_dense.notes TO showroom_product;


--
-- Name: TABLE subjects; Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_overlay.subjects TO showroom_guard;


--
-- Name: TABLE subjects; Type: ACL; Schema: casework_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_dense.subjects TO showroom_product;


--
-- Name: TABLE users; Type: ACL; Schema: casework_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_overlay.users TO showroom_guard;


--
-- Name: TABLE users; Type: ACL; Schema: casework_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_dense.users TO showroom_product;


--
-- Name: TABLE associations; Type: ACL; Schema: casework_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_live.associations TO showroom_product;


--
-- Name: TABLE audit_entries; Type: ACL; Schema: casework_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_live.audit_entries TO showroom_product;


--
-- Name: TABLE cases; Type: ACL; Schema: casework_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_live.cases TO showroom_product;


--
-- Name: TABLE intake_reports; Type: ACL; Schema: casework_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_live.intake_reports TO showroom_product;


--
-- Name: TABLE investigations; Type: ACL; Schema: casework_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_live.investigations TO showroom_product;


--
-- Name: TABLE messages; Type: ACL; Schema: casework_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_live.messages TO showroom_product;


--
-- Name: TABLE notes; Type: ACL; Schema: casework_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_live.notes TO showroom_product;


--
-- Name: TABLE subjects; Type: ACL; Schema: casework_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_live.subjects TO showroom_product;


--
-- Name: TABLE users; Type: ACL; Schema: casework_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE casework_live.users TO showroom_product;


--
-- Name: TABLE events; Type: ACL; Schema: impact; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE impact.events TO showroom_guard;
GRANT SELECT ON TABLE impact.events TO showroom_live;


--
-- Name: TABLE users; Type: ACL; Schema: impact; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE impact.users TO showroom_guard;
GRANT SELECT ON TABLE impact.users TO showroom_live;


--
-- Name: TABLE events; Type: ACL; Schema: impact_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE impact_overlay.events TO showroom_guard;


--
-- Name: TABLE events; Type: ACL; Schema: impact_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE impact_dense.events TO showroom_product;


--
-- Name: TABLE users; Type: ACL; Schema: impact_overlay; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE impact_overlay.users TO showroom_guard;


--
-- Name: TABLE users; Type: ACL; Schema: impact_dense; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE impact_dense.users TO showroom_product;


--
-- Name: TABLE events; Type: ACL; Schema: impact_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE impact_live.events TO showroom_product;


--
-- Name: TABLE users; Type: ACL; Schema: impact_live; Owner: showroom_live
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE impact_live.users TO showroom_product;


--
-- Name: TABLE access_link_list; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.access_link_list TO showroom_viewer;
GRANT SELECT ON TABLE showroom.access_link_list TO showroom_service;


--
-- Name: TABLE environment_list; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.environment_list TO showroom_viewer;


--
-- Name: TABLE layer_loss; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE showroom.layer_loss TO showroom_guard;


--
-- Name: TABLE migration; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.migration TO showroom_viewer;


--
-- Name: TABLE persona_list; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.persona_list TO showroom_viewer;
GRANT SELECT ON TABLE showroom.persona_list TO showroom_service;


--
-- Name: TABLE sandbox_list; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.sandbox_list TO showroom_viewer;
GRANT SELECT ON TABLE showroom.sandbox_list TO showroom_service;


--
-- Name: TABLE sandbox_type; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.sandbox_type TO showroom_viewer;
GRANT SELECT ON TABLE showroom.sandbox_type TO showroom_service;


--
-- Name: TABLE session_list; Type: ACL; Schema: showroom; Owner: showroom_owner
--

GRANT SELECT ON TABLE showroom.session_list TO showroom_viewer;
GRANT SELECT ON TABLE showroom.session_list TO showroom_service;


--
-- Name: TABLE casework__associations; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.casework__associations TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__associations TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__associations TO showroom_ops;


--
-- Name: TABLE casework__audit_entries; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.casework__audit_entries TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__audit_entries TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__audit_entries TO showroom_ops;


--
-- Name: TABLE casework__cases; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.casework__cases TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__cases TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__cases TO showroom_ops;


--
-- Name: TABLE casework__intake_reports; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.casework__intake_reports TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__intake_reports TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__intake_reports TO showroom_ops;


--
-- Name: TABLE casework__investigations; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.casework__investigations TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__investigations TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__investigations TO showroom_ops;


--
-- Name: TABLE casework__messages; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.casework__messages TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__messages TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__messages TO showroom_ops;


--
-- Name: TABLE casework__notes; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.casework__notes TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__notes TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__notes TO showroom_ops;


--
-- Name: TABLE casework__subjects; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.casework__subjects TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__subjects TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__subjects TO showroom_ops;


--
-- Name: TABLE casework__users; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.casework__users TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__users TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.casework__users TO showroom_ops;


--
-- Name: TABLE impact__events; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.impact__events TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.impact__events TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.impact__events TO showroom_ops;


--
-- Name: TABLE impact__users; Type: ACL; Schema: showroom_guard; Owner: showroom_guard
--

GRANT SELECT ON TABLE showroom_guard.impact__users TO showroom_viewer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE showroom_guard.impact__users TO showroom_service;
GRANT INSERT,DELETE,UPDATE ON TABLE showroom_guard.impact__users TO showroom_ops;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: showroom_guard
--

ALTER DEFAULT PRIVILEGES FOR ROLE showroom_guard REVOKE ALL ON FUNCTIONS  FROM PUBLIC;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: showroom_live
--

ALTER DEFAULT PRIVILEGES FOR ROLE showroom_live REVOKE ALL ON FUNCTIONS  FROM PUBLIC;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: showroom_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE showroom_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;


--
-- PostgreSQL database dump complete
--



