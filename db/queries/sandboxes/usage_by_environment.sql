-- The same per environment, most used first.
SELECT * FROM showroom.usage_by_environment(:environment::text, :from::date, :until::date, :internal::boolean)
