-- The end of an exception to a rate limit.
SELECT showroom.rate_except_end(:kind, :key, :reason)
