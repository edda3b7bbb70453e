"""Rules that stand in for a model in the ExpertAF flow."""
