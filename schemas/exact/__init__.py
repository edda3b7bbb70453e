"""Rows, prompt variables and replies of the ExAct flow, one file per artifact."""
