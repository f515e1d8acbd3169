-- What a sweep would do now, or at a moment to come; longest due first.
SELECT * FROM showroom.sweep_preview(:sweep, :as_of::timestamptz)
