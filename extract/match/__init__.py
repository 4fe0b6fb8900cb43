"""Find candidates: every recognizer reads every sentence's view and offers what it sees."""
