-- Open sessions over the fleet.
SELECT open, people, in_use FROM showroom.session_figures()
