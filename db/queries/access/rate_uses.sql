-- What is used of the rate limits, and the exceptions to them.
SELECT kind, key, used, allowed, latest, next_free, per_hour, until, reason, made_by FROM showroom.rate_uses()
