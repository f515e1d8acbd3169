-- Changes a sandbox's limits, restrictions, auto-reset and who may enter.
SELECT showroom.configure_sandbox(:id, :changes::jsonb)
