-- One environment, deleted ones included.
SELECT * FROM showroom.environment_list WHERE id = :id
