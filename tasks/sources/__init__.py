"""Readers of sources, and the demo data."""
