"""Reports by the grammar of the genre, with what they say known because it was written: see `bench/generate.py`."""
