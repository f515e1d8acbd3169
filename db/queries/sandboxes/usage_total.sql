-- How much one environment or the fleet was used.
SELECT * FROM showroom.usage_total(:environment::text, :from::date, :until::date, :internal::boolean)
