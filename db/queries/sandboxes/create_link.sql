-- Makes an access link; the token is told this one time.
SELECT id, token, url FROM showroom.create_access_link(:environment, :persona, :label, :uses::integer, :expires::timestamptz)
