-- Makes a further version of the master salt known, by its check value.
SELECT showroom.salt_rotate(:version, :check, :reason)
