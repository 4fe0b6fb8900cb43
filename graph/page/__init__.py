"""The page: its template, style and scripts, and the data they show."""
