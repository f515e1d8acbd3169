-- Releases whatever others hold of an environment; how much.
SELECT showroom.release_holds(:environment, :reason)
