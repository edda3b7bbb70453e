"""The shape of every row, config, record and error."""
