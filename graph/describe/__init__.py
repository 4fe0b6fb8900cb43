"""Write what a record tells as triples: one small module for each kind of thing."""
