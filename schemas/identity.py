"""What does not bear identity. One table, each entry with its reason.

Everything else in a stage's settings and in its model's settings counts: a new field counts until it is put here.
"""

NOT_IDENTITY: dict[str, str] = {
    "engine": "the same model answers the same, by whatever road; the built-in rules count as code",
    "model": "a role's name only points at a model; the model's own name and revision count",
    "base_url": "where a server stands does not change what its model says",
    "api_key_env": "a key says who pays",
    "concurrency": "how many requests are under way changes the order of replies, not the replies",
    "timeout_sec": "a reply that came in time is the same reply",
    "max_attempts": "a failed row is asked again by `touchline retry`, never by a new fingerprint",
    "max_retry_wait_sec": "waiting changes when, not what",
    "schema_dialect": "how a reply's schema is worded for a server; replies are checked against the whole schema",
    "usd_per_million_tokens_in": "a price",
    "usd_per_million_tokens_out": "a price",
}
"""Field name to reason."""
