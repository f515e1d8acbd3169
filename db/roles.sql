-- Group roles of Showroom and the owners of its objects. Cluster-wide, hence outside the migrations; can be repeated.
-- People's own logins are granted one of the group roles.

DO $roles$
DECLARE
    wanted text;
    containment record;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[
        'showroom_viewer',  -- sees environments, jobs and their data
        'showroom_support', -- exports as well
        'showroom_sales',   -- keeps sessions: reset, undo, links
        'showroom_ops',     -- makes, refreshes and tears down environments
        'showroom_admin',   -- settings, limits, roles, conversion
        'showroom_service', -- the unattended program
        'showroom_app',     -- the product itself
        'showroom_product', -- the product inside a session: sees the live views and nothing else
        'showroom_owner',   -- owns the control plane
        'showroom_membership', -- passes the groups on; inherits none of them
        'showroom_guard',   -- owns the guard views and holds the product tables' privileges
        'showroom_live',    -- owns sessions' overlays and live views; reads the product's tables, writes none
        'showroom_conversion' -- owns the one function that writes production rows, where a product's owner let it
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
            EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
    END LOOP;

    FOR containment IN
        SELECT * FROM (VALUES
            ('showroom_support', 'showroom_viewer'),
            ('showroom_sales', 'showroom_viewer'),
            ('showroom_ops', 'showroom_support'),
            ('showroom_ops', 'showroom_sales'),
            ('showroom_admin', 'showroom_ops'),
            ('showroom_service', 'showroom_ops')
        ) AS pairs (holder, held)
    LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_auth_members
                       WHERE roleid = containment.held::regrole AND member = containment.holder::regrole) THEN
            EXECUTE pg_catalog.format('GRANT %I TO %I', containment.held, containment.holder);
        END IF;
    END LOOP;

    -- Administrators give and take the groups by functions of a role that has them to pass on, and no right of theirs.
    IF (SELECT rolinherit FROM pg_catalog.pg_roles WHERE rolname = 'showroom_membership') THEN
        ALTER ROLE showroom_membership NOINHERIT;
    END IF;
    FOREACH wanted IN ARRAY ARRAY['showroom_viewer', 'showroom_support', 'showroom_sales', 'showroom_ops', 'showroom_admin',
                                  'showroom_service', 'showroom_app', 'showroom_product'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_auth_members
                       WHERE roleid = wanted::regrole AND member = 'showroom_membership'::regrole AND admin_option) THEN
            EXECUTE pg_catalog.format('GRANT %I TO showroom_membership WITH ADMIN OPTION', wanted);
        END IF;
    END LOOP;

    -- Whoever migrates without being a superuser acts as the owners.
    IF NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN
        FOREACH wanted IN ARRAY ARRAY['showroom_owner', 'showroom_guard', 'showroom_live', 'showroom_conversion',
                                      'showroom_membership'] LOOP
            IF NOT pg_catalog.pg_has_role(current_user, wanted, 'USAGE') THEN
                EXECUTE pg_catalog.format('GRANT %I TO %I', wanted, current_user);
            END IF;
        END LOOP;
        -- The first one administers, until somebody else does: else nobody could give anybody a role.
        IF (SELECT r.rolcreaterole FROM pg_catalog.pg_roles r WHERE r.rolname = current_user)
           AND (pg_catalog.current_setting('server_version_num')::integer < 160000
                OR pg_catalog.pg_has_role(current_user, 'showroom_admin', 'MEMBER WITH ADMIN OPTION'))
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolcanlogin AND NOT r.rolsuper
                                                              AND pg_catalog.pg_has_role(r.oid, 'showroom_admin', 'USAGE')) THEN
            EXECUTE pg_catalog.format('GRANT showroom_admin TO %I', current_user);
        END IF;
    END IF;

    -- The private server's everyday login.
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'showroom_local')
       AND NOT pg_catalog.pg_has_role('showroom_local', 'showroom_admin', 'USAGE') THEN
        GRANT showroom_admin TO showroom_local;
    END IF;

    -- Its further logins, to see the console as others see it.
    FOREACH wanted IN ARRAY ARRAY['viewer', 'support', 'sales', 'ops'] LOOP
        IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'showroom_local_' || wanted)
           AND NOT pg_catalog.pg_has_role('showroom_local_' || wanted, 'showroom_' || wanted, 'USAGE') THEN
            EXECUTE pg_catalog.format('GRANT %I TO %I', 'showroom_' || wanted, 'showroom_local_' || wanted);
        END IF;
    END LOOP;
END
$roles$;
