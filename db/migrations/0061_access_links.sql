-- Access links: who has one enters an environment as a persona. Only hashes of the tokens are kept.

SET LOCAL ROLE showroom_owner;

-- Settings that are text; kept like the others.
CREATE FUNCTION showroom.text_setting_definition()
RETURNS TABLE (key text, default_value text, pattern text, remedy text, description text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
VALUES
    ('access.baseDomain', 'app.example.com', '^(?=.{1,190}(:|$))[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?$',
     'Give a domain in lower-case letters, for example app.example.com.',
     'Domain under which environments are reached: https://{id}.{domain}'),
    ('usage.internalDomains', '', '^([a-z0-9.-]{1,190}(, ?[a-z0-9.-]{1,190}){0,19})?$',
     'Give mail domains separated by commas, for example example.com, example.org.',
     'Mail domains of colleagues, whom usage leaves out')
$$;

CREATE FUNCTION showroom.text_setting_list()
RETURNS TABLE (key text, value text, default_value text, description text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT d.key, coalesce(s.value #>> '{}', d.default_value), d.default_value, d.description
  FROM showroom.text_setting_definition() d LEFT JOIN showroom.setting s ON s.key = d.key
 ORDER BY d.key
$$;

CREATE FUNCTION showroom.text_setting_value(p_key text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT value FROM showroom.text_setting_list() WHERE key = p_key
$$;

CREATE FUNCTION showroom.text_setting_set(p_key text, p_value text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
GRANT EXECUTE ON FUNCTION showroom.text_setting_list(), showroom.text_setting_value(text) TO showroom_viewer, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.text_setting_set(text, text) TO showroom_admin;

-- Addresses ----------------------------------------------------------------------------------------------------------------

-- A text as part of a URL's query (RFC 3986).
CREATE FUNCTION showroom.url_part(p_text text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
SELECT coalesce(string_agg(CASE WHEN c ~ '^[A-Za-z0-9._~-]$' THEN c
                                ELSE regexp_replace(upper(encode(convert_to(c, 'UTF8'), 'hex')), '(..)', '%\1', 'g') END,
                           '' ORDER BY n), '')
  FROM regexp_split_to_table(p_text, '') WITH ORDINALITY u (c, n)
$$;

-- Where an environment is reached, as this persona or, with none, as nobody in particular.
CREATE FUNCTION showroom.environment_url(p_environment text, p_persona text DEFAULT NULL) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN 'https://' || p_environment || '.' || showroom.text_setting_value('access.baseDomain')
       || coalesce('?auto_login=' || showroom.url_part(nullif(p_persona, '')), '');

-- What is handed out for a token.
CREATE FUNCTION showroom.link_url(p_token text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN 'https://' || showroom.text_setting_value('access.baseDomain') || '/demo/' || p_token;

GRANT EXECUTE ON FUNCTION showroom.url_part(text), showroom.environment_url(text, text), showroom.link_url(text)
    TO showroom_viewer, showroom_service;

-- Links --------------------------------------------------------------------------------------------------------------------

ALTER TABLE showroom.access_link
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN revoked_by text;

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR UPDATE OR DELETE ON showroom.access_link
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('link');

CREATE VIEW showroom.access_link_list AS
SELECT l.id, l.environment, coalesce(p.email, '') AS persona, coalesce(p.name, '') AS persona_name, l.label, l.max_uses, l.uses,
       l.last_used_at, l.expires_at, l.revoked_at, l.created_at, l.created_by,
       CASE WHEN l.revoked_at IS NOT NULL THEN 'revoked'
            WHEN l.expires_at <= showroom.now() OR e.status <> 'ready' AND e.status NOT IN ('queued', 'seeding', 'refreshing')
            THEN 'expired'
            WHEN l.uses >= l.max_uses THEN 'used-up'
            ELSE 'active' END AS state
  FROM showroom.access_link l
  JOIN showroom.environment e ON e.id = l.environment
  LEFT JOIN showroom.persona p ON p.id = l.persona;
GRANT SELECT ON showroom.access_link_list TO showroom_viewer, showroom_service;

-- A bearer token: the prefix and 43 characters that stand for 32 bytes of chance.
CREATE FUNCTION showroom.random_token(p_prefix text) RETURNS text
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp
RETURN p_prefix || rtrim(translate(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                                                 || uuid_send(gen_random_uuid())), 'base64'), '+/', '-_'), '=');

-- Makes a link; its token is told this one time. The persona is named by mail address, empty for none; no limit of uses and no end
-- of its own when they are null. Refuses for an environment that nobody could enter with it (SR003).
CREATE FUNCTION showroom.create_access_link(p_environment text, p_persona text DEFAULT '', p_label text DEFAULT '',
                                            p_max_uses integer DEFAULT NULL, p_expires_at timestamptz DEFAULT NULL)
RETURNS TABLE (id uuid, token text, url text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- Ends a link at once and for good; nothing for one that was revoked before. SR002.
CREATE FUNCTION showroom.revoke_access_link(p_link uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- Opens a link: counts the use, notes the access, and says where to go. The answer to every token that opens nothing is the same,
-- SR024, so that it tells nobody whether it ever did.
CREATE FUNCTION showroom.resolve_access_link(p_token text)
RETURNS TABLE (environment text, persona text, persona_name text, redirect text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- Notes that somebody used an environment, at most once a minute and never waiting for anybody.
CREATE FUNCTION showroom.note_access(p_environment text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM showroom.environment e
      WHERE e.id = p_environment AND coalesce(e.last_accessed_at <= showroom.now() - interval '1 minute', true)
        FOR NO KEY UPDATE SKIP LOCKED;
    IF FOUND THEN
        UPDATE showroom.environment SET last_accessed_at = showroom.now() WHERE id = p_environment;
    END IF;
END
$$;

GRANT EXECUTE ON FUNCTION showroom.create_access_link(text, text, text, integer, timestamptz), showroom.revoke_access_link(uuid)
    TO showroom_sales, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.resolve_access_link(text) TO showroom_service, showroom_app, showroom_product;

RESET ROLE;
