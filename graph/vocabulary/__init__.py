"""The knowledge in `ontology/`, loaded into typed, frozen objects, and its lint."""
