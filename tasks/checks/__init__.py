"""Checks of rows."""
