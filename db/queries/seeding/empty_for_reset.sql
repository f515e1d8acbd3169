-- Removes what a reset replaces, before its first step.
SELECT showroom.empty_for_reset(:id::bigint, :token::integer)
