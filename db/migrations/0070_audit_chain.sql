-- The audit log's hash chain. What was done is written inside the transaction of its effect and sealed when that commits: from then
-- on nothing can be changed, removed or cut off unnoticed. Nobody waits for the chain: whoever finds it taken leaves the sealing to
-- the next one.

SET LOCAL ROLE showroom_owner;

-- With which program (as it names itself) and from where; rows from before do not say.
ALTER TABLE showroom.audit
    ADD COLUMN program text NOT NULL DEFAULT '',
    ADD COLUMN host    text NOT NULL DEFAULT '';
ALTER TABLE showroom.audit
    ALTER COLUMN program SET DEFAULT left(coalesce(current_setting('application_name', true), ''), 64),
    ALTER COLUMN host    SET DEFAULT coalesce(host(inet_client_addr()), 'local');

-- The last link. It is what tells when the log's end was cut off.
CREATE TABLE showroom.audit_head (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    sequence bigint NOT NULL DEFAULT 0,
    hash     bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex') CHECK (octet_length(hash) = 32)
);
INSERT INTO showroom.audit_head DEFAULT VALUES;

-- Everything that a row says, in a form in which different rows never read alike and no setting of a connection plays a part.
CREATE FUNCTION showroom.audit_content(p_entry showroom.audit) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT convert_to(jsonb_build_array(
    p_entry.sequence, p_entry.id, extract(epoch FROM p_entry.occurred_at), p_entry.actor, p_entry.program, p_entry.host,
    p_entry.action, p_entry.environment, p_entry.reason, p_entry.counts_before, p_entry.counts_after, p_entry.details,
    extract(epoch FROM p_entry.sealed_at))::text, 'UTF8')
$$;

-- SHA-256 over the hash before and the row's own content.
CREATE FUNCTION showroom.audit_hash(p_entry showroom.audit) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN sha256(p_entry.previous_hash || showroom.audit_content(p_entry));

-- Nothing is ever changed or removed, not even by the log's owner; the only thing that happens to a row is its sealing.
CREATE FUNCTION showroom.keep_audit() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
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
CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON showroom.audit
    FOR EACH ROW EXECUTE FUNCTION showroom.keep_audit();
CREATE TRIGGER keep_whole_audit BEFORE TRUNCATE ON showroom.audit
    FOR EACH STATEMENT EXECUTE FUNCTION showroom.keep_audit();

-- Chains what is committed and not sealed yet, at most so many rows, oldest first; says how many. Whoever comes while another one
-- is at it goes home at once.
CREATE FUNCTION showroom.audit_seal(p_most integer DEFAULT 5000) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- Seals at the end of the transaction that wrote, so that the chain is held for a commit's time, never for a long step's. Under the
-- stricter isolation levels the chain's end may not be visible: the next one seals.
CREATE FUNCTION showroom.seal_at_commit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('transaction_isolation') = 'read committed'
       AND EXISTS (SELECT FROM showroom.audit a WHERE a.id = NEW.id AND a.sequence IS NULL) THEN
        PERFORM showroom.audit_seal(1000);
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER seal_at_commit AFTER INSERT ON showroom.audit
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.seal_at_commit();

-- The chain from its first link to its last, against the head kept here and, when given, one that was kept elsewhere. `fault` is null
-- when all is well; else `broken_sequence` is the first link that is not as it was: missing (removed), changed, unchained (what
-- stood before it is another row), cut (the end is gone), rewritten (another chain than the one whose head was kept).
CREATE FUNCTION showroom.audit_verify(p_sequence bigint DEFAULT NULL, p_hash text DEFAULT NULL)
RETURNS TABLE (links bigint, unsealed bigint, head_sequence bigint, head_hash text, fault text, broken_sequence bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- Entries from the newest to the oldest before `before` (null: from the newest), at most `most`. Each filter is left out when null:
-- the actor, the environment, the beginning of the action's name, the times from (included) and until (excluded).
CREATE FUNCTION showroom.audit_list(actor_is text, environment_is text, action_begins text, from_time timestamptz,
                                    until_time timestamptz, before bigint, most integer)
RETURNS TABLE (id bigint, occurred_at timestamptz, actor text, program text, host text, action text, environment text, reason text,
               counts_before jsonb, counts_after jsonb, details jsonb, sequence bigint, hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- What filters can choose from.
CREATE FUNCTION showroom.audit_words()
RETURNS TABLE (actors text[], actions text[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT (SELECT array_agg(DISTINCT a.actor ORDER BY a.actor) FROM showroom.audit a),
       (SELECT array_agg(DISTINCT a.action ORDER BY a.action) FROM showroom.audit a)
$$;

-- Rows that should have been sealed long ago: nobody who seals has been here for a minute, or somebody is kept from it.
CREATE FUNCTION showroom.doctor_unsealed() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
RETURN (SELECT count(*) FROM showroom.audit a
         WHERE a.sequence IS NULL AND a.occurred_at < clock_timestamp() - interval '60 seconds');

GRANT EXECUTE ON FUNCTION showroom.audit_seal(integer), showroom.audit_verify(bigint, text), showroom.audit_words(),
    showroom.audit_list(text, text, text, timestamptz, timestamptz, bigint, integer), showroom.doctor_unsealed()
    TO showroom_viewer, showroom_service;

RESET ROLE;
