"""What a stage is, what makes it run, and what it leaves on disk."""
