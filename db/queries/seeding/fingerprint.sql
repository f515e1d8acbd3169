-- The order-independent fingerprint of what a seed job wrote, recorded per table.
SELECT showroom.seal_dataset(:id::bigint, :token::integer)
