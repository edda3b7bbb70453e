"""What models are told: Markdown files, and the one loader that reads and renders them."""
