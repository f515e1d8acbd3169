-- Whether a new environment may take the id.
SELECT showroom.is_id_available(:id)
