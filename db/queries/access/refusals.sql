-- Who was refused calls in the last thirty days.
SELECT coalesce(login, '') AS login, coalesce(program, '') AS program, kind, calls, since, latest FROM showroom.refusals()
