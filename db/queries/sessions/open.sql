-- Opens a person's session or goes on with it; its token, this one time.
SELECT session, token, is_new FROM showroom.session_open(:environment, :person, :name, make_interval(mins => :minutes::integer))
