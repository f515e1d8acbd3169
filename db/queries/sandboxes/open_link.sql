-- Opens an access link.
SELECT environment, persona, redirect FROM showroom.resolve_access_link(:token)
