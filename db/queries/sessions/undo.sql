-- Brings an archive back; rows that were changed since get what was decided.
SELECT showroom.session_undo(:session::uuid, :archive::bigint, :take::text, :choices::jsonb)
