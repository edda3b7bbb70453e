"""What is done to data: pure modules, and one `stages.py` per data set that wraps them for Prefect."""
