"""Talking to models: requests, replies, the reply store, and the client."""
