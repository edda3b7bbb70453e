"""Pictures of a learner beside the expert that was aligned with it."""
