"""What is known of words, of speech, and of who is spoken of."""
