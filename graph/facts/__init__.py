"""Facts that no report tells: kinds by name, powers by law, what stands under what. They read tables, never text."""
