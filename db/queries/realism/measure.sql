-- The figures by which an environment's rows are scored.
SELECT property, figure, second, sample
  FROM showroom.measure_realism(:environment, :reference::date, :years::integer, :expected::jsonb)
