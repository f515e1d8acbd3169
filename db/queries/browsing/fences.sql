-- The keys of every so many-th row, from a key on.
SELECT row_key FROM showroom_guard.browse_fences(:environment, :table, :column::text, :value::text, :from::text[], :step::integer,
                                             :count::integer)
