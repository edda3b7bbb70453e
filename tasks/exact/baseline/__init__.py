"""The rule-based baseline of ExAct: what the built-in engine answers with. No model and no network."""
