-- Events per month and kind over the fleet, from what was counted per environment.
SELECT blueprint, month, kind, events FROM showroom.fleet_volumes(:from::date, :until::date)
