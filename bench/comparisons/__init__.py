"""The comparisons, one module each: the docstring says how, `PEERS` heads the two columns, `rows` measures."""
