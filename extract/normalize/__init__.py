"""What a mention's text is worth: its number, amount, date or ordinal."""
