"""When things happen: one flow per data set, and the `touchline` command."""
