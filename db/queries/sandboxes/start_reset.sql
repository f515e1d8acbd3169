-- Records the job that fills a sandbox anew.
SELECT showroom.start_reset(:id, :reason)
