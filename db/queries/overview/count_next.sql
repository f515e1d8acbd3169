-- Counts the volumes of one environment; how many are left, -1 while somebody else counts.
SELECT showroom.count_next_volumes()
