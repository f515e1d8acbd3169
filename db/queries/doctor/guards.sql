-- The guard view of every registered table.
SELECT table_name, has_view, has_barrier, has_check, has_owner FROM showroom.doctor_guards()
