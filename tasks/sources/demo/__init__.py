"""A small generated download in the shape of Ego-Exo4D, for demonstrations and tests."""
