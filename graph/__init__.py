"""accord: a knowledge graph of negotiations, from the news about them."""

__version__ = "0.1.0"
