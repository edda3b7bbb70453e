"""ExAct: from expert commentary to a five-option benchmark (arXiv 2506.06277)."""
