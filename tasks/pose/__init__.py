"""Body poses: what they are, whether they can be trusted, and how well two of them agree."""
