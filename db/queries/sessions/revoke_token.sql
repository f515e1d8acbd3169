-- A token that opens nothing any more.
SELECT showroom.session_revoke_token(:token::uuid)
