"""Rules that read a spoken commentary without a model: what the built-in engine of several flows stands on."""
