"""ExpertAF: learner, feedback, expert triplets aligned by body pose (arXiv 2408.00672)."""
