-- Of how many complete environments the volumes are known, and whether the caller may count the others.
SELECT environments, counted, has_function_privilege('showroom.count_next_volumes()', 'EXECUTE') AS may_count
  FROM showroom.fleet_coverage()
