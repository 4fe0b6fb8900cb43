"""Score extractions against gold files."""
