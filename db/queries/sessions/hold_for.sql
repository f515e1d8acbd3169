-- Holds a session for its caller for so many minutes, by the server's clock.
SELECT showroom.session_hold(:session::uuid, showroom.now() + make_interval(mins => :minutes::integer), :reason)
