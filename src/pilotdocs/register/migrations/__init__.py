"""How the schema came about, step by step. A migration that was released is never edited."""
