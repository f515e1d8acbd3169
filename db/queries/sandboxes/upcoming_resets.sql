-- Sandboxes that reset themselves, the next one first.
SELECT s.environment, e.name, s.auto_reset_hours, s.last_reset_at, s.next_reset_at
  FROM showroom.sandbox_list s JOIN showroom.environment_list e ON e.id = s.environment
 WHERE s.auto_reset_hours IS NOT NULL AND e.status = 'ready' AND NOT e.is_protected
 ORDER BY s.next_reset_at, s.environment
