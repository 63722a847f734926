"""Who is meant: from the names and phrases of a text to actors."""
