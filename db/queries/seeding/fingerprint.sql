-- The order-independent fingerprint of an environment's rows, recorded per table.
SELECT showroom.record_fingerprints(:environment, :blueprint)
