-- Who may enter, without the secrets.
SELECT id, person, issued_by, created_at, expires_at, revoked_at FROM showroom.session_tokens(:session::uuid)
