-- Removes a part of the expired archives.
SELECT removed_archives, remains FROM showroom.purge_archives()
