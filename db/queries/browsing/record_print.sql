-- Records that rows are about to be printed.
SELECT showroom.record_print(:environment, :table, :rows::bigint, :reason)
