-- Who may do what, given and taken by an administrator without leaving Showroom. `db/roles.sql` makes
-- the role that passes the groups on.

SET LOCAL ROLE showroom_owner;

-- The groups that people can be given, from the one that sees to the one that administers, then the programs' own.
CREATE FUNCTION showroom.role_group()
RETURNS TABLE (word text, group_role text, place integer, meaning text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
VALUES
    ('viewer',  'showroom_viewer',  1, 'sees environments, jobs, sessions and their data'),
    ('support', 'showroom_support', 2, 'and exports'),
    ('sales',   'showroom_sales',   3, 'and works with sessions and links: preview, reset, undo'),
    ('ops',     'showroom_ops',     4, 'makes, refreshes, extends and tears down environments; all of support and sales'),
    ('admin',   'showroom_admin',   5, 'and settings, limits, roles, conversion'),
    ('service', 'showroom_service', 6, 'the unattended program'),
    ('app',     'showroom_app',     7, 'the product itself: opens sessions, asks for restrictions and limits'),
    ('product', 'showroom_product', 8, 'the product inside a session: the live views and nothing else')
$$;

-- Every login that is a member of a group, once for each of its groups; `is_direct` is false for what another group brings along.
CREATE FUNCTION showroom.role_members()
RETURNS TABLE (login text, word text, is_direct boolean, is_superuser boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT r.rolname::text, g.word,
       EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid AND m.roleid = g.group_role::regrole), r.rolsuper
  FROM pg_roles r CROSS JOIN showroom.role_group() g
 WHERE r.rolcanlogin AND NOT r.rolsuper AND pg_has_role(r.oid, g.group_role::regrole, 'USAGE')
 ORDER BY r.rolname, g.place
$$;

CREATE FUNCTION showroom.role_of_word(p_word text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found text := (SELECT g.group_role FROM showroom.role_group() g WHERE g.word = p_word);
BEGIN
    IF found IS NULL THEN
        PERFORM showroom.refuse('SR005', format('There is no role “%s”.', left(p_word, 60)),
            format('The roles are: %s.', (SELECT string_agg(g.word, ', ' ORDER BY g.place) FROM showroom.role_group() g)),
            jsonb_build_array(jsonb_build_object('field', 'role', 'code', 'unknown', 'message', 'There is no such role.')));
    END IF;
    RETURN found;
END
$$;

-- The login as the server knows it: names are compared as they are, so that none that only looks alike is meant by mistake.
CREATE FUNCTION showroom.require_login(p_login text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = p_login AND r.rolcanlogin) THEN
        PERFORM showroom.refuse('SR002', format('There is no login “%s” on this server.', left(p_login, 63)),
            'Let the database''s owner make it (CREATE ROLE … LOGIN), then grant the role again; names are case-sensitive.');
    END IF;
    IF (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = p_login) THEN
        PERFORM showroom.refuse('SR003', format('“%s” is a superuser, whom no role can bind.', p_login),
            'Give people logins that are no superusers.');
    END IF;
END
$$;

CREATE FUNCTION showroom.audit_membership(p_action text, p_login text, p_word text, p_reason text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT showroom.audit_record(p_action, NULL, p_reason, jsonb_build_object('login', p_login, 'role', p_word))
$$;

GRANT USAGE, CREATE ON SCHEMA showroom TO showroom_membership;
GRANT EXECUTE ON FUNCTION showroom.role_group(), showroom.role_of_word(text), showroom.require_login(text),
    showroom.audit_membership(text, text, text, text), showroom.refuse(text, text, text, jsonb) TO showroom_membership;

RESET ROLE;
SET LOCAL ROLE showroom_membership;

CREATE FUNCTION showroom.role_grant(p_login text, p_word text, p_reason text DEFAULT '') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text := showroom.role_of_word(p_word);
BEGIN
    PERFORM showroom.require_login(p_login);
    EXECUTE format('GRANT %I TO %I', wanted, p_login);
    PERFORM showroom.audit_membership('role.grant', p_login, p_word, p_reason);
END
$$;

CREATE FUNCTION showroom.role_revoke(p_login text, p_word text, p_reason text DEFAULT '') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unwanted text := showroom.role_of_word(p_word);
BEGIN
    PERFORM showroom.require_login(p_login);
    IF NOT EXISTS (SELECT FROM pg_auth_members m WHERE m.member = quote_ident(p_login)::regrole AND m.roleid = unwanted::regrole) THEN
        PERFORM showroom.refuse('SR002', format('“%s” does not have the role %s by itself.', p_login, p_word),
            'The list of roles shows which one brings it along.');
    END IF;
    IF p_login = session_user AND p_word = 'admin' THEN
        PERFORM showroom.refuse('SR003', 'You would lock yourself out: this is your own right to administer.',
            'Let another administrator take it.');
    END IF;
    EXECUTE format('REVOKE %I FROM %I', unwanted, p_login);
    PERFORM showroom.audit_membership('role.revoke', p_login, p_word, p_reason);
END
$$;

REVOKE ALL ON FUNCTION showroom.role_grant(text, text, text), showroom.role_revoke(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.role_grant(text, text, text), showroom.role_revoke(text, text, text) TO showroom_admin;

RESET ROLE;
SET LOCAL ROLE showroom_owner;
REVOKE CREATE ON SCHEMA showroom FROM showroom_membership;
GRANT EXECUTE ON FUNCTION showroom.role_group(), showroom.role_members() TO showroom_viewer, showroom_service;

RESET ROLE;
