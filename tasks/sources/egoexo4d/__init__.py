"""Ego-Exo4D v2 as the official download lays it out."""
