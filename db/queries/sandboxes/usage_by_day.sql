-- The same per day.
SELECT * FROM showroom.usage_by_day(:environment::text,
    coalesce(:from::date, coalesce(:until::date, (showroom.now() AT TIME ZONE 'UTC')::date) - 89),
    coalesce(:until::date, (showroom.now() AT TIME ZONE 'UTC')::date), :internal::boolean)
